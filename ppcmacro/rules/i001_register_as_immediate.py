"""A register stands where a number is needed.

## What it does
Reports `li`, `addi`, `andi.`, `cmpwi`, shifts, traps, loads and stores and their like with a register name as
immediate or displacement, written plainly or through a macro.

## Why is this bad?
GNU as only warns ("invalid register expression"), or is silent where the name is a C macro for a number, and takes the
number of the register: `andi. r3, r31, r10` is an AND with 10.

## Example
```asm
#include <asm/ppc_asm.h>
        andi.	r3, r31, r10
        cmplwi	r3, r4
        blr
```

## Use instead
```asm
#include <asm/ppc_asm.h>
        and.	r3, r31, r10
        cmplw	r3, r4
        blr
```

## Known limits
Upper-case names such as `R4` are numbers on purpose (`VCPU_GPR(R4)`) and are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Fix, Severity
from ppcmacro.gas.expression import Register
from ppcmacro.isa import Instruction, Operand
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import mnemonic_fix, register_written, rewritten, shown, written_operand

RULE = Rule(
    "I001",
    "register-as-immediate",
    Severity.ERROR,
    "The assembler takes the number of the register and at most warns; the register itself is never read.",
    fixable=True,
)

_IMMEDIATE = frozenset(("imm", "uimm", "disp"))
# the form that takes a register where the other takes a number; "" where there is none
_TWINS = {
    **dict.fromkeys(("lis", "addis", "subis", "andis.", "oris", "xoris", "wrteei"), ""),
    **{"li": "mr", "addi": "add", "subi": "sub", "addic": "addc", "addic.": "addc.", "subic": "subc"},
    **{"subic.": "subc.", "subfic": "subfc", "mulli": "mullw", "andi.": "and.", "ori": "or", "xori": "xor"},
    **{f"cmp{form}i": f"cmp{form}" for form in ("", "w", "d", "l", "lw", "ld")},
    **{
        f"{name}i{dot}": f"{name}{dot}"
        for name in ("slw", "srw", "sraw", "sld", "srd", "srad", "rotlw", "rotld")
        for dot in ("", ".")
    },
    **{"rlwinm": "rlwnm", "rlwinm.": "rlwnm.", "rldicl": "rldcl", "rldicr": "rldcr"},
    **{"twi": "tw", "tdi": "td", "wrteei": "wrtee"},
    **dict.fromkeys(("clrlwi", "clrldi", "clrrwi", "clrrdi", "rlwimi", "rldimi"), ""),
}
_TRAPS = tuple(f"{word}{test}i" for word in ("tw", "td") for test in ("eq", "ne", "lt", "gt", "le", "ge", "llt", "lgt"))


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each immediate or displacement that is written as a register."""
    for index, instruction in examination.code:
        if instruction.memory is None and instruction.mnemonic not in _TWINS and instruction.mnemonic not in _TRAPS:
            continue
        if instruction.problem:
            continue
        for position, operand in enumerate(instruction.operands):
            if operand.role in _IMMEDIATE and operand.value is not None:
                name = register_written(examination, index, operand, "rvf")
                if name:
                    yield _finding(examination, index, instruction, position, operand)
                    break


def _finding(
    examination: Examination, index: int, instruction: Instruction, position: int, operand: Operand
) -> Diagnostic:
    name = written_operand(examination, index, operand)
    value = operand.value
    number = value.number if isinstance(value, Register) else examination.unit.evaluate(value)
    if number is None:
        number = int(name.lstrip("%r"))
    suggestion, fix = _suggestion(examination, index, instruction, position)
    need = "a displacement" if operand.role == "disp" else "a number"
    return examination.finding(
        RULE,
        index,
        f"`{shown(examination, index)}`: `{name}` is a register, but {instruction.mnemonic} takes {need} there "
        f"and gets {number}",
        label=f"assembled as `{number}`",
        help=f"write `{suggestion}`" if suggestion else f"{instruction.mnemonic} has no form with a register here",
        fix=fix,
    )


def _suggestion(
    examination: Examination, index: int, instruction: Instruction, position: int
) -> tuple[str, Fix | None]:
    """Return the statement with a register, "" when there is none, and its edit when only the mnemonic differs."""
    operands = [written_operand(examination, index, operand) for operand in instruction.operands]
    mnemonic = instruction.mnemonic
    if instruction.memory is not None:
        if len(operands) != 3 or operands[0].startswith("%v"):
            return "", None
        return rewritten(examination, index, f"{mnemonic}x", [operands[0], operands[2], operands[1]]), None
    twin = _TWINS.get(mnemonic) or (mnemonic[:-1] if mnemonic in _TRAPS else "")
    last = position == len(operands) - 1
    shift = twin in ("rlwnm", "rlwnm.", "rldcl", "rldcr") and position == 2
    if not twin or not (last or shift):
        return "", None
    return rewritten(examination, index, twin, operands), mnemonic_fix(examination, index, twin)
