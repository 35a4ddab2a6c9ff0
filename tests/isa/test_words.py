"""Instructions that are written as words: GNU as makes the words, and we read them back."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from ppcmacro.isa import Instruction, decode
from ppcmacro.isa.spr import FAMILIES
from ppcmacro.isa.words import decode_word, disassemble
from tests.isa.samples import AS, assemble, branch_statements, move_statements, table_statements

ROOT = Path(__file__).parents[2]
needs_as = pytest.mark.skipif(not AS, reason="powerpc-linux-gnu-as is not installed")

# the modes of GNU as for the processors of a family
MODES = {
    "booke32": ("440", "e500", "e500mc", "476", "titan", "efs2"),
    "booke64": ("e5500", "e6500", "a2"),
    "40x": ("405", "403"),
    "8xx": ("821",),
    "book3s32": ("ppc", "7450", "e300", "750cl", "601"),
    "book3s64": ("power8", "power9", "power10", "power4", "power6", "cell"),
}

# words that are two instructions in one family: those of the 440 or the e500, of the 7450 or the 750CL, of the A2,
# the e5500 or the e6500; nothing is said about them
AMBIGUOUS = {
    "booke32": re.compile(r"ma[cl]|mullhwu|evmw[su]mi|evlw|dcread|icbtls|tlbld|tlbwehi"),
    "booke64": re.compile(r"efd|icbtlse|mttmr|v"),
    "book3s32": re.compile(r"ps_|psq_|v"),
}
# of their operand only a part is in the word
NOT_READ = re.compile(r"hash(st|chk)p? ")


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
    for family in FAMILIES:
        instruction = decode_word(word, family)
        assert instruction is not None
        assert (instruction.mnemonic, instruction.returns) == (mnemonic, mnemonic)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        (0x60000000, ("nop", "")),
        (0x7C9A03A6, ("mtspr", "26,4")),
        (0x7C6802A6, ("mfspr", "3,8")),
        (0x7C6FF120, ("mtcr", "3")),
        (0x7C681120, ("mtcrf", "129,3")),
        (0x7C6D42E6, ("mftbu", "3")),
        (0x7C008146, ("wrteei", "1")),
        (0x80640008, ("lwz", "3,8(4)")),
        (0x9421FFF0, ("stwu", "1,-16(1)")),
        (0xE8640009, ("ldu", "3,8(4)")),
        (0x3C60FFFF, ("lis", "3,-1")),
        (0x3C64FFFF, ("addis", "3,4,-1")),
        (0x7C632A14, ("add", "3,3,5")),
        (0x7C632A15, ("add.", "3,3,5")),
        (0x7C832378, ("mr", "3,4")),
        (0x5464083C, ("rlwinm", "4,3,1,0,30")),
        (0x7C60212D, ("stwcx.", "3,0,4")),
        (0x7C0007A4, ("tlbwe", "")),
        (0x7C000764, ("tlbre", "")),
        (0x7C200024, ("tlbilxpid", "")),
        (0x7C001F24, ("tlbsx", "0,3")),
        (0x7C001E24, ("tlbivax", "0,3")),
        (0x7C00046C, ("tlbsync", "")),
        (0x4E800020, ("blr", "")),
        (0x4D820020, ("bclr", "12,2")),
        (0x48000004, ("b", ".+4")),
        (0x4BFFFFFC, ("b", ".-4")),
        (0x48000103, ("bla", "256")),
        (0x429F0005, ("bcl", "20,31,.+4")),
        (0x04000000, None),
        (0, None),
    ],
)
def test_words(word: int, text: tuple[str, str] | None) -> None:
    assert disassemble(word) == text


def test_a_word_may_be_negative() -> None:
    instruction = decode_word(0x4C000066 - (1 << 32))
    assert instruction is not None
    assert instruction.returns == "rfci"


def test_effects_depend_on_the_family() -> None:
    word = 0x7C85012E - 0x12E + 0x764  # tlbre 4,5,0
    on_44x, on_40x = decode_word(word), decode_word(word, "40x")
    assert on_44x is not None
    assert on_40x is not None
    assert (on_44x.writes, on_40x.writes) == ({"r4", "spr:946"}, {"r4", "spr:945"})
    # SPE of the e500 and a multiplication of the 440
    assert (decode_word(0x10853558), decode_word(0x10853558, "40x") is None) == (None, False)


def test_kernel_words_are_found_without_the_table() -> None:
    program = (
        "import sys; from ppcmacro.isa.words import decode_word\n"
        "assert decode_word(0x4c000066).returns == 'rfci' and 'ppcmacro.isa.word_data' not in sys.modules\n"
        "assert decode_word(0x7c0007a4).mnemonic == 'tlbwe' and 'ppcmacro.isa.word_data' in sys.modules\n"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@cache
def every_statement() -> list[str]:
    groups = table_statements() + branch_statements() + move_statements()
    return sorted({text for group in groups for text in group})


def effects(instruction: Instruction | None) -> tuple[object, ...] | None:
    if instruction is None:
        return None
    names = ("reads", "writes", "partial", "returns", "problem", "warning", "unresolved")
    return tuple(getattr(instruction, name) for name in names)


@needs_as
@pytest.mark.parametrize("family", FAMILIES)
def test_each_row_is_read_back_from_its_word(family: str, tmp_path: Path) -> None:
    seen, silent, differing = 0, [], []
    for mode in MODES[family]:
        for text, code in zip(every_statement(), assemble(every_statement(), tmp_path, (f"-m{mode}",)), strict=True):
            if code is None or len(code) != 4 or NOT_READ.match(text):
                continue
            seen += 1
            mine, read = decode(*text.split(" ", 1), family), decode_word(int.from_bytes(code, "big"), family)
            if read is None and family in AMBIGUOUS and AMBIGUOUS[family].match(text):
                silent.append(text)
            elif effects(mine) != effects(read):
                differing.append((mode, text, code.hex()))
    assert differing == []
    assert seen > 650
    assert len(silent) < 150


@needs_as
def test_each_row_is_read_in_some_family(tmp_path: Path) -> None:
    left = set(every_statement())
    for modes in MODES.values():
        for mode in modes:
            todo = sorted(left)
            codes = assemble(todo, tmp_path, (f"-m{mode}",))
            left -= {text for text, code in zip(todo, codes, strict=True) if code is not None}
    todo = sorted(left)
    for text, code in zip(todo, assemble(todo, tmp_path, ("-many",)), strict=True):
        if code is not None and len(code) == 4 and effects(decode_word(int.from_bytes(code, "big"), "40x")) is None:
            assert decode_word(int.from_bytes(code, "big"), "8xx") is not None, text


@needs_as
@pytest.mark.parametrize("family", FAMILIES)
def test_the_text_of_a_word_assembles_to_the_word(family: str, tmp_path: Path) -> None:
    chance = random.Random(1)
    words = {0x7C000000 | chance.getrandbits(26) for _ in range(2_500)}
    words |= {chance.randrange(4, 64) << 26 | chance.getrandbits(26) for _ in range(1_200)}
    known = {word: text for word in sorted(words) if (text := disassemble(word, family)) is not None}
    assert len(known) > 300
    again = {word: f"{mnemonic} {operands}" for word, (mnemonic, operands) in known.items()}
    codes: dict[int, set[str]] = {word: set() for word in known}
    for mode in (*MODES[family], "any"):
        # a mnemonic may be another word in another mode
        left = [word for word in known if f"{word:08x}" not in codes[word]]
        for word, code in zip(left, assemble([again[word] for word in left], tmp_path, (f"-m{mode}",)), strict=True):
            codes[word] |= set() if code is None else {code.hex()}
    assert {again[word]: found for word, found in codes.items() if found and f"{word:08x}" not in found} == {}
    refused = [again[word] for word, found in codes.items() if not found]
    # loads and stores with update need a base, a branch its own hint bits, pairs an even register, mtocrf one
    # field; accumulators are no other operand, hints are few
    assert [text for text in refused if not re.match(r"(l|st|psq_)\w+ |bc|m[tf]ocrf|mfcr|xv\w+ger|dcbt", text)] == []


@pytest.mark.skipif(
    not AS or not shutil.which("powerpc-linux-gnu-objcopy"),
    reason="powerpc-linux-gnu-as and -objcopy are not installed",
)
def test_generated_table_is_what_gnu_as_does() -> None:
    version = subprocess.run([str(AS), "--version"], capture_output=True, text=True, check=True).stdout
    if " 2.40" not in version.splitlines()[0]:
        pytest.skip("the table was made with GNU as 2.40")
    command = [sys.executable, str(ROOT / "tools" / "word_data.py"), "--check"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, ""), result.stdout
