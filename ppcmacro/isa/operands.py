"""One operand of an instruction: which register it names, and whether GNU as would take its value."""

from __future__ import annotations

import re
from functools import lru_cache

from ppcmacro.gas.expression import Binary, Expr, Lookup, Name, Number, Register, Reloc, evaluate
from ppcmacro.gas.syntax import OperandSyntax
from ppcmacro.isa.instruction import Operand
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple

__all__ = ["Parsed", "Token", "bit_mask", "parse_operand", "token_of", "value_of"]


class Token(NamedTuple):
    """An operand token of the table, taken apart.

    kind      "register", "field", "bit", "immediate", "memory", "mask", "fxm", "spr", "dcr"
    role      of `Operand`
    access    of `Operand`
    file      "r", "f", "v", "x" or "a": which registers it names
    registers how many registers it means (2 for pairs, 4 for accumulators)
    low, high, multiple   the range of values, both included, and their divisor; low > high: no range
    negated   the assembler negates the value
    """

    kind: str
    role: str
    access: str
    file: str
    registers: int
    low: int
    high: int
    multiple: int
    negated: bool


class Parsed(NamedTuple):
    """The operands that an operand text gives, and what GNU as says about it."""

    operands: tuple[Operand, ...]
    problem: str
    warning: str
    unresolved: bool


_ACCESS = {"D": "w", "S": "r", "M": "rw", "Q": "w", "q": "r"}
_FILES = {"f": ("fpr", 32), "v": ("vr", 32), "x": ("vsr", 64), "e": ("evr", 32), "a": ("acc", 8)}
_IMMEDIATE = pattern(r"([ushnN])([0-9]+)")
_DISPLACEMENT = pattern(r"([dk])([0-9]*)\(([ZU])\)|i\(Z\)")


def _token(
    kind: str, role: str, access: str = "", file: str = "", count: int = 1, low: int = 0, high: int = -1
) -> Token:
    return Token(kind, role, access, file, count, low, high, 1, False)


@lru_cache(256)
def token_of(text: str) -> Token:
    """Return a token of the table's notation taken apart."""
    if text in _ACCESS:
        return _token("register", "gpr", _ACCESS[text], "r", *((2, 0, 30) if text in "Qq" else (1, 0, 31)))
    if text in ("Z", "U"):
        return _token("register", "gpr0" if text == "Z" else "base", "r" if text == "Z" else "rw", "r", 1, 0, 31)
    if text in ("spr", "dcr"):
        return _token(text, text, high=1023)
    if text == "m":
        return _token("mask", "mask")
    if text == "fxm":
        return _token("fxm", "fxm", high=255)
    if text == "nb":
        return _token("immediate", "uimm", high=32)
    if text == "i":
        return _token("immediate", "imm")
    match = _IMMEDIATE.fullmatch(text)
    if match:
        return _immediate(match[1], int(match[2]))
    match = _DISPLACEMENT.fullmatch(text)
    if match:
        return _displacement(match)
    letter, access = text[0], _ACCESS[text[1]]
    if letter == "c":
        return _token("field", "crf", access, high=7)
    if letter == "b":
        return _token("bit", "crb", access, high=31)
    role, registers = _FILES[letter]
    count = 4 if letter == "a" else 2 if text[1] in "Qq" else 1
    highest = registers - (2 if count == 2 else 1)
    return _token("register", role, access, "r" if letter == "e" else letter, count, 0, highest)


def _immediate(letter: str, bits: int) -> Token:
    low, high = {
        "u": (0, (1 << bits) - 1),
        "s": (-(1 << bits - 1), (1 << bits - 1) - 1),
        "h": (-(1 << bits - 1), (1 << bits) - 1),
        "n": (1 - (1 << bits - 1), 1 << bits - 1),
        "N": (1 - (1 << bits), 1 << bits - 1),
    }[letter]
    return _token("immediate", "uimm" if letter == "u" else "imm", low=low, high=high)._replace(negated=letter in "nN")


