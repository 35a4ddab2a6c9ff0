"""Edits become text, and a change of text a patch.

An edit replaces characters of one line, or the line with its end, so each line of the new text still belongs to one
line of the old one, and a patch needs no search for what was changed.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ppcmacro.diagnostic import Edit, Fix

__all__ = ["Document", "apply_edits", "compatible"]

# The 0-based characters [start, end) of a line, and what takes their place.
_Span = tuple[int, int, str]

_CONTEXT = 3
_ESCAPES = {"\a": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r", '"': '"', "\\": "\\"}


def compatible(fixes: Iterable[Fix]) -> list[bool]:
    """Return for each fix whether it can be applied together with those before it that can.

    A fix is taken whole or not at all.  One that overlaps with an earlier one, or inserts at the same place, waits for
    the next round; one that says the same as an earlier one is taken, and changes nothing further.
    """
    taken: dict[tuple[str, int], list[_Span]] = {}
    return [_take(fix, taken) for fix in fixes]


def _take(fix: Fix, taken: dict[tuple[str, int], list[_Span]]) -> bool:
    added: list[tuple[list[_Span], _Span]] = []
    for edit in fix.edits:
        location = edit.origin.location
        line = taken.setdefault((location.path, location.line), [])
        one = _span(edit)
        at = bisect_left(line, one)
        if line[at : at + 1] == [one]:
            continue
        if any(_overlap(one, other) for other in line[max(at - 1, 0) : at + 1]):
            for place, span in added:
                place.remove(span)
            return False
        line.insert(at, one)
        added.append((line, one))
    return True


def _span(edit: Edit) -> _Span:
    start = edit.origin.location.column - 1
    return (start, start + edit.length, edit.text)


def _overlap(one: _Span, other: _Span) -> bool:
    return one[0] == other[0] or (one[0] < other[1] and other[0] < one[1])


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits applied, all of which speak of the text as it is given; see `Document.edited`."""
    return Document(text).edited(edits).text


class Document:
    """The text of one file, and what became of each of its lines; it never changes itself.

    Lines end at a newline and nowhere else; carriage returns and bytes that are not UTF-8 stay as they are.
    """

    def __init__(self, text: str) -> None:
        self._before = _lines(text)
        self._now = [[line] for line in self._before]

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "".join(chain.from_iterable(self._now))

    @property
    def changed(self) -> bool:
        """Whether the text differs from what it was in the beginning."""
        return next(self._touched(), None) is not None

    def edited(self, edits: Iterable[Edit]) -> Document:
        """Return the document with edits applied, all of which speak of the text as it is now.

        The same edit twice counts once.  A newline that is inserted into a text with CRLF becomes a CRLF.  Raises
        ValueError when edits overlap or when one is not within its line.
        """
        wanted: dict[int, set[_Span]] = {}
        for edit in edits:
            wanted.setdefault(edit.origin.location.line, set()).add(_span(edit))
        places = [(index, at) for index, lines in enumerate(self._now) for at in range(len(lines))]
        now = list(self._now)
        pieces: dict[int, list[str]] = {}
        for number, spans in wanted.items():
            if not 1 <= number <= len(places):
                raise ValueError(f"there is no line {number} to edit")
            index, at = places[number - 1]
            lines = pieces.setdefault(index, list(now[index]))
            lines[at] = _replaced(lines[at], sorted(spans), self._newline(index))
        for index, lines in pieces.items():
            now[index] = _lines("".join(lines))
        result = Document("")
        result._before, result._now = self._before, now
        return result

    def _touched(self) -> Iterator[int]:
        return (index for index, (old, now) in enumerate(zip(self._before, self._now, strict=True)) if now != [old])

    def _newline(self, index: int) -> str:
        near = self._before[index] if self._before[index].endswith("\n") else self._before[max(index - 1, 0)]
        return "\r\n" if near.endswith("\r\n") else "\n"

    def diff(self, path: str) -> str:
        """Return the change as a patch that `git apply` and `patch -p1` take, "" when nothing was changed.

        `path` names the file from the folder that the patch is applied in.
        """
        hunks = list(self._hunks())
        if not hunks:
            return ""
        name = path.replace(os.sep, "/")
        return "".join((f"--- {_quoted(f'a/{name}')}\n", f"+++ {_quoted(f'b/{name}')}\n", *hunks))

    def _hunks(self) -> Iterator[str]:
        touched = list(self._touched())
        start = 0
        added = 0
        while start < len(touched):
            end = start
            while end + 1 < len(touched) and touched[end + 1] - touched[end] <= 2 * _CONTEXT + 1:
                end += 1
            first = max(touched[start] - _CONTEXT, 0)
            last = min(touched[end] + _CONTEXT + 1, len(self._before))
            body = list(self._body(first, last))
            signs = Counter(line[0] for line in body)
            old, new = signs[" "] + signs["-"], signs[" "] + signs["+"]
            # A side without lines is said to stand behind the line before it.
            old_at = first + 1 if old else first
            new_at = first + added + 1 if new else first + added
            yield "".join((f"@@ -{old_at},{old} +{new_at},{new} @@\n", *map(_terminated, body)))
            added += new - old
            start = end + 1

    def _body(self, first: int, last: int) -> Iterator[str]:
        removed: list[str] = []
        inserted: list[str] = []
        for before, now in zip(self._before[first:last], self._now[first:last], strict=True):
            if now == [before]:
                yield from (*removed, *inserted, f" {before}")
                removed, inserted = [], []
            else:
                removed.append(f"-{before}")
                inserted += [f"+{line}" for line in now]
        yield from (*removed, *inserted)


def _lines(text: str) -> list[str]:
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _replaced(line: str, spans: Sequence[_Span], newline: str) -> str:
    visible = len(line.removesuffix("\n").removesuffix("\r"))
    parts = []
    done = 0
    last = -1
    for start, end, text in spans:
        if start == 0 and end == visible + 1 and not text and line.endswith("\n"):
            return ""  # the line with its end
        if start < done or start == last or end < start or end > visible:
            raise ValueError("an edit overlaps with another one or is not within its line")
        parts += [line[done:start], text.replace("\n", newline)]
        done, last = end, start
    return "".join(parts) + line[done:]


def _terminated(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _quoted(name: str) -> str:
    """Return a file name as git writes it in a patch."""
    if not any(char in _ESCAPES or char < " " or char == "\x7f" for char in name):
        return f"{name}\t" if " " in name else name
    parts = [f"\\{_ESCAPES[c]}" if c in _ESCAPES else f"\\{ord(c):03o}" if c < " " or c == "\x7f" else c for c in name]
    return f'"{"".join(parts)}"'
