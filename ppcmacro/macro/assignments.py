"""The values of assigned symbols at each statement, for names whose value is not the same everywhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from ppcmacro.gas.expression import Expr, Lookup, evaluate

if TYPE_CHECKING:
    from ppcmacro.macro.symbols import Symbols
    from ppcmacro.macro.values import Symbol

__all__ = ["Assignments"]

_DEEPEST = 20


class Assignments:
    """What `.set`, `=`, `.equiv` and `.eqv` did, in order.

    A symbol that is assigned once has that value everywhere, also before its assignment.  One that is assigned again
    has at each statement the value of the last assignment before it; a use before the first one gets the first
    value, because GNU as completes it with the symbol that was made for it then.  A symbol of `.eqv` is evaluated
    anew at each use (gas/symbols.c, symbol_clone_if_forward_ref; tried with versions 2.38 to 2.40).
    """

    __slots__ = ("_at", "_noted", "_values", "lazy")

    def __init__(self) -> None:
        self._noted: dict[str, list[tuple[int, int | Symbol]]] = {}
        self._at: dict[str, list[int]] = {}
        self._values: dict[str, list[int | None]] = {}
        self.lazy: dict[str, Expr] = {}

    def __bool__(self) -> bool:
        """Whether there is a symbol whose value changes."""
        return bool(self._at or self.lazy)

    def __contains__(self, name: str) -> bool:
        """Whether the value of a symbol changes."""
        return name in self._at or name in self.lazy

    def note(self, name: str, index: int, symbols: Symbols) -> None:
        """Take note of an assignment by statement `index` (-1: before the first one) that was just made."""
        symbol = symbols.table[name]
        value = symbol.value
        self._noted.setdefault(name, []).append((index, value if type(value) is int else symbol))

    def settle(self, number: Callable[[Symbol], int | None]) -> None:
        """Keep what is needed, at the end of the input; `number` gives the final value of an assigned symbol."""
        for name, noted in self._noted.items():
            last = noted[-1][1]
            if not isinstance(last, int) and last.kind == "lazy" and last.expr is not None:
                self.lazy[name] = last.expr
            elif len(noted) > 1:
                self._at[name] = [index for index, _ in noted]
                self._values[name] = [value if isinstance(value, int) else number(value) for _, value in noted]
        self._noted = {}

    def value(self, name: str, index: int, other: Lookup) -> int | None:
        """Return the value of a symbol whose value changes at statement `index`, None when it is no number there.

        `other` gives the values of the names on which one of `.eqv` depends and that do not change.
        """
        return self._value(name, index, other, 0)

    def _value(self, name: str, index: int, other: Lookup, depth: int) -> int | None:
        expression = self.lazy.get(name)
        if expression is None:
            return self._values[name][max(bisect_left(self._at[name], index) - 1, 0)]
        if depth >= _DEEPEST:
            return None

        def inner(used: str) -> int | None:
            return self._value(used, index, other, depth + 1) if used in self else other(used)

        return evaluate(expression, inner)
