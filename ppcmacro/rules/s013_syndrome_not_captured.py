"""A handler lets others run before it has read why its interrupt was taken.

## What it does
For the interrupts that a contract lists, such as data storage: reports the first call on a path, the first point where
interrupts are let in, or the hand-off, when DEAR, ESR or their kin have not been read before. Only functions elsewhere
that the protocols do not describe as helpers count as calls.

## Why is this bad?
There is one DEAR and one ESR. The next fault, be it a TLB miss in the called code, overwrites them, and the handler
acts on the wrong address.

## Example
```asm
#include <asm/ppc_asm.h>
#include <asm/kvm_asm.h>
#include <asm/reg.h>

.macro kvm_handler intno srr0
_GLOBAL(kvmppc_handler_\\intno\\()_\\srr0)
	mfspr	r8, SPRN_ESR		/* DEAR is left where it is */
	li	r14, \\intno
	b	kvmppc_resume_host
.endm
	kvm_handler BOOKE_INTERRUPT_DATA_STORAGE SPRN_SRR0
```

## Use instead
```asm
#include <asm/ppc_asm.h>
#include <asm/kvm_asm.h>
#include <asm/reg.h>

.macro kvm_handler intno srr0
_GLOBAL(kvmppc_handler_\\intno\\()_\\srr0)
	mfspr	r8, SPRN_ESR
	mfspr	r9, SPRN_DEAR
	li	r14, \\intno
	b	kvmppc_resume_host
.endm
	kvm_handler BOOKE_INTERRUPT_DATA_STORAGE SPRN_SRR0
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.captures import gaps, joined
from ppcmacro.rules.examination import Examination

RULE = Rule(
    "S013",
    "syndrome-not-captured",
    Severity.ERROR,
    "The next fault overwrites these registers, and the handler acts on another fault's address.",
    confidence="medium",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each handler that lets others run without having read its syndrome."""
    for gap in gaps(examination, "syndrome"):
        names = [examination.unit.spr_name(number) for number in gap.missing]
        reads = " and ".join(f"`mfspr rX, SPRN_{name}`" for name in names)
        call = gap.handler.call
        yield examination.finding(
            RULE,
            gap.at,
            f"`{examination.written(gap.at)}` is reached in {gap.handler.name} before {joined(names)} "
            f"{'is' if len(names) == 1 else 'are'} read",
            handler=gap.handler,
            trail=gap.trail,
            label="others run from here on",
            help=f"put {reads} before this, and keep the value",
            related=() if call is None else (Label(call.frame.call, "the handler is made here"),),
        )
