"""Cells in columns, for plain text and for Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ppcmacro.patterns import pattern
from ppcmacro.render.spans import Line, visible, width

__all__ = ["Cell", "aligned", "code", "escaped", "markdown_table", "short"]

Cell = tuple[str, str]
_MARKS = pattern(r"([\\`*_{}\[\]<>#|~&])")


def aligned(rows: Sequence[Sequence[Cell]], indent: str = "") -> Iterator[Line]:
    """Yield the rows with their cells (text and style) below each other, two blanks apart."""
    widths: list[int] = []
    for row in rows:
        widths += [0] * (len(row) - 1 - len(widths))
        for number, (text, _) in enumerate(row[:-1]):
            widths[number] = max(widths[number], width(text))
    for row in rows:
        line: Line = [(indent, "")] if indent else []
        for number, (text, style) in enumerate(row):
            last = number == len(row) - 1
            line.append((text, style))
            if not last:
                line.append((" " * (widths[number] - width(text) + 2), ""))
        yield line


def short(text: str, limit: int) -> str:
    """Return visible text of at most `limit` characters; what is cut off the end is shown as `…`."""
    text = visible(text)
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def markdown_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table of GitHub's Markdown; the cells are Markdown already."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _MARKS.sub(r"\\\1", visible(text))


def code(text: str) -> str:
    """Return text as a code span for a cell of a table, "" for an empty one."""
    text = visible(text)
    if not text.strip():
        return ""
    runs = re.findall("`+", text)
    fence = "`" * (1 + max(map(len, runs), default=0))
    pad = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}".replace("|", "\\|")