def _displacement(match: re.Match[str]) -> Token:
    base = _token("memory", "base", "rw" if match[3] == "U" else "r", "r")
    if match[1] is None or match[2] == "34":
        return base
    multiple = int(match[2] or "1")
    if match[1] == "k":
        return base._replace(low=0, high=31 * multiple, multiple=multiple)
    return base._replace(low=-0x8000, high=0x7FFF if multiple == 1 else 0x8000 - multiple, multiple=multiple)


_NAMED = pattern(r"(r|f|vs|v|cr|acc)([0-9]{1,2})")
_PREFIXES = {"r": ("r",), "f": ("f",), "v": ("v",), "x": ("vs", "f", "v"), "a": ("acc",), "c": ("cr",)}
_CR_NAMES = {"lt": 0, "gt": 1, "eq": 2, "so": 3, "un": 3, **{f"cr{field}": field for field in range(8)}}
_KINDS = {"r": ("gpr",), "f": ("fpr",), "v": ("vr",), "x": ("vsr", "fpr", "vr"), "a": ("acc",)}


def _register(expr: Expr, file: str, lookup: Lookup) -> tuple[int | None, str]:
    """The number of a register in its file and what GNU as warns about."""
    if isinstance(expr, Register):
        number = expr.number + 32 if file == "x" and expr.kind == "vr" else expr.number
        return number, "" if expr.kind in _KINDS[file] else "invalid register expression"
    if isinstance(expr, Number):
        return expr.value, ""
    value = evaluate(expr, lookup)
    if value is None and isinstance(expr, Name):
        name = expr.name.lower()
        match = _NAMED.fullmatch(name)
        if match and match[1] in _PREFIXES[file]:
            return int(match[2]) + (32 if file == "x" and match[1] == "v" else 0), ""
        if file == "r":
            return {"sp": 1, "rtoc": 2}.get(name), ""
    return value, ""


def _cr_value(expr: Expr, lookup: Lookup) -> int | None:
    """The value of a CR field or bit, in which names such as `cr1` and `eq` are known without -mregnames."""

    def known(name: str) -> int | None:
        value = lookup(name)
        return _CR_NAMES.get(name.lower()) if value is None else value

    return evaluate(_without_registers(expr), known)


def _without_registers(expr: Expr) -> Expr:
    if isinstance(expr, Register):
        return Number(expr.number) if expr.kind == "crf" else expr
    if isinstance(expr, Binary):
        return Binary(expr.operator, _without_registers(expr.left), _without_registers(expr.right))
    return expr


def value_of(expr: Expr | None, lookup: Lookup) -> int | None:
    """Return the value of an operand where it is known."""
    return None if expr is None else evaluate(expr, lookup)


def bit_mask(value: int) -> bool:
    """Return whether a 32-bit value is a run of ones, which may wrap around, as rlwinm needs it."""
    value &= 0xFFFFFFFF
    if value in (0, 0xFFFFFFFF):
        return value != 0
    if value & 1 and value >> 31:
        value = ~value & 0xFFFFFFFF
    low = value & -value
    return (value + low) & value == 0


def _out_of_range(value: int, low: int, high: int) -> str:
    """The words of GNU as, which prints small numbers in decimal and others as 64-bit hexadecimal numbers."""
    numbers = (value, low, high)
    if all(-1024 < number < 1024 for number in numbers):
        shown = [str(number) for number in numbers]
    else:
        shown = [f"{number & (1 << 64) - 1:#x}" for number in numbers]
    return f"operand out of range ({shown[0]} is not between {shown[1]} and {shown[2]})"


def _judged(value: int | None, token: Token) -> str:
    if value is None or token.low > token.high:
        return ""
    # GNU as takes a value whose sign was extended, or left out, by hand for 32 bits
    if not token.low <= value <= token.high:
        for other in (value - (1 << 32), value + (1 << 32)):
            if token.low <= other <= token.high and other % token.multiple == 0:
                return ""
    if not token.low <= value <= token.high:
        return _out_of_range(value, token.low, token.high)
    return f"operand out of domain ({value} is not a multiple of {token.multiple})" if value % token.multiple else ""


