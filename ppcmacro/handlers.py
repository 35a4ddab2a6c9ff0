"""Finds the interrupt handlers of a file: by the macros and the symbols that contracts name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ppcmacro.annotations import Annotation, annotation_at
from ppcmacro.macro.expansion import Call
from ppcmacro.protocols.bind import bound
from ppcmacro.protocols.model import Contract, Level
from ppcmacro.records import NamedTuple
from ppcmacro.unit import Unit
from ppcmacro.vectors import Listed, Setup, fixed_vectors, level_of_offset, level_of_vector, listed_handlers

__all__ = ["Handler", "contract_of_code", "find_handlers"]

_SYSTEM_CALL = 8


class Handler(NamedTuple):
    """One handler.

    symbol        its symbol, "" when its code carries none
    contract      what it is held to
    ivor          its IVOR number, None when it is not known
    level         the level that follows from the IVOR number and the core, None when it is not known
    call          the outermost invocation that yields this handler and no other; None for code without macros
    contracted    the invocation of the macro that the contract names; None for code found by its symbol
    first, last   the statements [first, last) that belong to it
    entry         the first statement of them that puts something into memory, -1 when none does
    symbol_index  the statement that carries the symbol, None without symbol
    vector        the offset that the location counter is set to for it, None for a handler that is found otherwise
    """

    symbol: str
    contract: Contract
    ivor: int | None
    level: Level | None
    call: Call | None
    contracted: Call | None
    first: int
    last: int
    entry: int
    symbol_index: int | None
    vector: int | None = None

    @property
    def name(self) -> str:
        """How messages call it: its symbol, or the invocation it comes from."""
        if self.symbol:
            return self.symbol
        if self.vector is not None:
            return f"the handler at {self.vector:#x}"
        return f"the handler that {self.call.text.text.strip()} makes" if self.call else "the handler"


def find_handlers(unit: Unit, setups: Sequence[Setup]) -> list[Handler]:
    """Return the handlers of the unit in the order of their code; `setups` is what it writes to IVORs."""
    contracted = _contracted_calls(unit)
    result = [_from_call(unit, call, contract, contracted) for call, contract in contracted]
    covered = [(h.first, h.last) for h in result]
    annotations = [annotation_at(label.origin.location) for label in unit.expansion.labels]
    listed = listed_handlers(unit, annotations)
    found = _symbols(unit, setups, annotations, listed)
    symbols = [one for one in found if not any(first <= one[0] < last for first, last in covered)]
    ends = [index for index, _, _ in symbols[1:]] + [len(unit.statements)]
    for (index, name, contract), end in zip(symbols, ends, strict=False):
        handler = _from_symbol(unit, index, name, contract, end, setups, listed.get(name))
        if handler:
            result.append(handler)
    placed = _at_vectors(unit, setups, result)
    starts = [handler.first for handler in placed]
    for number, handler in enumerate(result):
        if handler.contracted is None:
            last = min((one for one in starts if handler.first < one < handler.last), default=handler.last)
            result[number] = handler._replace(last=last)
    result += placed
    result.sort(key=lambda h: h.first)
    return result


def _symbols(
    unit: Unit, setups: Sequence[Setup], annotations: Sequence[Annotation | None], listed: Mapping[str, Listed]
) -> list[tuple[int, str, Contract]]:
    """Return the symbols that are held to a contract, with their statements.

    A symbol that an IVOR is set up with is an interrupt handler, whatever its name; only a system call answers for
    itself, since it may give results back.
    """
    vectors = {one.handler for one in setups if one.ivor != _SYSTEM_CALL}
    known = {macro for contract in unit.protocols.contracts for macro in contract.vector_macros}
    found = []
    for label, annotation in zip(unit.expansion.labels, annotations, strict=True):
        if annotation is not None and annotation.kind == "handler":
            contract = unit.protocols.contract_with_id(annotation.words[0] if annotation.words else "interrupt")
            if contract is not None:
                found.append((label.index, label.name, contract))
            continue
        if label.name in listed:
            contract = unit.protocols.contract_with_id(listed[label.name].contract)
            if contract is not None:
                found.append((label.index, label.name, contract))
            continue
        macros = [frame.name for frame in label.origin.frames() if frame.kind == "cpp" and frame.name in known]
        contract = unit.protocols.contract_of_symbol(label.name, unit.cpu.family, macros)
        if contract is None and label.name in vectors:
            contract = unit.protocols.contract_with_id("interrupt")
        if contract is not None:
            found.append((label.index, label.name, contract))
    return sorted(found, key=lambda one: one[0])


def _contracted_calls(unit: Unit) -> list[tuple[Call, Contract]]:
    """Return the calls of macros that a contract names, without those inside another such call."""
    found: list[tuple[Call, Contract]] = []
    end = -1
    for call in unit.expansion.calls:
        if call.first < end or call.first == call.last:
            continue
        contract = _contract_of_call(unit, call)
        if contract is None:
            continue
        found.append((call, contract))
        end = call.last
    return found


def _contract_of_call(unit: Unit, call: Call) -> Contract | None:
    for contract in unit.protocols.contracts_of_macro(call.macro.name, unit.cpu.family):
        for parameter, wanted in contract.where.items():
            argument, name = call.values.get(parameter, ""), wanted.lstrip("!")
            value = unit.value_of_text(name)
            same = argument == name or (value is not None and unit.value_of_text(argument) == value)
            if same == wanted.startswith("!"):
                break
        else:
            return contract
    return None


def _from_call(unit: Unit, call: Call, contract: Contract, contracted: list[tuple[Call, Contract]]) -> Handler:
    outer = call
    for other in unit.expansion.calls:
        if other.first <= outer.first and outer.last <= other.last and other is not outer:
            inside = sum(1 for one, _ in contracted if other.first <= one.first and one.last <= other.last)
            if inside == 1:
                outer = other
                break
    first, last = outer.first, outer.last
    symbol, index = _symbol_of_vector(unit, call, contract, contracted)
    if index is not None:
        first = index
        last = max(last, (_first_code(unit, first, len(unit.statements)) or 0) + 1)
    else:
        symbol, index = _symbol_in(unit, first, last)
    if not symbol:
        symbol, index = _symbol_before(unit, first)
    entry = _first_code(unit, first, last)
    ivor = _ivor(unit, contract, symbol, call)
    contract = bound(contract, call.values, unit.value_of_text)
    if contract.level == "srr0":
        level = _level_of_pair(unit, call.values.get("srr0", ""))
    else:
        level = _level(unit, contract, ivor, symbol)
    return Handler(symbol, contract, ivor, level, outer, call, first, last, -1 if entry is None else entry, index)


def _from_symbol(
    unit: Unit, index: int, symbol: str, contract: Contract, last: int, setups: Sequence[Setup], listed: Listed | None
) -> Handler | None:
    for label in unit.expansion.labels:
        inside = index < label.index < last and not label.name.startswith((".", "L"))
        if inside and label.name in unit.expansion.globals:
            last = label.index
            break
    entry = _first_code(unit, index, last)
    if contract.level == "vector":
        ivor, level = level_of_vector(unit, setups, symbol, index)
    else:
        ivor = _ivor(unit, contract, symbol, None)
        level = _level(unit, contract, ivor, symbol)
    annotation = annotation_at(unit.statements[index].origin.location)
    if listed is not None and (annotation is None or annotation.kind != "handler"):
        ivor = listed.number if ivor is None and unit.cpu.ivors is not None else ivor
        level = unit.protocols.level_of_ivor(ivor, unit.cpu) if ivor is not None else level
        if listed.level:
            level = unit.protocols.level_named(listed.level, unit.cpu)
    elif annotation is not None and "level" in annotation.options:
        level = unit.protocols.level_named(annotation.options["level"], unit.cpu)
    if entry is None or (ivor is None and contract.ivor):
        return None
    contract = contract_of_code(unit, contract, symbol, index, last)
    return Handler(symbol, contract, ivor, level, None, None, index, last, entry, index)


def _at_vectors(unit: Unit, setups: Sequence[Setup], known: Sequence[Handler]) -> list[Handler]:
    """Return the handlers at fixed vectors that are not among those `known` already."""
    contract = unit.protocols.contract_with_id("interrupt")
    entries = {handler.entry for handler in known}
    globals_ = [label for label in unit.expansion.labels if label.name in unit.expansion.globals]
    result: list[Handler] = []
    for station, last in fixed_vectors(unit, setups):
        entry = _first_code(unit, station.at + 1, last)
        if contract is None or entry is None or entry in entries:
            continue
        if any(handler.contracted and handler.first <= entry < handler.last for handler in known):
            continue
        labels = [one for one in unit.expansion.labels if station.at < one.index <= entry and not one.name.isdigit()]
        symbol, index = (labels[0].name, labels[0].index) if labels else ("", None)
        ivor, level = level_of_offset(unit, setups, station.offset)
        if last == len(unit.statements):
            last = next((one.index for one in globals_ if one.index > entry), last)
        first, offset = station.at, station.offset
        result.append(Handler(symbol, contract, ivor, level, None, None, first, last, entry, index, offset))
    return result


def contract_of_code(unit: Unit, contract: Contract, symbol: str, first: int, last: int) -> Contract:
    """Return which contract a symbol has whose code is [first, last); `contract` is one that it may have.

    Of several that name the symbol, one for certain interrupts that lets the handler return is meant where the code
    does.  Text that is expanded already has no macro that tells a handler of this kind from the others.
    """
    others = unit.protocols.contracts_of_symbol(symbol, unit.cpu.family)
    if contract not in others or len(others) == 1:
        return contract
    code = (unit.instruction(index) or unit.word(index) for index in range(first, last))
    returns = any(one is not None and one.returns for one in code)
    return next((c for c in others if not c.ivors or (returns and any(e.kind == "return" for e in c.exits))), contract)


def _symbol_of_vector(
    unit: Unit, call: Call, contract: Contract, contracted: list[tuple[Call, Contract]]
) -> tuple[str, int | None]:
    """Return the symbol of a vector that stands before a call, where code of its own may come before the macro's."""
    if not contract.vector_macros:
        return "", None
    section = unit.statements[call.first].section
    start = max((other.last for other, _ in contracted if other.last <= call.first), default=0)
    for label in reversed(unit.expansion.labels):
        if start <= label.index <= call.first and unit.statements[label.index].section == section:
            frames = label.origin.frames()
            made = any(frame.kind == "cpp" and frame.name in contract.vector_macros for frame in frames)
            return (label.name, label.index) if made else ("", None)
    return "", None


