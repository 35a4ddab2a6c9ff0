"""Which files a run is about: the arguments, with folders searched for assembly sources."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from ppcmacro.errors import UsageError
from ppcmacro.project.config.resolver import Resolver
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.sources.search import (
    HEADER_SUFFIXES,
    INCLUDED,
    Found,
    Skipped,
    is_linker_script,
    search,
    why_left_out,
)

__all__ = ["Found", "Skipped", "find_sources", "group_by_settings", "is_linker_script"]


def find_sources(paths: Iterable[str], settings_for: Callable[[str], Settings]) -> Found:
    """Return the sources that the arguments name.

    A folder stands for every `.S` and `.s` in it, searched downwards without hidden folders, without following
    links to folders, without what `.gitignore` names (`respect_gitignore` of the folder's settings), and without what
    `exclude` of the file's settings names.  Files that end in `.asm` and `.inc`, and in `.h` beside any of the others,
    count by their content: PowerPC assembly for GNU as; `.inc` and `.h` only if nothing in the folder includes them.

    A file that is named itself is taken whatever its suffix, except linker scripts, and headers without assembly of
    their own, which are no translation units; with `force_exclude` what a search would leave out is left out.

    Raises UsageError for a folder without sources, and for paths of which none exists.
    """
    found = Found()
    paths = list(paths)
    if paths and not any(map(os.path.lexists, paths)):
        raise UsageError(f"there is no file or folder `{paths[0]}`")
    for path in paths:
        if os.path.isdir(path):
            search(path, settings_for, found)
        elif os.path.lexists(path):
            _take(path, settings_for, found)
        else:
            found.unreadable.append(Skipped(path, "there is no such file or folder"))
    return found


def group_by_settings(files: Iterable[str], resolver: Resolver) -> list[tuple[Settings, list[str]]]:
    """Put files with equal settings together; groups and files keep their order."""
    groups: dict[Settings, list[str]] = {}
    for path in files:
        groups.setdefault(resolver.settings_for(path), []).append(path)
    return list(groups.items())


def _take(path: str, settings_for: Callable[[str], Settings], found: Found) -> None:
    if is_linker_script(path):
        found.skip(path, "linker script")
        return
    settings = settings_for(path)
    reason = why_left_out(path, settings) if settings.force_exclude else ""
    if not reason and path.endswith(HEADER_SUFFIXES):
        from ppcmacro.project.sources.content import beginning, has_assembly

        data = beginning(path)
        reason = "" if has_assembly(data) or b"\0" in data else INCLUDED
    if reason:
        found.skip(path, reason)
    else:
        found.add(path)