def parse_operand(token: Token, syntax: OperandSyntax, text: str, lookup: Lookup) -> Parsed:
    """Return the operands that one operand of the text gives; `text` is the text of all operands."""
    if token.kind == "memory":
        return _memory(token, syntax, text, lookup)
    expr = syntax.expression
    if syntax.base is not None:
        expr = syntax.whole
        if expr is None:
            value = value_of(syntax.expression, lookup)
            problem = _judged(value, token) or "syntax error; found `(', expected `,'"
            return Parsed(_plain(token, syntax, None, text), problem, "", True)
    if expr is None:
        return Parsed(_plain(token, syntax, None, text), "missing operand", "", False)
    if token.kind == "register":
        number, warning = _register(expr, token.file, lookup)
        problem = _judged(number, token)
        number = None if problem or number is None else number & 63
        access = "" if token.role == "gpr0" and number == 0 else token.access
        operand = Operand(token.role, access, syntax.start, syntax.end, number, expr, text[syntax.start : syntax.end])
        return Parsed((operand,), problem, warning, number is None)
    if token.kind in ("field", "bit"):
        number = _cr_value(expr, lookup)
        problem = _judged(number, token)
        return Parsed(_plain(token, syntax, expr, text, None if problem else number), problem, "", number is None)
    return _value(token, syntax, expr, text, lookup)


def _plain(
    token: Token, syntax: OperandSyntax, expr: Expr | None, text: str, number: int | None = None
) -> tuple[Operand, ...]:
    shown = text[syntax.start : syntax.end]
    return (Operand(token.role, token.access, syntax.start, syntax.end, number, expr, shown),)


def _value(token: Token, syntax: OperandSyntax, expr: Expr, text: str, lookup: Lookup) -> Parsed:
    warning = ""
    if isinstance(expr, Register) and not (token.kind == "spr" and expr.kind == "spr"):
        warning = "invalid register expression"
    value: int | None = expr.number if isinstance(expr, Register) else evaluate(expr, lookup)
    problem = "" if isinstance(expr, Reloc) else _judged(value, token)
    number = None
    if token.kind == "mask":
        if value is not None and not bit_mask(value):
            problem = "illegal bitmask"
    elif token.kind != "immediate":
        number = None if problem else value
    unresolved = token.kind in ("spr", "dcr", "fxm") and value is None
    return Parsed(_plain(token, syntax, expr, text, number), problem, warning, unresolved)


def _memory(token: Token, syntax: OperandSyntax, text: str, lookup: Lookup) -> Parsed:
    """A displacement with its base; GNU as insists on the parentheses except for prefixed instructions."""
    expr, base = syntax.expression, syntax.base
    start, end = syntax.start, syntax.end
    if base is None:
        optional = token.low > token.high and isinstance(expr, Reloc)
        operand = Operand("disp", "", start, end, None, expr, text[start:end])
        return Parsed((operand,), "" if optional else "missing operand", "", not optional)
    if expr is None:
        return Parsed((), "missing operand", "", True)
    behind = syntax.base_start - 1
    number, warning = _register(base, "r", lookup)
    displacement = Operand("disp", "", start, behind, None, expr, text[start:behind])
    problem = ""
    value = None if isinstance(expr, Reloc) else evaluate(expr, lookup)
    if isinstance(expr, Register):
        warning = "invalid register expression"
    else:
        problem = _judged(value, token)
    if number is not None and not 0 <= number <= 31:
        problem, number = problem or _out_of_range(number, 0, 31), None
    access = "" if number == 0 and token.access == "r" else token.access
    base_text = text[syntax.base_start : syntax.base_end]
    base_operand = Operand("base", access, syntax.base_start, syntax.base_end, number, base, base_text)
    return Parsed((displacement, base_operand), problem, warning, number is None)
