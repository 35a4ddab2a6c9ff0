"""A TLB instruction follows the write of a register that it uses without an `isync` between them.

## What it does
Reports `mtspr` of MAS0-MAS8, MMUCR or PID with a `tlbwe`, `tlbsx`, `tlbre` or `tlbivax` behind it in a straight line
and no context-synchronising instruction between. Off by default: the e500 and 44x kernels leave the `isync` out where
their cores do without it.

## Why is this bad?
The architecture lets the TLB instruction see the old value (Power ISA Book III-E, "Synchronization requirements").

## Example
```asm
/* cpu: 440 */
        mtspr	0x3b2, r5		/* MMUCR */
        tlbsx	r4, 0, r3
```

## Use instead
```asm
/* cpu: 440 */
        mtspr	0x3b2, r5
        isync
        tlbsx	r4, 0, r3
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import following_fix, shown
from ppcmacro.rules.straight import after

RULE = Rule(
    "Y002",
    "mmu-write-sync",
    Severity.WARNING,
    "Without an isync the TLB instruction may still see the old value of the register.",
    on=False,
    confidence="medium",
    fixable=True,
)

_REGISTERS = ("MMUCR", "PID", *(f"MAS{number}" for number in range(9)))
_TLB = frozenset(("tlbwe", "tlbsx", "tlbsx.", "tlbre", "tlbivax"))
_SYNCHRONISING = frozenset(("isync", "sc", "mtmsr", "wrtee", "wrteei"))


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each TLB instruction too close behind the write of a register that it uses."""
    unit = examination.unit
    numbers = {unit.spr(name) for name in _REGISTERS} - {None}
    for index, instruction in examination.code:
        if instruction.mnemonic != "mtspr" or instruction.problem:
            continue
        if not any(f"spr:{number}" in instruction.writes for number in numbers):
            continue
        for at, step in after(examination, index):
            if step.mnemonic in _SYNCHRONISING or step.returns:
                break
            if step.mnemonic in _TLB:
                yield examination.finding(
                    RULE,
                    at,
                    f"`{shown(examination, at)}` may not see what `{shown(examination, index)}` has written",
                    label="no isync between the two",
                    related=(examination.label(index, "written here"),),
                    help="put an `isync` before it",
                    fix=following_fix(examination, index, "isync"),
                )
                break
