"""The state machine of the scrubber: what GNU as does to the characters of a line.

The states and what each kind of character does in them were checked against the listings of gas 2.40.
"""

from __future__ import annotations

import re

from ppcmacro.gas.derived import Run
from ppcmacro.patterns import pattern

__all__ = ["DONE", "IN_CHARACTER", "IN_COMMENT", "IN_ESCAPE", "IN_STRING", "NO_SYMBOL", "Machine", "escape_value"]

# The ASCII characters that are no symbol characters: a class that spells out the range up to U+10FFFF compiles slowly.
NO_SYMBOL = r"\x00-#&-\-/:-@\\-\^`{-\x7f"
_TOKEN = pattern(
    rf"([^{NO_SYMBOL}]+)|([ \t\r]+)|(/\*)|(\")|(')|(\#)|([;\0])|(:)|(\\)|(/)|"
    rf"((?:(?![ \t\r\"'#;\0:\\/])[{NO_SYMBOL}])+)",
    re.DOTALL,
)
_SYMBOL, _BLANK, _COMMENT, _QUOTE, _APOSTROPHE, _HASH, _END, _COLON, _BACKSLASH, _SLASH, _OTHER = range(1, 12)
_STRING_BODY = pattern(r"[^\"\\]+|\\.?", re.DOTALL)
_ESCAPES = {"b": 8, "f": 12, "n": 10, "r": 13, "t": 9}

# The states of the machine: start of a line, before the first word, in the first word, in the operands after a
# character that is no symbol character, after one that is, and there with blanks read but not yet written.
_LINE, _INDENT, _FIRST, _OPERANDS, _AFTER, _PENDING = range(6)

# How a physical line can end: done, or inside a comment, a string or a character constant.
DONE, IN_COMMENT, IN_STRING, IN_CHARACTER, IN_ESCAPE = range(5)


def escape_value(character: str) -> int:
    """Return the value of the character constant `'\\c`: the escapes b f n r t, every other character itself."""
    return _ESCAPES.get(character, ord(character))


