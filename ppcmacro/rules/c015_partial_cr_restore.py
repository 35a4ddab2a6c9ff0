"""A move to some fields of CR leaves out one that was changed.

## What it does
Where a path ends with some fields of CR restored by `mtcrf` or `mtocrf` and others not, reports the move and the
changed fields that its mask leaves out. The interrupted value of those fields was still there when it was executed.

## Why is this bad?
The mask `0x80` stands for CR0 alone. A later compare in another field, or a call, which may change CR0, CR1 and CR5 to
CR7, makes the short restore wrong, and nothing about it looks changed.

## Example
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>

_GLOBAL(DataTLBError)
	mtspr	SPRN_SPRG0, r10
	mtspr	SPRN_SPRG1, r11
	mfcr	r11
	mfspr	r10, SPRN_DEAR
	cmpwi	cr5, r10, 0
	mtcrf	0x80, r11	/* CR5 is not among them */
	mfspr	r11, SPRN_SPRG1
	mfspr	r10, SPRN_SPRG0
	rfi
```

## Use instead
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>

_GLOBAL(DataTLBError)
	mtspr	SPRN_SPRG0, r10
	mtspr	SPRN_SPRG1, r11
	mfcr	r11
	mfspr	r10, SPRN_DEAR
	cmpwi	cr5, r10, 0
	mtcrf	0x04, r11
	mfspr	r11, SPRN_SPRG1
	mfspr	r10, SPRN_SPRG0
	rfi
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.ledger.breach import Breach
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import operand_fix, shown
from ppcmacro.rules.wording import exit_text

RULE = Rule(
    "C015",
    "partial-cr-restore",
    Severity.ERROR,
    "The interrupted program takes a wrong branch later: each bit of the mask stands for one field, 0x80 for CR0.",
    fixable=True,
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each move to fields of CR whose mask leaves out a changed one."""
    for handler, breach in examination.breaches(RULE.code):
        instruction = examination.unit.instruction(breach.index)
        if instruction is None:
            continue
        left = breach.place.split()
        restored = {place for place in instruction.writes if place.startswith("cr")}
        mask = sum(0x80 >> int(place[2:]) for place in {*restored, *left})
        operand = next((one for one in instruction.operands if one.role == "fxm"), None)
        wide = f"{mask:#04x}"
        single = instruction.mnemonic == "mtocrf"
        yield examination.finding(
            RULE,
            breach.index,
            f"`{shown(examination, breach.index)}` restores {_names(sorted(restored))} and leaves out {_names(left)}, "
            f"which {'are' if len(left) > 1 else 'is'} changed before",
            handler=handler,
            trail=breach.outcome.trail,
            label=f"{exit_text(breach.outcome)} is reached without the interrupted {_names(left)}",
            help=_help(examination, breach, wide, single),
            related=_changes(examination, breach, left),
            fix=operand_fix(examination, breach.index, operand, wide) if operand is not None and not single else None,
        )


def _names(places: list[str]) -> str:
    names = [place.upper() for place in places]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _help(examination: Examination, breach: Breach, wide: str, single: bool) -> str:
    source = examination.written(breach.index).rpartition(",")[2].strip()
    if single:
        return f"`mtocrf` moves one field only: write `mtcrf {wide}, {source}`"
    return f"write the mask `{wide}`, or `mtcr {source}` for all fields"


def _changes(examination: Examination, breach: Breach, left: list[str]) -> tuple[Label, ...]:
    writers: dict[int, list[str]] = {}
    for place in left:
        writers.setdefault(breach.outcome.state.writers[place], []).append(place)
    return tuple(examination.label(at, f"{_names(places)} changed here") for at, places in sorted(writers.items()))
