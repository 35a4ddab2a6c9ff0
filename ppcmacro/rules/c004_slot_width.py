"""A value is stored, or loaded back, with too few bytes.

## What it does
Follows interrupted values into save slots and back, with the width of every access. Reports the store that saves
only a part of a value, the load that reads other bytes than were saved, and the store that reaches into the next
slot, where that value is missing at the end of the path. The upper half of a general register has a rule of its own,
C016.

## Why is this bad?
Save and restore stand there in pairs and look right; the part that was not moved is lost.

## Example
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>

_GLOBAL(DataTLBError)
	mtspr	SPRN_SPRG0, r10
	mfspr	r10, SPRN_SPRG_THREAD
	stw	r11, 0x20(r10)
	mfspr	r11, SPRN_DEAR
	tlbre
	lhz	r11, 0x20(r10)	/* two of the four bytes */
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
	mfspr	r11, SPRN_DEAR
	tlbre
	lwz	r11, 0x20(r10)
	mfspr	r10, SPRN_SPRG0
	rfi
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.narrow import narrow_finding

RULE = Rule(
    "C004",
    "slot-width",
    Severity.WARNING,
    "Save and restore look like a pair; the bytes that one of them does not move are lost.",
    confidence="medium",
    fixable=True,
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each access that moves only a part of an interrupted value."""
    for handler, breach in examination.breaches(RULE.code):
        yield narrow_finding(examination, RULE, handler, breach)
