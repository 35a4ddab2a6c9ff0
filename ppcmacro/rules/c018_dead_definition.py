"""A result in a handler is overwritten before anybody reads it.

## What it does
Follows a register that an instruction without other effects has set, on all ways of a handler, and reports it when each
way overwrites it first. Loads and reads of special registers are not judged, because reading may be their purpose; nor
is a result that is overwritten by another piece of source than the one that makes it, such as a macro's leftover.
Handlers with a finding about a lost value are passed over: this would be the same slip seen from its other side.

## Why is this bad?
Nobody computes a value in a handler for nothing: usually the next instruction names the wrong register.

## Example
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>

_GLOBAL(DataTLBError)
	mtspr	SPRN_SPRG0, r10
	mtspr	SPRN_SPRG1, r11
	mfspr	r10, SPRN_DEAR
	rlwinm	r10, r10, 0, 0, 19
	mtspr	SPRN_MAS2, r11		/* r10 was meant */
	tlbwe
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
	mfspr	r10, SPRN_DEAR
	rlwinm	r10, r10, 0, 0, 19
	mtspr	SPRN_MAS2, r10
	tlbwe
	mfspr	r11, SPRN_SPRG1
	mfspr	r10, SPRN_SPRG0
	rfi
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.isa import Instruction
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination

RULE = Rule(
    "C018",
    "dead-definition",
    Severity.WARNING,
    "Nobody computes a value in a handler for nothing: usually the next instruction names the wrong register.",
    confidence="medium",
)

_CONDITIONALS = ("#", ".if", ".else", ".endif", "BEGIN_", "END_", "FTR_", "ALT_")
_FARTHEST = 64


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each result in a handler that is overwritten unread."""
    seen: set[int] = set()
    for handler, walk in examination.walks:
        for index in sorted(walk.reached - seen):
            seen.add(index)
            instruction = examination.routes.code.get(index)
            place = "" if instruction is None else _only_result(instruction)
            if not place:
                continue
            killers = _killers(examination, index, place)
            if killers and examination.missing(handler):
                break  # what is lost there is reported, and this follows from the same slip
            if killers and all(_of_one_piece(examination, index, killer) for killer in killers):
                last = killers[0]
                yield examination.finding(
                    RULE,
                    index,
                    f"`{examination.written(index)}`: nobody reads this {place} before "
                    f"`{examination.written(last)}` overwrites it",
                    handler=handler,
                    label="this result is lost on every way",
                    help="look at the instructions behind this one for a register that should be "
                    f"{place}, or delete this one",
                    related=tuple(examination.label(killer, f"{place} is overwritten here") for killer in killers),
                )


def _only_result(instruction: Instruction) -> str:
    """Return the general register that is all an instruction changes, "" when there is more to it."""
    if instruction.memory is not None or instruction.branch is not None or instruction.unresolved:
        return ""
    wide = any(operand.role == "evr" for operand in instruction.operands)
    reads_spr = instruction.mnemonic.startswith("mf")
    if len(instruction.writes) != 1 or instruction.partial or wide or reads_spr:
        return ""
    (place,) = instruction.writes
    return place if place[0] == "r" and place[1:].isdigit() else ""


def _killers(examination: Examination, index: int, place: str) -> list[int]:
    """Return the statements that overwrite a result; empty when some way reads it first or cannot be told."""
    routes = examination.routes
    found: list[int] = []
    work = [edge.to for edge in routes.edges(index)]
    seen: set[int] = set()
    while work:
        at = work.pop()
        if at in seen:
            continue
        seen.add(at)
        instruction = routes.code.get(at)
        if instruction is None or instruction.unresolved or len(seen) > _FARTHEST or place in instruction.reads:
            return []
        if place in instruction.writes:
            if place in instruction.partial or (instruction.memory is not None and instruction.memory.reserved):
                return []
            found.append(at)
            continue
        following = [edge.to for edge in routes.edges(at)]
        branch = instruction.branch
        leaves = branch is not None and (branch.link or isinstance(branch.target, str))
        elsewhere = branch is not None and len(following) < 1 + branch.conditional
        if leaves or elsewhere or not following:
            return []
        work += following
    return sorted(found)


def _of_one_piece(examination: Examination, first: int, last: int) -> bool:
    """Whether two different statements come out of the same expansion, with no conditional text between them."""
    if examination.written(first) == examination.written(last):  # the same again is no slip of a register
        return False
    one, two = examination.origin(first), examination.origin(last)
    if one.location.path != two.location.path or _chain(examination, first) != _chain(examination, last):
        return False
    lines = range(one.location.line, two.location.line + 1)
    if last < first or not lines:
        return False
    source = one.location.source
    return not any(source.line(number).lstrip().startswith(_CONDITIONALS) for number in lines)


def _chain(examination: Examination, index: int) -> list[object]:
    return [
        (frame.kind, frame.name, frame.call.location, frame.turn) for frame in examination.origin(index).frames()
    ]
