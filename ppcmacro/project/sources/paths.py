"""Where paths lie, and how those that were put together are shown."""

from __future__ import annotations

import os
from collections.abc import Callable

__all__ = ["shown", "top_of_work_tree"]

_ABOVE = os.pardir + os.sep


def shown(path: str) -> str:
    """Return a path seen from the working folder where it lies below it or beside it, else the absolute path."""
    relative = os.path.relpath(path)
    if relative.startswith(_ABOVE + os.pardir):
        return os.path.abspath(path)
    return relative


def top_of_work_tree(folder: str, exists: Callable[[str], bool] = os.path.lexists) -> str:
    """Return the top of the git work tree that an absolute folder is in, "" for none; `exists` looks for a path."""
    while not exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above
    return folder
