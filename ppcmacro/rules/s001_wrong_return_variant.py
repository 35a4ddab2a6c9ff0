"""The handler returns through another level's save/restore registers.

## What it does
Compares the return instruction at the end of each path with the level of the interrupt, which follows from the
IVOR number and the core. Words that encode a return instruction (`.long 0x4c000064`) count as well.

## Why is this bad?
`rfi` takes the address and the MSR from SRR0 and SRR1, `rfci` from CSRR0 and CSRR1, and so on. The wrong one
resumes whatever the other level had interrupted.

## Example
```asm
        li	r3, DataTLBError@l
        mtspr	SPRN_IVOR13, r3		/* an interrupt of the base level */
        blr
DataTLBError:
        rfci
```

## Use instead
```asm
        li	r3, DataTLBError@l
        mtspr	SPRN_IVOR13, r3
        blr
DataTLBError:
        rfi
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import mnemonic_fix

RULE = Rule(
    "S001",
    "wrong-return-variant",
    Severity.ERROR,
    "Each return instruction uses the save/restore registers of one level; the wrong one resumes somewhere else.",
    fixable=True,
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each return that does not fit the level of its handler."""
    for handler, breach in examination.breaches(RULE.code):
        level = handler.level
        if level is None:
            continue
        plain = examination.unit.statements[breach.index].head == breach.place
        yield examination.finding(
            RULE,
            breach.index,
            f"`{breach.place}` in a handler of the {level.title} level, whose return is `{level.returns[0]}`",
            handler=handler,
            trail=breach.outcome.trail,
            label=f"IVOR {handler.ivor} of the {examination.unit.cpu.name} saves to {level.srr[0]} and {level.srr[1]}",
            help=f"write `{level.returns[0]}`",
            fix=mnemonic_fix(examination, breach.index, level.returns[0]) if plain else None,
        )
