"""Code that is copied to a vector refers to something by distance.

## What it does
Decodes the branches in a block that a layout declares as copied, and reports those that leave their handler, as
well as data that holds a distance to another place.

## Why is this bad?
A relative branch keeps its distance when the code is moved, so it goes somewhere else. The assembler resolves it
without a word when the target is in the same file.

## Example
```asm
kvmppc_handlers_start:
kvmppc_handler_2:
        b	kvmppc_resume_host	/* relative: wrong at the place of the copy */
kvmppc_handlers_end:
```

## Use instead
```asm
kvmppc_handlers_start:
kvmppc_handler_2:
        lis	r6, kvmppc_resume_host@h
        ori	r6, r6, kvmppc_resume_host@l
        mtctr	r6
        bctr
kvmppc_handlers_end:
```
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.protocols.model import Layout
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination

RULE = Rule(
    "V006",
    "copied-code-not-pic",
    Severity.ERROR,
    "A relative branch keeps its distance when the code is copied, so at the vector it goes somewhere else.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each reference by distance that leaves its copied block."""
    for layout, start, end in examination.layouts:
        if layout.position_independent:
            yield from _check_block(examination, layout, start, end)


def _check_block(examination: Examination, layout: Layout, start: int, end: int) -> Iterator[Diagnostic]:
    statements = examination.unit.statements
    section = statements[start].section
    borders = sorted(
        {
            label.index
            for label in examination.unit.expansion.labels
            if start <= label.index <= end and layout.handlers.fullmatch(label.name)
        }
    )
    for index in range(start, end):
        statement = statements[index]
        if statement.section != section or statement.kind != "instruction":
            continue
        instruction = examination.unit.instruction(index)
        branch = None if instruction is None else instruction.branch
        if branch is None or isinstance(branch.target, str):
            continue
        name, at = examination.flow.target(branch.target, index)
        if name == ".":
            continue
        inside = at is not None and start <= at < end and bisect_right(borders, at) == bisect_right(borders, index)
        if not name or inside:
            continue
        if branch.absolute:
            reason = "goes to its link address, not to where it is copied"
        else:
            reason = "keeps its distance when the code is copied"
        yield examination.finding(
            RULE,
            index,
            f"`{examination.written(index)}` leaves the copied handler and {reason}",
            label=f"{layout.copied_by} moves this code",
            help=f"jump through CTR: `lis rX, {name}@h`, `ori rX, rX, {name}@l`, `mtctr rX`, `bctr`",
        )
