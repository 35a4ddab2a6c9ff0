"""Logical lines: backslash-newlines spliced, comments turned into blanks, directives recognised.

What comes out depends on the text of the file alone, so it is made once per file and process and shared by all
that include it (`parsed.load`).  Blank lines are dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ppcmacro.cpp.tokens import Token, names, tokenize
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple

__all__ = ["CONDITIONALS", "Fault", "Line", "read_lines"]

CONDITIONALS = frozenset(["if", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "else", "endif"])
_DIRECTIVES = CONDITIONALS | {
    "assert",
    "define",
    "error",
    "ident",
    "import",
    "include",
    "include_next",
    "line",
    "pragma",
    "sccs",
    "unassert",
    "undef",
    "warning",
}
_BLANKS = " \t\f\v\0"
_DIRECTIVE = pattern(r"[ \t\f\v\0]*#[ \t\f\v\0]*([A-Za-z_][A-Za-z0-9_]*|\Z)")
_HEADER_NAME = pattern(r"[ \t\f\v\0]*#[ \t\f\v\0]*(?:include|include_next|import)[ \t\f\v\0]*<[^>]*>")
_COMMENT = pattern(r""""[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|'[^'\\]*(?:\\.[^'\\]*)*(?:'|\\?\Z)|(/\*|//)""", re.DOTALL)


class Fault(NamedTuple):
    """What is wrong with the text of a file whatever is defined: 1-based line and column, and a message."""

    line: int
    column: int
    message: str
    warning: bool = False


def _offset_of(segment: tuple[int, int, int]) -> int:
    return segment[0]


class Line:
    """A logical line that is not blank.

    text       its characters; each comment is as many blanks, or one blank when it spans lines
    line       1-based number of the physical line on which it (its first visible character) stands
    segments   (offset, line, column) where it goes on on another physical line, or None
    directive  the name of the directive, "" for the null directive, None for text
    rest       the offset behind the directive's name
    other      for a directive of a conditional group the index of the next #elif, #else or #endif of the group, -1
               when the group is not closed
    """

    __slots__ = ("_names", "_tokens", "cache", "directive", "line", "other", "rest", "segments", "text")

    def __init__(
        self,
        text: str,
        line: int,
        segments: list[tuple[int, int, int]] | None = None,
        directive: str | None = None,
        rest: int = 0,
    ) -> None:
        self.text = text
        self.line = line
        self.segments = segments
        self.directive = directive
        self.rest = rest
        self.other = -1
        self.cache: object = None
        self._names: tuple[str, ...] | None = None
        self._tokens: list[Token] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The identifiers that occur in it."""
        found = self._names
        if found is None:
            found = self._names = names(self.text)
        return found

    @property
    def tokens(self) -> list[Token]:
        """Its tokens; for a directive those behind the directive's name."""
        found = self._tokens
        if found is None:
            found = self._tokens = tokenize(self.text, self.line, self.segments, self.rest)
        return found

    def place(self, offset: int) -> tuple[int, int]:
        """Return the 1-based (line, column) of the character at that offset."""
        segments = self.segments
        index = bisect_right(segments, offset, key=_offset_of) if segments else 0
        if not segments or not index:
            return self.line, offset + 1
        start, line, column = segments[index - 1]
        return line, column + offset - start

    def cuts(self, start: int, end: int) -> list[int]:
        """Return the offsets between which [start, end) stands on one physical line each, both ends included."""
        segments = self.segments or []
        first = bisect_right(segments, start, key=_offset_of)
        last = bisect_left(segments, end, key=_offset_of)
        return [start, *(offset for offset, _, _ in segments[first:last]), end]

    def __repr__(self) -> str:
        return f"Line({self.line}, {self.text!r})"


def read_lines(text: str) -> tuple[list[Line], list[Fault]]:
    """Return the logical lines of a file and the faults found on the way."""
    reader = _Reader(text)
    return reader.lines(), reader.faults


