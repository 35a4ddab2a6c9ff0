"""A compare is written without saying whether it compares words or doublewords.

## What it does
Reports `cmp`, `cmpi`, `cmpl` and `cmpli` with three operands: the one that says the width (L) is left out.  On a 64-bit
core it is a warning, on a 32-bit core, where words are all there is, a note.

## Why is this bad?
The assembler takes L = 0, a compare of the low 32 bits.  In 64-bit code, pointers that differ in the upper half only
come out equal.

## Example
```asm
/* cpu: book3s64 */
#include <asm/ppc_asm.h>
        cmpli	1, r5, 128
        blr
```

## Use instead
```asm
/* cpu: book3s64 */
#include <asm/ppc_asm.h>
        cmplwi	1, r5, 128
        blr
```

## Known limits
Whether a register that is compared with `cmpw` holds a pointer is not known, so a wrong width that was written out is
not seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import mnemonic_fix, rewritten, shown, written_operand

RULE = Rule(
    "I004",
    "compare-form",
    Severity.WARNING,
    "Without its L operand the assembler makes it a compare of 32 bits, whatever the registers hold.",
    fixable=True,
)

_WORD = {"cmp": "cmpw", "cmpi": "cmpwi", "cmpl": "cmplw", "cmpli": "cmplwi"}


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each compare whose width is left out."""
    unit = examination.unit
    for index, instruction in examination.code:
        word = _WORD.get(instruction.mnemonic)
        if word is None or len(instruction.operands) != 3:
            continue
        operands = [written_operand(examination, index, operand) for operand in instruction.operands]
        wide = unit.cpu.is_64bit
        double = rewritten(examination, index, word.replace("w", "d"), operands)
        yield examination.finding(
            RULE,
            index,
            f"`{shown(examination, index)}` does not say what it compares; the assembler takes 32 bits",
            severity=RULE.severity if wide else Severity.NOTE,
            label="the operand for the width is left out",
            help=f"write `{rewritten(examination, index, word, operands)}`" + (f", or `{double}`" if wide else ""),
            fix=mnemonic_fix(examination, index, word, safe=not wide),
        )
