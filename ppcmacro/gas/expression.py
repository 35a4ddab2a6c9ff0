"""Expressions of GNU as: the tree, its value, and its linear form.

Values are 64-bit two's complement numbers, here signed Python integers.  The ranks of the operators (GNU as puts
`&`, `|` and `^` above `+`) are already in the tree when it comes from `ppcmacro.gas.syntax`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ppcmacro.records import NamedTuple

__all__ = [
    "RANKS",
    "Big",
    "Binary",
    "Call",
    "Expr",
    "Linear",
    "Lookup",
    "Missing",
    "Name",
    "Number",
    "Register",
    "Reloc",
    "Text",
    "Unary",
    "evaluate",
    "linear",
    "signed64",
    "spelling",
]

Lookup: TypeAlias = Callable[[str], int | None]


class Number(NamedTuple):
    """A number of at most 64 bits, unsigned as written."""

    value: int


class Big(NamedTuple):
    """A number of more than 64 bits ("bignum") or a floating point number ("float"); it is no constant."""

    kind: str


class Name(NamedTuple):
    """A symbol; `.` is the location counter, `1f` and `1b` are references to numeric labels."""

    name: str


class Text(NamedTuple):
    """A string with its escapes as written; in an expression it names a symbol."""

    text: str


class Register(NamedTuple):
    """A register written with `%`; `kind` is "gpr", "fpr", "vr", "vsr", "acc", "crf" or "spr"."""

    kind: str
    number: int


class Call(NamedTuple):
    """A function-like C name without a definition, such as `VCPU_GPR(R3)`; `arguments` is the text between."""

    name: str
    arguments: str


class Missing(NamedTuple):
    """The absent right side of a last operator; GNU as warns and takes 0."""


class Unary(NamedTuple):
    """One of `- + ~ !` before an operand."""

    operator: str
    operand: Expr


class Binary(NamedTuple):
    """Two operands with an operator of `RANKS` between them."""

    operator: str
    left: Expr
    right: Expr


class Reloc(NamedTuple):
    """An operand with relocation operators behind it; `operator` is such as "ha" or "got@tprel@l"."""

    operand: Expr
    operator: str


Expr: TypeAlias = Number | Big | Name | Text | Register | Call | Missing | Unary | Binary | Reloc

RANKS = {
    **dict.fromkeys(("*", "/", "%", "<<", ">>"), 6),
    **dict.fromkeys(("&", "|", "^", "!", "!!"), 5),
    **dict.fromkeys(("+", "-"), 4),
    **dict.fromkeys(("==", "<>", "!=", "<", "<=", ">", ">="), 3),
    "&&": 2,
    "||": 1,
}

_MASK = (1 << 64) - 1
_SIGN = 1 << 63


class Linear(NamedTuple):
    """A constant and a sum of names with their factors, sorted by name; no factor is 0."""

    constant: int
    terms: tuple[tuple[str, int], ...]


def signed64(value: int) -> int:
    """Return the value of the low 64 bits as a signed number."""
    value &= _MASK
    return value - (value & _SIGN) * 2


def evaluate(expr: Expr, lookup: Lookup, warnings: list[str] | None = None) -> int | None:
    """Return the signed 64-bit value of an expression, or None when it is not constant.

    `lookup` gives the value of a name (`.`, `1b` and quoted names included) or None.  What GNU as warns about is
    appended to `warnings` in its own words.  Relocation operators on a constant give their 16-bit part, signed.
    """
    spine: list[Binary] = []
    left = expr
    while isinstance(left, Binary):
        spine.append(left)
        left = left.left
    value = _leaf(left, lookup, warnings)
    for node in reversed(spine):
        operator, _, right = node
        other = evaluate(right, lookup, warnings)
        if isinstance(left, Big):
            value = _big(left, "left", warnings)
        if isinstance(right, Big):
            other = _big(right, "right", warnings)
        if value is None or other is None:
            value = _symbolic(operator, left, right, lookup, warnings)
        else:
            value = _binary(operator, value, other, warnings)
        left = node
    return value


def _leaf(expr: Expr, lookup: Lookup, warnings: list[str] | None) -> int | None:
    if isinstance(expr, Number):
        return signed64(expr.value)
    if isinstance(expr, (Name, Text)):
        found = lookup(expr[0])
        return None if found is None else signed64(found)
    if isinstance(expr, Missing):
        _warn(warnings, "missing operand; zero assumed")
        return 0
    if isinstance(expr, Unary):
        value = evaluate(expr.operand, lookup, warnings)
        return None if value is None else _unary(expr.operator, value)
    if isinstance(expr, Reloc):
        value = evaluate(expr.operand, lookup, warnings)
        return None if value is None else _relocate(expr.operator, value)
    return None


def _unary(operator: str, value: int) -> int:
    if operator == "-":
        return signed64(-value)
    if operator == "~":
        return ~value
    if operator == "!":
        return int(not value)
    return value


_SHIFTS = {"l": 0, "h": 16, "high": 16, "higher": 32, "highest": 48}
_ROUNDED_SHIFTS = {"ha": 16, "higha": 16, "highera": 32, "highesta": 48}


def _relocate(operator: str, value: int) -> int | None:
    if operator in _SHIFTS:
        part = value >> _SHIFTS[operator]
    elif operator in _ROUNDED_SHIFTS:
        part = (value + 0x8000) >> _ROUNDED_SHIFTS[operator]
    else:
        return None
    return (part & 0xFFFF ^ 0x8000) - 0x8000


def _binary(operator: str, left: int, right: int, warnings: list[str] | None) -> int:
    if operator == "+":
        return signed64(left + right)
    if operator == "-":
        return signed64(left - right)
    if operator == "*":
        return signed64(left * right)
    if operator in ("/", "%"):
        if right == 0:
            _warn(warnings, "division by zero")
            right = 1
        quotient = abs(left) // abs(right) * (-1 if (left < 0) != (right < 0) else 1)
        return signed64(quotient if operator == "/" else left - quotient * right)
    if operator in ("<<", ">>"):
        if not 0 <= right < 64:
            _warn(warnings, f"shift count out of range ({right} is not between 0 and 63)")
            return 0
        return signed64(left << right if operator == "<<" else (left & _MASK) >> right)
    if operator == "&":
        return left & right
    if operator == "|":
        return left | right
    if operator in ("^", "!!"):
        return left ^ right
    if operator == "!":
        return left | ~right
    if operator == "&&":
        return int(bool(left and right))
    if operator == "||":
        return int(bool(left or right))
    return -int(_compare(operator, left, right))


def _compare(operator: str, left: int, right: int) -> bool:
    if operator == "==":
        return left == right
    if operator in ("!=", "<>"):
        return left != right
    if operator == "<":
        return left < right
    if operator == "<=":
        return left <= right
    if operator == ">":
        return left > right
    return left >= right


def _symbolic(operator: str, left: Expr, right: Expr, lookup: Lookup, warnings: list[str] | None) -> int | None:
    """The difference or comparison of two operands that differ by a constant, or of which one is a register."""
    if operator != "-" and RANKS[operator] != 3:
        return None
    if isinstance(left, Register) or isinstance(right, Register):
        if left == right or operator in ("==", "!=", "<>"):
            _warn(warnings, "invalid register expression")
            return _binary(operator, 0 if left == right else 1, 0, None)
        return None
    one, other = linear(left, lookup), linear(right, lookup)
    if one is None or other is None or one.terms != other.terms:
        return None
    return _binary(operator, one.constant, other.constant, None)


def _big(expr: Big, side: str, warnings: list[str] | None) -> int:
    _warn(warnings, f"{side} operand is a {expr.kind}; integer 0 assumed")
    return 0


def _warn(warnings: list[str] | None, text: str) -> None:
    if warnings is not None:
        warnings.append(text)


def linear(expr: Expr, lookup: Lookup) -> Linear | None:
    """Return an expression as a constant plus names with factors, or None when registers or bignums are in it.

    A name that `lookup` knows is replaced by its value.  A call counts as a name by its spelling, and so does a
    part that is neither a sum nor a product with a constant, such as `(A|B)` or `x@l`.
    """
    if isinstance(expr, Number):
        return Linear(signed64(expr.value), ())
    constant = 0
    terms: dict[str, int] = {}
    stack: list[tuple[Expr, int]] = [(expr, 1)]
    while stack:
        node, factor = stack.pop()
        if isinstance(node, (Register, Big)):
            return None
        if isinstance(node, Binary):
            operator, left, right = node
            if operator in ("+", "-"):
                stack.append((left, factor))
                stack.append((right, factor if operator == "+" else -factor))
                continue
            scaled = _scaled(operator, left, right, lookup)
            if scaled is not None:
                stack.append((scaled[0], factor * scaled[1]))
                continue
        elif isinstance(node, Unary) and node.operator in ("-", "+"):
            stack.append((node.operand, -factor if node.operator == "-" else factor))
            continue
        value = None if isinstance(node, Call) else evaluate(node, lookup)
        if value is not None:
            constant += value * factor
        else:
            name = spelling(node)
            terms[name] = terms.get(name, 0) + factor
    wrapped = ((name, signed64(factor)) for name, factor in sorted(terms.items()))
    return Linear(signed64(constant), tuple((name, factor) for name, factor in wrapped if factor))


def _scaled(operator: str, left: Expr, right: Expr, lookup: Lookup) -> tuple[Expr, int] | None:
    """The operand and the factor of a product (or left shift) with a constant."""
    if operator not in ("*", "<<"):
        return None
    value = evaluate(right, lookup)
    if value is not None:
        if operator == "*":
            return left, value
        return (left, 1 << value) if 0 <= value < 64 else None
    value = evaluate(left, lookup)
    return (right, value) if value is not None and operator == "*" else None


def spelling(expr: Expr) -> str:
    """Return an expression as text without blanks, with only the parentheses that it needs."""
    pieces: list[str] = []
    stack: list[Expr | str] = [expr]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
        elif isinstance(node, Binary):
            rank = RANKS[node.operator]
            stack += _enclosed(node.right, rank + 1)[::-1]
            stack.append(node.operator)
            stack += _enclosed(node.left, rank)[::-1]
        elif isinstance(node, Unary):
            stack += [*_enclosed(node.operand, 7)[::-1], node.operator]
        elif isinstance(node, Reloc):
            stack += ["@" + node.operator, *_enclosed(node.operand, 7)[::-1]]
        else:
            pieces.append(_atom(node))
    return "".join(pieces)


def _enclosed(expr: Expr, rank: int) -> list[Expr | str]:
    if isinstance(expr, Reloc) or (isinstance(expr, Binary) and RANKS[expr.operator] < rank):
        return ["(", expr, ")"]
    return [expr]


_REGISTER_PREFIXES = {"gpr": "r", "fpr": "f", "vr": "v", "vsr": "vs", "acc": "acc", "crf": "cr", "spr": "spr"}


def _atom(expr: Expr) -> str:
    if isinstance(expr, Number):
        return str(expr.value)
    if isinstance(expr, Name):
        return expr.name
    if isinstance(expr, Text):
        return f'"{expr.text}"'
    if isinstance(expr, Register):
        return f"%{_REGISTER_PREFIXES[expr.kind]}{expr.number}"
    if isinstance(expr, Call):
        return f"{expr.name}({expr.arguments})"
    return f"<{expr.kind}>" if isinstance(expr, Big) else ""