class _Reader:
    def __init__(self, text: str) -> None:
        self.physical = text.split("\n")
        self.faults: list[Fault] = []

    def lines(self) -> list[Line]:
        """Return all logical lines that are not blank."""
        result: list[Line] = []
        physical = self.physical
        count = len(physical)
        index = 0
        while index < count:
            number = index + 1
            text = physical[index]
            if text[-1:] == "\r":
                text = text[:-1]
            segments: list[tuple[int, int, int]] | None = None
            if "\\" in text and text.rstrip(_BLANKS)[-1:] == "\\":
                text, segments, index = self._splice(index)
            else:
                index += 1
            if "/*" in text or "//" in text:
                text, number, segments, index = self._without_comments(text, number, segments or [], index)
            visible = text.lstrip(_BLANKS)
            if not visible:
                continue
            if visible[0] == "#":
                match = _DIRECTIVE.match(text)
                if match is not None and (not match[1] or match[1] in _DIRECTIVES):
                    result.append(Line(text, number, segments or None, match[1], match.end()))
                    continue
            if segments:
                text, number, segments = _skip_blank_segments(text, number, segments)
            result.append(Line(text, number, segments or None))
        return result

    def _splice(self, index: int, in_comment: bool = False) -> tuple[str, list[tuple[int, int, int]], int]:
        """Join the physical line at `index` with those that its backslash-newlines reach."""
        parts: list[str] = []
        segments: list[tuple[int, int, int]] = []
        length = 0
        count = len(self.physical)
        first = True
        while index < count:
            text = self.physical[index]
            if text[-1:] == "\r":
                text = text[:-1]
            index += 1
            if not first:
                segments.append((length, index, 1))
            first = False
            stripped = text.rstrip(_BLANKS) if "\\" in text else text
            if stripped[-1:] != "\\":
                parts.append(text)
                break
            parts.append(stripped[:-1])
            length += len(stripped) - 1
            if len(stripped) != len(text) and not in_comment and "/*" not in text:
                message = "blanks between `\\` and the end of the line: the line still goes on in the next one"
                self.faults.append(Fault(index, len(stripped), message, warning=True))
            if index == count or (index == count - 1 and not self.physical[index]):
                self.faults.append(Fault(index, len(stripped), "`\\` at the end of the file", warning=True))
        return "".join(parts), segments, index

    def _without_comments(
        self, text: str, number: int, segments: list[tuple[int, int, int]], index: int
    ) -> tuple[str, int, list[tuple[int, int, int]], int]:
        """Replace the comments of a logical line, reading on where a comment spans lines."""
        parts: list[str] = []
        done = 0
        length = 0
        blank = True
        header = _HEADER_NAME.match(text)
        position = header.end() if header else 0
        while True:
            match = _COMMENT.search(text, position)
            if match is None:
                break
            position = match.end()
            if match[1] is None:
                continue
            start = match.start()
            if match[1] == "//":
                text = text[:start]
                break
            close = text.find("*/", position)
            if close >= 0:
                position = close + 2
                blank = blank and not text[done:start].strip(_BLANKS)
                parts.append(text[done:start])
                parts.append(" " * (position - start))
                length += position - done
                done = position
                continue
            text_before = text[done:start]
            parts.append(text_before)
            length += start - done
            following = self._comment_end(index)
            if following is None:
                line, column = Line(text, number, segments).place(start)
                self.faults.append(Fault(line, column, "unterminated comment"))
                text, done, index = "", 0, len(self.physical)
                break
            text, close, line, more, index = following
            blank = blank and not text_before.strip(_BLANKS)
            if blank:
                parts = [" " * close]
                length = close
                number, segments = line, more
            else:
                parts.append(" ")
                length += 1
                shift = length - close
                segments.append((length, *Line(text, line, more).place(close)))
                segments.extend((start + shift, at, column) for start, at, column in more if start > close)
            done = position = close
        parts.append(text[done:])
        return "".join(parts), number, segments, index

    def _comment_end(self, index: int) -> tuple[str, int, int, list[tuple[int, int, int]], int] | None:
        """Find the end of a comment that is open at the physical line `index`.

        Returns the logical line with the end, the offset behind it, its line number, its segments and the index of
        the next physical line.
        """
        physical = self.physical
        count = len(physical)
        while index < count:
            text = physical[index]
            if "\\" in text and text.rstrip(_BLANKS + "\r")[-1:] == "\\":
                line = index + 1
                text, segments, index = self._splice(index, in_comment=True)
            else:
                index += 1
                line, segments = index, []
                if text[-1:] == "\r":
                    text = text[:-1]
            close = text.find("*/")
            if close >= 0:
                return text, close + 2, line, segments, index
        return None


def _skip_blank_segments(
    text: str, number: int, segments: list[tuple[int, int, int]]
) -> tuple[str, int, list[tuple[int, int, int]]]:
    """Let a logical line begin on the physical line of its first visible character, where gcc says it is."""
    visible = len(text) - len(text.lstrip(_BLANKS))
    count = sum(1 for segment in segments if segment[0] <= visible)
    if not count:
        return text, number, segments
    start, number, column = segments[count - 1]
    lead = text[start:visible] if column == 1 else " " * (column - 1 + visible - start)
    shift = len(lead) - visible
    return lead + text[visible:], number, [(offset + shift, at, first) for offset, at, first in segments[count:]]
