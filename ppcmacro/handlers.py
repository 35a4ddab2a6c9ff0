"""Finds the interrupt handlers of a file: by the macros and the symbols that contracts name."""

from __future__ import annotations

from dataclasses import dataclass

from ppcmacro.macro.expansion import Call
from ppcmacro.protocols.model import Contract, Level
from ppcmacro.unit import Unit

__all__ = ["Handler", "find_handlers"]


@dataclass(frozen=True)
class Handler:
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


def find_handlers(unit: Unit) -> list[Handler]:
    """Return the handlers of the unit in the order of their code."""
    contracted = _contracted_calls(unit)
    result = [_from_call(unit, call, contract, contracted) for call, contract in contracted]
    covered = [(h.first, h.last) for h in result]
    handler_labels = [
        (label.index, label.name) for label in unit.expansion.labels if unit.protocols.contract_of_symbol(label.name)
    ]
    for index, name in handler_labels:
        if not any(first <= index < last for first, last in covered):
            handler = _from_symbol(unit, index, name)
            if handler:
                result.append(handler)
    result.sort(key=lambda h: h.first)
    return result


def _contracted_calls(unit: Unit) -> list[tuple[Call, Contract]]:
    """Return the calls of macros that a contract names, without those inside another such call."""
    found: list[tuple[Call, Contract]] = []
    end = -1
    for call in unit.expansion.calls:
        contract = unit.protocols.contract_of_macro(call.macro.name)
        if contract is None or call.first < end or call.first == call.last:
            continue
        found.append((call, contract))
        end = call.last
    return found


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
    return Handler(
        symbol, contract, ivor, _level(unit, ivor), outer, call, first, last, -1 if entry is None else entry, index
    )


def _from_symbol(unit: Unit, index: int, symbol: str) -> Handler | None:
    contract = unit.protocols.contract_of_symbol(symbol)
    if contract is None:
        return None
    last = len(unit.statements)
    for label in unit.expansion.labels:
        if label.index > index and not label.name.startswith((".", "L")) and label.name in unit.expansion.globals:
            last = label.index
            break
    entry = _first_code(unit, index, last)
    ivor = _ivor(unit, contract, symbol, None)
    if entry is None or ivor is None:
        return None
    return Handler(symbol, contract, ivor, _level(unit, ivor), None, None, index, last, entry, index)


def _symbol_in(unit: Unit, first: int, last: int) -> tuple[str, int | None]:
    """Return the handler symbol defined in [first, last): one that a contract names, else the first global one."""
    fallback: tuple[str, int | None] = ("", None)
    for label in (*unit.expansion.labels, *unit.expansion.duplicates):
        if first <= label.index < last:
            if unit.protocols.contract_of_symbol(label.name):
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
            if unit.protocols.contract_of_symbol(name):
                return name, index
        if statement.kind == "instruction" or statement.size:
            break
        index -= 1
    return "", None


def _first_code(unit: Unit, first: int, last: int) -> int | None:
    for index in range(first, last):
        if unit.statements[index].kind == "instruction" or unit.statements[index].size:
            return index
    return None


def _ivor(unit: Unit, contract: Contract, symbol: str, call: Call | None) -> int | None:
    """Return the IVOR number: from the symbol, which the vector is set up with, else from the macro argument."""
    texts: list[str] = []
    by_symbol = unit.protocols.contract_of_symbol(symbol) if symbol else None
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


def _level(unit: Unit, ivor: int | None) -> Level | None:
    return None if ivor is None else unit.protocols.level_of_ivor(ivor, unit.cpu)
