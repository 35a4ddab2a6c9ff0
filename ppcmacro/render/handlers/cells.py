"""The fields of a line of the vector map."""

from __future__ import annotations

from ppcmacro.reports.vectors import HandlerInfo

__all__ = ["HEADS", "cells"]

HEADS = ("handler", "vector", "interrupt", "class", "at", "size", "free", "table", "ends")


def cells(one: HandlerInfo) -> tuple[str, ...]:
    """Return the fields under HEADS as text; what is not known is empty."""
    vector = "" if one.vector is None else f"{one.vector:#06x}"
    return (
        one.symbol or "(no symbol)",
        vector if one.ivor is None else f"IVOR{one.ivor}",
        one.interrupt,
        one.level,
        "" if one.address is None else f"{one.address:#06x}",
        "" if one.size is None else str(one.size),
        "" if one.free is None else str(one.free),
        "" if one.index is None else str(one.index),
        ", ".join(one.exits),
    )
