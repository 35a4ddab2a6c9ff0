"""The two halves of an address do not belong together.

## What it does
Follows `lis` with `@h` or `@ha` to the instruction that adds the low half, between two labels.  `@ha` belongs to
`addi`, `la`, loads and stores, which extend `@l` with its sign; `@h` belongs to `ori`, which does not.  The symbols
have to be the same.

## Why is this bad?
When bit 15 of the address is set, the mismatch is off by 64 KiB; else it works, until the symbol moves.

## Example
```asm
#include <asm/ppc_asm.h>
        lis	r3, table@h
        addi	r3, r3, table@l
        blr
```

## Use instead
```asm
#include <asm/ppc_asm.h>
        lis	r3, table@ha
        addi	r3, r3, table@l
        blr
```

## Known limits
Numbers are compared by their value, and a low half with a distance (`table+4@l`) may go with the high half of the
symbol.  Different symbols are reported only where both are names of labels, with lower-case letters: flags made of
two constants are no address.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Fix, Severity
from ppcmacro.gas.expression import Expr, Reloc, linear
from ppcmacro.isa import Instruction, Operand
from ppcmacro.records import NamedTuple
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import mnemonic_fix, operand_fix, shown, written_operand
from ppcmacro.rules.straight import straight_runs

RULE = Rule(
    "I007",
    "hi-lo-pairing",
    Severity.ERROR,
    "`ori` takes the low half as it is, so it needs @h; `addi`, loads and stores extend its sign, so they need @ha.",
    fixable=True,
)


class _High(NamedTuple):
    """A register with the high half of a symbol: where, its operand, the symbol, "h" or "ha", and the relocation."""

    at: int
    operand: Operand
    symbol: Expr
    kind: str
    family: str


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each low half that does not fit its high half."""
    for run in straight_runs(examination):
        held: dict[str, _High] = {}
        for index, instruction in run:
            high = _high_half(index, instruction)
            if high is None and held:
                yield from _low_half(examination, index, instruction, held)
            for name in instruction.writes:
                held.pop(name, None)
            if high is not None:
                held[f"r{instruction.operands[0].register}"] = high


def _relocated(expression: Expr | None) -> tuple[Expr, str, str] | None:
    """Return the symbol of a relocated operand, the half ("l", "h", "ha") and what stands before it ("toc")."""
    if not isinstance(expression, Reloc):
        return None
    family, _, half = expression.operator.rpartition("@")
    return (expression.operand, half, family) if half in ("l", "h", "ha") else None


def _high_half(index: int, instruction: Instruction) -> _High | None:
    if instruction.mnemonic not in ("lis", "addis") or instruction.problem:
        return None
    if instruction.operands[0].register is None:
        return None
    operand = instruction.operands[-1]
    found = _relocated(operand.value)
    if found is None or found[1] == "l":
        return None
    return _High(index, operand, found[0], found[1], found[2])


def _low_half(
    examination: Examination, index: int, instruction: Instruction, held: dict[str, _High]
) -> Iterator[Diagnostic]:
    mnemonic, operands = instruction.mnemonic, instruction.operands
    signed = mnemonic in ("addi", "la") or instruction.memory is not None
    if not signed and mnemonic != "ori":
        return
    low = next((one for one in operands if isinstance(one.value, Reloc)), None)
    bases = [one for one in operands if one.role in ("gpr0", "base") or (mnemonic == "ori" and one.access == "r")]
    found = None if low is None else _relocated(low.value)
    if low is None or found is None or found[1] != "l" or not bases:
        return
    high = held.get(f"r{bases[0].register}")
    if high is None or high.family != found[2]:
        return
    unit = examination.unit
    value, other = unit.evaluate(high.symbol), unit.evaluate(found[0])
    if value is not None or other is not None:
        # of two numbers only the sum counts, and that is right when nothing is carried
        if value is None or other is None or (high.kind == "ha") == signed or not value & 0x8000 or value != other:
            return
    elif not _same_object(examination, high.symbol, found[0]):
        if _is_label_name(high.symbol) and _is_label_name(found[0]):
            yield _other_symbol(examination, index, instruction, high, low)
        return
    elif (high.kind == "ha") == signed:
        return
    yield _wrong_half(examination, index, instruction, high, signed)


def _same_object(examination: Examination, one: Expr, other: Expr) -> bool:
    """Whether two expressions differ by a distance only, or whether that cannot be told."""
    first, second = linear(one, examination.unit.lookup), linear(other, examination.unit.lookup)
    return first is None or second is None or first.terms == second.terms


def _is_label_name(symbol: Expr) -> bool:
    found = linear(symbol, lambda _: None)
    return (
        found is not None
        and len(found.terms) == 1
        and found.terms[0][1] == 1
        and any(letter.islower() for letter in found.terms[0][0])
        and "(" not in found.terms[0][0]
    )


def _wrong_half(
    examination: Examination, index: int, instruction: Instruction, high: _High, signed: bool
) -> Diagnostic:
    written = written_operand(examination, high.at, high.operand)
    wanted = "ha" if signed else "h"
    right = written[: len(written) - len(high.kind)] + wanted if written.endswith("@" + high.kind) else ""
    does = "extends its sign" if signed else "does not extend its sign"
    fix: Fix | None = None
    if right:
        fix = operand_fix(examination, high.at, high.operand, right)
    elif instruction.mnemonic == "ori":
        fix = mnemonic_fix(examination, index, "addi")
    return examination.finding(
        RULE,
        index,
        f"`{shown(examination, index)}` {does}, but the high half was made with @{high.kind}: "
        f"{'too low' if signed else 'too high'} by 64 KiB when bit 15 of the address is set",
        label="the low half is put in here",
        related=(examination.label(high.at, f"the high half, with @{high.kind}"),),
        help=f"write `{examination.written(high.at).replace(written, right)}` above"
        if right
        else f"take the high half with @{wanted}",
        fix=fix,
    )


def _other_symbol(
    examination: Examination, index: int, instruction: Instruction, high: _High, low: Operand
) -> Diagnostic:
    one = written_operand(examination, high.at, high.operand).partition("@")[0]
    other = written_operand(examination, index, low).partition("@")[0]
    return examination.finding(
        RULE,
        index,
        f"`{shown(examination, index)}`: the low half is that of `{other}`, the high half that of `{one}`",
        label=f"the low half of `{other}`",
        related=(examination.label(high.at, f"the high half of `{one}`"),),
        help=f"take both halves of the same symbol, `{one}` or `{other}`",
    )
