"""Expansion of C macros, token for token as libcpp does it (libcpp, macro.cc).

The replacement of each macro is a context on a stack; a macro is disabled while its context is on the stack, and a
name met while its macro is disabled is never expanded again.  A function-like name at the end of a context takes
its arguments from what follows the context, and at the end of a line from the following lines.
"""

from __future__ import annotations

import itertools
from typing import Protocol

from ppcmacro.cpp.items import AVOID, FINISH, Context, Item, Run, Use, chain_of, padding, rebase, spell
from ppcmacro.cpp.lines import Line
from ppcmacro.cpp.macros import Macro, Macros
from ppcmacro.cpp.substitution import Substitution
from ppcmacro.cpp.tokens import END, NAME, PADDING, PUNCTUATOR, RUN, STRING, Token, kind_of, tokenize
from ppcmacro.source import Location, Source

__all__ = ["Budget", "Expander", "Host"]

_LINE_HASH = -1
_new = tuple.__new__


class Host(Protocol):
    """What an expander asks the reader of the file for."""

    def parenthesis_follows(self) -> bool:
        """Tell whether the next line of the file begins with `(`."""

    def following_line(self) -> Line | None:
        """Return the next line of text of the same file, directives obeyed; None at its end."""

    def problem(self, location: Location, use: Use | None, message: str, limit: bool = False) -> None:
        """Report an error in a use of a macro; `limit` when a limit of ppcmacro is the reason."""

    def builtin(self, name: str, location: Location, use: Use | None) -> str:
        """Return the text of a macro that the preprocessor provides."""


class Budget:
    """How much expansion is left for a file; shared by all expanders of it."""

    __slots__ = ("exhausted", "left", "max_depth", "max_nesting")

    def __init__(self, tokens: int, depth: int, nesting: int) -> None:
        self.left = tokens
        self.max_depth = depth
        self.max_nesting = nesting
        self.exhausted = False


