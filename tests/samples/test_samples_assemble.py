"""What GNU as says about each sample: the verdicts, sizes and addresses that the samples' texts state."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
DESIGNS = SAMPLES / "designs"
PREFIX = "powerpc-linux-gnu-"
TOOLS = [PREFIX + tool for tool in ("gcc", "as", "nm", "objdump")]
ABSENT = [tool for tool in TOOLS if shutil.which(tool) is None]

pytestmark = pytest.mark.skipif(bool(ABSENT), reason=f"not installed: {', '.join(ABSENT)}")

HANDLER = 0x44
DEBUG_HANDLER = 0xA8
NUMBERS = [*range(16), 32, 33, 34]


class Assembled(NamedTuple):
    """The assembler's verdict: exit status, messages as (severity, 1-based line, text), the object file."""

    status: int
    messages: list[tuple[str, int, str]]
    object: Path


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a tool with untranslated messages."""
    environment = {**os.environ, "LC_ALL": "C"}
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)


def assemble(source: Path, folder: Path, *defines: str) -> Assembled:
    """Preprocess a `.S` with gcc, assemble the text, and read the messages; the preprocessor has to be silent."""
    text, target = source, folder / "out.o"
    if source.suffix == ".S":
        text = folder / "out.s"
        options = ["-E", "-x", "assembler-with-cpp", "-D__ASSEMBLY__", *(f"-D{name}" for name in defines)]
        cpp = run(PREFIX + "gcc", *options, "-I", SAMPLES / "include", source, "-o", text)
        assert (cpp.returncode, cpp.stderr) == (0, "")
    gas = run(PREFIX + "as", "-many", text, "-o", target)
    found = re.findall(r"^[^\n]*?:(\d+): (Error|Warning|Fatal error): ([^\n]*)$", gas.stderr, re.MULTILINE)
    assert bool(found) == bool(gas.stderr), f"unread message: {gas.stderr}"
    return Assembled(gas.returncode, [(severity, int(line), message) for line, severity, message in found], target)


def symbols(target: Path) -> dict[str, int]:
    """Global text symbols and their addresses."""
    rows = (line.split() for line in run(PREFIX + "nm", "-n", target).stdout.splitlines())
    return {row[2]: int(row[0], 16) for row in rows if len(row) == 3 and row[1] == "T"}


def instructions(target: Path, section: str = ".text") -> dict[int, str]:
    """Address -> assembled instruction, as objdump writes it, with blanks folded; not relocated."""
    listing = run(PREFIX + "objdump", "-d", "--no-show-raw-insn", "-j", section, target).stdout
    rows = re.findall(r"^ +([0-9a-f]+):\t([^\n]+)$", listing, re.MULTILINE)
    return {int(address, 16): " ".join(text.split()) for address, text in rows}


def relocations(target: Path, section: str) -> list[tuple[int, str, str]]:
    """Relocations of a section as (offset, type, symbol)."""
    listing = run(PREFIX + "objdump", "-r", "-j", section, target).stdout
    rows = re.findall(r"^([0-9a-f]{8}) (R_PPC_\w+) +(\S+)$", listing, re.MULTILINE)
    return [(int(offset, 16), kind, symbol) for offset, kind, symbol in rows]


def addresses(handler_14: int, handler_15: int, handler_32: int, end: int) -> dict[str, int]:
    """The symbols of a design file that assembles."""
    return {
        "kvmppc_handlers_start": 0,
        "kvmppc_handler_14": handler_14,
        "kvmppc_handler_15": handler_15,
        "kvmppc_handler_32": handler_32,
        "kvmppc_handlers_end": end,
    }


# file -> errors as (the text of the line that GNU as names, message)
REFUSED = {
    "1b-posted-mailwrapped.S": [
        (".macro KVM_HANDLER ivor_nr scratch srr0", "unexpected end of file in macro `kvm_handler' definition"),
    ],
    "2-prolog-then-handler.S": [
        ("lwz\tr4, \\scratch", "missing operand"),
        ("_GLOBAL(kvmppc_handler_\\ivor_nr)", "symbol `kvmppc_handler_15' is already defined"),
    ],
    "3-short.S": [("lwz\tr4, \\scratch", "missing operand")],
    "4-hybrid-as-typed.S": [("lwz\tr4, \\scratch", "missing operand")],
}

# file -> symbols
ACCEPTED = {
    "1-posted.S": addresses(0, 0x44, 0xDC, 0x120),
    "2b-prolog-no-entry-symbol.S": addresses(0, 0xA8, 0xEC, 0x130),
    "3b-stale-base.S": addresses(0, 0x44, 0xE4, 0x128),
    "4b-hybrid-r4-not-restored.S": addresses(0, 0x44, 0xE8, 0x12C),
    "4c-hybrid-cr-after-r3.S": addresses(0, 0x44, 0xEC, 0x130),
    "5-hybrid.S": addresses(0, 0x44, 0xEC, 0x130),
}


def test_every_design_has_a_verdict() -> None:
    assert sorted(path.name for path in DESIGNS.glob("*.S")) == sorted([*REFUSED, *ACCEPTED])


@pytest.mark.parametrize("name", REFUSED)
def test_refused_design(name: str, tmp_path: Path) -> None:
    source = DESIGNS / name
    lines = source.read_text().splitlines()
    verdict = assemble(source, tmp_path)
    found = [(severity, lines[line - 1].strip(), message) for severity, line, message in verdict.messages]
    assert (verdict.status, found) == (1, [("Error", text, message) for text, message in REFUSED[name]])


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted_design(name: str, tmp_path: Path) -> None:
    verdict = assemble(DESIGNS / name, tmp_path)
    assert (verdict.status, verdict.messages) == (0, [])
    assert symbols(verdict.object) == ACCEPTED[name]


@pytest.mark.parametrize("name", [*REFUSED, *ACCEPTED])
def test_header_comment_states_the_verdict(name: str) -> None:
    header = (DESIGNS / name).read_text().split("*/")[0]
    stated = re.findall(r"^ \* assembler: (.*?)(?: \(.*\))?$", header, re.MULTILINE)
    assert stated == [message for _, message in REFUSED.get(name, [("", "clean")])]


def test_prolog_without_symbol_hides_100_bytes(tmp_path: Path) -> None:
    target = assemble(DESIGNS / "2b-prolog-no-entry-symbol.S", tmp_path).object
    code, symbol = instructions(target), symbols(target)["kvmppc_handler_15"]
    last_of_14 = HANDLER - 4
    assert (code[last_of_14], code[last_of_14 + 4], code[symbol]) == ("bctr", "mtsprg 2,r4", "mtsprg 2,r4")
    assert symbol - (last_of_14 + 4) == 100


def test_last_copy_of_r4_is_overwritten(tmp_path: Path) -> None:
    good = instructions(assemble(DESIGNS / "5-hybrid.S", tmp_path).object)
    bad = instructions(assemble(DESIGNS / "4b-hybrid-r4-not-restored.S", tmp_path).object)
    assert [good[address] for address in range(0x9C, 0xAC, 4)] == [
        "lwz r4,152(r4)",
        "lwz r3,204(r4)",
        "mfsprg r4,2",
        "mtsprg 2,r4",
    ]
    assert [bad[address] for address in range(0x9C, 0xA8, 4)] == ["lwz r4,152(r4)", "lwz r3,204(r4)", "mtsprg 2,r4"]


def test_cr_comes_from_the_reloaded_r3(tmp_path: Path) -> None:
    code = instructions(assemble(DESIGNS / "4c-hybrid-cr-after-r3.S", tmp_path).object)
    assert [code[address] for address in range(0x94, 0xA8, 4)] == [
        "mfsprg r4,3",
        "lwz r4,152(r4)",
        "lwz r3,204(r4)",
        "mtcr r3",
        "mfsprg r4,2",
    ]


def test_base_is_what_the_test_of_the_mode_left(tmp_path: Path) -> None:
    code = instructions(assemble(DESIGNS / "3b-stale-base.S", tmp_path).object)
    assert (code[0x5C], code[0x60]) == ("andi. r4,r4,16384", "bne 94 <kvmppc_handler_15+0x50>")
    assert [code[address] for address in range(0x94, 0xA0, 4)] == ["mtcr r3", "lwz r3,204(r4)", "mfsprg r4,2"]


@pytest.mark.parametrize("defines", [(), ("CONFIG_PPC_85xx",)])
def test_interrupts_assemble_to_known_sizes(defines: tuple[str, ...], tmp_path: Path) -> None:
    verdict = assemble(SAMPLES / "booke_interrupts.S", tmp_path, *defines)
    assert (verdict.status, verdict.messages) == (0, [])
    found = symbols(verdict.object)
    marks = [*(f"kvmppc_handler_{number}" for number in NUMBERS), "kvmppc_handlers_end"]
    sizes = {name: found[after] - found[name] for name, after in itertools.pairwise(marks)}
    expected = {f"kvmppc_handler_{number}": HANDLER for number in NUMBERS}
    assert sizes == {**expected, "kvmppc_handler_15": DEBUG_HANDLER}
    assert found["kvmppc_handlers_start"] == found["kvmppc_handler_0"]


def test_address_table_names_the_handlers_in_order(tmp_path: Path) -> None:
    target = assemble(SAMPLES / "booke_interrupts.S", tmp_path).object
    names = [*(f"kvmppc_handler_{number}" for number in NUMBERS), "kvmppc_handlers_end"]
    assert relocations(target, ".data") == [(4 * at, "R_PPC_ADDR32", name) for at, name in enumerate(names)]


def test_handlers_can_be_copied(tmp_path: Path) -> None:
    target = assemble(SAMPLES / "booke_interrupts.S", tmp_path).object
    found, code = symbols(target), instructions(target)
    end = found["kvmppc_handlers_end"]
    ways_out = {(kind, symbol) for offset, kind, symbol in relocations(target, ".text") if offset < end}
    assert ways_out == {("R_PPC_ADDR16_HI", "kvmppc_resume_host"), ("R_PPC_ADDR16_LO", "kvmppc_resume_host")}
    leaving = {address: text for address, text in code.items() if address < end and re.match(r"b|rf", text)}
    debug = found["kvmppc_handler_15"]
    ends = {found[f"kvmppc_handler_{number}"] + HANDLER - 4: "bctr" for number in NUMBERS if number != 15}
    assert leaving == {
        **ends,
        debug + 0x1C: f"bne {debug + 0x50:x} <kvmppc_handler_15+0x50>",
        debug + 0x4C: "rfci",
        debug + DEBUG_HANDLER - 4: "bctr",
    }


def test_levels_have_their_own_registers(tmp_path: Path) -> None:
    target = assemble(SAMPLES / "booke_interrupts.S", tmp_path).object
    found, code = symbols(target), instructions(target)
    base, critical, machine_check = (
        ("mtsprg 0,r4", "mfsrr0 r6"),
        ("mtsprg 2,r4", "mfspr r6,58"),
        ("mtsprg 1,r4", "mfspr r6,570"),
    )
    expected = dict.fromkeys(NUMBERS, base) | {0: critical, 1: machine_check, 12: critical, 15: critical}
    sizes = dict.fromkeys(NUMBERS, HANDLER) | {15: DEBUG_HANDLER}
    body = {number: found[f"kvmppc_handler_{number}"] + sizes[number] - HANDLER for number in NUMBERS}
    assert {number: (code[at], code[at + 0x28]) for number, at in body.items()} == expected
    assert [code[body[number] + 0x3C] for number in NUMBERS] == [f"li r5,{number}" for number in NUMBERS]


def test_merged_design_is_the_sample(tmp_path: Path) -> None:
    design = assemble(DESIGNS / "5-hybrid.S", tmp_path).object
    short, short_code = symbols(design), list(instructions(design).values())
    sample = assemble(SAMPLES / "booke_interrupts.S", tmp_path).object
    full, full_code = symbols(sample), list(instructions(sample).values())
    words = slice(full["kvmppc_handler_14"] // 4, full["kvmppc_handler_33"] // 4)

    def bare(code: list[str]) -> list[str]:
        return [re.sub(r"bne [0-9a-f]+ ", "bne ", text) for text in code]

    assert bare(short_code[: short["kvmppc_handlers_end"] // 4]) == bare(full_code[words])


def test_pure_gas_vectors(tmp_path: Path) -> None:
    verdict = assemble(SAMPLES / "vectors.s", tmp_path)
    assert (verdict.status, verdict.messages) == (0, [])
    code = list(instructions(verdict.object, ".vectors").values())
    assert [code[at + 2 : at + 8] for at in range(0, 40, 8)] == [["trap"] * 6] * 5
    assert [code[at] for at in range(0, 40, 8)] == ["nop"] * 5
    targets = [".text+0x00000058", ".text+0x0000005c", ".text+0x00000060", ".text", ".text+0x0000002c"]
    assert relocations(verdict.object, ".vectors") == [
        (32 * at + 4, "R_PPC_REL24", target) for at, target in enumerate(targets)
    ]
    assert symbols(verdict.object) == {"vectors": 0, "vectors_end": 160, "install_vectors": 0x64}
