"""How the vector map of a file is shown, one format a module."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from ppcmacro.reports.vectors import HandlerInfo

__all__ = ["FORMATS", "render"]

FORMATS = ("table", "md", "json")
_MODULES = {"md": "markdown"}


def render(form: str, files: Sequence[tuple[str, Sequence[HandlerInfo]]], color: bool = False) -> str:
    """Return the handlers of each file in one of FORMATS, ending in a newline; only `table` has colours."""
    if form not in FORMATS:
        raise ValueError(f"no format {form!r}")
    text: str = import_module(f"ppcmacro.render.handlers.{_MODULES.get(form, form)}").render(files, color)
    return text
