"""A file of handlers by its lines: macro bodies, calls, address table, symbols."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Edit(NamedTuple):
    """What an operator gives: a description and the lines that replace the original ones (1-based key)."""

    description: str
    lines: dict[int, str]


class Statement(NamedTuple):
    """An instruction or macro call in a macro body: where, and the parts of its line."""

    line: int
    lead: str
    mnemonic: str
    gap: str
    operands: str
    tail: str

    @property
    def text(self) -> str:
        """The statement without label, margin and comment."""
        return self.mnemonic + self.gap + self.operands

    def written(self, text: str) -> str:
        """The whole line with another statement in the place of this one."""
        return self.lead + text + self.tail


_STATEMENT = re.compile(
    r"(?P<lead>\s*(?:[\w.$]+:\s*)?)(?P<mnemonic>[A-Za-z_][\w.]*[+-]?)(?P<gap>\s*)(?P<operands>.*?)(?P<tail>\s*(?:/\*.*)?)"
)


class Source:
    """The lines of the file and where its parts are (1-based line numbers)."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.macros: dict[str, tuple[int, int]] = {}
        inside = ""
        for number, line in enumerate(self.lines, 1):
            if match := re.match(r"\s*\.macro\s+(\w+)", line):
                inside = match[1]
                self.macros[inside] = (number, 0)
            elif re.match(r"\s*\.endm\b", line):
                self.macros[inside] = (self.macros[inside][0], number)
                inside = ""
        table_macros = {name for name, (first, last) in self.macros.items() if self._has_word(first, last)}
        self.handlers = {name: span for name, span in self.macros.items() if name not in table_macros}
        outside = [n for n in range(1, len(self.lines) + 1) if not any(a <= n <= b for a, b in self.macros.values())]
        self.calls = [n for n in outside if self._called(n) in self.handlers]
        self.table = [n for n in outside if self._called(n) in table_macros]
        self.symbols = [
            n
            for n in (*self._bodies(), *outside)
            if self._is_symbol(n, min(self.calls), max([*self.calls, *self.table]))
        ]

    def _has_word(self, first: int, last: int) -> bool:
        return any(re.match(r"\s*\.long\b", line) for line in self.lines[first:last])

    def _called(self, number: int) -> str:
        match = re.match(r"(\w+)\b(?!\s*[:(])", self.lines[number - 1])
        return match[1] if match else ""

    def _is_symbol(self, number: int, first: int, last: int) -> bool:
        match = re.match(r"_GLOBAL\((kvmppc_(?:handler|booke_handler)\w*)", self.lines[number - 1])
        return match is not None and (number in self._bodies() or first - 2 <= number <= last)

    def _bodies(self) -> list[int]:
        return [n for first, last in self.handlers.values() for n in range(first + 1, last)]

    def line(self, number: int) -> str:
        """The text of a line."""
        return self.lines[number - 1]

    def bodies(self) -> list[list[Statement]]:
        """The instructions and calls of each handler macro, in order."""
        found = []
        for first, last in self.handlers.values():
            body = []
            for number in range(first + 1, last):
                match = _STATEMENT.fullmatch(self.line(number))
                if match and not match["mnemonic"].startswith("_GLOBAL"):
                    body.append(Statement(number, *match.groups()))
            found.append(body)
        return found

    def statements(self) -> Iterator[Statement]:
        """The instructions and calls of all handler macros."""
        for body in self.bodies():
            yield from body

    def apply(self, edit: Edit) -> str:
        """The text with the lines of the edit replaced."""
        return "\n".join(edit.lines.get(number, line) for number, line in enumerate(self.lines, 1))
