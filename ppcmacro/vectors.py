"""Which interrupt a symbol serves: what the file writes to IVORs and their bases, the fixed vectors of older cores."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ppcmacro.gas.expression import Expr, Name, Reloc
from ppcmacro.isa import Instruction
from ppcmacro.isa.spr import name_of
from ppcmacro.protocols.model import Level
from ppcmacro.unit import Unit

__all__ = ["Setup", "Value", "level_of_vector", "vector_setups"]

_IVOR = re.compile(r"IVOR(\d+)")
_BASES = frozenset({"IVPR", "EVPR"})
_FAMILIES = frozenset({"booke32", "booke64", "40x"})
_HALF = 0xFFFF
_LAST_OF_ALL = 15


class Value(NamedTuple):
    """A constant (`label` is ""), or the address of a label, of which `part` is known: "h", "l" or "" for all of it."""

    label: str
    constant: int
    part: str
    at: int


class Setup(NamedTuple):
    """A write to the base of the vectors or to an IVOR.

    at        the statement
    name      the register, such as "IVOR12" or "IVPR"
    ivor      the number of an IVOR, -1 for a base
    register  the GPR
    value     what it holds, None where that is not known
    run       the number of the straight run of code
    unused    the GPR and value that were loaded since the write before and that nothing has read, if any
    """

    at: int
    name: str
    ivor: int
    register: int
    value: Value | None
    run: int
    unused: tuple[int, Value] | None

    @property
    def handler(self) -> str:
        """The symbol that the IVOR is pointed to, "" for none: its low half is all that an IVOR takes."""
        return self.value.label if self.ivor >= 0 and self.value is not None and self.value.part != "h" else ""


def vector_setups(unit: Unit, code: Iterable[tuple[int, Instruction]]) -> tuple[Setup, ...]:
    """Return the writes in order; none on cores without such registers.

    `code` has the instructions of the unit with their statements.  Values are followed along straight runs of code,
    from one label or branch to the next.

    The numbers of IVOR32 and up are those of BATs on other cores, so there must be a write to one of the others.
    """
    if unit.cpu.family not in _FAMILIES:
        return ()
    code = list(code)
    if not any(_written_register(one, unit.cpu.family) for _, one in code):
        return ()
    found = tuple(_writes(unit, code))
    return found if any(one.ivor <= _LAST_OF_ALL for one in found) else ()


def _writes(unit: Unit, code: Iterable[tuple[int, Instruction]]) -> Iterator[Setup]:
    family = unit.cpu.family
    values: dict[str, Value] = {}
    unread: dict[str, Value] = {}
    run = 0
    last = -1
    statements = unit.statements
    for index, instruction in code:
        if any(statement.labels for statement in statements[last + 1 : index + 1]):
            run += 1
            values.clear()
            unread.clear()
        last = index
        for register in instruction.reads:
            unread.pop(register, None)
        setup = _setup(instruction, index, family, values, unread, run)
        if setup is not None:
            yield setup
            unread.clear()
            continue
        value = _loaded(unit, index, instruction, values)
        for register in instruction.writes:
            values.pop(register, None)
            unread.pop(register, None)
        if value is not None:
            register = f"r{instruction.operands[0].register}"
            values[register] = unread[register] = value
        if instruction.branch is not None:
            run += 1
            values.clear()
            unread.clear()


def _written_register(instruction: Instruction, family: str) -> str:
    """Return the IVOR or base of the vectors that an instruction writes, "" for none."""
    if not instruction.mnemonic.startswith("mt"):
        return ""
    written = next((one for one in instruction.writes if one.startswith("spr:")), "")
    name = (name_of(int(written[4:]), family) or "") if written else ""
    return name if name in _BASES or _IVOR.fullmatch(name) else ""


def _setup(
    instruction: Instruction, index: int, family: str, values: dict[str, Value], unread: dict[str, Value], run: int
) -> Setup | None:
    name = _written_register(instruction, family)
    if not name or not instruction.operands or instruction.operands[-1].register is None:
        return None
    match = _IVOR.fullmatch(name)
    register = instruction.operands[-1].register
    unused = next(((int(one[1:]), value) for one, value in unread.items()), None)
    ivor = int(match[1]) if match is not None else -1
    return Setup(index, name, ivor, register, values.get(f"r{register}"), run, unused)


def _loaded(unit: Unit, index: int, instruction: Instruction, values: dict[str, Value]) -> Value | None:
    """Return what an instruction loads into its first operand, None for anything but a constant or an address."""
    operands = instruction.operands
    mnemonic = instruction.mnemonic
    if mnemonic in ("li", "lis") and len(operands) == 2:
        return _immediate(unit, index, operands[1].value, mnemonic == "lis")
    if mnemonic in ("addi", "ori", "la") and len(operands) == 3 and operands[1].register is not None:
        base = values.get(f"r{operands[1].register}")
        low = _immediate(unit, index, operands[2].value, False)
        if base is None or low is None:
            return None
        if base.label:
            whole = base.part == "h" and low.part == "l" and low.label == base.label
            return Value(base.label, 0, "", index) if whole else None
        if not low.label:
            value = base.constant | (low.constant & _HALF) if mnemonic == "ori" else base.constant + low.constant
            return Value("", value & 0xFFFFFFFF, "", index)
    return None


def _immediate(unit: Unit, index: int, expression: Expr | None, high: bool) -> Value | None:
    constant = unit.evaluate(expression, index)
    if constant is not None:
        return Value("", (constant << 16 if high else constant) & 0xFFFFFFFF, "", index)
    if isinstance(expression, Reloc) and isinstance(expression.operand, Name):
        if high and expression.operator in ("h", "ha"):
            return Value(expression.operand.name, 0, "h", index)
        if not high and expression.operator == "l":
            return Value(expression.operand.name, 0, "l", index)
    return None


def level_of_vector(
    unit: Unit, setups: Sequence[Setup], symbol: str, index: int
) -> tuple[int | None, Level | None]:
    """Return the IVOR number and the level of a handler by the vector that leads to it.

    `setups` are those of the unit, `index` is the statement of the symbol.  An IVOR that the file points to several
    handlers, one for each kind of core, tells no level.
    """
    protocols = unit.protocols
    numbers = {one.ivor for one in setups if one.handler == symbol}
    if len(numbers) == 1:
        (ivor,) = numbers
        alone = len({one.handler for one in setups if one.ivor == ivor}) == 1
        return ivor, protocols.level_of_ivor(ivor, unit.cpu) if alone else None
    vectors = protocols.vector_level.get(unit.cpu.family)
    if vectors is None or numbers:
        return None, None
    address = unit.statements[index].address
    if address is None:
        return None, None
    return None, protocols.level_named(vectors.get(address, "base"), unit.cpu)
