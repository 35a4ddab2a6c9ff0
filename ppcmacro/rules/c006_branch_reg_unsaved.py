"""LR, CTR or XER is overwritten before its interrupted value was saved.

## What it does
Reports the first write to LR, CTR or XER on a path that ends without their interrupted values, while no copy
of them was made. `bl` and every other branch with `l` writes LR, taken or not; `bdnz` and `mtctr` write CTR.

## Why is this bad?
The interrupted program loses its return address or its loop count.

## Example
```asm
DataTLBError:
        mtspr	SPRN_SPRG0, r10
        li	r10, 8
        mtctr	r10			/* the interrupted CTR is gone */
1:      bdnz	1b
        mfspr	r10, SPRN_SPRG0
        rfi
```

## Use instead
```asm
DataTLBError:
        mtspr	SPRN_SPRG0, r10
        mfctr	r10
        mtspr	SPRN_SPRG1, r10
        li	r10, 8
        mtctr	r10
1:      bdnz	1b
        mfspr	r10, SPRN_SPRG1
        mtctr	r10
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
    "C006",
    "branch-reg-unsaved",
    Severity.ERROR,
    "The interrupted program loses its return address, its loop count or its carry.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for LR, CTR or XER overwritten without a copy."""
    for handler, breach in examination.breaches(RULE.code):
        name = breach.wanted.upper()
        home = home_of(handler, breach)
        to = f" and store it to `{home}`" if home else ""
        yield examination.finding(
            RULE,
            breach.index,
            f"{name} is overwritten before the interrupted {name} is saved",
            handler=handler,
            trail=breach.outcome.trail,
            label=f"the interrupted {name} ends here; {exit_text(breach.outcome)} needs it and no copy was made",
            help=f"read it with `mf{breach.wanted}`{to} before this instruction",
        )
