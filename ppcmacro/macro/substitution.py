"""Bodies: what GNU as collected between `.macro` or a loop and its end, made ready to be filled in.

A body is compiled once into lines of literal text and slots; an expansion only joins strings.  Slots are numbered:
first the parameters, then `\\@`, then `\\+`, then the names of LOCAL.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ppcmacro.names import NAME
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple
from ppcmacro.source import Text

__all__ = ["BodyLine", "CompiledBody", "CompiledLine", "compile_body"]

_NAME = NAME
_SPECIAL = pattern(rf"\\(?:\(|@|&|\+|({_NAME})|)|&(?:({_NAME})|&)?|\"", re.DOTALL)
_ALTERNATE = pattern(rf"\\(?:\(|@|&|\+|({_NAME})|)|&(?:({_NAME})|&)?|(\")|({_NAME})", re.DOTALL)
_LOCAL_NAME = pattern(_NAME)


class BodyLine(NamedTuple):
    """A statement of a body and the character that ended it (newline or `;`)."""

    text: Text
    end: str


class CompiledLine:
    """A statement of a body ready for expansion.

    parts  literal strings and slot numbers in turn; None when nothing is to be filled in
    spans  for each literal part where in the body's text it begins
    """

    __slots__ = ("end", "parts", "spans", "text")

    def __init__(self, text: Text, end: str, parts: tuple[str | int, ...] | None, spans: tuple[int, ...]) -> None:
        self.text = text
        self.end = end
        self.parts = parts
        self.spans = spans


class CompiledBody(NamedTuple):
    """A body for one list of parameters.

    lines     its statements
    locals    how many names LOCAL makes
    clashes   names of LOCAL that are parameters or names of LOCAL already
    unclosed  lines with a `\\(` that is never closed
    """

    lines: tuple[CompiledLine, ...]
    locals: int
    clashes: tuple[tuple[str, Text], ...]
    unclosed: tuple[Text, ...]


def compile_body(
    lines: Sequence[BodyLine], names: Sequence[str], *, macro: bool, alternate: bool = False, counts: bool = False
) -> CompiledBody:
    """Compile a body.  `macro`: it belongs to a macro, not to a loop (only there LOCAL counts).

    `alternate`: `.altmacro` is in force; `counts`: `\\+` is known (gas 2.43).
    """
    compiler = _Compiler(names, macro, alternate, counts)
    compiled = tuple([compiler.line(line) for line in lines])
    unclosed = (compiler.opened,) if compiler.opened is not None else ()
    return CompiledBody(compiled, compiler.locals, tuple(compiler.clashes), unclosed)


class _Compiler:
    """Compiles statement after statement: strings, `\\(` and LOCAL reach over the end of a line."""

    def __init__(self, names: Sequence[str], macro: bool, alternate: bool, counts: bool) -> None:
        self.slots = {name: number for number, name in enumerate(names)}
        self.counter = len(names)
        self.macro = macro
        self.alternate = alternate
        self.counts = counts
        self.locals = 0
        self.clashes: list[tuple[str, Text]] = []
        self.quoted = False
        self.opened: Text | None = None
        self.parts: list[str | int] = []
        self.spans: list[int] = []

    def line(self, line: BodyLine) -> CompiledLine:
        text = line.text.text
        if self.opened is None and not self.alternate and "\\" not in text and "&" not in text:
            return CompiledLine(line.text, line.end, None, ())
        self.parts, self.spans = [], []
        at = 0
        if self.opened is not None:
            at = self._literal(text, 0, line.text)
        at = self._scan(text, at, line.text)
        if self.parts == [text]:
            return CompiledLine(line.text, line.end, None, ())
        return CompiledLine(line.text, line.end, tuple(self.parts), tuple(self.spans))

    def _put(self, text: str, start: int, end: int) -> None:
        if end <= start:
            return
        if self.parts and isinstance(self.parts[-1], str):
            last = self.spans[-1] + len(self.parts[-1])
            if last == start:
                self.parts[-1] += text[start:end]
                return
        self.parts.append(text[start:end])
        self.spans.append(start)

    def _slot(self, number: int, at: int) -> None:
        self.parts.append(number)
        self.spans.append(at)

    def _literal(self, text: str, at: int, where: Text) -> int:
        """Copy what stands in `\\( )`."""
        close = text.find(")", at)
        if close < 0:
            self._put(text, at, len(text))
            self.opened = where
            return len(text)
        self._put(text, at, close)
        self.opened = None
        return close + 1

    def _scan(self, text: str, at: int, where: Text) -> int:
        pattern = _ALTERNATE if self.alternate else _SPECIAL
        while True:
            found = pattern.search(text, at)
            if found is None:
                self._put(text, at, len(text))
                return len(text)
            start, end = found.span()
            self._put(text, at, start)
            if self.alternate and found[4] is not None:
                at = self._bare(text, found, where)
            elif found[0] == '"':
                self.quoted = not self.quoted
                self._put(text, start, end)
                at = end
            elif found[0][0] == "&":
                at = self._ampersand(text, found[2], start, end)
            else:
                at = self._backslash(text, found, where)

    def _backslash(self, text: str, found: re.Match[str], where: Text) -> int:
        start, end = found.span()
        rest = found[0][1:]
        if rest == "(":
            return self._literal(text, end, where)
        if rest == "@":
            self._slot(self.counter, start)
            return end
        if rest == "+":
            if self.counts:
                self._slot(self.counter + 1, start)
            else:
                self._put(text, start, end)
            return end
        if found[1] is not None:
            slot = self.slots.get(found[1])
            if slot is not None:
                return self._filled(text, slot, start, end, "'")
        self._put(text, start, end)
        return end

    def _ampersand(self, text: str, name: str | None, start: int, end: int) -> int:
        """`&name`, `&&` or a plain `&`."""
        slot = self.slots.get(name) if name is not None else None
        if slot is not None:
            return self._filled(text, slot, start, end, "&")
        if name is None:
            self._put(text, start, start + 1 if self.alternate else end)
            return end
        self._put(text, start, end)
        if text[end : end + 1] == "&":
            if not self.alternate:
                self._put(text, end, end + 1)
            end += 1
        return end

    def _filled(self, text: str, slot: int, start: int, end: int, closing: str) -> int:
        self._slot(slot, start)
        if self.alternate and text[end : end + 1] == "&":
            end += 1
        return end + 1 if text[end : end + 1] == closing else end

    def _bare(self, text: str, found: re.Match[str], where: Text) -> int:
        """A name in `.altmacro` mode: a parameter, LOCAL, or itself."""
        start, end = found.span()
        if self.macro and not self.quoted and found[0].upper() == "LOCAL" and text[end : end + 1] in (" ", "\t"):
            return self._declare(text, end, where)
        slot = self.slots.get(found[0])
        if slot is not None:
            return self._filled(text, slot, start, end, "'")
        self._put(text, start, end)
        return end + 1 if text[end : end + 1] == "&" else end

    def _declare(self, text: str, at: int, where: Text) -> int:
        for found in _LOCAL_NAME.finditer(text, at):
            name = found[0]
            if name in self.slots:
                self.clashes.append((name, where))
            else:
                self.slots[name] = self.counter + 2 + self.locals
                self.locals += 1
        return len(text)
