"""Special-purpose registers: names, numbers and aliases for each family."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ppcmacro.isa import decode, spr
from tests.kernel_tree import REASON, kernel_tree

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("name", "family", "number"),
    [
        ("SRR0", "booke32", 26),
        ("CSRR0", "booke32", 58),
        ("CSRR0", "40x", 990),
        ("CSRR1", "booke64", 59),
        ("SRR3", "40x", 991),
        ("MCSRR1", "booke32", 571),
        ("DSRR0", "booke32", 574),
        ("GSRR1", "booke64", 379),
        ("HSRR0", "book3s64", 314),
        ("HSPRG0", "book3s64", 304),
        ("DBSR", "booke32", 304),
        ("DBSR", "40x", 1008),
        ("DEAR", "booke32", 61),
        ("DEAR", "40x", 981),
        ("SPRN_DEAR", "booke32", 61),
        ("spr_esr", "booke32", 62),
        ("SPRG4", "booke32", 276),
        ("SPRG4R", "booke32", 260),
        ("SPRG7W", "booke64", 279),
        ("SPRG9", "booke32", 605),
        ("MAS5", "booke32", 339),
        ("MAS7", "booke32", 944),
        ("ZPR", "40x", 944),
        ("M_TW", "8xx", 799),
        ("IVOR15", "booke32", 415),
        ("IVOR35", "booke32", 531),
        ("LR", "8xx", 8),
        ("DAR", "book3s32", 19),
        ("PVR", "booke32", 287),
        ("HSRR0", "booke32", None),
        ("NOSUCH", "booke32", None),
        ("SPRN_SPRG_RSCRATCH_CRIT", "booke32", 274),
        ("SPRN_SPRG_RSCRATCH_CRIT", "book3s32", None),
    ],
)
def test_number(name: str, family: str, number: int | None) -> None:
    assert spr.number_of(name, family) == number


@pytest.mark.parametrize(
    ("number", "family", "name"),
    [
        (26, "booke32", "SRR0"),
        (59, "booke32", "CSRR1"),
        (260, "booke32", "SPRG4"),
        (276, "40x", "SPRG4"),
        (263, "booke64", "SPRG7"),
        (259, "booke32", "SPRG3"),
        (304, "booke32", "DBSR"),
        (304, "book3s64", "HSPRG0"),
        (990, "40x", "SRR2"),
        (990, "booke32", "SPR 990"),
        (284, "booke32", "TBRL"),
        (272, "book3s32", "SPRG0"),
        (8, "booke32", "LR"),
    ],
)
def test_name(number: int, family: str, name: str) -> None:
    assert spr.name_of(number, family) == name


def test_canonical() -> None:
    assert [spr.canonical(number) for number in (259, 260, 263, 276, 284, 272)] == [275, 276, 279, 276, 268, 272]
    assert spr.canonical(260, "book3s64") == 260
    assert spr.canonical(779, "book3s64") == 795
    assert spr.canonical(779, "8xx") == 779


def test_access() -> None:
    assert [number for number in range(256, 290) if spr.is_read_only(number)] == [
        *range(259, 264),
        268,
        269,
        286,
        287,
    ]
    assert not spr.is_read_only(260, "book3s64")
    assert spr.is_write_only(284)
    assert spr.is_write_only(80, "8xx")
    assert not spr.is_write_only(276)
    w1c = {family: [n for n in range(1024) if spr.is_w1c(n, family)] for family in spr.FAMILIES}
    assert w1c == {
        "booke32": [304, 336, 572],
        "booke64": [304, 336, 572],
        "40x": [984, 1008],
        "8xx": [],
        "book3s32": [],
        "book3s64": [],
    }


def aliases(judge: Callable[[int, str], bool]) -> dict[str, list[int]]:
    return {family: [number for number in range(1024) if judge(number, family)] for family in spr.FAMILIES}


def test_aliases_have_a_direction() -> None:
    time, groups = [268, 269], [259, 260, 261, 262, 263]
    assert aliases(spr.is_read_alias) == {
        "booke32": groups + time,
        "booke64": [136, *groups, *time],
        "40x": groups + time,
        "8xx": time,
        "book3s32": [*time, 928, 936, 937, 938, 939, 940, 941, 942],
        "book3s64": [136, 259, *time, 736, 737, 768, 780, 781, 782],
    }
    with_control = ("booke64", "book3s64")
    assert aliases(spr.is_write_alias) == {
        family: [152, 284, 285] if family in with_control else [284, 285] for family in spr.FAMILIES
    }
    for family in spr.FAMILIES:
        for number in range(1024):
            written = spr.write_number(number, family)
            assert not (spr.is_read_alias(number, family) and spr.is_read_only(written, family))
            assert spr.canonical(written, family) == spr.canonical(number, family)


@pytest.mark.parametrize(
    ("number", "family", "written"),
    [
        (260, "booke32", 276), (263, "40x", 279), (259, "booke64", 275), (268, "booke32", 284), (284, "8xx", 284),
        (287, "booke32", 287), (276, "booke32", 276), (26, "8xx", 26), (768, "book3s64", 784), (136, "book3s64", 152),
        (260, "8xx", 260),
    ],
)  # fmt: skip
def test_number_to_write(number: int, family: str, written: int) -> None:
    assert spr.write_number(number, family) == written


def test_other_families() -> None:
    assert spr.families_of(990) == ("40x",)
    assert spr.families_of(26) == spr.FAMILIES
    assert spr.families_of(1) == spr.FAMILIES
    assert spr.families_of(5000) == ()
    assert spr.names_of(304) == {"booke32": "DBSR", "booke64": "DBSR", "book3s64": "HSPRG0"}
    assert spr.names_of(944) == {
        "booke32": "MAS7", "booke64": "MAS7", "40x": "ZPR", "book3s32": "MMCR2",
    }  # fmt: skip
    assert spr.numbers_of("SPRN_CSRR0") == {"booke32": 58, "booke64": 58, "40x": 990, "book3s32": 58}
    assert spr.numbers_of("dear") == {"booke32": 61, "booke64": 61, "40x": 981}
    assert spr.numbers_of("nosuch") == {}


def test_known() -> None:
    assert spr.is_known(260)
    assert spr.is_known(990, "40x")
    assert not spr.is_known(990, "booke32")


@pytest.mark.parametrize("family", spr.FAMILIES)
def test_names_and_numbers_agree(family: str) -> None:
    numbers, names = spr._tables(family)
    for number, name in names.items():
        assert numbers[name] == number
        assert spr.number_of(name, family) == number


@pytest.mark.parametrize(
    ("mnemonic", "family", "effect"),
    [
        ("mtcsrr1", "booke32", ("write", "spr", 59)),
        ("mfdear", "40x", ("read", "spr", 981)),
        ("mfdear", "booke32", ("read", "spr", 61)),
        ("mfsprg4", "booke32", ("read", "spr", 260)),
        ("mtsprg4", "booke32", ("write", "spr", 276)),
        ("mfhsrr0", "booke32", ("read", "spr", 314)),
        ("mfbr0", "40x", ("read", "dcr", 128)),
        ("mtnothing", "booke32", None),
    ],
)
def test_moves(mnemonic: str, family: str, effect: tuple[str, str, int] | None) -> None:
    assert spr.spr_move(mnemonic, family) == effect


def test_moves_use_the_canonical_register() -> None:
    read, write = decode("mfsprg4", "3"), decode("mtsprg", "4,3")
    assert read is not None
    assert write is not None
    assert (read.reads, read.writes) == ({"spr:276"}, {"r3"})
    assert (write.reads, write.writes) == ({"r3"}, {"spr:276"})
    old, new = decode("mfdear", "3", "40x"), decode("mfdear", "3", "booke32")
    assert old is not None
    assert new is not None
    assert (old.reads, new.reads) == ({"spr:981"}, {"spr:61"})


@pytest.mark.skipif(
    not shutil.which("powerpc-linux-gnu-as") or not shutil.which("powerpc-linux-gnu-objcopy"),
    reason="powerpc-linux-gnu-as and -objcopy are not installed",
)
def test_generated_table_is_what_gnu_as_does() -> None:
    command = [sys.executable, str(ROOT / "tools" / "spr_data.py"), "--check"]
    assert subprocess.run(command, check=False, cwd=ROOT).returncode == 0


# names that mean different registers on different processors, and constants that are no numbers of registers
OTHERWISE = re.compile(r"HID2|EPCR_|.*GEKKO|PA6T|A2_|DBCR|SIER[23]|MMCR3")


def test_numbers_are_those_of_the_kernel() -> None:
    """Each name that the kernel's headers define has that number in some family."""
    tree = kernel_tree()
    if tree is None:
        pytest.skip(REASON)
    defined: dict[str, set[int]] = {}
    for header in ("reg.h", "reg_booke.h", "reg_8xx.h"):
        text = (tree / "arch/powerpc/include/asm" / header).read_text(encoding="utf-8")
        for match in re.finditer(r"^#define\s+SPRN_(\w+)\s+(0x[0-9a-fA-F]+|\d+)\b", text, re.MULTILINE):
            if not OTHERWISE.match(match[1]):
                defined.setdefault(match[1], set()).add(int(match[2], 0))
    compared, differing = 0, []
    for name, numbers in defined.items():
        mine = {found for family in spr.FAMILIES if (found := spr.number_of(name, family)) is not None}
        if mine:
            compared += 1
            if not mine & numbers:
                differing.append((name, numbers, mine))
    assert differing == []
    assert compared > 300


