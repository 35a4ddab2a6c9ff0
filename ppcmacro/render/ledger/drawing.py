"""The control-flow graph as inline SVG.  Colours and fonts are those of the page around it."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from ppcmacro.render.columns import short
from ppcmacro.render.ledger.layout import Box, place
from ppcmacro.render.ledger.parts import broken, changes_text
from ppcmacro.render.spans import visible, width
from ppcmacro.reports.model import Block, Edge, LedgerReport, where

__all__ = ["drawing"]

# The width of a character of 12 pixels in the usual monospaced fonts, rounded up.
_CHARACTER = 7.3
_LINE = 17.0
_PADDING = 9.0
_TEXT = 46
_STATE = 44


class _Line:
    """A line of a box: the instruction's number (-1: it is none), its texts with the column and class of each."""

    __slots__ = ("number", "texts")

    def __init__(self, number: int, *texts: tuple[int, str, str]) -> None:
        self.number = number
        self.texts = texts


def drawing(report: LedgerReport) -> str:
    """Return the graph of a handler as an SVG element; the lines and edges carry their numbers as data attributes."""
    blocks = [list(_block(block, report)) for block in report.graph.blocks]
    exits = [list(_exit(report, number)) for number in range(len(report.exits))]
    every = [*blocks, *exits]
    edges = [
        (edge.source, len(blocks) + edge.exit if edge.exit is not None else edge.target or 0)
        for edge in report.graph.edges
    ]
    placed = place([_size(lines) for lines in every], edges)
    title = html.escape(f"control flow of {visible(report.handler)}")
    parts = [
        f'<svg width="{placed.width:.0f}" height="{placed.height:.0f}" '
        f'viewBox="0 0 {placed.width:.0f} {placed.height:.0f}" role="group" aria-label="{title}">\n'
    ]
    for number, (edge, route) in enumerate(zip(report.graph.edges, placed.routes, strict=True)):
        parts += _way(number, edge, route)
    for number, (lines, box) in enumerate(zip(every, placed.boxes, strict=True)):
        exit_ = number - len(blocks)
        if exit_ < 0:
            wrong = any(line.faults for line in report.graph.blocks[number].lines)
            parts.append(f'<g class="block{" bad" if wrong else ""}">')
        else:
            parts.append(f'<g class="block exit{" bad" if broken(report, exit_) else ""}" data-exit="{exit_}">')
        parts += _box(lines, box)
        parts.append("</g>\n")
    return "".join([*parts, "</svg>\n"])


def _block(block: Block, report: LedgerReport) -> Iterator[_Line]:
    if block.title:
        yield _Line(-1, (0, "title", short(block.title, _TEXT + _STATE)))
    places = [where(line.origin, report.path) for line in block.lines]
    texts = [short(line.text, _TEXT) for line in block.lines]
    left = max(map(width, places)) + 2
    middle = left + max(map(width, texts)) + 2
    for line, at, text in zip(block.lines, places, texts, strict=True):
        for frame in line.entered:
            yield _Line(-1, (left, "title", short(f"in {frame.name}", _TEXT)))
        faults = " ".join(fault.rule for fault in line.faults)
        says = short(changes_text(line.changes), _STATE)
        cells = [(0, "at", at), (left, "fault" if faults else "text", text), (middle, "now", says)]
        if faults:
            cells.append((middle + width(says) + (2 if says else 0), "fault", faults))
        yield _Line(line.index, *(cell for cell in cells if cell[2]))


def _exit(report: LedgerReport, number: int) -> Iterator[_Line]:
    exit_ = report.exits[number]
    yield _Line(-1, (0, "name", short(exit_.title, _TEXT + _STATE)))
    if exit_.target and exit_.target not in exit_.title:
        yield _Line(-1, (0, "title", short(f"to {exit_.target}", _TEXT + _STATE)))
    for text in broken(report, number):
        yield _Line(-1, (0, "fault", short(text, _TEXT + _STATE)))


def _size(lines: Sequence[_Line]) -> tuple[float, float]:
    wide = max((column + width(text) for line in lines for column, _, text in line.texts), default=0)
    return wide * _CHARACTER + 2 * _PADDING, len(lines) * _LINE + 2 * _PADDING


def _box(lines: Sequence[_Line], box: Box) -> Iterator[str]:
    yield _rectangle("box", box, 5)
    for row, line in enumerate(lines):
        y = box.y + _PADDING + row * _LINE
        texts = "".join(
            f'<text class="{kind}" x="{box.x + _PADDING + column * _CHARACTER:.1f}" y="{y + 12.5:.1f}">'
            f"{html.escape(visible(text))}</text>"
            for column, kind, text in line.texts
        )
        if line.number < 0:
            yield f"{texts}\n"
            continue
        hit = _rectangle("hit", Box(box.x + 2, y, box.width - 4, _LINE), 3)
        yield f'<g class="line" data-line="{line.number}" tabindex="0">{hit}{texts}</g>\n'


def _rectangle(kind: str, box: Box, radius: int) -> str:
    place = f'x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
    return f'<rect class="{kind}" {place} rx="{radius}"/>'


def _way(number: int, edge: Edge, points: Sequence[tuple[float, float]]) -> Iterator[str]:
    """Yield an edge: curves from layer to layer, straight lines past boxes, an arrow's head, the condition."""
    (x, y), *rest = points
    path = [f"M{x:.1f} {y:.1f}"]
    for to_x, to_y in rest:
        if abs(to_x - x) < 0.05:
            path.append(f"L{to_x:.1f} {to_y:.1f}")
        else:
            middle = (y + to_y) / 2
            path.append(f"C{x:.1f} {middle:.1f} {to_x:.1f} {middle:.1f} {to_x:.1f} {to_y:.1f}")
        x, y = to_x, to_y
    back = -7 if points[-1][1] >= points[-2][1] else 7
    yield f'<g class="way" data-way="{number}"><path class="edge" d="{"".join(path)}"/>'
    yield f'<path class="tip" d="M{x:.1f} {y:.1f}l-4 {back}h8z"/>'
    if edge.condition:
        (first_x, first_y), (next_x, next_y) = points[0], points[1]
        down = 1 if next_y >= first_y else -1
        left = next_x < first_x
        anchor = ' text-anchor="end"' if left else ""
        yield (
            f'<text class="cond"{anchor} x="{first_x + (-6 if left else 6):.1f}" y="{first_y + down * 16:.1f}">'
            f"{html.escape(visible(edge.condition))}</text>"
        )
    yield "</g>\n"
