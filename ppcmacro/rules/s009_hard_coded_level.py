"""A macro gets a register of an interrupt level as argument and names another one of that level itself.

## What it does
Looks at macros that are called with save/restore registers of several levels, such as `SPRN_SRR0` here and
`SPRN_CSRR0` there, and reports a body that writes out a register of one of these pairs, or the return of that level.

## Why is this bad?
The parameter promises that the macro serves every level. Called for another one, it reads the pair of one level and
returns through that of the other.

## Example
```asm
        .macro	CLEAR_DE srr0
        mfspr	r3, \\srr0
        mfspr	r4, SPRN_CSRR1
        .endm
        CLEAR_DE SPRN_CSRR0
        CLEAR_DE SPRN_SRR0
```

## Use instead
```asm
        .macro	CLEAR_DE srr0, srr1
        mfspr	r3, \\srr0
        mfspr	r4, \\srr1
        .endm
        CLEAR_DE SPRN_CSRR0, SPRN_CSRR1
        CLEAR_DE SPRN_SRR0, SPRN_SRR1
```

## Known limits
A macro that is called for one level only is consistent with itself, and nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.macro.expansion import Call
from ppcmacro.protocols.model import Level
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import shown
from ppcmacro.rules.spr_moves import spr_moves, stands_in_statement

RULE = Rule(
    "S009",
    "hard-coded-level",
    Severity.NOTE,
    "The parameter promises that the macro serves every level; for another one it would mix two of them.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a note for each macro that names a register of its argument's level itself."""
    unit = examination.unit
    pairs = {
        number: (level, member)
        for level in unit.protocols.levels_of(unit.cpu)
        for member in (0, 1)
        if (number := unit.spr(f"xSRR{member}", level)) is not None
    }
    written = {move.at: move.number for move in spr_moves(examination) if move.number in pairs}
    returns = {index for index, instruction in examination.code if instruction.returns}
    bound = [(call, found) for call in unit.expansion.calls if (found := _level_argument(examination, call, pairs))]
    levels: dict[int, set[str]] = {}
    for call, (_, level) in bound:
        levels.setdefault(id(call.macro), set()).add(level.name)
    said: set[int] = set()
    for call, (name, level) in bound:
        if id(call.macro) in said or len(levels[id(call.macro)]) == 1:
            continue
        for index in range(call.first, call.last):
            if index not in written and index not in returns:
                continue
            if unit.statements[index].origin.frame is not call.frame:
                continue
            if not _is_written_out(examination, index, level, pairs, written.get(index)):
                continue
            said.add(id(call.macro))
            yield _finding(examination, index, call, name, level)
            break


def _level_argument(
    examination: Examination, call: Call, pairs: dict[int, tuple[Level, int]]
) -> tuple[str, Level] | None:
    """Return the parameter that got a save/restore register, and the level that it belongs to."""
    for name, text in call.values.items():
        number = examination.unit.value_of_text(text)
        if number in pairs and "SRR" in dict(call.frame.args).get(name, ""):
            return name, pairs[number][0]
    return None


def _is_written_out(
    examination: Examination, index: int, level: Level, pairs: dict[int, tuple[Level, int]], number: int | None
) -> bool:
    if number is None:
        instruction = examination.unit.instruction(index)
        return instruction is not None and instruction.returns in level.returns
    if pairs[number][0] is not level:
        return False
    move = next(move for move in spr_moves(examination) if move.at == index)
    return stands_in_statement(examination, move)


def _finding(examination: Examination, index: int, call: Call, name: str, level: Level) -> Diagnostic:
    return examination.finding(
        RULE,
        index,
        f"`{shown(examination, index)}` is for the {level.title} level only, but the level of {call.macro.name} comes "
        f"as its parameter `{name}`",
        label="written out here",
        help=f"make it a parameter beside `{name}`, or take `{name}` away and write the level out everywhere",
    )
