"""Which interrupt a symbol serves: what the file writes to IVORs and their bases, the fixed vectors of older cores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ppcmacro.annotations import Annotation
from ppcmacro.gas.expression import Expr, Name, Reloc
from ppcmacro.isa import Instruction
from ppcmacro.isa.spr import name_of
from ppcmacro.patterns import pattern
from ppcmacro.protocols.model import Level
from ppcmacro.records import NamedTuple
from ppcmacro.unit import Unit

__all__ = [
    "Listed",
    "Setup",
    "Station",
    "Value",
    "fixed_vectors",
    "level_of_offset",
    "level_of_vector",
    "listed_handlers",
    "vector_sections",
    "vector_setups",
]

_IVOR = pattern(r"IVOR(\d+)")
_BASES = frozenset({"IVPR", "EVPR"})
_FAMILIES = frozenset({"booke32", "booke64", "40x"})
_HALF = 0xFFFF
_LAST_OF_ALL = 15
_ADDRESSES = frozenset({".long", ".4byte", ".int", ".8byte", ".quad", ".llong"})
_SYMBOL = pattern(r"[A-Za-z_.$][\w.$]*")
_LEAST = 3
# Where the oldest cores have their vectors, for a source that does not tell its core.
_USUAL = range(0x100, 0x3000, 0x100)
# Nothing goes back from the first, and the second may give results back.
_NO_RETURN = ("reset", "system reset", "system call")
_USUAL_NO_RETURN = (0x100, 0xC00)


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


def level_of_offset(unit: Unit, setups: Sequence[Setup], offset: int) -> tuple[int | None, Level | None]:
    """Return the IVOR number and the level of the interrupt whose vector is at an offset, as far as they are known."""
    protocols = unit.protocols
    vectors = protocols.vector_level.get(unit.cpu.family)
    if vectors is not None:
        return None, protocols.level_named(vectors.get(offset, "base"), unit.cpu)
    values = ((one.ivor, one.value) for one in setups if one.ivor >= 0)
    found = {ivor for ivor, value in values if value and not value.label and value.constant & _HALF == offset}
    ivor = found.pop() if len(found) == 1 else None
    return ivor, None if ivor is None else protocols.level_of_ivor(ivor, unit.cpu)


class Station(NamedTuple):
    """A place to which the location counter is set: the statement, the offset, and the interrupt ("" for none)."""

    at: int
    offset: int
    interrupt: str


def vector_sections(unit: Unit) -> Iterator[tuple[str, list[Station]]]:
    """Yield the sections that have fixed vectors of the core, each with its stations in order.

    A section is taken for one when at least three of the places to which it sets the location counter are vectors of
    the family, and none between the first and the last vector is anything else.
    """
    table = unit.protocols.vectors.get(unit.cpu.family)
    if not table:
        return
    first, last = min(table), max(table)
    for section, found in _stations(unit, table).items():
        vectors = [one for one in found if one.interrupt]
        strangers = any(not one.interrupt and first < one.offset < last for one in found)
        if len(vectors) >= _LEAST and not strangers:
            yield section, found


def fixed_vectors(unit: Unit, setups: Sequence[Setup]) -> Iterator[tuple[Station, int]]:
    """Yield the vectors at which a file certainly has handlers, each with the statement behind its code.

    On cores with fixed vectors these are all of a section of vectors, but for a reset or system call that does not
    end as an interrupt does.  On others, and where no core is named, there must be three places at multiples of 0x100
    in one section, and each must be one that an IVOR is set to or have a return from interrupt.
    """
    end = len(unit.statements)
    if unit.protocols.vectors.get(unit.cpu.family):
        for _, stations in vector_sections(unit):
            for station, after in zip(stations, [*(one.at for one in stations[1:]), end], strict=True):
                ordinary = station.interrupt and station.interrupt not in _NO_RETURN
                if ordinary or (station.interrupt == _NO_RETURN[0] and _returns(unit, station.at, after)):
                    yield station, after
        return
    for stations in _stations(unit, {}).values():
        usual = [one for one in stations if one.offset in _USUAL]
        if len(usual) < _LEAST or len(usual) != sum(1 for one in stations if 0 < one.offset < _USUAL.stop):
            continue
        for station, after in zip(stations, [*(one.at for one in stations[1:]), end], strict=True):
            if station not in usual or station.offset in _USUAL_NO_RETURN:
                continue
            if level_of_offset(unit, setups, station.offset)[0] is not None or _returns(unit, station.at, after):
                yield station, after


def _stations(unit: Unit, table: Mapping[int, str]) -> dict[str, list[Station]]:
    """Return by section the places to which the location counter is set."""
    found: dict[str, list[Station]] = {}
    for index, statement in enumerate(unit.statements):
        if statement.kind == "assignment":
            moves = statement.head in (".", "$")
        else:
            moves = statement.kind == "directive" and statement.head == ".org"
        if moves:
            offset = unit.value_of_text(statement.operands.text.partition(",")[0])
            if offset is not None:
                found.setdefault(statement.section, []).append(Station(index, offset, table.get(offset, "")))
    return found


def _returns(unit: Unit, first: int, last: int) -> bool:
    code = (unit.instruction(index) or unit.word(index) for index in range(first, last))
    return any(one is not None and one.returns for one in code)


class Listed(NamedTuple):
    """What a table of addresses says of a handler: its place from 0, and what the annotation of the table says."""

    number: int
    contract: str
    level: str


def listed_handlers(unit: Unit, annotations: Iterable[Annotation | None]) -> dict[str, Listed]:
    """Return the symbols in tables that an annotation calls tables of handlers.

    `annotations` are those of the unit's labels, in their order.
    """
    found: dict[str, Listed] = {}
    for label, annotation in zip(unit.expansion.labels, annotations, strict=True):
        if annotation is not None and annotation.kind == "handlers":
            contract = annotation.words[0] if annotation.words else "interrupt"
            for number, name in enumerate(_addresses(unit, label.index)):
                found.setdefault(name, Listed(number, contract, annotation.options.get("level", "")))
    return found


def _addresses(unit: Unit, index: int) -> Iterator[str]:
    """Yield the symbols in the words from a label on, "" for a word that names none."""
    for at in range(index, len(unit.statements)):
        statement = unit.statements[at]
        if statement.kind == "instruction" or (at != index and any(not one.isdigit() for one in statement.labels)):
            return
        if statement.head in _ADDRESSES:
            for word in statement.operand_text.split(","):
                name = _SYMBOL.match(word.strip())
                yield name[0] if name is not None else ""
