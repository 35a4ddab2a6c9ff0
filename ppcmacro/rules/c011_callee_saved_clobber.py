"""A function does not give back a register that belongs to its caller.

## What it does
Follows the paths of functions that change r14-r31 or CR2-CR4 to their returns and tail calls. Reports a register that
certainly holds something else there than at the entry: one that was changed without a copy, or whose copy was not
put back. Also reports a floating-point register f14-f31 or vector register v20-v31 that a function computes, never
stores or copies, and returns with.

## Why is this bad?
Callers keep values in these registers over the call. C code that is compiled otherwise suddenly fails.

## Example
```asm
#include <asm/ppc_asm.h>
_GLOBAL(sum)
        li      r30, 0
        add     r30, r30, r3
        add     r3, r30, r4
        blr
```

## Use instead
```asm
#include <asm/ppc_asm.h>
_GLOBAL(sum)
        li      r5, 0
        add     r5, r5, r3
        add     r3, r5, r4
        blr
```

## Known limits
Functions are global symbols with code to which no branch in the file goes; those with a convention of their own are
listed in the protocol files. A register that is loaded from the stack, or that is loaded and never used, is believed
to have its old value. Floating-point and vector registers are not followed: a function that stores one and does not
load it again is not found, nor is one that only loads them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.handlers import Handler
from ppcmacro.ledger.breach import Breach
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.kept_registers import clobbers
from ppcmacro.rules.wording import as_read, where_held

RULE = Rule(
    "C011",
    "callee-saved-clobber",
    Severity.ERROR,
    "Callers keep values in r14-r31, f14-f31, v20-v31 and CR2-CR4; a function gives them back as it found them.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each register of the caller that a function does not give back."""
    for function, breach in examination.function_breaches:
        if breach.rule == RULE.code:
            yield _finding(examination, function, breach)
    for function, index, place, end in clobbers(examination):
        free = "f0-f13" if place.startswith("f") else "v0-v19"
        written = as_read(examination, index)
        yield examination.finding(
            RULE,
            index,
            f"`{written}` overwrites {place} of the caller of {function.name}, and no copy was made",
            handler=function,
            label=f"{place} must come back as it was at the entry",
            help=f"use one of {free} here, or save {place} in the frame before this and restore it before the return",
            related=(examination.label(end, "the function ends here without restoring it"),),
        )


def _finding(examination: Examination, function: Handler, breach: Breach) -> Diagnostic:
    name = examination.words.place(breach.wanted)
    written = as_read(examination, breach.index)
    outcome = breach.outcome
    end = f"the jump to {outcome.target}" if outcome.target else f"`{as_read(examination, outcome.index)}`"
    loss, held = breach.loss, where_held(examination, breach)
    value = examination.words.value(breach.found).replace("the interrupted", "the caller's")
    related: tuple[Label, ...] = (examination.label(outcome.index, "the function ends here without restoring it"),)
    if loss is not None and not loss.parked:
        message = f"`{written}` overwrites {name} of the caller of {function.name}, and no copy was made"
        label = f"{name} must come back as it was at the entry"
        help_ = f"use one of r0, r3-r12 here, or save {name} in the frame before this and restore it before {end}"
        if name.startswith("CR"):
            help_ = "use CR0, CR1 or CR5-CR7 here, or save CR with `mfcr` and restore it with `mtcr`"
    elif held:
        message = f"{name} holds {value} at {end} of {function.name}, not its caller's value"
        label = f"{name} is changed here"
        help_ = f"restore it from {held} before {end}"
    else:
        message = f"{name} of the caller of {function.name} is lost: it holds {value} at {end}"
        label = "the last copy is overwritten here" if loss is not None else f"{name} is changed here"
        help_ = f"keep a copy of {name} until {end}"
    return examination.finding(
        RULE, breach.index, message, handler=function, trail=outcome.trail, label=label, help=help_, related=related
    )
