"""The C names under a text: `stw r3, VCPU_GPR(R4)(r4)` for the assembled `stw 3,(4+16)(4)`.

A use of a C macro is shown as it was written when all of its text lies inside one operand and stands there by
itself; otherwise the uses inside it are tried.  So the use that produced a whole statement stays expanded while
the names in its operands come back, and the number that was pasted into a label stays a number.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ppcmacro.names import NAME, NAME_CHARACTER
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple
from ppcmacro.source import Frame, Location, Origin, Piece, Text

__all__ = ["operand_offset", "spelled", "spelled_operands", "spelled_statement", "stands_in_line"]

# GNU as on PowerPC: characters that the scrubber joins to one word (`%` and `[` are not among those that paste).
_WORD = pattern(NAME_CHARACTER)
_PARAMETER = pattern(rf"\\(?:\(([^)]*)\)|({NAME})'?)")
_STRING = pattern(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_LABEL = pattern(rf'\s*(?:"(?:[^"\\]|\\.)*"|{NAME_CHARACTER}+) ?:')
_FIRST_WORD = pattern(r"\s*[^\s]+\s+")
_WRITTEN = pattern(r"\\?[\w.$]+")
_END = pattern(r";|/\*|//|#")
_OPERATORS = frozenset("+-*/%<>=|&^!~")
_AFTER_OPERAND = frozenset(")]\"'")


class _Use(NamedTuple):
    """One use of a C macro: where its text lies, how far out in the chain it stands, and its frame."""

    start: int
    end: int
    rank: int
    frame: Frame


def spelled(text: Text, start: int = 0, end: int | None = None) -> str:
    """Return the characters [start, end) of a text with its C macros as they were written.

    Give the text of the whole statement and the range of its operands: a use that reaches beyond the range, such
    as one that also produced the mnemonic, is then seen to do so and is not put back.  Ranges that are empty or
    outside the text give what slicing gives.
    """
    whole = text.text
    end = len(whole) if end is None else min(end, len(whole))
    if start >= end:
        return ""
    uses = _uses(text)
    if not uses:
        return whole[start:end]
    regions, strings = _regions(whole, start, end)
    chosen: list[str] = []
    position = start
    for use in sorted(uses, key=lambda use: (use.start, -use.end, -use.rank)):
        if use.start < position or not _stands_alone(whole, use, regions, strings):
            continue
        chosen += (whole[position : use.start], _resolve(text, use))
        position = use.end
    chosen.append(whole[position:end])
    return "".join(chosen)


def spelled_statement(text: Text, operands: Text | None = None) -> str:
    """Return a whole scrubbed statement, labels and mnemonic as assembled, the operands with their C names.

    `operands` is the part of it behind the mnemonic or directive (`Statement.operands`); without it the part
    behind the first word that is no label is taken.
    """
    offset = _offset(text, operands)
    return text.text[:offset] + spelled(text, offset)


def spelled_operands(text: Text, operands: Text | None = None) -> str:
    """Return only the operands of a scrubbed statement with their C names; the arguments as `spelled_statement`."""
    return spelled(text, _offset(text, operands))


def _offset(text: Text, operands: Text | None) -> int:
    if operands is not None and text.text.endswith(operands.text):
        return len(text.text) - len(operands.text)
    return operand_offset(text.text)


def operand_offset(statement: str) -> int:
    """Return where in a scrubbed statement its operands begin: behind the labels, the first word and its blank."""
    position = 0
    while (label := _LABEL.match(statement, position)) is not None:
        position = label.end()
    word = _FIRST_WORD.match(statement, position)
    return len(statement) if word is None else word.end()


def stands_in_line(origin: Origin, statement: str, word: str) -> bool:
    """Tell whether a word of the statement at `origin` stands in its line, so that it came through no argument.

    A quick look that spares the pieces of the text; False where it takes a closer one.
    """
    frame, (source, line, column) = origin.frame, origin.location
    if not column or (frame is not None and frame.kind == "cpp"):
        return False
    written = source.line(line)[column - 1 :]
    end = _END.search(written)
    count = _WRITTEN.findall(written if end is None else written[: end.start()]).count(word)
    return count > 0 and count == _WRITTEN.findall(statement).count(word)


class _Keys:
    """Numbers for frames, equal for frames that stand for the same use.

    The macro engine puts the frames of a body under the frame of its expansion piece by piece, so two pieces of
    one use may carry two frames that only look alike.
    """

    def __init__(self) -> None:
        self._of_frame: dict[int, int] = {}
        self._of_look: dict[tuple[str, Location, int], int] = {}

    def __call__(self, frame: Frame | None) -> int:
        chain: list[Frame] = []
        while frame is not None and id(frame) not in self._of_frame:
            chain.append(frame)
            frame = frame.call.frame if frame.kind == "cpp" else None
        key = self._of_frame[id(frame)] if frame is not None else 0
        for inner in reversed(chain):
            if inner.kind == "cpp":
                look = (inner.name, inner.call.location, key)
                key = self._of_look.setdefault(look, len(self._of_look) + 1)
            else:
                key = -id(inner)
            self._of_frame[id(inner)] = key
        return key


def _uses(text: Text) -> list[_Use]:
    """Return every occurrence of every C-macro use in the text; an argument used twice occurs twice."""
    pieces = text.pieces or (Piece(0, len(text.text), text.origin),)
    keys = _Keys()
    # The origin of a part of a statement may be that of the statement: what made its beginning made more than this.
    wider = set()
    if pieces[0].origin.location != text.origin.location:
        wider = {keys(frame) for frame in text.origin.frames() if frame.kind == "cpp"}
    runs: dict[int, list[tuple[int, int, Location]]] = {}
    last: dict[int, int] = {}
    about: dict[int, tuple[int, Frame]] = {}
    for index, (start, end, origin) in enumerate(pieces):
        for rank, frame in enumerate(origin.frames()):
            if frame.kind != "cpp":
                continue
            key = keys(frame)
            known = runs.setdefault(key, [])
            if known and last[key] == index:
                continue
            if known and last[key] == index - 1:
                known[-1] = (known[-1][0], end, known[-1][2])
            else:
                known.append((start, end, origin.location))
            last[key] = index
            if key not in about or about[key][0] < rank:
                about[key] = (rank, frame)
    return [
        _Use(start, end, *about[key])
        for key, parts in runs.items()
        if key not in wider
        for start, end in _occurrences(parts)
    ]


def _occurrences(runs: list[tuple[int, int, Location]]) -> Iterator[tuple[int, int]]:
    """Join the runs of one use where arguments of a GNU-as macro stand between them; tell repetitions apart."""
    places = [place for _, _, place in runs]
    count = len(places)
    period = 1
    if count > 1:
        # The first run begins every repetition, so the period is a distance between two runs that begin alike.
        candidates = [i for i in range(1, count) if count % i == 0 and places[i] == places[0]]
        period = next((p for p in candidates if places[p:] == places[:-p]), count)
    for first in range(0, count, period):
        yield runs[first][0], runs[first + period - 1][1]


def _regions(whole: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the operands in [start, end), split at commas outside parentheses, and the strings in the range."""
    regions: list[tuple[int, int]] = []
    strings: list[tuple[int, int]] = []
    depth = 0
    begin = position = start
    while position < end:
        char = whole[position]
        if char == '"':
            match = _STRING.match(whole, position)
            stop = match.end() if match is not None else position + 1
            strings.append((position, stop))
            position = stop
            continue
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        elif char == "," and depth <= 0:
            regions.append((begin, position))
            begin = position + 1
        position += 1
    regions.append((begin, end))
    return regions, strings


