"""Text that was made from other text and still knows, part by part, where it is written.

A derived text keeps what it was made from and works out its pieces when somebody asks for them (see `LazyText`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from ppcmacro.records import NamedTuple
from ppcmacro.source import LazyText, Location, Origin, Piece, Text

__all__ = ["Cut", "DerivedText", "Run", "advance", "join", "map_pieces", "merge_runs", "origins_at"]


class Run(NamedTuple):
    """The characters [start, end) of a text are the characters from `at` on of the text it was made from."""

    start: int
    end: int
    at: int


class DerivedText(LazyText):
    """A text that was made from another one."""

    __slots__ = ()

    def slice(self, start: int, end: int) -> Text:
        """Return the part [start, end); its pieces are computed on demand too."""
        if start <= 0 and end >= len(self.text):
            return self
        return Cut(self.text[start:end], self, start)


class Cut(DerivedText):
    """A part of another text, beginning at its character `start`; its origin is that of the other text."""

    __slots__ = ("_base", "_start")

    def __init__(self, text: str, base: Text, start: int) -> None:
        self.text = text
        self._base = base
        self._start = start

    def find_origin(self) -> Origin:
        return self._base.origin

    def find_pieces(self) -> tuple[Piece, ...]:
        return map_pieces(self._base, (Run(0, len(self.text), self._start),))


def advance(origin: Origin, by: int) -> Origin:
    """Return the place `by` characters further right on the same line; a whole-line place stays."""
    source, line, column = origin.location
    if not by or not column:
        return origin
    return Origin(Location(source, line, column + by), origin.frame)


def _end(piece: Piece) -> int:
    return piece.end


def map_pieces(base: Text, runs: Iterable[Run]) -> tuple[Piece, ...]:
    """Return the pieces of a text whose `runs` were copied from `base`.  Both are in ascending order.

    The time is linear in the part of the base between the first and the last run.  A text without pieces of its own
    is a verbatim run of its line.
    """
    inner = base.pieces
    if not inner:
        return tuple(Piece(start, end, advance(base.origin, at)) for start, end, at in runs)
    result: list[Piece] = []
    index, count = -1, len(inner)
    for start, end, at in runs:
        stop = at + end - start
        if index < 0:
            index = bisect_right(inner, at, key=_end)
        while index and inner[index - 1].end > at:
            index -= 1
        while index < count and inner[index].end <= at:
            index += 1
        while index < count and inner[index].start < stop:
            piece = inner[index]
            low, high = max(piece.start, at), min(piece.end, stop)
            result.append(Piece(start + low - at, start + high - at, advance(piece.origin, low - piece.start)))
            if piece.end > stop:
                break
            index += 1
    return tuple(result)


def merge_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs with those joined that continue each other."""
    merged: list[Run] = []
    for run in runs:
        if merged:
            last = merged[-1]
            if last.end == run.start and last.at + (last.end - last.start) == run.at:
                merged[-1] = Run(last.start, run.end, last.at)
                continue
        merged.append(run)
    return tuple(merged)


def join(parts: Iterable[tuple[Text, str]], origin: Origin) -> Text:
    """Return one Text of several, each followed by the string beside it (a separator that stands nowhere)."""
    strings: list[str] = []
    pieces: list[Piece] = []
    offset = 0
    for text, after in parts:
        length = len(text.text)
        if text.pieces:
            pieces.extend(Piece(p.start + offset, p.end + offset, p.origin) for p in text.pieces)
        elif length:
            pieces.append(Piece(offset, offset + length, text.origin))
        strings += (text.text, after)
        offset += length + len(after)
    return Text("".join(strings), origin, tuple(pieces))


def origins_at(text: Text, offsets: Iterable[int]) -> list[Origin]:
    """Return the origins of several characters of a text; logarithmic in the number of pieces for each."""
    pieces = text.pieces
    if not pieces:
        return [advance(text.origin, offset) for offset in offsets]
    starts = [piece.start for piece in pieces]
    result = []
    for offset in offsets:
        index = bisect_right(starts, offset) - 1
        if index >= 0 and offset < pieces[index].end:
            result.append(advance(pieces[index].origin, offset - pieces[index].start))
        else:
            result.append(text.origin)
    return result
