"""A load or store goes through a value that is no address.

## What it does
Reports a memory access whose base register holds a status word, an image of CR, a small number, or, where the
contract says that a guest was interrupted, a value of the guest.

## Why is this bad?
The access faults inside the handler or reads and writes somewhere else; what was to be saved or restored is lost.

## Example
```asm
DataTLBError:
        mtspr	SPRN_SPRG0, r10
        mfspr	r10, SPRN_SRR1
        rlwinm	r10, r10, 0, 17, 17
        lwz	r10, 8(r10)		/* r10 is 0 or MSR_PR */
        mfspr	r10, SPRN_SPRG0
        rfi
```

## Use instead
```asm
DataTLBError:
        mtspr	SPRN_SPRG0, r10
        mfspr	r10, SPRN_SPRG3		/* the thread */
        lwz	r10, 8(r10)
        mfspr	r10, SPRN_SPRG0
        rfi
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination

RULE = Rule(
    "C017",
    "bad-base",
    Severity.ERROR,
    "The access faults inside the handler or goes somewhere else; what it was to save or restore is lost.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each access through a value that cannot be an address."""
    words = examination.words
    for handler, breach in examination.breaches(RULE.code):
        if not breach.place:
            yield examination.finding(
                RULE,
                breach.index,
                "register 0 as a base means the number 0: this access goes to an absolute address",
                handler=handler,
                trail=breach.outcome.trail,
                label="no register is added to the displacement",
                help="use another register than r0 for the pointer",
            )
            continue
        writer = breach.outcome.state.writers.get(breach.place)
        related = () if writer is None else (examination.label(writer, f"{breach.place} gets this value here"),)
        pointers = sorted(set(handler.contract.given.values()))
        example = " or ".join(f"`{name}`" for name in pointers)
        yield examination.finding(
            RULE,
            breach.index,
            f"{breach.place} holds {words.value(breach.found)}, which is no address, and is the base of this access",
            handler=handler,
            trail=breach.outcome.trail,
            label=f"{breach.place} is not a pointer here",
            help=f"load the pointer ({example}) into {breach.place} again before this instruction" if example else "",
            related=related,
        )
