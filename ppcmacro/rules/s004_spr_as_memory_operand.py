"""An SPR stands where an address is expected.

## What it does
Reports a load or store with an SPR name as operand, directly or through a macro parameter. The C preprocessor
turns the name into a plain number, so the assembler sees an address or complains about something else.

## Why is this bad?
`lwz r4, SPRN_SPRG2` is refused as `missing operand`; `lwz r9, SPRN_SRR0(r13)` assembles without a word and loads
from offset 26.

## Example
```asm
        .macro	RELOAD scratch
        lwz	r4, \\scratch
        .endm
        RELOAD	SPRN_SPRG2
```

## Use instead
```asm
        .macro	RELOAD scratch
        mfspr	r4, \\scratch
        .endm
        RELOAD	SPRN_SPRG2
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Fix, Severity
from ppcmacro.ledger.slips import SprSlip
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import mnemonic_fix

RULE = Rule(
    "S004",
    "spr-as-memory-operand",
    Severity.ERROR,
    "To the assembler an SPR is a plain number: a load or store with one goes to that address, or fails as "
    "`missing operand`.",
    fixable=True,
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each load or store that names an SPR."""
    for index, slip in examination.slips.items():
        move = _move(slip)
        yield examination.finding(
            RULE,
            index,
            f"`{examination.in_source(index)}`: {slip.name} is an SPR, not memory",
            label=f"an SPR is {'read with mfspr' if slip.load else 'written with mtspr'}",
            help=f"write `{move}`",
            fix=_fix(examination, index, slip),
        )


def _move(slip: SprSlip) -> str:
    return f"mfspr r{slip.register}, {slip.name}" if slip.load else f"mtspr {slip.name}, r{slip.register}"


def _fix(examination: Examination, index: int, slip: SprSlip) -> Fix | None:
    """A load is repaired by its mnemonic; a store has its operands in the other order and is left to the reader."""
    statement = examination.unit.statements[index]
    if not slip.load or slip.start == 0 or "(" in statement.operands.text[slip.start :]:
        return None
    return mnemonic_fix(examination, index, "mfspr")
