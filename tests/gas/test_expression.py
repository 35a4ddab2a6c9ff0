"""The values of expressions are those that GNU as computes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ppcmacro.gas.expression import (
    RANKS,
    Binary,
    Call,
    Expr,
    Linear,
    Name,
    Number,
    Register,
    Unary,
    evaluate,
    linear,
    signed64,
    spelling,
)
from ppcmacro.gas.syntax import SyntaxFault, parse_expression, parse_operands

AS = shutil.which("powerpc-linux-gnu-as")
OBJCOPY = shutil.which("powerpc-linux-gnu-objcopy")
needs_as = pytest.mark.skipif(not AS or not OBJCOPY, reason="powerpc-linux-gnu-as and -objcopy are not installed")


def parsed(text: str) -> Expr:
    expr = parse_expression(text)
    assert not isinstance(expr, SyntaxFault), expr
    return expr


def nothing(_: str) -> None:
    return None


def value(text: str, **symbols: int) -> int | None:
    return evaluate(parsed(text), symbols.get)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1+2*3", 7),
        ("1+2|4", 7),
        ("2*3&1", 0),
        ("1<<2+1", 5),
        ("6^1+1", 8),
        ("6/4*2", 2),
        ("7&3==3", -1),
        ("8-4-2", 2),
        ("1||0&&0", 1),
        ("1==1==-1", -1),
        ("6!1", -2),
        ("3!!1", 2),
        ("[1+2]*3", 9),
        ("1<>1", 0),
        ("1&&2", 1),
        ("!7", 0),
        ("!1+1", 1),
        ("-1&3", 3),
        ("-7/2", -3),
        ("-7%2", -1),
        ("7%-2", 1),
        ("-1>>1", 0x7FFFFFFFFFFFFFFF),
        ("0x7fffffffffffffff+1", -(1 << 63)),
        ("0xffffffffffffffff", -1),
        ("0x1F", 31),
        ("0b101", 5),
        ("0B11", 3),
        ("017", 15),
        ("10U", 10),
        ("10ull", 10),
        ("0x", 0),
        ("---1", -1),
        ("~!0", -2),
        ("1-~2", 4),
        ("0x1ffffffffffffffff", None),
        ("0d1.5", None),
        ("1b", None),
        ("%r3==%r3", -1),
        ("%r3==3", 0),
        ("%r3-%r3", 0),
        ("%r4-%r3", None),
        ("a-a", 0),
        ("(a+8)-a", 8),
        ("a+8>=a", -1),
        ("a-b", None),
        ("a*2", None),
    ],
)
def test_value(text: str, expected: int | None) -> None:
    assert value(text) == expected


def test_names_are_looked_up() -> None:
    assert value("tmp*2+.", tmp=4, **{".": 0x100}) == 0x108
    assert value("$-1b", **{".": 0x100, "1b": 0xF0}) == 0x10
    assert value('"odd name"+1', **{"odd name": 5}) == 6


@pytest.mark.parametrize(
    ("text", "result", "warnings"),
    [
        ("5/0", 5, ["division by zero"]),
        ("5%0", 0, ["division by zero"]),
        ("1<<64", 0, ["shift count out of range (64 is not between 0 and 63)"]),
        ("1>>-1", 0, ["shift count out of range (-1 is not between 0 and 63)"]),
        ("1+", 1, ["missing operand; zero assumed"]),
        ("0x10000000000000000+1", 1, ["left operand is a bignum; integer 0 assumed"]),
        ("2-0d1.5", 2, ["right operand is a float; integer 0 assumed"]),
        ("%r3==4", 0, ["invalid register expression"]),
        ("1+1", 2, []),
    ],
)
def test_warnings(text: str, result: int, warnings: list[str]) -> None:
    seen: list[str] = []
    assert evaluate(parsed(text), nothing, seen) == result
    assert seen == warnings


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("", "bad expression", 0),
        ("1 2", "junk at end of line, first unrecognized character is `2'", 2),
        ("x@ha", "junk at end of line, first unrecognized character is `@'", 1),
        ("1=1", "junk at end of line, first unrecognized character is `='", 1),
        ("0x1g", "junk at end of line, first unrecognized character is `g'", 3),
        ("09", "junk at end of line, first unrecognized character is `9'", 1),
        ("4(3)", "junk at end of line, first unrecognized character is `('", 1),
        ("1+*2", "bad expression", 2),
        ("(1+2", "found `', expected: `)'", 4),
        ("[1+2)", "found `)', expected: `]'", 4),
        ("(1+)", "bad expression", 3),
        ("%foo", "bad expression", 0),
        ("1,2", "junk at end of line, first unrecognized character is `,'", 1),
    ],
)
def test_faults(text: str, message: str, offset: int) -> None:
    assert parse_expression(text) == SyntaxFault(message, offset)


def test_tree() -> None:
    assert parsed("1+2*-x") == Binary("+", Number(1), Binary("*", Number(2), Unary("-", Name("x"))))
    assert parsed("VCPU_GPR( R3 )+4") == Binary("+", Call("VCPU_GPR", "R3"), Number(4))
    assert parsed("%CR7") == Register("crf", 7)
    assert parsed("012b") == Name("10b"), "GNU as reads the number of a reference as octal"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("STK+9*4", Linear(36, (("STK", 1),))),
        ("a-b+2*(a+3)", Linear(6, (("a", 3), ("b", -1)))),
        ("a-a", Linear(0, ())),
        ("(a+1)<<2", Linear(4, (("a", 4),))),
        ("VCPU_GPR(R3)+4", Linear(4, (("VCPU_GPR(R3)", 1),))),
        ("-(A|B)", Linear(0, (("A|B", -1),))),
        ("known-1", Linear(99, ())),
        ("%r3+1", None),
        ("16", Linear(16, ())),
    ],
)
def test_linear(text: str, expected: Linear | None) -> None:
    assert linear(parsed(text), {"known": 100}.get) == expected


def test_linear_of_relocation() -> None:
    (operand,) = parse_operands("crit_r10+4@l")  # type: ignore[misc]
    assert linear(operand.expression, nothing) == Linear(0, (("(crit_r10+4)@l", 1),))
    (operand,) = parse_operands("0x12348000@ha")  # type: ignore[misc]
    assert linear(operand.expression, nothing) == Linear(0x1235, ())


@pytest.mark.parametrize(
    "text", ["1+2*3", "(1+2)*3", "1-(2-3)", "~(1+2)", "-x", "(a&b)+c", "a&(b+c)", "1-2-3", 'A(x)+"q"']
)
def test_spelling(text: str) -> None:
    assert parsed(spelling(parsed(text))) == parsed(text)


def test_long_and_deep_input_stays_quick() -> None:
    assert value("+".join(["1"] * 20_000)) == 20_000
    assert linear(parsed("+".join(["x"] * 20_000)), nothing) == Linear(0, (("x", 20_000),))
    deep = parse_expression("(" * 5000 + "1" + ")" * 5000)
    assert isinstance(deep, SyntaxFault)
    assert deep.message == "expression is nested too deeply"
    assert isinstance(parse_expression("-" * 5000 + "1"), SyntaxFault)
    assert value("1" + "0" * 10_000) is None


OPERATORS = list(RANKS)
NUMBERS = st.one_of(
    st.integers(0, 70).map(str),
    st.integers(0, (1 << 64) - 1).map(hex),
    st.integers(0, 255).map(lambda n: f"0{n:o}"),
    st.sampled_from(["0b101", "10U", "7ll", "0x8000000000000000", "0x7fffffffffffffff"]),
)
EXPRESSIONS = st.recursive(
    NUMBERS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(OPERATORS), inner).map("".join),
        st.tuples(st.sampled_from("-~!+"), inner).map("".join),
        inner.map(lambda text: f"({text})"),
        inner.map(lambda text: f"[{text}]"),
    ),
    max_leaves=8,
)


@needs_as
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(EXPRESSIONS, min_size=250, max_size=250))
def test_values_are_those_of_gnu_as(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("as")
    own = [value(text) for text in texts]
    assert [bytes_of(number) for number in own] == assembled(folder, texts)


def bytes_of(number: int | None) -> bytes | None:
    return None if number is None else (number & (1 << 64) - 1).to_bytes(8, "big")


def assembled(folder: Path, texts: list[str]) -> list[bytes]:
    source = folder / "x.s"
    lines = [f" .set s{index},{text}\n .quad s{index}\n" for index, text in enumerate(texts)]
    source.write_text("".join(lines))
    result = subprocess.run(
        [str(AS), "-a64", "-o", str(folder / "x.o"), str(source)], capture_output=True, text=True, check=False
    )
    # GNU as 2.40 divides by -1 with the processor's instruction, which traps for the most negative number
    assume("Floating point exception" not in result.stderr)
    assert result.returncode == 0, result.stderr
    subprocess.run(
        [str(OBJCOPY), "-O", "binary", "-j", ".text", str(folder / "x.o"), str(folder / "x.bin")], check=True
    )
    data = (folder / "x.bin").read_bytes()
    assert len(data) == 8 * len(texts)
    return [data[index : index + 8] for index in range(0, len(data), 8)]


def test_signed64() -> None:
    assert [signed64(number) for number in (0, 1, 1 << 63, (1 << 64) - 1, 1 << 64, -1)] == [0, 1, -(1 << 63), -1, 0, -1]
