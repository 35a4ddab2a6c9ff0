"""Whether a value that the ledger cannot name may be the interrupted one after all.

Of two pointers that were made in different ways nothing is known, so what was loaded through one may have been stored
through the other.  What a handler cannot rely on is no such way: what the interrupted program had in a register, and
what stood in a scratch register.  Nor do a pointer that a contract names and a fixed address mean the same place, or
that pointer and the entry of a table: an address that was made by putting bits into another.  A handler that a contract
confines to the objects it names has no other way to them at all.
"""

from __future__ import annotations

from ppcmacro.ledger.scratch import scratch_numbers
from ppcmacro.ledger.state import State
from ppcmacro.ledger.values import Address, Const, Content, Entry, Field, Insert, Object, Unknown, Value, entries
from ppcmacro.protocols.model import Contract
from ppcmacro.unit import Unit

__all__ = ["may_alias", "may_be"]

_FIXED = (Const, Address)
# What software may put a pointer into, and what has no name; other SPRs are the hardware's or the program's.
_POINTERS = ("SPR ", "SPRG", "HSPRG", "GSPRG", "USPRG", "M_TW", "SDR1", "PTCR", "IVPR")


def may_be(wanted: str, value: Value) -> bool:
    """Tell whether a value that is not known may be the interrupted one of the place `wanted`: it is made of that, or
    of nobody knows what."""
    return isinstance(value, Unknown) and (value.sources is None or wanted in value.sources)


def may_alias(unit: Unit, contract: Contract, state: State, wanted: str, value: Value) -> bool:
    """Tell whether a value was loaded from where that of `wanted` may have been stored through another pointer."""
    base = _loaded_through(value)
    if base is None or _is_arbitrary(unit, contract, base):
        return False
    return any(
        key[0] != base and not _is_arbitrary(unit, contract, key[0]) and not _are_apart(contract, key[0], base)
        for key, slot in state.slots.items()
        if wanted in entries(slot.value)
    )


def _loaded_through(value: Value) -> Value | None:
    """Return the base of the load that gave a value, None when it came from elsewhere."""
    if isinstance(value, Field):
        value = value.of
    return value.base if isinstance(value, Content) else None


def _are_apart(contract: Contract, one: Value, other: Value) -> bool:
    for first, second in ((one, other), (other, one)):
        if isinstance(first, Object) and (contract.confined or isinstance(second, (Object, Insert, *_FIXED))):
            return True
        if isinstance(first, _FIXED) and isinstance(second, Insert):
            return True
    return False


def _is_arbitrary(unit: Unit, contract: Contract, base: Value) -> bool:
    """Tell whether a pointer is what a handler finds in a place that may hold anything when it starts."""
    if contract.interrupted == "caller" or not isinstance(base, Entry):
        return False
    if not base.place.startswith("spr:"):
        return True
    number = int(base.place[4:])
    name = unit.spr_name(number)
    return bool(scratch_numbers(unit).get(number)) or not name.startswith(_POINTERS)
