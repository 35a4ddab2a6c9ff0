"""The expansion as a JSON document, for `expand --json`."""

from __future__ import annotations

from typing import Any

from ppcmacro.gas.statement import Statement
from ppcmacro.macro.expansion import Call, Expansion, MacroDefinition, SymbolDefinition
from ppcmacro.source import Frame, Location, Origin
from ppcmacro.spelling import spelled_operands, spelled_statement

__all__ = ["SCHEMA_VERSION", "document", "places"]

SCHEMA_VERSION = 1

Json = dict[str, Any]


def document(expansion: Expansion) -> Json:
    """Return an expansion as values that `json.dumps` takes.

    Keys: schema_version, statements, macros, calls, labels, duplicates, symbols, globals, included, printed.
    Findings are not among them: the renderer of findings adds them as `diagnostics`.  Equal chains of calls are
    one list object, so the document is small in memory, not in the text that is written from it.
    """
    chains = _Chains()
    return {
        "schema_version": SCHEMA_VERSION,
        "statements": [_statement(statement, chains) for statement in expansion.statements],
        "macros": [_macro(macro, chains) for macro in expansion.macros],
        "calls": [_call(call, chains) for call in expansion.calls],
        "labels": [_symbol(label, chains) for label in expansion.labels],
        "duplicates": [_duplicate(label, chains) for label in expansion.duplicates],
        "symbols": dict(sorted(expansion.symbols.items())),
        "globals": sorted(expansion.globals),
        "included": list(expansion.included),
        "printed": list(expansion.printed),
    }


def places(origin: Origin) -> Json:
    """Return origin {path, line, column}, chain (innermost first) and includes (innermost first) of one place."""
    return _Chains().places(origin)


class _Chains:
    """Makes each chain of frames and each chain of includes once."""

    def __init__(self) -> None:
        self._chains: dict[int, list[Json]] = {}
        self._includes: dict[int, list[Json]] = {}

    def places(self, origin: Origin) -> Json:
        return {"origin": _place(origin.location), "chain": self._chain(origin.frame), "includes": self._from(origin)}

    def _chain(self, frame: Frame | None) -> list[Json]:
        pending: list[Frame] = []
        while frame is not None and id(frame) not in self._chains:
            pending.append(frame)
            frame = frame.call.frame
        chain = self._chains[id(frame)] if frame is not None else []
        for inner in reversed(pending):
            chain = [_frame(inner), *chain]
            self._chains[id(inner)] = chain
        return chain

    def _from(self, origin: Origin) -> list[Json]:
        source = origin.outermost().source
        if id(source) not in self._includes:
            self._includes[id(source)] = [_place(location) for location in origin.includes()]
        return self._includes[id(source)]


def _place(location: Location) -> Json:
    return {"path": location.path, "line": location.line, "column": location.column}


def _frame(frame: Frame) -> Json:
    result: Json = {
        "kind": frame.kind,
        "name": frame.name,
        "args": [{"name": name, "value": value} for name, value in frame.args],
        "spelling": frame.spelling,
        "call": _place(frame.call.location),
        "definition": None if frame.definition is None else _place(frame.definition),
    }
    if frame.kind == "loop":
        result["turn"] = frame.turn
    return result


def _statement(statement: Statement, chains: _Chains) -> Json:
    return {
        "kind": statement.kind,
        "text": statement.text.text,
        "spelled": spelled_statement(statement.text, statement.operands),
        "labels": list(statement.labels),
        "head": statement.head,
        "operands": statement.operands.text,
        "spelled_operands": spelled_operands(statement.text, statement.operands),
        "section": statement.section,
        "address": statement.address,
        "size": statement.size,
        **chains.places(statement.origin),
    }


def _macro(macro: MacroDefinition, chains: _Chains) -> Json:
    return {
        "name": macro.name,
        "parameters": [
            {"name": parameter.name, "default": parameter.default, "qualifier": parameter.qualifier}
            for parameter in macro.parameters
        ],
        "body": [line.text for line in macro.body],
        "end": None if macro.end is None else _place(macro.end),
        **chains.places(macro.origin),
    }


def _call(call: Call, chains: _Chains) -> Json:
    return {
        "macro": call.macro.name,
        "text": call.text.text,
        "spelled": spelled_statement(call.text),
        "args": [{"name": name, "value": value} for name, value in call.frame.args],
        "values": dict(call.values),
        "first": call.first,
        "last": call.last,
        "definition": _place(call.macro.origin.location),
        **chains.places(call.frame.call),
    }


def _symbol(symbol: SymbolDefinition, chains: _Chains) -> Json:
    return {"name": symbol.name, "statement": symbol.index, **chains.places(symbol.origin)}


def _duplicate(symbol: SymbolDefinition, chains: _Chains) -> Json:
    previous = None if symbol.previous is None else _symbol(symbol.previous, chains)
    return {**_symbol(symbol, chains), "previous": previous}
