"""How the ledgers of handlers are shown, one format a module."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from ppcmacro.reports.model import LedgerReport

__all__ = ["FORMATS", "render"]

FORMATS = ("table", "md", "json", "dot", "html")
_MODULES = {"md": "markdown"}


def render(form: str, reports: Sequence[LedgerReport], path: str = "", color: bool = False) -> str:
    """Return ledgers in one of FORMATS, ending in a newline.

    `path` says which paths are shown: "worst" (the shortest of those with the most faults), "all", or the number of
    one; "" is worst for what is read as text and all for the others, of which `dot` and `html` show all in any case
    and mark what was asked for.  Only `table` has colours.  Raises UsageError for a number that no path has.
    """
    if form not in FORMATS:
        raise ValueError(f"no format {form!r}")
    text: str = import_module(f"ppcmacro.render.ledger.{_MODULES.get(form, form)}").render(reports, path, color)
    return text
