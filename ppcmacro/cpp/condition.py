"""The expressions of `#if` and `#elif`, with the arithmetic of gcc: 64 bits, signed or unsigned."""

from __future__ import annotations

import re
from collections.abc import Callable

from ppcmacro.cpp.items import Item
from ppcmacro.cpp.tokens import CHARACTER, END, NAME, NUMBER, PADDING, STRING
from ppcmacro.patterns import pattern

__all__ = ["ConditionError", "Reader", "evaluate"]

_MASK = (1 << 64) - 1
_SIGN = 1 << 63
_MAX_DEPTH = 100
_INTEGER = pattern(r"(0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)([uUlL]*)")
_SUFFIXES = frozenset(["", "u", "l", "ul", "lu", "ll", "ull", "llu"])
_ESCAPES = {"n": 10, "t": 9, "r": 13, "a": 7, "b": 8, "f": 12, "v": 11, "e": 27, "E": 27}
_ESCAPE = pattern(r"\\(?:x([0-9a-fA-F]+)|([0-7]{1,3})|(.))|(.)", re.DOTALL)

_PRECEDENCE = {
    ",": 1,
    "?": 2,
    "||": 4,
    "&&": 5,
    "|": 6,
    "^": 7,
    "&": 8,
    "==": 9,
    "!=": 9,
    "<": 10,
    ">": 10,
    "<=": 10,
    ">=": 10,
    "<<": 11,
    ">>": 11,
    "+": 12,
    "-": 12,
    "*": 13,
    "/": 13,
    "%": 13,
}

Value = tuple[int, bool]
"""A value as (bits, unsigned): 64 bits, the sign in the highest."""


class ConditionError(Exception):
    """An expression that gcc refuses; the message fits behind `#if`: lower case, no full stop."""


class Reader:
    """Where the tokens of an expression come from.

    expanded  gives the next token with macros expanded
    raw       gives the next token as it stands
    defined   tells whether a macro of that name is defined
    has       tells whether a header is found: (name with its quotes or <>, for __has_include_next)
    problem   takes the message of an error after which gcc goes on
    """

    __slots__ = ("defined", "expanded", "has", "problem", "raw")

    def __init__(
        self,
        expanded: Callable[[], Item],
        raw: Callable[[], Item],
        defined: Callable[[str], bool],
        has: Callable[[str, bool], bool],
        problem: Callable[[str], None],
    ) -> None:
        self.expanded = expanded
        self.raw = raw
        self.defined = defined
        self.has = has
        self.problem = problem


def evaluate(reader: Reader) -> bool:
    """Return the truth of the expression.  Raises ConditionError."""
    parser = _Parser(reader)
    if parser.token.kind == END:
        raise ConditionError("there is no expression")
    value, _ = parser.expression(0, True)
    if parser.token.kind != END:
        text = parser.token.text
        if text == ")":
            raise ConditionError("`)` has no `(`")
        if text == ":":
            raise ConditionError("`:` has no `?`")
        raise ConditionError(f"a binary operator is missing before `{text}`")
    return value != 0


def _signed(value: int) -> int:
    return value - (1 << 64) if value & _SIGN else value


