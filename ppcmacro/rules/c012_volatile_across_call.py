"""A value is used after a call that destroys it.

## What it does
Reports a register that is set before a call, is lost in the call, and is read behind it without having been set
again on any way there. A function that is not in the file is taken to change what the ABI lets it change: r0,
r3-r12, CTR, LR and the condition fields but CR2-CR4. `blr` behind a call in code that never saved its return address
is such a use of LR. Functions with a convention of their own are listed in the protocol files.

## Why is this bad?
It works until the called function, or the compiler, changes; then the value is something else.

## Example
```asm
#include <asm/ppc_asm.h>
_GLOBAL(count)
        mflr    r0
        stw     r0, 4(r1)
        stwu    r1, -16(r1)
        lwz     r6, 0(r3)
        bl      tick
        addi    r3, r6, 1
        addi    r1, r1, 16
        lwz     r0, 4(r1)
        mtlr    r0
        blr
```

## Use instead
```asm
#include <asm/ppc_asm.h>
_GLOBAL(count)
        mflr    r0
        stw     r0, 4(r1)
        stwu    r1, -16(r1)
        lwz     r6, 0(r3)
        stw     r6, 8(r1)
        bl      tick
        lwz     r6, 8(r1)
        addi    r3, r6, 1
        addi    r1, r1, 16
        lwz     r0, 4(r1)
        mtlr    r0
        blr
```

## Known limits
r3 and r4 are not looked at, because a call can return a value in them. What a function in the same file changes is
taken from its code, and what it leaves alone may be used behind a call of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.handlers import Handler
from ppcmacro.ledger.certain import ENTRY, Destroyed, Seen
from ppcmacro.ledger.state import Trail
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.wording import as_read

RULE = Rule(
    "C012",
    "volatile-across-call",
    Severity.ERROR,
    "A call may change r0, r3-r12, CTR and LR: what was in them before it is gone behind it.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for the first use of each register that a call has destroyed."""
    spoken: set[tuple[str, int]] = set()
    for seen in examination.certain:
        for place in sorted(seen.instruction.reads):
            lost = seen.facts.get(place)
            if not isinstance(lost, Destroyed) or (place, lost.call) in spoken:
                continue
            if place == "lr" and not _returns(seen):
                continue
            spoken |= {(place, lost.call), (place, seen.at)}
            yield _finding(examination, seen, place, lost)
    for function, breach in examination.function_breaches:
        if breach.rule == RULE.code and ("lr", breach.index) not in spoken:
            call = breach.outcome.state.writers["lr"]
            yield _way_back(examination, breach.index, call, handler=function, trail=breach.outcome.trail)


def _returns(seen: Seen) -> bool:
    branch = seen.instruction.branch
    return branch is not None and branch.target == "lr" and not branch.link


def _finding(examination: Examination, seen: Seen, place: str, lost: Destroyed) -> Diagnostic:
    if place == "lr":
        return _way_back(examination, seen.at, lost.call)
    call = as_read(examination, lost.call)
    since = examination.since(lost.call)
    name = examination.words.place(place)
    set_at = "on entry" if lost.at == ENTRY else f"on {examination.since(lost.at)}"
    related = [examination.label(lost.call, f"the call may change {name}")]
    if lost.at != ENTRY:
        related.insert(0, examination.label(lost.at, f"{name} is set here"))
    return examination.finding(
        RULE,
        seen.at,
        f"{name} is used here with the value it had {set_at}, but `{call}` ({since}) may change it",
        label=f"{name} can hold anything here",
        help=f"keep the value in the frame or in one of r14-r31 over the call, or set {name} again behind it",
        related=tuple(related),
    )


def _way_back(
    examination: Examination, index: int, call: int, handler: Handler | None = None, trail: Trail | None = None
) -> Diagnostic:
    called = f"`{as_read(examination, call)}` ({examination.since(call)})"
    return examination.finding(
        RULE,
        index,
        f"`{as_read(examination, index)}` goes back to behind {called}, not to the caller",
        handler=handler,
        trail=trail,
        label="LR holds the return address of that call",
        help="save LR in the frame before the call and put it back before this",
        related=(examination.label(call, "LR is overwritten here"),),
    )
