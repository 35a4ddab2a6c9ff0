"""Bodies: everything between `.macro` or a loop and its end directive, and what is said when the end is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ppcmacro import codes
from ppcmacro.diagnostic import Edit, Fix, Label
from ppcmacro.gas.directives import LOOPS
from ppcmacro.macro.substitution import BodyLine
from ppcmacro.source import Location, Text

if TYPE_CHECKING:
    from ppcmacro.macro.engine import Engine
    from ppcmacro.macro.units import Unit

__all__ = ["Body", "collect"]

_MACRO = frozenset(("macro",))


class Body(NamedTuple):
    """The collected statements, and where the end directive stands (None: it is missing)."""

    lines: list[BodyLine]
    end: Location | None


def collect(engine: Engine, opened: Text, what: str, *, macro: bool) -> Body:
    """Read up to the matching end directive; report when the input ends first.

    Directives are found behind plain labels; the text behind the end directive is dropped.
    """
    openers, closer = (_MACRO, "endm") if macro else (LOOPS, "endr")
    lines: list[BodyLine] = []
    depth = 1
    limit = engine.options.limits.statements
    while True:
        level = engine.level
        if level.index >= len(level.units):
            if not level.fill() and not engine.pop():
                _missing(engine, opened, what, lines, closer)
                return Body(lines, None)
            continue
        index = level.index
        level.index = index + 1
        unit = level.units[index][1]
        engine.steps += 1
        if engine.steps > limit:
            return Body(lines, None)
        text = level.text(index)
        if unit.dotted and (unit.name == closer or unit.name in openers) and _plain_labels(unit):
            depth += 1 if unit.name in openers else -1
            if depth == 0:
                if unit.at:
                    lines.append(BodyLine(text.slice(0, unit.at), "\n"))
                return Body(lines, text.at(unit.at).location)
        lines.append(BodyLine(text, "\n" if level.index >= len(level.units) else ";"))


def _plain_labels(unit: Unit) -> bool:
    return not unit.labels or (not unit.labels[-1][:1].isdigit() and '"' not in unit.text[: unit.at] and all(
        not label[:1].isdigit() for label in unit.labels))  # fmt: skip


def _missing(engine: Engine, opened: Text, what: str, lines: list[BodyLine], closer: str) -> None:
    """Report a body without an end: at the swallowed end directive if there is one, else where it begins."""
    for line in lines:
        offset = _swallowed(line.text.text, closer)
        if offset is not None:
            _report_swallowed(engine, opened, what, line.text, offset, closer)
            return
    directive = "`.macro`" if closer == "endm" else f"`{opened.text.split(' ')[0]}`"
    engine.report(
        codes.MISSING_END,
        opened,
        f"unexpected end of file in {what}: {directive} has no `.{closer}`",
        help=f"write `.{closer}` as the first word of a line where the body ends",
    )


def _swallowed(text: str, closer: str) -> int | None:
    """The offset of the blank before an end directive that is the last word behind another one."""
    stripped = text.rstrip(" ")
    if not stripped.lower().endswith(f" .{closer}"):
        return None
    return len(stripped) - len(closer) - 2


def _report_swallowed(engine: Engine, opened: Text, what: str, text: Text, offset: int, closer: str) -> None:
    statement = text.text[:offset].strip(" ")
    place = text.at(offset + 1)
    fix = None
    if place.location.column > 1 and place.frame is None:
        column = place.location.column - 1
        at = place._replace(location=place.location._replace(column=column))
        fix = Fix((Edit(at, 1, "\n"),))
    engine.report(
        codes.ENDM_SWALLOWED,
        text,
        f"`.{closer}` stands behind `{statement}` on the same line and does not end {what}, "
        "which swallows the rest of the file",
        related=[Label(opened.origin, f"{what} begins here and stays open")],
        help=f"write `.{closer}` on a line of its own",
        fix=fix,
    )
