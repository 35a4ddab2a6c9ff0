"""One file from its path to its findings, in each configuration that it is judged in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppcmacro.codes import PREPROCESSOR
from ppcmacro.diagnostic import Diagnostic
from ppcmacro.project.config.selection import Selection
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.reading.unit_reading import Reading, read_unit
from ppcmacro.project.silencing.suppressions import Suppressions
from ppcmacro.rules import RULES, examine
from ppcmacro.rules.precedence import unexplained
from ppcmacro.unit import Unit

if TYPE_CHECKING:
    from ppcmacro.project.checking.results import Definition
    from ppcmacro.project.checking.worlds import World

__all__ = ["judge"]


def _off() -> frozenset[str]:
    """The codes that are not reported unasked; a rule that nobody has needed has reported nothing."""
    return frozenset(rule.rule.code for rule in RULES if rule.is_loaded and not rule.rule.on)


def judge(reading: Reading, path: str, settings: Settings) -> tuple[list[Diagnostic], tuple[Definition, ...]]:
    """Return what is wrong with a file that was read with these settings, what comments silence marked as such, and
    the handlers that it defines for the linker, where the settings say what is linked.

    Where the file is for several cores, or sets of definitions were asked for, it is read again for each.  A
    configuration that the file refuses with `#error` is none.
    """
    silence = Suppressions(settings)
    found = _judge(reading, path, settings, silence)
    defined: tuple[Definition, ...] = ()
    if settings.linked and reading.unit is not None:
        from ppcmacro.project.checking.linking import definitions

        defined = definitions(reading.unit, silence)
    if silence.written:
        from ppcmacro.project.silencing.suppression_faults import comment_findings

        found += Selection(settings).apply(comment_findings(silence, settings))
    return found, defined


def _judge(reading: Reading, path: str, settings: Settings, silence: Suppressions) -> list[Diagnostic]:
    also = reading.build.also if reading.build is not None else ()
    if reading.unit is None or not (also or settings.config_sets):
        return Selection(settings).apply(_findings(reading, settings, silence), _off())
    from ppcmacro.project.checking.asymmetry import RULE, Judged, explained, lines_of
    from ppcmacro.project.checking.worlds import in_worlds, worlds

    unit = reading.unit
    names = set() if unit.preprocessed is None else set(unit.preprocessed.macros.names())
    selection = Selection(settings)
    judged = []
    for world in worlds(settings, reading.source.text, (unit.cpu.name, *also) if also else (), names.__contains__):
        again = reading if world.settings is settings else read_unit(path, world.settings, reading.source.text)
        if again is not reading and _refused(again) and not _refused(reading):
            continue
        lines = lines_of(again.unit) if again.unit is not None else 0
        judged.append(Judged(world, _findings(again, settings, silence), lines))
    findings = [one.findings for one in judged]
    if selection.wants(RULE.code, RULE.name):
        findings = explained(judged, lambda world: _unit(reading, path, settings, world))
        findings = [[silence.mark(one) if one.code == RULE.code else one for one in world] for world in findings]
    chosen = [selection.apply(one, _off()) for one in findings]
    return in_worlds([(one.world, found) for one, found in zip(judged, chosen, strict=True)])


def _unit(reading: Reading, path: str, settings: Settings, world: World) -> Unit | None:
    return (reading if world.settings is settings else read_unit(path, world.settings, reading.source.text)).unit


def _refused(reading: Reading) -> bool:
    return any(one.code == PREPROCESSOR.code and one.message.startswith("`#error`") for one in reading.diagnostics)


def _findings(reading: Reading, settings: Settings, silence: Suppressions) -> list[Diagnostic]:
    silence.read(reading)
    read = [silence.mark(one) for one in reading.diagnostics]
    if reading.unit is None:
        return read

    def mark(one: Diagnostic) -> tuple[Diagnostic, object]:
        if not settings.waivers:
            return silence.mark(one), ()
        from ppcmacro.project.silencing.waivers import groups

        return silence.mark(one), groups(one, settings)

    found = examine(reading.unit, mark, settings.changes)
    return unexplained(read, found) + found