# constants that are no numbers of registers, and registers of a processor that is in no family (PA Semi)
NO_REGISTERS = re.compile(r"EPCR_|PA6T|TBCTL")


def test_registers_of_the_kernel_are_known() -> None:
    """No register that the kernel's headers define is missing, so that `is_known` accuses none of them."""
    tree = kernel_tree()
    if tree is None:
        pytest.skip(REASON)
    missing = []
    for header in ("reg.h", "reg_booke.h", "reg_8xx.h"):
        text = (tree / "arch/powerpc/include/asm" / header).read_text(encoding="utf-8")
        missing += [
            (match[1], match[2])
            for match in re.finditer(r"^#define\s+SPRN_(\w+)\s+(0x[0-9a-fA-F]+|\d+)\b", text, re.MULTILINE)
            if not NO_REGISTERS.match(match[1]) and not spr.families_of(int(match[2], 0))
        ]
    assert missing == []


@pytest.mark.parametrize(
    ("family", "number", "name"),
    [
        ("book3s64", 311, "HIOR"),
        ("book3s64", 888, "TACR"),
        ("book3s32", 311, "MBAR"),
        ("book3s32", 309, "IBCR"),
        ("book3s32", 317, "DABR2"),
        ("booke64", 1013, "BUCSR"),
    ],
)
def test_registers_that_only_manuals_name(family: str, number: int, name: str) -> None:
    assert spr.name_of(number, family) == name
    assert spr.number_of(name, family) == number
