"""A handler leaves to the wrong place, with the wrong arguments, or without the test that the exit depends on.

## What it does
Compares the way a path leaves with the exits that the contract allows: the target, the registers that carry
arguments, and the condition that must have been tested.

## Why is this bad?
The code that takes over finds a wrong pointer or number, or takes over in a situation that it was not made for.

## Example
```asm
kvmppc_handler_2:
        mtspr	SPRN_SPRG0, r4
        mfspr	r4, SPRN_SPRG3
        lwz	r4, THREAD_KVM_VCPU(r4)
        stw	r3, VCPU_GPR(R3)(r4)
        stw	r5, VCPU_GPR(R5)(r4)
        stw	r6, VCPU_GPR(R6)(r4)
        mfspr	r3, SPRN_SPRG0
        stw	r3, VCPU_GPR(R4)(r4)
        mfctr	r5
        stw	r5, VCPU_CTR(r4)
        mfspr	r6, SPRN_SRR0
        stw	r6, VCPU_PC(r4)
        lis	r6, kvmppc_resume_host@h
        mtctr	r6			/* the low half is missing */
        li	r5, 2
        bctr
```

## Use instead
```asm
kvmppc_handler_2:
        mtspr	SPRN_SPRG0, r4
        mfspr	r4, SPRN_SPRG3
        lwz	r4, THREAD_KVM_VCPU(r4)
        stw	r3, VCPU_GPR(R3)(r4)
        stw	r5, VCPU_GPR(R5)(r4)
        stw	r6, VCPU_GPR(R6)(r4)
        mfspr	r3, SPRN_SPRG0
        stw	r3, VCPU_GPR(R4)(r4)
        mfctr	r5
        stw	r5, VCPU_CTR(r4)
        mfspr	r6, SPRN_SRR0
        stw	r6, VCPU_PC(r4)
        lis	r6, kvmppc_resume_host@h
        ori	r6, r6, kvmppc_resume_host@l
        mtctr	r6
        li	r5, 2
        bctr
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.handlers import Handler
from ppcmacro.ledger.breach import Breach
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.wording import exit_text

RULE = Rule(
    "F007",
    "handoff-contract",
    Severity.ERROR,
    "The code that takes over relies on its arguments and on what was tested before.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each path that leaves in a way that the contract does not allow."""
    yield from _wrong_interrupt(examination)
    for handler, breach in examination.breaches(RULE.code):
        message, label, help_ = _text(examination, handler, breach)
        yield examination.finding(
            RULE, breach.index, message, handler=handler, trail=breach.outcome.trail, label=label, help=help_
        )


def _wrong_interrupt(examination: Examination) -> Iterator[Diagnostic]:
    """A macro that is made for one interrupt, used for another, or another one used in its place."""
    macros = {macro.name for macro in examination.unit.expansion.macros}
    for handler in examination.handlers:
        contract = handler.contract
        if handler.contracted is None or handler.ivor is None:
            continue
        index = handler.first if handler.entry < 0 else handler.entry
        used = handler.contracted.macro.name
        if contract.ivors and handler.ivor not in contract.ivors:
            only = ", ".join(str(number) for number in contract.ivors)
            yield examination.finding(
                RULE,
                index,
                f"{used} makes handlers for IVOR {only} and is used for IVOR {handler.ivor}",
                handler=handler,
                label="this handler is not made for that interrupt",
                help="use the macro of the other handlers",
                related=(Label(handler.contracted.frame.call, "used here"),),
            )
            continue
        for other in examination.unit.protocols.contracts:
            special = [name for name in other.macros if name in macros]
            if not contract.ivors and handler.ivor in other.ivors and special:
                yield examination.finding(
                    RULE,
                    index,
                    f"IVOR {handler.ivor} has a handler macro of its own, {special[0]}, and {used} is used for it",
                    handler=handler,
                    label=f"this handler does not do what {special[0]} does",
                    help=f"use {special[0]}",
                    related=(Label(handler.contracted.frame.call, "used here"),),
                )


def _text(examination: Examination, handler: Handler, breach: Breach) -> tuple[str, str, str]:
    words = examination.words
    end = exit_text(breach.outcome)
    if breach.kind == "requires":
        return (
            f"{breach.place} holds {words.value(breach.found)} at {end}, not {breach.wanted}",
            f"{breach.place} has its last value from here",
            f"put {breach.wanted} into {breach.place} before {end}",
        )
    if breach.kind == "memory":
        return (
            f"this store overwrites a field of the {breach.wanted} that does not belong to the handler",
            f"the field holds {words.value(breach.found)} at {end}",
            "store to the slot that the contract names for this value",
        )
    if breach.kind == "when":
        return (
            f"{end} is reached without `{breach.wanted}` being tested on the way",
            "this decides the way, on something else",
            f"test `{breach.wanted}` and branch on it",
        )
    if breach.outcome.kind == "return":
        return (f"the handler ends with {end}, not with a hand-off to {breach.wanted}", "the path ends here", "")
    to = f"`{breach.outcome.target}`" if breach.outcome.target else words.value(breach.found)
    return (
        f"the handler leaves for {to}, not for {breach.wanted}",
        "the path ends here",
        f"load the address of {breach.wanted} into CTR before this branch",
    )
