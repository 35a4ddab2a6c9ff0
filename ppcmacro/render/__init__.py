"""How findings are shown: one Diagnostic, several formats.  Only this room knows rich, and only when it colours."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple

from ppcmacro.diagnostic import Diagnostic

__all__ = ["FORMATS", "RenderOptions", "render"]

FORMATS = ("full", "concise", "json", "github")


class RenderOptions(NamedTuple):
    """How to show findings.

    color         with terminal colours; only `full` and `concise` have them
    explain       with the reason why each finding matters
    backtrace     how many calls are shown for a finding, -1 for all
    quiet_macros  globs of macro names that are left out of the chain of calls
    width         the number of columns a line of source is cut to
    document      further members of the JSON document
    """

    color: bool = False
    explain: bool = False
    backtrace: int = -1
    quiet_macros: tuple[str, ...] = ()
    width: int = 120
    document: dict[str, Any] | None = None


def render(name: str, diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return findings in the format of that name (one of FORMATS), ending in a newline unless it is empty."""
    if name not in FORMATS:
        raise ValueError(f"no format {name!r}")
    text: str = import_module(f"ppcmacro.render.{name}").render(diagnostics, options)
    return text
