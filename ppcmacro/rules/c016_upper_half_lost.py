"""The upper half of a 64-bit general register is not saved or not restored.

## What it does
On cores with 64-bit registers: reports `stw` where it saves an interrupted general register, when that register is
wanted back or in its slot at the end of the path. On cores with the SPE, whose `ev` instructions use the general
registers with 64 bits: reports an upper half that such an instruction changed and that is not back at the end.

## Why is this bad?
Only the lower half survives. The interrupted program loses half of a pointer, or one of the two numbers that the SPE
keeps in a register.

## Example
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>

_GLOBAL(DataTLBError)
	mtspr	SPRN_SPRG0, r10
	mfspr	r10, SPRN_SPRG_THREAD
	stw	r11, 0x20(r10)
	evldd	r11, 0x28(r10)	/* changes all of r11 */
	evstdd	r11, 0x30(r10)
	lwz	r11, 0x20(r10)	/* brings half of it back */
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
	evstdd	r11, 0x20(r10)
	evldd	r11, 0x28(r10)
	evstdd	r11, 0x30(r10)
	evldd	r11, 0x20(r10)
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
from ppcmacro.rules.notation import shown
from ppcmacro.rules.wording import exit_text, where_held

RULE = Rule(
    "C016",
    "upper-half-lost",
    Severity.WARNING,
    "Only the lower half of the register survives: half of a pointer, or one of the two numbers the SPE keeps in it.",
    fixable=True,
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each upper half of a general register that does not come back."""
    for handler, breach in examination.breaches(RULE.code):
        if breach.kind == "narrow":
            yield narrow_finding(examination, RULE, handler, breach)
            continue
        name = examination.words.place(breach.wanted)
        end = exit_text(breach.outcome)
        held = where_held(examination, breach)
        saved = breach.loss is not None and breach.loss.parked
        yield examination.finding(
            RULE,
            breach.index,
            f"`{shown(examination, breach.index)}` overwrites the {name}"
            + (", which is not restored" if held or saved else " before it is saved"),
            handler=handler,
            trail=breach.outcome.trail,
            label=f"{end} is reached without the interrupted {name}",
            help=f"restore it from {held} before {end}"
            if held
            else f"save all 64 bits of r{breach.wanted[1:]} with `evstdd`, and restore them with `evldd`",
        )
