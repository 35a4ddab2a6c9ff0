"""Statements, `.macro` headers and operands are read as GNU as reads them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import lark
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ppcmacro.gas import grammar, lalr, syntax
from ppcmacro.gas.expression import Binary, Call, Missing, Name, Number, Register, Reloc, Text
from ppcmacro.gas.syntax import (
    Head,
    HeaderParameter,
    HeaderSyntax,
    OperandSyntax,
    SyntaxFault,
    parse_expression,
    parse_header,
    parse_operands,
    parse_statement,
)
from tests.work import calls_of


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("", Head((), "empty", "", "", 0, 0, 0)),
        (" ", Head((), "empty", "", "", 1, 1, 1)),
        (" nop", Head((), "word", "nop", "", 4, 1, 4)),
        (" lwz 4,8(3)", Head((), "word", "lwz", "", 5, 1, 4)),
        ("a: 1:.byte 1", Head((("a", 0), ("1", 3)), "word", ".byte", "", 11, 5, 10)),
        ("a:", Head((("a", 0),), "empty", "", "", 2, 2, 2)),
        ("d :m d", Head((("d", 0),), "word", "m", "", 5, 3, 4)),
        ("012: nop", Head((("12", 0),), "word", "nop", "", 8, 5, 8)),
        (" m = 5", Head((), "assignment", "m", "=", 5, 1, 2)),
        ("m==7", Head((), "assignment", "m", "==", 3, 0, 1)),
        (".=.+4", Head((), "assignment", ".", "=", 2, 0, 1)),
        ("a=", Head((), "assignment", "a", "=", 2, 0, 1)),
        (" bne+ 1f", Head((), "word", "bne", "", 4, 1, 5)),
        (" m(1)2", Head((), "word", "m", "", 2, 1, 6)),
        (" m -1", Head((), "word", "m", "", 3, 1, 2)),
        ('"a b": "m" 2', Head((("a b", 0),), "word", "m", "", 11, 7, 10)),
        (r'"a\"b":', Head((('a"b', 0),), "empty", "", "", 7, 7, 7)),
        ("é: ü$.1", Head((("é", 0),), "word", "ü$.1", "", 7, 3, 7)),
        ("\udcff\udc80 1", Head((), "word", "\udcff\udc80", "", 3, 0, 2)),
        ("\f.byte 1", Head((), "word", ".byte", "", 7, 1, 6)),
        (' .ascii "a\nb"', Head((), "word", ".ascii", "", 8, 1, 7)),
        ("1m 2", Head((), "junk", "", "", 0, 0, 2)),
        ("a: !x", Head((("a", 0),), "junk", "", "", 3, 3, 5)),
        ("\x00", Head((), "junk", "", "", 0, 0, 1)),
        ('"open', Head((), "junk", "", "", 0, 0, 5)),
        ("a@b:.byte 1", Head((), "word", "a", "", 1, 0, 9)),
    ],
)
def test_statement(text: str, head: Head) -> None:
    assert parse_statement(text) == head
    assert type(parse_statement(text).name) is str


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("name", HeaderSyntax("name", 0, ())),
        ("p1 a,b", HeaderSyntax("p1", 0, (HeaderParameter("a", "", None, 3), HeaderParameter("b", "", None, 5)))),
        (
            "p3,a:req b:vararg=7",
            HeaderSyntax("p3", 0, (HeaderParameter("a", "req", None, 3), HeaderParameter("b", "vararg", "7", 9))),
        ),
        (
            'p4 a=1,b=(2+3),c="x y",d=4+5 e=',
            HeaderSyntax(
                "p4",
                0,
                (
                    HeaderParameter("a", "", "1", 3),
                    HeaderParameter("b", "", "(2+3)", 7),
                    HeaderParameter("c", "", '"x y"', 15),
                    HeaderParameter("d", "", "4+5", 23),
                    HeaderParameter("e", "", "", 29),
                ),
            ),
        ),
    ],
)
def test_header(text: str, header: HeaderSyntax) -> None:
    assert parse_header(text) == header


@pytest.mark.parametrize("text", ["", "m(a,b)", "m a,", "1m", "m a,,b"])
def test_bad_header(text: str) -> None:
    assert isinstance(parse_header(text), SyntaxFault)


def operands(text: str) -> tuple[OperandSyntax, ...]:
    result = parse_operands(text)
    assert not isinstance(result, SyntaxFault), result
    return result


def test_operands() -> None:
    assert operands("") == ()
    assert operands("4,8(3)") == (
        OperandSyntax(0, 1, Number(4)),
        OperandSyntax(2, 6, Number(8), Number(3), 4, 5),
    )
    assert operands("%r4, VCPU_GPR(R3)(%r4)") == (
        OperandSyntax(0, 3, Register("gpr", 4)),
        OperandSyntax(5, 22, Call("VCPU_GPR", "R3"), Register("gpr", 4), 18, 21),
    )
    assert operands("(4*(1+x))(1)") == (
        OperandSyntax(0, 12, Binary("*", Number(4), Binary("+", Number(1), Name("x"))), Number(1), 10, 11),
    )
    assert operands("3,,") == (OperandSyntax(0, 1, Number(3)), OperandSyntax(2, 2, None), OperandSyntax(3, 3, None))
    assert operands("1+") == (OperandSyntax(0, 2, Binary("+", Number(1), Missing())),)
    assert operands('"a" "b\\n",2') == (OperandSyntax(0, 9, Text("ab\\n")), OperandSyntax(10, 11, Number(2)))
    assert operands("4*cr1+eq,1f") == (
        OperandSyntax(0, 8, Binary("+", Binary("*", Number(4), Name("cr1")), Name("eq"))),
        OperandSyntax(9, 11, Name("1f")),
    )


def test_name_with_parentheses_at_the_end_can_be_both() -> None:
    assert operands("OFF(r3)") == (OperandSyntax(0, 7, Name("OFF"), Name("r3"), 4, 6, Call("OFF", "r3")),)
    assert operands("F(a,b)") == (OperandSyntax(0, 6, Call("F", "a,b")),)


@pytest.mark.parametrize(
    ("text", "expression", "base"),
    [
        ("x@ha", Reloc(Name("x"), "ha"), None),
        ("x+4@l(3)", Reloc(Binary("+", Name("x"), Number(4)), "l"), Number(3)),
        ("x@l+4(3)", Reloc(Binary("+", Name("x"), Number(4)), "l"), Number(3)),
        ("x@l(3)", Reloc(Name("x"), "l"), Number(3)),
        ("(x+4)@l(3)", Reloc(Binary("+", Name("x"), Number(4)), "l"), Number(3)),
        ("x@GOT@tprel@L(2)", Reloc(Name("x"), "got@tprel@l"), Number(2)),
    ],
)
def test_relocation_operators(text: str, expression: Reloc, base: Number | None) -> None:
    (operand,) = operands(text)
    assert (operand.expression, operand.base) == (expression, base)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("3,(x@ha)", SyntaxFault("junk at end of line, first unrecognized character is `@'", 4)),
        ("1 2", SyntaxFault("junk at end of line, first unrecognized character is `2'", 2)),
        ("3,8(", SyntaxFault("bad expression", 4)),
        ("3,8(4", SyntaxFault("found `', expected: `)'", 5)),
        ("3,8(4)(5)", SyntaxFault("junk at end of line, first unrecognized character is `('", 3)),
        ("3 )", SyntaxFault("junk at end of line, first unrecognized character is `)'", 2)),
    ],
)
def test_operand_faults(text: str, fault: SyntaxFault) -> None:
    assert parse_operands(text) == fault


def test_each_text_is_parsed_once() -> None:
    assert parse_operands("31,0x77(30)") is parse_operands("31,0x77(30)")
    assert parse_statement("unusual 31,0x77(30)") is parse_statement("unusual 31,0x77(30)")


PLAIN = ("0", "1", "31", "999999999", "4294967296", "017", "%r0", "%r31", "%r32", "%r07", "0x1F", "0x", "0X1", "0x1L")
PLAIN += ("0x123456789", "1f", "0b1", "0d1", "0e1", "x", "_", "$", ".", "r3", "sp", "x.y", "1b", "-1", "x y", "x1:")
PLAIN += ("x" * 256, "x" * 257, "x" * (1 << 20))


WITH_BASE = ("4 (1)", "x( %r1)", *(f"{one}({base})" for one in PLAIN[:-1] for base in PLAIN[:-3]))


@pytest.mark.parametrize("text", [*PLAIN, *WITH_BASE], ids=lambda text: text[:9])
def test_short_way_for_plain_operands_is_the_grammar(text: str) -> None:
    assert parse_operands(text) == syntax._guarded(text, "operands")
    assert parse_expression(text) == syntax._guarded(text, "expression")


@given(st.text("019aAfFbxX_.$%r()+,L ", max_size=12))
def test_short_ways_are_the_grammar(text: str) -> None:
    assert parse_expression(text) == syntax._guarded(text, "expression")
    if text.strip():
        assert parse_operands(text) == syntax._guarded(text, "operands")


def in_a_new_process(code: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-W", "error", "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


def test_lark_is_imported_only_for_a_grammar_without_tables() -> None:
    parse = "import sys, ppcmacro.gas.syntax as s, ppcmacro.gas.grammar as g; {} "
    parse += "print(s.parse_operands('x@l+4(%r3),1b-(2|y)'), s.parse_operands('1 2'), 'lark' in sys.modules)"
    shipped, made = in_a_new_process(parse.format("")), in_a_new_process(parse.format("g.TABLES = 'none';"))
    assert shipped.endswith(" False\n")
    assert made == shipped.replace(" False\n", " True\n")


def test_shipped_tables_belong_to_the_grammar() -> None:
    shipped = Path(grammar.grammar_path(grammar.TABLES)).read_text()
    assert shipped == grammar.tables_text(grammar.grammar_text()), "run tools/grammar_tables.py"


@pytest.mark.parametrize("damage", ["", "{", "[]", "[1]", '["another grammar",[]]'])
def test_damaged_tables_are_made_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damage: str) -> None:
    shipped = grammar.load_tables()
    (tmp_path / "tables").write_text(damage)
    monkeypatch.setattr(grammar, "TABLES", str(tmp_path / "tables"))
    made = grammar.load_tables()
    assert json.loads(json.dumps(made)) == list(shipped)


@cache
def lark_parser() -> Any:
    """Lark's own parser of the grammar, with the same builder."""
    return lark.Lark(
        grammar.grammar_text(),
        parser="lalr",
        lexer="contextual",
        start=grammar.STARTS,
        maybe_placeholders=False,
        transformer=syntax._builder,
    )


