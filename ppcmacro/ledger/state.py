"""The ledger's page: what every place holds at one point of one path, and how the path came here."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Optional

from ppcmacro.gas.expression import Linear
from ppcmacro.ledger.values import (
    UNKNOWN,
    Address,
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
    entries,
    parts,
    sources,
    united,
)
from ppcmacro.records import NamedTuple

__all__ = ["Loss", "SlotKey", "State", "Trail"]

SlotKey = tuple[Value, Linear]
# Asked for thousands of times, and few different ones.
_entry = lru_cache(maxsize=1024)(Entry)


class Trail(NamedTuple):
    """The way to a state, as a chain from its last statement backwards.

    `at` is a statement, `condition` how its branch went, `previous` is None at the handler's entry.  `state` is what
    held before the statement, where somebody asked to keep it.
    """

    at: int
    condition: str
    previous: Optional[Trail]  # noqa: UP045 - a NamedTuple evaluates its annotations on Python 3.10
    state: Optional[State] = None  # noqa: UP045

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

    Registers are named as the instruction table names them: r4, cr0, lr, ctr, xer, msr, spr:272.  `word` is the width
    of a general register in bytes, `moved` are the places whose interrupted values are elsewhere from the start.
    """

    __slots__ = (
        *("_given", "_made", "_moved", "_written", "copied", "escaped", "facts", "lost", "places"),
        *("slots", "unsure", "word", "writers"),
    )

    def __init__(
        self, given: dict[str, Value], memory: dict[SlotKey, Value], word: int = 4, moved: Collection[str] = ()
    ) -> None:
        self._given = (given, memory)
        self._moved = moved
        self.word = word
        self.places: dict[str, Value] = {}
        self.writers: dict[str, int] = {}
        self.slots: dict[SlotKey, Slot] = {}
        self.lost: dict[str, Loss] = {}
        self.copied: set[str] = set()
        self.escaped: set[str] = set()
        self.facts: dict[tuple[Value, int], bool] = {}
        self.unsure = False
        self._made: set[Value] = set()
        # what `key` says of the slots, until one of them is written
        self._written: frozenset[object] | None = None

    def copy(self) -> State:
        """Return an independent copy for the other way of a branch."""
        other = State.__new__(State)
        other._given = self._given
        other._moved = self._moved
        other.places = dict(self.places)
        other.writers = dict(self.writers)
        other.slots = dict(self.slots)
        other.lost = dict(self.lost)
        other.copied = set(self.copied)
        other.escaped = set(self.escaped)
        other.facts = dict(self.facts)
        other.unsure = self.unsure
        other.word = self.word
        other._made = set(self._made)
        other._written = self._written
        return other

    def joined(self, other: State) -> State:
        """Return what is true on both ways: what differs is unknown, a loss counts where it happened on both."""
        result = self.copy()
        for place in self.places.keys() | other.places.keys():
            if self.get(place) != other.get(place):
                result.places[place] = UNKNOWN
                result.writers.setdefault(place, other.writers.get(place, -1))
        for key in self.slots.keys() | other.slots.keys():
            one, two = self.slots.get(key), other.slots.get(key)
            if one is None or two is None or one[:2] != two[:2]:
                known = one or two
                assert known is not None
                result.slots[key] = Slot(UNKNOWN, known.width, known.at)
                result._written = None
        result.facts = {fact: holds for fact, holds in self.facts.items() if other.facts.get(fact) == holds}
        result.lost = {place: loss for place, loss in self.lost.items() if place in other.lost}
        result.copied = self.copied | other.copied
        result.escaped = self.escaped | other.escaped
        result.unsure = self.unsure or other.unsure
        result._made = self._made | other._made
        return result

    def key(self, asked: Collection[Value]) -> tuple[object, ...]:
        """Return what two states must share to go on alike.

        `asked` are the questions of feature sections ahead.  What is known of any other one does not matter, nor what
        is known of an unknown value that stands nowhere any more, or of how it compares: nothing can ask again.
        """
        written = self._written
        if written is None:
            written = self._written = frozenset([(key, value, width) for key, (value, width, _) in self.slots.items()])
        return (
            frozenset(self.places.items()),
            written,
            frozenset(self._telling(asked)),
            frozenset(self.lost),
            self.unsure,
        )

    def _telling(self, asked: Collection[Value]) -> Iterator[tuple[tuple[Value, int], bool]]:
        """Yield the facts that something ahead may ask for."""
        held: set[Value] | None = None
        for fact, holds in self.facts.items():
            about = fact[0]
            if type(about) is Address:
                if about not in asked:
                    continue
            else:
                made_of = (about.left, about.right) if type(about) is Compare else (about,)
                unknown = [one for one in made_of if type(one) is Unknown]
                if unknown:
                    if held is None:
                        held = set(self._readable())
                    if about not in held and not held.issuperset(unknown):
                        continue
            yield fact, holds

    def _readable(self) -> Iterator[Value]:
        """Yield what registers and slots hold, and each field of an image of the condition register."""
        for value in (*self.places.values(), *[slot.value for slot in self.slots.values()]):
            yield value
            if type(value) is Image:
                yield from value.fields

    def given(self) -> tuple[dict[str, Value], dict[SlotKey, Value]]:
        """Return what registers and slots held at the start that is not their own value at the interrupt."""
        return self._given

    def get(self, place: str) -> Value:
        """Return what a register holds."""
        value = self.places.get(place)
        if value is None:
            value = self._given[0].get(place)
        return _entry(place) if value is None else value

    def initial(self, place: str) -> Value:
        """Return what a register holds when the handler starts, its interrupted value where that is elsewhere then."""
        return Entry(place) if place in self._moved else self._given[0].get(place, Entry(place))

    def load(self, key: SlotKey, width: int) -> Value:
        """Return what a word of memory holds; a slot that this path did not write holds what it held before."""
        slot = self.slots.get(key)
        if slot is not None:
            if isinstance(slot.value, Unknown):
                return UNKNOWN
            return slot.value if slot.width == width else Apply("part", (slot.value,))
        for other in self._overlapping(key, width):
            return Apply("part", (self.slots[other].value,))
        given = self._given[1].get(key)
        return Content(*key) if given is None else given

    def in_memory(self, known: bool = True) -> frozenset[str] | None:
        """Return the places whose interrupted values this path has stored; without `known` only those that went to
        where the ledger does not know or to what a contract does not name."""
        stored = [
            sources(slot.value)
            for (base, _), slot in self.slots.items()
            if known or not isinstance(base, (Object, Address, Const))
        ]
        return united((*stored, frozenset(self.escaped)))

    def _overlapping(self, key: SlotKey, width: int) -> list[SlotKey]:
        """Return the written slots that share bytes with `width` bytes at `key`, without `key` itself."""
        base, (start, terms) = key
        return [
            other
            for other, slot in self.slots.items()
            # numbers first: most slots are elsewhere, and to compare values is dear
            if start - slot.width < other[1].constant < start + width
            and other[1].terms == terms
            and other[0] == base
            and other != key
        ]

    def holders(self, place: str) -> list[str | SlotKey]:
        """Return where the interrupted value of `place` can still be read."""
        found: list[str | SlotKey] = []
        if place not in self.places and place not in self._moved:
            found.append(place)
        found += [at for at, value in self.places.items() if place in value.entries]
        found += [key for key, slot in self.slots.items() if place in slot.value.entries]
        if self._moved:
            registers, memory = self._given
            found += [at for at, value in registers.items() if at not in self.places and place in entries(value)]
            found += [key for key, value in memory.items() if key not in self.slots and place in entries(value)]
        return found

    def _is_held(self, place: str) -> bool:
        """Tell whether `holders` finds anything: it is asked for each value that is overwritten."""
        if place not in self.places and place not in self._moved:
            return True
        for value in self.places.values():
            if place in value.entries:
                return True
        for value, _, _ in self.slots.values():
            if place in value.entries:
                return True
        return bool(self._moved) and bool(self.holders(place))

    def put(self, place: str, value: Value, index: int, made_of: frozenset[str] | None = None) -> None:
        """Write a register at statement `index`, and note which interrupted values end with what it held.

        UNKNOWN becomes the unknown value that this statement makes there, to be recognised where it is tested again;
        `made_of` are its sources.
        """
        if value is UNKNOWN or (type(value) is Unknown and value == UNKNOWN):
            value = Unknown(index, place, made_of)
            if value in self._made:
                self._forget(value)
            self._made.add(value)
        gone: Collection[str] = self.get(place).entries
        if place not in self.places and place not in self._moved:
            gone = {*gone, place}
        since = self.writers.get(place, -1)
        if type(value) is Entry and value.place == place:
            self.places.pop(place, None)
            if place in self._given[0]:
                self.places[place] = value
        else:
            self.places[place] = value
        self.writers[place] = index
        if value.entries:
            self.copied.update(value.entries)
        if gone:
            self._note_losses(gone, place, since, index)

    def _forget(self, value: Value) -> None:
        """Separate what a statement in a loop is about to make from what it made the last time."""
        for place, held in self.places.items():
            if _holds(held, value):
                self.places[place] = UNKNOWN
        for key, slot in self.slots.items():
            if _holds(slot.value, value):
                self.slots[key] = slot._replace(value=UNKNOWN)
                self._written = None
        for fact in [fact for fact in self.facts if _holds(fact[0], value)]:
            del self.facts[fact]

    def store(self, key: SlotKey, value: Value, width: int, index: int) -> None:
        """Write a word of memory at statement `index`."""
        self._written = None
        if value.entries:
            self.copied.update(value.entries)
        before = self.slots.get(key)
        damaged = [] if before is None else [(key, before)]
        for other in self._overlapping(key, width):
            old = self.slots[other]
            damaged.append((other, old))
            damage = old.value if isinstance(old.value, Unknown) else Apply("part", (old.value,))
            self.slots[other] = Slot(damage, old.width, index)
        whole = width == self.word or (width == 4 and _fits_32_bits(value))
        self.slots[key] = Slot(value if whole or isinstance(value, Unknown) else Apply("part", (value,)), width, index)
        for other, old in damaged:
            self._note_losses(old.value.entries, other, old.at, index)

    def _note_losses(self, gone: Collection[str], place: str | SlotKey, since: int, index: int) -> None:
        for name in gone:
            if name not in self.lost and not self._is_held(name):
                self.lost[name] = Loss(index, place, since, name in self.copied)


def _holds(value: Value, part: Value) -> bool:
    if value == part:
        return True
    made_of = parts(value)
    return bool(made_of) and any(_holds(one, part) for one in made_of)


def _fits_32_bits(value: Value) -> bool:
    """Tell whether a word of 32 bits holds all of a value: images of the condition register, XER, small
    numbers."""
    if isinstance(value, Const):
        return not value.value >> 32
    return isinstance(value, (Image, Field)) or value == Entry("xer")
