"""The interrupted condition register does not come back.

## What it does
Keeps the eight fields of CR apart and reports where they do not hold their interrupted values at the end of a
path: changed by a compare or a record form and not restored, or restored from a register that holds no image of CR.

## Why is this bad?
`andi.` and every instruction with a dot change CR0. The interrupted program takes the wrong branch at some later time.

## Example
```asm
DataTLBError:
        mtspr	SPRN_SPRG0, r10
        mfcr	r10
        mtspr	SPRN_SPRG1, r10
        cmpwi	r10, 0
        mfspr	r10, SPRN_SPRG0
        mtcr	r10			/* r10 is the interrupted r10 by now */
        rfi
```

## Use instead
```asm
DataTLBError:
        mtspr	SPRN_SPRG0, r10
        mfcr	r10
        mtspr	SPRN_SPRG1, r10
        cmpwi	r10, 0
        mfspr	r10, SPRN_SPRG1
        mtcr	r10
        mfspr	r10, SPRN_SPRG0
        rfi
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.ledger.breach import Breach
from ppcmacro.ledger.values import Compare, Unknown
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.wording import exit_text, where_held

RULE = Rule(
    "C005",
    "cr-lost",
    Severity.ERROR,
    "Compares and instructions with a dot change CR; the interrupted program takes a wrong branch later.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each end of a path at which CR is not the interrupted one."""
    words = examination.words
    for handler, breach in examination.breaches(RULE.code):
        end = exit_text(breach.outcome)
        if isinstance(breach.found, (Compare, Unknown)):
            message = f"{breach.place} is changed and not restored before {end}"
            label = f"{breach.place} has its last value from here"
        else:
            message = f"CR is loaded from {words.value(breach.found)}, not from a copy of the interrupted CR"
            label = f"{end} is reached with this CR"
        yield examination.finding(
            RULE,
            breach.index,
            message,
            handler=handler,
            trail=breach.outcome.trail,
            label=label,
            help=_help(examination, breach, end),
            related=_related(examination, breach),
        )


def _help(examination: Examination, breach: Breach, end: str) -> str:
    held = where_held(examination, breach)
    if held:
        return f"the interrupted CR is still in {held}: `mtcr` it before {end}"
    if breach.loss is not None and breach.loss.parked:
        return f"restore CR with `mtcr` before `{examination.written(breach.loss.at)}` overwrites its copy"
    return "save CR with `mfcr` before it is changed, and restore it with `mtcr`"


def _related(examination: Examination, breach: Breach) -> tuple[Label, ...]:
    loss = breach.loss
    if loss is None or loss.at == breach.index:
        return ()
    where = examination.words.holder(loss.place)
    if loss.parked:
        since = f" since {examination.since(loss.since)}" if loss.since >= 0 else ""
        return (examination.label(loss.at, f"the copy of CR in {where}{since} is overwritten here"),)
    return (examination.label(loss.at, "CR is changed here before it was saved"),)
