"""The ledger as plain text: what a reviewer pastes into a mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppcmacro.render.columns import aligned, short
from ppcmacro.render.ledger.parts import (
    changes_text,
    distinct_faults,
    entered,
    exit_text,
    merged,
    notes,
    offset_text,
    paths_of,
    worth,
)
from ppcmacro.render.spans import Line, finish, visible, width
from ppcmacro.reports.model import LedgerReport, PathReport, Row, Verdict, where

__all__ = ["render"]

_WIDEST = 110
_INSTRUCTION = 44
_STYLES = {"LOST": "error", "WRONG": "error", "?": "warning"}

_Cells = list[tuple[str, str]]


def render(reports: Sequence[LedgerReport], path: str = "", color: bool = False) -> str:
    """Return the table of exits and the paths of each handler."""
    lines: list[Line] = []
    for report in reports:
        if lines:
            lines.append([])
        lines += _ledger(report, paths_of(report, path, "worst"))
    return finish(lines, color)


def _ledger(report: LedgerReport, paths: Sequence[PathReport]) -> Iterator[Line]:
    yield from _exits(report)
    for note in notes(report):
        yield [(visible(note), "dim")]
    for fault in distinct_faults(report.paths):
        yield [(fault.rule, "error"), (f" {visible(where(fault.origin, report.path))} {visible(fault.text)}", "")]
    for path in paths:
        yield []
        yield from _path(report, path)


def _exits(report: LedgerReport) -> Iterator[Line]:
    title = f"handler {visible(report.handler)} ({report.kind})"
    rows = list(merged(report.rows))
    right = sum(_wide(report, rows, column) for column in range(len(report.exits)))
    parked = max([9, *(width(_parked(row)) for _, row in rows)]) + 2
    names = max([0, *(width(name) for name, _ in rows)]) + 2
    apart = max(width(title) + 2, names) + parked + right > _WIDEST
    if apart:
        yield [(title, "name")]
    for number, group in enumerate(_groups(report, rows, names + parked if apart else 0)):
        if number:
            yield []
        heads: _Cells = [("" if apart else title, "name"), ("parked at", "dim")]
        heads += [(visible(report.exits[column].title), "name") for column in group]
        lines: list[_Cells] = [heads]
        for name, row in rows:
            cells: _Cells = [(name, ""), (_parked(row), "")]
            lines.append(cells + [_verdict(row.verdicts[column]) for column in group])
        yield from _places_apart(lines)


def _wide(report: LedgerReport, rows: Sequence[tuple[str, Row]], column: int) -> int:
    """Return the columns of the screen that an exit takes."""
    texts = (visible(row.verdicts[column].text) for _, row in rows)
    return max([width(visible(report.exits[column].title)), *map(width, texts)]) + 2


def _groups(report: LedgerReport, rows: Sequence[tuple[str, Row]], left: int) -> list[list[int]]:
    """Return the exits that fit beside each other behind `left` columns of the screen; 0: all of them do."""
    groups: list[list[int]] = [[]]
    used = left
    for column in range(len(report.exits)):
        wide = _wide(report, rows, column)
        if left and groups[-1] and used + wide > _WIDEST:
            groups.append([])
            used = left
        groups[-1].append(column)
        used += wide
    return groups


def _places_apart(rows: Sequence[_Cells]) -> Iterator[Line]:
    """Yield the lines with the offsets of `parked at` right below each other."""
    names = max((width(row[1][0].rpartition(" ")[0]) for row in rows[1:]), default=0)
    apart = [rows[0]]
    for row in rows[1:]:
        name, _, offset = row[1][0].rpartition(" ")
        parked = f"{name}{' ' * (names - width(name))} {offset}" if name else row[1][0]
        apart.append([row[0], (parked, row[1][1]), *row[2:]])
    return aligned(apart)


def _parked(row: Row) -> str:
    offset = offset_text(row)
    return f"{short(row.parked, 40)} {offset}" if offset else short(row.parked, 40)


def _verdict(verdict: Verdict) -> tuple[str, str]:
    return visible(verdict.text), _STYLES.get(verdict.state, "")


def _path(report: LedgerReport, path: PathReport) -> Iterator[Line]:
    count = f"path {path.number} of {len(report.paths)}"
    yield [(count, "name"), (f": {visible(exit_text(report, path))}", "")]
    shown = [one for one in path.stations if worth(one, one is path.stations[-1])]
    texts = [f"{'  ' * max(one.depth - 1, 0)}{visible(one.text)}" for one in shown]
    places = [visible(where(one.origin, report.path)) for one in shown]
    column = max((width(text) for text in texts if width(text) <= _INSTRUCTION), default=0)
    left = max((width(place) for place in places), default=0)
    if report.given:
        yield [(f"  {' ' * left}  at the start: {visible(changes_text(report.given))}", "dim")]
    for station, text, place in zip(shown, texts, places, strict=True):
        for depth, call in entered(station, report.path):
            yield [(f"  {' ' * left}  {'  ' * depth}in {call}", "dim")]
        says = ", ".join(part for part in (station.condition, changes_text(station.changes)) if part)
        line: Line = [("  ", ""), (place.rjust(left), "place"), (f"  {text.ljust(column)}", "")]
        if says:
            line.append((f"  {visible(says)}", ""))
        for fault in station.faults:
            line.append((f"  <- {fault.rule}", "error"))
        yield line
