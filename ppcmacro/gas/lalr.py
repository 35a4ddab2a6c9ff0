"""Runs the LALR(1) tables that Lark makes of a grammar: a lexer that follows the state of the parser, and the parser.

Lark's own runner gives the same results; importing it and filling it with tables takes 30 ms, a quarter of what a
run on one file takes, and it keeps a line and a column for every token, which nobody here asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from ppcmacro.records import NamedTuple

__all__ = ["Parser", "Rule", "Tables", "Token", "Unexpected"]

_END = "$END"


class Rule(NamedTuple):
    """One production: its rule, how many symbols it has, and which of them are children.

    A child is the number of the symbol, and whether its children stand in its place (rules named `_...`).
    """

    name: str
    size: int
    children: list[tuple[int, bool]]


class Tables(NamedTuple):
    """What Lark knows of a grammar.

    terminals  name and regular expression, in the order in which they are tried
    ignored    terminals between the others
    starts     start symbol → first state, last state
    states     for each state: terminal or rule → the state to go to, or `~number` of the rule that is complete
    """

    terminals: list[tuple[str, str]]
    ignored: list[str]
    starts: dict[str, tuple[int, int]]
    states: list[dict[str, int]]
    rules: list[Rule]


class Token(str):
    """The text of a terminal, with its name and its 0-based offset."""

    __slots__ = ("start_pos", "type")
    type: str
    start_pos: int


class Unexpected(Exception):
    """A text that the grammar does not have: the offset where it goes wrong, and what could have stood there."""

    def __init__(self, offset: int, expected: set[str]) -> None:
        super().__init__(offset)
        self.offset = offset
        self.expected = expected


class Parser:
    """A parser; the method of `builder` named like a rule makes its value of the values of its children."""

    def __init__(self, tables: Tables, builder: Any) -> None:
        self._starts = tables.starts
        self._states = tables.states
        self._ignored = frozenset(tables.ignored)
        self._terminals = tables.terminals
        self._rules = [(*rule, _maker(builder, rule[0])) for rule in tables.rules]
        self._scanners: dict[int, list[tuple[str, re.Pattern[str]]]] = {}

    def parse(self, text: str, start: str) -> Any:
        """Return the value of the start symbol for a text.  Raises Unexpected, and what the builder raises."""
        state, last = self._starts[start]
        states, values = [state], list[Any]()
        offset = 0
        while True:
            kind, begin, offset = self._next(text, offset, state)
            while (action := self._states[state].get(kind)) is not None and action < 0:
                name, size, children, make = self._rules[~action]
                parts = values[len(values) - size :]
                del values[len(values) - size :], states[len(states) - size :]
                found = _children(parts, children)
                values.append(make(found) if make else found)
                state = self._states[states[-1]][name]
                states.append(state)
                if kind == _END and state == last:
                    return values[-1]
            if action is None:
                raise Unexpected(begin, self._expected(state))
            token = Token(text[begin:offset])
            token.type, token.start_pos = kind, begin
            state = action
            states.append(state)
            values.append(token)

    def _next(self, text: str, offset: int, state: int) -> tuple[str, int, int]:
        """The next terminal that the state knows: its name, where it begins and ends."""
        scanner = self._scanners.get(state)
        if scanner is None:
            scanner = self._scanners[state] = self._scanner(state)
        while offset < len(text):
            for kind, pattern in scanner:
                match = pattern.match(text, offset)
                if match is not None:
                    if kind not in self._ignored:
                        return kind, offset, match.end()
                    offset = match.end()
                    break
            else:
                raise Unexpected(offset, self._expected(state))
        return _END, offset, offset

    def _scanner(self, state: int) -> list[tuple[str, re.Pattern[str]]]:
        wanted = self._ignored.union(self._states[state])
        return [(name, _compiled(pattern)) for name, pattern in self._terminals if name in wanted]

    def _expected(self, state: int) -> set[str]:
        return {name for name, _ in self._terminals if name in self._states[state]}


# Most terminals are known to many states.
_compiled = cache(re.compile)


def _maker(builder: Any, name: str) -> Callable[[list[Any]], Any] | None:
    return None if name.startswith("_") else getattr(builder, name)


def _children(parts: list[Any], children: list[tuple[int, bool]]) -> list[Any]:
    found: list[Any] = []
    for number, inlined in children:
        if not inlined:
            found.append(parts[number])
        elif found:
            found += parts[number]
        else:
            # `_many: _many one` grows one list, and does not copy it for every one
            found = parts[number]
    return found