def by_lark(text: str, start: str) -> Any:
    """What Lark says: the value, or the offset of what it does not expect."""
    syntax._builder.text = text
    try:
        return lark_parser().parse(text, start=start)
    except syntax._Fault as fault:
        return fault.fault
    except lark.UnexpectedInput as error:
        token = getattr(error, "token", None)
        at_end = token is not None and token.type == "$END"
        expected: Any = getattr(error, "allowed", None) or getattr(error, "expected", set())
        return len(text) if at_end else error.pos_in_stream, "NUMBER" in expected


def by_tables(text: str, start: str) -> Any:
    """What the tables say, in the same form."""
    try:
        return syntax._parse(text, start)
    except syntax._Fault as fault:
        return fault.fault
    except lalr.Unexpected as unexpected:
        return unexpected.offset, "NUMBER" in unexpected.expected


PIECES = [*"()[],:+-*!=<>|&~@ \f\"\\$.%/", "r3", "x:", "%r3", "@l", "1b", "0x1f", "08", "1.5e3", '"a b"', "== "]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from(grammar.STARTS))
@example("a: 1: x = 3", "statement")
@example("name a:req, b=1, c : vararg", "macro_header")
@example("x@l+4(%r3),1b-(2|y),((", "operands")
def test_tables_say_what_lark_says(text: str, start: str) -> None:
    assert by_tables(text, start) == by_lark(text, start)


def test_long_texts_are_parsed_in_linear_time() -> None:
    def parse(count: int) -> int:
        return calls_of(lambda: syntax._parse("+".join(["x"] * count), "expression"))

    parse(1)
    assert parse(4000) < 4.2 * parse(1000)


def test_grammar_is_found() -> None:
    assert grammar.grammar_path().endswith("gas.lark")
    assert "macro_header" in grammar.grammar_text()
