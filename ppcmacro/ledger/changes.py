"""What a statement does to the ledger, in a few words: `r4 = vcpu`, `CR restored`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ppcmacro.ledger.state import SlotKey, State
from ppcmacro.ledger.values import Address, Compare, Const, Entry, Object, Value
from ppcmacro.ledger.words import Words
from ppcmacro.records import NamedTuple

__all__ = ["RESTORED", "Change", "changes", "slot_name", "value_name"]

RESTORED = "restored"
_FIELDS = tuple(f"cr{number}" for number in range(8))


class Change(NamedTuple):
    """A place that an instruction changes and what it holds then, both in words."""

    place: str
    value: str

    def __str__(self) -> str:
        return f"{self.place} {self.value}" if self.value == RESTORED else f"{self.place} = {self.value}"


def changes(
    before: State,
    after: State,
    words: Words,
    shows: Callable[..., bool] = lambda place, *values: True,
    slots: frozenset[SlotKey] = frozenset(),
) -> Iterator[Change]:
    """Yield what differs between two states, places first.

    `shows` is given a place ("" for a slot) with its old and new value and says whether that is of interest; `slots`
    are of interest in any case.
    """
    changed = [one for one in dict.fromkeys((*before.places, *after.places)) if before.get(one) != after.get(one)]
    whole = set(_FIELDS) <= set(changed) and all(after.get(place) == Entry(place) for place in _FIELDS)
    for place in changed:
        value = after.get(place)
        if (whole and place in _FIELDS[1:]) or not shows(place, before.get(place), value):
            continue
        name = "CR" if whole and place == "cr0" else words.place(place)
        yield Change(name, RESTORED if value == Entry(place) else value_name(value, words))
    for key in dict.fromkeys((*before.slots, *after.slots)):
        was, now = before.slots.get(key), after.slots.get(key)
        if now is None or (was is not None and was.value == now.value):
            continue
        if key in slots or shows("", now.value, *(() if was is None else (was.value,))):
            yield Change(slot_name(key, words), value_name(now.value, words))


def slot_name(key: SlotKey, words: Words) -> str:
    """Return a slot as an operand: its displacement as it was written, and the base where that has a name."""
    text = words.slot(key).replace("`", "")
    base = key[0]
    if words.slot_name(key) is None:
        return text
    if isinstance(base, Object):
        return f"{text}({base.name})"
    return f"{text}({words.place(base.place)})" if isinstance(base, Entry) else text


def value_name(value: Value, words: Words) -> str:
    """Return a value in words, without marks around the names in it."""
    if isinstance(value, Compare):
        left, right = (_operand(one, words) for one in (value.left, value.right))
        return f"{left} compared with {right}"
    return words.value(value).replace("`", "")


def _operand(value: Value, words: Words) -> str:
    if isinstance(value, Entry):
        return words.place(value.place)
    if isinstance(value, (Address, Const, Object)):
        return words.value(value).replace("`", "")
    return value_name(value, words).removeprefix("the interrupted ")
