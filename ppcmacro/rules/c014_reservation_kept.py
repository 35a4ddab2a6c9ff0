"""A handler returns while it holds a reservation that it made itself.

## What it does
Looks for `lwarx` and its kin on the paths on which a handler returns to the interrupted code, and reports the last
one when no `stwcx.` follows on the path. Handlers that make no reservation need no `stwcx.` for this rule, and one
that leaves to a common exit is not judged: the exit does it there.

## Why is this bad?
The interrupted code may stand between its own `lwarx` and `stwcx.`. With the handler's reservation in force that
`stwcx.` can succeed although the word has changed in between.

## Example
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>

_GLOBAL(DataTLBError)
	mtspr	SPRN_SPRG0, r10
	mtspr	SPRN_SPRG1, r11
	mfcr	r11
	mfspr	r10, SPRN_DEAR
	lwarx	r10, 0, r10
	cmpwi	r10, 0
	mtcrf	0x80, r11
	mfspr	r11, SPRN_SPRG1
	mfspr	r10, SPRN_SPRG0
	rfi
```

## Use instead
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>

_GLOBAL(DataTLBError)
	mtspr	SPRN_SPRG0, r10
	mtspr	SPRN_SPRG1, r11
	mfcr	r11
	mfspr	r10, SPRN_DEAR
	lwzx	r10, 0, r10
	cmpwi	r10, 0
	mtcrf	0x80, r11
	mfspr	r11, SPRN_SPRG1
	mfspr	r10, SPRN_SPRG0
	rfi
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.ledger.state import Trail
from ppcmacro.ledger.walk import Outcome
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import shown
from ppcmacro.rules.wording import exit_text

RULE = Rule(
    "C014",
    "reservation-kept",
    Severity.WARNING,
    "A `stwcx.` of the interrupted code can then succeed although the word has changed since its own `lwarx`.",
    confidence="medium",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each reservation that a handler makes and returns with."""
    access = {
        index: instruction.memory.direction
        for index, instruction in examination.code
        if instruction.memory is not None and instruction.memory.reserved
    }
    if "load" not in access.values():
        return
    reported: set[int] = set()
    for handler, walk in examination.walks:
        if walk.reached.isdisjoint(access):
            continue
        for outcome in walk.outcomes:
            index = _kept(outcome, access)
            if index is None or index in reported:
                continue
            reported.add(index)
            end = exit_text(outcome)
            width = examination.unit.statements[index].head.lower()[1]
            yield examination.finding(
                RULE,
                index,
                f"{end} is reached with the reservation of `{shown(examination, index)}`",
                handler=handler,
                trail=outcome.trail,
                label="no conditional store follows on the way",
                help=f"store with `st{width}cx.` to any word that the handler owns before {end}, or load without a "
                "reservation",
            )


def _kept(outcome: Outcome, access: dict[int, str]) -> int | None:
    """Return the statement whose reservation is still there at the end of a path that returns, None for none."""
    if outcome.kind != "return" or outcome.state.unsure:
        return None
    step: Trail | None = outcome.trail
    while step is not None:
        if step.at in access:
            return step.at if access[step.at] == "load" else None
        step = step.previous
    return None