class _Parser:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.depth = 0
        self.token = self._next()

    def _next(self) -> Item:
        while True:
            token = self.reader.expanded()
            if token.kind != PADDING:
                return token

    def _raw(self) -> Item:
        while True:
            token = self.reader.raw()
            if token.kind != PADDING:
                return token

    def advance(self) -> None:
        self.token = self._next()

    def expression(self, least: int, live: bool) -> Value:
        """Parse operators of at least that precedence; `live` is false where the value is not used."""
        left = self.unary(live)
        while True:
            operator = self.token.text
            precedence = _PRECEDENCE.get(operator, 0)
            if not precedence or precedence < least:
                return left
            self.advance()
            if operator == "?":
                left = self._choice(left, live)
            elif operator == "&&":
                right = self.expression(precedence + 1, live and left[0] != 0)
                left = (int(left[0] != 0 and right[0] != 0), False)
            elif operator == "||":
                right = self.expression(precedence + 1, live and left[0] == 0)
                left = (int(left[0] != 0 or right[0] != 0), False)
            else:
                right = self.expression(precedence + 1, live)
                if operator in ("/", "%") and right[0] == 0:
                    if live:
                        self.reader.problem("division by zero")
                    continue
                left = _binary(operator, left, right)

    def _choice(self, condition: Value, live: bool) -> Value:
        taken = condition[0] != 0
        self._deeper()
        first = self.expression(1, live and taken)
        if self.token.text != ":":
            raise ConditionError("`?` has no `:`")
        self.advance()
        second = self.expression(2, live and not taken)
        self.depth -= 1
        return (first if taken else second)[0], first[1] or second[1]

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise ConditionError("the expression is nested too deeply")

    def unary(self, live: bool) -> Value:
        """Parse an operand with the unary operators before it."""
        prefixes: list[str] = []
        while self.token.text in ("+", "-", "~", "!"):
            prefixes.append(self.token.text)
            self.advance()
        bits, unsigned = self.primary(live)
        for prefix in reversed(prefixes):
            if prefix == "-":
                bits = -bits & _MASK
            elif prefix == "~":
                bits = ~bits & _MASK
            elif prefix == "!":
                bits, unsigned = int(bits == 0), False
        return bits, unsigned

    def primary(self, live: bool) -> Value:
        """Parse a number, a name, `defined` or a parenthesis."""
        token = self.token
        kind, text = token.kind, token.text
        value: Value
        if kind == NUMBER:
            value = self._constant(_number, text)
        elif kind == NAME:
            if text == "defined":
                value = self._defined(), False
            elif text in ("__has_include", "__has_include_next"):
                value = self._has(text.endswith("next")), False
            else:
                value = 0, False
        elif kind == CHARACTER:
            value = self._constant(_character, text)
        elif text == "(":
            self._deeper()
            self.advance()
            value = self.expression(0, live)
            self.depth -= 1
            if self.token.text != ")":
                raise ConditionError("`(` has no `)`")
        elif kind == END:
            raise ConditionError("an operand is missing at the end")
        elif text == ")" or text in _PRECEDENCE:
            raise ConditionError(f"an operand is missing before `{text}`")
        else:
            raise ConditionError(f"`{text}` is not valid in a preprocessor expression")
        self.advance()
        return value

    def _constant(self, read: Callable[[str], Value], text: str) -> Value:
        """Return the value of a constant; a bad one is reported and counts as 0."""
        try:
            return read(text)
        except ConditionError as error:
            self.reader.problem(str(error))
            return 0, False

    def _defined(self) -> int:
        token = self._raw()
        enclosed = token.text == "("
        if enclosed:
            token = self._raw()
        if token.kind != NAME:
            raise ConditionError("`defined` needs the name of a macro")
        if enclosed and self._raw().text != ")":
            raise ConditionError("`)` is missing after `defined`")
        return int(self.reader.defined(token.text))

    def _has(self, after: bool) -> int:
        opening = self._raw()
        if opening.text != "(":
            raise ConditionError("`(` is missing after `__has_include`")
        token = self.token = self._next()
        if token.kind == STRING:
            name = token.text
        elif token.text == "<":
            parts = ["<"]
            while parts[-1] != ">":
                token = self._next()
                if token.kind == END:
                    raise ConditionError("`>` is missing after `__has_include(<`")
                parts.append((" " if token.white else "") + token.text)
            name = "".join(parts)
        else:
            raise ConditionError('`__has_include` needs a header name in `""` or `<>`')
        if self._next().text != ")":
            raise ConditionError("`)` is missing after `__has_include`")
        return int(self.reader.has(name, after))


def _number(text: str) -> Value:
    match = _INTEGER.fullmatch(text)
    if match is None:
        if re.fullmatch(r"[0-9]*\.?[0-9]*(?:[eE][-+]?[0-9]+)?[fFlL]?", text):
            raise ConditionError(f"the floating constant `{text}` cannot stand here")
        raise ConditionError(f"`{text}` is no integer constant")
    digits, suffix = match[1], match[2]
    if suffix.lower() not in _SUFFIXES or "lL" in suffix or "Ll" in suffix:
        raise ConditionError(f"invalid suffix `{suffix}` on an integer constant")
    try:
        if digits[:2] in ("0x", "0X"):
            value = int(digits, 16)
        elif digits[:2] in ("0b", "0B"):
            value = int(digits, 2)
        elif digits[0] == "0":
            value = int(digits, 8)
        else:
            value = int(digits[:40])
    except ValueError:
        raise ConditionError(f"`{text}` has a digit that its base does not have") from None
    unsigned = "u" in suffix.lower() or value & _SIGN != 0 or value > _MASK
    return value & _MASK, unsigned


def _character(text: str) -> Value:
    body = text[text.index("'") + 1 : -1]
    if not body:
        raise ConditionError("the character constant is empty")
    value = 0
    count = 0
    for match in _ESCAPE.finditer(body):
        if match[1]:
            code = int(match[1][-2:], 16)
        elif match[2]:
            code = int(match[2], 8) & 0xFF
        elif match[3]:
            code = _ESCAPES.get(match[3], ord(match[3]) & 0xFF)
        else:
            code = ord(match[4]) & 0xFF
        value = (value << 8 | code) & 0xFFFFFFFF
        count += 1
    if count > 1 and value >= 1 << 31:
        value -= 1 << 32
    return value & _MASK, False


def _binary(operator: str, left: Value, right: Value) -> Value:
    a, b = left[0], right[0]
    unsigned = left[1] or right[1]
    if operator == ",":
        return right
    if operator in ("<<", ">>"):
        return _shift(operator, left, right), left[1]
    if operator == "==":
        return int(a == b), False
    if operator == "!=":
        return int(a != b), False
    if not unsigned:
        a, b = _signed(a), _signed(b)
    if operator in ("<", ">", "<=", ">="):
        return int({"<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b}[operator]), False
    if operator in ("/", "%"):
        quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
        return (quotient if operator == "/" else a - quotient * b) & _MASK, unsigned
    result = {"+": a + b, "-": a - b, "*": a * b, "&": a & b, "^": a ^ b, "|": a | b}[operator]
    return result & _MASK, unsigned


def _shift(operator: str, left: Value, right: Value) -> int:
    count = right[0] if right[1] else _signed(right[0])
    if operator == ">>":
        count = -count
    value = left[0] if left[1] else _signed(left[0])
    if count >= 64:
        return 0
    if count >= 0:
        return value << count & _MASK
    return value >> min(-count, 64) & _MASK
