"""A conditional branch tests a condition that nothing has just computed.

## What it does
Reports a conditional branch on a field of CR that no instruction has set since the function was entered or since the
last call, whichever way leads to the branch. Reported too is a branch that stands behind an arithmetic instruction
without the dot, when an earlier branch on the same unchanged condition has already decided which way it goes.

## Why is this bad?
The branch follows an older result, or one that belongs to other code. Most often the dot of the instruction before
it is missing.

## Example
```asm
#include <asm/ppc_asm.h>
_GLOBAL(clear)
        li      r6, 0
1:      stw     r6, 0(r3)
        addi    r3, r3, 4
        addi    r5, r5, -1
        bne     1b
        blr
```

## Use instead
```asm
#include <asm/ppc_asm.h>
_GLOBAL(clear)
        li      r6, 0
1:      stw     r6, 0(r3)
        addi    r3, r3, 4
        addic.  r5, r5, -1
        bne     1b
        blr
```

## Known limits
CR1 at the entry of a function is not judged: it tells a function with variable arguments about floating point.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Fix, Label, Severity
from ppcmacro.isa import Instruction, is_mnemonic
from ppcmacro.ledger.certain import ENTRY, Seen, Stale, Tested
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import mnemonic_fix
from ppcmacro.rules.straight import before
from ppcmacro.rules.wording import as_read

RULE = Rule(
    "F003",
    "stale-condition",
    Severity.ERROR,
    "The branch follows a result that does not belong to it; most often the dot of the instruction before is missing.",
    fixable=True,
)

_TWINS = {"addi": "addic.", "subi": "subic."}


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each branch on a condition that is not set, or that is decided behind a missing dot."""
    for seen in examination.certain:
        branch = seen.instruction.branch
        if branch is None or branch.condition is None:
            continue
        number, bit, _ = branch.condition
        field = seen.facts.get(f"cr{number}")
        twin = _twin(examination, seen) if number == 0 else None
        if isinstance(field, Stale):
            yield _unset(examination, seen, f"CR{number}", field.since, twin)
        elif isinstance(field, Tested) and twin is not None:
            values = {value for one, value in field.known if one == bit}
            if len(values) == 1:
                yield _decided(examination, seen, field, twin)


def _twin(examination: Examination, seen: Seen) -> tuple[int, Instruction, str] | None:
    """Return the instruction right before a branch and its form that sets CR0, if it has one that it does not use."""
    previous = before(examination, seen.at)
    if not previous:
        return None
    index, instruction = previous[0]
    name = _TWINS.get(instruction.mnemonic, instruction.mnemonic + ".")
    if instruction.mnemonic.endswith(".") or instruction.memory is not None or "cr0" in instruction.writes:
        return None
    if instruction.mnemonic in ("mr", "nop", "ori", "oris") or instruction.mnemonic.startswith("mt"):
        return None
    return (index, instruction, name) if is_mnemonic(name) and instruction.operands else None


def _unset(
    examination: Examination, seen: Seen, name: str, since: int, twin: tuple[int, Instruction, str] | None
) -> Diagnostic:
    written = as_read(examination, seen.at)
    if since == ENTRY:
        message = f"`{written}` tests {name}, which nothing has set since the function was entered"
        related: tuple[Label, ...] = ()
    else:
        call = as_read(examination, since)
        message = f"`{written}` tests {name}, which nothing has set since `{call}` ({examination.since(since)})"
        related = (examination.label(since, f"the call may leave anything in {name}"),)
    help_ = f"compare before the branch, or save the result over the call (CR2-CR4 are preserved) when {name} is older"
    if twin is not None:
        help_ = f"write `{twin[2]}` for `{twin[1].mnemonic}` on {examination.since(twin[0])} to set CR0"
    return examination.finding(
        RULE, seen.at, message, label=f"{name} has no result to test", help=help_, related=related,
        fix=_fix(examination, twin),
    )  # fmt: skip


def _decided(examination: Examination, seen: Seen, field: Tested, twin: tuple[int, Instruction, str]) -> Diagnostic:
    branch = seen.instruction.branch
    assert branch is not None
    assert branch.condition is not None
    _, bit, sense = branch.condition
    goes = "always" if (bit, sense) in field.known else "never"
    set_by = as_read(examination, field.at)
    return examination.finding(
        RULE,
        seen.at,
        f"`{as_read(examination, seen.at)}` is {goes} taken: CR0 is still that of `{set_by}`"
        f" ({examination.since(field.at)}), which was tested before",
        label=f"`{as_read(examination, twin[0])}` before it does not set CR0",
        help=f"write `{twin[2]}` for `{twin[1].mnemonic}` if its result is what is to be tested",
        related=(examination.label(field.at, "CR0 has its value from here"),),
        fix=_fix(examination, twin),
    )


def _fix(examination: Examination, twin: tuple[int, Instruction, str] | None) -> Fix | None:
    """Return the edit that lets the instruction before the branch set CR0."""
    return None if twin is None else mnemonic_fix(examination, twin[0], twin[2], safe=False)
