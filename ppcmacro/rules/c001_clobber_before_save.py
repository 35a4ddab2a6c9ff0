"""A register of the interrupted context is overwritten before its value was saved.

## What it does
Follows every path of a handler and reports the instruction that overwrites the only place where an interrupted
value still stands.

## Why is this bad?
Taking an interrupt saves no general register. What is overwritten before it is parked is gone for good: the
interrupted program goes on with another value.

## Example
```asm
DataTLBError:
        mfspr	r10, SPRN_SPRG3		/* the interrupted r10 is gone */
        mtspr	SPRN_SPRG0, r10
        mfspr	r10, SPRN_SPRG0
        rfi
```

## Use instead
```asm
DataTLBError:
        mtspr	SPRN_SPRG0, r10
        mfspr	r10, SPRN_SPRG3
        mfspr	r10, SPRN_SPRG0
        rfi
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.wording import exit_text, home_of

RULE = Rule(
    "C001",
    "clobber-before-save",
    Severity.ERROR,
    "Taking an interrupt saves no general register: what is overwritten before it is parked is gone for good.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each interrupted value that is overwritten while no copy of it was ever made."""
    words = examination.words
    for handler, breach in examination.breaches(RULE.code):
        name = words.place(breach.wanted)
        end = exit_text(breach.outcome)
        home = home_of(handler, breach)
        to = f"store it to `{home}`" if home else "park it"
        yield examination.finding(
            RULE,
            breach.index,
            f"{name} is overwritten before the interrupted {name} is saved",
            handler=handler,
            trail=breach.outcome.trail,
            label=f"the interrupted {name} ends here; {end} needs it and no copy was made",
            help=f"{to} before this instruction",
        )
