"""Instructions that are written as `.long` words, because an old assembler or another mode does not know them."""

from __future__ import annotations

from functools import lru_cache

from ppcmacro.isa.decode import decode
from ppcmacro.isa.instruction import Instruction

__all__ = ["decode_word", "disassemble"]

_EXACT = {
    0x4C000024: "rfid",
    0x4C00004C: "rfmci",
    0x4C00004E: "rfdi",
    0x4C000064: "rfi",
    0x4C000066: "rfci",
    0x4C0000A4: "rfscv",
    0x4C0000CC: "rfgi",
    0x4C000224: "hrfid",
    0x44000002: "sc",
    0x4C00012C: "isync",
    0x4E800020: "blr",
    0x4E800021: "blrl",
    0x4E800420: "bctr",
    0x4E800421: "bctrl",
    0x60000000: "nop",
    0x7C0002E4: "tlbia",
    0x7C0003E4: "slbia",
    0x7C00046C: "tlbsync",
    0x7C0004AC: "sync",
    0x7C0006AC: "eieio",
    0x7C0006EC: "msgsync",
    0x7C2004AC: "lwsync",
    0x7C4004AC: "ptesync",
    0x7FE00008: "trap",
}

# Extended opcodes of primary opcode 31 with the operands: T, A and B are the three register fields in the order of
# the word, Z is A where 0 means zero, i is T as a number and k one of two bits, R is the record bit (the mnemonic
# ends in a dot), P and F the number of an SPR and a mask of CR fields; a field that is not named has to be 0.
_EXTENDED = """
4 tw i,A,B
18 tlbilx k,Z,B
19 mfcr T
20 lwarx T,Z,B
21 ldx T,Z,B
22 icbt i,Z,B
23 lwzx T,Z,B
24 slwR A,T,B
26 cntlzwR A,T
28 andR A,T,B
40 subfR T,A,B
52 lbarx T,Z,B
54 dcbst Z,B
60 andcR A,T,B
83 mfmsr T
84 ldarx T,Z,B
86 dcbf Z,B
87 lbzx T,Z,B
104 negR T,A
116 lharx T,Z,B
124 norR A,T,B
131 wrtee T
144 mtcrf F,T
146 mtmsr T
149 stdx T,Z,B
150 stwcx. T,Z,B
151 stwx T,Z,B
178 mtmsrd T
206 msgsnd B
214 stdcx. T,Z,B
215 stbx T,Z,B
238 msgclr B
266 addR T,A,B
278 dcbt Z,B
279 lhzx T,Z,B
316 xorR A,T,B
323 mfdcr T,P
339 mfspr T,P
402 slbmte T,B
407 sthx T,Z,B
434 slbie B
444 orR A,T,B
451 mtdcr P,T
467 mtspr P,T
470 dcbi Z,B
534 lwbrx T,Z,B
536 srwR A,T,B
662 stwbrx T,Z,B
694 stbcx. T,Z,B
726 sthcx. T,Z,B
786 tlbivax Z,B
850 tlbsrx. Z,B
851 slbmfev T,B
914 tlbsx Z,B
915 slbmfee T,B
922 extshR A,T
954 extsbR A,T
982 icbi Z,B
1014 dcbz Z,B
"""

# Primary opcodes with a 16-bit field: S signed, U unsigned, D a displacement
_PRIMARY = {
    7: "mulli T,A,S",
    8: "subfic T,A,S",
    12: "addic T,A,S",
    13: "addic. T,A,S",
    14: "addi T,Z,S",
    15: "addis T,Z,S",
    24: "ori A,T,U",
    25: "oris A,T,U",
    26: "xori A,T,U",
    27: "xoris A,T,U",
    28: "andi. A,T,U",
    29: "andis. A,T,U",
    32: "lwz T,D",
    33: "lwzu T,D",
    34: "lbz T,D",
    35: "lbzu T,D",
    36: "stw T,D",
    37: "stwu T,D",
    38: "stb T,D",
    40: "lhz T,D",
    42: "lha T,D",
    44: "sth T,D",
    46: "lmw T,D",
    47: "stmw T,D",
}


@lru_cache(1)
def _extended() -> dict[int, tuple[str, str]]:
    rows = (row.split(" ") for row in _EXTENDED.split("\n") if row)
    return {int(number): (mnemonic, operands) for number, mnemonic, operands in rows}


def disassemble(word: int) -> tuple[str, str] | None:
    """Return mnemonic and operands of a 32-bit word, or None for what this small table does not have.

    The operands are plain numbers; branches with a distance are left out because the word does not say from where.
    """
    if word in _EXACT:
        return _EXACT[word], ""
    primary = word >> 26
    fields = {"T": word >> 21 & 31, "A": word >> 16 & 31, "B": word >> 11 & 31}
    if primary in _PRIMARY:
        mnemonic, operands = _PRIMARY[primary].split(" ")
        return mnemonic, _immediates(operands, word, fields)
    if word & 0xFFFF7FFF == 0x7C000146:
        return "wrteei", str(word >> 15 & 1)
    if primary != 31 or word >> 1 & 0x3FF not in _extended():
        return None
    mnemonic, operands = _extended()[word >> 1 & 0x3FF]
    if mnemonic.endswith("R"):
        mnemonic = mnemonic[:-1] + "." * (word & 1)
    elif bool(word & 1) != mnemonic.endswith("."):
        return None
    return _registers(mnemonic, operands, word, fields)


def _immediates(operands: str, word: int, fields: dict[str, int]) -> str:
    low = word & 0xFFFF
    signed = (low ^ 0x8000) - 0x8000
    shown = {"S": str(signed), "U": str(low), "D": f"{signed}({fields['A']})", "Z": str(fields["A"])}
    return ",".join(shown.get(part) or str(fields[part]) for part in operands.split(","))


def _registers(mnemonic: str, operands: str, word: int, fields: dict[str, int]) -> tuple[str, str] | None:
    parts = operands.split(",")
    used = {{"Z": "A", "i": "T", "k": "T"}.get(part, part) for part in parts}
    if used & {"P", "F"}:
        used |= {"A", "B"}
        if "F" in used and (word >> 20 & 1 or word >> 11 & 1):
            return None
    if "k" in parts and fields["T"] > 3:
        return None
    if any(value and name not in used for name, value in fields.items()):
        return None
    shown = {
        **{name: str(value) for name, value in fields.items()},
        "Z": str(fields["A"]),
        "i": str(fields["T"]),
        "k": str(fields["T"]),
        "P": str(fields["B"] << 5 | fields["A"]),
        "F": str(word >> 12 & 0xFF),
    }
    return mnemonic, ",".join(shown[part] for part in parts)


def decode_word(value: int, family: str = "booke32") -> Instruction | None:
    """Return the instruction that a 32-bit word is, or None when it is not one of those that are written so."""
    found = disassemble(value & 0xFFFFFFFF)
    return None if found is None else decode(*found, family)
