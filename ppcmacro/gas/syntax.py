"""Statements, operands and expressions of scrubbed text, by the grammar in `grammars/gas.lark`.

Every distinct text is parsed once.  Offsets are 0-based and count characters of the text that was given.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import Any

from ppcmacro.gas.expression import (
    RANKS,
    Big,
    Binary,
    Call,
    Expr,
    Missing,
    Name,
    Number,
    Register,
    Reloc,
    Text,
    Unary,
)
from ppcmacro.gas.lalr import Parser, Unexpected
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple

__all__ = [
    "Head",
    "HeaderParameter",
    "HeaderSyntax",
    "OperandSyntax",
    "SyntaxFault",
    "parse_expression",
    "parse_header",
    "parse_operands",
    "parse_statement",
]

_REMEMBERED = 1 << 16
_DEEPEST = 40
_LONGEST = 200_000


class Head(NamedTuple):
    """What a statement is.

    labels    the labels before it: name (numeric ones without leading zeros) and offset
    kind      "empty" (nothing but labels), "assignment", "word" (directive, macro call or instruction), "junk"
    name      the word or the assigned name as written, without quotes
    operator  "=" or "==" of an assignment
    rest      the offset where the operands or the expression begins
    at        the offset of the name, or of the junk
    word_end  the offset of the first blank behind `at`: an instruction's mnemonic is `text[at:word_end]`, because
              it may end in characters that no name has (`bne+`)
    """

    labels: tuple[tuple[str, int], ...]
    kind: str
    name: str
    operator: str
    rest: int
    at: int
    word_end: int


class SyntaxFault(NamedTuple):
    """A text that GNU as cannot read: its complaint, and the offset of the first character that does not fit."""

    message: str
    offset: int


class OperandSyntax(NamedTuple):
    """An operand: `expression`, or `expression(base)`; an empty operand has neither.

    The offsets of the base are those of its text between the parentheses.  `NAME(x)` at the end of an operand is
    read as displacement and base; `whole` is the same operand read as a call of NAME.
    """

    start: int
    end: int
    expression: Expr | None
    base: Expr | None = None
    base_start: int = 0
    base_end: int = 0
    whole: Expr | None = None


class HeaderParameter(NamedTuple):
    """A parameter in a `.macro` line; the default is text as written (None: no `=`), offsets are of its name."""

    name: str
    qualifier: str
    default: str | None
    offset: int


class HeaderSyntax(NamedTuple):
    """What follows `.macro`: the name as written, its offset, and the parameters."""

    name: str
    offset: int
    parameters: tuple[HeaderParameter, ...]


@lru_cache(_REMEMBERED)
def parse_statement(text: str) -> Head:
    """Return what a scrubbed statement is and where its parts begin (GNU as `read_a_source_file`)."""
    result: Head = _parse(text, "statement")
    return result


@lru_cache(_REMEMBERED)
def parse_operands(text: str) -> tuple[OperandSyntax, ...] | SyntaxFault:
    """Return the operands of an instruction or a data directive, or what is wrong with the text."""
    if not text or text.isspace():
        return ()
    found = _operand_by_operand(text)
    if found is None:
        result: tuple[OperandSyntax, ...] | SyntaxFault = _guarded(text, "operands")
        return result
    return found


def _operand_by_operand(text: str) -> tuple[OperandSyntax, ...] | None:
    """The operands, each parsed by itself because most of them are well known; None when that is not so simple."""
    if '"' in text:
        return None
    operands: list[OperandSyntax] = []
    start = 0
    for piece in text.split(","):
        if piece.count("(") != piece.count(")"):
            return None
        operand = _operand(piece)
        if operand is None:
            return None
        operands.append(_moved(operand, start))
        start += len(piece) + 1
    return tuple(operands)


# Most operands are a number, a name or a general register, or a displacement and a base of these; the grammar reads
# them in the same way, only slower.
_LEAF = r"([1-9][0-9]{0,8})|(0x[0-9A-Fa-f]{1,8})|([A-Za-z_][A-Za-z0-9_]{0,255})"
_GPR = "[12]?[0-9]|3[01]"
_PLAIN_EXPRESSION = pattern(_LEAF)
_PLAIN_OPERAND = pattern(rf"(?:{_LEAF})(?:\((?:%r({_GPR})|({_GPR}))\))?|%r({_GPR})")


@lru_cache(_REMEMBERED)
def _operand(text: str) -> OperandSyntax | None:
    """The only operand in a text, or None when it is none."""
    match = _PLAIN_OPERAND.fullmatch(text)
    if match is not None:
        return _plain_operand(text, match)
    parsed = _guarded(text, "operands")
    return parsed[0] if not isinstance(parsed, SyntaxFault) and len(parsed) == 1 else None


def _plain_operand(text: str, match: re.Match[str]) -> OperandSyntax:
    register = match[6]
    if register:
        return OperandSyntax(0, len(text), Register("gpr", int(register)))
    expression = _plain(match)
    register, number = match[4], match[5]
    if not (register or number):
        return OperandSyntax(0, len(text), expression)
    base: Expr = Register("gpr", int(register)) if register else Number(int(number))
    begin, end = text.index("(") + 1, len(text) - 1
    whole = Call(match[3], text[begin:end]) if match[3] else None
    return OperandSyntax(0, len(text), expression, base, begin, end, whole)


def _plain(match: re.Match[str]) -> Expr:
    """The number or the name that a match begins with."""
    number, hexadecimal, name = match.group(1, 2, 3)
    return Name(name) if name else Number(int(hexadecimal, 16) if hexadecimal else int(number))


def _moved(operand: OperandSyntax, by: int) -> OperandSyntax:
    if not by:
        return operand
    start, end, expression, base, base_start, base_end, whole = operand
    if base is not None:
        base_start += by
        base_end += by
    return OperandSyntax(start + by, end + by, expression, base, base_start, base_end, whole)


@lru_cache(_REMEMBERED)
def parse_expression(text: str) -> Expr | SyntaxFault:
    """Return the tree of an expression, or what is wrong with the text."""
    match = _PLAIN_EXPRESSION.fullmatch(text)
    result: Expr | SyntaxFault = _plain(match) if match is not None else _guarded(text, "expression")
    return result


def parse_header(text: str) -> HeaderSyntax | SyntaxFault:
    """Return the name and the parameters in the text that follows `.macro`, or what is wrong with it."""
    result: HeaderSyntax | SyntaxFault = _guarded(text, "macro_header")
    return result


class _Fault(Exception):
    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.fault = SyntaxFault(message, offset)


class _Nested(NamedTuple):
    """An expression in parentheses, with the depth of parentheses in it."""

    expr: Expr
    depth: int
    start: int
    end: int


class _Group(NamedTuple):
    """Parentheses behind an atom: the arguments of a call, or a base register."""

    arguments: tuple[Expr, ...]
    text: str
    depth: int
    start: int
    end: int


_PLAIN_REGISTER = pattern(r"(r|f|v|vs|acc|cr)\.?([0-9]{1,2})")
_REGISTER_KINDS = {
    "r": ("gpr", 32),
    "f": ("fpr", 32),
    "v": ("vr", 32),
    "vs": ("vsr", 64),
    "acc": ("acc", 8),
    "cr": ("crf", 8),
}
_NAMED_REGISTERS = {
    "sp": Register("gpr", 1),
    "r.sp": Register("gpr", 1),
    "rtoc": Register("gpr", 2),
    "r.toc": Register("gpr", 2),
    "xer": Register("spr", 1),
    "lr": Register("spr", 8),
    "ctr": Register("spr", 9),
    "dsisr": Register("spr", 18),
    "dar": Register("spr", 19),
    "dec": Register("spr", 22),
    "sdr1": Register("spr", 25),
    "srr0": Register("spr", 26),
    "srr1": Register("spr", 27),
}


def register_named(name: str) -> Register | None:
    """Return the register with that name (without `%`, lower case), or None."""
    match = _PLAIN_REGISTER.fullmatch(name)
    if match:
        kind, count = _REGISTER_KINDS[match[1]]
        number = int(match[2])
        return Register(kind, number) if number < count else None
    return _NAMED_REGISTERS.get(name)


_ESCAPED = pattern(r"\\([\"\\])")


def _unquoted(name: str) -> str:
    return _ESCAPED.sub(r"\1", name[1:-1]) if name[0] == '"' else str(name)


class _Builder:
    """Makes the results while the parser reduces; each method has the name of a rule and gets the rule's children."""

    def __init__(self) -> None:
        self.text = ""

    def statement(self, children: list[Any]) -> Head:
        labels: list[tuple[str, int]] = []
        for index, token in enumerate(children):
            if token.type != "LABEL":
                return self._body(tuple(labels), children, index)
            name = _unquoted(token[:-1].removesuffix(" "))
            if name[:1].isdigit() and name.isascii():
                name = name.lstrip("0") or "0"
            labels.append((name, token.start_pos))
        end = len(self.text)
        return Head(tuple(labels), "empty", "", "", end, end, end)

    def _body(self, labels: tuple[tuple[str, int], ...], children: list[Any], index: int) -> Head:
        token = children[index]
        at = token.start_pos
        last = children[-1]
        rest = last.start_pos if last.type == "REST" else len(self.text)
        if token.type == "TARGET":
            operator = str(children[index + 1])
            return Head(labels, "assignment", _unquoted(token), operator, rest, at, at + len(token))
        word_end = self.text.find(" ", at)
        if word_end < 0:
            word_end = len(self.text)
        if token.type == "JUNK":
            return Head(labels, "junk", "", "", at, at, word_end)
        return Head(labels, "word", _unquoted(token), "", rest, at, word_end)

    def macro_header(self, children: list[Any]) -> HeaderSyntax:
        parameters = tuple(child for child in children[1:] if isinstance(child, HeaderParameter))
        return HeaderSyntax(str(children[0]), children[0].start_pos, parameters)

    def parameter(self, children: list[Any]) -> HeaderParameter:
        name, qualifier, default = children[0], "", None
        for token in children[1:]:
            if token.type == "NAME":
                qualifier = str(token)
            elif token.type == "EQUALS":
                default = default or ""
            else:
                default = str(token)
        return HeaderParameter(str(name), qualifier, default, name.start_pos)

    def operands(self, children: list[Any]) -> tuple[OperandSyntax, ...]:
        found: list[OperandSyntax] = []
        after = 0
        for child in children:
            if not isinstance(child, OperandSyntax):
                after = child.start_pos + 1
            elif child.start < 0:
                found.append(OperandSyntax(after, after, None))
            else:
                found.append(child)
        return tuple(found)

    def operand(self, children: list[Any]) -> OperandSyntax:
        if not children:
            return OperandSyntax(-1, -1, None)
        start, end = _start(children[0]), _end(children[-1])
        last = children[-1]
        if not isinstance(last, _Group) or len(last.arguments) != 1:
            return OperandSyntax(start, end, _operand_expression(children))
        whole = None
        if _type(children[-2]) == "NAME":
            whole = _operand_expression(children)
        expression = _operand_expression(children[:-1])
        return OperandSyntax(start, end, expression, last.arguments[0], last.start + 1, last.end - 1, whole)

    def expression(self, children: list[Any]) -> Expr:
        return _build(children)

    def argument(self, children: list[Any]) -> tuple[Expr, int]:
        if _type(children[-1]) == "OPERATOR":
            raise _Fault("bad expression", _end(children[-1]))
        return _build(children), _depth(children)

    def parentheses(self, children: list[Any]) -> _Nested:
        inner = children[1:-1]
        if _type(inner[-1]) == "OPERATOR":
            raise _Fault("bad expression", children[-1].start_pos)
        depth = _deeper(_depth(inner), children[0].start_pos)
        return _Nested(_build(inner), depth, children[0].start_pos, children[-1].start_pos + 1)

    def group(self, children: list[Any]) -> _Group:
        start, end = children[0].start_pos, children[-1].start_pos + 1
        arguments = [child for child in children if isinstance(child, tuple)]
        depth = _deeper(max((depth for _, depth in arguments), default=0), start)
        text = self.text[start + 1 : end - 1].replace(" ", "")
        return _Group(tuple(expr for expr, _ in arguments), text, depth, start, end)

    def string(self, children: list[Any]) -> _Nested:
        text = "".join(token[1:-1] for token in children)
        return _Nested(Text(text), 0, children[0].start_pos, _end(children[-1]))


