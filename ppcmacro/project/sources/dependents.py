"""Which sources include a file: what has to be looked at again when it changes.

Include lines are found by their shape, without preprocessing, and a name fits every file whose path ends in it: a
source too many may be named, but none too few as long as the names in the lines are written out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator

from ppcmacro.files import read_regular

__all__ = ["dependents", "included_files"]

_SOURCES = (".S", ".s")
_READ = (*_SOURCES, ".h", ".inc")
_INCLUDE = re.compile(
    rb"^[ \t]*(?:#[ \t]*include(?:_next)?[ \t]*[<\"]|\.include[ \t]+\")([^>\"\n]+)[>\"]", re.MULTILINE
)


def dependents(changed: Iterable[str], top: str = ".", among: Iterable[str] | None = None) -> list[str]:
    """Return the `.S` and `.s` files below a folder that include one of the files, directly or through others.

    `among` names the files to look at in place of the folder.
    Hidden folders are left out and links to folders are not followed; a file that cannot be read includes nothing.
    """
    including = _index(_files(top) if among is None else map(os.path.normpath, among))
    found: dict[str, None] = {}
    waiting = [os.path.normpath(path) for path in changed]
    seen = set(waiting)
    while waiting:
        for includer in _includers(waiting.pop(), including):
            if includer in seen:
                continue
            seen.add(includer)
            waiting.append(includer)
            if includer.endswith(_SOURCES):
                found[includer] = None
    return sorted(found)


def included_files(paths: Iterable[str], top: str = ".") -> set[str]:
    """Return those of some files that a file below a folder includes."""
    including = _index(_files(top))
    return {path for path in paths if any(one != os.path.normpath(path) for one in _includers(path, including))}


def _includers(path: str, including: dict[str, list[tuple[str, str]]]) -> Iterator[str]:
    whole = os.path.abspath(path).replace(os.sep, "/")
    for name, includer in including.get(os.path.basename(path), ()):
        if whole.endswith(f"/{name}"):
            yield includer


def _index(files: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Return for each base name the (name as included without leading dots, including file) pairs."""
    index: dict[str, list[tuple[str, str]]] = {}
    for path in files:
        try:
            data = read_regular(path)
        except OSError:
            continue
        for match in _INCLUDE.finditer(data):
            name = re.sub(r"^(?:\.{1,2}/)+", "", os.fsdecode(match.group(1).strip()))
            index.setdefault(name.rpartition("/")[2], []).append((name, path))
    return index


def _files(top: str) -> Iterator[str]:
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        # Seen from here, as the files that are named are: `../src/a.S` may be `a.S`.
        seen = os.path.relpath(folder) if top != "." else folder
        for name in names:
            if name.endswith(_READ):
                yield os.path.normpath(os.path.join(seen, name))
