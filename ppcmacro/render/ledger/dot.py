"""The control-flow graph of a handler for Graphviz: `dot -Tsvg`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppcmacro.render.columns import short
from ppcmacro.render.ledger.parts import broken, changes_text, paths_of, ways_of
from ppcmacro.render.spans import visible
from ppcmacro.reports.model import Block, Edge, LedgerReport, PathReport, where

__all__ = ["render"]

_RED = ', color="#c01c28", fontcolor="#c01c28"'
_TEXT = 48
_STATE = 56


def render(reports: Sequence[LedgerReport], path: str = "", color: bool = False) -> str:
    """Return one directed graph with a cluster for each handler; a `path` that was asked for has thick lines."""
    lines = [
        "digraph ledger {",
        '    graph [fontname="monospace", labeljust="l"];',
        '    node [shape=box, fontname="monospace", fontsize=10];',
        '    edge [fontname="monospace", fontsize=9];',
    ]
    for number, report in enumerate(reports):
        lines += _cluster(f"h{number}", report, paths_of(report, path, "all") if path not in ("", "all") else ())
    return "\n".join([*lines, "}"]) + "\n"


def _cluster(name: str, report: LedgerReport, marked: Sequence[PathReport]) -> Iterator[str]:
    ways = ways_of(report, marked)
    yield f"    subgraph cluster_{name} {{"
    yield f"        label={_quoted([f'{report.handler} ({report.kind})'])};"
    for block in report.graph.blocks:
        color = _RED if any(line.faults for line in block.lines) else ""
        yield f"        {name}_b{block.number} [label={_quoted(_lines(block, report))}{color}];"
    for number, exit_ in enumerate(report.exits):
        wrong = broken(report, number)
        color = _RED if wrong else ""
        target = [] if exit_.target in exit_.title else [f"to {exit_.target}"]
        label = _quoted([exit_.title, *target, *wrong])
        yield f"        {name}_e{number} [shape=box, style=rounded, label={label}{color}];"
    for edge in report.graph.edges:
        yield f"        {_edge(name, edge, (edge.source, edge.target, edge.exit) in ways)}"
    yield "    }"


def _lines(block: Block, report: LedgerReport) -> Iterator[str]:
    if block.title:
        yield short(block.title, _TEXT + _STATE)
    texts = [f"{where(line.origin, report.path):>5}  {short(line.text, _TEXT)}" for line in block.lines]
    column = max(len(text) for text in texts)
    for line, text in zip(block.lines, texts, strict=True):
        yield from (f"       in {short(frame.name, _TEXT)}" for frame in line.entered)
        says = short(changes_text(line.changes), _STATE)
        faults = "".join(f"  <- {fault.rule}" for fault in line.faults)
        yield f"{text.ljust(column)}  {says}{faults}".rstrip()


def _edge(name: str, edge: Edge, thick: bool) -> str:
    end = f"{name}_e{edge.exit}" if edge.target is None else f"{name}_b{edge.target}"
    attributes = [f"label={_quoted([edge.condition], left=False)}"] if edge.condition else []
    attributes += ["penwidth=2.5"] if thick else []
    return f"{name}_b{edge.source} -> {end}" + (f" [{', '.join(attributes)}]" if attributes else "") + ";"


def _quoted(lines: Iterator[str] | Sequence[str], left: bool = True) -> str:
    """Return lines as a string of DOT, each set to the left."""
    end = "\\l" if left else ""
    return '"' + "".join(visible(line).replace("\\", "\\\\").replace('"', '\\"') + end for line in lines) + '"'
