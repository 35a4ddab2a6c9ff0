"""A register is stored to the slot of another one.

## What it does
Reports a store whose slot is named for one register (`GPR4`, `VCPU_GPR(R4)`, `_LINK`, `CTRS`) while the value comes
from another, when nothing stores the right one to a slot of that name. In handlers the origin is followed through
moves and scratch registers; in other code it has to be read by `mflr`, `mfctr`, `mfxer` or `mfcr` just before.
Handlers whose contract names the slot are left to C003.

## Why is this bad?
One of two registers is saved twice and the other one not at all. The copied line looks like its neighbours.

## Example
```asm
#include <asm/ppc_asm.h>

save:
	mfctr	r5
	mflr	r6
	stw	r5, CTRS(r1)
	stw	r5, LRS(r1)	/* copied from the line above */
	blr
```

## Use instead
```asm
#include <asm/ppc_asm.h>

save:
	mfctr	r5
	mflr	r6
	stw	r5, CTRS(r1)
	stw	r6, LRS(r1)
	blr
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Fix, Severity
from ppcmacro.handlers import Handler
from ppcmacro.isa import Instruction
from ppcmacro.ledger.watch import Store
from ppcmacro.patterns import pattern
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import operand_fix, shown, written_operand
from ppcmacro.rules.slot_names import place_of_slot
from ppcmacro.rules.straight import straight_runs
from ppcmacro.source import Location

RULE = Rule(
    "C010",
    "wrong-register-stored",
    Severity.WARNING,
    "One of two registers is saved twice and the other one not at all.",
    confidence="medium",
    fixable=True,
)

_STORE = pattern(r"st\w+[ \t]+[\\%\w]+[ \t]*,([^\\;#/]+)\([ \t]*[\\%\w]+[ \t]*\)[ \t]*(?:$|;|#|/\*)")
_READS = {"mflr": "lr", "mfctr": "ctr", "mfxer": "xer", "mfcr": "cr"}
_BY_NUMBER = {"spr:1": "xer", "lr": "lr", "ctr": "ctr", "xer": "xer"}


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each slot that gets another register than the one it is named for."""
    known = dict(examination.code)
    reached: set[int] = set()
    slots: dict[int, str] = {}
    lines: dict[tuple[Location, str], str] = {}
    for handler, walk in examination.walks:
        reached |= walk.reached
        for at in (store.at for store in walk.stores if store.at in known and store.at not in slots):
            # The expansions of one line name the same slot where the assembler sees the same operands.
            line = examination.origin(at).location, examination.unit.statements[at].operand_text
            if line not in lines:
                lines[line] = _slot(examination, at, known[at])
            slots[at] = lines[line]
        yield from _in_handler(examination, handler, walk.stores, known, slots)
    yield from _elsewhere(examination, reached)


def _in_handler(
    examination: Examination,
    handler: Handler,
    stores: list[Store],
    known: dict[int, Instruction],
    slots: dict[int, str],
) -> Iterator[Diagnostic]:
    blamed = examination.missing(handler) if stores else set()
    named = [(store, slots[store.at]) for store in stores if store.at in slots]
    right = {slot for store, slot in named if place_of_slot(slot) == store.place}
    for store, slot in named:
        place = place_of_slot(slot)
        if not place or place == store.place or slot in right or not _is_register(store.place):
            continue
        if blamed & {place, store.place, "cr0"}:
            continue
        holder = store.holder(place)
        yield _finding(examination, store.at, known[store.at], slot, store.place, place, holder, handler, store)


def _is_register(place: str) -> bool:
    return place in ("lr", "ctr", "xer", "cr") or (place[0] == "r" and place[1:].isdigit())


def _elsewhere(examination: Examination, reached: set[int]) -> Iterator[Diagnostic]:
    """Look at the code outside handlers, where the origin has to be plain to see."""
    for run in straight_runs(examination):
        origin: dict[str, str] = {}
        for index, instruction in run:
            memory = instruction.memory
            stored = None if memory is None or memory.data is None or memory.count > 1 else f"r{memory.data.register}"
            if memory is not None and memory.direction == "store" and stored in origin and index not in reached:
                slot = _slot(examination, index, instruction)
                place = place_of_slot(slot)
                if place in _READS.values() and place != origin[stored]:
                    holder = next((name for name, held in origin.items() if held == place), "")
                    yield _finding(examination, index, instruction, slot, origin[stored], place, holder)
            for written in instruction.writes:
                origin.pop(written, None)
            read = _read(instruction)
            if read:
                origin[f"r{instruction.operands[0].register}"] = read


def _read(instruction: Instruction) -> str:
    """Return which special register an instruction reads into its first operand, "" for none."""
    if instruction.mnemonic in _READS:
        return _READS[instruction.mnemonic]
    if instruction.mnemonic != "mfspr":
        return ""
    return next((_BY_NUMBER[place] for place in instruction.reads if place in _BY_NUMBER), "")


def _slot(examination: Examination, index: int, instruction: Instruction) -> str:
    """Return the displacement of a store as it is written."""
    origin = examination.origin(index)
    if origin.frame is None or origin.frame.kind == "macro":
        # Mostly the line has it as it stands; what came out of a parameter or a C macro is asked for below.
        found = _STORE.match(origin.location.source.line(origin.location.line), max(origin.location.column - 1, 0))
        if found is not None:
            return found[1].strip()
    operand = next((one for one in instruction.operands if one.role == "disp"), None)
    return "" if operand is None else written_operand(examination, index, operand)


def _finding(
    examination: Examination,
    index: int,
    instruction: Instruction,
    slot: str,
    stored: str,
    place: str,
    holder: str,
    handler: Handler | None = None,
    store: Store | None = None,
) -> Diagnostic:
    found, wanted = _name(stored), _name(place)
    return examination.finding(
        RULE,
        index,
        f"`{shown(examination, index)}` stores {found} to `{slot}`, the slot of {wanted}",
        handler=handler,
        trail=None if store is None else store.trail,
        label=f"{wanted} is not saved under that name anywhere" if store else f"this is {found}",
        help=_help(holder, place, slot),
        fix=_fix(examination, index, instruction, holder),
    )


def _help(holder: str, place: str, slot: str) -> str:
    if not holder:
        return f"store {_name(place)} to `{slot}`"
    return f"store {holder}" if holder == place else f"store {holder}, which holds {_name(place)} here"


def _name(place: str) -> str:
    return place if place[0] == "r" else place.upper()


def _fix(examination: Examination, index: int, instruction: Instruction, holder: str) -> Fix | None:
    """Return the edit that names the other register, in the way this one is written."""
    operand = instruction.operands[0]
    written = written_operand(examination, index, operand)
    match = re.fullmatch(r"(%?r|)\d+", written)
    if not holder or match is None:
        return None
    return operand_fix(examination, index, operand, match[1] + holder[1:], safe=False)
