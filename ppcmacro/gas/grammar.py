"""The grammar of GNU as macro sources, and the parse tables that Lark makes of it.

Importing Lark and building the tables takes some 80 ms, reading them back 1 ms.  They are therefore shipped beside
the grammar (`gas.tables.json`, written by `tools/grammar_tables.py`); for any other text of the grammar Lark makes
them anew.
"""

from __future__ import annotations

import json
import os
from typing import Any

from ppcmacro.gas.lalr import Rule, Tables

__all__ = ["STARTS", "TABLES", "grammar_path", "grammar_text", "load_tables", "make_tables", "tables_text"]

TABLES = "gas.tables.json"
STARTS = ["statement", "macro_header", "operands", "expression"]


def grammar_path(name: str = "gas.lark") -> str:
    """Return where a grammar file is: beside the package's modules when installed, else in the project's folder."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "grammars", name)
    return inside if os.path.isfile(inside) else os.path.join(os.path.dirname(package), "grammars", name)


def grammar_text() -> str:
    """Return the grammar.  Raises OSError when it is not where it was installed."""
    with open(grammar_path(), encoding="utf-8") as file:
        return file.read()


def load_tables() -> Tables:
    """Return the tables of the grammar, those that are shipped if they were made from it.

    Raises OSError when the grammar is not where it was installed.
    """
    text = grammar_text()
    try:
        with open(grammar_path(TABLES), encoding="utf-8") as file:
            made_from, tables = json.load(file)
        if made_from == text:
            return Tables(*tables)
    except (OSError, ValueError, TypeError):
        pass  # nothing is shipped, or it is damaged
    return make_tables(text)


def make_tables(text: str) -> Tables:
    """Return the tables of a grammar, made by Lark.  Raises lark.GrammarError."""
    from lark import Lark
    from lark.parsers.lalr_analysis import Shift

    made: Any = Lark(text, parser="lalr", lexer="contextual", start=STARTS, maybe_placeholders=False)
    lexer, table = made.parser.lexer.root_lexer, made.parser.parser._parse_table
    numbers = _numbered(table)
    rules = {rule: number for number, rule in enumerate(made.rules)}

    def number(action: Any, to: Any) -> int:
        return numbers[to] if action is Shift else ~rules[to]

    return Tables(
        [(terminal.name, terminal.pattern.to_regexp()) for terminal in lexer.terminals],
        sorted(lexer.ignore_types),
        {name: (numbers[state], numbers[table.end_states[name]]) for name, state in table.start_states.items()},
        [{symbol: number(*to) for symbol, to in sorted(table.states[state].items())} for state in numbers],
        [_rule(rule) for rule in rules],
    )


def tables_text(text: str) -> str:
    """Return the tables of a grammar as the text of a file."""
    return json.dumps([text, make_tables(text)], separators=(",", ":")) + "\n"


def _numbered(table: Any) -> dict[Any, int]:
    """Numbers for the states: in the order in which they are reached, because Lark's differ from run to run."""
    waiting = [state for _, state in sorted(table.start_states.items())]
    numbers: dict[Any, int] = {}
    for state in waiting:
        if state not in numbers:
            numbers[state] = len(numbers)
            waiting += [to for _, (_, to) in sorted(table.states[state].items(), key=_symbol) if to in table.states]
    return numbers


def _symbol(item: tuple[str, Any]) -> str:
    return item[0]


def _rule(rule: Any) -> Rule:
    children = [
        (number, symbol.name.startswith("_"))
        for number, symbol in enumerate(rule.expansion)
        if not (symbol.is_term and symbol.filter_out)
    ]
    return Rule(rule.origin.name, len(rule.expansion), children)
