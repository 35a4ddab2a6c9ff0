"""Putting the arguments of a use of a macro into its replacement list (libcpp's replace_args)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppcmacro.cpp.items import AVOID, Item, Run, Use, chain_of, padding, rebase
from ppcmacro.cpp.macros import Macro
from ppcmacro.cpp.tokens import CHARACTER, OTHER, PADDING, STRING, Token

if TYPE_CHECKING:
    from ppcmacro.cpp.expansion import Expander

__all__ = ["Substitution"]


class Substitution:
    """Puts the arguments of one use of a macro into its replacement list (libcpp's replace_args)."""

    def __init__(self, expander: Expander, macro: Macro, arguments: list[list[Item] | None], use: Use) -> None:
        definition = macro.definition
        assert definition is not None
        self.expander = expander
        self.macro = macro
        self.body = macro.body
        self.runs = macro.runs(expander.table) if not expander.single else [None] * len(macro.body)
        self.places = macro.places
        self.arguments = arguments
        self.use = use
        self.last = len(arguments) - 1 if definition.variadic else -1
        self.ready: list[list[Item] | None] = [None] * len(arguments)
        self.out: list[Item] = []

    def items(self, index: int, end: int) -> list[Item]:
        """Return the tokens and paddings for the part [index, end) of the replacement list."""
        out = self.out
        append = out.append
        use = self.use
        body, places, runs = self.body, self.places, self.runs
        while index < end:
            run = runs[index]
            if run is not None:
                append(Run(self.macro, index, run[0], run[1], use))
                self.expander.budget.left -= run[0] - index - 1
                index = run[0]
                continue
            token = body[index]
            if token.arg >= 0:
                self._argument(token, index)
            elif token.text == "__VA_OPT__" and self.last >= 0 and index + 1 < end and body[index + 1].text == "(":
                index = self._optional(index, end)
                continue
            else:
                append(Item(token.kind, token.text, token.white, token.paste, places[index], use))
            index += 1
        return out

    def _argument(self, token: Token, index: int) -> None:
        out = self.out
        after_paste = index > 0 and self.body[index - 1].paste
        argument = self.arguments[token.arg]
        tokens: list[Item]
        if token.quote:
            tokens = [self._quoted(index, argument or [])]
        elif token.paste:
            tokens = argument or []
        elif after_paste:
            tokens = argument or []
            if out:
                before = out[-1]
                if before.text == "," and token.arg == self.last:
                    if argument is None:
                        out.pop()
                    else:
                        out[-1] = before.pasting(False)
                elif not tokens:
                    out[-1] = before.pasting(False)
        else:
            tokens = self._expanded(token.arg)
        if index and not after_paste:
            out.append(padding(token))
        if tokens:
            out.extend(tokens)
            if token.paste:
                out[-1] = out[-1].pasting(True)
            elif out[-1].paste:
                out[-1] = out[-1].pasting(False)
        if not token.paste:
            out.append(AVOID)

    def _expanded(self, number: int) -> list[Item]:
        """Return an argument with its macros expanded; a second call returns other uses of the same macros."""
        argument = self.arguments[number]
        if not argument:
            return []
        ready = self.ready[number]
        if ready is None:
            ready = self.ready[number] = self.expander.expanded(argument)
            return ready
        use = self.use
        if any(item.use is not use for item in ready if item.kind != PADDING):
            ready, copies = rebase(ready, use, chain_of(use))
            self.expander.budget.left -= copies
        return ready

    def _quoted(self, index: int, argument: list[Item]) -> Item:
        """Return the argument as a string (libcpp's stringify_arg)."""
        parts: list[str] = []
        mark: Item | Token | None = None
        backslashes = 0
        for item in argument:
            if item.kind == PADDING:
                if mark is None or (not mark.white and item.reference is None):
                    mark = item.reference
                continue
            if parts and (mark or item).white:
                parts.append(" ")
            mark = None
            if item.kind in (STRING, CHARACTER):
                parts.append(item.text.replace("\\", r"\\").replace('"', r'\"'))
            else:
                parts.append(item.text)
            backslashes = backslashes + 1 if item.kind == OTHER and item.text == "\\" else 0
        text = "".join(parts)
        if backslashes & 1:
            text = text[:-1]
        self.expander.budget.left -= len(text) >> 4
        if self.expander.budget.left < 0:
            text = ""
        return Item(STRING, f'"{text}"', False, False, self.places[index], self.use)

    def _optional(self, index: int, end: int) -> int:
        """Put in what stands in `__VA_OPT__( )` when there are variable arguments; return the index behind it."""
        body = self.body
        opening = index + 1
        depth = 0
        close = opening
        while close < end:
            if body[close].text == "(":
                depth += 1
            elif body[close].text == ")":
                depth -= 1
                if not depth:
                    break
            close += 1
        out = self.out
        after_paste = index > 0 and body[index - 1].paste
        if index and not after_paste:
            out.append(padding(body[index]))
        start = len(out)
        paste = close < end and body[close].paste
        if any(item.kind != PADDING for item in self._expanded(self.last)):
            self.items(opening + 1, close)
            while len(out) > start and out[-1].kind == PADDING:
                out.pop()
        if len(out) > start or (after_paste and out):
            out[-1] = out[-1].pasting(paste)
        if not paste:
            out.append(AVOID)
        return close + 1
