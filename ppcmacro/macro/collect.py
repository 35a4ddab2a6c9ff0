"""Bodies: everything between `.macro` or a loop and its end directive, and what is said when the end is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ppcmacro import codes
from ppcmacro.diagnostic import Edit, Fix, Label
from ppcmacro.gas.directives import LOOPS
from ppcmacro.macro.substitution import BodyLine
from ppcmacro.macro.units import unit_of
from ppcmacro.records import NamedTuple
from ppcmacro.source import Location, Text

if TYPE_CHECKING:
    from ppcmacro.macro.engine import Engine
    from ppcmacro.macro.units import Unit

__all__ = ["Body", "collect", "report_swallowed"]

_MACRO = frozenset(("macro",))


class Body(NamedTuple):
    """The collected statements, and where the end directive stands (None: it is missing)."""

    lines: list[BodyLine]
    end: Location | None


def collect(engine: Engine, opened: Text, what: str, complaint: str, *, macro: bool) -> Body:
    """Read up to the matching end directive; report with `complaint` when the input ends first.

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
                _missing(engine, opened, what, complaint, lines, closer)
                return Body(lines, None)
            continue
        index = level.index
        level.index = index + 1
        unit = level.units[index][1]
        engine.steps += 1
        if engine.steps > limit:
            return Body(lines, None)
        text = level.text(index)
        if "\n" in unit.text:
            # While a body is collected, a line ends where it ends, also within a string.
            broken = unit.text.index("\n")
            level.split_off(index, broken + 1)
            text = text.slice(0, broken)
            unit = unit_of(text.text.rstrip(" "))
            lines_end = "\n"
        else:
            lines_end = "\n" if level.index >= len(level.units) else ";"
        if unit.dotted and (unit.name == closer or unit.name in openers) and _plain_labels(unit):
            depth += 1 if unit.name in openers else -1
            if depth == 0:
                if unit.at:
                    lines.append(BodyLine(text.slice(0, unit.at), "\n"))
                return Body(lines, (text.at(unit.at) if unit.at else text.origin).location)
        lines.append(BodyLine(text, lines_end))


def _plain_labels(unit: Unit) -> bool:
    return not unit.labels or (not unit.labels[-1][:1].isdigit() and '"' not in unit.text[: unit.at] and all(
        not label[:1].isdigit() for label in unit.labels))  # fmt: skip


def _missing(engine: Engine, opened: Text, what: str, complaint: str, lines: list[BodyLine], closer: str) -> None:
    """Report a body without an end: at the swallowed end directive if there is one, else where it begins."""
    for line in lines:
        if unit_of(line.text.text).swallows == closer:
            what_next = f"so {what} swallows the rest of the file"
            related = [Label(opened.origin, f"{what} begins here and stays open")]
            report_swallowed(engine, line.text, closer, what_next, related)
            return
    directive = "`.macro`" if closer == "endm" else f"`{opened.text.split(' ')[0]}`"
    engine.report(
        codes.MISSING_END,
        opened,
        f"{complaint}: {directive} has no `.{closer}`",
        help=f"write `.{closer}` as the first word of a line where the body ends",
    )


def report_swallowed(engine: Engine, text: Text, closer: str, consequence: str, related: Sequence[Label] = ()) -> None:
    """Report an end directive that stands behind another word, usually because a mail program joined two lines."""
    string = text.text.rstrip(" ")
    offset = len(string) - len(closer) - 1
    place = text.at(offset)
    fix = None
    location = place.location
    if location.column > 1 and location.source.line(location.line)[location.column - 2 : location.column] == " .":
        fix = Fix((Edit(place._replace(location=location._replace(column=location.column - 1)), 1, "\n"),), safe=True)
    statement = string[:offset].strip(" ")
    engine.report(
        codes.ENDM_SWALLOWED,
        text,
        f"`.{closer}` stands behind `{statement}` on the same line and ends nothing, {consequence}",
        related=related,
        help=f"write `.{closer}` on a line of its own",
        fix=fix,
    )
