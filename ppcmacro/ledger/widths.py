"""Values of which only a part was stored or loaded, and the access that lost the rest."""

from __future__ import annotations

from ppcmacro.isa import Instruction
from ppcmacro.ledger.state import SlotKey, State
from ppcmacro.ledger.values import Apply, Entry, Value
from ppcmacro.records import NamedTuple
from ppcmacro.unit import Unit

__all__ = ["Narrow", "narrow_access", "narrowed"]


class Narrow(NamedTuple):
    """An access that moves a part of a value.

    kind   "store" (too few bytes are saved), "load" (fewer bytes are read than were saved, or others), "over" (a store
           to the next slot reaches into this one)
    at     the statement of that access
    saved  the statement that made the slot, -1 when it is not known
    key    the slot, None when it is not known
    """

    kind: str
    at: int
    saved: int
    key: SlotKey | None


def narrowed(value: Value) -> Value | None:
    """Return the value of which `value` is a part, None when it is no part of one."""
    if not isinstance(value, Apply) or value.operation != "part":
        return None
    while isinstance(value, Apply) and value.operation == "part":
        value = value.arguments[0]
    return value


def narrow_access(unit: Unit, state: State, wanted: str, value: Value, reader: int) -> Narrow | None:
    """Return the access to blame when `value`, found instead of the interrupted `wanted`, is a part of it.

    `reader` is the statement that loaded it, or that wrote the slot where it stands.
    """
    whole = Entry(wanted)
    if narrowed(value) != whole:
        return None
    kept = [(key, slot) for key, slot in state.slots.items() if whole in (slot.value, narrowed(slot.value))]
    if not kept:
        return Narrow("load", reader, -1, None) if _accesses(unit, reader, "load") else None
    key, slot = min(kept, key=lambda one: (one[1].value == whole, one[1].at))
    if slot.value == whole:
        return Narrow("load", reader, slot.at, key) if _accesses(unit, reader, "load") else None
    if any(other.at == slot.at and _overlap(at, other.width, key, slot.width) for at, other in state.slots.items()):
        return Narrow("over", slot.at, -1, key)
    return Narrow("store", slot.at, slot.at, key) if _accesses(unit, slot.at, "store") else None


def _overlap(one: SlotKey, one_width: int, two: SlotKey, two_width: int) -> bool:
    if one == two or one[0] != two[0] or one[1].terms != two[1].terms:
        return False
    return one[1].constant < two[1].constant + two_width and two[1].constant < one[1].constant + one_width


def _accesses(unit: Unit, index: int, direction: str) -> bool:
    instruction: Instruction | None = unit.instruction(index) if index >= 0 else None
    memory = None if instruction is None else instruction.memory
    return memory is not None and memory.direction == direction and not memory.reversed
