"""One file from its path to its findings, in each configuration that it is judged in."""

from __future__ import annotations

from ppcmacro.codes import PREPROCESSOR
from ppcmacro.diagnostic import Diagnostic
from ppcmacro.project.reading import Reading, read_unit
from ppcmacro.project.selection import Selection
from ppcmacro.project.settings import Settings
from ppcmacro.project.worlds import in_worlds, worlds
from ppcmacro.rules import RULES, examine
from ppcmacro.rules.precedence import unexplained

__all__ = ["judge"]

_OFF = frozenset(rule.RULE.code for rule in RULES if not rule.RULE.on)


def judge(reading: Reading, path: str, settings: Settings) -> list[Diagnostic]:
    """Return what is wrong with a file that was read with these settings.

    Where the file is for several cores, or sets of definitions were asked for, it is read again for each.  A
    configuration that the file refuses with `#error` is none.
    """
    also = reading.build.also if reading.build is not None else ()
    if reading.unit is None or not (also or settings.config_sets):
        return Selection(settings).apply(_findings(reading), _OFF)
    unit = reading.unit
    names = set() if unit.preprocessed is None else set(unit.preprocessed.macros.names())
    found = []
    for world in worlds(settings, reading.source.text, (unit.cpu.name, *also) if also else (), names.__contains__):
        again = reading if world.settings is settings else read_unit(path, world.settings, reading.source.text)
        if again is not reading and _refused(again) and not _refused(reading):
            continue
        found.append((world, Selection(settings).apply(_findings(again), _OFF)))
    return in_worlds(found)


def _refused(reading: Reading) -> bool:
    return any(one.code == PREPROCESSOR.code and one.message.startswith("`#error`") for one in reading.diagnostics)


def _findings(reading: Reading) -> list[Diagnostic]:
    if reading.unit is None:
        return list(reading.diagnostics)
    found = examine(reading.unit)
    return unexplained(list(reading.diagnostics), found) + found
