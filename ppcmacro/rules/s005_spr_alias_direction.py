"""An SPR is written under the number that only reads it, or read under the number that only writes it.

## What it does
Reports `mtspr` to a read-only number such as 260 to 263 (SPRG4 to SPRG7) or 268 (TBL), and `mfspr` from a write-only
number such as 284.  Where the kernel has an R and a W name for one and the same number, taking the wrong one is a note.

## Why is this bad?
The assembler takes either number for either direction.  The core raises a program interrupt, or drops the value.

## Example
```asm
#include <asm/ppc_asm.h>
#define SPRN_SPRG4R 0x104
#define SPRN_SPRG4W 0x114
        mtspr	SPRN_SPRG4R, r3
        blr
```

## Use instead
```asm
#include <asm/ppc_asm.h>
#define SPRN_SPRG4R 0x104
#define SPRN_SPRG4W 0x114
        mtspr	SPRN_SPRG4W, r3
        blr
```

## Known limits
Aliases of some families only need the core of the file to be known.  Registers that are read-only on some families and
have no second number, such as PIR, are not judged, because cores differ.  A name that came
as the argument of a macro is not judged by its R or W, because the macro may do both with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.isa.spr import FAMILIES, is_read_alias, is_read_only, is_write_alias, is_write_only, name_of, write_number
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import operand_fix, shown, written_operand
from ppcmacro.rules.spr_moves import SprMove, spr_moves, stands_in_statement

RULE = Rule(
    "S005",
    "spr-alias-direction",
    Severity.ERROR,
    "Some registers are read under one number and written under another; the assembler takes either for both.",
    fixable=True,
)

# 260 to 263 read SPRG4 to SPRG7 wherever they exist
_READ_EVERYWHERE = frozenset((260, 261, 262, 263)) | {
    number for number in range(1024) if all(is_read_only(number, family) for family in FAMILIES)
}
_WRITE_EVERYWHERE = frozenset(
    number for number in range(1024) if all(is_write_only(number, family) for family in FAMILIES)
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each move in the direction that its number does not have."""
    for move in spr_moves(examination):
        if move.number is None or not 0 <= move.number < 1024:
            continue
        severity = _severity(examination, move, move.number)
        if severity is not None:
            yield _wrong_direction(examination, move, move.number, severity)
            continue
        other = _other_name(examination, move)
        if other and examination.unit.value_of_text(other) == move.number and stands_in_statement(examination, move):
            yield _wrong_name(examination, move, other)


def _severity(examination: Examination, move: SprMove, number: int) -> Severity | None:
    """Return how certain a wrong direction is, None for a right one."""
    unit = examination.unit
    if number in (_READ_EVERYWHERE if move.write else _WRITE_EVERYWHERE):
        return RULE.severity
    wrong = is_read_alias if move.write else is_write_alias
    if not unit.cpu_known or not wrong(number, unit.cpu.family):
        return None
    return Severity.NOTE if unit.unconfigured else RULE.severity


def _other_name(examination: Examination, move: SprMove) -> str:
    """Return the name for the other direction that the headers define, "" for none: SPRG4R and SPRG4W, RSCRATCH0."""
    preprocessed = examination.unit.preprocessed
    if preprocessed is None or not move.name.startswith("SPR"):
        return ""
    old, new = ("R", "W") if move.write else ("W", "R")
    candidates = [move.name.replace(f"_{old}SCRATCH", f"_{new}SCRATCH")]
    if move.name.endswith(old):
        candidates.append(move.name[:-1] + new)
    elif move.name[-2:-1] == old:
        candidates.append(move.name[:-2] + new + move.name[-1])
    return next((one for one in candidates if one != move.name and preprocessed.macros.defined(one)), "")


def _right_number(move: SprMove, number: int, family: str) -> int:
    """Return the number of the same register for the other direction, the number itself when there is none."""
    if move.write:
        return number + 16 if number in _READ_EVERYWHERE - {287} else write_number(number, family)
    return number - 16 if number in (284, 285) else number


def _wrong_direction(examination: Examination, move: SprMove, number: int, severity: Severity) -> Diagnostic:
    family = examination.unit.cpu.family
    right = _right_number(move, number, family)
    register = name_of(right if right != number else number, family)
    other = _other_name(examination, move)
    if other and examination.unit.value_of_text(other) != right:
        other = ""
    verb, only = ("written", "read") if move.write else ("read", "written")
    help_text = f"{register} cannot be {verb}"
    if other or right != number:
        register_text = written_operand(examination, move.at, move.register)
        operands = [other or str(right), register_text] if move.write else [register_text, other or str(right)]
        help_text = f"write `{move.instruction.mnemonic} {', '.join(operands)}`"
    return examination.finding(
        RULE,
        move.at,
        f"`{shown(examination, move.at)}`: under SPR {number} {register} can only be {only}",
        severity=severity,
        label=f"{verb} here",
        help=help_text,
        fix=operand_fix(examination, move.at, move.operand, other) if other else None,
    )


def _wrong_name(examination: Examination, move: SprMove, other: str) -> Diagnostic:
    verb = "written" if move.write else "read"
    return examination.finding(
        RULE,
        move.at,
        f"`{shown(examination, move.at)}`: {move.name} is {verb}, but the name for that is {other}",
        severity=Severity.NOTE,
        label="works, because both names have one number",
        help=f"write `{other}`",
        fix=operand_fix(examination, move.at, move.operand, other),
    )
