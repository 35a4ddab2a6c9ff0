"""SPR names where an address is expected: `lwz r4, SPRN_SPRG0`.

An SPR number is a plain number to the assembler, so a load or store with one assembles or fails far from its cause
(`missing operand`).  Only what was written as an SPR name counts: `26(r1)` is memory.
"""

from __future__ import annotations

import re

from ppcmacro.isa import Instruction, Memory
from ppcmacro.isa.spr import is_known
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple
from ppcmacro.source import Location, Origin, Text
from ppcmacro.spelling import spelled
from ppcmacro.unit import Unit

__all__ = ["SprSlip", "spr_slips"]

_NAME = pattern(r"\(?\s*(SPRN?_[A-Z][A-Z0-9_]*)\s*\)?(?:\s*\(.*\))?")
_BARE_SPR_NUMBERS = frozenset({*range(256, 280), *range(58, 64), 26, 27, 570, 571, 574, 575, 604, 605, 990, 991})


class SprSlip(NamedTuple):
    """An SPR as operand of a load or store.

    name       the SPR as written
    number     its number, None when the name has no known value
    register   the general register that the instruction moves
    load       whether it was meant to read the SPR
    start, end the operand within the operands of the statement, 0-based
    """

    name: str
    number: int | None
    register: int
    load: bool
    start: int
    end: int


def spr_slips(unit: Unit) -> dict[int, SprSlip]:
    """Return the loads and stores that name an SPR where memory is meant, by the index of their statement."""
    found = {}
    for index in range(len(unit.statements)):
        instruction = unit.instruction(index)
        if instruction is not None and instruction.memory is not None and _suspicious(unit, index, instruction):
            slip = _slip(unit, index, instruction, instruction.memory)
            if slip is not None:
                found[index] = slip
    return found


def _suspicious(unit: Unit, index: int, instruction: Instruction) -> bool:
    """Whether an SPR may be among the operands: a quick look at numbers before the C names are asked for."""
    if not instruction.operands:
        return False
    if instruction.problem or "SPR" in unit.statements[index].operands.text:
        return True
    memory = instruction.memory
    number = None if memory is None else unit.evaluate(memory.displacement)
    return number is not None and is_known(number, unit.cpu.family)


def _slip(unit: Unit, index: int, instruction: Instruction, memory: Memory) -> SprSlip | None:
    statement = unit.statements[index]
    text = statement.operands
    may_be_named = "SPR" in text.text or _mentions_spr(statement.origin)
    starts = [m.start() for m in re.finditer(",", text.text)]
    bounds = [0, *[s + 1 for s in starts]]
    ends = [*starts, len(text.text)]
    for number, (start, end) in enumerate(zip(bounds, ends, strict=True)):
        part = text.text[start:end]
        name = _written_name(text, start, end) if may_be_named else ""
        value = unit.value_of_text(name) if name else None
        if not name and "(" not in part and number > 0 and len(bounds) == 2:
            plain = unit.value_of_text(part)
            if plain in _BARE_SPR_NUMBERS and memory.index is None:
                name, value = part.strip(), plain
        if name:
            if value is None:
                value = unit.value_of_text(re.sub(r"\(.*\)$", "", part.strip()))
            others = [o.register for o in instruction.operands if o.role == "gpr" and o.register is not None]
            if number == 0:
                register = (
                    unit.value_of_text(re.sub(r"^%?r", "", text.text[bounds[1] : ends[1]].strip()))
                    if len(bounds) > 1
                    else None
                )
                others = [] if register is None else [register]
            if not others or others[0] > 31:
                return None
            return SprSlip(name, value, others[0], memory.direction == "load", start, end)
    return None


def _mentions_spr(origin: Origin) -> bool:
    """Whether a line that had a part in a statement mentions an SPR, or C macros may have brought one in."""
    if "SPR" in _line(origin.location):
        return True
    return any(frame.kind == "cpp" or "SPR" in _line(frame.call.location) for frame in origin.frames())


def _line(location: Location) -> str:
    line = location.source.line(location.line)
    return "SPR" if line.endswith("\\") else line  # what follows on the next line counts too


def _written_name(text: Text, start: int, end: int) -> str:
    """Return the SPR name that an operand was written as, directly or through a macro argument, "" for none.

    A name inside a larger expression, such as the argument of a macro that computes an offset, does not count.
    """
    part = text.text[start:end]
    if "SPR" not in part and not _comes_from_spr(text, start, end):
        return ""
    match = _NAME.fullmatch(spelled(text, start, end).strip()) or _NAME.fullmatch(part.strip())
    return match[1] if match else ""


def _comes_from_spr(text: Text, start: int, end: int) -> bool:
    """Whether some part of an operand came through a C macro with the name of an SPR: cheap, and no proof."""
    for piece_start, piece_end, origin in text.pieces:
        if piece_start >= end:
            return False
        if piece_end > start:
            frame = origin.frame
            while frame is not None and frame.kind == "cpp":
                if frame.name.startswith("SPR"):
                    return True
                frame = frame.call.frame
    return False
