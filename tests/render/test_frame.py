"""The carets stand under the text at fault, whatever the line is made of and whatever draws the frame."""

from __future__ import annotations

import unicodedata

import pytest

from ppcmacro.render.frame import GLYPHS, code_frame, extent
from ppcmacro.source import Location, Source

WORD = "mtspr"
LINES = {
    "tabs": "\tli\tr3, 1;\tmtspr\tSPRN_SRR0, r3",
    "tab inside the text": "\tnop; mtspr(a,\tb)",
    "wide": "/* 割り込み */ mtspr SPRN_SRR0, r3 /* 漢字 */",
    "wide, tab": "/* 割\t込 */\tmtspr SPRN_SRR0, r3",
    "combining": "/* e\u0301a\u0308\u0323 */ mtspr SPRN_SRR0, r3",
    "hangul of parts": "/* \u1112\u1161\u11ab */ mtspr SPRN_SRR0, r3",
    "enclosing": "/* 1\u20dd */ mtspr SPRN_SRR0, r3",
    "bytes": '.ascii "\udcff\udce4"; mtspr SPRN_SRR0, r3',
    "controls": '.ascii "\x1b[2J\u200f\u202e\u2028"; mtspr SPRN_SRR0, r3',
    "carriage return": "nop; mtspr SPRN_SRR0, r3\r",
    "long": "nop; " * 5000 + "mtspr SPRN_SRR0, r3" + "; nop" * 5000,
    "long, wide": "/*" + "漢" * 3000 + "*/ mtspr SPRN_SRR0, r3 /*" + "字" * 3000 + "*/",
    "long, combining": "/*" + "a\u0301" * 3000 + "*/ mtspr SPRN_SRR0, r3 /*" + "a\u0301" * 3000 + "*/",
    "long, tabs": "\t" * 300 + "mtspr SPRN_SRR0, r3" + "\t" * 300 + "/* c */",
}


def columns(text: str) -> int:
    """Count the columns of a terminal as wcwidth does, apart from the code under test."""
    count = 0
    for char in text:
        if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me") or 0x1160 <= ord(char) < 0x1200:
            continue
        count += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return count


def drawn(name: str, glyphs: str, width: int) -> tuple[str, str]:
    source = Source("a.S", f"\n{LINES[name]}\n")
    location = Location(source, 2, LINES[name].index(WORD) + 1)
    _, line, carets = ("".join(text for text, _ in one) for one in code_frame(location, "", width, GLYPHS[glyphs]))
    return line, carets


@pytest.mark.parametrize("width", [40, 120])
@pytest.mark.parametrize("glyphs", GLYPHS)
@pytest.mark.parametrize("name", LINES)
def test_the_carets_are_below_the_text(name: str, glyphs: str, width: int) -> None:
    line, carets = drawn(name, glyphs, width)
    assert line.count(WORD) == 1
    before = line[: line.index(WORD)]
    assert columns(before) == columns(carets[: carets.index("^")])
    assert carets[carets.index("^") :] == "^" * (13 if name == "tab inside the text" else 5)
    assert columns(line) <= len("2 | ") + width + 2 * len("...")
    assert all(char.isprintable() for char in line)


@pytest.mark.parametrize("name", LINES)
def test_a_frame_in_ascii_is_ascii(name: str) -> None:
    assert "".join(drawn(name, "ascii", 120)).isascii()


def test_what_is_cut_off_takes_its_marks_along() -> None:
    line, _ = drawn("long, combining", "unicode", 60)
    before, after = line.split(WORD)
    assert before.startswith("2 │ …a\u0301")
    assert after.endswith("a\u0301…")


def test_a_text_wider_than_the_frame_ends_in_the_mark_of_the_cut() -> None:
    source = Source("a.S", "x" * 500 + " y")
    _, line, carets = ("".join(text for text, _ in one) for one in code_frame(Location(source, 1, 1), "", 60))
    assert (line, carets) == (f"1 | {'x' * 60}...", f"  | {'^' * 60}")


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("\tli r3, 1", 2, (2, 4)),
        ("\tli r3, 1", 0, (1, 10)),
        ("", 0, (1, 1)),
        ("", 1, (1, 2)),
        ("li", 9, (9, 10)),
        ('#include "a.h"', 1, (1, 9)),
        ("li r3, 1# c", 8, (8, 9)),
        ("漢字\r", 1, (1, 3)),
    ],
)
def test_extent(text: str, column: int, expected: tuple[int, int]) -> None:
    assert extent(Location(Source("a.S", text), 1, column)) == expected
