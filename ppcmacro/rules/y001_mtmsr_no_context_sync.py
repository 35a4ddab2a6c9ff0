"""A change of the MSR is relied on before it is in force.

## What it does
Looks between two labels for `mtmsr` or `mtmsrd` with a value in which FP, VEC, VSX, SPE or a translation bit (DR, on
Book E DS) was changed, and for an instruction behind it that depends on that bit: a floating-point, vector or SPE
instruction, or a load or store.  An `isync`, a return from interrupt or `sc` between the two makes it right.

## Why is this bad?
Without a context-synchronising instruction the core may execute what follows with the old bits: the vector
instruction raises "unavailable", the load goes to the other address space.  (On 64-bit Book3S cores `mtmsr` and
`mtmsrd` synchronise themselves: Power ISA Book III-S, "Move To Machine State Register".)

## Example
```asm
/* cpu: 440 */
#include <asm/ppc_asm.h>
        mfmsr	r0
        ori	r0, r0, 0x2000
        mtmsr	r0
        lfd	0, 0(r4)
        blr
```

## Use instead
```asm
/* cpu: 440 */
#include <asm/ppc_asm.h>
        mfmsr	r0
        ori	r0, r0, 0x2000
        mtmsr	r0
        isync
        lfd	0, 0(r4)
        blr
```

## Known limits
Only bits that `ori`, `oris`, `xori`, `xoris` or `rlwinm` changed since `mfmsr`, between the same two labels, are known.
For a file whose core nobody named, and for 64-bit Book3S, the rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.isa import Instruction
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import following_fix, shown
from ppcmacro.rules.straight import after, before

RULE = Rule(
    "Y001",
    "mtmsr-no-context-sync",
    Severity.WARNING,
    "The new MSR is in force only behind isync, rf* or another context-synchronising instruction.",
    confidence="medium",
    fixable=True,
)

_FP, _WIDE, _VSX, _DATA = 0x2000, 0x02000000, 0x00800000, 0x10
_BITS = {_FP: "FP", _WIDE: "VEC/SPE", _VSX: "VSX", _DATA: "DR/DS"}
_SYNCHRONISING = frozenset(("isync", "sc", "scv", "mtmsr", "mtmsrd"))
_FOLLOWED = frozenset(("mr", "ori", "xori", "oris", "xoris", "rlwinm", "rlwinm."))
_SETS = {"ori": 0, "xori": 0, "oris": 16, "xoris": 16}


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each change of the MSR with a dependent instruction before isync."""
    unit = examination.unit
    if unit.cpu.family == "book3s64" or not unit.cpu_known:
        return
    for index, instruction in examination.code:
        if instruction.problem or instruction.mnemonic not in ("mtmsr", "mtmsrd") or len(instruction.operands) != 1:
            continue
        changed = _changed(examination, index, f"r{instruction.operands[0].register}")
        if not changed:
            continue
        for at, step in after(examination, index):
            if step.mnemonic in _SYNCHRONISING or step.returns:
                break
            bit = _needed(step) & changed
            if bit:
                yield _finding(examination, index, at, bit)
                break


def _changed(examination: Examination, index: int, register: str) -> int:
    """Return the bits that were changed in a value since it was read from the MSR; 0 when that is not known."""
    changed = 0
    for _, step in before(examination, index):
        if register not in step.writes:
            continue
        if step.mnemonic == "mfmsr":
            return changed
        if register not in step.reads:
            sources = [one.register for one in step.operands[1:] if one.role == "gpr"]
            if step.mnemonic not in _FOLLOWED or not sources:
                return 0
            register = f"r{sources[0]}"
        changed |= _changed_by(examination, step)
    return 0


def _changed_by(examination: Examination, step: Instruction) -> int:
    numbers = [examination.unit.evaluate(operand.value) for operand in step.operands[2:]]
    if None in numbers:
        return 0
    known = [number or 0 for number in numbers]
    if step.mnemonic in _SETS and len(known) == 1:
        return known[0] << _SETS[step.mnemonic]
    if step.mnemonic in ("rlwinm", "rlwinm.") and len(known) == 3 and known[0] == 0:
        first, last = known[1:]
        ones = 0xFFFFFFFF >> first
        mask = ones & ~(0x7FFFFFFF >> last) if first <= last else ones | ~(0x7FFFFFFF >> last)
        return ~mask & 0xFFFFFFFF
    if step.mnemonic in ("rlwinm", "rlwinm.") and len(known) == 2 and known[0] == 0:
        return ~known[1] & 0xFFFFFFFF
    return 0


def _needed(step: Instruction) -> int:
    """Return the bits of the MSR that an instruction depends on."""
    bits = _DATA if step.memory is not None else 0
    roles = {operand.role for operand in step.operands}
    if "fpr" in roles:
        bits |= _FP
    if roles & {"vr", "evr"}:
        bits |= _WIDE
    if "vsr" in roles:
        bits |= _VSX
    return bits


def _finding(examination: Examination, index: int, at: int, bit: int) -> Diagnostic:
    names = " and ".join(name for value, name in _BITS.items() if bit & value)
    return examination.finding(
        RULE,
        index,
        f"`{shown(examination, index)}` changes MSR[{names}], and `{shown(examination, at)}` depends on it before the "
        "change is in force",
        label="no isync behind it",
        related=(examination.label(at, "depends on the new MSR"),),
        help="put an `isync` behind it",
        fix=following_fix(examination, index, "isync"),
    )
