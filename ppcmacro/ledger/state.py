"""The ledger's page: what every place holds at one point of one path, and how the path came here."""

from __future__ import annotations

from typing import NamedTuple, Optional

from ppcmacro.gas.expression import Linear
from ppcmacro.ledger.values import Apply, Content, Entry, Value, entries

__all__ = ["Loss", "SlotKey", "State", "Trail"]

SlotKey = tuple[Value, Linear]


class Trail(NamedTuple):
    """The way to a state, as a chain from its last statement backwards.

    `at` is a statement, `condition` how its branch went, `previous` is None at the handler's entry.
    """

    at: int
    condition: str
    previous: Optional[Trail]  # noqa: UP045 - a NamedTuple evaluates its annotations on Python 3.10

    def steps(self) -> list[Trail]:
        """Return the chain in the order of execution."""
        result = []
        step: Trail | None = self
        while step is not None:
            result.append(step)
            step = step.previous
        result.reverse()
        return result


class Loss(NamedTuple):
    """An interrupted value is gone: overwritten at statement `at` in `place`.

    place   the register, or the slot as (base, offset), that held the last copy
    since   the statement that put the copy there; -1 when it had been there from the start
    parked  whether a copy was ever made
    """

    at: int
    place: str | SlotKey
    since: int
    parked: bool


class Slot(NamedTuple):
    """A word of memory that this path wrote: its value, its width in bytes, the statement that wrote it."""

    value: Value
    width: int
    at: int


class State:
    """Places and their values along one path.  A place that is not listed holds what it held at the interrupt.

    Registers are named as the instruction table names them: r4, cr0, lr, ctr, xer, msr, spr:272.
    """

    __slots__ = ("_given", "copied", "escaped", "facts", "lost", "places", "slots", "unsure", "writers")

    def __init__(self, given: dict[str, Value], memory: dict[SlotKey, Value]) -> None:
        self._given = (given, memory)
        self.places: dict[str, Value] = {}
        self.writers: dict[str, int] = {}
        self.slots: dict[SlotKey, Slot] = {}
        self.lost: dict[str, Loss] = {}
        self.copied: set[str] = set()
        self.escaped: set[str] = set()
        self.facts: dict[tuple[Value, int], bool] = {}
        self.unsure = False

    def copy(self) -> State:
        """Return an independent copy for the other way of a branch."""
        other = State.__new__(State)
        other._given = self._given
        other.places = dict(self.places)
        other.writers = dict(self.writers)
        other.slots = dict(self.slots)
        other.lost = dict(self.lost)
        other.copied = set(self.copied)
        other.escaped = set(self.escaped)
        other.facts = dict(self.facts)
        other.unsure = self.unsure
        return other

    def key(self) -> tuple[object, ...]:
        """Return what two states must share to go on alike."""
        return (
            frozenset(self.places.items()),
            frozenset((k, s.value, s.width) for k, s in self.slots.items()),
            frozenset(self.facts.items()),
            frozenset(self.lost),
            self.unsure,
        )

    def get(self, place: str) -> Value:
        """Return what a register holds."""
        value = self.places.get(place)
        if value is None:
            value = self._given[0].get(place)
        return Entry(place) if value is None else value

    def load(self, key: SlotKey, width: int) -> Value:
        """Return what a word of memory holds; a slot that this path did not write holds what it held before."""
        slot = self.slots.get(key)
        if slot is not None:
            return slot.value if slot.width == width else Apply("part", (slot.value,))
        for other in self._overlapping(key, width):
            return Apply("part", (self.slots[other].value,))
        given = self._given[1].get(key)
        return Content(*key) if given is None else given

    def _overlapping(self, key: SlotKey, width: int) -> list[SlotKey]:
        """Return the written slots that share bytes with `width` bytes at `key`, without `key` itself."""
        base, (start, terms) = key
        return [
            other
            for other, slot in self.slots.items()
            if other != key
            and other[0] == base
            and other[1].terms == terms
            and other[1].constant < start + width
            and start < other[1].constant + slot.width
        ]

    def holders(self, place: str) -> list[str | SlotKey]:
        """Return where the interrupted value of `place` can still be read."""
        found: list[str | SlotKey] = []
        if place not in self.places:
            found.append(place)
        found += [at for at, value in self.places.items() if place in entries(value)]
        found += [key for key, slot in self.slots.items() if place in entries(slot.value)]
        return found

    def put(self, place: str, value: Value, index: int) -> None:
        """Write a register at statement `index`, and note which interrupted values end with what it held."""
        old = self.get(place)
        gone = {place, *entries(old)} if place not in self.places else set(entries(old))
        since = self.writers.get(place, -1)
        if value == Entry(place):
            self.places.pop(place, None)
            if place in self._given[0]:
                self.places[place] = value
        else:
            self.places[place] = value
        self.writers[place] = index
        self.copied.update(entries(value))
        self._note_losses(gone, place, since, index)

    def store(self, key: SlotKey, value: Value, width: int, index: int) -> None:
        """Write a word of memory at statement `index`."""
        self.copied.update(entries(value))
        damaged = [(key, self.slots.get(key)), *((other, self.slots[other]) for other in self._overlapping(key, width))]
        for other, old in damaged:
            if old is not None and other != key:
                self.slots[other] = Slot(Apply("part", (old.value,)), old.width, index)
        self.slots[key] = Slot(value if width == 4 else Apply("part", (value,)), width, index)
        for other, old in damaged:
            if old is not None:
                self._note_losses(set(entries(old.value)), other, old.at, index)

    def _note_losses(self, gone: set[str], place: str | SlotKey, since: int, index: int) -> None:
        for name in gone:
            if name not in self.lost and not self.holders(name):
                self.lost[name] = Loss(index, place, since, name in self.copied)
