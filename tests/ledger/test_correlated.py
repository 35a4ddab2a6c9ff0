"""What was decided on the way matters as long as something ahead asks again, and no longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro import Settings, lint
from ppcmacro.ledger.walk import Walk
from ppcmacro.project.reading.unit_reading import read_unit
from ppcmacro.rules.examination import Examination

MACROS = """
#define BEGIN	971:
#define ELSE	972: .pushsection __ftr_alt_97, "a"; .align 2; 973:
#define END(mask, value) 974: .popsection; .pushsection __ftr_fixup, "a"; .align 3; \\
975: .long mask; .long value; .long 971b - 975b; .long 972b - 975b; .long 973b - 975b; .long 974b - 975b; .popsection
"""
HANDLER = "DataTLBError44x:\n"
PARK = "BEGIN\n\tmtspr 272, %r10\n\tli %r10, 1\nELSE\nEND(0x10, 0x10)\n"
# Kept by the cores that do not have the feature, so that those that have it restore.
RESTORE = "BEGIN\n\tnop\nELSE\n\tmfspr %r10, 272\nEND(0x10, 0)\n"
NEUTRAL = "BEGIN\n\tnop\nELSE\nEND({0:#x}, {0:#x})\n1:\tnop\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(body: str) -> None:
    Path("x.S").write_text(MACROS + HANDLER + body)


def lost(body: str) -> list[str]:
    """Return the findings that are about r10."""
    write(body)
    found = lint(["x.S"], Settings(cpu="440", select=("C001", "C002", "C003"))).diagnostics
    return [one.code for one in found if "r10" in one.message]


def walk(body: str) -> Walk:
    write(body)
    unit = read_unit("x.S", Settings(cpu="440")).unit
    assert unit is not None
    ((_, found),) = Examination(unit).walks
    return found


@pytest.mark.parametrize("count", [1, 4, 30])
def test_sections_with_different_questions_keep_nothing_apart(count: int) -> None:
    body = "".join(NEUTRAL.format(1 << number) for number in range(count))
    found = walk(f"\tmtspr 272, %r10\n{body}\tmfspr %r10, 272\n\trfi\n")
    assert len(found.outcomes) == 1
    assert not found.truncated


@pytest.mark.parametrize(
    "between",
    [
        "",
        "1:\tnop\n",
        NEUTRAL.format(0x10),
        NEUTRAL.format(0x10) * 3 + NEUTRAL.format(0x20),
        "\tlis %r11, 2f@ha\n\taddi %r11, %r11, 2f@l\n\tmtctr %r11\n\tbctr\n2:\n",
        "\tb 2f\n3:\tb 4f\n2:\tb 3b\n4:\n",
    ],
)
def test_sections_with_one_question_go_the_same_way(between: str) -> None:
    first = NEUTRAL.format(0x10)
    assert lost(f"{PARK}{between}{RESTORE}\trfi\n") == []
    assert lost(f"{first}{PARK}{between}{RESTORE}\trfi\n") == []
    other = PARK.replace("0x10", "0x40")
    assert lost(f"{first}{other}{between}{RESTORE}\trfi\n") == ["C002", "C001"]


def test_a_question_that_is_asked_behind_a_call_in_the_file() -> None:
    call = "\tmflr %r12\n\tbl 5f\n\tmtlr %r12\n\tb 6f\n5:\tnop\n" + NEUTRAL.format(0x20) + "\tblr\n6:\n"
    assert lost(f"{PARK}{call}{RESTORE}\trfi\n") == []


def test_a_test_that_can_be_asked_again_is_remembered() -> None:
    test = "\tlwz %r12, 0(%r1)\n\tcmpwi %cr7, %r12, 0\n"
    diamond = "\tlwz %r12, {0}(%r1)\n\tcmpwi %cr6, %r12, 0\n\tbne %cr6, 1f\n\tnop\n1:\n"
    between = "".join(diamond.format(8 * number) for number in range(1, 4))
    park = "\tbne %cr7, 2f\n\tmtspr 272, %r10\n\tli %r10, 1\n2:\n"
    restore = "\tbne %cr7, 3f\n\tmfspr %r10, 272\n3:\trfi\n"
    assert lost(test + park + between + restore) == []
    assert lost(test + park + between + restore.replace("bne", "beq")) == ["C002", "C001"]


def test_a_test_of_what_stands_nowhere_any_more_keeps_nothing_apart() -> None:
    diamond = "\tlwzx %r12, %r1, %r3\n\tcmpwi %r12, 5\n\tbne 1f\n\tnop\n1:\tli %r12, 0\n\tcmpwi %r12, 0\n2:\n"
    found = walk("\tmtspr 272, %r10\n" + diamond * 30 + "\tmfspr %r10, 272\n\trfi\n")
    assert len(found.outcomes) == 1
    assert not found.truncated