def _type(item: Any) -> str:
    """The terminal of a token; nothing for what is made already."""
    return item.type if isinstance(item, str) else ""  # type: ignore[attr-defined]


def _start(item: Any) -> int:
    start: int = item.start_pos if isinstance(item, str) else item.start  # type: ignore[attr-defined]
    return start


def _end(item: Any) -> int:
    end: int = item.start_pos + len(item) if isinstance(item, str) else item.end  # type: ignore[attr-defined]
    return end


def _depth(items: list[Any]) -> int:
    return max([item.depth for item in items if not isinstance(item, str)], default=0)


def _deeper(depth: int, offset: int) -> int:
    if depth >= _DEEPEST:
        raise _Fault("expression is nested too deeply", offset)
    return depth + 1


def _operand_expression(items: list[Any]) -> Expr:
    """An expression in which relocation operators may stand; `x@ha+4` is `(x+4)@ha`, as GNU as reads it."""
    for index, item in enumerate(items):
        if _type(item) == "RELOCATION":
            before = _Nested(_build(items[:index]), _depth(items[:index]), _start(items[0]), item.start_pos)
            if any(_type(other) == "RELOCATION" for other in items[index + 1 :]):
                raise _junk("@", item.start_pos)
            return Reloc(_build([before, *items[index + 1 :]]), item[1:].lower())
    return _build(items)


