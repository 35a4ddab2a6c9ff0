"""A handler parks a register in a scratch SPR of another level.

## What it does
Compares every scratch SPR that a handler writes with those that the level of its interrupt may use. The level
follows from the IVOR number and the core, not from the arguments a macro was given.

## Why is this bad?
A critical interrupt can hit a base-level handler between any two instructions. If both park in the same SPR, the
inner one overwrites the outer one's only copy.

## Example
```asm
        li	r3, DataTLBError@l
        mtspr	SPRN_IVOR13, r3		/* an interrupt of the base level */
        blr
DataTLBError:
        mtspr	SPRN_SPRG2, r10		/* a critical handler parks here, and can come in between */
        mfspr	r10, SPRN_SPRG2
        rfi
```

## Use instead
```asm
        li	r3, DataTLBError@l
        mtspr	SPRN_IVOR13, r3
        blr
DataTLBError:
        mtspr	SPRN_SPRG0, r10
        mfspr	r10, SPRN_SPRG0
        rfi
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.handlers import Handler
from ppcmacro.ledger.scratch import scratch_numbers
from ppcmacro.ledger.values import Entry, entries
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination

RULE = Rule(
    "S003",
    "scratch-level-mismatch",
    Severity.ERROR,
    "Interrupts of different levels nest: two of them that park in one SPR lose each other's registers.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each write to a scratch SPR that the handler's level may not use."""
    unit = examination.unit
    levels = scratch_numbers(unit)
    reserved = unit.protocols.reserved.get(unit.cpu.family, {})
    for handler, walk in examination.walks:
        if handler.level is None:
            continue
        reported: set[int] = set()
        for park in walk.parks:
            if park.number not in levels or park.number in reported:
                continue
            name = unit.spr_name(park.number)
            if handler.level.name in levels[park.number] or park.value == Entry(f"spr:{park.number}"):
                continue
            if name in reserved and all(place.startswith("spr:") for place in entries(park.value)):
                continue  # what it holds for good is set up or moved on, nothing is parked
            reported.add(park.number)
            allowed = [unit.spr_name(n) for n, users in levels.items() if handler.level.name in users]
            owners = " and ".join(unit.protocols.levels[level].title for level in levels[park.number])
            if name in reserved:
                what = f"{name} holds {reserved[name]} and is overwritten"
            else:
                what = f"{name} belongs to the {owners} level"
            yield examination.finding(
                RULE,
                park.index,
                f"{what} in {handler.name}, a handler of the {handler.level.title} level",
                handler=handler,
                trail=park.trail,
                label=f"IVOR {handler.ivor} of the {unit.cpu.name} is {handler.level.title}",
                help=f"use {' or '.join(allowed)}" if allowed else "this level has no scratch SPR; use memory",
                related=_argument(examination, handler, park.index),
            )


def _argument(examination: Examination, handler: Handler, index: int) -> tuple[Label, ...]:
    """Return the call that named the SPR, when it came as a macro argument."""
    frames = [frame for frame in examination.origin(index).frames() if frame.kind == "macro"]
    if not frames or handler.contracted is None:
        return ()
    return (Label(frames[-1].call, "the SPR is named here"),)
