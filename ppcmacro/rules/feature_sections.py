"""The Linux macros that mark code for patching at boot (`asm/feature-fixups.h`), as a source uses them.

The macros put numeric labels around the code: with the number 97 these are `971:` where the section begins, `972:`
and `973:` around the change to the alternative, and `974:` at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple
from ppcmacro.rules.macro_scope import label_origin
from ppcmacro.rules.needs import FEATURE_MACROS
from ppcmacro.source import Frame, Location, Origin
from ppcmacro.unit import Unit

__all__ = ["Mark", "marks"]

_MACRO = pattern(
    r"(?:(?P<begin>BEGIN_)|(?P<end>END_)|(?P<alt>ALT_))?(?P<family>MMU_|FW_)?FTR_SECTION"
    r"(?:_(?P<alternative>ELSE)|_END)?(?:_NESTED)?(?:_IFSET|_IFCLR)?"
)


class Mark(NamedTuple):
    """One use of a feature section macro.

    kind     "begin", "else", "end" (of a section without alternative) or "alt-end"
    family   "CPU", "MMU" or "FW"
    number   the number that its labels begin with, such as "97"
    frame    the use as it is written
    places   the statements that carry its labels, by the last digit of the label
    """

    kind: str
    family: str
    number: str
    frame: Frame
    places: dict[str, int]


def marks(unit: Unit) -> Iterator[Mark]:
    """Yield the uses in the order of the expanded text; none when the macros are not defined."""
    if unit.preprocessed is None or not any(unit.preprocessed.macros.defined(name) for name in FEATURE_MACROS):
        return
    current: tuple[object, ...] = ()
    mark: Mark | None = None
    for index, statement in enumerate(unit.statements):
        for label in statement.labels:
            if len(label) < 2 or not label.isdigit() or label[-1] not in "1234":
                continue
            found = _use_of(label_origin(statement, label))
            if found is None:
                continue
            frame, kind, family = found
            key = (frame.name, *_chain(frame.call))
            if mark is None or key != current or label[-1] in mark.places:
                if mark is not None:
                    yield mark
                current = key
                mark = Mark(kind, family, label[:-1], frame, {})
            mark.places[label[-1]] = index
    if mark is not None:
        yield mark


def _use_of(origin: Origin) -> tuple[Frame, str, str] | None:
    """Return the outermost of the section macros that a label came through, with its kind and family."""
    result = None
    for frame in origin.frames():
        if frame.kind != "cpp":
            break
        match = _MACRO.fullmatch(frame.name)
        kind = _kind(match) if match is not None else ""
        if match is not None and kind:
            result = frame, kind, (match["family"] or "CPU_").rstrip("_")
        elif result is not None:
            break
    return result


def _kind(match: re.Match[str]) -> str:
    if match["alternative"]:
        return "else"
    if match["begin"]:
        return "begin"
    if match["alt"]:
        return "alt-end"
    return "end" if match["end"] else ""


def _chain(origin: Origin) -> tuple[Location | int, ...]:
    return (origin.location, *(one for frame in origin.frames() for one in (frame.call.location, frame.turn)))
