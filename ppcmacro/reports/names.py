"""How places, values and interrupts are called in reports."""

from __future__ import annotations

import re

from ppcmacro.handlers import Handler
from ppcmacro.ledger.state import SlotKey
from ppcmacro.ledger.values import Address, Compare, Const, Entry, Object, Value
from ppcmacro.ledger.words import Words
from ppcmacro.unit import Unit

__all__ = ["interrupt_name", "place_named", "places_known", "slot_name", "value_name", "vector_of"]

_PLACE = re.compile(r"r([0-9]|[12][0-9]|3[01])|cr[0-7]?|lr|ctr|xer|msr")
_ABBREVIATIONS = frozenset({"AP", "DTLB", "FIT", "FP", "HV", "ITLB", "SPE"})


def slot_name(key: SlotKey, words: Words) -> str:
    """Return a slot as an operand: its displacement as it was written, and the base where that has a name."""
    text = words.slot(key).replace("`", "")
    base = key[0]
    if key not in words.slot_names:
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


def vector_of(unit: Unit, handler: Handler) -> int | None:
    """Return the offset of the fixed vector that a handler stands at, None when the core has none there."""
    if handler.contract.level != "vector" or handler.ivor is not None or handler.entry < 0:
        return None
    address = unit.statements[handler.entry].address
    return address if address in unit.protocols.vectors.get(unit.cpu.family, {}) else None


def interrupt_name(unit: Unit, handler: Handler) -> str:
    """Return the interrupt that a handler serves in words, "" when that is not known: `debug`, `data TLB miss`."""
    if handler.ivor is not None:
        name = next((name for name, number in unit.protocols.ivor_names.items() if number == handler.ivor), "")
        words = name.removeprefix("BOOKE_INTERRUPT_").split("_")
        return " ".join(word if word in _ABBREVIATIONS else word.lower() for word in words)
    vector = vector_of(unit, handler)
    return "" if vector is None else unit.protocols.vectors[unit.cpu.family][vector]


def place_named(unit: Unit, name: str) -> str | None:
    """Return the place that a user calls by this name (`r4`, `CR`, `SPRG2`, `SPRN_CSRR0`), None for another word."""
    lower = name.lower()
    if _PLACE.fullmatch(lower):
        return lower
    number = unit.spr(name.upper().removeprefix("SPRN_")) if not name.isdigit() else None
    return None if number is None else f"spr:{number}"


def places_known() -> list[str]:
    """Return the names of the registers that are no SPRs, for suggestions."""
    return [
        *(f"r{number}" for number in range(32)),
        "cr",
        *(f"cr{number}" for number in range(8)),
        "lr",
        "ctr",
        "xer",
        "msr",
    ]
