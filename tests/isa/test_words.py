"""Instructions that are written as words."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from ppcmacro.isa import decode_word
from ppcmacro.isa.words import disassemble
from tests.isa.samples import AS, assemble


@pytest.mark.parametrize(
    ("word", "mnemonic"),
    [
        (0x4C000064, "rfi"),
        (0x4C000066, "rfci"),
        (0x4C00004C, "rfmci"),
        (0x4C00004E, "rfdi"),
        (0x4C0000CC, "rfgi"),
        (0x4C000024, "rfid"),
        (0x4C000224, "hrfid"),
        (0x4C0000A4, "rfscv"),
    ],
)
def test_returns(word: int, mnemonic: str) -> None:
    instruction = decode_word(word)
    assert instruction is not None
    assert (instruction.mnemonic, instruction.returns) == (mnemonic, mnemonic)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        (0x60000000, ("nop", "")),
        (0x7C9A03A6, ("mtspr", "26,4")),
        (0x7C6802A6, ("mfspr", "3,8")),
        (0x7C6FF120, ("mtcrf", "255,3")),
        (0x7C008146, ("wrteei", "1")),
        (0x80640008, ("lwz", "3,8(4)")),
        (0x9421FFF0, ("stwu", "1,-16(1)")),
        (0x3C60FFFF, ("addis", "3,0,-1")),
        (0x7C632A14, ("add", "3,3,5")),
        (0x7C632A15, ("add.", "3,3,5")),
        (0x7C60212D, ("stwcx.", "3,0,4")),
        (0x48000004, None),
        (0, None),
        (-1, None),
    ],
)
def test_words(word: int, text: tuple[str, str] | None) -> None:
    assert disassemble(word & 0xFFFFFFFF) == text


def test_effects_depend_on_the_family() -> None:
    word = 0x7C7EFAA6  # mfspr 3,1022
    one, other = decode_word(word, "40x"), decode_word(word)
    assert one is not None
    assert other is not None
    assert one.reads == other.reads == {"spr:1022"}


@pytest.mark.skipif(not AS, reason="powerpc-linux-gnu-as is not installed")
def test_the_text_of_a_word_assembles_to_the_word(tmp_path: Path) -> None:
    chance = random.Random(1)
    words = {0x7C000000 | chance.getrandbits(26) for _ in range(60_000)}
    words |= {chance.randrange(7, 48) << 26 | chance.getrandbits(26) for _ in range(400)}
    known = {word: text for word in sorted(words) if (text := disassemble(word)) is not None}
    assert len(known) > 500
    again = {word: f"{mnemonic} {operands}" for word, (mnemonic, operands) in known.items()}
    codes: dict[int, bytes | None] = {}
    for mode in ("-me500mc", "-mpower10", "-m440", "-many"):
        left = [word for word in known if codes.get(word) is None]
        codes.update(zip(left, assemble([again[word] for word in left], tmp_path, (mode,)), strict=True))
    refused = [again[word] for word, code in codes.items() if code is None]
    # loads and stores with update need a base; everything else is taken
    assert [text for text in refused if not re.match(r"(l|st)\w+u |lmw ", text)] == []
    assert {word: hex(word) for word, code in codes.items() if code} == {
        word: hex(int.from_bytes(code, "big")) for word, code in codes.items() if code
    }
