"""What the words of a contract mean as values: a pointer by its name, what a place held at the interrupt."""

from __future__ import annotations

from ppcmacro.ledger.values import Entry, Image, Object, Value
from ppcmacro.patterns import pattern
from ppcmacro.protocols.model import Contract, Level
from ppcmacro.unit import Unit

__all__ = ["WHOLE_CR", "meant"]

WHOLE_CR = Image(tuple(Entry(f"cr{number}") for number in range(8)))
_REGISTER = pattern(r"r\d+|lr|ctr|xer|msr")


def meant(unit: Unit, contract: Contract, level: Level | None, word: str) -> Value | None:
    """Return the value that a contract calls `word`: `vcpu`, `r4`, `cr`, `xSRR0`, `SPRG3`; None for anything else."""
    if word in contract.objects:
        return Object(word)
    if word == "cr":
        return WHOLE_CR
    if _REGISTER.fullmatch(word):
        return Entry(word)
    number = unit.spr(word, level)
    return None if number is None else Entry(f"spr:{number}")
