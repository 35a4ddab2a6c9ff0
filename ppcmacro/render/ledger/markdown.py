"""The ledger as Markdown, for a comment on a change or a page of documentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppcmacro.render.columns import code, escaped, markdown_table
from ppcmacro.render.ledger.parts import (
    change_text,
    distinct_faults,
    entered,
    exit_text,
    merged,
    notes,
    offset_text,
    paths_of,
    worth,
)
from ppcmacro.reports.model import LedgerReport, PathReport, Row, Verdict, where

__all__ = ["render"]

_BOLD = frozenset({"LOST", "WRONG"})


def render(reports: Sequence[LedgerReport], path: str = "", color: bool = False) -> str:
    """Return the table of exits and the paths of each handler under headings; there are no colours."""
    return "\n".join("\n".join(_ledger(one, paths_of(one, path, "worst"))) for one in reports)


def _ledger(report: LedgerReport, paths: Sequence[PathReport]) -> Iterator[str]:
    yield f"### {code(report.handler)} ({escaped(report.kind)})\n"
    heads = ["place", "parked at", *(code(exit_.title) for exit_ in report.exits)]
    yield markdown_table(heads, [_row(name, row) for name, row in merged(report.rows)])
    for note in notes(report):
        yield f"{escaped(note)}\n"
    faults = distinct_faults(report.paths)
    if faults:
        yield "".join(
            f"- **{fault.rule}** {code(where(fault.origin, report.path))} {escaped(fault.text)}\n" for fault in faults
        )
    for path in paths:
        yield f"#### path {path.number} of {len(report.paths)}: {code(exit_text(report, path))}\n"
        yield markdown_table(["at", "instruction", "state behind it"], list(_stations(report, path)))


def _row(name: str, row: Row) -> list[str]:
    parked = " ".join(part for part in (code(row.parked), offset_text(row)) if part)
    return [code(name), parked, *(_verdict(verdict) for verdict in row.verdicts)]


def _verdict(verdict: Verdict) -> str:
    text = escaped(verdict.text)
    return f"**{text}**" if verdict.state in _BOLD else text


def _stations(report: LedgerReport, path: PathReport) -> Iterator[list[str]]:
    for station in path.stations:
        if not worth(station, station is path.stations[-1]):
            continue
        for _, call in entered(station, report.path):
            yield ["", f"*in {code(call)}*", ""]
        says = [escaped(station.condition), *(code(change_text(change)) for change in station.changes)]
        says += [f"**{fault.rule}**" for fault in station.faults]
        yield [where(station.origin, report.path), code(station.text), ", ".join(part for part in says if part)]
