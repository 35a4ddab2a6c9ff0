"""A label in a macro has the same name in every expansion.

## What it does
Reports a label that is written out in the body of a macro or a loop and is therefore defined again by the next
expansion, and a branch in a macro that goes to a label of another expansion because its number is written out where
the label itself is made from a parameter.

## Why is this bad?
The assembler refuses the second definition. A branch to a name that is written out assembles without a word, and all
expansions jump into the first one.

## Example
```asm
        .macro  WAIT
        mtctr   3
again:  bdnz    again
        .endm
        WAIT
        WAIT
```

## Use instead
```asm
        .macro  WAIT
        mtctr   3
again\\@: bdnz    again\\@
        .endm
        WAIT
        WAIT
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Edit, Fix, Label, Severity
from ppcmacro.gas.expression import Name
from ppcmacro.macro.expansion import MacroDefinition, SymbolDefinition
from ppcmacro.macro.units import head_of
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.macro_scope import Use, scope_of
from ppcmacro.source import Frame, Location, Origin, Text
from ppcmacro.spelling import stands_in_line

RULE = Rule(
    "M004",
    "non-unique-label",
    Severity.ERROR,
    "Every expansion of a macro has its labels, so their names must differ from one expansion to the next.",
    fixable=True,
)


def repeats(examination: Examination, definition: SymbolDefinition) -> bool:
    """Tell whether a refused definition is the same text as the first one, in another expansion or turn."""
    from ppcmacro.rules.v002_duplicate_handler_symbol import is_handler_symbol

    previous = definition.previous
    if previous is None or is_handler_symbol(examination, definition):
        return False
    statements = examination.unit.statements
    again = _label_text(statements[definition.index].text, definition.name)
    first = _label_text(statements[previous.index].text, definition.name)
    if again is None or first is None or _place(again) != _place(first):
        return False
    return again.origin.frame is not None and _is_literal(again)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each label that does not differ between expansions."""
    reported: set[Location] = set()
    for definition in examination.unit.expansion.duplicates:
        place = examination.origin(definition.index).location
        if place not in reported and repeats(examination, definition):
            reported.add(place)
            yield _defined_again(examination, definition)
    yield from _strays(examination)


def _label_text(statement: Text, name: str) -> Text | None:
    for label, offset in head_of(statement.text).labels:
        if label == name:
            return statement.slice(offset, offset + len(name))
    return None


def _place(text: Text) -> Location:
    return text.at(0).location


def _is_literal(text: Text) -> bool:
    """Tell whether all of a text is written in the same body: no part of it came with an argument."""
    scope = scope_of(text.at(0))
    return all(scope_of(piece.origin) == scope for piece in text.pieces)


def _defined_again(examination: Examination, definition: SymbolDefinition) -> Diagnostic:
    statement = examination.unit.statements[definition.index]
    text = _label_text(statement.text, definition.name)
    assert text is not None
    assert definition.previous is not None
    name = definition.name
    frames = [frame for frame in text.at(0).frames() if frame.kind in ("macro", "loop", "cpp")]
    frame = next(one for one in frames if one.call.location != definition.previous.origin.location)
    fix = None
    if frame.kind == "loop":
        message = f"label `{name}` stands in a `.{frame.name}`, so turn {frame.turn} defines it again"
        help = "use a numeric label such as `1:` and `1b`"
    elif frame.kind == "cpp":
        message = f"label `{name}` is written out in {frame.name}, so every use of {frame.name} defines it again"
        help = f"use a numeric label such as `1:` and `1b`, or paste a parameter of {frame.name} to it"
    else:
        message = f"label `{name}` is written out in macro {frame.name}, so every expansion defines it again"
        help = f"write `{name}\\@` for the label and for the branches to it"
        fix = _numbered(examination, frame, name)
    return examination.finding(
        RULE, definition.index, message, label="the same name in every expansion", help=help, fix=fix,
        related=(Label(definition.previous.origin, "first defined here"),),
    )  # fmt: skip


def _numbered(examination: Examination, frame: Frame, name: str) -> Fix | None:
    """Return the edits that put `\\@` behind every use of a name in the body of a macro."""
    definition: MacroDefinition | None = next(
        (one for one in examination.unit.expansion.macros if one.origin.location == frame.definition), None
    )
    if definition is None:
        return None
    word = re.compile(rf"(?<![\w.$\\]){re.escape(name)}(?![\w.$@\\])")
    edits = []
    for line in definition.body:
        for match in word.finditer(line.text):
            end = line.at(match.end() - 1)
            source, number, column = end.location
            if end.frame is not None or source.line(number)[:column].endswith(name) is False:
                return None
            edits.append(Edit(end._replace(location=Location(source, number, column + 1)), 0, "\\@"))
    if not edits:
        return None
    unit = examination.unit
    # From outside it cannot be told which of the labels was meant.
    named = name in unit.expansion.globals or any(
        word.search(one.text.text) for one in unit.statements if _macro(one.origin) != frame.definition
    )
    return Fix(tuple(edits), safe=not named)


def _macro(origin: Origin) -> Location | None:
    """Return where the macro or the loop is defined that a statement came out of."""
    return next((frame.definition for frame in origin.frames() if frame.kind != "cpp"), None)


def _strays(examination: Examination) -> Iterator[Diagnostic]:
    """Branches to a name that is written out, where the label is made from a parameter."""
    unit = examination.unit
    made: dict[Location, dict[Use, str]] = {}
    where: dict[str, tuple[Location, Use, int]] = {}
    for label in unit.expansion.labels:
        statement = unit.statements[label.index]
        if statement.origin.frame is None or stands_in_line(statement.origin, statement.text.text, label.name):
            continue
        text = _label_text(statement.text, label.name)
        scope = scope_of(text.at(0)) if text is not None else ()
        if text is None or not scope or _is_made_of_one_piece(text):
            continue
        place = _place(text)
        made.setdefault(place, {})[scope[-1]] = label.name
        where[label.name] = (place, scope[-1], label.index)
    if not where:
        return
    reported: set[Location] = set()
    for index, instruction in examination.code:
        branch = instruction.branch
        if branch is None or not isinstance(branch.target, Name) or branch.target.name not in where:
            continue
        operand = next((one for one in instruction.operands if one.role == "target"), None)
        if operand is None:
            continue
        operands = unit.statements[index].operands
        text = operands.slice(operand.start, operand.end)
        name = branch.target.name
        place, use, at = where[name]
        scope = scope_of(text.at(0))
        own = made[place].get(scope[-1]) if scope else None
        if own is None or own == name or scope[-1] == use or not _is_made_of_one_piece(text):
            continue
        written = text.at(0).location
        if written not in reported:
            reported.add(written)
            yield examination.finding(
                RULE, index,
                f"`{examination.written(index).strip()}` is written out in {use.name}, whose label here is `{own}`: "
                "the branch goes into another expansion",
                label=f"`{own}` is the label of this expansion", help="make the name from the parameter, as the label",
                related=(examination.label(at, f"the branch goes here, to `{name}`"),),
            )  # fmt: skip


def _is_made_of_one_piece(text: Text) -> bool:
    """Tell whether a text is one run of what is written in one place."""
    return len(text.pieces) < 2
