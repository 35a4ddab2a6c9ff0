"""The 64-bit registers of the SPE, as two halves, and values of which only a part was moved."""

from __future__ import annotations

import pytest

from ppcmacro.ledger.values import Apply, Entry, is_unknown
from ppcmacro.ledger.widths import narrowed

from .conftest import Run

HALVES = [
    ("evmr 3, 4", "h4", "r4"),
    ("evmergehi 3, 4, 5", "h4", "h5"),
    ("evmergelo 3, 4, 5", "r4", "r5"),
    ("evmergehilo 3, 4, 5", "h4", "r5"),
    ("evmergelohi 3, 4, 5", "r4", "h5"),
    ("evstdd 4, 16(1)\nevldd 3, 16(1)", "h4", "r4"),
    ("evstdd 4, 16(1)\nlwz 3, 20(1)", "h3", "r4"),
    ("evmergehi 6, 6, 4\nstw 6, 16(1)\nlwz 3, 16(1)", "h3", "h4"),
]


@pytest.mark.parametrize(("code", "upper", "lower"), HALVES)
def test_where_the_halves_go(run: Run, code: str, upper: str, lower: str) -> None:
    state = run(code)
    assert state.get("h3") == Entry(upper)
    assert state.get("r3") == Entry(lower)


@pytest.mark.parametrize("code", ["evaddw 3, 4, 5", "evldd 3, 16(4)\nevaddw 3, 3, 3", "evlddx 3, 4, 5"])
def test_what_is_not_modelled_is_unknown(run: Run, code: str) -> None:
    state = run(code)
    assert is_unknown(state.get("h3"))
    assert is_unknown(state.get("r3"))


def test_an_upper_half_without_a_copy_is_lost(run: Run) -> None:
    state = run("mtspr 272, 3\nevsplati 3, 1")
    assert state.lost["h3"].at == 1
    assert not state.lost["h3"].parked
    assert "r3" not in state.lost


def test_ordinary_instructions_leave_the_upper_half_alone(run: Run) -> None:
    assert run("lwz 3, 0(4)\naddi 3, 3, 1").get("h3") == Entry("h3")


def test_a_part_of_a_part_is_a_part_of_the_whole(run: Run) -> None:
    state = run("sth 3, 16(1)\nlbz 3, 16(1)")
    assert narrowed(state.get("r3")) == Entry("r3")
    assert narrowed(Entry("r3")) is None
    assert narrowed(Apply("and", (Entry("r3"), Entry("r4")))) is None
