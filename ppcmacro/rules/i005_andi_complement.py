"""`andi.` with a complement as mask clears more than the bit that was meant.

## What it does
Reports `andi.` and `andis.` whose mask is written with `~`, directly or through a macro, when the result goes on as a
value with its other half lost: when it comes from
the MSR or a saved MSR or address (`SRR0`, `SRR1` and their like), or goes there.

## Why is this bad?
The 16-bit mask is extended with zeros: `andi. r0, r3, ~MSR_EE@l` clears bits 0 to 15 of a word as well.

## Example
```asm
#define MSR_EE (1<<15)
#include <asm/ppc_asm.h>
        mfmsr	r3
        andi.	r0, r3, ~MSR_EE@l
        mtmsr	r0
        isync
        blr
```

## Use instead
```asm
#include <asm/ppc_asm.h>
        mfmsr	r3
        rlwinm	r0, r3, 0, 17, 15
        mtmsr	r0
        isync
        blr
```

## Known limits
Where the value comes from and goes to is looked for between two labels only; a complement of a byte that was loaded
with `lbz` or `lhz`, or that is only tested, is what it looks like and is not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.gas.expression import Binary, Expr, Reloc, Unary
from ppcmacro.isa import Instruction
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import shown, written_operand
from ppcmacro.rules.straight import after, before

RULE = Rule(
    "I005",
    "andi-complement",
    Severity.ERROR,
    "The mask has 16 bits and is extended with zeros, so the other half of the register is cleared as well.",
)

_STATUS = frozenset((26, 27, 58, 59, 314, 315, 378, 379, 570, 571, 574, 575, 990, 991))


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each complement in `andi.` or `andis.` on a value of more than 16 bits."""
    for index, instruction in examination.code:
        if instruction.mnemonic not in ("andi.", "andis.") or len(instruction.operands) != 3:
            continue
        target, source, mask = instruction.operands
        if target.register is None or source.register is None or not _is_complement(mask.value):
            continue
        at = _source(examination, index, f"r{source.register}")
        if at is None:
            at = _sink(examination, index, f"r{target.register}")
        if at is not None or "MSR_" in written_operand(examination, index, mask):
            yield _finding(examination, index, instruction, at)


def _is_complement(mask: Expr | None) -> bool:
    if isinstance(mask, Reloc):
        return mask.operator in ("l", "h") and _is_complement(mask.operand)
    if isinstance(mask, Binary) and mask.operator == "&":
        return _is_complement(mask.left) or _is_complement(mask.right)
    return isinstance(mask, Unary) and mask.operator == "~"


def _source(examination: Examination, index: int, register: str) -> tuple[int, str] | None:
    """Return where the value comes from when that is a status word of 32 bits or more, and what is said there."""
    for at, instruction in before(examination, index):
        if register in instruction.writes:
            return (at, "a whole status word is read here") if _moves_status(instruction, "r") else None
    return None


def _sink(examination: Examination, index: int, register: str) -> tuple[int, str] | None:
    """Return where the result goes when that is a status word."""
    for at, instruction in after(examination, index):
        if register in instruction.reads and _moves_status(instruction, "w"):
            return at, "the result is written to a whole status word here"
        if register in instruction.writes:
            return None
    return None


def _moves_status(instruction: Instruction, access: str) -> bool:
    mnemonic = instruction.mnemonic
    if mnemonic in (("mfmsr",) if access == "r" else ("mtmsr", "mtmsrd")):
        return True
    if not mnemonic.startswith("mf" if access == "r" else "mt"):
        return False
    touched = instruction.reads if access == "r" else instruction.writes
    return any(name.startswith("spr:") and int(name[4:]) in _STATUS for name in touched)


def _finding(
    examination: Examination, index: int, instruction: Instruction, other: tuple[int, str] | None
) -> Diagnostic:
    mask = written_operand(examination, index, instruction.operands[2])
    value = examination.unit.evaluate(instruction.operands[2].value)
    high = instruction.mnemonic == "andis."
    half = "lower" if high else "upper"
    made = "" if value is None else f", here with {(value & 0xFFFF) << (16 if high else 0):#010x}"
    registers = [written_operand(examination, index, operand) for operand in instruction.operands[:2]]
    clear = _rotate(examination, instruction, registers)
    return examination.finding(
        RULE,
        index,
        f"`{shown(examination, index)}`: the complement has 16 bits, so the {half} half of "
        f"`{registers[1]}` is cleared as well",
        label=f"an AND with zeros in the {half} half{made}",
        related=() if other is None else (examination.label(*other),),
        help=f"clear bits with `{clear}`" if clear else f"clear bits with `rlwinm`, or with `andc` and `{mask}`",
    )


def _rotate(examination: Examination, instruction: Instruction, registers: list[str]) -> str:
    """Return the rlwinm that clears one run of bits, "" when it is not one run or the bits are not known."""
    value = examination.unit.evaluate(instruction.operands[2].value)
    if value is None:
        return ""
    bits = ~value & 0xFFFF
    if not bits or bits == 0xFFFF:
        return ""
    low = (bits & -bits).bit_length() - 1
    if bits >> low & (bits >> low) + 1:
        return ""
    shift = 16 if instruction.mnemonic == "andis." else 0
    first, last = 32 - bits.bit_length() - shift, 31 - low - shift
    if first == 0 or last == 31:
        return ""
    return f"rlwinm {registers[0]}, {registers[1]}, 0, {last + 1}, {first - 1}"
