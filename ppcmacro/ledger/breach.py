"""Compares the end of a path with what the contract asks for.

A `Breach` is one way in which the end of a path differs; which rule it belongs to is decided here, once, so that
one lost value is reported by one rule.  The order is that of the rule catalogue: a bad base ends its path, then
the condition register, a wrong value, a value that was never saved, a value that is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cached_property

from ppcmacro.gas.expression import Linear
from ppcmacro.handlers import Handler
from ppcmacro.ledger.addresses import Addresses
from ppcmacro.ledger.fields import is_test, partial_restore
from ppcmacro.ledger.links import lost_link
from ppcmacro.ledger.meaning import meant
from ppcmacro.ledger.scratch import scratch_numbers
from ppcmacro.ledger.state import Loss, SlotKey, State
from ppcmacro.ledger.values import (
    UNKNOWN,
    Apply,
    Compare,
    Const,
    Content,
    Entry,
    Field,
    Image,
    Object,
    Unknown,
    Value,
    apply,
    is_unknown,
    select,
)
from ppcmacro.ledger.walk import Outcome, Walk
from ppcmacro.protocols.model import Exit, Level
from ppcmacro.records import NamedTuple
from ppcmacro.unit import Unit

__all__ = ["Breach", "breaches_at", "breaches_of", "fits"]

_GT, _EQ = 1, 2
# Of so many slots some would be written if there were a frame at all.
_A_FRAME = 8
_NAMED = 4


class Breach(NamedTuple):
    """One difference between the end of a path and the contract.

    rule     the code of the rule that reports it
    kind     what is wrong, for the wording: "place", "cr", "cr-part" (`place` then lists the fields that a move to some
             fields left out), "base", "requires", "when", "target", "fall", "leaves", "narrow" (the value is there in
             part, `index` is the access that lost the rest)
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
    index: int  # type: ignore[assignment]  # hides a method of tuples that nobody needs here
    outcome: Outcome
    loss: Loss | None = None
    holders: tuple[object, ...] = ()


def breaches_of(unit: Unit, addresses: Addresses, handler: Handler, walk: Walk) -> Iterator[Breach]:
    """Yield the breaches on all paths of a handler, one for each lost value and place of loss."""
    seen: set[tuple[object, ...]] = set()
    for outcome in sorted(walk.outcomes, key=lambda o: len(o.trail.steps())):
        for breach in breaches_at(unit, addresses, handler, outcome):
            key = (breach.rule, breach.kind, breach.wanted, breach.index)
            if key not in seen:
                seen.add(key)
                yield breach


def breaches_at(unit: Unit, addresses: Addresses, handler: Handler, outcome: Outcome) -> Iterator[Breach]:
    """Yield the breaches at the end of one path."""
    if outcome.state.unsure or outcome.kind == "computed":
        return
    if outcome.kind == "bad-base":
        yield Breach("C017", "base", outcome.target, "", outcome.value, outcome.index, outcome)
        return
    if outcome.kind == "fall" and not any(fits(one, outcome) for one in handler.contract.exits):
        yield Breach("F001", "fall", "", "", UNKNOWN, outcome.index, outcome)
        return
    link = lost_link(unit, handler, outcome)
    if link is not None:
        yield Breach("F005", "link", "lr", link[1], outcome.value, link[0], outcome)
        return
    level = "" if handler.level is None else handler.level.name
    every = [e for e in handler.contract.exits if fits(e, outcome)]
    exits = [e for e in every if not e.levels]
    if outcome.kind == "return" and handler.level is not None and outcome.target not in handler.level.returns:
        yield Breach("S001", "return", outcome.target, handler.level.returns[0], UNKNOWN, outcome.index, outcome)
    if not exits:
        if not handler.contract.confined and not isinstance(outcome.value, Entry):
            return
        if outcome.kind == "hand-off" or not any(e.kind == "return" for e in handler.contract.exits):
            yield Breach("F007", "target", "", _targets(handler), outcome.value, outcome.index, outcome)
        return
    for exit_ in (exits[0], *(e for e in every if level in e.levels)):
        yield from _ExitCheck(unit, addresses, handler, outcome, exit_).run()


