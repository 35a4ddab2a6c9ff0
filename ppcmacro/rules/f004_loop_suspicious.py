"""A loop that does the same again and again, or never goes round.

## What it does
Reports three kinds of short loops: a loop on `bdnz` with a cache instruction whose address does not change in the loop;
a loop whose last branch depends on a comparison of registers that do not change in it, so that it runs once or for
ever; and a counting loop whose first comparison already ends it.

## Why is this bad?
The increment was forgotten, or the sense of the branch turned round. A cache line is flushed a hundred times and the
others not at all.

## Example
```asm
#include <asm/ppc_asm.h>

flush:
	mtctr	r4
1:	dcbst	0, r3
	bdnz	1b
	blr
```

## Use instead
```asm
#include <asm/ppc_asm.h>

flush:
	mtctr	r4
1:	dcbst	0, r3
	addi	r3, r3, 32
	bdnz	1b
	blr
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.isa import Branch, Instruction
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import written_operand
from ppcmacro.rules.straight import before

RULE = Rule(
    "F004",
    "loop-suspicious",
    Severity.WARNING,
    "An increment is missing or the branch has the wrong sense: the loop does not do its work on what it is meant for.",
    confidence="medium",
)

_CACHE = frozenset(("dcbst", "dcbf", "dcbi", "dcbz", "dcba", "icbi"))
_COMPARES = frozenset(("cmpw", "cmpwi", "cmplw", "cmplwi", "cmpd", "cmpdi", "cmpld", "cmpldi"))
_LONGEST = 64


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each loop that cannot do what loops are for."""
    known = dict(examination.code)
    for index, instruction in examination.code:
        branch = instruction.branch
        if branch is None or not branch.conditional or branch.link or isinstance(branch.target, str):
            continue
        body = _body(examination, known, index, branch)
        if body is None:
            continue
        if branch.decrements_ctr:
            yield from _same_line(examination, body)
        elif branch.condition is not None:
            yield from _settled(examination, body, index, branch.condition)


def _body(
    examination: Examination, known: dict[int, Instruction], index: int, branch: Branch
) -> list[tuple[int, Instruction]] | None:
    """Return the instructions from the target of a backward branch to before the branch.

    None when the branch does not go back a little in the same section, or something in between is not understood or
    may be replaced.
    """
    if isinstance(branch.target, str):
        return None
    flow = examination.flow
    _, label = flow.target(branch.target, index)
    first = None if label is None else flow.code_at(label)
    if first is None or not index - 4 * _LONGEST < first < index:
        return None
    statements = examination.unit.statements
    section = statements[index].section
    if statements[first].section != section:
        return None
    assert label is not None
    body: list[tuple[int, Instruction]] = []
    for at in range(label, index):
        statement = statements[at]
        if statement.head == ".subsection":  # the code stands in another order than it is written
            return None
        if statement.section != section:
            continue
        instruction = known.get(at)
        if instruction is None:
            if statement.kind in ("instruction", "kept") or statement.size:
                return None
            continue
        inner = instruction.branch
        if instruction.unresolved or (inner is not None and inner.link) or at in examination.routes.features:
            return None
        body.append((at, instruction))
    return body if 0 < len(body) <= _LONGEST else None


def _same_line(examination: Examination, body: list[tuple[int, Instruction]]) -> Iterator[Diagnostic]:
    written = {place for _, one in body for place in one.writes}
    for index, instruction in body:
        if instruction.mnemonic not in _CACHE:
            continue
        address = {place for place in instruction.reads if place[0] == "r" and place[1:].isdigit()}
        if address and not address & written:
            names = " and ".join(sorted(address))
            yield examination.finding(
                RULE,
                index,
                f"`{examination.written(index)}` in a loop on CTR works on the same cache line every time",
                label=f"{names} {'is' if len(address) == 1 else 'are'} not changed in the loop",
                help=f"add the size of a cache line to {min(address)} in the loop",
            )


def _settled(
    examination: Examination, body: list[tuple[int, Instruction]], index: int, condition: tuple[int, int, bool]
) -> Iterator[Diagnostic]:
    """Look at the comparison that decides whether a loop goes round."""
    field = f"cr{condition[0]}"
    tests = [(at, one) for at, one in body if field in one.writes]
    if len(tests) != 1 or tests[0][1].mnemonic not in _COMPARES or _jumps_over(examination, body, tests[0][0]):
        return
    at, compare = tests[0]
    registers = {place for place in compare.reads if place[0] == "r" and place[1:].isdigit()}
    changes = [(one_at, one) for one_at, one in body if one.writes & registers]
    operands = [one.register for one in compare.operands if one.role == "gpr"]
    if not registers or len(set(operands)) < len(operands):  # a register compared with itself waits for a load
        return
    if not changes:
        yield examination.finding(
            RULE,
            index,
            f"`{examination.written(index)}` goes round for ever or not at all: "
            f"`{examination.written(at)}` compares what the loop does not change",
            label="this decides the same every time",
            related=(examination.label(at, f"{' and '.join(sorted(registers))} stays as it is in the loop"),),
            help="change what is compared in the loop, or leave the branch out",
        )
    elif len(changes) == 1 and _ends_at_once(examination, body[0][0], changes[0], at, compare, condition):
        yield examination.finding(
            RULE,
            index,
            f"`{examination.written(index)}` never goes round: after one pass `{examination.written(at)}` already "
            "ends the loop",
            label="the loop ends here the first time",
            related=(examination.label(changes[0][0], "the counter is changed here"),),
            help="turn the sense of the branch round, or start the counter elsewhere",
        )


def _jumps_over(examination: Examination, body: list[tuple[int, Instruction]], at: int) -> bool:
    """Whether some branch in a loop leads past the comparison to the end of the loop, or into the loop from outside."""
    last = body[-1][0]
    for index, instruction in body:
        for edge in examination.routes.edges(index):
            if index < at < edge.to <= last + 1 and instruction.branch is not None:
                return True
    return False


def _ends_at_once(
    examination: Examination,
    first: int,
    change: tuple[int, Instruction],
    at: int,
    compare: Instruction,
    condition: tuple[int, int, bool],
) -> bool:
    """Whether the first comparison of a counter that starts with a plain number ends the loop."""
    index, step = change
    if step.mnemonic != "addi" or compare.mnemonic not in ("cmpwi", "cmpdi") or index > at:
        return False
    target, source, distance = step.operands
    if target.register != source.register or target.register is None:
        return False
    start = _start(examination, first, target.register)
    by = examination.unit.evaluate(distance.value, index)
    limit = examination.unit.evaluate(compare.operands[-1].value, at)
    if start is None or by is None or limit is None:
        return False
    value = start + by
    _, bit, sense = condition
    holds = {0: value < limit, 1: value > limit, 2: value == limit}.get(bit)
    return holds is not None and holds != sense


def _start(examination: Examination, first: int, register: int) -> int | None:
    """Return the number that a register has when a loop begins: written out in a `li` just before."""
    previous = first - 1
    while previous >= 0 and examination.routes.code.get(previous) is None:
        if examination.unit.statements[previous].size:
            return None
        previous -= 1
    if previous < 0:
        return None
    place = f"r{register}"
    for at, instruction in [(previous, examination.routes.code[previous]), *before(examination, previous)]:
        if instruction.branch is not None or instruction.returns:
            return None
        if place not in instruction.writes:
            continue
        if instruction.mnemonic != "li":
            return None
        number = instruction.operands[1]
        written = written_operand(examination, at, number)
        return examination.unit.evaluate(number.value, at) if written.lstrip("-").isdigit() else None
    return None
