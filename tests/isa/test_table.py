"""The instruction table against GNU as, objdump and, where it is installed, Ghidra's description of the PowerPC."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ppcmacro.isa import decode
from ppcmacro.isa.branches import branch_mnemonics
from ppcmacro.isa.table import mnemonics
from tests.isa.samples import AS, MODES, OBJDUMP, assemble, branch_statements, move_statements, table_statements

needs_as = pytest.mark.skipif(not AS or not OBJDUMP, reason="powerpc-linux-gnu-as and -objdump are not installed")


def every_statement() -> list[str]:
    groups = table_statements() + branch_statements() + move_statements()
    return sorted({statement for group in groups for statement in group})


def by_mode(statements: list[str], folder: Path, modes: tuple[tuple[str, ...], ...]) -> dict[str, tuple[int, bytes]]:
    """Each statement with the first mode that takes it and its bytes."""
    done: dict[str, tuple[int, bytes]] = {}
    left = statements
    for index, mode in enumerate(modes):
        codes = assemble(left, folder, mode)
        done.update({text: (index, code) for text, code in zip(left, codes, strict=True) if code is not None})
        left = [text for text, code in zip(left, codes, strict=True) if code is None]
        if not left:
            break
    return done


@needs_as
def test_gnu_as_takes_a_statement_of_each_row(tmp_path: Path) -> None:
    statements = every_statement()
    done = by_mode(statements, tmp_path, MODES)
    assert [text for text in statements if text not in done] == []
    for text, (_, code) in done.items():
        instruction = decode(*text.split(" ", 1))
        assert instruction is not None, text
        assert (instruction.problem, instruction.warning, instruction.unresolved) == ("", "", False), text
        assert instruction.size == len(code), text


# GNU as has several names for these words, and objdump shows one that says less or is meant for another processor
ANOTHER_MEANING = {
    "dcbt 0,5,6",
    "dcbtst 0,5,6",
    "tlbie 4,5,0,0,0",
    "tlbilx 1,5,6",
    *(f"mfmmcr{number} 4" for number in (0, 1)),
    *(f"mfpmc{number} 4" for number in (1, 2, 3, 4)),
}
OWN_MODES = (
    ("-mpower10",),
    ("-me500mc",),
    ("-m405",),
    ("-m440",),
    ("-me500", "-mspe"),
    ("-m476",),
    ("-m750cl",),
    ("-me6500",),
    ("-mcell",),
    ("-m7450",),
    ("-me300",),
    ("-mpower9",),
    ("-m821",),
)


@needs_as
def test_what_objdump_shows_has_the_same_effects(tmp_path: Path) -> None:
    """Nearly every mnemonic has a basic form or a simplified one; both must read and write the same."""
    done = by_mode(every_statement(), tmp_path, OWN_MODES)
    assert len(done) > 2900
    differing = []
    for index, mode in enumerate(OWN_MODES):
        mine = {text: code for text, (which, code) in done.items() if which == index and text not in ANOTHER_MEANING}
        for text, shown in zip(mine, disassembled(list(mine.values()), tmp_path, mode), strict=True):
            if shown.startswith(("dmxx", "dmset")):
                continue
            one, other = decode(*text.split(" ", 1)), decode(*shown.split(" ", 1))
            assert one is not None
            if other is None or effects(one) != effects(other):
                differing.append(f"{text} / {shown}")
    assert differing == []


def effects(instruction: object) -> tuple[object, ...]:
    return tuple(getattr(instruction, name) for name in ("reads", "writes", "partial", "size", "returns"))


def disassembled(codes: list[bytes], folder: Path, mode: tuple[str, ...]) -> list[str]:
    source, target = folder / "y.s", folder / "y.o"
    words = [
        ";".join(f".long {int.from_bytes(code[at : at + 4], 'big')}" for at in range(0, len(code), 4)) for code in codes
    ]
    source.write_text("".join(f'.section s{index},"ax";{text}\n' for index, text in enumerate(words)))
    subprocess.run([str(AS), "-o", str(target), str(source)], check=True)
    options = ",".join(option.removeprefix("-m") for option in mode)
    command = [str(OBJDUMP), "-d", "--no-show-raw-insn", "-M", options, str(target)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    shown: list[str] = [""] * len(codes)
    section = -1
    for line in output.splitlines():
        if match := re.match(r"Disassembly of section s(\d+):", line):
            section = int(match[1])
        elif (match := re.match(r"\s+[0-9a-f]+:\s+(.*)", line)) and not shown[section]:
            mnemonic, _, operands = re.sub(r"<.*>", "", match[1]).strip().partition(" ")
            shown[section] = f"{mnemonic} {operands.strip()}"
    return shown


TRANSLATE = """
import json, sys
import pypcode
context = pypcode.Context("PowerPC:BE:32:default")
result = []
for code in json.load(sys.stdin):
    try:
        operations = context.translate(bytes.fromhex(code), 0x1000).ops
    except Exception:
        result.append(None)
        continue
    reads, writes = set(), set()
    for operation in operations:
        for node in operation.inputs:
            if node.space.name == "register" and node.getRegisterName() not in writes:
                reads.add(node.getRegisterName())
        if operation.output is not None and operation.output.space.name == "register":
            writes.add(operation.output.getRegisterName())
    result.append([sorted(reads), sorted(writes)])
