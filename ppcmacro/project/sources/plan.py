"""What a run will read: the files, in groups of equal settings, and what is passed over."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ppcmacro.project.config.resolver import Resolver
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.sources.discovery import Found, Skipped, find_sources, group_by_settings, is_linker_script
from ppcmacro.project.sources.search import HEADER_SUFFIXES, INCLUDED, why_left_out
from ppcmacro.records import NamedTuple

__all__ = ["Plan", "plan"]


class Plan(NamedTuple):
    """The files to read in order, the same in groups, what is skipped, and what cannot be read (path, reason)."""

    files: list[str]
    groups: list[tuple[Settings, list[str]]]
    skipped: list[Skipped]
    unreadable: list[Skipped]


def plan(paths: Sequence[str], resolver: Resolver, with_dependents: bool = False) -> Plan:
    """Find the sources that the arguments name and the settings of each.

    `with_dependents` adds the sources that include a file that is named: those of the work tree that the working folder
    is in, without one those below it.

    Raises UsageError for a missing path or a folder without sources, ConfigError for a bad configuration file.
    """
    found = find_sources(paths, resolver.settings_for)
    if with_dependents:
        _add_dependents(paths, resolver, found)
    readable: list[str] = []
    unreadable = list(found.unreadable)
    for path in found.files:
        reason = _obstacle(path)
        if reason:
            unreadable.append(Skipped(path, reason))
        else:
            readable.append(path)
    return Plan(readable, group_by_settings(readable, resolver), found.skipped, unreadable)


def _add_dependents(paths: Sequence[str], resolver: Resolver, found: Found) -> None:
    """Add what includes a named file, as a search would find it; a named header gives way to what includes it."""
    from ppcmacro.project.sources.dependents import dependents, included_files
    from ppcmacro.project.sources.paths import top_of_work_tree

    home = os.path.realpath(".")
    top = os.path.relpath(top_of_work_tree(home) or home, home)
    headers = [path for path in found.files if path.endswith(HEADER_SUFFIXES)]
    for path in included_files(headers, top) if headers else ():
        found.files.remove(path)
        found.skip(path, INCLUDED)
    known = {os.path.normpath(path) for path in found.files}
    for path in dependents(filter(os.path.isfile, paths), top):
        if path not in known and not is_linker_script(path):
            reason = why_left_out(path, resolver.settings_for(path))
            if reason:
                found.skip(path, reason)
            else:
                found.add(path)


def _obstacle(path: str) -> str:
    if not os.path.exists(path):
        return "the link leads nowhere" if os.path.islink(path) else "permission denied"
    return "" if os.access(path, os.R_OK) else "permission denied"