class Expander:
    """Reads tokens through the expansion of macros.

    `line`, `source` and `index` say which token of the file comes next; the caller sets and reads them.  `fixed`
    becomes false when an expansion depends on where it stands, `outside` becomes true when the `(` of a call is
    looked for in the file.  With `single` only single tokens are given, otherwise Runs too.
    """

    __slots__ = (
        "budget",
        "contexts",
        "disabled",
        "entries",
        "fixed",
        "host",
        "index",
        "line",
        "nesting",
        "outside",
        "parsing",
        "prevent",
        "single",
        "source",
        "table",
        "tokens",
    )

    def __init__(self, table: Macros, budget: Budget, host: Host, single: bool = False) -> None:
        self.table = table
        self.entries = table.entries
        self.budget = budget
        self.host = host
        self.contexts: list[Context] = []
        self.disabled: set[str] = set()
        self.line: Line | None = None
        self.source = Source("<none>")
        self.tokens: list[Token] = []
        self.index = 0
        self.parsing = 0
        self.prevent = 0
        self.nesting = 0
        self.fixed = True
        self.outside = False
        self.single = single

    def start(self, line: Line, source: Source) -> None:
        """Begin to read a line."""
        self.line = line
        self.source = source
        self.tokens = line.tokens
        self.index = 0

    def item(self, token: Token) -> Item:
        """Return a token of the current line for an expansion."""
        place = _new(Location, (self.source, token.line, token.column))
        return Item(token.kind, token.text, token.white, False, place, None)

    def get(self) -> Item:
        """Return the next token or padding, END at the end of what there is to read."""
        contexts = self.contexts
        if not contexts:
            item = self._read()
        else:
            context = contexts[-1]
            position = context.position
            if position == len(context.items):
                contexts.pop()
                name = context.name
                if name is not None and not (contexts and contexts[-1].name == name):
                    self.disabled.discard(name)
                return AVOID
            item = context.items[position]
            context.position = position + 1
            if item.paste:
                self._paste(context, item)
                return padding(item)
        if item.kind != NAME or item.painted:
            return item
        name = item.text
        if name not in self.entries:
            return item
        if name in self.disabled:
            return item.paint()
        if self.prevent:
            return item
        macro = self.table.lookup(name)
        if macro is not None and self.enter(macro, item):
            return padding(item)
        return item

    def enter(self, macro: Macro, name: Item) -> bool:
        """Begin the expansion of a macro whose name was read; False when it is not a use of the macro."""
        definition = macro.definition
        if definition is None:
            return self._enter_builtin(macro, name)
        parameters = definition.parameters
        items: list[Item]
        if parameters is None:
            use = self._use(macro, name)
            if use is None:
                return False
            items = self._body(macro, use)
        else:
            opening = self._opening()
            if opening is None:
                return False
            use = self._use(macro, name)
            arguments = self._collect(macro, name, use, opening)
            self.fixed = self.fixed and arguments is not None
            if arguments is None or use is None:
                return False
            items = self._substitute(macro, arguments, use)
        if not self._spend(len(items), name):
            return False
        self.disabled.add(macro.name)
        self.contexts.append(Context(items, macro.name))
        return True

    def _spend(self, count: int, name: Item) -> bool:
        budget = self.budget
        budget.left -= count
        if budget.left >= 0:
            return True
        if not budget.exhausted:
            budget.exhausted = True
            self._problem(name, f"expansion of `{name.text}` exceeds the limit on the size of all expansions", True)
        return False

    def _problem(self, name: Item, message: str, limit: bool = False) -> None:
        self.fixed = False
        self.host.problem(name.location, name.use, message, limit)

    def _use(self, macro: Macro, name: Item) -> Use | None:
        use = Use(macro.name, name.location, name.use, macro.location)
        if use.depth > self.budget.max_depth:
            self._problem(name, f"macros are nested too deeply at `{name.text}`", True)
            return None
        return use

    def _enter_builtin(self, macro: Macro, name: Item) -> bool:
        self.fixed = False
        if macro.name in ("__has_include", "__has_include_next"):
            return False
        if macro.name == "_Pragma":
            return self._drop_pragma(name)
        text = self.host.builtin(macro.name, name.location, name.use)
        use = self._use(macro, name)
        items = [Item(token.kind, token.text, token.white, False, name.location, use) for token in tokenize(text, 0)]
        self.contexts.append(Context(items, None))
        return True

    def _drop_pragma(self, name: Item) -> bool:
        """Read the parenthesis of a `_Pragma`, which no assembler needs."""
        if self._opening() is not None:
            self.prevent += 1
            items: list[Item] = []
            while len(items) < 2:
                item = self.get()
                if item.kind == RUN:
                    self._split(item)
                elif item.kind != PADDING:
                    items.append(item)
            self.prevent -= 1
            if items[0].kind == STRING and items[1].text == ")":
                self.contexts.append(Context([], None))
                return True
        self._problem(name, "`_Pragma` needs a string in parentheses")
        return False

    def _read(self) -> Item:
        index = self.index
        kind = 0
        if index >= len(self.tokens):
            line: Line | None = None
            self.outside = True
            if self.parsing == 2 or (self.parsing == 1 and self.host.parenthesis_follows()):
                line = self.host.following_line()
            if line is None:
                return FINISH
            self.start(line, self.source)
            index = 0
            kind = _LINE_HASH if self.tokens[0].text == "#" else 0
        token = self.tokens[index]
        self.index = index + 1
        if self.parsing == 1:
            self.outside = True
        place = _new(Location, (self.source, token.line, token.column))
        return Item(kind or token.kind, token.text, token.white or index == 0, False, place, None)

    def _unread(self, item: Item) -> None:
        if self.contexts:
            self.contexts[-1].position -= 1
        elif item.kind != END:
            self.index -= 1

    def _opening(self) -> Item | None:
        """Read the `(` of a function-like macro; None, with everything put back, when there is none."""
        self.prevent += 1
        self.parsing = 1
        pad: Item | None = None
        while True:
            item = self.get()
            if item.kind == RUN and item.text[0] == "(":
                self._split(item)
                continue
            if item.kind != PADDING:
                break
            if pad is None or pad.reference is None or (not pad.reference.white and item.reference is None):
                pad = item
        self.parsing = 0
        self.prevent -= 1
        if item.text == "(":
            return item
        self._unread(item)
        if pad is not None:
            self.contexts.append(Context([pad], None))
        return None

    def _collect(self, macro: Macro, name: Item, use: Use | None, opening: Item) -> list[list[Item] | None] | None:
        """Read the arguments up to the `)`: one list a parameter, None for a variable argument left out.

        Returns None after an error, with the arguments gone, as gcc does.
        """
        definition = macro.definition
        assert definition is not None
        assert definition.parameters is not None
        parameters = definition.parameters
        count = len(parameters)
        last_takes_all = count if definition.variadic else 0
        raw: list[list[Item]] = []
        commas: list[Item] = []
        current: list[Item] = []
        depth = 0
        self.prevent += 1
        self.parsing = 2
        get = self.get
        contexts, disabled = self.contexts, self.disabled
        while True:
            context = contexts[-1] if contexts else None
            if context is None:
                index = self.index
                if index < len(self.tokens):
                    token = self.tokens[index]
                    self.index = index + 1
                    place = _new(Location, (self.source, token.line, token.column))
                    item = Item(token.kind, token.text, token.white or index == 0, False, place, None)
                else:
                    item = get()
            elif context.position == len(context.items):
                item = get()
            else:
                item = context.items[context.position]
                if item.paste or (item.kind == NAME and item.text in disabled):
                    item = get()
                else:
                    context.position += 1
            kind = item.kind
            if kind == PUNCTUATOR:
                text = item.text
                if text == "(":
                    depth += 1
                elif text == ")":
                    if not depth:
                        break
                    depth -= 1
                elif text == "," and not depth and len(raw) + 1 != last_takes_all:
                    raw.append(current)
                    commas.append(item)
                    current = []
                    continue
            elif kind == PADDING:
                if not current:
                    continue
            elif kind == RUN:
                self._split(item)
                continue
            elif kind == END:
                break
            elif kind == _LINE_HASH:
                raw.append(current)
                commas.append(item)
                current = []
                depth = 0
                continue
            current.append(item)
        self.parsing = 0
        self.prevent -= 1
        raw.append(current)
        for argument in raw:
            while argument and argument[-1].kind == PADDING:
                argument.pop()
        if item.kind == END:
            self._unread(item)
            self._problem(name, f"unterminated argument list invoking macro `{macro.name}`")
            return None
        given = len(raw)
        if given == 1 and count == 0 and not raw[0]:
            given = 0
        if given != count and not (given + 1 == count and definition.variadic):
            self._problem(
                name,
                f"macro `{macro.name}` requires {count} arguments, but only {given} given"
                if given < count
                else f"macro `{macro.name}` passed {given} arguments, but takes just {count}",
            )
            return None
        if use is None:
            return None
        self._describe(use, parameters, raw, [opening, *commas, item])
        arguments: list[list[Item] | None] = list(self._rebase(raw[:count], use, name))
        if definition.variadic and (given < count or (given == 1 and count == 1 and not raw[0])):
            arguments[count - 1 :] = [None]
        return arguments

    def _describe(self, use: Use, parameters: tuple[str, ...], raw: list[list[Item]], separators: list[Item]) -> None:
        """Note the arguments as written; the separators are the parentheses and the commas between."""
        chain = chain_of(use.parent)
        texts = [spell(argument, chain) for argument in raw]
        use.args = tuple(itertools.zip_longest(parameters, texts[: len(parameters)], fillvalue=""))
        parts = [use.name]
        for separator, argument, text in zip(separators, raw, texts, strict=False):
            parts.append(" " + separator.text if separator.white else separator.text)
            parts.append(" " + text if argument and argument[0].white else text)
        parts.append(" )" if separators[-1].white else ")")
        use.spelling = "".join(parts)

    def _rebase(self, raw: list[list[Item]], use: Use, name: Item) -> list[list[Item]]:
        outer = name.use
        if outer is None:
            for argument in raw:
                for item in argument:
                    if item.use is not None:
                        break
                    if item.kind != PADDING:
                        item.use = use
                else:
                    continue
                break
            else:
                return raw
        chain = chain_of(outer) | {id(use)}
        result = []
        for argument in raw:
            items, copies = rebase(argument, use, chain)
            self.budget.left -= copies
            result.append(items)
        return result

    def _substitute(self, macro: Macro, arguments: list[list[Item] | None], use: Use) -> list[Item]:
        """Return the replacement list with the arguments put in."""
        if not arguments:
            return self._body(macro, use)
        return Substitution(self, macro, arguments, use).items(0, len(macro.body))

    def _body(self, macro: Macro, use: Use) -> list[Item]:
        body, places = macro.body, macro.places
        if self.single:
            return [
                Item(token.kind, token.text, token.white, token.paste, place, use)
                for token, place in zip(body, places, strict=True)
            ]
        runs = macro.runs(self.table)
        items: list[Item] = []
        index = 0
        count = len(body)
        while index < count:
            run = runs[index]
            if run is None:
                token = body[index]
                items.append(Item(token.kind, token.text, token.white, token.paste, places[index], use))
                index += 1
            else:
                items.append(Run(macro, index, run[0], run[1], use))
                self.budget.left -= run[0] - index - 1
                index = run[0]
        return items

    def _split(self, run: Item) -> None:
        """Put the single tokens of a run that was read in its place."""
        assert isinstance(run, Run)
        context = self.contexts[-1]
        context.position -= 1
        context.items[context.position : context.position + 1] = run.tokens

    def expanded(self, argument: list[Item]) -> list[Item]:
        """Return an argument with its macros expanded, up to its own end."""
        entries = self.entries
        for item in argument:
            if item.kind == NAME and not item.painted and item.text in entries:
                break
            if item.paste:
                break
        else:
            return argument
        if self.nesting >= self.budget.max_nesting:
            self._problem(argument[0], "arguments of macros are nested too deeply", True)
            return argument
        self.nesting += 1
        depth = len(self.contexts)
        self.contexts.append(Context([*argument, FINISH], None))
        result: list[Item] = []
        get = self.get
        while True:
            item = get()
            if item.kind == END:
                break
            result.append(item)
        while len(self.contexts) > depth:
            self.contexts.pop()
        self.nesting -= 1
        return result

    def _paste(self, context: Context, left: Item) -> None:
        """Join `left` with what follows in its context and read the result next."""
        items = context.items
        first = left
        while True:
            if context.position >= len(items):
                break
            right = items[context.position]
            context.position += 1
            if right.kind == PADDING:
                break
            joined = self._joined(left, right)
            if joined is None:
                context.position -= 1
                break
            left = joined
            if not right.paste:
                break
        if left is first:
            left = left.pasting(False)
        left.paste = False
        self.contexts.append(Context([left], None))

    def _joined(self, left: Item, right: Item) -> Item | None:
        text = left.text + right.text
        self.budget.left -= len(text) >> 4
        if (left.text == "/" and right.text != "=") or self.budget.left < 0:
            return None
        kind = kind_of(text)
        if not kind:
            return None
        item = Item(kind, text, left.white, True, left.location, left.use)
        size = len(left.text)
        before = left.parts or ((0, left),)
        item.parts = before + tuple((size + offset, part) for offset, part in right.parts or ((0, right),))
        return item
