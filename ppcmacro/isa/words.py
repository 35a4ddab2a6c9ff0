"""Instructions that are written as `.long` words, because an old assembler or another mode does not know them.

The rows come from GNU as (`word_data`, generated); of those that fit a word the one with the most fixed bits counts,
which is the simplified mnemonic where there is one.
"""

from __future__ import annotations

from functools import lru_cache

from ppcmacro.isa.decode import decode
from ppcmacro.isa.instruction import Instruction
from ppcmacro.isa.spr import FAMILIES
from ppcmacro.records import NamedTuple

__all__ = ["LETTERS", "decode_word", "disassemble", "field_value", "operands_of"]

LETTERS = {"T": "21.5", "A": "16.5", "B": "11.5", "C": "6.5", "S": "-0.16", "U": "0.16", "F": "23.3", "G": "18.3"}
"""The fields that `word_data` writes as one letter."""


# The words that kernels write so, found without the table.
_EXACT = {
    0x4C000024: "rfid",
    0x4C00004C: "rfmci",
    0x4C00004E: "rfdi",
    0x4C000064: "rfi",
    0x4C000066: "rfci",
    0x4C0000A4: "rfscv",
    0x4C0000CC: "rfgi",
    0x4C000224: "hrfid",
    0x60000000: "nop",
}


class _Row(NamedTuple):
    fixed: int
    mask: int
    opcode: int
    families: int
    mnemonic: str
    operands: str


@lru_cache(256)
def _parts(field: str) -> tuple[tuple[tuple[int, ...], int], ...]:
    """The parts of a field from its low end: where it stands in the word (nowhere: zeros), and its bits."""
    parts: list[tuple[tuple[int, ...], int]] = []
    for part in field.lstrip("-").split("+"):
        if part[0] == "_":
            parts.append(((), int(part[1:])))
        else:
            places, _, width = part.rpartition(".")
            parts.append((tuple(map(int, places.split("="))), int(width)))
    return tuple(parts)


def _mask(field: str) -> tuple[int, int]:
    """The bits of the word that belong to a field, and how many of them only repeat others."""
    mask = repeated = 0
    for places, width in _parts(field):
        for place in places:
            mask |= (1 << width) - 1 << place
        repeated += width * (len(places) - 1 if places else 0)
    return mask, repeated


def field_value(field: str, word: int) -> int | None:
    """Return the number in a field of a word, None when its places do not agree; `word_data` tells the notation."""
    value = at = 0
    for places, width in _parts(field):
        found = {word >> place & (1 << width) - 1 for place in places} or {0}
        if len(found) > 1:
            return None
        value |= found.pop() << at
        at += width
    return value - (value >> at - 1 << at) if field[0] == "-" else value


def operands_of(fields: str, word: int) -> str | None:
    """Return the operands that the fields of a row give for a word, None when the word does not fit."""
    shown = []
    for operand in fields.split(" ") if fields else ():
        texts = []
        for field in operand.lstrip("@").rstrip(")").split("("):
            value = field_value(LETTERS.get(field, field), word)
            if value is None:
                return None
            texts.append(f".{'-' if value < 0 else '+'}{abs(value)}" if operand[0] == "@" else str(value))
        shown.append(texts[0] if len(texts) == 1 else f"{texts[0]}({texts[1]})")
    return ",".join(shown)


@lru_cache(64)
def _rows(primary: int) -> tuple[_Row, ...]:
    """The rows for the first six bits of a word, those with the most fixed bits first."""
    from ppcmacro.isa.word_data import WORDS

    rows = []
    for line in WORDS.get(primary, "").split("\n"):
        if not line:
            continue
        opcode, families, mnemonic, *operands = line.split(" ")
        free = repeated = 0
        for operand in operands:
            for field in operand.lstrip("@").rstrip(")").split("("):
                mask, more = _mask(LETTERS.get(field, field))
                free |= mask
                repeated += more
        mask = 0xFFFFFFFF & ~free
        fixed = mask.bit_count() + repeated
        rows.append(_Row(fixed, mask, int(opcode, 16), int(families, 16), mnemonic, " ".join(operands)))
    return tuple(sorted(rows, key=lambda row: -row.fixed))


@lru_cache(1024)
def disassemble(word: int, family: str = "booke32") -> tuple[str, str] | None:
    """Return mnemonic and operands of a 32-bit word, or None for what no assembler's word is.

    The operands are plain numbers.  Instructions that the family has come before those of other families.  A word
    that is one instruction on one processor of the family and another one on the next (multiplications of the 44x,
    SPE of the e500) gives None.
    """
    if word in _EXACT:
        return _EXACT[word], ""
    bit = 1 << FAMILIES.index(family)
    fitting = [
        (row, operands)
        for row in _rows(word >> 26)
        if word & row.mask == row.opcode and (operands := operands_of(row.operands, word)) is not None
    ]
    fitting = [one for one in fitting if one[0].families & bit] or fitting
    if not fitting:
        return None
    best, operands = fitting[0]
    if operands and len(fitting) > 1:
        one = decode(best.mnemonic, operands, family)
        for row, text in fitting[1:]:
            other = None if row.mnemonic == best.mnemonic else decode(row.mnemonic, text, family)
            if one and other and not _same(one, other, best.fixed > row.fixed):
                return None
    return best.mnemonic, operands


def _same(one: Instruction, other: Instruction, special: bool) -> bool:
    """Whether two readings of a word do the same.

    A simplified form (`special`) may read less than the basic one: `crclr` reads nothing, `crxor` does.
    """
    if special:
        return one.reads <= other.reads and one.writes <= other.writes
    return one.reads == other.reads and one.writes == other.writes


def decode_word(value: int, family: str = "booke32") -> Instruction | None:
    """Return the instruction that a 32-bit word is, or None when it is none.

    A branch has a target such as `.+8`.
    """
    found = disassemble(value & 0xFFFFFFFF, family)
    return None if found is None else decode(*found, family)
