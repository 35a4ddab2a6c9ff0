"""Which interrupt a symbol serves: the IVORs that the file sets up, the fixed vectors of older cores."""

from __future__ import annotations

from collections.abc import Sequence

from ppcmacro.gas.expression import Name, Reloc
from ppcmacro.isa import Instruction
from ppcmacro.protocols.model import Level
from ppcmacro.unit import Unit

__all__ = ["IvorSetup", "ivor_setups", "level_of_vector"]

_REACH = 4


class IvorSetup:
    """Code that points an IVOR to a symbol: the IVOR's number, the symbol, and the statement that writes the IVOR."""

    __slots__ = ("index", "ivor", "symbol")

    def __init__(self, ivor: int, symbol: str, index: int) -> None:
        self.ivor = ivor
        self.symbol = symbol
        self.index = index


def ivor_setups(unit: Unit) -> tuple[IvorSetup, ...]:
    """Return where the unit sets IVORs: `li rX, symbol@l` with `mtspr IVORn, rX` shortly behind it."""
    found = []
    addresses: dict[int, tuple[str, int]] = {}
    for index, statement in enumerate(unit.statements):
        if statement.kind != "instruction" or statement.head not in ("li", "addi", "ori", "mtspr"):
            continue
        instruction = unit.instruction(index)
        if instruction is None or not instruction.operands:
            continue
        if instruction.mnemonic != "mtspr":
            _note_address(instruction, index, addresses)
            continue
        ivor = _ivor_of(unit, instruction.operands[0].register) if len(instruction.operands) > 1 else None
        source = instruction.operands[-1].register
        if ivor is not None and source is not None and source in addresses:
            symbol, at = addresses[source]
            if index - at <= _REACH:
                found.append(IvorSetup(ivor, symbol, index))
    return tuple(found)


def _note_address(instruction: Instruction, index: int, addresses: dict[int, tuple[str, int]]) -> None:
    """Remember the symbol whose low half an instruction puts into a register; another value ends what was known."""
    register, value = instruction.operands[0].register, instruction.operands[-1].value
    if register is None:
        return
    if isinstance(value, Reloc) and value.operator == "l" and isinstance(value.operand, Name):
        addresses[register] = value.operand.name, index
    else:
        addresses.pop(register, None)


def _ivor_of(unit: Unit, number: int | None) -> int | None:
    """Return the number of the IVOR that an SPR is, None for another SPR."""
    name = "" if number is None else unit.spr_name(number)
    return int(name[4:]) if name.startswith("IVOR") and name[4:].isdigit() else None


def level_of_vector(
    unit: Unit, setups: Sequence[IvorSetup], symbol: str, index: int
) -> tuple[int | None, Level | None]:
    """Return the IVOR number and the level of a handler by the vector that leads to it.

    `setups` are those of the unit, `index` is the statement of the symbol.  An IVOR that the file points to several
    handlers, one for each kind of core, tells no level.
    """
    protocols = unit.protocols
    numbers = {one.ivor for one in setups if one.symbol == symbol}
    if len(numbers) == 1:
        (ivor,) = numbers
        alone = len({one.symbol for one in setups if one.ivor == ivor}) == 1
        return ivor, protocols.level_of_ivor(ivor, unit.cpu) if alone else None
    vectors = protocols.vector_level.get(unit.cpu.family)
    if vectors is None or numbers:
        return None, None
    address = unit.statements[index].address
    if address is None:
        return None, None
    return None, protocols.level_named(vectors.get(address, "base"), unit.cpu)
