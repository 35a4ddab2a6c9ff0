"""The vector map for programs: one document, with `schema_version`.  Addresses and sizes are in bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ppcmacro import __version__
from ppcmacro.render.json import chained, dump, plain
from ppcmacro.reports.vectors import HandlerInfo

__all__ = ["SCHEMA_VERSION", "render"]

SCHEMA_VERSION = 1


def render(files: Sequence[tuple[str, Sequence[HandlerInfo]]], color: bool = False) -> str:
    """Return the document with the handlers of every file; there are no colours."""
    return dump(
        {
            "schema_version": SCHEMA_VERSION,
            "tool": {"name": "ppcmacro", "version": __version__},
            "files": [{"path": plain(path), "handlers": [_handler(one) for one in found]} for path, found in files],
        }
    )


def _handler(one: HandlerInfo) -> dict[str, Any]:
    return {
        "symbol": plain(one.symbol) or None,
        "ivor": one.ivor,
        "vector": one.vector,
        "interrupt": one.interrupt,
        "level": one.level,
        "contract": one.contract,
        "section": plain(one.section),
        "address": one.address,
        "size": one.size,
        "free": one.free,
        "table_index": one.index,
        "exits": [plain(text) for text in one.exits],
        **chained(one.origin),
    }
