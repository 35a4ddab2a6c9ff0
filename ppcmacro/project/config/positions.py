"""Where each key and value of a TOML document stands: what a message about a configuration points at.

The parser of the standard library gives values without places.  This is read only when there is something to say.
"""

from __future__ import annotations

import re
from contextlib import suppress

from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple

__all__ = ["Path", "Place", "positions"]

Path = tuple["str | int", ...]

_MAX_PARTS = 100
_BLANK = pattern(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE = pattern(r"[A-Za-z0-9_-]+")
_STRING = pattern(r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
_SCALAR = pattern(r"[^,\]}#\n]+")
_ESCAPED = pattern(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\", "e": "\x1b"}


class Place(NamedTuple):
    """Line and column of a character, both from 1."""

    line: int
    column: int


def positions(text: str) -> dict[Path, Place]:
    """Return where the keys and the elements of arrays stand in a document that is valid TOML.

    A key has its path from the top, such as ("severity", "C001"); the elements of an array, and of an array of tables,
    are numbered from 0.  Of text that is no valid TOML only a part is found.
    """
    scanner = _Scanner(text)
    with suppress(_Lost, RecursionError):
        scanner.document()
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found: dict[Path, Place] = {}
    line = 0
    for offset, path in sorted((offset, path) for path, offset in scanner.found.items()):
        while line + 1 < len(starts) and starts[line + 1] <= offset:
            line += 1
        found[path] = Place(line + 1, offset - starts[line] + 1)
    return found


class _Lost(Exception):
    """The text does not go on as valid TOML does."""


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, int] = {}
        self.tables: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        self._skip()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._assignment(table)
            self._skip()

    def _header(self) -> Path:
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        *around, (name, offset) = self._key()
        path = (*self._table((), around), name)
        self._expect("]" * brackets)
        self.found.setdefault(path, offset)
        if brackets == 1:
            return path if path not in self.tables else (*path, self.tables[path])
        self.tables[path] = self.tables.get(path, -1) + 1
        element: Path = (*path, self.tables[path])
        self.found[element] = offset
        return element

    def _table(self, base: Path, parts: list[tuple[str, int]]) -> Path:
        """Return the path of the table that a dotted key leads to: the last one of an array of tables."""
        for part, offset in parts:
            base = (*base, part)
            self.found.setdefault(base, offset)
            if base in self.tables:
                base = (*base, self.tables[base])
        return base

    def _assignment(self, table: Path) -> None:
        *around, (name, offset) = self._key()
        path = (*self._table(table, around), name)
        self.found.setdefault(path, offset)
        self._expect("=")
        self._value(path)

    def _key(self) -> list[tuple[str, int]]:
        """Take a dotted key and return its parts, each with the offset where it stands."""
        parts: list[tuple[str, int]] = []
        while len(parts) < _MAX_PARTS:
            self._skip()
            offset = self.at
            if self.text[offset : offset + 1] in ('"', "'"):
                parts.append((_value_of(self._take(_STRING)), offset))
            else:
                parts.append((self._take(_BARE), offset))
            self._skip()
            if self.text[self.at : self.at + 1] != ".":
                return parts
            self.at += 1
        raise _Lost

    def _value(self, path: Path) -> None:
        self._skip()
        first = self.text[self.at : self.at + 1]
        if first in ('"', "'"):
            self._take(_STRING)
        elif first == "[":
            self._elements(path)
        elif first == "{":
            self._inline(path)
        else:
            self._take(_SCALAR)

    def _elements(self, path: Path) -> None:
        self.at += 1
        number = 0
        while not self._closed("]"):
            element: Path = (*path, number)
            self.found[element] = self.at
            self._value(element)
            number += 1
            self._comma()

    def _inline(self, path: Path) -> None:
        self.at += 1
        while not self._closed("}"):
            self._assignment(path)
            self._comma()

    def _closed(self, bracket: str) -> bool:
        self._skip()
        if self.at >= len(self.text):
            raise _Lost
        if self.text[self.at] != bracket:
            return False
        self.at += 1
        return True

    def _comma(self) -> None:
        self._skip()
        if self.text[self.at : self.at + 1] == ",":
            self.at += 1

    def _skip(self) -> None:
        match = _BLANK.match(self.text, self.at)
        assert match is not None
        self.at = match.end()

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise _Lost
        self.at = match.end()
        return match.group()

    def _expect(self, word: str) -> None:
        self._skip()
        if not self.text.startswith(word, self.at):
            raise _Lost
        self.at += len(word)


def _value_of(quoted: str) -> str:
    """Return the text of a quoted key."""
    if quoted[0] == "'":
        return quoted[1:-1]
    return _ESCAPED.sub(
        lambda match: chr(int(match[1] or match[2], 16)) if match[3] is None else _ESCAPES.get(match[3], match[3]),
        quoted[1:-1],
    )
