"""The short cuts of the reader find what the grammar finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppcmacro.gas.scrub import scrub_string
from ppcmacro.gas.syntax import parse_statement
from ppcmacro.macro.units import cut, head_of, unit_of

PARTS = (
    "a",
    "nop",
    "012",
    "1",
    ":",
    ":",
    " ",
    " ",
    "=",
    "==",
    ".long",
    "bne+",
    "$",
    "x.y",
    "3,4",
    "(",
    '"q s"',
    "@",
    "\u00e4",
)


@given(st.lists(st.sampled_from(PARTS), max_size=8).map("".join))
@settings(max_examples=500, deadline=None)
def test_heads(text: str) -> None:
    scrubbed = scrub_string(text)
    assert head_of(scrubbed) == parse_statement(scrubbed)


@pytest.mark.parametrize(
    ("line", "statements"),
    [
        ("a;b;;c", [(0, "a"), (2, "b"), (5, "c")]),
        ('.ascii "x;y";nop', [(0, '.ascii "x;y"'), (13, "nop")]),
        ('m "a\\";b";c', [(0, 'm "a\\";b"'), (10, "c")]),
        ("m a\\;b", [(0, "m a\\"), (5, "b")]),
        ('.ascii "x\ny";nop', [(0, '.ascii "x\ny"'), (13, "nop")]),
        ('m "x\ny";nop', [(0, 'm "x'), (5, 'y";nop')]),
        ("", []),
    ],
)
def test_cut(line: str, statements: list[tuple[int, str]]) -> None:
    assert [(start, unit.text) for start, unit in cut(line)] == statements


@pytest.mark.parametrize(
    ("text", "guarded"),
    [(".if x", True), (".IFfy", True), (".endif", True), ("a: .endif", False), (".macro", False), ("endif", False)],
)
def test_what_is_read_in_dead_code(text: str, guarded: bool) -> None:
    assert unit_of(text).guarded is guarded