def _stands_alone(whole: str, use: _Use, regions: list[tuple[int, int]], strings: list[tuple[int, int]]) -> bool:
    """Whether the use is an operand or a whole term of one, not pasted to its neighbours."""
    start, end = use.start, use.end
    if start >= end or not _within(regions, start, end) or _cuts(strings, start) or _cuts(strings, end):
        return False
    first, last = whole[start], whole[end - 1]
    before = whole[start - 1] if start else ""
    after = whole[end : end + 1]
    if before and _WORD.match(before) and (_WORD.match(first) or first in "([" or first in _OPERATORS):
        return False
    if before in _AFTER_OPERAND and before and (first in "([" or first in _OPERATORS):
        return False
    if last in _OPERATORS or last in "([" or (_WORD.match(last) and after and _WORD.match(after)):
        return False
    return _balanced(whole[start:end])


def _within(ranges: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the sorted ranges contains [start, end)."""
    index = bisect_right(ranges, (start, sys.maxsize)) - 1
    return index >= 0 and end <= ranges[index][1]


def _cuts(ranges: list[tuple[int, int]], position: int) -> bool:
    """Whether the position lies inside one of the sorted ranges, not at its ends."""
    index = bisect_left(ranges, (position, 0)) - 1
    return index >= 0 and position < ranges[index][1]


def _balanced(part: str) -> bool:
    depth = 0
    for char in part:
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def _resolve(text: Text, use: _Use) -> str:
    """Return the spelling of a use; parameters of the GNU-as macro around it get their values, by C name if known."""
    spelling = " ".join(use.frame.spelling.split()) or use.frame.name
    if "\\" not in spelling:
        return spelling
    values: dict[str, str] = {}
    for frame in use.frame.call.frames():
        if frame.kind == "cpp":
            continue
        for name, value in frame.args:
            values.setdefault(name, value)
        if frame.kind == "macro":
            break
    if not values:
        return spelling
    names = _foreign(text, use)

    def substitute(match: re.Match[str]) -> str:
        if match[2] is None:
            return match[1]
        value = values.get(match[2])
        return match[0] if value is None else names.get(value, value)

    return _PARAMETER.sub(substitute, spelling)


def _foreign(text: Text, use: _Use) -> dict[str, str]:
    """Return the parts inside a use that came through arguments, each with its C names."""
    keys = _Keys()
    own = keys(use.frame)
    parts: dict[str, str] = {}
    begin = -1
    for start, end, origin in (*text.pieces, Piece(use.end, use.end, text.origin)):
        inside = use.start <= start and end <= use.end and start < end
        foreign = inside and all(keys(frame) != own for frame in origin.frames() if frame.kind == "cpp")
        if foreign:
            begin = start if begin < 0 else begin
        elif begin >= 0:
            parts.setdefault(text.text[begin:start], spelled(text, begin, start))
            begin = -1
    return parts
