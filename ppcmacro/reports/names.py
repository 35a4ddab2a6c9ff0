"""How places, values and interrupts are called in reports."""

from __future__ import annotations

from ppcmacro.handlers import Handler
from ppcmacro.patterns import pattern
from ppcmacro.unit import Unit

__all__ = ["interrupt_name", "place_named", "places_known", "vector_of"]

_PLACE = pattern(r"r([0-9]|[12][0-9]|3[01])|cr[0-7]?|lr|ctr|xer|msr")
_ABBREVIATIONS = frozenset({"AP", "DTLB", "FIT", "FP", "HV", "ITLB", "SPE"})


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
