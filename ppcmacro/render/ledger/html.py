"""The ledger as one page: the table of exits, the control-flow graph, the state at every instruction of a path.

The page loads nothing and sends nothing: style, script and data are in it, and its content security policy lets no
other script run, whatever the source that was read contains.
"""

from __future__ import annotations

import html
import json
import os
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256

from ppcmacro.render.chain import call_text, place
from ppcmacro.render.columns import short
from ppcmacro.render.ledger.drawing import drawing
from ppcmacro.render.ledger.parts import (
    changes_text,
    distinct_faults,
    entered,
    exit_text,
    merged,
    notes,
    offset_text,
    paths_of,
    ways_of,
)
from ppcmacro.render.spans import visible
from ppcmacro.reports.model import Change, LedgerReport, PathReport, Station, calls, where
from ppcmacro.source import Origin

__all__ = ["render"]

_MOST_PATHS = 40
_LONGEST = 200
_CLASSES = {"?": "maybe"}


def render(reports: Sequence[LedgerReport], path: str = "", color: bool = False) -> str:
    """Return the page; `path` is the path that is chosen at first when it is the number of one or "worst"."""
    style, script = _read("page.css"), _read("page.js")
    shown = [_paths(report, path) for report in reports]
    names = ", ".join(report.handler for report in reports)
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'"
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f"<title>ledger of {_text(short(names, _LONGEST))}</title>\n<style>{style}</style>\n</head>\n<body>\n",
    ]
    for report, (paths, chosen) in zip(reports, shown, strict=True):
        parts += _article(report, paths, chosen)
    data = [_data(report, paths) for report, (paths, _) in zip(reports, shown, strict=True)]
    parts += [
        f'<script type="application/json" id="ledgers">{_embedded(data)}</script>\n',
        f"<script>{script}</script>\n",
    ]
    return "".join([*parts, "</body>\n</html>\n"])


