"""In which expansion a piece of text stands: the macros whose bodies it is written in, from the outermost inwards.

An argument stands where the call is written, not in the body of the macro that it is given to.  Loops are no scope of
their own, because their body stands in the text around it.
"""

from __future__ import annotations

from ppcmacro.gas.statement import Statement
from ppcmacro.macro.units import head_of
from ppcmacro.records import NamedTuple
from ppcmacro.source import Frame, Location, Origin

__all__ = ["Use", "label_origin", "scope_of", "written_at"]


class Use(NamedTuple):
    """One use of a macro.  Uses are equal when they are the same expansion, also for frames that only look alike."""

    kind: str
    name: str
    call: Location
    turns: tuple[tuple[Location, int], ...]
    outer: Use | None

    def __hash__(self) -> int:
        return hash((self.name, self.call[1:], self.turns))


def scope_of(origin: Origin) -> tuple[Use, ...]:
    """Return the expansions in whose bodies the text at an origin is written, the outermost first."""
    frames = list(written_at(origin).frames())
    result: list[Use] = []
    turns: list[tuple[Location, int]] = []
    outer: Use | None = None
    for frame in reversed(frames):
        if frame.kind == "loop":
            turns.append((frame.call.location, frame.turn))
            continue
        outer = Use(frame.kind, frame.name, frame.call.location, tuple(turns), outer)
        result.append(outer)
    return tuple(result)


def written_at(origin: Origin) -> Origin:
    """Return the origin of a text without the C macros that it was only given to as an argument."""
    frame = origin.frame
    while frame is not None and frame.kind == "cpp" and _is_argument(origin.location, frame):
        frame = frame.call.frame
    return Origin(origin.location, frame)


def _is_argument(location: Location, frame: Frame) -> bool:
    """Tell whether text that came through a C macro is written in the call and not in the macro's definition."""
    call, definition = frame.call.location, frame.definition
    if location.source is not call.source or location[1:] <= call[1:]:
        return False
    if definition is None or definition.source is not location.source or definition[1:] > location[1:]:
        return True
    return call[1:] > definition[1:]


def label_origin(statement: Statement, name: str) -> Origin:
    """Return where a label of a statement is written."""
    for label, offset in head_of(statement.text.text).labels:
        if label == name:
            return statement.text.at(offset)
    return statement.origin
