"""Effects that depend on the values of operands: moves of special registers, TLB entries, accesses to memory."""

from __future__ import annotations

from collections.abc import Sequence

from ppcmacro.gas.expression import Lookup, evaluate
from ppcmacro.isa import spr
from ppcmacro.isa.instruction import Memory, Operand
from ppcmacro.isa.operands import value_of
from ppcmacro.isa.table import Effects

__all__ = ["COUNTED", "memory_access", "move_effects", "special_effects"]

_MOVES = frozenset(("mfspr", "mtspr", "mfdcr", "mtdcr", "mfdcr.", "mtdcr."))
COUNTED = {
    **dict.fromkeys(("mfsprg", "mtsprg"), (272, 1)),
    **dict.fromkeys(("mfgqr", "mtgqr"), (912, 1)),
    **dict.fromkeys(("mfibatu", "mtibatu"), (528, 2)),
    **dict.fromkeys(("mfibatl", "mtibatl"), (529, 2)),
    **dict.fromkeys(("mfdbatu", "mtdbatu"), (536, 2)),
    **dict.fromkeys(("mfdbatl", "mtdbatl"), (537, 2)),
}
"""Moves whose operand counts registers: the number of the first one, and the distance to the next."""

_TLB = frozenset(("tlbre", "tlbwe", "tlbsx", "tlbsx."))


def special_effects(
    mnemonic: str,
    operands: tuple[Operand, ...],
    family: str,
    lookup: Lookup,
    reads: set[str],
    writes: set[str],
    partial: set[str],
) -> None:
    """Add to the sets what depends on the value of an operand that is no general register."""
    if mnemonic in _MOVES:
        operand = next((operand for operand in operands if operand.role in ("spr", "dcr")), None)
        if operand is not None and operand.register is not None:
            name = f"dcr:{operand.register}" if operand.role == "dcr" else spr.resource(operand.register, family)
            move_effects(mnemonic[1] == "f", operand.register, name, family, reads, writes, partial)
    elif mnemonic in COUNTED:
        operand = next((operand for operand in operands if operand.role == "uimm"), None)
        number = None if operand is None or operand.value is None else evaluate(operand.value, lookup)
        if number is not None and 0 <= number < 8:
            first, distance = COUNTED[mnemonic]
            if distance > 1 and number > 3:
                first += 24  # 560 to 575 are the upper four pairs of block address translation
            (reads if mnemonic[1] == "f" else writes).add(f"spr:{first + distance * number}")
    elif mnemonic == "mftb" and len(operands) > 1:
        number = value_of(operands[1].value, lookup)
        if number is not None and number != 268:
            reads.discard("spr:268")
            reads.add(spr.resource(number, family))
    elif mnemonic in _TLB and len(operands) > 1 and operands[0].role == "gpr":
        _tlb_process(mnemonic, operands, family, lookup, reads, partial)
    elif mnemonic in ("mtmsr", "mtmsrd") and len(operands) > 1 and value_of(operands[1].value, lookup) != 0:
        partial.add("msr")  # L of 1 writes EE and RI only


def _tlb_process(
    mnemonic: str,
    operands: tuple[Operand, ...],
    family: str,
    lookup: Lookup,
    reads: set[str],
    partial: set[str],
) -> None:
    """The process of an entry is in MMUCR on the 44x and in PID on the 40x; only word 0 of an entry has it."""
    process = "spr:945" if family == "40x" else "spr:946"
    word = value_of(operands[2].value, lookup) if len(operands) > 2 else 0
    if mnemonic.startswith("tlbsx"):
        reads.add(process)
    elif word in (0, None):
        (partial if mnemonic == "tlbre" else reads).add(process)


def move_effects(
    read: bool, number: int, name: str, family: str, reads: set[str], writes: set[str], partial: set[str]
) -> None:
    """Add the effects of moving from (`read`) or to the register with that number and resource `name`."""
    (reads if read else writes).add(name)
    if not read and family == "8xx" and number in (80, 81, 82):
        # writing EIE, EID or NRI sets MSR[EE] and MSR[RI], whatever is written
        partial.add("msr")


def memory_access(
    effects: Effects,
    tokens: Sequence[str],
    operands: tuple[Operand, ...],
    lookup: Lookup,
    reads: set[str],
    writes: set[str],
) -> tuple[Memory | None, str]:
    """Return the access to memory and what GNU as says about its registers; completes the resources."""
    letters = (effects.load or effects.store).lstrip("0123456789")
    width = int((effects.load or effects.store)[: -len(letters) or None])
    if effects.load:
        reads.add("mem")
    if effects.store:
        writes.add("mem")
    if "c" in letters:
        writes.add("reservation")
        if effects.store:
            reads.add("reservation")
    if len(operands) < 2:
        return None, ""
    data = operands[0]
    displacement = index = None
    base: Operand | None
    if operands[1].role == "disp":
        displacement = operands[1].value
        base = operands[2] if len(operands) > 2 else None
    else:
        base = operands[1]
        if len(operands) > 2 and operands[2].role == "gpr":
            index = operands[2]
    update = base is not None and base.access == "rw"
    count = 1
    problem = ""
    if base is not None and update:
        same = effects.load and data.role == "gpr" and base.register == data.register
        if base.register is not None and (base.register == 0 or same):
            problem = "invalid register operand when updating"
    if "m" in letters:
        registers = _multiple(tokens, operands, width, lookup)
        count = len(registers)
        names = {f"r{number}" for number in registers}
        if effects.load:
            writes |= names
            if base is not None and base.register in registers and (width or index is None):
                problem = "index register in load range" if width else "address register in load range"
        else:
            reads |= names
    known = base if base is not None and base.access and base.register is not None else None
    direction = "load" if effects.load else "store"
    flags = "a" in letters, "r" in letters, "c" in letters
    return Memory(direction, width, known, displacement, index, update, count, *flags, data), problem


def _multiple(tokens: Sequence[str], operands: tuple[Operand, ...], width: int, lookup: Lookup) -> list[int]:
    """The registers of lmw, stmw, lswi and stswi; for lswx and stswx, whose number is in XER, the first."""
    first = operands[0].register
    if first is None:
        return []
    if width:
        return list(range(first, 32))
    number = operands[2].value if tokens[-1] == "nb" and len(operands) > 2 else None
    size = 4 if number is None else evaluate(number, lookup)
    count = ((size or 32) + 3) // 4 if size is not None and 0 <= size <= 32 else 1
    return [(first + index) % 32 for index in range(count)]
