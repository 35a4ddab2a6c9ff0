"""Which register a save slot is for, by the name that its displacement is written with."""

from __future__ import annotations

from functools import lru_cache

from ppcmacro.patterns import pattern

__all__ = ["place_of_slot"]

_GENERAL = pattern(r"\w*?(?:GPR\(?R?|(?:^|_)[rR])_?(\d{1,2})\)?(?:S|_SLOT|_SAVE|_OFFSET)?")
_SPECIAL = pattern(r"(?:\w*_)?(LR|LINK|CTR|XER|CR|CCR)(?:S|_SLOT|_SAVE|_OFFSET)?")
_PLACES = {"LR": "lr", "LINK": "lr", "CTR": "ctr", "XER": "xer", "CR": "cr", "CCR": "cr"}


@lru_cache(1 << 10)
def place_of_slot(displacement: str) -> str:
    """Return the register that a slot is named for: "r4" for `VCPU_GPR(R4)`, `GPR4` and `EX_R4`, "lr" for `_LINK`.

    A sum, and a name that says nothing of the kind, give "".
    """
    text = displacement.replace(" ", "").removesuffix("@l")
    match = _GENERAL.fullmatch(text)
    if match is not None:
        return f"r{int(match[1])}" if int(match[1]) < 32 else ""
    match = _SPECIAL.fullmatch(text)
    return _PLACES[match[1]] if match is not None else ""
