"""Registers of the MMU are set up before interrupts are switched off.

## What it does
In functions that switch interrupts off themselves, reports a write to MMUCR or to a MAS register with interrupts
still on, when a TLB instruction uses it before it is written again. Functions that never touch MSR[EE] are not judged:
start-up code and handlers run with interrupts off already.

## Why is this bad?
A TLB miss handler writes the same registers. Between the write and the TLB instruction an interrupt can bring one in,
and the instruction searches for, or writes, another entry.

## Example
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>

_GLOBAL(forget_page)
	mfmsr	r10
	mtspr	SPRN_MAS6, r4	/* may be another one by the time of the search */
	wrteei	0
	tlbsx	0, r3
	wrtee	r10
	blr
```

## Use instead
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>

_GLOBAL(forget_page)
	mfmsr	r10
	wrteei	0
	mtspr	SPRN_MAS6, r4
	tlbsx	0, r3
	wrtee	r10
	blr
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.isa import Instruction
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination

RULE = Rule(
    "S014",
    "mmu-assist-window",
    Severity.WARNING,
    "A TLB miss in between writes the same registers, and the TLB instruction works on another entry.",
    confidence="medium",
)

_TLB = frozenset(("tlbsx", "tlbsx.", "tlbwe", "tlbre", "tlbivax", "tlbilx", "tlbilxva", "tlbilxpid", "tlbilxlpid"))
_ON, _OFF, _UNKNOWN = "on", "off", "unknown"


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each write to a register of the MMU that an interrupt may undo before it is used."""
    unit = examination.unit
    mmu = {number for number in (unit.spr(name) for name in unit.cpu.mmu) if number is not None}
    writes = {index: number for index, one in examination.code if (number := _write(one)) in mmu}
    if not writes:
        return
    reported: set[int] = set()
    for function in examination.functions:
        reached = examination.routes.reached(function.entry)
        if reached.isdisjoint(writes) or not any(_masks(examination, index) for index in reached):
            continue
        for index, use in sorted(_open_windows(examination, function.entry, writes)):
            if index in reported:
                continue
            reported.add(index)
            name = unit.spr_name(writes[index])
            yield examination.finding(
                RULE,
                index,
                f"`{examination.written(index)}` sets {name} for `{examination.written(use)}` while interrupts are on",
                label=f"a TLB miss handler can overwrite {name} from here on",
                help="write it behind `wrteei 0`",
                related=(examination.label(use, f"{name} is used here"),),
            )


def _write(instruction: Instruction) -> int:
    """Return the SPR that an instruction writes by a move, -1 for none."""
    if instruction.mnemonic != "mtspr":
        return -1
    return next((int(place[4:]) for place in instruction.writes if place.startswith("spr:")), -1)


def _masks(examination: Examination, index: int) -> bool:
    instruction = examination.routes.code.get(index)
    if instruction is None or instruction.mnemonic != "wrteei":
        return False
    return examination.unit.evaluate(instruction.operands[0].value, index) == 0


def _open_windows(examination: Examination, entry: int, writes: dict[int, int]) -> set[tuple[int, int]]:
    """Return the pairs of a write with interrupts on and the TLB instruction that uses it, in one function."""
    routes = examination.routes
    found: set[tuple[int, int]] = set()
    # Each TLB instruction of the cores that have MMUCR takes the address space from there.
    mmucr = examination.unit.spr("MMUCR")
    always = set() if mmucr is None else {mmucr}
    start: tuple[int, str, frozenset[int]] = (entry, _ON, frozenset())
    work, seen = [start], {start}
    while work:
        index, interrupts, exposed = work.pop()
        instruction = routes.code.get(index)
        if instruction is None or routes.called(index) is not None:
            interrupts, exposed = _UNKNOWN, frozenset()
        elif instruction.mnemonic == "wrteei":
            interrupts = _OFF if _masks(examination, index) else _ON
        elif instruction.mnemonic == "wrtee":
            interrupts = _ON
        elif instruction.mnemonic in ("mtmsr", "mtmsrd"):
            interrupts, exposed = _UNKNOWN, frozenset()
        elif index in writes:
            exposed = frozenset(at for at in exposed if writes[at] != writes[index])
            if interrupts == _ON:
                exposed |= {index}
        elif instruction.mnemonic in _TLB:
            used = {int(place[4:]) for place in instruction.reads if place.startswith("spr:")} | always
            found |= {(at, index) for at in exposed if writes[at] in used}
            exposed = frozenset()
        for edge in routes.edges(index):
            step = (edge.to, interrupts, exposed)
            if step not in seen:
                seen.add(step)
                work.append(step)
    return found
