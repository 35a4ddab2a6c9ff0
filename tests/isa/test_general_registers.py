"""Which general registers an instruction reads and writes, against Ghidra's p-code for each row that it can lift.

A row has to agree with one of the processor descriptions at least; the ones with which none agrees are listed with
what is wrong there.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ppcmacro.isa import decode
from tests.isa.samples import AS, assemble
from tests.isa.test_words import MODES, every_statement

LANGUAGES = {
    "booke32": ("e500", "default", "4xx"),
    "booke64": ("A2ALT",),
    "40x": ("4xx",),
    "8xx": ("QUICC",),
    "book3s32": ("default",),
    "book3s64": ("A2ALT", "default"),
}

# One process a language, because the library does not survive two of them; a crash costs the word that caused it.
TRANSLATE = """
import json, os, sys
import pypcode
context = pypcode.Context(sys.argv[1])
kept = []  # nothing is freed: that is where the library crashes
for code in json.load(sys.stdin):
    try:
        translation = context.translate(bytes.fromhex(code), 0x1000)
    except Exception:
        print("null", flush=True)
        continue
    kept.append(translation)
    reads, writes = set(), set()
    for operation in translation.ops:
        for node in operation.inputs:
            if node.space.name == "register" and node.getRegisterName() not in writes:
                reads.add(node.getRegisterName())
        if operation.output is not None and operation.output.space.name == "register":
            writes.add(operation.output.getRegisterName())
    print(json.dumps([sorted(reads), sorted(writes)]), flush=True)
os._exit(0)
"""

DEVIATING = {
    "SPE: operands in the wrong order, halves of registers, or another instruction of the same encoding": re.compile(
        r"ef|ev(ld|lh|lw|st|merge|m[hw]|fs|s|subfusi|xor)"
    ),
    "multiplications of the 4xx: the target is read": re.compile(r"mul[chl]hwu?|mullhw"),
    "paired singles under the encodings of AltiVec": re.compile(r"ps_|psq_"),
    "the first operand is taken for one that is read, or the other way round": re.compile(
        r"addg6s|bpermd|cbcdtd|cdtbcd|divweu?|popcntb|mftgpr|l[bhwd]dx|v(clz|ctz)lsbb|vextd[uw]|vinsblx|ld?brx|stbcix"
    ),
    "nothing is described but the name": re.compile(
        r"erat|slb|tlb|msgsnd|wclr|mfdcrx|lv(ep|l|r)xl?|stvepx|mtsle|dcbt(st)?ep"
    ),
    "an address is a register that is written": re.compile(r"l[bh]arx|(l|st)[bhwd]z?cix"),
    "registers from the number in XER": re.compile(r"lswx"),
    "hints and no-operations in the encoding of something else": re.compile(
        r"nop|xnop|exser|trap|yield|miso|mdo|cctp|db\d+cyc"
    ),
    "a call as the ABI has it, r2 included": re.compile(r"bla? "),
}


def lifted(language: str, codes: list[str]) -> dict[str, tuple[set[str], set[str]]]:
    """The general registers that each word reads and writes, without those that the language does not have."""
    result: dict[str, tuple[set[str], set[str]]] = {}
    while codes:
        command = [sys.executable, "-c", TRANSLATE, language]
        run = subprocess.run(command, input=json.dumps(codes), capture_output=True, text=True, check=False)
        lines = run.stdout.splitlines()
        for code, line in zip(codes, lines, strict=False):
            found = json.loads(line)
            if found is not None:
                result[code] = general(found[0]), general(found[1])
        codes = codes[len(lines) + 1 :]
    return result


def general(names: list[str]) -> set[str]:
    """The general registers among the names, of which p-code has halves and a 64-bit form too."""
    matches = (re.fullmatch(r"(?:ev)?r(\d+)(?:hi|lo)?", name.lower()) for name in names)
    return {f"r{match[1]}" for match in matches if match}


@pytest.mark.skipif(not AS, reason="powerpc-linux-gnu-as is not installed")
@pytest.mark.skipif(importlib.util.find_spec("pypcode") is None, reason="pypcode is not installed")
def test_general_registers_are_those_of_ghidra(tmp_path: Path) -> None:
    words: dict[tuple[str, str], set[str]] = {}
    for family, modes in MODES.items():
        for mode in modes:
            codes = assemble(every_statement(), tmp_path, (f"-m{mode}",))
            for text, code in zip(every_statement(), codes, strict=True):
                if code is not None and len(code) == 4:
                    words.setdefault((family, text), set()).add(code.hex())
    needed: dict[str, set[str]] = {}
    for (family, _), found in words.items():
        for language in LANGUAGES[family]:
            needed.setdefault(f"PowerPC:BE:{64 if '64' in family else 32}:{language}", set()).update(found)
    effects = {language: lifted(language, sorted(found)) for language, found in needed.items()}
    agreeing: set[str] = set()
    differing: dict[str, str] = {}
    for (family, text), found in words.items():
        instruction = decode(*text.split(" ", 1), family)
        assert instruction is not None
        mine = [{name for name in names if re.fullmatch(r"r\d+", name)}
                for names in (instruction.reads, instruction.writes)]  # fmt: skip
        for language, known in effects.items():
            if language.split(":")[3] not in LANGUAGES[family] or ("64" in family) != (":64:" in language):
                continue
            for code in found & known.keys():
                if list(known[code]) == mine:
                    agreeing.add(text)
                else:
                    differing[text] = f"{language}: reads {mine[0] ^ known[code][0]}, writes {mine[1] ^ known[code][1]}"
    wrong = {text: why for text, why in differing.items() if text not in agreeing}
    assert {text: why for text, why in wrong.items() if not any(r.match(text) for r in DEVIATING.values())} == {}
    assert len(agreeing) > 2400
    # every excuse is needed
    assert [why for why, rows in DEVIATING.items() if not any(map(rows.match, wrong))] == []
