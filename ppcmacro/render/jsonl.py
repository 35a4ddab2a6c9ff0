"""JSON Lines: one finding a line, each a document of its own with `schema_version`; nothing but ASCII."""

from __future__ import annotations

from collections.abc import Sequence

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.render import RenderOptions
from ppcmacro.render.json import SCHEMA_VERSION, findings

__all__ = ["render"]


def render(diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return the objects of the JSON document's `findings`, one a line."""
    import json

    return "".join(
        json.dumps({"schema_version": SCHEMA_VERSION, **one}, separators=(",", ":")) + "\n"
        for one in findings(diagnostics)
    )
