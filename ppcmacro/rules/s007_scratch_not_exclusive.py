"""Interrupts are let in while a scratch SPR holds the only copy of a register.

## What it does
Reports `wrteei 1`, `wrtee` and `mtmsr` with MSR[EE] set in a handler, where a scratch SPR that base level handlers
park in holds the only copy of an interrupted value. Faults are not looked at: whether an access can fault is not to be
seen in the code.

## Why is this bad?
The next interrupt parks a register of its own in the same SPR. The copy is gone, and the handler gives a wrong value
back without having touched it.

## Example
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>

_GLOBAL(DataTLBError)
	mtspr	SPRN_SPRG0, r10
	mfspr	r10, SPRN_DEAR
	mtspr	SPRN_MAS2, r10
	wrteei	1		/* the next handler writes SPRG0 */
	tlbre
	wrteei	0
	mfspr	r10, SPRN_SPRG0
	rfi
```

## Use instead
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>

_GLOBAL(DataTLBError)
	mtspr	SPRN_SPRG0, r10
	mfspr	r10, SPRN_SPRG_THREAD
	stw	r11, 0x20(r10)
	mfspr	r11, SPRN_SPRG0
	stw	r11, 0x24(r10)
	wrteei	1
	tlbre
	wrteei	0
	lwz	r11, 0x20(r10)
	lwz	r10, 0x24(r10)
	rfi
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination

RULE = Rule(
    "S007",
    "scratch-not-exclusive",
    Severity.ERROR,
    "The next interrupt parks a register of its own in the same SPR, and the only copy is gone.",
    confidence="medium",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each place that lets interrupts in although a scratch SPR is in use."""
    for handler, walk in examination.walks:
        for exposed in walk.exposed:
            spr = examination.unit.spr_name(exposed.number)
            name = examination.words.place(exposed.place)
            parked = next((one for one in walk.parks if one.number == exposed.number), None)
            yield examination.finding(
                RULE,
                exposed.at,
                f"`{examination.written(exposed.at)}` lets interrupts in while {spr} holds the only copy of "
                f"the interrupted {name}",
                handler=handler,
                trail=exposed.trail,
                label=f"handlers of the base level park in {spr}",
                help=f"move {name} from {spr} to memory before this instruction",
                related=() if parked is None else (examination.label(parked.index, f"{name} was put into {spr} here"),),
            )
