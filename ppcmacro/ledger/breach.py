"""Compares the end of a path with what the contract asks for.

A `Breach` is one way in which the end of a path differs; which rule it belongs to is decided here, once, so that
one lost value is reported by one rule.  The order is that of the rule catalogue: a bad base ends its path, then
the condition register, a wrong value, a value that was never saved, a value that is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ppcmacro.gas.expression import Linear
from ppcmacro.handlers import Handler
from ppcmacro.ledger.scratch import scratch_numbers
from ppcmacro.ledger.state import Loss, State
from ppcmacro.ledger.values import (
    UNKNOWN,
    Apply,
    Compare,
    Const,
    Content,
    Entry,
    Field,
    Object,
    Unknown,
    Value,
    apply,
)
from ppcmacro.ledger.walk import Outcome, Walk
from ppcmacro.protocols.model import Exit, Level
from ppcmacro.unit import Unit

__all__ = ["Breach", "breaches_of"]

_GT, _EQ = 1, 2


@dataclass(frozen=True)
class Breach:
    """One difference between the end of a path and the contract.

    rule     the code of the rule that reports it
    kind     what is wrong, for the wording: "place", "cr", "base", "requires", "when", "target", "fall", "leaves"
    place    the register or slot that is wrong, as the contract writes it
    wanted   the place whose interrupted value is missing, or the value that is asked for, as text
    found    what stands there instead
    index    the statement at fault
    outcome  the path's end
    loss     where the value was lost, None when it was not
    holders  where the value still stands at the end, as register names or slots
    """

    rule: str
    kind: str
    place: str
    wanted: str
    found: Value
    index: int
    outcome: Outcome
    loss: Loss | None = None
    holders: tuple[object, ...] = ()


def breaches_of(unit: Unit, handler: Handler, walk: Walk) -> Iterator[Breach]:
    """Yield the breaches on all paths of a handler, one for each lost value and place of loss."""
    seen: set[tuple[object, ...]] = set()
    for outcome in sorted(walk.outcomes, key=lambda o: len(o.trail.steps())):
        for breach in _of_outcome(unit, handler, outcome):
            key = (breach.rule, breach.kind, breach.wanted, breach.index)
            if key not in seen:
                seen.add(key)
                yield breach


def _of_outcome(unit: Unit, handler: Handler, outcome: Outcome) -> Iterator[Breach]:
    if outcome.kind == "bad-base":
        yield Breach("C017", "base", outcome.target, "", outcome.value, outcome.index, outcome)
        return
    if outcome.state.unsure or outcome.kind == "computed":
        return
    if outcome.kind == "fall":
        yield Breach("F001", "fall", "", "", UNKNOWN, outcome.index, outcome)
        return
    exits = [e for e in handler.contract.exits if e.kind == outcome.kind]
    if outcome.kind == "hand-off":
        exits = [e for e in exits if e.target == outcome.target]
    elif handler.level is not None and outcome.target not in handler.level.returns:
        yield Breach("S001", "return", outcome.target, handler.level.returns[0], UNKNOWN, outcome.index, outcome)
    if not exits:
        if outcome.kind == "hand-off" or not any(e.kind == "return" for e in handler.contract.exits):
            yield Breach("F007", "target", "", _targets(handler), outcome.value, outcome.index, outcome)
        return
    exit_ = exits[0]
    yield from _ExitCheck(unit, handler, outcome, exit_).run()


def _targets(handler: Handler) -> str:
    return " or ".join(dict.fromkeys(e.target or "a return" for e in handler.contract.exits))


def _equality(bit: int, holds: bool, left: Value) -> bool | None:
    """Return whether a condition bit says that a value is zero; None when it does not say.

    A masked value without its sign bit is positive when it is not zero, so `bgt` tests it as well as `bne`.
    """
    if bit == _EQ:
        return holds
    if bit != _GT:
        return None
    mask = left.arguments[1] if isinstance(left, Apply) and left.operation == "and" else None
    if isinstance(mask, Const) and mask.value < 0x80000000:
        return not holds
    return False if holds else None


class _ExitCheck:
    """Holds one outcome to one exit of the contract."""

    def __init__(self, unit: Unit, handler: Handler, outcome: Outcome, exit_: Exit) -> None:
        self.unit = unit
        self.handler = handler
        self.level: Level | None = handler.level
        self.outcome = outcome
        self.state: State = outcome.state
        self.exit = exit_

    def run(self) -> Iterator[Breach]:
        yield from self._when()
        missing_bases: set[str] = set()
        for place, wanted in self.exit.requires.items():
            breach = self._required(place, wanted)
            if breach is not None:
                missing_bases.add(wanted)
                yield breach
        for slot, wanted in self.exit.saved.items():
            base, _, displacement = slot.partition("+")
            if base not in missing_bases:
                yield from self._saved(base, displacement, wanted)
        yield from self._condition_register()
        for place in self.exit.preserve:
            if not place.startswith("cr"):
                yield from self._place(place, place, self.state.get(place))
        yield from self._special_registers()
        yield from self._memory()
        yield from self._leaves()

    # The path ---------------------------------------------------------------------------------------------------

    def _when(self) -> Iterator[Breach]:
        """The condition that the contract ties to this exit must have been tested on the way, with this result."""
        if not self.exit.when:
            return
        left, operator, right = self._condition(self.exit.when)
        if left is None or right is None:
            return
        for (value, bit), holds in self.state.facts.items():
            if isinstance(value, Compare) and (value.left, value.right) == (left, right):
                equal = _equality(bit, holds, left)
                if equal is not None and equal == (operator == "=="):
                    return
        branches = [step for step in self.outcome.trail.steps() if step.condition]
        index = branches[-1].at if branches else self.outcome.index
        yield Breach("F007", "when", "", self._spelled_condition(), UNKNOWN, index, self.outcome)

    def _condition(self, text: str) -> tuple[Value | None, str, Value | None]:
        operator = "==" if "==" in text else "!="
        left, _, right = text.partition(operator)
        return self._value(left.strip()), operator, self._value(right.strip())

    def _spelled_condition(self) -> str:
        text = self.exit.when
        if self.level is not None:
            text = text.replace("xSRR0", self.level.srr[0]).replace("xSRR1", self.level.srr[1])
        return text

    def _value(self, text: str) -> Value | None:
        """Return the value a contract's expression describes: `xSRR1 & ~MSR_DE`, `MSR_PR`, `0`."""
        name, ampersand, mask = (part.strip() for part in text.partition("&"))
        if ampersand:
            base, number = self._value(name), self._value(mask)
            return None if base is None or number is None else apply("and", base, number)
        spr = self.unit.spr(name, self.level)
        if spr is not None:
            return Entry(f"spr:{spr}")
        value = self.unit.value_of_text(name)
        return None if value is None else Const(value & 0xFFFFFFFF)

    # Places -----------------------------------------------------------------------------------------------------

    def _required(self, place: str, wanted: str) -> Breach | None:
        value = self.state.get(place)
        expected: Value
        if wanted == "ivor":
            if self.handler.ivor is None:
                return None
            expected, text = Const(self.handler.ivor), str(self.handler.ivor)
        else:
            expected, text = Object(wanted), f"the {wanted} pointer"
        if value in (expected, UNKNOWN):
            return None
        index = self.state.writers.get(place, self.outcome.index)
        return Breach("F007", "requires", place, text, value, index, self.outcome)

    def _saved(self, base: str, displacement: str, wanted: str) -> Iterator[Breach]:
        offset = self.unit.offset_of_text(displacement)
        place = self._place_of(wanted)
        if offset is None or place is None or not self._known(offset):
            return
        key = (Object(base), offset)
        value = self.state.load(key, 4)
        if value == Content(*key) and place not in self.state.lost:
            yield Breach(
                "C002",
                "unsaved",
                displacement,
                place,
                value,
                self.outcome.index,
                self.outcome,
                None,
                self._holders(place),
            )
            return
        yield from self._place(
            displacement, place, value, self.state.slots[key].at if key in self.state.slots else None
        )

    def _known(self, offset: Linear) -> bool:
        """Whether an offset can be compared with those in the code: a number, or made of names the code uses too."""
        if not offset.terms:
            return True
        used = {name for (_, o) in self.state.slots for name, _ in o.terms}
        return all(name in used for name, _ in offset.terms)

    def _place_of(self, name: str) -> str | None:
        if name in ("lr", "ctr", "xer", "msr") or name[1:].isdigit():
            return name
        spr = self.unit.spr(name, self.level)
        return None if spr is None else f"spr:{spr}"

    def _place(self, name: str, wanted: str, value: Value, writer: int | None = None) -> Iterator[Breach]:
        """Yield the breach when `value`, found in the place called `name`, is not the interrupted `wanted`."""
        if value == Entry(wanted):
            return
        loss = self.state.lost.get(wanted)
        if loss is not None and wanted in self.state.escaped:
            loss = None
        if isinstance(value, Unknown) and loss is None:
            return
        if writer is None:
            writer = self.state.writers.get(name, self.outcome.index)
        index = loss.at if loss is not None else writer
        rule = self._rule(wanted, value, loss)
        yield Breach(rule, "place", name, wanted, value, index, self.outcome, loss, self._holders(wanted))

    @staticmethod
    def _rule(wanted: str, value: Value, loss: Loss | None) -> str:
        if loss is not None and not loss.parked:
            return "C006" if wanted in ("lr", "ctr", "xer") else "C001"
        if isinstance(value, (Entry, Object, Content)):
            return "C003"
        return "C002"

    def _holders(self, place: str) -> tuple[object, ...]:
        return tuple(self.state.holders(place))

    def _condition_register(self) -> Iterator[Breach]:
        """All fields of CR make one breach: they are saved and restored together."""
        fields = [p for p in self.exit.preserve if p.startswith("cr")]
        wrong = [(p, self.state.get(p)) for p in fields if self.state.get(p) != Entry(p)]
        certain = [
            (p, v)
            for p, v in wrong
            if not isinstance(v, Unknown) or (p in self.state.lost and p not in self.state.escaped)
        ]
        if not certain:
            return
        place, value = certain[0]
        index = max((self.state.writers.get(p, -1) for p, _ in certain), default=-1)
        if isinstance(value, Field):
            value = value.of
        loss = self.state.lost.get(place)
        name = "CR" if len(certain) > 1 else place.upper()
        yield Breach(
            "C005",
            "cr",
            name,
            place,
            value,
            index if index >= 0 else self.outcome.index,
            self.outcome,
            loss,
            self._holders(place),
        )

    def _special_registers(self) -> Iterator[Breach]:
        """An SPR that the contract does not mention must come back; scratch registers are the business of S003."""
        left = {f"spr:{self.unit.spr(name, self.level)}" for name in self.exit.leaves}
        scratch = scratch_numbers(self.unit)
        for place in sorted(self.state.places):
            if not place.startswith("spr:") or place in left or int(place[4:]) in scratch:
                continue
            yield from self._place(place, place, self.state.get(place))

    def _memory(self) -> Iterator[Breach]:
        """Of the objects that belong to the contract only the named slots may be written."""
        objects = set(self.handler.contract.given.values())
        allowed = {*self.handler.contract.scratch, *self.exit.saved}
        keys = set()
        for slot in allowed:
            base, _, displacement = slot.partition("+")
            offset = self.unit.offset_of_text(displacement)
            if offset is None or not self._known(offset):
                objects.discard(base)
            else:
                keys.add((Object(base), offset))
        for key, written in self.state.slots.items():
            base_value = key[0]
            if isinstance(base_value, Object) and base_value.name in objects and key not in keys:
                yield Breach("F007", "memory", "", base_value.name, written.value, written.at, self.outcome)

    def _leaves(self) -> Iterator[Breach]:
        for name, text in self.exit.leaves.items():
            number = self.unit.spr(name, self.level)
            if number is None:
                continue
            place = f"spr:{number}"
            value = self.state.get(place)
            expected: tuple[Value | None, ...]
            if text == "cleared":
                expected = (Const(0xFFFFFFFF),)
                if place in self.state.writers and value == Entry(place):
                    continue
            else:
                expected = (self._value(text),)
            if None in expected or value in expected or isinstance(value, Unknown):
                continue
            index = self.state.writers.get(place, self.outcome.index)
            wanted = text
            if self.level is not None:
                wanted = text.replace("xSRR0", self.level.srr[0]).replace("xSRR1", self.level.srr[1])
            yield Breach("C002", "leaves", place, wanted, value, index, self.outcome)