def _build(items: list[Any]) -> Expr:
    """Put a flat list of unary operators, atoms, groups and binary operators together by rank."""
    if len(items) == 1:
        return _factor(items, 0)[0]
    position = 0
    operands: list[Expr] = []
    operators: list[str] = []
    count = len(items)
    while True:
        if position == count:
            operands.append(Missing())
            break
        operand, position = _factor(items, position)
        operands.append(operand)
        if position == count:
            break
        operator = str(items[position])
        rank = RANKS[operator]
        while operators and RANKS[operators[-1]] >= rank:
            right = operands.pop()
            operands[-1] = Binary(operators.pop(), operands[-1], right)
        operators.append(operator)
        position += 1
    while operators:
        right = operands.pop()
        operands[-1] = Binary(operators.pop(), operands[-1], right)
    return operands[0]


def _factor(items: list[Any], position: int) -> tuple[Expr, int]:
    first = position
    while _type(items[position]) == "UNARY":
        position += 1
    unary_end = position
    if position - first > _DEEPEST:
        raise _Fault("expression is nested too deeply", items[first].start_pos)
    atom = items[position]
    expr = atom.expr if isinstance(atom, _Nested) else _leaf(atom)
    position += 1
    if position < len(items) and isinstance(items[position], _Group):
        group = items[position]
        if not isinstance(expr, Name) or isinstance(atom, _Nested):
            raise _junk("(", group.start)
        expr = Call(expr.name, group.text)
        position += 1
    if position < len(items):
        if isinstance(items[position], _Group):
            raise _junk("(", items[position].start)
        if items[position].type == "RELOCATION":
            raise _junk("@", items[position].start_pos)
    for token in reversed(items[first:unary_end]):
        expr = Unary(str(token), expr)
    return expr, position


