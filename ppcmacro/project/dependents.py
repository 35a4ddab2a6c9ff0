"""Which sources include a file: what has to be looked at again when it changes.

Include lines are found by their shape, without preprocessing, and a name fits every file whose path ends in it: a
source too many may be named, but none too few as long as the names in the lines are written out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator

__all__ = ["dependents"]

_SOURCES = (".S", ".s")
_READ = (*_SOURCES, ".h", ".inc")
_INCLUDE = re.compile(
    rb"^[ \t]*(?:#[ \t]*include(?:_next)?[ \t]*[<\"]|\.include[ \t]+\")([^>\"\n]+)[>\"]", re.MULTILINE
)


def dependents(changed: Iterable[str], top: str = ".") -> list[str]:
    """Return the `.S` and `.s` files below a folder that include one of the files, directly or through others.

    Hidden folders are left out and links to folders are not followed; a file that cannot be read includes nothing.
    """
    including = _index(top)
    found: dict[str, None] = {}
    waiting = [os.path.normpath(path) for path in changed]
    seen = set(waiting)
    while waiting:
        path = waiting.pop()
        whole = os.path.abspath(path).replace(os.sep, "/")
        for name, includer in including.get(os.path.basename(path), ()):
            if includer in seen or not whole.endswith(f"/{name}"):
                continue
            seen.add(includer)
            waiting.append(includer)
            if includer.endswith(_SOURCES):
                found[includer] = None
    return sorted(found)


def _index(top: str) -> dict[str, list[tuple[str, str]]]:
    """Return for each base name the (name as included without leading dots, including file) pairs."""
    index: dict[str, list[tuple[str, str]]] = {}
    for path in _files(top):
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError:
            continue
        for match in _INCLUDE.finditer(data):
            name = re.sub(r"^(?:\.{1,2}/)+", "", os.fsdecode(match.group(1).strip()))
            index.setdefault(name.rpartition("/")[2], []).append((name, path))
    return index


def _files(top: str) -> Iterator[str]:
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(_READ):
                yield os.path.normpath(os.path.join(folder, name))
