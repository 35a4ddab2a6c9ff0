"""Which words are mnemonics: those of the instruction tables, and those of GNU as that no analysis needs."""

from __future__ import annotations

from functools import lru_cache

from ppcmacro.isa.branches import branch_form, branch_mnemonics
from ppcmacro.isa.spr import spr_move
from ppcmacro.isa.table import mnemonics, row_of

__all__ = ["described_mnemonics", "is_described", "is_mnemonic", "other_mnemonics"]


@lru_cache(4096)
def is_mnemonic(word: str) -> bool:
    """Return whether GNU as knows a word as an instruction in any of its modes.

    `word` is in any case and may end in a branch hint (`bne+`); a hint where GNU as has none (`b+`, `add-`) makes
    it no mnemonic.
    """
    word = word.lower()
    return is_described(word) or word in other_mnemonics()


def is_described(word: str) -> bool:
    """Return whether a word in lower case is a mnemonic that `decode` understands, or one with its branch hint."""
    if word.endswith(("+", "-")):
        form = branch_form(word[:-1])
        if form is None or form.kind == "always":
            return False
        return not (form.kind == "bit" and form.counts and form.target == "tar")  # GNU as left these out
    return branch_form(word) is not None or row_of(word) is not None or spr_move(word) is not None


@lru_cache(1)
def other_mnemonics() -> frozenset[str]:
    """Return the mnemonics of GNU as that `decode` does not understand (VLE, SPE2, POWER and others)."""
    from ppcmacro.isa.tables.other_names import NAMES

    return frozenset(NAMES.split())


@lru_cache(1)
def described_mnemonics() -> frozenset[str]:
    """Return all mnemonics that `decode` understands, without branch hints."""
    from ppcmacro.isa.spr_data import ROWS

    return mnemonics().union(branch_mnemonics(), (row.partition(" ")[0] for row in ROWS.split("\n") if row))
