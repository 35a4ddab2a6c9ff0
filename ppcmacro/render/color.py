"""Styled lines as terminal text.  The only module that imports rich."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.text import Text

from ppcmacro.render.spans import Line

__all__ = ["colored"]

STYLES = {
    "": "",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "name": "bold",
    "gutter": "blue",
    "place": "cyan",
    "caret": "bold red",
    "label": "red",
    "help": "bold green",
    "dim": "dim",
}


def colored(lines: Iterable[Line]) -> str:
    """Return the lines with ANSI sequences; lines are never wrapped and their text is taken as it is."""
    out = StringIO()
    console = Console(
        file=out, force_terminal=True, color_system="standard", highlight=False, markup=False, emoji=False,
        width=10_000, no_color=False,
    )  # fmt: skip
    for line in lines:
        text = Text(no_wrap=True, overflow="ignore", end="")
        for part, style in line:
            text.append(part, STYLES[style])
        text.rstrip()
        console.print(text, soft_wrap=True)
    return out.getvalue()
