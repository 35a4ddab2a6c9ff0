"""What single instructions do to the ledger (Power ISA Book I, 2.5 and 3.3)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ppcmacro.gas.expression import Linear
from ppcmacro.ledger.state import State
from ppcmacro.ledger.values import (
    UNKNOWN,
    Address,
    Apply,
    Compare,
    Const,
    Content,
    Entry,
    Field,
    Image,
    Object,
    Sum,
    Value,
    is_unknown,
)

THREAD = Object("thread")
def untagged(value: Value) -> Value:
    """Return a value, what is unknown without the place where it was made."""
    return UNKNOWN if is_unknown(value) else value


WHOLE_CR = Image(tuple(Entry(f"cr{n}") for n in range(8)))


@pytest.mark.parametrize(
    ("code", "place", "value"),
    [
        ("mr 5,4", "r5", Entry("r4")),
        ("or 5,4,4", "r5", Entry("r4")),
        ("or 5,4,6", "r5", Apply("or", (Entry("r4"), Entry("r6")))),
        ("xor 5,4,4", "r5", Const(0)),
        ("li 5,-1", "r5", Const(0xFFFFFFFF)),
        ("lis 5,0xffff\n ori 5,5,0xffff", "r5", Const(0xFFFFFFFF)),
        ("lis 5,sym@h\n ori 5,5,sym@l", "r5", Address("sym")),
        ("lis 5,sym@ha\n addi 5,5,sym@l", "r5", Address("sym")),
        ("lis 5,sym@h", "r5", Address("sym", "h")),
        ("lis 5,sym@h\n addi 5,5,sym@l", "r5", Apply("add", (Address("sym", "h"), Address("sym", "l")))),
        ("li 5,sym@h\n ori 5,5,sym@l", "r5", Apply("or", (Apply("li", (Address("sym", "h"),)), Address("sym", "l")))),
        ("addi 5,0,7", "r5", Const(7)),
        ("addi 4,4,0", "r4", Entry("r4")),
        ("mfspr 5,275", "r5", THREAD),
        ("mfspr 5,275\n addi 5,5,8", "r5", Sum(Object("thread"), Linear(8, ()))),
        ("mfspr 5,59\n andi. 5,5,0x4000", "r5", Apply("and", (Entry("spr:59"), Const(0x4000)))),
        (
            "mfspr 5,59\n andi. 5,5,0x4000",
            "cr0",
            Compare(Apply("and", (Entry("spr:59"), Const(0x4000))), Const(0), True),
        ),
        ("rlwinm 5,4,0,17,17", "r5", Apply("and", (Entry("r4"), Const(0x4000)))),
        ("rlwinm. 5,4,0,17,17", "cr0", Compare(Apply("and", (Entry("r4"), Const(0x4000))), Const(0), True)),
        ("mr. 5,4", "cr0", Compare(Entry("r4"), Const(0), True)),
        ("xor. 5,4,4", "cr0", Compare(Const(0), Const(0), True)),
        ("rlwinm 5,4,0,~0x200", "r5", Apply("and", (Entry("r4"), Const(0xFFFFFDFF)))),
        ("rlwinm 5,4,0,0,31", "r5", Entry("r4")),
        ("mfcr 5", "r5", WHOLE_CR),
        ("mfcr 5\n cmpwi 4,0\n mtcr 5", "cr0", Entry("cr0")),
        ("mfcr 5\n cmpwi 4,0\n cmpwi cr5,4,0\n mtcrf 0x80,5", "cr5", Compare(Entry("r4"), Const(0), True)),
        ("mtcr 5", "cr3", Field(Entry("r5"), 3)),
        ("mtcr 5\n mfcr 6", "r6", Entry("r5")),
        ("mfctr 5\n mtctr 6\n mtctr 5", "ctr", Entry("ctr")),
        ("mtspr 272,4\n li 4,0\n mfspr 4,272", "r4", Entry("r4")),
        ("mtsprg 4,5\n mfsprg 6,4", "r6", Entry("r5")),
        ("neg 5,4", "r5", Apply("neg", (Entry("r4"),))),
        ("neg 5,4\n neg 5,5", "r5", UNKNOWN),
        ("slwi 5,4,0", "r5", UNKNOWN),
    ],
)
def test_value(run: Callable[[str], State], code: str, place: str, value: Value) -> None:
    assert untagged(run(f" {code}\n").get(place)) == value


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("stw 4,8(3)\n li 4,0\n lwz 4,8(3)", Entry("r4")),
        ("lwz 4,8(3)", Content(THREAD, Linear(8, ()))),
        ("stw 4,8(3)\n lwz 4,12(3)", Content(THREAD, Linear(12, ()))),
        ("stw 4,8(3)\n lwz 4,4+4(3)", Entry("r4")),
        ("stw 4,OFF(3)\n lwz 4,0+OFF(3)", Entry("r4")),
        ("stw 4,8(3)\n lhz 4,8(3)", Apply("part", (Apply("part", (Entry("r4"),)),))),
        ("stw 4,8(3)\n stb 5,9(3)\n lwz 4,8(3)", Apply("part", (Entry("r4"),))),
        ("stw 4,8(3)\n addi 3,3,8\n lwz 4,0(3)", Entry("r4")),
        ("stwu 4,8(3)\n lwz 4,0(3)", Entry("r4")),
        ("stmw 28,0(3)\n lwz 4,8(3)", Entry("r30")),
        ("stwx 4,3,5\n lwzx 4,3,5", UNKNOWN),
    ],
)
def test_memory(run: Callable[[str], State], code: str, value: Value) -> None:
    assert untagged(run(f" mfspr 3,275\n {code}\n").get("r4")) == value


def test_last_copy_is_lost_where_it_is_overwritten(run: Callable[[str], State]) -> None:
    state = run(" mtspr 272,4\n li 4,0\n mtspr 272,5\n")
    assert state.lost["r4"].at == 2
    assert state.lost["r4"].place == "spr:272"
    assert state.lost["r4"].since == 0
    assert state.lost["r4"].parked
    # What the scratch register itself had held was never copied.
    assert state.lost["spr:272"].at == 0
    assert not state.lost["spr:272"].parked
    assert set(state.lost) == {"r4", "spr:272"}


def test_condition_fields_are_lost_one_by_one(run: Callable[[str], State]) -> None:
    assert "cr0" not in run(" mfcr 5\n cmpwi 4,0\n").lost
    state = run(" mfcr 5\n cmpwi 4,0\n li 5,0\n")
    assert state.lost["cr0"].at == 2
    assert "cr1" not in state.lost