def _symbol_in(unit: Unit, first: int, last: int) -> tuple[str, int | None]:
    """Return the handler symbol defined in [first, last): one that a contract names, else the first global one."""
    fallback: tuple[str, int | None] = ("", None)
    for label in (*unit.expansion.labels, *unit.expansion.duplicates):
        if first <= label.index < last:
            if unit.protocols.contract_of_symbol(label.name, unit.cpu.family):
                return label.name, label.index
            if not fallback[0] and label.name in unit.expansion.globals:
                fallback = (label.name, label.index)
    return fallback


def _symbol_before(unit: Unit, first: int) -> tuple[str, int | None]:
    """Return the handler symbol that stands before the statement `first` with nothing in between."""
    index = first - 1
    while index >= 0:
        statement = unit.statements[index]
        for name in reversed(statement.labels):
            if unit.protocols.contract_of_symbol(name, unit.cpu.family):
                return name, index
        if statement.kind == "instruction" or statement.size:
            break
        index -= 1
    return "", None


def _first_code(unit: Unit, first: int, last: int) -> int | None:
    """Return the first statement of [first, last) with content in the section of the code.

    Code made of data words (`.long`) counts; a function descriptor in `.opd` before it does not.
    """
    statements = unit.statements[first:last]
    section = next((one.section for one in statements if one.kind == "instruction"), None)
    for index, statement in enumerate(statements, first):
        if section in (None, statement.section) and (statement.kind == "instruction" or statement.size):
            return index
    return None