def fits(exit_: Exit, outcome: Outcome) -> bool:
    """Tell whether an exit of the contract is about this end of a path."""
    if exit_.kind == "caller":
        return outcome.kind == "hand-off" and outcome.value == Entry("lr")
    if exit_.kind != outcome.kind:
        return False
    if outcome.kind == "return" or exit_.target == outcome.target:
        return True
    if exit_.target == "handler":
        return outcome.handler
    return "*" in exit_.target and fnmatchcase(outcome.target, exit_.target)


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

    def __init__(self, unit: Unit, addresses: Addresses, handler: Handler, outcome: Outcome, exit_: Exit) -> None:
        self.unit = unit
        self.addresses = addresses
        self.handler = handler
        self.level: Level | None = handler.level
        self.outcome = outcome
        self.state: State = outcome.state
        self.exit = exit_
        self.objects = handler.contract.objects

    def run(self) -> Iterator[Breach]:
        yield from self._when()
        missing_bases: set[str] = set()
        for place, wanted in self.exit.requires.items():
            breach = self._required(place, wanted)
            if breach is not None:
                missing_bases.add(wanted)
                yield breach
        slots = [one for one in self.exit.saved.items() if one[0].partition("+")[0] not in missing_bases]
        saved = [breach for slot, wanted in slots for breach in self._saved(slot, wanted)]
        missing = [breach for breach in saved if breach.kind == "unsaved"]
        if len(missing) > _A_FRAME and not any(self._slot(slot) in self.state.slots for slot, _ in slots):
            yield missing[0]._replace(kind="no-frame")
        else:
            yield from saved
        yield from self._condition_register()
        for name in self.exit.preserve:
            preserved = self._place_of(name)
            if preserved is not None and not preserved.startswith("cr"):
                yield from self._place(preserved, preserved, self._bits(self.state.get(preserved), name))
        yield from self._upper_halves()
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
        yield Breach("F007", "when", "", self._spelled(self.exit.when), UNKNOWN, index, self.outcome)

    def _condition(self, text: str) -> tuple[Value | None, str, Value | None]:
        operator = "==" if "==" in text else "!="
        left, _, right = text.partition(operator)
        return self._value(left.strip()), operator, self._value(right.strip())

    def _spelled(self, text: str) -> str:
        """Return an expression of the contract with the names of this level's save and restore registers."""
        if self.level is not None:
            text = text.replace("xSRR0", self.level.srr[0]).replace("xSRR1", self.level.srr[1])
        return text

    def _value(self, text: str) -> Value | None:
        """Return the value a contract's expression describes: `xSRR1 & ~MSR_DE`, `MSR_PR`, `0`."""
        name, ampersand, mask = (part.strip() for part in text.partition("&"))
        if ampersand:
            base, number = self._value(name), self._value(mask)
            return None if base is None or number is None else apply("and", base, number)
        spr = None if name.isdigit() else self.unit.spr(name, self.level)
        if spr is not None:
            return Entry(f"spr:{spr}")
        value = self.unit.value_of_text(name)
        return None if value is None else Const(value & 0xFFFFFFFF)

    # Places -----------------------------------------------------------------------------------------------------

    def _required(self, name: str, wanted: str) -> Breach | None:
        place = self._place_of(name) or name
        value = self.state.get(place)
        expected: Value
        if wanted == "ivor":
            if self.handler.ivor is None:
                return None
            expected, text = Const(self.handler.ivor), str(self.handler.ivor)
        elif wanted in self.objects:
            if not self._found(wanted):
                return None
            expected, text = Object(wanted), f"the {wanted} pointer"
        else:
            known = meant(self.unit, self.handler.contract, self.level, wanted) or self._value(wanted)
            if known is None:
                return None
            expected, text = known, f"{known.value:#x}" if isinstance(known, Const) else self._spelled(wanted)
            if wanted == "cr" or isinstance(known, Entry):
                text = f"the interrupted {text.upper() if wanted == 'cr' else text}"
        if value == expected or is_unknown(value):
            return None
        if isinstance(value, Image) and any(is_unknown(field) for field in value.fields):
            return None
        index = self.state.writers.get(place, self.outcome.index)
        return Breach("F007", "requires", place, text, value, index, self.outcome)

    def _found(self, name: str) -> bool:
        """Tell whether the code can be seen to load an object's address.

        Text that was preprocessed elsewhere has numbers where the contract has names of displacements.
        """
        if self.unit.preprocessed is not None:
            return True
        slots = [slot for slot, meaning in self.handler.contract.given.items() if meaning == name and "+" in slot]
        offsets = [self.unit.offset_of_text(slot.partition("+")[2]) for slot in slots]
        used = self.addresses.used_names
        return not slots or any(one is not None and used.issuperset(dict(one.terms)) for one in offsets)

    def _saved(self, slot: str, wanted: str) -> Iterator[Breach]:
        place = "cr0" if wanted == "cr" else self._place_of(wanted)
        key = self._slot(slot)
        if key is None or place is None:
            return
        displacement = slot.partition("+")[2]
        value = self._bits(self.state.load(key, self.state.word), slot)
        if slot in self.exit.optional and key not in self.state.slots:
            return
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
        if wanted == "cr":
            fields = value.fields if isinstance(value, Image) else (value,) * 8
            at = self.state.slots[key].at if key in self.state.slots else None
            yield from self._fields([(f"cr{number}", field) for number, field in enumerate(fields)], at)
            return
        yield from self._place(
            displacement, place, value, self.state.slots[key].at if key in self.state.slots else None
        )

    def _base(self, name: str) -> Value:
        """Return the pointer that a slot of the contract is seen from."""
        return self.state.get(name) if name not in self.objects else Object(name)

    def _bits(self, value: Value, name: str) -> Value:
        """Return the simplest value with the same bits, as far as they count in a place or slot of the contract."""
        mask = self.exit.masks.get(name, "")
        bits = self._value(mask) if mask else None
        return select(value, bits.value) if isinstance(bits, Const) else value

    def _slot(self, slot: str) -> SlotKey | None:
        """Return a slot of the contract under the spelling that the code uses, None when the code may use another."""
        keys = self._keys(slot)
        if not keys:
            return None
        stored = [key for key in keys if key in self.state.slots]
        if stored or self._known(keys[0][1]):
            return (stored or keys)[0]
        # A frame of which the code calls other slots as the contract does.
        known = [other for exit_ in self.handler.contract.exits for other in exit_.saved]
        named = {key for other in known for key in self._keys(other) if key in self.state.slots}
        return keys[0] if sum(key[0] == keys[0][0] for key in named) >= _NAMED else None

    def _keys(self, slot: str) -> list[SlotKey]:
        base, _, displacement = slot.partition("+")
        spelled = (displacement, *self.exit.spellings.get(slot, ()))
        offsets = [self.unit.offset_of_text(one) for one in spelled]
        keys = [self.addresses.key(self._base(base), offset) for offset in offsets if offset is not None]
        return [key for key in keys if key is not None]

    def _known(self, offset: Linear) -> bool:
        """Whether an offset can be compared with those in the code: a number, or made of names the code uses too."""
        if not offset.terms:
            return True
        return all(name in self._used_names for name, _ in offset.terms)

    @cached_property
    def _used_names(self) -> set[str]:
        """The names that the code uses in the displacements of slots."""
        return self.addresses.used_names.union(name for _, (_, terms) in self.state.slots for name, _ in terms)

    def _place_of(self, name: str) -> str | None:
        if name in ("lr", "ctr", "xer", "msr") or name[1:].isdigit() or name[:2] == "cr":
            return name
        spr = self.unit.spr(name.removeprefix("spr:"), self.level)
        return None if spr is None else f"spr:{spr}"

    def _place(self, name: str, wanted: str, value: Value, writer: int | None = None) -> Iterator[Breach]:
        """Yield the breach when `value`, found in the place called `name`, is not the interrupted `wanted`."""
        if value in (Entry(wanted), self.state.initial(wanted)):
            return
        loss = self.state.lost.get(wanted)
        if loss is not None and wanted in self.state.escaped:
            loss = None
        if (loss is None and self._may_be(wanted, value)) or self._may_alias(wanted, value):
            return
        from ppcmacro.ledger.widths import narrow_access

        if writer is None:
            writer = self.state.writers.get(name, self.outcome.index)
        narrow = narrow_access(self.unit, self.state, wanted, value, writer)
        if narrow is not None:
            upper = wanted[0] == "r" and self.state.word == 8 and narrow.kind == "store"
            rule = "C016" if upper else "C004"
            yield Breach(rule, "narrow", name, wanted, value, narrow.at, self.outcome, None, self._holders(wanted))
            return
        index = loss.at if loss is not None else writer
        rule = "C016" if wanted[0] == "h" else self._rule(wanted, value, loss)
        yield Breach(rule, "place", name, wanted, value, index, self.outcome, loss, self._holders(wanted))

    @staticmethod
    def _may_be(wanted: str, value: Value) -> bool:
        from ppcmacro.ledger.aliases import may_be

        return may_be(wanted, value)

    def _may_alias(self, wanted: str, value: Value) -> bool:
        from ppcmacro.ledger.aliases import may_alias

        return may_alias(self.unit, self.handler.contract, self.state, wanted, value)

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
        yield from self._fields([(place, self.state.get(place)) for place in fields])

    def _fields(self, found: list[tuple[str, Value]], stored: int | None = None) -> Iterator[Breach]:
        """Yield the breach when fields of CR are not the interrupted ones, or those of an image that was `stored`."""
        wrong = [(p, v) for p, v in found if v != Entry(p)]
        certain = [
            (p, v)
            for p, v in wrong
            if not self._may_alias(p, v)
            and (not self._may_be(p, v) or self._tested(v) or (p in self.state.lost and p not in self.state.escaped))
        ]
        part = partial_restore(self.unit, self.outcome, [p for p, _ in certain or wrong])
        if part is not None and stored is None:
            left = [p for p, _ in certain or wrong]
            place, value = (certain or wrong)[0]
            holders = self._holders(place)
            yield Breach("C015", "cr-part", " ".join(left), place, value, part, self.outcome, None, holders)
            return
        if not certain:
            return
        place, value = certain[0]
        index = max((self.state.writers.get(p, -1) for p, _ in certain), default=-1) if stored is None else stored
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

    def _upper_halves(self) -> Iterator[Breach]:
        """The 64-bit registers of the SPE belong to the interrupted program as a whole; only its instructions write
        the upper halves."""
        if not self.unit.cpu.spe:
            return
        kept = {name for name in (*self.exit.preserve, *self.exit.saved.values()) if name[0] == "r"}
        for place in sorted(place for place in self.state.places if place[0] == "h"):
            if f"r{place[1:]}" in kept:
                yield from self._place(place, place, self.state.get(place))

    def _tested(self, value: Value) -> bool:
        """Whether a field of CR that is not known is the result of a test, and so not the interrupted one."""
        return isinstance(value, Unknown) and value.at >= 0 and is_test(self.unit.instruction(value.at))

    def _special_registers(self) -> Iterator[Breach]:
        """An SPR that the contract does not mention must come back; scratch registers are the business of S003."""
        free = self.handler.contract.free
        if "spr" in free:
            return
        left = {f"spr:{self.unit.spr(name, self.level)}" for name in (*self.exit.leaves, *free)}
        scratch = scratch_numbers(self.unit)
        for place in sorted(self.state.places):
            if not place.startswith("spr:") or place in left or int(place[4:]) in scratch:
                continue
            yield from self._place(place, place, self.state.get(place))

    def _memory(self) -> Iterator[Breach]:
        """Of the objects that belong to the contract only the named slots may be written."""
        objects = set(self.objects) if self.handler.contract.confined else set()
        allowed = {*self.handler.contract.scratch, *self.exit.saved}
        keys = set()
        for slot in allowed:
            base, _, displacement = slot.partition("+")
            offset = self.unit.offset_of_text(displacement)
            if offset is None or not self._known(offset):
                objects.discard(base)
            else:
                keys.add(self.addresses.key(Object(base), offset))
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
            if None in expected or value in expected or is_unknown(value):
                continue
            index = self.state.writers.get(place, self.outcome.index)
            yield Breach("C002", "leaves", place, self._spelled(text), value, index, self.outcome)
