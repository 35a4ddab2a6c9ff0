"""Values of expressions while GNU as reads: numbers, places, and names that have no value yet.

Which operations GNU as allows on what is not a number was found out by experiment (gas 2.40): sums and differences
with a number, differences and comparisons of two places whose distance is fixed, `==` and `!=` of anything, and
products with 0 and 1.  Everything else is "not constant".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias, Union

from ppcmacro.gas.expression import (
    RANKS,
    Big,
    Binary,
    Expr,
    Missing,
    Name,
    Number,
    Register,
    Reloc,
    Unary,
    signed64,
)
from ppcmacro.gas.expression import Text as Quoted
from ppcmacro.gas.expression import evaluate as evaluate_numbers
from ppcmacro.layout import Chunk, Place, certainly_after
from ppcmacro.records import NamedTuple

__all__ = ["Relative", "Scope", "Symbol", "Value", "evaluate", "names_in"]


class Symbol:
    """A symbol in one of its lives: an assignment that replaces a value makes a new Symbol.

    value    its value; None while it has none
    expr     what it was set to when that was not a value yet, with the symbols of its names in `bound`
    doubtful whether it was set in a branch that may not be assembled
    kind     "" (only mentioned), "label", "set" (may be assigned again), "once" (.equiv), "lazy" (.eqv), "common",
             "local" (.lcomm)
    """

    __slots__ = ("bound", "doubtful", "expr", "kind", "name", "value")

    def __init__(self, name: str, kind: str = "", value: Value | None = None) -> None:
        self.name = name
        self.kind = kind
        self.value = value
        self.expr: Expr | None = None
        self.doubtful = False
        self.bound: dict[str, Symbol | Place | int] = {}

    @property
    def defined(self) -> bool:
        """Whether `.ifdef` sees it."""
        return self.kind != "" and not isinstance(self.value, _RegisterValue)


class _RegisterValue(NamedTuple):
    register: Register


class Relative(NamedTuple):
    """A number of bytes behind something whose own value is not a number: a symbol without a value."""

    symbol: Symbol
    offset: int


Value: TypeAlias = Union[int, Place, Relative, "_RegisterValue"]


class Scope(Protocol):
    """Where an expression finds the meaning of its names, and says what it met."""

    memo: dict[int, Value | None]
    """What the symbols are worth that were met in the evaluation that goes on, by their identity."""

    def find(self, name: str) -> Symbol | Place | int:
        """Return what a name (also `.`, `1f`, a quoted one) means."""

    def register(self, name: str) -> Register | None:
        """Return the register that a bare name means, if it means one."""

    def complain(self, message: str) -> None:
        """Take note of an error that makes GNU as refuse the expression although it has a value."""

    def warn(self, message: str) -> None:
        """Take note of a warning."""


_DEEPEST = 200
_MASK = (1 << 64) - 1


class _Bound:
    """The scope of an expression that was kept: its names mean what they meant when it was read."""

    __slots__ = ("memo", "names", "outer")

    def __init__(self, names: dict[str, Symbol | Place | int], outer: Scope) -> None:
        self.memo = outer.memo
        self.names = names
        self.outer = outer

    def find(self, name: str) -> Symbol | Place | int:
        return self.names[name]

    def register(self, name: str) -> Register | None:
        return None

    def complain(self, message: str) -> None:
        self.outer.complain(message)

    def warn(self, message: str) -> None:
        self.outer.warn(message)


def evaluate(expr: Expr, scope: Scope, depth: int = 0) -> Value | None:
    """Return the value of an expression, None when it is not constant in the sense of GNU as.

    A `Place` or `Relative` is a value too, but no number.
    """
    spine: list[Binary] = []
    while isinstance(expr, Binary):
        spine.append(expr)
        expr = expr.left
    value = _leaf(expr, scope, depth)
    for operator, left, right in reversed(spine):
        other = evaluate(right, scope, depth + 1) if depth < _DEEPEST else None
        if isinstance(left, Big):
            value = _zero(left, "left", scope)
        if isinstance(right, Big):
            other = _zero(right, "right", scope)
        if isinstance(value, int) and isinstance(other, int):
            value = _arithmetic(operator, value, other, scope)
        elif value is None or other is None:
            value = None
        else:
            value = _combine(operator, value, other, scope)
    return value


def _leaf(expr: Expr, scope: Scope, depth: int) -> Value | None:
    if isinstance(expr, Number):
        return signed64(expr.value)
    if isinstance(expr, (Name, Quoted)):
        if isinstance(expr, Name):
            register = scope.register(expr.name)
            if register is not None:
                return _RegisterValue(register)
        return meaning(scope.find(expr[0]), scope, depth)
    if isinstance(expr, Missing):
        scope.warn("missing operand; zero assumed")
        return 0
    if isinstance(expr, Register):
        return _RegisterValue(expr)
    if isinstance(expr, Unary):
        value = evaluate(expr.operand, scope, depth + 1) if depth < _DEEPEST else None
        if isinstance(value, int):
            number = evaluate_numbers(Unary(expr.operator, Number(value & _MASK)), _nothing)
            return number
        return value if expr.operator == "+" else None
    if isinstance(expr, Reloc):
        return None
    return None


def meaning(found: Symbol | Place | int, scope: Scope, depth: int = 0) -> Value | None:
    """Return the value of a symbol now; a name without one is `Relative` to itself."""
    if not isinstance(found, Symbol):
        return found
    value = found.value
    if found.doubtful:
        return None
    if value is None:
        if found.expr is None:
            return Relative(found, 0)
        key = id(found)
        if key not in scope.memo:
            deep = depth >= _DEEPEST
            scope.memo[key] = None if deep else evaluate(found.expr, _Bound(found.bound, scope), depth + 1)
        return scope.memo[key]
    if isinstance(value, Relative) and value.symbol is not found and depth < _DEEPEST:
        inner = meaning(value.symbol, scope, depth + 1)
        return None if inner is None else _add(inner, value.offset)
    return value


def _zero(expr: Big, side: str, scope: Scope) -> int:
    scope.warn(f"{side} operand is a {expr.kind}; integer 0 assumed")
    return 0


def _nothing(name: str) -> int | None:
    return None


_DIRECT: dict[str, Callable[[int, int], int]] = {
    "+": lambda left, right: signed64(left + right),
    "-": lambda left, right: signed64(left - right),
    "*": lambda left, right: signed64(left * right),
    "&": lambda left, right: left & right,
    "|": lambda left, right: left | right,
    "^": lambda left, right: left ^ right,
    "==": lambda left, right: -(left == right),
    "!=": lambda left, right: -(left != right),
    "<": lambda left, right: -(left < right),
    "<=": lambda left, right: -(left <= right),
    ">": lambda left, right: -(left > right),
    ">=": lambda left, right: -(left >= right),
    "&&": lambda left, right: int(left != 0 and right != 0),
    "||": lambda left, right: int(left != 0 or right != 0),
}
"""The operators about which there is nothing to warn."""


def _arithmetic(operator: str, left: int, right: int, scope: Scope) -> int | None:
    direct = _DIRECT.get(operator)
    if direct is not None:
        return direct(left, right)
    warnings: list[str] = []
    tree = Binary(operator, Number(left & _MASK), Number(right & _MASK))
    result = evaluate_numbers(tree, _nothing, warnings)
    for warning in warnings:
        scope.warn(warning)
    return result


def _add(value: Value, number: int) -> Value | None:
    if isinstance(value, int):
        return signed64(value + number)
    if isinstance(value, Place):
        return Place(value.chunk, value.offset + number)
    if isinstance(value, Relative):
        return Relative(value.symbol, value.offset + number)
    return value if number == 0 else None


def _base(value: Value) -> tuple[Chunk | Symbol | Register | None, int]:
    if isinstance(value, int):
        return None, value
    if isinstance(value, _RegisterValue):
        return value.register, 0
    return value[0], value[1]


def _combine(operator: str, left: Value, right: Value, scope: Scope) -> Value | None:
    """Combine two values of which at least one is not a number."""
    if isinstance(left, _RegisterValue) or isinstance(right, _RegisterValue):
        scope.warn("invalid register expression")
    if operator == "+":
        if isinstance(right, int):
            return _add(left, right)
        return _add(right, left) if isinstance(left, int) else None
    if operator == "-" and isinstance(right, int):
        return _add(left, -right)
    one, offset = _base(left)
    other, other_offset = _base(right)
    if operator != "-" and isinstance(one, Chunk) and isinstance(other, Chunk):
        section, other_section = one.stream.section, other.stream.section
        if section != other_section:
            scope.complain(f"operation combines symbols in different segments (`{section}` and `{other_section}`)")
    if operator in ("==", "!=", "<>"):
        same = one == other if isinstance(one, Register) else one is other
        return -int((same and offset == other_offset) == (operator == "=="))
    if RANKS[operator] == RANKS["<"] or operator == "-":
        same = one == other if isinstance(one, Register) else one is other
        if same:
            return _arithmetic(operator, offset, other_offset, scope)
        if operator == ">" and isinstance(left, Place) and isinstance(right, Place) and certainly_after(left, right):
            return -1
        return None
    if operator == "*":
        if 0 in (left, right):
            return 0
        if left == 1:
            return right
        return left if right == 1 else None
    if operator == "&" and 0 in (left, right):
        return 0
    if operator in ("|", "^", "<<", ">>") and right == 0:
        return left
    if operator == "/" and right == 1:
        return left
    return right if operator in ("|", "^") and left == 0 else None


def names_in(expr: Expr) -> set[str]:
    """Return the names in an expression."""
    found: set[str] = set()
    stack: list[Expr] = [expr]
    while stack:
        node = stack.pop()
        if isinstance(node, (Name, Quoted)):
            found.add(node[0])
        elif isinstance(node, Binary):
            stack += (node.left, node.right)
        elif isinstance(node, (Unary, Reloc)):
            stack.append(node.operand)
    return found
