"""`.macro` lines: what the grammar reads and what GNU as makes of the rest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppcmacro.gas.scrub import scrub_string
from ppcmacro.macro.definition import Header, parse_macro_header, read_header
from ppcmacro.macro.expansion import Parameter


def parameters(text: str) -> list[tuple[str, str, str]]:
    return [(p.name, p.default, p.qualifier) for p in parse_macro_header(text).parameters]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("m", []),
        ("m a b", [("a", "", ""), ("b", "", "")]),
        ("m,a,b c", [("a", "", ""), ("b", "", ""), ("c", "", "")]),
        ("m a=1,b=(2+3) c", [("a", "1", ""), ("b", "(2+3)", ""), ("c", "", "")]),
        ("m a:req b:vararg", [("a", "", "req"), ("b", "", "vararg")]),
        ('m a="x y" b=', [("a", "x y", ""), ("b", "", "")]),
        ("m a:vararg=7", [("a", "7", "vararg")]),
        ("m a=1:req", [("a", "1:req", "")]),
        ("m a=(1 [2 3) 4] b", [("a", "(1 [2 3) 4] b", "")]),
        ('m a="x"y', [("a", "x", ""), ("y", "", "")]),
        ('m a=x"y z"w', [("a", 'x"y z"w', "")]),
    ],
)
def test_parameters(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert parameters(text) == expected
    assert parse_macro_header(text).usable
    assert parse_macro_header(text).problems == ()


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("", "missing macro name", 0),
        ("2nd a", "missing macro name", 0),
        ("m (a)", "bad parameter list for macro `m`", 2),
        ("m a,", "bad parameter list for macro `m`", 3),
        ("m,", "bad parameter list for macro `m`", 1),
        ("m a,,b", "bad parameter list for macro `m`", 4),
        ("m a=1 2", "bad parameter list for macro `m`", 6),
        ("m a:vararg b", "bad parameter list for macro `m`", 11),
        ("m a b a", "a parameter named `a` already exists for macro `m`", 6),
        ("m a:opt", "`opt` is not a valid parameter qualifier for `a` in macro `m`", 4),
        ("m a:", "missing parameter qualifier for `a` in macro `m`", 4),
    ],
)
def test_refused(text: str, message: str, offset: int) -> None:
    header = parse_macro_header(text)
    assert (header.usable, header.problems[0].message, header.problems[0].offset) == (False, message, offset)


def test_default_for_a_required_parameter_is_dropped() -> None:
    header = parse_macro_header("m a:req=1 b")
    assert header.parameters == (Parameter("a", "", "req"), Parameter("b"))
    assert header.usable
    assert [(problem.message, problem.warning) for problem in header.problems] == [
        ("pointless default value for required parameter `a` in macro `m`", True)
    ]


def test_label_is_the_name() -> None:
    header = parse_macro_header("x y=2", "twice")
    assert (header.name, header.parameters) == ("twice", (Parameter("x"), Parameter("y", "2")))


PARTS = (
    "m",
    "a",
    "b",
    "c",
    " ",
    " ",
    ",",
    "=",
    ":",
    "req",
    "vararg",
    "1",
    "(",
    ")",
    "[",
    "]",
    '"x y"',
    "+",
    "\\a",
    "2",
)


def same(one: Header, other: Header) -> bool:
    return (one.name, one.parameters, one.defaults, one.usable, one.problems) == (
        *(other.name, other.parameters, other.defaults, other.usable, other.problems),
    )


@given(st.lists(st.sampled_from(PARTS), max_size=9).map("".join))
@settings(max_examples=400, deadline=None)
def test_the_grammar_and_the_reader_agree(text: str) -> None:
    header = scrub_string(f".macro m {text}")[len(".macro ") :]
    assert same(parse_macro_header(header), read_header(header))