def _ivor(unit: Unit, contract: Contract, symbol: str, call: Call | None) -> int | None:
    """Return the IVOR number: from the symbol, which the vector is set up with, else from the macro argument."""
    texts: list[str] = []
    by_symbol = unit.protocols.contract_of_symbol(symbol, unit.cpu.family) if symbol else None
    if by_symbol and by_symbol.symbols:
        match = by_symbol.symbols.fullmatch(symbol)
        if match and match.groups():
            texts.append(match[1])
    if call is not None and contract.ivor:
        texts += [value for name, value in call.values.items() if name == contract.ivor]
        if not texts and call.values:
            texts.append(next(iter(call.values.values())))
    for text in texts:
        value = unit.value_of_text(text)
        if value is not None:
            return value
    return None


def _level_of_pair(unit: Unit, text: str) -> Level | None:
    """Return the level whose first save/restore register is named."""
    number = unit.value_of_text(text)
    if number is None:
        return None
    return next((one for one in unit.protocols.levels_of(unit.cpu) if unit.spr("xSRR0", one) == number), None)


def _level(unit: Unit, contract: Contract, ivor: int | None, symbol: str) -> Level | None:
    if contract.level == "symbol":
        name = next((level for pattern, level in contract.symbol_levels if pattern.fullmatch(symbol)), "base")
        return unit.protocols.level_named(name, unit.cpu)
    if contract.level == "flag":
        return _level_of_flags(unit, contract)
    if contract.level != "ivor":
        return unit.protocols.level_named(contract.level, unit.cpu)
    return None if ivor is None else unit.protocols.level_of_ivor(ivor, unit.cpu)


def _level_of_flags(unit: Unit, contract: Contract) -> Level | None:
    """Return the level of the first flag that is set, base when none is; None when a value is not known."""
    for text, name in contract.flag_levels.items():
        value = unit.value_of_text(text)
        if value is None:
            return None
        if value:
            return unit.protocols.level_named(name, unit.cpu)
    return unit.protocols.level_named("base", unit.cpu)
