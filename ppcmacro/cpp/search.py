"""Finding headers."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ppcmacro.records import NamedTuple
from ppcmacro.witness import is_file, real_path

__all__ = ["Found", "Search"]


class Found(NamedTuple):
    """A header that was found: its path, and the number of the search folder (-1: beside the including file)."""

    path: str
    folder: int


class Search:
    """The search folders of one run: `-iquote` ones first, then `-I`, then `-isystem`."""

    def __init__(self, quote: Sequence[str], paths: Sequence[str], system: Sequence[str], roots: Sequence[str]) -> None:
        self._folders = [*quote, *paths, *system]
        self._angled = len(quote)
        self._roots = [os.path.realpath(root) for root in roots]
        self._known: dict[tuple[str, int], Found | None] = {}

    def find(self, name: str, angled: bool, folder: str) -> Found | None:
        """Find a header; `folder` is that of the including file, searched first for `""` names."""
        if os.path.isabs(name):
            return Found(name, -1) if is_file(name) else None
        if not angled:
            path = os.path.join(folder, name)
            if is_file(path):
                return Found(path, -1)
        return self._from(name, self._angled if angled else 0)

    def find_next(self, name: str, folder: int) -> Found | None:
        """Find the header that comes after the search folder with that number (`#include_next`)."""
        return self._from(name, folder + 1)

    def allowed(self, path: str) -> bool:
        """Tell whether a file lies in one of the roots once its links are followed; always so without roots."""
        if not self._roots:
            return True
        real = real_path(path)
        return any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in self._roots)

    def _from(self, name: str, start: int) -> Found | None:
        key = (name, start)
        if key in self._known:
            return self._known[key]
        found = None
        for index in range(start, len(self._folders)):
            path = os.path.join(self._folders[index], name)
            if is_file(path):
                found = Found(path, index)
                break
        self._known[key] = found
        return found
