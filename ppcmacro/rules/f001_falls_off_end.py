"""A handler runs off its end.

## What it does
Reports a path that reaches the end of a handler's code without a branch or a return.

## Why is this bad?
Execution goes on in whatever follows. A handler that is copied to its vector is followed by something else there
than in the source.

## Example
```asm
        mtctr	r6
        /* bctr is missing */
.endm
```

## Use instead
```asm
        mtctr	r6
        bctr
.endm
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination

RULE = Rule(
    "F001", "falls-off-end", Severity.ERROR, "Execution goes on in whatever happens to follow the handler in memory."
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each last instruction of a handler that is no branch and no return, or for no code at all."""
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
        wanted = " or ".join(
            dict.fromkeys(f"a hand-off to {e.target}" if e.target else "a return" for e in handler.contract.exits)
        )
        yield examination.finding(
            RULE,
            breach.index,
            "execution runs off the end of the handler",
            handler=handler,
            trail=breach.outcome.trail,
            label="nothing follows this instruction",
            help=f"end with {wanted}",
        )
