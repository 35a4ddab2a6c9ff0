"""The vector map as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from ppcmacro.render.columns import code, escaped, markdown_table
from ppcmacro.render.handlers.cells import HEADS, cells
from ppcmacro.reports.vectors import HandlerInfo

__all__ = ["render"]


def render(files: Sequence[tuple[str, Sequence[HandlerInfo]]], color: bool = False) -> str:
    """Return a table under a heading for each file that has handlers; there are no colours."""
    parts = []
    for path, handlers in files:
        if handlers:
            rows = [[code(symbol), *map(escaped, rest)] for symbol, *rest in map(cells, handlers)]
            parts.append(f"### {code(path)}\n\n{markdown_table(HEADS, rows)}")
    return "\n".join(parts)