class Machine:
    """The state machine of one logical line, which may be several physical ones."""

    __slots__ = ("before", "end", "ends", "last", "out", "position", "runs", "state", "version")

    def __init__(self, version: tuple[int, int]) -> None:
        self.version = version
        self.state = _LINE
        self.out: list[str] = []
        self.runs: list[Run] = []
        self.position = 0
        self.last = ""
        self.ends = False
        self.before = self.end = "\n"

    def put(self, text: str) -> None:
        """Write text that stands nowhere in the source."""
        self.out.append(text)
        self.position += len(text)
        self.last = text[-1]

    def copy(self, text: str, at: int) -> None:
        """Write text that was read at that offset."""
        if text:
            self.runs.append(Run(self.position, self.position + len(text), at))
            self.put(text)

    def feed(self, line: str, base: int, mode: int) -> int:
        """Read a physical line that stands at offset `base` of the raw text; return how it ends."""
        at = 0
        length = len(line)
        if mode == IN_COMMENT:
            close = line.find("*/")
            if close < 0:
                return IN_COMMENT
            at = close + 2
            self._blank()
        elif mode == IN_STRING:
            at = self._string(line, 0, base)
            if at < 0:
                return IN_STRING
        elif mode in (IN_CHARACTER, IN_ESCAPE):
            self.constant(ord(self.before))
            if line[:1] == "'":
                at = 1
        while at < length:
            found = _TOKEN.match(line, at)
            assert found is not None
            kind, text = found.lastindex, found[0]
            if kind == _SYMBOL:
                self._flush()
                self.copy(text, base + at)
                self.state = _FIRST if self.state in (_LINE, _INDENT, _FIRST) else _AFTER
            elif kind == _BLANK:
                follows = line[found.end() : found.end() + 1]
                if follows == ":" and self.state != _LINE:
                    if self.state == _PENDING:
                        self.state = _AFTER
                elif follows not in (";", "\0") or self.state == _LINE:
                    self._blank()
            elif kind == _OTHER:
                self.copy(text, base + at)
                self.state = _FIRST if self.state in (_LINE, _INDENT, _FIRST) else _OPERANDS
            elif kind == _BACKSLASH:
                self._flush()
                self.copy(text, base + at)
                self.state = _FIRST if self.state in (_LINE, _INDENT, _FIRST) else _OPERANDS
            elif kind == _COLON:
                if self.last == " " and self.state == _OPERANDS:
                    self._trim()
                    self.state = _FIRST
                self.copy(text, base + at)
                self.state = _INDENT if self.state in (_LINE, _INDENT, _FIRST) else _OPERANDS
            elif kind == _QUOTE:
                self._flush()
                self.copy(text, base + at)
                end = self._string(line, at + 1, base)
                if end < 0:
                    return IN_STRING
                at = end
                continue
            elif kind == _APOSTROPHE:
                self._flush()
                end = self._character(line, at + 1, base)
                if end < 0:
                    return -end
                at = end
                continue
            elif kind == _COMMENT:
                close = line.find("*/", at + 2)
                if close < 0:
                    return IN_COMMENT
                at = close + 2
                follows = line[at : at + 1]
                if (follows != ";" and follows != ":") or self.state == _LINE:
                    self._blank()
                continue
            elif kind == _HASH:
                if self.last != "\\" or self.state in (_LINE, _INDENT):
                    return DONE
                self.copy(text, base + at)
                if self.state != _FIRST:
                    self.state = _OPERANDS
            elif kind == _SLASH:
                self.copy(text, base + at)
                if self.state in (_AFTER, _PENDING):
                    self.state = _OPERANDS
            else:
                if text == "\0":
                    self.ends = True
                self._trim()
                self.put(";")
                self.state = _LINE
            at = found.end()
        return DONE

    def _blank(self) -> None:
        if self.state == _LINE:
            self.state = _INDENT
        elif self.state == _FIRST:
            self.put(" ")
            self.state = _OPERANDS
        elif self.state == _AFTER:
            self.state = _PENDING

    def _flush(self) -> None:
        if self.state == _PENDING:
            self.put(" ")
            self.state = _AFTER

    def _trim(self) -> None:
        if self.last == " " and self.out and self.out[-1] == " ":
            self.out.pop()
            self.position -= 1
            self.last = self.out[-1][-1] if self.out else ""

    def _string(self, line: str, at: int, base: int) -> int:
        """Copy a string up to its closing quote; return the offset behind it, -1 when the line ends first."""
        start = at
        length = len(line)
        while at < length:
            if line[at] == '"':
                self.copy(line[start : at + 1], base + start)
                if self.state in (_OPERANDS, _PENDING):
                    self.state = _AFTER
                elif self.version > (2, 42) and self.state in (_LINE, _INDENT):
                    self.state = _FIRST
                return at + 1
            found = _STRING_BODY.match(line, at)
            assert found is not None
            if found[0] == "\\":
                self.copy(line[start:at], base + start)
                if self.end != "\n":
                    self.put("\\" + self.end)
                else:
                    self.put("\\\\n" if self.version < (2, 41) else "\\n")
                return -1
            at = found.end()
        self.copy(line[start:], base + start)
        self.put(self.end)
        return -1

    def _character(self, line: str, at: int, base: int) -> int:
        """Read a character constant; return the offset behind it, or the negated way in which the line ended."""
        character = line[at : at + 1]
        if not character:
            return -IN_CHARACTER
        at += 1
        rest = b""
        if character == "\\":
            character = line[at : at + 1]
            if not character:
                return -IN_ESCAPE
            at += 1
            value = escape_value(character)
        else:
            value = ord(character)
        if value > 127:
            raw = character.encode("utf-8", "surrogateescape")
            value, rest = raw[0], raw[1:]
        self.constant(value)
        if rest:
            self.put(rest.decode("utf-8", "surrogateescape"))
            self.state = _AFTER if self.state == _OPERANDS else self.state
        elif line[at : at + 1] == "'":
            at += 1
        return at

    def constant(self, value: int) -> None:
        self.put(str(value))
        if self.state == _AFTER:
            self.state = _OPERANDS
