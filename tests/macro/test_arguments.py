"""Splitting the arguments of calls and the lists of loops."""

from __future__ import annotations

import pytest

from ppcmacro.macro.arguments import bind, characters, read_value, split_list
from ppcmacro.macro.expansion import Parameter

ABC = (Parameter("a"), Parameter("b", "B"), Parameter("c", "", "vararg"))


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("x y", "x", " y"),
        ("x,y", "x", ",y"),
        ("", "", ""),
        ("8(1),2", "8(1)", ",2"),
        ("(1 2)3", "(1 2)3", ""),
        ("(1,2)", "(1", ",2)"),
        ("[1 2],3", "[1 2]", ",3"),
        ("(1 [2)3]4 5", "(1 [2)3]4 5", ""),
        ('"a b"c', "a b", "c"),
        ('"a""b" c', 'a"b', " c"),
        ('"a\\"b" c', 'a\\"b', " c"),
        ('x"a b"y z', 'x"a b"y', " z"),
        ('"open', "open", ""),
        ("'a b'c d", "'a b'c", " d"),
    ],
)
def test_value(text: str, value: str, rest: str) -> None:
    found, end = read_value(text, 0)
    assert (found.text, text[end:]) == (value, rest)
    if '"' not in value:
        assert "".join(text[start:stop] for start, stop in found.spans) == value


def percent(text: str) -> tuple[int, int]:
    return len(text), len(text.split(",")[0])


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("<a b>,c", "a b", ",c"),
        ("<a<b>c>", "a<b>c", ""),
        ("<a!>b>c", "a>b", "c"),
        ("<a><b>", "ab", ""),
        ("x<y>", "x", "<y>"),
        ('"a!"b"', '"a"b"', ""),
        ("'a b'", '"a b"', ""),
        ("%xy,2", "4", ",2"),
    ],
)
def test_value_in_altmacro_mode(text: str, value: str, rest: str) -> None:
    found, end = read_value(text, 0, percent)
    assert (found.text, text[end:]) == (value, rest)


def test_positional_and_vararg() -> None:
    binding = bind("m", ABC, "1 2 3,4")
    assert [argument.text for argument in binding.arguments] == ["1", "2", "3,4"]
    assert [argument.spans for argument in binding.arguments] == [((0, 1),), ((2, 3),), ((4, 7),)]
    assert (binding.problems, binding.refused) == ((), False)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", ["", "", ""]),
        (",x", ["", "x", ""]),
        ("b=2 a=1", ["1", "2", ""]),
        ("1,c=3", ["1", "", "3"]),
        ("a==1", ["=1", "", ""]),
        ("(a==1)2", ["(a==1)2", "", ""]),
        ("1,2,,3,", ["1", "2", ",3,"]),
    ],
)
def test_bound(text: str, values: list[str]) -> None:
    assert [argument.text for argument in bind("m", ABC, text).arguments] == values


@pytest.mark.parametrize(
    ("parameters", "text", "message", "offset", "refused"),
    [
        (ABC[:2], "1 2 3", "too many positional arguments", 4, True),
        (ABC[:2], "a=1 2", "can't mix positional and keyword arguments", 4, True),
        (ABC[:2], "x=1", "parameter named `x` does not exist for macro `m`", 0, False),
        (ABC[:2], "1!=2", "confusion in formal parameters", 0, True),
        (ABC[:2], "a=1 a=2", "value for parameter `a` of macro `m` was already specified", 4, False),
        ((Parameter("a", "", "req"),), "", "missing value for required parameter `a` of macro `m`", 0, False),
    ],
)
def test_problems(parameters: tuple[Parameter, ...], text: str, message: str, offset: int, refused: bool) -> None:
    binding = bind("m", parameters, text)
    (problem,) = binding.problems
    assert (problem.message, problem.offset, binding.refused) == (message, offset, refused)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,2", ["1", "2"]),
        ("1 2,", ["1", "2"]),
        ("1,,2", ["1", "", "2"]),
        (",", [""]),
        ('"a b",(c d)', ["a b", "(c d)"]),
        ("", []),
    ],
)
def test_list(text: str, values: list[str]) -> None:
    assert [value.text for value in split_list(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ab c", ["a", "b", "c"]),
        ('"a b"', ["a", " ", "b"]),
        ('""', []),
        ("a,b", ["a", ",", "b"]),
        ('a"b c"d', ["a", '"', "b", " ", "c", '"', "d"]),
        ("\u00e4", ["\udcc3", "\udca4"]),
    ],
)
def test_characters(text: str, values: list[str]) -> None:
    assert [value.text for value in characters(text)] == values
