"""The ledger of one handler as a reader wants it: where each value was parked, what comes back at each exit, each path.

The table of exits has a row for every place that the handler touches or its contract asks for, and a column for every
way out.  A path lists its instructions with what each one changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppcmacro.handlers import Handler
from ppcmacro.ledger.breach import Breach
from ppcmacro.ledger.changes import Change, changes, slot_name, value_name
from ppcmacro.ledger.state import SlotKey, State
from ppcmacro.ledger.values import Object, Value, entries
from ppcmacro.ledger.walk import Outcome
from ppcmacro.reports.faults import fault_text
from ppcmacro.reports.graph import graph_of
from ppcmacro.reports.model import (
    ExitReport,
    Fault,
    LedgerReport,
    PathReport,
    Station,
    calls,
    newly_entered,
    where,
)
from ppcmacro.reports.names import interrupt_name
from ppcmacro.reports.verdicts import Table, states_after
from ppcmacro.rules.examination import Examination
from ppcmacro.source import Origin

__all__ = ["ledger_report"]

_FIELDS = tuple(f"cr{number}" for number in range(8))
_ENDS = {"checkpoint": "end of", "fall": "end", "bad-base": "stop", "computed": "jump", "call": "call"}


def ledger_report(examination: Examination, handler: Handler, places: Sequence[str] = ()) -> LedgerReport:
    """Return the ledger of a handler; `places` narrows the rows and the changes down (`r3`, `cr`, `spr:272`).

    Bounded by the limits of the walk: states are put together where too many paths meet.
    """
    return _Builder(examination, handler, tuple(places)).report()


class _Builder:
    def __init__(self, examination: Examination, handler: Handler, places: tuple[str, ...]) -> None:
        self.examination = examination
        self.unit = examination.unit
        self.words = examination.words
        self.handler = handler
        self.places = places
        self.slots = frozenset(self._slots())
        self.walk = examination.paths(handler)
        self.outcomes = sorted(self.walk.outcomes, key=lambda one: len(one.trail.steps()))
        self.breaches: dict[int, list[Breach]] = {
            id(one): examination.breaches_at(handler, one) for one in self.outcomes
        }
        self.columns: dict[tuple[str, str, int], int] = {}
        for outcome in self.outcomes:
            self.columns.setdefault(_way(outcome), len(self.columns))

    def _slots(self) -> set[SlotKey]:
        """Return the slots in which the contract wants the values of the places that are looked at."""
        found: set[SlotKey] = set()
        for exit_ in self.handler.contract.exits:
            for slot, wanted in exit_.saved.items():
                base, _, displacement = slot.partition("+")
                offset = self.unit.offset_of_text(displacement)
                if wanted in self.places and base in self.handler.contract.objects and offset is not None:
                    key = self.examination.addresses.key(Object(base), offset)
                    found.update(() if key is None else (key,))
        return found

    def report(self) -> LedgerReport:
        groups: list[list[Outcome]] = [[] for _ in self.columns]
        for outcome in self.outcomes:
            groups[self.columns[_way(outcome)]].append(outcome)
        exits = self._exits([group[0] for group in groups])
        table = Table(self.examination, self.handler, groups, self.breaches, self.places)
        paths = tuple(self._path(number, one) for number, one in enumerate(self.outcomes, 1))
        return LedgerReport(
            self.handler.name,
            self.unit.path,
            self.handler.ivor,
            interrupt_name(self.unit, self.handler),
            self.handler.level.title if self.handler.level else "",
            self.handler.contract.title,
            tuple(self.words.place(place) for place in self.places),
            tuple(self._given()),
            exits,
            tuple(table.rows()),
            paths,
            graph_of(self.examination, self.handler, self.walk, paths),
            tuple(self.examination.since(index) for index in sorted(self.walk.truncated)),
            tuple(sorted(self.walk.unknown)),
        )

    def _exits(self, outcomes: Sequence[Outcome]) -> tuple[ExitReport, ...]:
        titles = [self._title(outcome) for outcome in outcomes]
        found = []
        for outcome, title in zip(outcomes, titles, strict=True):
            target = self._target(outcome)
            if titles.count(title) > 1 and target:
                title = f"{title} to {target}"
            found.append(ExitReport(title, outcome.kind, target, self.unit.statements[outcome.index].origin))
        return tuple(found)

    def _title(self, outcome: Outcome) -> str:
        statement = self.unit.statements[outcome.index]
        at = where(statement.origin, self.unit.path)
        if outcome.kind == "return":
            return f"exit {outcome.target} {at}"
        if outcome.kind == "hand-off":
            return f"hand-off {self.examination.written(outcome.index)} {at}"
        if outcome.kind == "checkpoint":
            return f"end of {outcome.target} {at}"
        return f"{_ENDS.get(outcome.kind, outcome.kind)} {self.examination.written(outcome.index)} {at}"

    def _target(self, outcome: Outcome) -> str:
        if outcome.kind == "hand-off" and not outcome.target:
            return value_name(outcome.value, self.words)
        return outcome.target if outcome.kind in ("hand-off", "call", "checkpoint") else ""

    def _given(self) -> Iterator[Change]:
        if not self.outcomes:
            return
        first = self.outcomes[0].trail.steps()[0].state
        if first is None:
            return
        registers, memory = first.given()
        for place, value in registers.items():
            if self._shows(place, value):
                yield Change(self.words.place(place), value_name(value, self.words))
        for key, value in memory.items():
            if not self.places or self._shows("", value):
                yield Change(slot_name(key, self.words), value_name(value, self.words))

    # The paths ----------------------------------------------------------------------------------------------------

    def _path(self, number: int, outcome: Outcome) -> PathReport:
        steps = outcome.trail.steps()
        stations: list[Station] = []
        before: Origin | None = None
        faults = tuple(self._fault(breach) for breach in self.breaches[id(outcome)])
        for step, after in zip(steps, states_after(steps, outcome), strict=True):
            origin = self.unit.statements[step.at].origin
            stations.append(
                Station(
                    step.at,
                    origin,
                    self.examination.written(step.at),
                    newly_entered(origin, before),
                    sum(1 for _ in calls(origin)),
                    step.condition,
                    self._changes(step.state, after),
                    tuple(fault for fault in faults if fault.index == step.at),
                )
            )
            before = origin
        return PathReport(number, self.columns[_way(outcome)], tuple(stations), faults)

    def _fault(self, breach: Breach) -> Fault:
        origin = self.unit.statements[breach.index].origin
        return Fault(breach.rule, fault_text(breach, self.words), breach.index, origin)

    def _changes(self, before: State | None, after: State) -> tuple[Change, ...]:
        return () if before is None else tuple(changes(before, after, self.words, self._shows, self.slots))

    def _shows(self, place: str, *values: Value) -> bool:
        """Tell whether a change is one of those asked for: of a place, or of where the value of that place stands."""
        if not self.places:
            return True
        names = {place, *(name for value in values for name in entries(value))}
        return any(name in self.places or (name in _FIELDS and "cr" in self.places) for name in names)


def _way(outcome: Outcome) -> tuple[str, str, int]:
    """Return what two ends must share to be one exit."""
    return outcome.kind, outcome.target, outcome.index
