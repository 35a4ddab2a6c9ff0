"""Which words are mnemonics: against GNU as in each of its modes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ppcmacro.isa import decode, is_mnemonic
from ppcmacro.isa.names import described_mnemonics, is_described, other_mnemonics

ROOT = Path(__file__).parents[2]
AS = shutil.which("powerpc-linux-gnu-as")
needs_as = pytest.mark.skipif(not AS, reason="powerpc-linux-gnu-as is not installed")


MNEMONICS = """
add ADD. Lwz rfci mtcsrr1 MTSPRG7 bne bne+ BDNZ- bdnzttar bcl+ evstdd vaddubm xxlor se_li e_add16i E_BNE evaddb zvsubfh
cax a l br exts. mttid psq_l dmxvf32ger lwzx efdadd mfdcrx tlbwehi pbt. subwus paddis
"""
OTHER_WORDS = """
frobnicate + . add+ b+ bl- blr+ bctr- bdnzttar+ bne++ add.. adds li3 lwzz add, .long word r3 mtspr9 add_x addé cax+
movl ldr
"""


@pytest.mark.parametrize("word", MNEMONICS.split())
def test_mnemonics(word: str) -> None:
    assert is_mnemonic(word)


@pytest.mark.parametrize("word", [*OTHER_WORDS.split(), "", "bne+ ", "lwz 3", "\x00", "a\nb"])
def test_other_words(word: str) -> None:
    assert not is_mnemonic(word)


def test_every_described_name_is_decoded_and_no_other() -> None:
    assert [word for word in described_mnemonics() if decode(word, "") is None or not is_described(word)] == []
    assert [word for word in other_mnemonics() if decode(word, "") is not None or is_described(word)] == []


def test_a_known_word_loads_no_further_names() -> None:
    program = (
        "import sys; from ppcmacro.isa import is_mnemonic\n"
        "assert is_mnemonic('lwz') and is_mnemonic('bne+') and is_mnemonic('mtcsrr0')\n"
        "assert 'ppcmacro.isa.tables.other_names' not in sys.modules\n"
        "assert is_mnemonic('se_li') and 'ppcmacro.isa.tables.other_names' in sys.modules\n"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@needs_as
def test_the_names_are_those_of_gnu_as() -> None:
    command = [sys.executable, str(ROOT / "tools" / "gas_mnemonics.py"), "--check"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, ""), result.stdout


def variants(words: list[str]) -> list[str]:
    """Words that are nearly mnemonics."""
    changed = [word + ending for word in words for ending in ("+", "-", ".", "o", "s", "x", "l", "i", "1")]
    return sorted({*changed, *(word[:-1] for word in words if len(word) > 1), *(word[1:] for word in words[::3])})


@needs_as
def test_words_that_are_nearly_mnemonics(tmp_path: Path) -> None:
    """GNU as takes a word in one of its modes if and only if it is one; `-many` has the names of all modes."""
    words = variants(sorted(described_mnemonics() | other_mnemonics())[::4])
    words = ["add", "frobnicate", *(word for word in words if word.strip(".+-") and word[0] != ".")]
    source = tmp_path / "x.s"
    source.write_text("".join(f" {word}\n" for word in words))
    command = [str(AS), "-many", "-o", str(tmp_path / "x.o"), str(source)]
    errors = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    refused = {line.split("`")[1].rstrip("'") for line in errors.splitlines() if "unrecognized opcode: `" in line}
    assert "frobnicate" in refused
    taken = set(words) - refused
    assert "add" in taken
    mine = {word for word in words if is_mnemonic(word)}
    assert taken - mine == set()
    assert mine - taken - set(_later()) == set()


def _later() -> list[str]:
    text = (ROOT / "tools" / "gas_mnemonics.py").read_text(encoding="utf-8")
    return text.partition('LATER = """')[2].partition('"""')[0].split()
