"""A handler or a function runs off its end.

## What it does
Reports a path that reaches the end of a handler's code without a branch or a return. Reports too a function whose
last instruction is followed by another global function, when nothing looks as if that were meant: this one returns
elsewhere, has just put its return address back, or sets no register that the next one reads; the next one has a
return of its own; and no comment between them has the word "fall".

## Why is this bad?
Execution goes on in whatever follows. A handler that is copied to its vector is followed by something else there
than in the source.

## Example
```asm
#include <asm/ppc_asm.h>
_GLOBAL(flush)
        tlbia
        sync
_GLOBAL(first)
        lwz     r3, 0(r3)
        blr
```

## Use instead
```asm
#include <asm/ppc_asm.h>
_GLOBAL(flush)
        tlbia
        sync
        blr
_GLOBAL(first)
        lwz     r3, 0(r3)
        blr
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.run_ons import run_ons
from ppcmacro.rules.wording import ways_out

RULE = Rule(
    "F001", "falls-off-end", Severity.ERROR, "Execution goes on in whatever happens to follow the handler in memory."
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each last instruction that is no branch and no return, and for a handler without code."""
    for handler in examination.handlers:
        if handler.entry < 0:
            yield examination.finding(
                RULE,
                handler.first,
                f"{handler.name} has no code: execution goes on in what follows it",
                handler=handler,
                label="nothing of this handler puts an instruction into memory",
                help="call the macro that makes the handler's body",
            )
    for handler, breach in examination.breaches(RULE.code):
        yield examination.finding(
            RULE,
            breach.index,
            "execution runs off the end of the handler",
            handler=handler,
            trail=breach.outcome.trail,
            label="what follows this instruction is no part of the handler",
            help=f"end with {ways_out(handler)}",
        )
    for function, following, last in run_ons(examination):
        yield examination.finding(
            RULE,
            last,
            f"{function.name} has no return at its end: execution goes on in {following.name}",
            handler=function,
            label=f"{following.name} begins behind this instruction",
            help="end with `blr`; if the next function is to follow, say `fall through` in a comment",
            related=(examination.label(following.entry, f"{following.name} is entered without having been called"),),
        )
