"""Which files a run is about: the arguments, with folders searched for assembly sources."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import NamedTuple

from ppcmacro.errors import UsageError
from ppcmacro.project.config import Resolver
from ppcmacro.project.settings import Settings

__all__ = ["Found", "Skipped", "find_sources", "group_by_settings", "is_linker_script", "matches"]

SUFFIXES = (".S", ".s")
LINKER_SUFFIXES = (".lds", ".ld", ".lds.S", ".ld.S", ".lds.s")
HEADER_SUFFIXES = (".h", ".inc")


class Skipped(NamedTuple):
    """A file that is not looked at, and the reason in a few words."""

    path: str
    reason: str


@dataclass
class Found:
    """The files to read, in order and each once, and those that were passed over."""

    files: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def is_linker_script(path: str) -> bool:
    """Tell whether a name is that of a linker script, preprocessed or not; those hold no instructions."""
    return os.path.basename(path).endswith(LINKER_SUFFIXES)


def find_sources(paths: Iterable[str], settings_for: Callable[[str], Settings]) -> Found:
    """Return the sources that the arguments name.

    A folder stands for every `.S` and `.s` in it, searched downwards without hidden folders, without following
    links to folders, and without what `exclude` of the file's settings names.  A file that is named itself is
    taken whatever its suffix, except linker scripts and headers, which are no translation units.

    Raises UsageError for a path that does not exist and for a folder without sources.
    """
    found = Found()
    seen: set[str] = set()
    for path in paths:
        if os.path.isdir(path):
            _search(path, settings_for, found, seen)
        elif not os.path.lexists(path):
            raise UsageError(f"there is no file or folder `{path}`")
        else:
            _take(path, found, seen)
    return found


def group_by_settings(files: Iterable[str], resolver: Resolver) -> list[tuple[Settings, list[str]]]:
    """Put files with equal settings together; groups and files keep their order."""
    groups: dict[Settings, list[str]] = {}
    for path in files:
        groups.setdefault(resolver.settings_for(path), []).append(path)
    return list(groups.items())


def matches(path: str, root: str, globs: Iterable[str]) -> bool:
    """Tell whether a path, seen from the root folder, or one of the folders above it fits one of the globs.

    A glob without a slash is compared with each part of the path, one with a slash with the whole path below the
    root; `*` also matches slashes.
    """
    relative = os.path.relpath(path, root or ".").replace(os.sep, "/")
    parts = relative.split("/")
    for glob in globs:
        glob = glob.removeprefix("./").rstrip("/")
        if "/" not in glob:
            if any(fnmatchcase(part, glob) for part in parts):
                return True
        elif fnmatchcase(relative, glob) or fnmatchcase(relative, f"{glob}/*"):
            return True
    return False


def _take(path: str, found: Found, seen: set[str]) -> None:
    if is_linker_script(path):
        found.skipped.append(Skipped(path, "linker script"))
    elif path.endswith(HEADER_SUFFIXES):
        found.skipped.append(Skipped(path, "header, checked through the sources that include it"))
    else:
        _add(path, found, seen)


def _add(path: str, found: Found, seen: set[str]) -> None:
    key = os.path.normpath(path)
    if key not in seen:
        seen.add(key)
        found.files.append(path)


def _search(top: str, settings_for: Callable[[str], Settings], found: Found, seen: set[str]) -> None:
    before = len(found.files)
    sources = 0

    def refuse(error: OSError) -> None:
        raise UsageError(f"cannot read the folder `{error.filename}`: {error.strerror}")

    for folder, folders, names in os.walk(top, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.endswith(SUFFIXES):
                continue
            path = os.path.join(folder, name).removeprefix("./")
            if is_linker_script(path):
                found.skipped.append(Skipped(path, "linker script"))
                continue
            sources += 1
            settings = settings_for(path)
            if settings.exclude and matches(path, settings.root, settings.exclude):
                found.skipped.append(Skipped(path, "excluded"))
                continue
            _add(path, found, seen)
    if not sources and len(found.files) == before:
        raise UsageError(f"no `.S` or `.s` file in the folder `{top}`")
