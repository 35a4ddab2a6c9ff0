"""The table of exits: what becomes of each interrupted value at each way out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ppcmacro.handlers import Handler
from ppcmacro.ledger.breach import Breach, fits
from ppcmacro.ledger.changes import slot_name
from ppcmacro.ledger.scratch import scratch_numbers
from ppcmacro.ledger.state import SlotKey, State, Trail
from ppcmacro.ledger.values import Object, Unknown, entries
from ppcmacro.ledger.walk import Outcome
from ppcmacro.protocols.model import Exit
from ppcmacro.reports.faults import fault_text
from ppcmacro.reports.model import Row, Verdict, where
from ppcmacro.rules.examination import Examination

__all__ = ["Table", "states_after"]

_GENERAL = tuple(f"r{number}" for number in range(32))
_OTHERS = ("cr", "lr", "ctr", "xer")
_FIELDS = tuple(f"cr{number}" for number in range(8))
_ORDER = ("LOST", "WRONG", "?", "ok", "free")


class Table:
    """Makes the rows of one handler.

    `outcomes` has the ends of the paths for each exit, in the order of the columns, `breaches` those at each end by
    its identity; `places` narrows the rows down.
    """

    def __init__(
        self,
        examination: Examination,
        handler: Handler,
        outcomes: Sequence[Sequence[Outcome]],
        breaches: Mapping[int, Sequence[Breach]],
        places: Sequence[str],
    ) -> None:
        self.examination = examination
        self.unit = examination.unit
        self.words = examination.words
        self.handler = handler
        self.outcomes = outcomes
        self.breaches = breaches
        self.places = places
        self.scratch = scratch_numbers(self.unit)
        self.shortest = sorted((one for group in outcomes for one in group), key=lambda one: len(one.trail.steps()))

    def rows(self) -> Iterator[Row]:
        """Yield a row for each place that the handler touches or its contract asks for."""
        for place in self._places():
            fields = _FIELDS if place == "cr" else (place,)
            parked, offset = self._parked(fields[0])
            yield Row(
                self.words.place(place), parked, offset, tuple(self._column(place, fields, g) for g in self.outcomes)
            )

    def _places(self) -> list[str]:
        if self.places:
            return list(self.places)
        touched = {place for one in self.shortest for place in (*one.state.writers, *one.state.lost)}
        asked = {name for exit_ in self.handler.contract.exits for name in exit_.requires}
        special: dict[str, None] = {}
        for exit_ in self.handler.contract.exits:
            for name in exit_.saved.values():
                asked.add(name)
            special.update(dict.fromkeys(filter(None, map(self._special, (*exit_.saved.values(), *exit_.leaves)))))
        wanted = {breach.wanted for group in self.breaches.values() for breach in group}
        special.update(dict.fromkeys(sorted(place for place in touched & wanted if place.startswith("spr:"))))
        return [
            *(place for place in _GENERAL if place in asked or place in touched),
            *(p for p in _OTHERS if p in asked or p in touched or (p == "cr" and touched.intersection(_FIELDS))),
            *special,
        ]

    def _special(self, name: str) -> str:
        """Return the place of an SPR that a contract names, "" for another name."""
        if name in ("lr", "ctr", "xer", "msr") or name[1:].isdigit() or name[:2] == "cr":
            return ""
        number = self.unit.spr(name.removeprefix("spr:"), self.handler.level)
        return "" if number is None else f"spr:{number}"

    def _parked(self, place: str) -> tuple[str, int | None]:
        """Return where the first copy of an interrupted value was put, and how far into the handler."""
        for outcome in self.shortest:
            if place not in outcome.state.copied:
                continue
            steps = outcome.trail.steps()
            for step, after in zip(steps, states_after(steps, outcome), strict=True):
                if step.state is None:
                    continue
                before = step.state.holders(place)
                new = [one for one in after.holders(place) if one not in before and one != place]
                if new:
                    return self._holder(new[0]), self._distance(step.at)
        return "", None

    def _holder(self, holder: str | SlotKey) -> str:
        return self.words.place(holder) if isinstance(holder, str) else slot_name(holder, self.words)

    def _distance(self, index: int) -> int | None:
        start, here = self.unit.statements[self.handler.entry], self.unit.statements[index]
        if start.address is None or here.address is None or start.section != here.section:
            return None
        return here.address - start.address

    # One field of the table ---------------------------------------------------------------------------------------

    def _column(self, place: str, fields: tuple[str, ...], outcomes: Sequence[Outcome]) -> Verdict:
        """Return the worst that an exit does with a value on any path that takes it."""
        found = (self._verdict(place, fields, outcome) for outcome in outcomes)
        return min(found, key=lambda verdict: _ORDER.index(verdict.state))

    def _verdict(self, place: str, fields: tuple[str, ...], outcome: Outcome) -> Verdict:
        for breach in self.breaches[id(outcome)]:
            if breach.wanted in fields or breach.place == place:
                return self._broken(breach)
        exit_ = next((one for one in self.handler.contract.exits if fits(one, outcome)), None)
        if exit_ is None:
            return Verdict("?", "not judged")
        if outcome.state.unsure:
            return Verdict("?", "cannot tell")
        for slot, wanted in exit_.saved.items():
            if place in (wanted, self._special(wanted)):
                return self._saved(slot, fields, outcome.state)
        for name, text in exit_.leaves.items():
            if place == self._special(name):
                return Verdict("ok", f"ok, {text if text == 'cleared' else self._spelled(text)}")
        return self._kept(place, fields, exit_, outcome)

    def _saved(self, slot: str, fields: tuple[str, ...], state: State) -> Verdict:
        """Return what is said of a value that has to be in a slot and that no breach is about."""
        name, _, displacement = slot.partition("+")
        offset = self.unit.offset_of_text(displacement)
        base = Object(name) if name in self.handler.contract.objects else state.get(name)
        key = None if offset is None else self.examination.addresses.key(base, offset)
        there = () if key is None else entries(state.load(key, state.word))
        return Verdict("ok", f"ok, {displacement}") if set(fields) <= set(there) else Verdict("?", "cannot tell")

    def _spelled(self, text: str) -> str:
        """Return an expression of the contract with the names of this level's save and restore registers."""
        level = self.handler.level
        return text if level is None else text.replace("xSRR0", level.srr[0]).replace("xSRR1", level.srr[1])

    def _broken(self, breach: Breach) -> Verdict:
        at = where(self.unit.statements[breach.index].origin, self.unit.path)
        if breach.kind not in ("place", "cr", "unsaved"):
            return Verdict("WRONG", f"WRONG at {at} ({fault_text(breach, self.words)})")
        found = self.words.value(breach.found).replace("`", "")
        if breach.loss is not None or breach.kind == "cr":
            return Verdict("LOST", f"LOST at {at} (holds {found})")
        text = "never saved" if breach.kind == "unsaved" else f"holds {found}"
        return Verdict("WRONG", f"WRONG at {at} ({text})")

    def _kept(self, place: str, fields: tuple[str, ...], exit_: Exit, outcome: Outcome) -> Verdict:
        """Return what is said of a place that has to hold its own value, or may hold anything."""
        asked = [one for one in fields if self._asked(one, exit_)]
        if not asked:
            wanted = exit_.requires.get(place)
            return Verdict("free", "free" if wanted is None else f"free, holds {wanted}")
        if any(isinstance(outcome.state.get(one), Unknown) for one in asked):
            return Verdict("?", "cannot tell")
        back = outcome.kind == "return" or exit_.kind == "caller"
        free = [one.upper() for one in fields if one not in asked]
        return Verdict("ok", ("ok" if back else "ok, in place") + (f", {' '.join(free)} free" if free else ""))

    def _asked(self, place: str, exit_: Exit) -> bool:
        if not place.startswith("spr:"):
            return place in exit_.preserve
        if place in map(self._special, exit_.preserve):
            return True
        free = self.handler.contract.free
        return "spr" not in free and int(place[4:]) not in self.scratch and place not in map(self._special, free)


def states_after(steps: Sequence[Trail], outcome: Outcome) -> list[State]:
    """Return the state behind each station of a path whose stations have theirs."""
    return [*(step.state or outcome.state for step in steps[1:]), outcome.state]
