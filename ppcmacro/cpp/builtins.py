"""The macros whose text depends on where they are used: `__LINE__`, `__FILE__` and the like."""

from __future__ import annotations

import os
import time

from ppcmacro import witness
from ppcmacro.source import Location, Origin, Source

__all__ = ["Builtins"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Builtins:
    """The state behind these macros; one for each run."""

    def __init__(self) -> None:
        self._counter = 0
        self._moment: time.struct_time | None = None
        self._numbering: dict[Source, list[tuple[int, int, str]]] = {}

    def text(self, name: str, origin: Origin, base: str, depth: int) -> str:
        """Return the text of one use; `base` is the path of the main file, `depth` the number of files around."""
        if name == "__LINE__":
            return str(self._presumed(origin)[0])
        if name == "__FILE__":
            return _quoted(self._presumed(origin)[1])
        if name == "__BASE_FILE__":
            return _quoted(base)
        if name == "__INCLUDE_LEVEL__":
            return str(depth)
        if name == "__COUNTER__":
            self._counter += 1
            return str(self._counter - 1)
        moment = self._now()
        if name == "__DATE__":
            return f'"{_MONTHS[moment.tm_mon - 1]} {moment.tm_mday:2d} {moment.tm_year:4d}"'
        if name == "__TIME__":
            return f'"{moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d}"'
        return ""

    def renumber(self, source: Source, line: int, number: int, name: str | None) -> None:
        """Obey `#line`: the physical line `line` is called `number`, in a file called `name` (None: as before)."""
        known = self._numbering.setdefault(source, [])
        if name is None:
            name = known[-1][2] if known else source.path
        known.append((line, number, name))

    def _presumed(self, origin: Origin) -> tuple[int, str]:
        location = _place_in_file(origin)
        for line, number, name in reversed(self._numbering.get(location.source, ())):
            if line <= location.line:
                return location.line - line + number, name
        return location.line, location.path

    def _now(self) -> time.struct_time:
        witness.not_repeatable()
        if self._moment is None:
            epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
            if epoch.isdigit() and len(epoch) <= 12:
                self._moment = time.gmtime(int(epoch))
            else:
                self._moment = time.localtime()
        return self._moment


def _place_in_file(origin: Origin) -> Location:
    """Return the token of the file that led to a token: an argument itself, the name of the macro for its body."""
    location = origin.location
    for frame in origin.frames():
        if frame.definition is not None and _defines(frame.definition, location):
            location = frame.call.location
    return location


def _defines(definition: Location, location: Location) -> bool:
    """Tell whether a place is within the definition whose name stands at `definition`."""
    source, line, _ = definition
    if location.source is not source or location.line < line:
        return False
    return all(source.line(number).rstrip()[-1:] == "\\" for number in range(line, location.line))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
