"""The globs of paths that a configuration and the command line take."""

from __future__ import annotations

import os
from collections.abc import Iterable
from fnmatch import fnmatchcase

__all__ = ["anchored", "matches"]


def matches(path: str, root: str, globs: Iterable[str]) -> bool:
    """Tell whether a path, seen from the root folder, or one of the folders above it fits one of the globs.

    A glob without a slash is compared with each part of the path, one with a slash with the whole path below the
    root, an absolute one with the absolute path; `*` also matches slashes, `**/` any folders or none.
    """
    relative = os.path.relpath(path, root or ".").replace(os.sep, "/")
    parts = relative.split("/")
    for glob in globs:
        glob = glob.removeprefix("./").rstrip("/")
        if "/" not in glob:
            if any(fnmatchcase(part, glob) for part in parts):
                return True
            continue
        whole = os.path.abspath(path) if glob.startswith("/") else relative
        if any(fnmatchcase(whole, one) or fnmatchcase(whole, f"{one}/*") for one in _variants(glob)):
            return True
    return False


def anchored(glob: str, folder: str) -> str:
    """Return a glob that means, seen from anywhere, what this one means seen from a folder."""
    if glob.startswith("/"):
        return glob
    from glob import escape

    anywhere = "" if "/" in glob.rstrip("/") else "**/"
    return f"{escape(os.path.abspath(folder)).rstrip('/')}/{anywhere}{glob.removeprefix('./')}"


def _variants(glob: str, most: int = 4) -> list[str]:
    """Return the globs of `fnmatch` that together mean what this one does: each `**/` is there or not."""
    head, folders, tail = glob.partition("**/")
    if not folders or not most:
        return [glob]
    return [head + middle + rest for middle in ("", "*/") for rest in _variants(tail, most - 1)]