def _leaf(token: Any) -> Expr:
    kind = token.type
    if kind == "NAME":
        return Name("." if token == "$" else str(token))
    if kind == "NUMBER":
        return _number(token)
    if kind == "REGISTER":
        register = register_named(token[1:].lower())
        if register is None:
            raise _Fault("bad expression", token.start_pos)
        return register
    if kind == "LOCAL_LABEL":
        digits = token[:-1].lstrip("0") or "0"
        if token[0] == "0" and len(digits) < 20 and digits.strip("01234567") == "":
            # a leading zero makes it octal here, though not in the label's definition
            digits = str(int(digits, 8))
        return Name(digits + token[-1])
    return Big("float")


def _number(token: Any) -> Expr:
    digits = token.rstrip("lLuU").lower()
    if digits.startswith("0x"):
        digits, radix = digits[2:].lstrip("0"), 16
    elif digits.startswith("0b"):
        digits, radix = digits[2:].lstrip("0"), 2
    elif digits.startswith("0"):
        digits, radix = digits.lstrip("0"), 8
    else:
        radix = 10
    if len(digits) > 64:
        return Big("bignum")
    value = int(digits or "0", radix)
    return Number(value) if value < 1 << 64 else Big("bignum")


def _junk(character: str, offset: int) -> _Fault:
    return _Fault(f"junk at end of line, first unrecognized character is `{character}'", offset)


_PARENTHESIS = pattern(r'"(?:\\.|[^"\\])*"|[()\[\]]', re.DOTALL)

_builder = _Builder()
_lock = threading.Lock()
_parser: Parser | None = None


def _parse(text: str, start: str) -> Any:
    global _parser
    with _lock:
        if _parser is None:
            from ppcmacro.gas.grammar import load_tables

            _parser = Parser(load_tables(), _builder)
        _builder.text = text
        return _parser.parse(text, start)


def _guarded(text: str, start: str) -> Any:
    """Parse, and turn a refusal into a SyntaxFault with the words of GNU as."""
    if len(text) > _LONGEST:
        return SyntaxFault("text is too long", _LONGEST)
    try:
        return _parse(text, start)
    except _Fault as error:
        return error.fault
    except Unexpected as error:
        return _explain(text, error)


def _open_parenthesis(text: str) -> str:
    """The character that closes the innermost open parenthesis of a text, or nothing."""
    stack = []
    for token in _PARENTHESIS.findall(text):
        if token in "([":
            stack.append(")" if token == "(" else "]")
        elif token in ")]" and stack:
            stack.pop()
    return stack[-1] if stack else ""


def _explain(text: str, error: Unexpected) -> SyntaxFault:
    offset = error.offset
    if "NUMBER" in error.expected:
        return SyntaxFault("bad expression", offset)
    closing = _open_parenthesis(text[:offset])
    if closing:
        return SyntaxFault(f"found `{text[offset : offset + 1]}', expected: `{closing}'", offset)
    return _junk(text[offset : offset + 1], offset).fault
