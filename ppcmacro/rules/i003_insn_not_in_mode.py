"""An instruction of the 64-bit architecture stands in code for a 32-bit core.

## What it does
Reports 64-bit loads and stores, compares, shifts, multiplications and system instructions when the core of the file is
a 32-bit one: named by `--cpu`, by the kernel's configuration or by the path of the file.  Only the branch of `#if` that
is read counts, so code for both worlds is judged by what is left of it.

## Why is this bad?
The kernel is assembled with `-many`, which takes every instruction; the core stops with an illegal instruction, and
only when it comes to that line.

## Example
```asm
/* cpu: 440 */
#include <asm/ppc_asm.h>
        cmpdi	r4, 0
        beqlr
        ld	r3, 8(r4)
        blr
```

## Use instead
```asm
/* cpu: 440 */
#include <asm/ppc_asm.h>
        cmpwi	r4, 0
        beqlr
        lwz	r3, 8(r4)
        blr
```

## Known limits
For a file whose core nobody named (outside a kernel tree and without `--cpu`) the rule is silent.  In a kernel tree
without a configuration the core comes from the name of the file, so a finding there is a note.  `mtmsrd` is I009's.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.isa import Instruction
from ppcmacro.rules.base import Rule
from ppcmacro.rules.core import mode_is_known
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import mnemonic_fix, rewritten, shown, written_operand

RULE = Rule(
    "I003",
    "insn-not-in-mode",
    Severity.ERROR,
    "The assembler takes it with -many; the core stops with an illegal instruction when it comes to that line.",
    fixable=True,
)

# 64-bit instructions and what a 32-bit core has in their place, "" for nothing of the same operands
# (Power ISA Book I, category 64-Bit; the SLB and rfid of Book III-S)
_IN_PLACE = {
    **{"ld": "lwz", "ldu": "lwzu", "ldx": "lwzx", "ldux": "lwzux", "ldbrx": "lwbrx", "ldarx": "lwarx"},
    **{"std": "stw", "stdu": "stwu", "stdx": "stwx", "stdux": "stwux", "stdbrx": "stwbrx", "stdcx.": "stwcx."},
    **{"lwa": "lwz", "lwax": "lwzx", "lwaux": "lwzux"},
    **{"cmpd": "cmpw", "cmpdi": "cmpwi", "cmpld": "cmplw", "cmpldi": "cmplwi", "td": "tw", "tdi": "twi"},
    **{
        f"{long}{dot}": f"{short}{dot}"
        for long, short in (
            *(("sld", "slw"), ("srd", "srw"), ("srad", "sraw"), ("sradi", "srawi"), ("sldi", "slwi"), ("srdi", "srwi")),
            *(("rotldi", "rotlwi"), ("rotld", "rotlw"), ("clrldi", ""), ("clrrdi", ""), ("cntlzd", "cntlzw")),
            *(("mulld", "mullw"), ("mulhd", "mulhw"), ("mulhdu", "mulhwu"), ("divd", "divw"), ("divdu", "divwu")),
            *((name, "") for name in ("rldicl", "rldicr", "rldic", "rldimi", "rldcl", "rldcr", "extsw")),
            *((name, "") for name in ("extldi", "extrdi", "insrdi", "clrlsldi", "cnttzd")),
        )
        for dot in ("", ".")
    },
    **{"rfid": "rfi", "hrfid": "", "slbie": "", "slbmte": "", "slbia": "", "slbmfee": "", "slbmfev": ""},
    **dict.fromkeys(("popcntd", "lq", "stq", "lqarx", "stqcx.", "tlbiel"), ""),
}
_SAME_SIZE = frozenset(("rfid", "lwa", "lwax", "lwaux"))
_COMPARES = frozenset(("cmp", "cmpi", "cmpl", "cmpli"))


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each 64-bit instruction in code for a 32-bit core."""
    unit = examination.unit
    if unit.cpu.is_64bit or not mode_is_known(unit):
        return
    for index, instruction in examination.code:
        if instruction.problem:
            continue
        if instruction.mnemonic in _IN_PLACE:
            yield _finding(examination, index, instruction, _IN_PLACE[instruction.mnemonic])
        elif instruction.mnemonic in _COMPARES and _is_wide(examination, instruction):
            yield _finding(examination, index, instruction, "")


def _is_wide(examination: Examination, instruction: Instruction) -> bool:
    """Whether a compare has an L operand, and that says doublewords."""
    operands = instruction.operands
    return len(operands) == 4 and examination.unit.evaluate(operands[1].value) == 1


def _finding(examination: Examination, index: int, instruction: Instruction, instead: str) -> Diagnostic:
    unit = examination.unit
    operands = [written_operand(examination, index, operand) for operand in instruction.operands]
    suggestion = ""
    if instruction.memory is not None and instruction.memory.displacement is not None and len(operands) == 3:
        operands = [operands[0], f"{operands[1]}({operands[2]})"]
    if instead:
        suggestion = f"write `{rewritten(examination, index, instead, operands).strip()}`"
        if instruction.memory is not None and instruction.mnemonic not in _SAME_SIZE:
            suggestion += ", and look whether the field has 4 or 8 bytes"
    return examination.finding(
        RULE,
        index,
        f"`{shown(examination, index)}`: {instruction.mnemonic} is a 64-bit instruction, and {unit.cpu.name} is a "
        "32-bit core",
        severity=Severity.NOTE if unit.unconfigured else RULE.severity,
        label="an illegal instruction on this core",
        help=suggestion or "use 32-bit instructions, or keep this for 64-bit cores (`#ifdef CONFIG_PPC64`)",
        fix=mnemonic_fix(examination, index, instead, safe=False) if instead else None,
        confidence="medium" if unit.unconfigured else "high",
    )
