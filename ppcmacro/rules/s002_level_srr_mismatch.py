"""A handler works with the save and restore registers of another level.

## What it does
Reports a read of another level's SRR pair whose value is used for more than storing it, and a write to one with
anything but a value from memory. The level of a handler follows from its vector and the core. Saving a lower level's
pair in a frame and loading it back is what handlers of higher levels have to do, so a pair that the handler saves may
be used as it likes.

## Why is this bad?
Each level of interrupts has a pair of its own. Another level's pair says where some other code was interrupted, or
nothing at all; writing to it sends that code astray.

## Example
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>

	li	r3, CriticalInput@l
	mtspr	SPRN_IVOR0, r3
	b	.

#define START_EXCEPTION(label)	.balign 16; label:
START_EXCEPTION(CriticalInput)
	mtspr	SPRN_SPRG2, r8
	mfcr	r8
	mtspr	SPRN_SPRG9, r9
	mfspr	r9, SPRN_SRR1	/* the MSR that some other code was interrupted with */
	andi.	r9, r9, MSR_PR
	mtcrf	0x80, r8
	mfspr	r9, SPRN_SPRG9
	mfspr	r8, SPRN_SPRG2
	rfci
```

## Use instead
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>

	li	r3, CriticalInput@l
	mtspr	SPRN_IVOR0, r3
	b	.

#define START_EXCEPTION(label)	.balign 16; label:
START_EXCEPTION(CriticalInput)
	mtspr	SPRN_SPRG2, r8
	mfcr	r8
	mtspr	SPRN_SPRG9, r9
	mfspr	r9, SPRN_CSRR1
	andi.	r9, r9, MSR_PR
	mtcrf	0x80, r8
	mfspr	r9, SPRN_SPRG9
	mfspr	r8, SPRN_SPRG2
	rfci
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Fix, Severity
from ppcmacro.handlers import Handler
from ppcmacro.isa import Instruction
from ppcmacro.ledger.state import Trail
from ppcmacro.ledger.values import Content, Entry, Unknown, Value
from ppcmacro.ledger.walk import Walk
from ppcmacro.protocols.model import Level
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import operand_fix, shown, written_operand

RULE = Rule(
    "S002",
    "level-srr-mismatch",
    Severity.ERROR,
    "Another level's save and restore registers belong to whatever that level has interrupted.",
    fixable=True,
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each use of another level's pair."""
    pairs = _pairs(examination)
    moves = {index: one for index, one in examination.code if one.mnemonic in ("mfspr", "mtspr")}
    foreign = {index: number for index, one in moves.items() if (number := _number(one)) in pairs}
    if not foreign:
        return
    for handler, walk in examination.walks:
        if handler.level is None:
            continue
        own = _numbers(examination, handler.level)
        used = {index: n for index, n in foreign.items() if n not in own and index in walk.reached}
        yield from _of_handler(examination, handler, walk, used, pairs, moves)


def _of_handler(
    examination: Examination,
    handler: Handler,
    walk: Walk,
    used: dict[int, int],
    pairs: dict[int, tuple[Level, ...]],
    moves: dict[int, Instruction],
) -> Iterator[Diagnostic]:
    reads = {at: _use(examination, at, moves[at]) for at in used if moves[at].mnemonic == "mfspr"}
    saved = {level.name for at, use in reads.items() if use == "stored" for level in pairs[used[at]]}
    missing = examination.missing(handler) if used else set()
    for index, number in used.items():
        if any(level.name in saved for level in pairs[number]):
            continue
        write = moves[index].mnemonic == "mtspr"
        park = next((one for one in walk.parks if one.index == index), None) if write else None
        if write and (park is None or _from_memory(park.value, number) or f"spr:{number}" in missing):
            continue
        if write or reads[index] == "used":
            trail = None if park is None else park.trail
            yield _finding(examination, handler, index, moves[index], number, pairs[number], trail)


def _pairs(examination: Examination) -> dict[int, tuple[Level, ...]]:
    """Return the levels that each save and restore register of the core belongs to."""
    result: dict[int, tuple[Level, ...]] = {}
    for level in examination.unit.protocols.levels_of(examination.unit.cpu):
        for number in _numbers(examination, level):
            result[number] = (*result.get(number, ()), level)
    return result


def _numbers(examination: Examination, level: Level) -> list[int]:
    numbers = [examination.unit.spr(name) for name in level.srr]
    return [number for number in numbers if number is not None]


def _number(move: Instruction) -> int:
    spr = next((one.register for one in move.operands if one.role == "spr"), None)
    return -1 if spr is None else spr


def _from_memory(value: Value, number: int) -> bool:
    """Whether a value written may be the one that was saved."""
    return isinstance(value, (Content, Unknown)) or value == Entry(f"spr:{number}")


def _use(examination: Examination, index: int, move: Instruction) -> str:
    """Return what becomes of a value that was read: "stored" and nothing else, "used", or "" for neither."""
    register = move.operands[0].register
    place = f"r{register}"
    routes = examination.routes
    result = ""
    seen: set[int] = set()
    work = [edge.to for edge in routes.edges(index)]
    while work:
        at = work.pop()
        if at in seen:
            continue
        seen.add(at)
        instruction = routes.code.get(at)
        if instruction is None or instruction.unresolved:
            return "stored"
        if place in instruction.reads:
            if not _stores(instruction, register):
                return "used"
            result = "stored"
        if place not in instruction.writes and routes.called(at) is None:
            work += [edge.to for edge in routes.edges(at)]
    return result


def _stores(instruction: Instruction, register: int | None) -> bool:
    memory = instruction.memory
    if memory is None or memory.direction != "store" or memory.data is None:
        return False
    others = [one.register for one in (memory.base, memory.index) if one is not None]
    return memory.data.register == register and register not in others


def _finding(
    examination: Examination,
    handler: Handler,
    index: int,
    move: Instruction,
    number: int,
    levels: tuple[Level, ...],
    trail: Trail | None,
) -> Diagnostic:
    level = handler.level
    assert level is not None
    unit = examination.unit
    name = unit.spr_name(number)
    position = next(at for at, srr in enumerate(levels[0].srr) if unit.spr(srr) == number)
    own = level.srr[position]
    verb = "writes" if move.mnemonic == "mtspr" else "reads"
    title = " and ".join(dict.fromkeys(one.title for one in levels))
    which = f"IVOR {handler.ivor}" if handler.ivor is not None else "this interrupt"
    return examination.finding(
        RULE,
        index,
        f"`{shown(examination, index)}` {verb} {name} of the {title} level in {handler.name}, "
        f"a handler of the {level.title} level",
        handler=handler,
        trail=trail,
        label=f"{which} of the {unit.cpu.name} saves to {level.srr[0]} and {level.srr[1]}",
        help=f"use {own}, or save {name} in a frame first and restore it at the end",
        fix=_fix(examination, index, move, name, own),
    )


def _fix(examination: Examination, index: int, move: Instruction, name: str, own: str) -> Fix | None:
    operand = next((one for one in move.operands if one.role == "spr"), None)
    written = "" if operand is None else written_operand(examination, index, operand)
    if operand is None or not written.endswith(name):
        return None
    return operand_fix(examination, index, operand, written.removesuffix(name) + own, safe=False)
