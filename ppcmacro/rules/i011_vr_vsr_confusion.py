"""A vector register is named where a vector-scalar register is meant.

## What it does
Reports `v0` to `v31` as operand of a VSX instruction, as `%v18`, `v18` or through a C macro of that name.

## Why is this bad?
Vector register n is vector-scalar register n + 32.  GNU as takes the number as it stands: `stxv v18, 0(r11)` stores
vs18, which is floating-point register 18.

## Example
```asm
#define v18 18
#include <asm/ppc_asm.h>
        stxv	v18, 0(r11)
        blr
```

## Use instead
```asm
#define v18 18
#include <asm/ppc_asm.h>
        stxv	32+v18, 0(r11)
        blr
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.gas.expression import Name, Register
from ppcmacro.patterns import pattern
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import operand_fix, register_written, shown

RULE = Rule(
    "I011",
    "vr-vsr-confusion",
    Severity.ERROR,
    "Vector register n is vector-scalar register n + 32; the assembler takes the number as it stands.",
    fixable=True,
)

_NAME = pattern(r"v(?:[12]?[0-9]|3[01])")


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each vector register in a place for vector-scalar registers."""
    symbols = examination.unit.expansion.symbols
    for index, instruction in examination.code:
        if not instruction.operands or all(one.role != "vsr" for one in instruction.operands[:4]):
            continue
        for operand in instruction.operands:
            if operand.role != "vsr":
                continue
            name = register_written(examination, index, operand, "v")
            if not name and isinstance(operand.value, Name) and _NAME.fullmatch(operand.value.name):
                # `.set v18, 50` is a way to do it right
                name = "" if symbols.get(operand.value.name, 0) > 31 else operand.value.name
            if not name:
                continue
            number = int(name.lstrip("%v"))
            by_name = isinstance(operand.value, Register)
            right = f"%vs{number + 32}" if by_name else f"32+{name}"
            yield examination.finding(
                RULE,
                index,
                f"`{shown(examination, index)}`: `{name}` is taken as vs{number}, but vector register {number} is "
                f"vs{number + 32}",
                label=f"assembled as vs{number}",
                help=f"write `{right}`",
                fix=operand_fix(examination, index, operand, right),
            )
            break
