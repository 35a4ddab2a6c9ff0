"""`r0` is written as the base of an address, where it means zero.

## What it does
Reports `r0` in the base field of a load, store, cache or TLB instruction, and in `addi`, `addis`, `la` and `isel`.  It
is an error when a value was put into r0 just before, because then the register was meant.

## Why is this bad?
In that field 0 stands for the constant 0 and not for the register.  A reader sees an address that is not there.

## Example
```asm
#include <asm/ppc_asm.h>
        dcbz	r0, r3
        blr
```

## Use instead
```asm
#include <asm/ppc_asm.h>
        dcbz	0, r3
        blr
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.isa import Instruction, Operand
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import operand_fix, register_written, shown, written_operand
from ppcmacro.rules.straight import before

RULE = Rule(
    "I002",
    "r0-as-base",
    Severity.WARNING,
    "As a base, and as the first source of `addi` and `addis`, register 0 is the constant 0.",
    fixable=True,
)

_BASES = frozenset(("gpr0", "base"))


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each base that is written as r0."""
    for index, instruction in examination.code:
        if instruction.problem:
            continue
        for operand in instruction.operands:
            if operand.role in _BASES and operand.register == 0 and operand.access != "rw":
                if register_written(examination, index, operand):
                    yield _finding(examination, index, instruction, operand)
                break


def _finding(examination: Examination, index: int, instruction: Instruction, operand: Operand) -> Diagnostic:
    name = written_operand(examination, index, operand)
    setter = _setter(examination, index)
    meant = setter is not None and not _is_zero(examination, setter)
    related: tuple[Label, ...] = ()
    if meant and setter is not None:
        related = (examination.label(setter[0], "r0 gets a value here, which is not used"),)
    return examination.finding(
        RULE,
        index,
        f"`{shown(examination, index)}`: `{name}` means the constant 0 here, not "
        + ("the value it has just got" if meant else "the register"),
        severity=Severity.ERROR if meant else RULE.severity,
        label="register 0 is not read",
        related=related,
        help="use another register as base" if meant else "write `0`",
        fix=None if meant else operand_fix(examination, index, operand, "0"),
    )


def _setter(examination: Examination, index: int) -> tuple[int, Instruction] | None:
    """Return the instruction that gave r0 its value just before, without another use of the value in between."""
    for step in before(examination, index):
        if "r0" in step[1].writes:
            return step
        if "r0" in step[1].reads:
            return None
    return None


def _is_zero(examination: Examination, setter: tuple[int, Instruction]) -> bool:
    _, instruction = setter
    registers = [operand.register for operand in instruction.operands]
    if instruction.mnemonic in ("li", "lis"):
        return examination.unit.evaluate(instruction.operands[-1].value) == 0
    return instruction.mnemonic in ("xor", "sub", "subf") and len(registers) == 3 and registers[1] == registers[2]
