"""Finds the interrupt handlers of a file: by the macros and the symbols that contracts name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ppcmacro.annotations import annotation_at
from ppcmacro.macro.expansion import Call
from ppcmacro.protocols.model import Contract, Level
from ppcmacro.unit import Unit
from ppcmacro.vectors import Setup, level_of_vector

__all__ = ["Handler", "find_handlers"]

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

    @property
    def name(self) -> str:
        """How messages call it: its symbol, or the invocation it comes from."""
        if self.symbol:
            return self.symbol
        return f"the handler that {self.call.text.text.strip()} makes" if self.call else "the handler"


def find_handlers(unit: Unit, setups: Sequence[Setup]) -> list[Handler]:
    """Return the handlers of the unit in the order of their code; `setups` is what it writes to IVORs."""
    contracted = _contracted_calls(unit)
    result = [_from_call(unit, call, contract, contracted) for call, contract in contracted]
    covered = [(h.first, h.last) for h in result]
    symbols = [one for one in _symbols(unit, setups) if not any(first <= one[0] < last for first, last in covered)]
    ends = [index for index, _, _ in symbols[1:]] + [len(unit.statements)]
    for (index, name, contract), end in zip(symbols, ends, strict=False):
        handler = _from_symbol(unit, index, name, contract, end, setups)
        if handler:
            result.append(handler)
    result.sort(key=lambda h: h.first)
    return result


def _symbols(unit: Unit, setups: Sequence[Setup]) -> list[tuple[int, str, Contract]]:
    """Return the symbols that are held to a contract, with their statements.

    A symbol that an IVOR is set up with is an interrupt handler, whatever its name; only a system call answers for
    itself, since it may give results back.
    """
    vectors = {one.handler for one in setups if one.ivor != _SYSTEM_CALL}
    known = {macro for contract in unit.protocols.contracts for macro in contract.vector_macros}
    found = []
    for label in unit.expansion.labels:
        annotation = annotation_at(label.origin.location)
        if annotation is not None and annotation.kind == "handler":
            contract = unit.protocols.contract_with_id(annotation.words[0] if annotation.words else "interrupt")
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
            value = unit.value_of_text(call.values.get(parameter, ""))
            if (value == unit.value_of_text(wanted.lstrip("!"))) == wanted.startswith("!"):
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
    symbol, index = _symbol_in(unit, first, last)
    if not symbol:
        symbol, index = _symbol_before(unit, first)
    entry = _first_code(unit, first, last)
    ivor = _ivor(unit, contract, symbol, call)
    if contract.level == "srr0":
        level = _level_of_pair(unit, call.values.get("srr0", ""))
    else:
        level = _level(unit, contract, ivor, symbol)
    return Handler(symbol, contract, ivor, level, outer, call, first, last, -1 if entry is None else entry, index)


def _from_symbol(
    unit: Unit, index: int, symbol: str, contract: Contract, last: int, setups: Sequence[Setup]
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
    if annotation is not None and "level" in annotation.options:
        level = unit.protocols.level_named(annotation.options["level"], unit.cpu)
    if entry is None or (ivor is None and contract.ivor):
        return None
    return Handler(symbol, contract, ivor, level, None, None, index, last, entry, index)


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
    if contract.level != "ivor":
        return unit.protocols.level_named(contract.level, unit.cpu)
    return None if ivor is None else unit.protocols.level_of_ivor(ivor, unit.cpu)
