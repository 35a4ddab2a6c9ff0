"""What several formats of a ledger have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ppcmacro.render.chain import call_text
from ppcmacro.render.columns import short
from ppcmacro.reports.choice import choose_paths
from ppcmacro.reports.model import Change, Fault, LedgerReport, PathReport, Row, Station, where

__all__ = [
    "broken",
    "change_text",
    "changes_text",
    "distinct_faults",
    "entered",
    "exit_text",
    "merged",
    "notes",
    "offset_text",
    "paths_of",
    "ways_of",
    "worth",
]

_LONGEST_VALUE = 64
_LONGEST_CALL = 96


def paths_of(report: LedgerReport, wanted: str, default: str) -> tuple[PathReport, ...]:
    """Return the paths to show; raises UsageError for what no path is."""
    return choose_paths(report, wanted or default)


def merged(rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Yield the rows with their names; neighbouring registers that nothing happened to are one row, `r14-r31`."""
    for (parked, _), group in groupby(rows, key=lambda row: (row.parked, row.verdicts)):
        same = list(group)
        run: list[Row] = []
        for row in same:
            if parked or not (run and _follows(run[-1].place, row.place)):
                yield from _run(run)
                run = []
            run.append(row)
        yield from _run(run)


def _run(rows: Sequence[Row]) -> Iterator[tuple[str, Row]]:
    if len(rows) > 2:
        yield f"{rows[0].place}-{rows[-1].place}", rows[0]
    else:
        yield from ((row.place, row) for row in rows)


def _follows(one: str, other: str) -> bool:
    known = one[:1] == other[:1] == "r" and one[1:].isdigit() and other[1:].isdigit()
    return known and int(other[1:]) == int(one[1:]) + 1


def offset_text(row: Row) -> str:
    """Return how far into the handler a value is put away: `+0x0c`."""
    return "" if row.offset is None else f"{'-' if row.offset < 0 else '+'}{abs(row.offset):#04x}"


def exit_text(report: LedgerReport, path: PathReport) -> str:
    """Return where a path leaves: `hand-off bctr :33 to kvmppc_resume_host`."""
    exit_ = report.exits[path.exit]
    named = not exit_.target or exit_.target in exit_.title
    return exit_.title if named else f"{exit_.title} to {exit_.target}"


def change_text(change: Change) -> str:
    """Return what a place holds now: `r4 = vcpu`, `r4 restored`."""
    value = short(change.value, _LONGEST_VALUE)
    place = short(change.place, _LONGEST_VALUE)
    return f"{place} restored" if value == "restored" else f"{place} = {value}"


def changes_text(changes: Iterable[Change]) -> str:
    """Return what several places hold now."""
    return ", ".join(change_text(change) for change in changes)


def entered(station: Station, path: str) -> Iterator[tuple[int, str]]:
    """Yield the macro calls that a station enters, with how many are around each: `:76 KVM_HANDLER(ivor_nr=15)`."""
    for number, frame in enumerate(station.entered, station.depth - len(station.entered)):
        yield number, short(f"{where(frame.call, path)} {call_text(frame)}", _LONGEST_CALL)


def worth(station: Station, last: bool) -> bool:
    """Tell whether a station says something: a change, a way that is taken, a macro, a fault, the end."""
    return bool(last or station.changes or station.condition or station.faults or station.entered)


def distinct_faults(paths: Iterable[PathReport]) -> list[Fault]:
    """Return the faults of some paths, each once."""
    return list({(fault.rule, fault.text, fault.index): fault for path in paths for fault in path.faults}.values())


def notes(report: LedgerReport) -> Iterator[str]:
    """Yield what a reader has to know about the limits of a ledger."""
    if not report.paths:
        yield "no path of this handler comes to an end that the ledger can tell"
    if report.unknown:
        yield f"not in the tables, so that nothing is said behind them: {', '.join(report.unknown)}"
    if report.bounded:
        yield f"too many paths meet at {', '.join(report.bounded)}; what differs there is not known"


def broken(report: LedgerReport, exit_: int) -> list[str]:
    """Return the values that an exit does not give back."""
    found = [(row.place, row.verdicts[exit_]) for row in report.rows]
    return [f"{place}: {verdict.text}" for place, verdict in found if verdict.state in ("LOST", "WRONG")]


def ways_of(report: LedgerReport, paths: Sequence[PathReport]) -> set[tuple[int, int | None, int | None]]:
    """Return the edges that paths take, as (block, next block, exit)."""
    block_of = {line.index: block.number for block in report.graph.blocks for line in block.lines}
    first = {block.lines[0].index for block in report.graph.blocks}
    ways: set[tuple[int, int | None, int | None]] = set()
    for path in paths:
        for one, following in zip(path.stations, path.stations[1:], strict=False):
            if following.index in first:
                ways.add((block_of[one.index], block_of[following.index], None))
        ways.add((block_of[path.stations[-1].index], None, path.exit))
    return ways
