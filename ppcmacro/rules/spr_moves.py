"""Moves to and from SPRs as rules look at them: direction, number as assembled, name as written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ppcmacro.isa import Instruction, Operand
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import written_operand

__all__ = ["SprMove", "spr_moves", "stands_in_statement"]


_WORD = pattern(r"\w+")
_MOVE = pattern(r"m([ft])spr[ \t]+(\\?\w+)[ \t]*,[ \t]*(\\?\w+)[ \t]*(?:$|;|#|/\*)")


class SprMove(NamedTuple):
    """One `mfspr` or `mtspr`.

    at        its statement
    number    the number as assembled: 260, not the 276 that it is an alias of
    name      the SPR as written, such as `SPRN_SPRG4R` or `0x104`
    operand   the SPR, and `register` the general register
    """

    at: int
    instruction: Instruction
    write: bool
    number: int | None
    name: str
    operand: Operand
    register: Operand


@lru_cache(1)
def spr_moves(examination: Examination) -> tuple[SprMove, ...]:
    """Return the moves of a unit, in order; those whose operands are refused are left out."""
    return tuple(_moves(examination))


def _moves(examination: Examination) -> Iterator[SprMove]:
    for index, instruction in examination.code:
        if instruction.mnemonic not in ("mfspr", "mtspr") or instruction.problem or len(instruction.operands) != 2:
            continue
        write = instruction.mnemonic == "mtspr"
        operand, register = instruction.operands if write else instruction.operands[::-1]
        number = examination.unit.evaluate(operand.value)
        yield SprMove(
            index,
            instruction,
            write,
            operand.register if number is None else number,
            _plain_name(examination, index, write) or written_operand(examination, index, operand),
            operand,
            register,
        )


def _plain_name(examination: Examination, index: int, write: bool) -> str:
    """Return the SPR as its line has it, or as the macro argument in its place; "" where that takes a closer look."""
    origin = examination.origin(index)
    line = origin.location.source.line(origin.location.line)
    found = _MOVE.match(line, max(origin.location.column - 1, 0))
    if found is None or (found[1] == "t") != write:
        return ""
    name = found[2] if write else found[3]
    if name[0] != "\\":
        if origin.frame is None or origin.frame.kind == "macro":
            return name
        pasted = line[found.end(2 if write else 3) :].lstrip().startswith("##")
        is_own = origin.frame.kind == "cpp" and name.startswith("SPRN_") and name not in dict(origin.frame.args)
        return name if is_own and not pasted else ""
    if origin.frame is None or origin.frame.kind != "macro":
        return ""
    value = dict(origin.frame.args).get(name[1:], "")
    return value if _WORD.fullmatch(value) else ""


def stands_in_statement(examination: Examination, move: SprMove) -> bool:
    """Return whether the SPR is written in the statement itself, not in the argument of a GNU-as macro around it."""
    statement = examination.unit.statements[move.at]
    origin = statement.operands.at(move.operand.start)
    while origin.frame is not None and origin.frame.kind == "cpp":
        origin = origin.frame.call
    written = statement.origin
    while written.frame is not None and written.frame.kind == "cpp":
        written = written.frame.call
    return origin.location.line == written.location.line and origin.location.source is written.location.source