print(json.dumps(result))
sys.stdout.flush()
import os
os._exit(0)  # the library's own clean-up crashes
"""

# where Ghidra's description is not what the manuals say, or is not finished
DEVIATING = re.compile(
    r"mul[chl]hw|mullhw|n?mac|lswx|stswx|slb|tlb|d?cci|iccci|dccci|[di]ci |nop|xnop|exser|trap|divw\.|"
    r"(cctp|db\d+cyc|mdo|mdors|miso|yield)|ev|ef|v|x|ps|bcd|mt(o)?crf|mtfsb1\.|bl|bla"
)


@needs_as
@pytest.mark.skipif(importlib.util.find_spec("pypcode") is None, reason="pypcode is not installed")
def test_registers_are_those_of_ghidra(tmp_path: Path) -> None:
    statements = [text for text in every_statement() if not DEVIATING.match(text)]
    codes = assemble(statements, tmp_path, ("-many",))
    known = [(text, code) for text, code in zip(statements, codes, strict=True) if code is not None and len(code) == 4]
    run = subprocess.run(
        [sys.executable, "-c", TRANSLATE],
        input=json.dumps([code.hex() for _, code in known]),
        capture_output=True,
        text=True,
        check=True,
    )
    compared, differing = 0, []
    for (text, _), found in zip(known, json.loads(run.stdout), strict=True):
        if found is None:
            continue
        compared += 1
        instruction = decode(*text.split(" ", 1))
        assert instruction is not None
        mine = simplified(instruction.reads), simplified(instruction.writes)
        theirs = simplified(found[0]), simplified(found[1])
        if "." in text.split(" ")[0] or text.startswith(("crset", "crclr", "mtcr", "mfocrf", "f")):
            # it keeps the other bits of a CR field by reading it, and FPSCR in fields of its own
            mine, theirs = (plain(mine[0]), plain(mine[1])), (plain(theirs[0]), plain(theirs[1]))
        if mine != theirs:
            differing.append(f"{text}: reads {mine[0] ^ theirs[0]}, writes {mine[1] ^ theirs[1]}")
    assert differing == []
    assert compared > 650


def simplified(names: list[str] | frozenset[str]) -> set[str]:
    """The names of general, floating-point, condition, link and count registers and of XER."""
    result = set()
    for name in map(str.lower, names):
        if name.startswith("xer"):
            result.add("xer")
        elif name == "crall":
            result |= {f"cr{field}" for field in range(8)}
        elif re.fullmatch(r"(r|f|cr)\d+|lr|ctr", name):
            result.add(name)
    return result


def plain(names: set[str]) -> set[str]:
    return {name for name in names if not name.startswith("cr")}


def test_nothing_is_in_two_places() -> None:
    assert not mnemonics() & set(branch_mnemonics())
    assert len(mnemonics()) > 2200


@pytest.mark.parametrize("mnemonic", ["foo", "", ".", "add..", "rfi+", "bx", "b+-", "lwz+", "addi.", "mfspr.", "stwcx"])
def test_what_is_no_instruction(mnemonic: str) -> None:
    assert decode(mnemonic, "") is None
