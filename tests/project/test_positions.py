"""Where the keys and values of a TOML document stand."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppcmacro.project.config.positions import positions

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

VALID = """\
# select = "no"
a.b = 1
"q.r" = \'\'\'
select = 1
\'\'\'
list = [ 1, "x]", # ]
  [2, 3] ]
inline = { x = 1, y.z = "}" }
date = 1979-05-27 07:32:00
[ table . "inner" ]
key = \"\"\"a \\\"\"\" \"\"\"\"
[[rows]]
name = 1
[rows.sub]
deep = 2
[[rows]]
name = 3
"""


def test_every_kind() -> None:
    tomllib.loads(VALID)
    assert {path: tuple(place) for path, place in positions(VALID).items()} == {
        ("a",): (2, 1),
        ("a", "b"): (2, 3),
        ("q.r",): (3, 1),
        ("list",): (6, 1),
        ("list", 0): (6, 10),
        ("list", 1): (6, 13),
        ("list", 2): (7, 3),
        ("list", 2, 0): (7, 4),
        ("list", 2, 1): (7, 7),
        ("inline",): (8, 1),
        ("inline", "x"): (8, 12),
        ("inline", "y"): (8, 19),
        ("inline", "y", "z"): (8, 21),
        ("date",): (9, 1),
        ("table",): (10, 3),
        ("table", "inner"): (10, 11),
        ("table", "inner", "key"): (11, 1),
        ("rows",): (12, 3),
        ("rows", 0): (12, 3),
        ("rows", 0, "name"): (13, 1),
        ("rows", 0, "sub"): (14, 7),
        ("rows", 0, "sub", "deep"): (15, 1),
        ("rows", 1): (16, 3),
        ("rows", 1, "name"): (17, 1),
    }


def paths(value: Any, path: tuple[Any, ...] = ()) -> set[tuple[Any, ...]]:
    found = {path} if path else set()
    if isinstance(value, dict):
        for key, inner in value.items():
            found |= paths(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            found |= paths(inner, (*path, number))
    return found


def test_what_is_found_is_what_the_parser_finds() -> None:
    assert set(positions(VALID)) == paths(tomllib.loads(VALID))


@given(st.text(alphabet="ab.=[]{}\"\'#, \n\\\\1", max_size=40))
def test_any_text_comes_to_an_end(text: str) -> None:
    found = positions(text)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(found) == paths(document)


@pytest.mark.parametrize("text", ["a = " + "[" * 100000, "[" * 100000, "a." * 50000 + "a = 1"])
def test_hostile_text(text: str) -> None:
    assert isinstance(positions(text), dict)
