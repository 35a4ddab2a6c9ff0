"""Assigned symbols as operands: each use has the value that GNU as gives it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from ppcmacro import Settings
from ppcmacro.project.reading.unit_reading import read_unit
from ppcmacro.unit import Unit
from tests.isa.samples import AS, assemble_text

needs_as = pytest.mark.skipif(
    not AS or not shutil.which("powerpc-linux-gnu-objcopy"),
    reason="powerpc-linux-gnu-as and -objcopy are not installed",
)


def unit_of(text: str) -> Unit:
    unit = read_unit("x.s", Settings(), text).unit
    assert unit is not None
    return unit


def words(unit: Unit) -> list[int | None]:
    """The machine words of the stores of a unit, from what `instruction` and `offset` say about them."""
    result: list[int | None] = []
    for index in range(len(unit.statements)):
        instruction = unit.instruction(index)
        if instruction is None:
            continue
        assert instruction.mnemonic == "stw"
        source, displacement, base = instruction.operands
        offset = unit.offset(displacement.value, index)
        assert offset == (unit.evaluate(displacement.value, index), ())
        known = source.register is not None and base.register is not None and offset is not None
        assert instruction.unresolved is not known
        result.append(
            36 << 26 | source.register << 21 | base.register << 16 | offset.constant & 0xFFFF if known else None
        )
    return result


SAVES = """
.macro SAVE first, last
	.Lreg = \\first
	.rept \\last - \\first + 1
	stw .Lreg, 16+4*.Lreg(1)
	.Lreg = .Lreg + 1
	.endr
.endm
	SAVE 3, 5
	SAVE 30, 31
"""


def test_registers_of_a_loop_that_counts() -> None:
    unit = unit_of(SAVES)
    decoded = [unit.instruction(index) for index in range(len(unit.statements))]
    pairs = [["r1", "r3"], ["r1", "r4"], ["r1", "r5"], ["r1", "r30"], ["r1", "r31"]]
    assert [sorted(one.reads) for one in decoded if one] == pairs
    assert [one.unresolved for one in decoded if one] == [False] * 5
    assert unit.lookup(".Lreg") == 32
    assert [unit.lookup(".Lreg", index) for index in (1, 2, 3)] == [3, 3, 4]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("stw a,4*a(1)\na=3\nstw a,4*a(1)\na=5\nstw a,4*a(1)\n", [(3, 12), (3, 12), (5, 20)]),
        ("b=c+1\nstw b,0(1)\nc=7\nstw b,0(1)\nc=9\nstw b,0(1)\n", [(8, 0)] * 3),
        (".eqv e,c+1\nc=9\nstw e,0(1)\nc=11\nstw e,0(1)\n", [(10, 0), (12, 0)]),
        ("stw d,0(1)\n.equiv d,12\nstw d,0(1)\n", [(12, 0), (12, 0)]),
        ("x: stw y-x,0(1)\n.set n,2\nstw n,-n(1)\ny:\n.set n,4\nstw n,n(1)\n", None),
    ],
)
@needs_as
def test_values_where_they_are_used(text: str, values: list[tuple[int, int]] | None, tmp_path: Path) -> None:
    found = words(unit_of(text))
    if values is not None:
        assert found == [36 << 26 | register << 21 | 1 << 16 | offset for register, offset in values]
    real = assemble_text(text, tmp_path)
    assert [mine for mine, word in zip(found, real, strict=True) if mine not in (word, None)] == []


@needs_as
def test_random_programs_are_read_as_gnu_as_reads_them(tmp_path: Path) -> None:
    chance = random.Random(6)
    for _ in range(12):
        lines = []
        for _ in range(60):
            one, other, third = (chance.choice("abcd") for _ in range(3))
            form = chance.randrange(8)
            if form < 3:
                lines.append(f".set {one},{chance.randrange(1, 12)}")
            elif form == 3:
                lines.append(f"{one}={one}+1")
            elif form == 4:
                lines.append(f".set {one},({other}+1)&15")
            else:
                lines.append(f"stw {one},{chance.randrange(9)}+4*{other}({third})")
        text = "".join(f".set {name},{index}\n" for index, name in enumerate("abcd")) + "\n".join(lines) + "\n"
        assert words(unit_of(text)) == assemble_text(text, tmp_path)


def test_nothing_changes_without_assigned_symbols() -> None:
    unit = unit_of("stw 3,4(1)\nstw r3,FOO(1)\n")
    assert unit.instruction(0) is unit.instruction(0)
    second = unit.instruction(1)
    assert second is not None
    assert unit.evaluate(second.operands[1].value, 1) is None
    assert unit.offset(second.operands[1].value, 1) == (0, (("FOO", 1),))


def test_words_as_directives() -> None:
    unit = unit_of(
        "N=0x66\n.long 0x4c000000|N\nN=0x64\n.int 0x4c000000|N\n.long 1,2\n.short 5\n.4byte x\n.long -1<<31\n"
    )
    found = [unit.word(index) for index in range(len(unit.statements))]
    assert [one and one.returns for one in found] == [None, "rfci", None, "rfi", None, None, None, ""]
    assert [unit.instruction(index) for index in range(len(unit.statements))] == [None] * 8
