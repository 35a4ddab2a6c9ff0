"""A register whose bits are cleared by writing ones is written as if zeros cleared them.

## What it does
Follows the value that `mtspr` writes to DBSR, TSR or MCSR back to the last label.  Reported are a constant 0, and the
register's own value with bits set (`or`, `ori`, `oris`) or taken away (`andc`, a wrapping `rlwinm`).

## Why is this bad?
A 1 clears the bit and a 0 leaves it: writing 0 does nothing, and read, change, write clears all other bits that were
set meanwhile, so that events are lost.

## Example
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>
        li	r0, 0
        mtspr	SPRN_DBSR, r0
        blr
```

## Use instead
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>
        li	r0, -1
        mtspr	SPRN_DBSR, r0
        blr
```

## Known limits
Writing back the value that was read, or some of its bits (`andi.`, `andis.`, `rlwinm`), is how it is done and is not
reported.  A value from before the last label is not known.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Fix, Label, Severity
from ppcmacro.isa import Instruction
from ppcmacro.isa.spr import is_w1c, name_of, resource
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import operand_fix, shown, written_operand
from ppcmacro.rules.spr_moves import SprMove, spr_moves
from ppcmacro.rules.straight import before

RULE = Rule(
    "S008",
    "w1c-misuse",
    Severity.WARNING,
    "In DBSR, TSR and MCSR a written 1 clears the bit and a written 0 leaves it as it is.",
    fixable=True,
)

_NAMES = frozenset(("DBSR", "TSR", "MCSR"))
_COMPLEMENTS = frozenset(("rlwinm", "rlwinm."))
_SETS = frozenset(("or", "or.", "ori", "oris"))


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each write of such a register with a value that cannot have been meant."""
    for move in spr_moves(examination):
        if move.write and move.number is not None and _is_such(examination, move, move.number):
            yield from _judge(examination, move, move.number)


def _is_such(examination: Examination, move: SprMove, number: int) -> bool:
    unit = examination.unit
    if not is_w1c(number, unit.cpu.family):
        return False
    return unit.cpu_known or move.name.removeprefix("SPRN_").removeprefix("SPR_") in _NAMES


def _judge(examination: Examination, move: SprMove, number: int) -> Iterator[Diagnostic]:
    """Look back for what made the value."""
    register = move.register.register
    changed: tuple[int, str] | None = None
    own = resource(number, examination.unit.cpu.family)
    for at, step in before(examination, move.at):
        if register is None or f"r{register}" not in step.writes:
            continue
        if changed is None and _is_zero(examination, step):
            yield _zero(examination, move, at, step)
            return
        if step.mnemonic == "mfspr" and own in step.reads:
            if changed is not None:
                yield _read_modify_write(examination, move, changed, at)
            return
        sources = [operand.register for operand in step.operands[1:] if operand.role == "gpr"]
        if step.mnemonic == "mr":
            register = sources[0] if sources else None
            continue
        how = _change(examination, step)
        if not how or not sources:
            return
        changed = changed or (at, how)
        # of `or` the value that was read may be either source; the written register is the usual one
        register = register if register in sources else sources[0]


def _is_zero(examination: Examination, step: Instruction) -> bool:
    if step.mnemonic in ("li", "lis"):
        return examination.unit.evaluate(step.operands[-1].value) == 0
    registers = [operand.register for operand in step.operands]
    return step.mnemonic in ("xor", "sub", "subf") and len(registers) == 3 and registers[1] == registers[2]


def _change(examination: Examination, step: Instruction) -> str:
    """Return what an instruction does to the image of the register when that is a mistake, "" for all others."""
    if step.mnemonic in _SETS:
        return "sets bits"
    if step.mnemonic in ("andc", "andc."):
        return "takes bits away"
    if step.mnemonic in _COMPLEMENTS:
        numbers = [examination.unit.evaluate(operand.value) for operand in step.operands[2:]]
        if len(numbers) == 3 and None not in numbers:
            shift, first, last = (number or 0 for number in numbers)
            return "takes bits away" if shift == 0 and first > last else ""
        if len(numbers) == 2 and numbers[0] == 0 and numbers[1] is not None:
            mask = numbers[1] & 0xFFFFFFFF
            return "takes bits away" if mask & 1 and mask >> 31 and mask != 0xFFFFFFFF else ""
    return ""


def _zero(examination: Examination, move: SprMove, at: int, step: Instruction) -> Diagnostic:
    name = name_of(move.number or 0, examination.unit.cpu.family)
    source = written_operand(examination, move.at, move.register)
    literal = step.mnemonic == "li"
    fix: Fix | None = operand_fix(examination, at, step.operands[-1], "-1", safe=False) if literal else None
    return examination.finding(
        RULE,
        move.at,
        f"`{shown(examination, move.at)}` writes 0 to {name}, which clears nothing",
        label=f"{source} is 0 here",
        related=(Label(examination.origin(at), "the 0 comes from here"),),
        help=f"to clear all bits write ones: `li {source}, -1`",
        fix=fix,
    )


def _read_modify_write(examination: Examination, move: SprMove, changed: tuple[int, str], read: int) -> Diagnostic:
    name = name_of(move.number or 0, examination.unit.cpu.family)
    at, how = changed
    others = "every other bit that was set" if how == "sets bits" else "every bit but those"
    return examination.finding(
        RULE,
        move.at,
        f"`{shown(examination, move.at)}` writes {name} back with bits changed, which clears {others}",
        label="each 1 that is written clears its bit",
        related=(
            Label(examination.origin(read), f"{name} is read here"),
            Label(examination.origin(at), f"this {how}"),
        ),
        help="write a word in which only the bits to clear are 1",
    )
