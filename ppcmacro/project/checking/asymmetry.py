"""What is lost in some configurations only, because they have the save without the restore or the other way round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ppcmacro.diagnostic import Diagnostic, Label
from ppcmacro.project.checking.worlds import World, description
from ppcmacro.records import NamedTuple
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.m011_ifdef_asymmetry import LOSSES, RULE, Half, halves, subject
from ppcmacro.source import Origin
from ppcmacro.unit import Unit

__all__ = ["RULE", "Judged", "explained", "lines_of"]

# Each finding is looked at again in one configuration that has it and in so many that have not.
_MOST_OTHERS = 6
_MOST_FINDINGS = 64


class Judged(NamedTuple):
    """A configuration: its findings, and the lines of the file that give code in it, as bits of a number."""

    world: World
    findings: list[Diagnostic]
    lines: int


def lines_of(unit: Unit) -> int:
    """Return the lines of the unit's own file that give code: bit N stands for line N."""
    lines = 0
    for statement in unit.statements:
        lines |= 1 << _line(statement.origin, unit.path) | 1 << _outermost_line(statement.origin, unit.path)
    return lines


def _line(origin: Origin, path: str) -> int:
    location = origin.location
    return location.line if location.path == path else _outermost_line(origin, path)


def _outermost_line(origin: Origin, path: str) -> int:
    location = origin.outermost()
    return location.line if location.path == path else 0


def explained(judged: Sequence[Judged], read: Callable[[World], Unit | None]) -> list[list[Diagnostic]]:
    """Return the findings of the configurations, those that come of one half of a pair being left out as M011.

    `read` gives the unit of a configuration again.
    """
    held: dict[tuple[object, ...], list[int]] = {}
    for number, one in enumerate(judged):
        for finding in one.findings:
            if finding.code in LOSSES and finding.handler and finding.suppressed is None:
                held.setdefault(_key(finding), []).append(number)
    some = [(key, numbers) for key, numbers in held.items() if len(set(numbers)) < len(judged)]
    if not some:
        return [one.findings for one in judged]
    pairs = _Pairs(judged, read)
    reasons: dict[tuple[object, ...], Diagnostic] = {}
    for key, numbers in some[:_MOST_FINDINGS]:
        finding = next(one for one in judged[numbers[0]].findings if _key(one) == key)
        reason = pairs.reason(finding, set(numbers))
        if reason is not None:
            reasons[key] = reason
    return [list(dict.fromkeys(reasons.get(_key(one), one) for one in world.findings)) for world in judged]


def _key(finding: Diagnostic) -> tuple[object, ...]:
    location = finding.origin.location
    return finding.code, location.path, location.line, location.column, finding.message, finding.handler


class _Pairs:
    """Looks for the save and the restore behind a finding."""

    def __init__(self, judged: Sequence[Judged], read: Callable[[World], Unit | None]) -> None:
        self.judged = judged
        self.read = read
        self.examinations: dict[int, Examination | None] = {}
        self.known: dict[tuple[object, ...], Diagnostic] = {}

    def reason(self, finding: Diagnostic, held: set[int]) -> Diagnostic | None:
        """Return the M011 that stands for a finding of the configurations `held`, None when it is about no pair."""
        first = min(held)
        examination = self._examination(first)
        place = None if examination is None else subject(examination, finding)
        if examination is None or place is None:
            return None
        own = list(halves(examination, finding.handler, place))
        for number in [number for number in range(len(self.judged)) if number not in held][:_MOST_OTHERS]:
            other = self._examination(number)
            if other is None:
                continue
            found = self._unequal([*own, *halves(other, finding.handler, place)], held, examination.unit.path)
            if found is not None:
                key = finding.handler, place, found[0].where
                if key not in self.known:
                    self.known[key] = self._finding(examination, finding, place, *found)
                return self.known[key]
        return None

    def _examination(self, number: int) -> Examination | None:
        if number not in self.examinations:
            unit = self.read(self.judged[number].world)
            self.examinations[number] = None if unit is None else Examination(unit)
        return self.examinations[number]

    def _unequal(self, found: Iterable[Half], held: set[int], path: str) -> tuple[Half, Half] | None:
        """Return a save and a restore of which each of the configurations `held` has just one."""
        groups: dict[object, tuple[list[Half], list[Half]]] = {}
        for half in found:
            if half.where is not None:
                groups.setdefault(half.where, ([], []))[half.saves].append(half)
        for restores, saves in groups.values():
            saved, restored = self._having(saves, path), self._having(restores, path)
            if saved & restored and held <= saved ^ restored:
                return saves[0], restores[0]
        return None

    def _having(self, found: Iterable[Half], path: str) -> set[int]:
        """Return the configurations that have one of these statements."""
        lines = {_line(half.origin, path) for half in found} - {0}
        return {number for number, one in enumerate(self.judged) if any(one.lines >> line & 1 for line in lines)}

    def _finding(
        self, examination: Examination, finding: Diagnostic, place: str, save: Half, restore: Half
    ) -> Diagnostic:
        path = examination.unit.path
        saved, restored = self._having([save], path), self._having([restore], path)
        rarer, other = (save, restore) if len(saved) < len(restored) else (restore, save)
        name = "CR" if place.startswith("cr") else examination.words.place(place)
        return Diagnostic(
            RULE.code,
            RULE.name,
            RULE.severity,
            f"{name} is saved by `{save.text}` {self._when(saved)} and restored by `{restore.text}` "
            f"{self._when(restored)}",
            rarer.origin,
            label=f"this is there {self._when(saved if rarer is save else restored)}",
            related=(Label(other.origin, "the other half"), Label(finding.origin, finding.message)),
            path=finding.path,
            why=RULE.why,
            help="put both under the same condition",
            handler=finding.handler,
        )

    def _when(self, numbers: set[int]) -> str:
        every = [one.world for one in self.judged]
        if len(numbers) == len(every):
            return "always"
        return "only " + " or ".join(
            _words(text) for text in description([every[number] for number in sorted(numbers)], every)
        )


def _words(literals: str) -> str:
    """Return `CONFIG_A and !CONFIG_B` in words."""
    parts = literals.split(" and ")
    return " and ".join(f"without `{one[1:]}`" if one.startswith("!") else f"with `{one}`" for one in parts)
