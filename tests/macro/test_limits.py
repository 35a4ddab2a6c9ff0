"""Runaway input stops at a limit that is named, in little time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ppcmacro.macro import ExpandOptions, Expansion, Limits, expand
from ppcmacro.macro.levels import source_lines
from ppcmacro.source import Location, Origin, Piece, Source, Text
from tests.work import calls_of

RUNAWAY = {
    "loops": ".rept 1000000\n.rept 1000000\n nop\n.endr\n.endr\n",
    "empty loops": ".rept 1000000\n.rept 1000000\n.endr\n.endr\n",
    "assignments": ".rept 1000000\n.rept 1000000\nx = 1\n.endr\n.endr\n",
    "doubling argument": '.macro m a\n m "\\a\\a"\n.endm\n m xx\n',
    "two calls": ".macro m n\n.if \\n\n m \\n-1\n m \\n-1\n.endif\n.endm\n m 90\n",
}


def expanded(text: str, limits: Limits) -> Expansion:
    return expand(source_lines(Source("t.s", text)), ExpandOptions(limits=limits))


@pytest.mark.parametrize("name", RUNAWAY)
def test_runaway(name: str) -> None:
    result = expanded(RUNAWAY[name], Limits(statements=20_000, text=1_000_000))
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["M031"]
    assert "is reached" in result.diagnostics[0].message
    assert "--max-expansion" in result.diagnostics[0].help
    assert len(result.statements) <= 20_000


def test_depth_is_that_of_gas() -> None:
    text = ".macro m n\n.if \\n\n m \\n-1\n.endif\n.endm\n m {}\n"
    assert expanded(text.format(100), Limits()).diagnostics == []
    (found,) = expanded(text.format(101), Limits()).diagnostics
    assert (found.code, str(found.origin.location)) == ("M022", "t.s:3:2")
    assert len(list(found.origin.frames())) == 101


def test_depth_can_be_set() -> None:
    (found,) = expanded(".macro m\n m\n.endm\n m\n", Limits(depth=5)).diagnostics
    assert "5 are possible" in found.message


def calls_and_definition(count: int) -> None:
    text = [".macro save r, o=8\n stw \\r, \\o(1)\n.if \\r > 3\n lwz \\r, \\o+4(1)\n.endif\n.endm\n"]
    text += [f"f{i}:\n save {i % 32}, {i * 4 % 4096}\n addi 3,4,{i}\n .long f{i} - .\n" for i in range(count)]
    assert expanded("".join(text), Limits()).diagnostics == []


def one_long_line(count: int) -> None:
    """One line with that many statements, each of which is asked for the places of its parts."""
    source = Source("t.S", "")
    part = " lwz 3,4(1);"
    pieces = [
        Piece(12 * at + 4 * part_of, 12 * at + 4 * part_of + 4, Origin(Location(source, at + 1, part_of + 1)))
        for at in range(count)
        for part_of in range(3)
    ]
    line = Text(part * count, Origin(Location(source, 1, 1)), tuple(pieces))
    result = expand([line])
    places = [statement.operands.at(0).location.line for statement in result.statements]
    assert places == list(range(1, count + 1))


@pytest.mark.parametrize("program", [calls_and_definition, one_long_line])
def test_work_grows_with_the_size(program: Callable[[int], None]) -> None:
    # What is loaded, built and remembered; a part of that may be forgotten again before the second run.
    program(2000)
    assert calls_of(lambda: program(2000)) < calls_of(lambda: program(500)) * 4 * 1.5


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("nop;" * 30 + "\n", "t.s:1"),
        (" nop\n.rept 30\n nop\n.endr\n", "t.s:2"),
        (".macro m a:vararg\n .ascii \"\\a\"\n.endm\n nop\n m " + "x" * 3000 + "\n", "t.s:5:2"),
    ],
)
def test_a_limit_has_a_place(text: str, place: str) -> None:
    (found,) = expanded(text, Limits(statements=20, text=200_000)).diagnostics
    assert (found.code, str(found.origin.location)) == ("M031", place)
