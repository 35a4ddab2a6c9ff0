"""An interrupt handler goes to a routine that returns by LR, but LR belongs to the interrupted program.

## What it does
Reports a branch of a handler without link to code that ends with `blr`, in this file or by a name that the protocol
files list as a function, when LR still is what it was at the interrupt.

## Why is this bad?
The routine returns into the interrupted program, in the handler's mode and with its registers: the interrupt never
ends.

## Example
```asm
/* cpu: 440 */
#include <asm/ppc_asm.h>
#include <asm/kvm_asm.h>
#include <asm/reg.h>
.macro KVM_HANDLER ivor_nr scratch srr0
_GLOBAL(kvmppc_handler_\\ivor_nr)
        b       tidy_up
.endm
KVM_HANDLER BOOKE_INTERRUPT_EXTERNAL SPRN_SPRG_RSCRATCH0 SPRN_SRR0
tidy_up:
        isync
        blr
```

## Use instead
```asm
/* cpu: 440 */
#include <asm/ppc_asm.h>
#include <asm/kvm_asm.h>
#include <asm/reg.h>
.macro KVM_HANDLER ivor_nr scratch srr0
_GLOBAL(kvmppc_handler_\\ivor_nr)
        mtspr   \\scratch, r4
        mflr    r4
        bl      tidy_up
        mtlr    r4
        mfspr   r4, \\scratch
        b       .
.endm
KVM_HANDLER BOOKE_INTERRUPT_EXTERNAL SPRN_SPRG_RSCRATCH0 SPRN_SRR0
tidy_up:
        isync
        blr
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.wording import as_read

RULE = Rule(
    "F005",
    "lost-return-address",
    Severity.ERROR,
    "`blr` then jumps into the interrupted program, and the interrupt never ends.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each branch of a handler to a routine that returns by the interrupted LR."""
    for handler, breach in examination.breaches(RULE.code):
        written = as_read(examination, breach.index)
        end = breach.outcome.index
        direct = breach.index == end and not breach.outcome.target
        related = () if breach.index == end else (examination.label(end, "it returns here"),)
        yield examination.finding(
            RULE,
            breach.index,
            f"`{written}` returns to what LR held at the interrupt"
            if direct
            else f"`{written}` goes to a routine that returns by LR, which still belongs to the interrupted program",
            handler=handler,
            trail=breach.outcome.trail,
            label="LR is not the handler's own here",
            help="end with the return of the handler's level"
            if direct
            else f"save LR, call the routine with `bl {breach.wanted}`, and go on behind it",
            related=related,
        )
