"""A branch to `1f` or `1b` goes to a label of another macro, or of the code around the macro.

## What it does
Reports a branch to a numeric label that is written in one place and lands in another expansion: a branch of the code
around a macro that lands inside the macro, a branch of one macro that lands in another one, and a branch of a macro
that lands in the code around it. The last is a note where the macro has no label of that number, because some macros
are meant to branch to their caller's labels.

## Why is this bad?
A numeric label is the nearest one in the expanded text, wherever that comes from. A label that is put into a macro,
or removed from it, silently changes where the branches around it go.

## Example
```asm
        .macro  SKIP_IF_USER
        andi.   0, 9, 0x4000
        beq     1f
        li      3, 0
1:
        .endm

        cmpwi   3, 0
        beq     1f              # lands within SKIP_IF_USER
        SKIP_IF_USER
1:      blr
```

## Use instead
```asm
        .macro  SKIP_IF_USER
        andi.   0, 9, 0x4000
        beq     .Lkernel\\@
        li      3, 0
.Lkernel\\@:
        .endm

        cmpwi   3, 0
        beq     1f
        SKIP_IF_USER
1:      blr
```

## Known limits
Only branches are looked at, not addresses in tables and differences of labels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.gas.expression import Name
from ppcmacro.gas.statement import Statement
from ppcmacro.isa import Instruction, Operand
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.macro_scope import Use, label_origin, scope_of
from ppcmacro.source import Location, Origin
from ppcmacro.spelling import stands_in_line

RULE = Rule(
    "F006",
    "numeric-label-capture",
    Severity.WARNING,
    "A numeric label is the nearest one in the expanded text, whichever macro it comes from.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each branch whose numeric label stands in another expansion, once a place."""
    statements = examination.unit.statements
    reported: set[tuple[Location, str]] = set()
    own = cache(lambda: _own_labels(examination))
    for index, instruction in examination.code:
        if instruction.branch is None:
            continue
        found = _numeric_target(examination, index, instruction)
        if found is None:
            continue
        name, target, operand = found
        if _stand_together(statements[index], name, statements[target]):
            continue
        written = statements[index].operands.at(operand.start)
        label = label_origin(statements[target], name[:-1])
        from_, to = scope_of(written), scope_of(label)
        if from_ == to:
            continue
        common = sum(1 for _ in _same(from_, to))
        left = from_[common] if len(from_) > common else None
        entered = to[common] if len(to) > common else None
        key = (written.location, f"{left and left.name} {entered and entered.name}")
        if key not in reported:
            reported.add(key)
            yield _finding(examination, index, name, written, label, left, entered, own)


def _numeric_target(examination: Examination, index: int, instruction: Instruction) -> tuple[str, int, Operand] | None:
    """Return the numeric label of a branch, the statement that carries it, and the operand."""
    assert instruction.branch is not None
    target = instruction.branch.target
    if not isinstance(target, Name) or not target.name[:-1].isdigit():
        return None
    operand = next((one for one in instruction.operands if one.role == "target"), None)
    name, at = examination.flow.target(target, index)
    if at is None or operand is None:
        return None
    return name, at, operand


def _stand_together(branch: Statement, name: str, target: Statement) -> bool:
    """Tell whether a quick look shows that a branch and its label are written in the same expansion."""
    return (
        branch.origin.frame is target.origin.frame
        and stands_in_line(branch.origin, branch.text.text, name)
        and stands_in_line(target.origin, target.text.text, name[:-1])
    )


def _same(left: tuple[Use, ...], right: tuple[Use, ...]) -> Iterator[Use]:
    for one, other in zip(left, right, strict=False):
        if one != other:
            return
        yield one


def _finding(
    examination: Examination,
    index: int,
    name: str,
    written: Origin,
    label: Origin,
    left: Use | None,
    entered: Use | None,
    own: Callable[[], set[tuple[Use, str]]],
) -> Diagnostic:
    number = name[:-1]
    branch = examination.written(index).strip()
    place = f"{label.location.path}:{label.location.line}"
    if label.location.path == written.location.path:
        place = f"line {label.location.line}"
    severity = RULE.severity
    if left is None:
        assert entered is not None
        message = f"`{branch}` lands at the `{number}:` inside {entered.name} ({place}), not at one of its own code"
        help = f"use another number than {number} here, or {_labels_for(entered)}"
    elif entered is None:
        message = f"`{branch}` in {left.name} lands at `{number}:` of the code around it ({place})"
        help = f"put the label into {left.name}, or give the label to it as an argument"
        if (left, number) not in own():
            severity = Severity.NOTE
    else:
        message = f"`{branch}` in {left.name} lands at the `{number}:` inside {entered.name} ({place})"
        help = f"use {_labels_for(left)}"
    finding = examination.finding(
        RULE, index, message, label="the nearest label of that number is meant", help=help, severity=severity,
        related=(Label(label, f"the branch lands here, at `{number}:`"),),
    )  # fmt: skip
    return finding if scope_of(written) == scope_of(finding.origin) else finding._replace(origin=written)


def _labels_for(use: Use) -> str:
    return f"a number that only {use.name} uses" if use.kind == "cpp" else f"labels with `\\@` in {use.name}"


def _own_labels(examination: Examination) -> set[tuple[Use, str]]:
    """Return the numeric labels that stand in expansions, each with all the expansions around it."""
    return {
        (use, name)
        for statement in examination.unit.statements
        for name in statement.labels
        if name.isdigit()
        for use in scope_of(label_origin(statement, name))
    }
