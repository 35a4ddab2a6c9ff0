"""What a run will read: the files, in groups of equal settings, and what is passed over."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from ppcmacro.project.config import Resolver
from ppcmacro.project.discovery import Skipped, find_sources, group_by_settings
from ppcmacro.project.settings import Settings

__all__ = ["Plan", "plan"]


class Plan(NamedTuple):
    """The files to read in order, the same in groups, what is skipped, and what cannot be read (path, reason)."""

    files: list[str]
    groups: list[tuple[Settings, list[str]]]
    skipped: list[Skipped]
    unreadable: list[Skipped]


def plan(paths: Sequence[str], resolver: Resolver, with_dependents: bool = False) -> Plan:
    """Find the sources that the arguments name and the settings of each.

    `with_dependents` adds the sources below the working folder that include a file that is named.

    Raises UsageError for a missing path or a folder without sources, ConfigError for a bad configuration file.
    """
    found = find_sources(paths, resolver.settings_for)
    if with_dependents:
        from ppcmacro.project.dependents import dependents

        known = {os.path.normpath(path) for path in found.files}
        found.files += [path for path in dependents(filter(os.path.isfile, paths)) if path not in known]
    readable: list[str] = []
    unreadable: list[Skipped] = []
    for path in found.files:
        reason = _obstacle(path)
        if reason:
            unreadable.append(Skipped(path, reason))
        else:
            readable.append(path)
    return Plan(readable, group_by_settings(readable, resolver), found.skipped, unreadable)


def _obstacle(path: str) -> str:
    if not os.path.exists(path):
        return "the link leads nowhere"
    return "" if os.access(path, os.R_OK) else "permission denied"
