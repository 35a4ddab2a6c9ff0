"""The ledger for programs: one document, with `schema_version`.

`instructions` has each instruction once, with its place and its chain of calls; `number` is what paths, blocks and
faults refer to.  A step's `changes` say what holds behind it; a place that no step has named holds what it held at
the interrupt, apart from those in `given`, and so does one that is `restored`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ppcmacro import __version__
from ppcmacro.render.json import chained, dump, plain
from ppcmacro.render.ledger.parts import paths_of
from ppcmacro.reports.model import Change, Fault, Graph, LedgerReport, Line, PathReport, Station

__all__ = ["SCHEMA_VERSION", "document", "render"]

SCHEMA_VERSION = 1

_Json = dict[str, Any]


def render(reports: Sequence[LedgerReport], path: str = "", color: bool = False) -> str:
    """Return the document with the ledger of each handler; there are no colours."""
    return dump(document(reports, path))


def document(reports: Sequence[LedgerReport], path: str = "") -> _Json:
    """Return the document as JSON values."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "ppcmacro", "version": __version__},
        "ledgers": [_ledger(report, paths_of(report, path, "all")) for report in reports],
    }


def _ledger(report: LedgerReport, paths: Sequence[PathReport]) -> _Json:
    instructions: dict[int, Station | Line] = {}
    for block in report.graph.blocks:
        instructions.update({line.index: line for line in block.lines})
    return {
        "handler": plain(report.handler),
        "path": plain(report.path),
        "ivor": report.ivor,
        "interrupt": report.interrupt,
        "level": report.level,
        "contract": report.contract,
        "places": list(report.places),
        "given": _changes(report.given),
        "exits": [
            {"title": plain(one.title), "kind": one.kind, "target": plain(one.target), **chained(one.origin)}
            for one in report.exits
        ],
        "rows": [
            {
                "place": row.place,
                "parked": plain(row.parked) or None,
                "offset": row.offset,
                "verdicts": [{"state": one.state, "text": plain(one.text)} for one in row.verdicts],
            }
            for row in report.rows
        ],
        "instructions": [
            {"number": number, "text": plain(one.text), **chained(one.origin)}
            for number, one in sorted(instructions.items())
        ],
        "paths": [_path(path) for path in paths],
        "path_count": len(report.paths),
        "worst_path": report.worst.number if report.worst else None,
        "graph": _graph(report.graph),
        "bounded": [plain(text) for text in report.bounded],
        "unknown_instructions": [plain(text) for text in report.unknown],
    }


def _path(path: PathReport) -> _Json:
    return {
        "number": path.number,
        "exit": path.exit,
        "faults": _faults(path.faults),
        "steps": [
            {
                "instruction": one.index,
                "enters": [plain(frame.name) for frame in one.entered],
                "condition": one.condition,
                "changes": _changes(one.changes),
                "faults": [fault.rule for fault in one.faults],
            }
            for one in path.stations
        ],
    }


def _graph(graph: Graph) -> _Json:
    return {
        "blocks": [
            {
                "number": block.number,
                "title": plain(block.title),
                "instructions": [line.index for line in block.lines],
                "faults": _faults(fault for line in block.lines for fault in line.faults),
            }
            for block in graph.blocks
        ],
        "edges": [
            {"from": edge.source, "to": edge.target, "exit": edge.exit, "condition": edge.condition}
            for edge in graph.edges
        ],
    }


def _faults(faults: Iterable[Fault]) -> list[_Json]:
    return [
        {"rule": one.rule, "text": plain(one.text), "instruction": one.index, **chained(one.origin)} for one in faults
    ]


def _changes(changes: Iterable[Change]) -> list[_Json]:
    return [{"place": plain(one.place), "value": plain(one.value)} for one in changes]
