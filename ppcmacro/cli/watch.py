"""`ppcmacro lint --watch`: checks again when a file that was read changes, or one that was looked for appears."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable

from ppcmacro.cli import streams
from ppcmacro.cli.status import TROUBLE
from ppcmacro.errors import ConfigError, UsageError
from ppcmacro.witness import path_of

__all__ = ["Watched", "watch"]

_PAUSE = 0.5
_SOURCES = (".S", ".s")
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_Stamp = tuple[int, ...] | tuple[str, ...] | None


class Watched:
    """What a run looked at: its files and configuration files, and all facts that its results rest on."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.facts: dict[str, None] = {}

    def paths(self) -> list[str]:
        """Return the paths whose change makes a new run worth while, each once."""
        found = dict.fromkeys(self.files)
        found.update(dict.fromkeys(map(path_of, self.facts)))
        found.update(dict.fromkeys(os.path.dirname(path) or "." for path in self.files))
        return list(found)


def watch(check: Callable[[Watched], int], *, pause: Callable[[float], None] = time.sleep, turns: int = -1) -> int:
    """Check, and check again after each change, until it is interrupted (KeyboardInterrupt).

    `pause` waits for some seconds; `turns` is after how many waits to stop, -1 for never.  Returns the last status.
    """
    status = _once(check, watched := Watched())
    before = _stamps(watched.paths())
    while turns:
        turns -= 1
        pause(_PAUSE)
        now = _stamps(before)
        if now == before:
            continue
        if sys.stdout.isatty():
            streams.write(_CLEAR)
        # Taken before the run, so that what changes during it is seen after it.
        status = _once(check, watched := Watched())
        known = _stamps(watched.paths())
        before = {path: now.get(path, stamp) for path, stamp in known.items()} or now
    return status


def _once(check: Callable[[Watched], int], watched: Watched) -> int:
    try:
        return check(watched)
    except (ConfigError, UsageError) as error:
        streams.tell(f"ppcmacro: error: {error}")
        return TROUBLE


def _stamps(paths: Iterable[str]) -> dict[str, _Stamp]:
    return {path: _stamp(path) for path in paths}


def _stamp(path: str) -> _Stamp:
    """Return what changes with a file: its time and size; for a folder the sources in it."""
    try:
        status = os.stat(path)
        if os.path.isdir(path):
            return tuple(sorted(name for name in os.listdir(path) if name.endswith(_SOURCES)))
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
