"""A handler of a higher level lets others run without having saved the registers of a lower level.

## What it does
For the levels that a contract lists, such as critical: reports the first call on a path, the first point where
interrupts are let in, or the hand-off, when the lower levels' save and restore registers, DEAR, ESR or the registers of
the MMU have not been read before. Which ones it takes is in the protocol files, `[[contract.capture]]`. That they are
loaded back at the end is not looked at.

## Why is this bad?
A critical interrupt can come between the first instructions of a base level handler, or between the set-up of a TLB
write and the write. The first TLB miss in the called code overwrites what the interrupted handler had not read yet.

## Example
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>

	li	r3, CriticalInput@l
	mtspr	SPRN_IVOR0, r3
	b	.

#define START_EXCEPTION(label)	.balign 16; label:
START_EXCEPTION(CriticalInput)
	mtspr	SPRN_SPRG2, r8
	bl	unknown_exception	/* SRR0 and all the others are at its mercy */
	b	ret_from_crit_exc
```

## Use instead
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>
#define SAVE(spr, slot)	mfspr r0, spr; stw r0, slot(r8)

	li	r3, CriticalInput@l
	mtspr	SPRN_IVOR0, r3
	b	.

#define START_EXCEPTION(label)	.balign 16; label:
START_EXCEPTION(CriticalInput)
	mtspr	SPRN_SPRG2, r8
	lis	r8, critical_stack@ha
	lwz	r8, critical_stack@l(r8)
	stw	r0, 4(r8)
	SAVE(SPRN_SRR0, 8)
	SAVE(SPRN_SRR1, 12)
	SAVE(SPRN_DEAR, 16)
	SAVE(SPRN_ESR, 20)
	SAVE(SPRN_MAS0, 24)
	SAVE(SPRN_MAS1, 28)
	SAVE(SPRN_MAS2, 32)
	SAVE(SPRN_MAS3, 36)
	SAVE(SPRN_MAS6, 40)
	bl	unknown_exception
	b	ret_from_crit_exc
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.captures import gaps, joined
from ppcmacro.rules.examination import Examination

RULE = Rule(
    "C009",
    "lower-level-state",
    Severity.ERROR,
    "The interrupt can hit a lower level's handler before that has read these registers, and nobody else keeps them.",
    confidence="medium",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each handler that lets others run without having saved the lower levels' registers."""
    for gap in gaps(examination, "lower-level"):
        names = [examination.unit.spr_name(number) for number in gap.missing]
        one = len(names) == 1
        level = "" if gap.handler.level is None else gap.handler.level.title
        call = gap.handler.call
        yield examination.finding(
            RULE,
            gap.at,
            f"`{examination.written(gap.at)}` is reached in {gap.handler.name}, a handler of the "
            f"{level} level, before {joined(names)} {'is' if one else 'are'} saved",
            handler=gap.handler,
            trail=gap.trail,
            label="others run from here on",
            help=f"store {joined(names)} in the frame before this, and load {'it' if one else 'them'} back at the end",
            related=() if call is None else (Label(call.frame.call, "the handler is made here"),),
        )
