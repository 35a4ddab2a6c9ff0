"""The vector map as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from ppcmacro.render.columns import aligned
from ppcmacro.render.handlers.cells import HEADS, cells
from ppcmacro.render.spans import Line, finish, visible
from ppcmacro.reports.vectors import HandlerInfo

__all__ = ["render"]


def render(files: Sequence[tuple[str, Sequence[HandlerInfo]]], color: bool = False) -> str:
    """Return a table for each file that has handlers; with several files, each under its path."""
    lines: list[Line] = []
    for path, handlers in files:
        if not handlers:
            continue
        if lines:
            lines.append([])
        if len(files) > 1:
            lines.append([(f"{visible(path)}:", "name")])
        rows = [[(head, "dim") for head in HEADS]]
        rows += [[(visible(text), "") for text in cells(one)] for one in handlers]
        lines += aligned(rows)
    return finish(lines, color)
