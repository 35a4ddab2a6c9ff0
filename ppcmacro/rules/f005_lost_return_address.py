"""An interrupt handler goes to a routine that returns by LR, but LR belongs to the interrupted program.

## What it does
Reports a branch of a handler without link to code that ends with `blr`, in this file or by a name that the protocol
files list as a function, when LR still is what it was at the interrupt. Where a macro of the exception entry ends what
the contract looks at, the code behind it is followed for this as well.

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
from ppcmacro.ledger.values import Entry
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
    yield from _behind_checkpoints(examination)


def _behind_checkpoints(examination: Examination) -> Iterator[Diagnostic]:
    """The same in what a handler does after its state was looked at; there all is saved, but LR is as it was."""
    seen: set[int] = set()
    for handler, walk in examination.walks:
        for outcome in walk.outcomes:
            if outcome.kind != "checkpoint" or outcome.state.unsure or outcome.state.get("lr") != Entry("lr"):
                continue
            start = examination.flow.following(outcome.index)
            for at, name in _lost(examination, start):
                if at in seen:
                    continue
                seen.add(at)
                written = as_read(examination, at)
                yield examination.finding(
                    RULE,
                    at,
                    f"`{written}` goes to a routine that returns by LR, which still belongs to the interrupted program"
                    if name
                    else f"`{written}` returns to what LR held at the interrupt",
                    handler=handler,
                    label="LR is not the handler's own here",
                    help=f"call the routine with `bl {name}`, and go on behind it"
                    if name
                    else "end with the return of the handler's level",
                    related=(examination.label(outcome.index, f"{outcome.target} leaves LR as it was"),),
                )


def _lost(examination: Examination, start: int | None) -> Iterator[tuple[int, str]]:
    """Yield the branches by which code leaves to a function, with its name, and the returns, with LR as it was."""
    routes, protocols = examination.routes, examination.unit.protocols
    work = [] if start is None else [start]
    seen = set(work)
    while work:
        index = work.pop()
        instruction = routes.code.get(index)
        if instruction is None or instruction.unresolved or "lr" in instruction.writes:
            continue
        branch = instruction.branch
        if branch is not None and branch.target == "lr":
            yield index, ""
        elif branch is not None and not isinstance(branch.target, str):
            name, at = examination.flow.target(branch.target, index)
            if at is None and name in protocols.clobbers and not protocols.is_private(name):
                yield index, name
        following = {edge.to for edge in routes.edges(index)} - seen
        seen |= following
        work += following