@lru_cache(maxsize=2)
def _read(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _text(text: str) -> str:
    """Return text from outside as HTML, for content and for attributes in double quotes."""
    return html.escape(visible(text))


def _embedded(value: object) -> str:
    """Return JSON that cannot end the element it stands in."""
    text = json.dumps(value, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _paths(report: LedgerReport, wanted: str) -> tuple[list[PathReport], PathReport | None]:
    """Return the paths of the page, shortest first, those with faults before the others, and the one to begin with."""
    chosen = report.worst if wanted in ("", "all") else next(iter(paths_of(report, wanted, "worst")), None)
    order = sorted(report.paths, key=lambda path: (path is not chosen, not path.faults, path.number))
    return sorted(order[:_MOST_PATHS], key=lambda path: path.number), chosen


def _article(report: LedgerReport, paths: Sequence[PathReport], chosen: PathReport | None) -> Iterator[str]:
    yield "<article>\n"
    yield f"<h1>handler <code>{_text(report.handler)}</code> ({_text(report.kind)})</h1>\n"
    yield f'<p class="soft">{_text(report.path)}, held to: {_text(report.contract)}</p>\n'
    yield from _exits(report)
    for note in notes(report):
        yield f'<p class="maybe">{_text(note)}</p>\n'
    if paths:
        yield '<div class="bar"><label>path <select>'
        yield "".join(_option(report, path, path is chosen) for path in paths)
        yield "</select></label>"
        left = len(report.paths) - len(paths)
        yield f'<span class="soft">and {left} more that are not on this page</span>' if left else ""
        yield '<span class="soft">the state at the instruction under the pointer is at the side</span></div>\n'
        yield f'<div class="view"><div class="graph">\n{drawing(report)}</div>\n'
        yield '<aside aria-live="polite">the state at an instruction is shown by a script</aside></div>\n'
        yield "<h2>The paths step by step</h2>\n"
    for path in paths:
        yield from _steps(report, path)
    yield "</article>\n"


def _exits(report: LedgerReport) -> Iterator[str]:
    yield '<div class="scroll"><table>\n<thead><tr><th>place</th><th>parked at</th><th></th>'
    for exit_ in report.exits:
        named = not exit_.target or exit_.target in exit_.title
        to = "" if named else f'<br><span class="soft">to {_text(exit_.target)}</span>'
        yield f"<th>{_text(exit_.title)}{to}</th>"
    yield "</tr></thead>\n<tbody>\n"
    for name, row in merged(report.rows):
        yield f"<tr>{_cell(name)}{_cell(row.parked)}{_cell(offset_text(row))}"
        for verdict in row.verdicts:
            yield f'<td class="{_CLASSES.get(verdict.state, verdict.state)}">{_text(verdict.text)}</td>'
        yield "</tr>\n"
    yield "</tbody></table></div>\n"
    faults = distinct_faults(report.paths)
    if faults:
        yield '<ul class="faults">\n'
        for fault in faults:
            at = _text(where(fault.origin, report.path))
            yield f'<li><span class="fault">{_text(fault.rule)}</span> {at} {_text(fault.text)}</li>\n'
        yield "</ul>\n"


def _cell(text: str) -> str:
    return f'<td class="t">{_text(text)}</td>'


def _option(report: LedgerReport, path: PathReport, chosen: bool) -> str:
    faults = f", {', '.join(dict.fromkeys(fault.rule for fault in path.faults))}" if path.faults else ""
    text = f"{path.number}: {exit_text(report, path)}, {len(path.stations)} instructions{faults}"
    return f"<option{' selected' if chosen else ''}>{_text(short(text, _LONGEST))}</option>"


def _steps(report: LedgerReport, path: PathReport) -> Iterator[str]:
    faults = "".join(f' <span class="fault">{_text(fault.rule)}</span>' for fault in path.faults)
    title = _text(f"path {path.number} of {len(report.paths)}: {exit_text(report, path)}")
    yield f'<details>\n<summary>{title}{faults}</summary>\n<div class="scroll"><table>\n'
    yield "<thead><tr><th>at</th><th>instruction</th><th></th><th>behind it</th></tr></thead>\n<tbody>\n"
    for station in path.stations:
        for _, call in entered(station, report.path):
            yield f'<tr class="in"><td></td><td class="t" colspan="3">in {_text(call)}</td></tr>\n'
        marks = "".join(f' <span class="fault">{_text(fault.rule)}</span>' for fault in station.faults)
        yield (
            f"<tr>{_cell(where(station.origin, report.path))}{_cell(station.text)}"
            f'<td class="soft">{_text(station.condition)}</td>'
            f'<td class="t">{_text(changes_text(station.changes))}{marks}</td></tr>\n'
        )
    yield "</tbody></table></div>\n</details>\n"


def _data(report: LedgerReport, paths: Sequence[PathReport]) -> dict[str, object]:
    """Return what the script needs: instructions by number, and what each step of each path changes."""
    edges = {(edge.source, edge.target, edge.exit): number for number, edge in enumerate(report.graph.edges)}
    return {
        "given": [_change(change) for change in report.given],
        "lines": {
            str(line.index): [place(line.origin.location), short(line.text, _LONGEST), _chain(line.origin)]
            for block in report.graph.blocks
            for line in block.lines
        },
        "paths": [
            {
                "number": path.number,
                "exit": path.exit,
                "ways": sorted(edges[way] for way in ways_of(report, [path])),
                "steps": [_step(station) for station in path.stations],
            }
            for path in paths
        ],
    }


def _chain(origin: Origin) -> list[str]:
    return [short(f"in {call_text(frame)} at {place(frame.call.location)}", _LONGEST) for frame in calls(origin)]


def _step(station: Station) -> list[object]:
    faults = [visible(f"{fault.rule}: {fault.text}") for fault in station.faults]
    return [station.index, station.condition, [_change(change) for change in station.changes], faults]


def _change(change: Change) -> list[str]:
    return [short(change.place, _LONGEST), short(change.value, _LONGEST)]
