"""How paths that were put together are shown."""

from __future__ import annotations

import os

__all__ = ["shown"]

_ABOVE = os.pardir + os.sep


def shown(path: str) -> str:
    """Return a path seen from the working folder where it lies below it or beside it, else the absolute path."""
    relative = os.path.relpath(path)
    if relative.startswith(_ABOVE + os.pardir):
        return os.path.abspath(path)
    return relative
