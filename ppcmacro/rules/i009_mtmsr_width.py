"""The MSR is written with the instruction of the other width.

## What it does
Reports `mtmsrd` when the core is no 64-bit Book3S core, and on those cores `mtmsr` with a value whose upper half was
changed just before, between the same two labels.

## Why is this bad?
`mtmsr` takes the low 32 bits only, so MSR[SF] and MSR[HV] stay as they are; `mtmsrd` is an illegal instruction on
Book E and on 32-bit cores, and `-many` lets it through.

## Example
```asm
/* cpu: book3s64 */
#include <asm/ppc_asm.h>
        mfmsr	r11
        clrldi	r11, r11, 1
        mtmsr	r11
        isync
        blr
```

## Use instead
```asm
/* cpu: book3s64 */
#include <asm/ppc_asm.h>
        mfmsr	r11
        clrldi	r11, r11, 1
        mtmsrd	r11
        isync
        blr
```

## Known limits
For a file whose core nobody named the rule is silent.  In a kernel tree without a configuration it gives notes.  Code
that is assembled for a core but never reached there is reported like all other.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.isa import Instruction
from ppcmacro.rules.base import Rule
from ppcmacro.rules.core import mode_is_known
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import mnemonic_fix, shown, written_operand
from ppcmacro.rules.straight import before

RULE = Rule(
    "I009",
    "mtmsr-width",
    Severity.WARNING,
    "mtmsr changes the low 32 bits of the MSR only, and mtmsrd exists on 64-bit Book3S cores only.",
    fixable=True,
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each write of the MSR with the wrong width."""
    unit = examination.unit
    if not mode_is_known(unit):
        return
    server = unit.cpu.family == "book3s64"
    for index, instruction in examination.code:
        if instruction.problem:
            continue
        if instruction.mnemonic == "mtmsrd" and not server:
            yield _illegal(examination, index, instruction)
        elif instruction.mnemonic == "mtmsr" and server:
            changed = _upper_half_changed(examination, index, instruction)
            if changed is not None:
                yield _lost(examination, index, instruction, changed)


def _upper_half_changed(examination: Examination, index: int, instruction: Instruction) -> int | None:
    """Return the statement that changed bits 0 to 31 of the value that is written, None when there is none."""
    register = f"r{instruction.operands[0].register}"
    changed: int | None = None
    for at, step in before(examination, index):
        if register not in step.writes:
            continue
        if step.mnemonic == "mfmsr":
            return changed
        if changed is None and _changes_upper_half(examination, step):
            changed = at
        if register not in step.reads:
            return None
    return None


def _changes_upper_half(examination: Examination, step: Instruction) -> bool:
    numbers = [examination.unit.evaluate(operand.value) for operand in step.operands[2:]]
    if None in numbers or not numbers:
        return False
    mnemonic = step.mnemonic.rstrip(".")
    if mnemonic == "clrlwi":
        return numbers[0] == 0
    if mnemonic == "clrldi":
        return 0 < (numbers[0] or 0) <= 32
    if mnemonic == "rldicl" and len(numbers) > 1:
        return numbers[0] == 0 and 0 < (numbers[1] or 0) <= 32
    # inserted at the left of bit 32
    return mnemonic == "rldimi" and len(numbers) > 1 and (numbers[1] or 0) < 32 <= (numbers[0] or 0)


def _illegal(examination: Examination, index: int, instruction: Instruction) -> Diagnostic:
    unit = examination.unit
    source = written_operand(examination, index, instruction.operands[0]) if instruction.operands else ""
    one_bit = len(instruction.operands) > 1
    return examination.finding(
        RULE,
        index,
        f"`{shown(examination, index)}`: mtmsrd is an illegal instruction on {unit.cpu.name}",
        severity=Severity.NOTE if unit.unconfigured else RULE.severity,
        label="only 64-bit Book3S cores have it",
        help=f"write `wrtee {source}`, which changes MSR[EE] only" if one_bit else f"write `mtmsr {source}`",
        fix=None if one_bit else mnemonic_fix(examination, index, "mtmsr", safe=False),
    )


def _lost(examination: Examination, index: int, instruction: Instruction, changed: int) -> Diagnostic:
    source = written_operand(examination, index, instruction.operands[0])
    return examination.finding(
        RULE,
        index,
        f"`{shown(examination, index)}` leaves the upper half of the MSR as it is, but "
        f"`{shown(examination, changed)}` changed that half of `{source}`",
        severity=Severity.NOTE if examination.unit.unconfigured else RULE.severity,
        label="only the low 32 bits are written",
        related=(Label(examination.origin(changed), "the upper half is changed here"),),
        help=f"write `mtmsrd {source}`",
        fix=mnemonic_fix(examination, index, "mtmsrd", safe=False),
    )
