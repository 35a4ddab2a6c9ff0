"""The interpreter and the object reader, against values worked out from the Power ISA and against the GNU linker."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.mutants import build
from tests.mutants.elf32 import ElfError, Object
from tests.mutants.machine import decode, step
from tests.mutants.state import Fault, Machine, Memory

pytestmark = pytest.mark.skipif(bool(build.missing_tools()), reason=build.missing_tools() or "tools are there")

BASE, STACK = 0x1000, 0x8000


def run(code: str, tmp_path: Path, **registers: int) -> Machine:
    """Run a few instructions to the last one; `r3=5` and `cr=...` set the start state, memory reads as its address."""
    object_ = Object(build.assemble("\n".join([code.replace(";", "\n"), ""]), tmp_path))
    (data,) = [data for data in object_.place(BASE, {}).areas.values() if data]

    def fetch(address: int) -> int:
        return int.from_bytes(data[address - BASE : address - BASE + 4], "big")

    machine = Machine(Memory({"stack": (STACK, 0x100)}, lambda address: address), fetch)
    machine.spr = {274: 0x11, 275: 0x22, 276: 0x33, 304: 0xF0}
    for name, value in registers.items():
        if name[0] == "r" and name[1:].isdigit():
            machine.gpr[int(name[1:])] = value
        else:
            setattr(machine, name, value)
    machine.pc = BASE
    for _ in range(100):
        if machine.pc == BASE + len(data) or machine.returned:
            return machine
        step(machine)
    raise AssertionError("runs on")


@pytest.mark.parametrize(
    ("code", "start", "register", "value"),
    [
        ("li 3, -1", {}, 3, 0xFFFFFFFF),
        ("lis 3, 0xffff; ori 3, 3, 0xffff", {}, 3, 0xFFFFFFFF),
        ("lis 3, 0x1234; addi 3, 3, -1", {}, 3, 0x1233FFFF),
        ("addi 3, 0, 7", {"r0": 100}, 3, 7),
        ("add 3, 0, 4", {"r0": 100, "r4": 5}, 3, 105),
        ("subf 3, 4, 5", {"r4": 1, "r5": 0}, 3, 0xFFFFFFFF),
        ("rlwinm 3, 4, 0, ~0x200", {"r4": 0xFFFFFFFF}, 3, 0xFFFFFDFF),
        ("rlwinm 3, 4, 8, 24, 31", {"r4": 0xAB000000}, 3, 0xAB),
        ("rlwimi 3, 4, 0, 16, 31", {"r3": 0x11112222, "r4": 0x33334444}, 3, 0x11114444),
        ("andi. 3, 4, 0x4000", {"r4": 0xFFFFFFFF}, 3, 0x4000),
        ("xoris 3, 4, 0x8000", {"r4": 1}, 3, 0x80000001),
        ("mr 3, 4", {"r4": 9}, 3, 9),
        ("nor 3, 4, 4", {"r4": 0}, 3, 0xFFFFFFFF),
        ("slw 3, 4, 5", {"r4": 1, "r5": 33}, 3, 0),
        ("lwz 3, 8(1)", {"r1": STACK}, 3, STACK + 8),
        ("lwzu 3, 8(1); mr 3, 1", {"r1": STACK}, 3, STACK + 8),
        ("lbz 3, 2(1)", {"r1": STACK}, 3, 0x80),
        ("lhz 3, 1(1)", {"r1": STACK}, 3, 0x80),
        ("lwz 3, 2(1)", {"r1": STACK}, 3, 0x80000000),
        ("stb 4, 1(1); lwz 3, 0(1)", {"r1": STACK, "r4": 0x1FF}, 3, 0x00FF8000),
        ("sth 4, 0(1); lwz 3, 0(1)", {"r1": STACK, "r4": 0x1ABCD}, 3, 0xABCD8000),
        ("stmw 30, 0(1); lwz 3, 4(1)", {"r1": STACK, "r31": 77}, 3, 77),
        ("lwzx 3, 1, 4", {"r1": STACK, "r4": 12}, 3, STACK + 12),
        ("mfspr 3, 274", {}, 3, 0x11),
        ("mfspr 3, 260", {}, 3, 0x33),
        ("mtspr 276, 4; mfspr 3, 260", {"r4": 5}, 3, 5),
        ("mtspr 304, 4; mfspr 3, 304", {"r4": 0x30}, 3, 0xC0),
        ("mtctr 4; mfspr 3, 9", {"r4": 6}, 3, 6),
        ("mfcr 3", {"cr": 0x12345678}, 3, 0x12345678),
        ("mfocrf 3, 0x40", {"cr": 0x12345678}, 3, 0x02000000),
        ("bl 1f; 1: mflr 3", {}, 3, BASE + 4),
        ("bcl 20, 31, 1f; 1: mflr 3", {}, 3, BASE + 4),
        ("mtctr 4; 1: addi 3, 3, 1; bdnz 1b", {"r3": 0, "r4": 3}, 3, 3),
        ("b 1f; li 3, 1; 1: nop", {"r3": 5}, 3, 5),
        ("isel 3, 4, 5, 2", {"r4": 4, "r5": 5, "cr": 0x20000000}, 3, 4),
        ("isel 3, 4, 5, 2", {"r4": 4, "r5": 5, "cr": 0xD0000000}, 3, 5),
        ("isel 3, 0, 5, 2", {"r0": 4, "r5": 5, "cr": 0x20000000}, 3, 0),
        ("isel 3, 4, 5, 31", {"r4": 4, "r5": 5, "cr": 1}, 3, 4),
        (".long 0x7c640fa4; sync", {"r3": 3}, 3, 3),  # tlbwe 3, 4, 1
        ("mtctr 4; bctr; li 3, 1; nop", {"r3": 5, "r4": BASE + 12}, 3, 5),
    ],
)
def test_result_in_a_register(code: str, start: dict[str, int], register: int, value: int, tmp_path: Path) -> None:
    assert run(code, tmp_path, **start).gpr[register] == value


@pytest.mark.parametrize(
    ("code", "start", "cr"),
    [
        ("andi. 3, 4, 0x4000", {"r4": 0}, 0x2FFFFFFF),
        ("andi. 3, 4, 0x4000", {"r4": 0x4000, "xer": 0x80000000}, 0x5FFFFFFF),
        ("cmpwi 3, -1", {"r3": 0xFFFFFFFE}, 0x8FFFFFFF),
        ("cmplwi 3, 1", {"r3": 0xFFFFFFFE}, 0x4FFFFFFF),
        ("cmpw 7, 3, 4", {"r3": 1, "r4": 1}, 0xFFFFFFF2),
        ("mtcrf 0x81, 3", {"r3": 0x12345678}, 0x1FFFFFF8),
        ("mtcr 3", {"r3": 0x12345678}, 0x12345678),
        ("rlwinm. 3, 3, 0, 0, 31", {"r3": 0x80000000}, 0x8FFFFFFF),
        ("crclr 31", {}, 0xFFFFFFFE),
        ("mcrf 0, 1", {"cr": 0x12345678}, 0x22345678),
        ("li 3, 0; add 3, 3, 3; lwz 3, 0(1); nop; isync; sync", {"r1": STACK}, 0xFFFFFFFF),
    ],
)
def test_condition_register(code: str, start: dict[str, int], cr: int, tmp_path: Path) -> None:
    assert run(code, tmp_path, **{"cr": 0xFFFFFFFF, **start}).cr == cr


@pytest.mark.parametrize(
    ("branch", "taken"),
    [("bne 1f", False), ("beq 1f", True), ("bgt 1f", False), ("ble 1f", True), ("bso 1f", False), ("bne 1, 1f", True)],
)
def test_conditional_branch_with_equal_in_cr0(branch: str, taken: bool, tmp_path: Path) -> None:
    machine = run(f"{branch}; li 3, 1; 1: nop", tmp_path, cr=0x20000000)
    assert machine.gpr[3] == (0 if taken else 1)


@pytest.mark.parametrize("name", ["rfi", "rfci", "rfmci"])
def test_returns_are_told_apart(name: str, tmp_path: Path) -> None:
    assert run(name, tmp_path).returned == name


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (".long 0", "unknown instruction word 0x00000000"),
        (".long 0x84630000", "unknown instruction word 0x84630000"),
        ("lwz 3, 0x100(1)", "access to unknown address 0x00008100"),
        ("stw 3, -4(1)", "access to unknown address 0x00007ffc"),
        ("mfspr 3, 777", "read of unknown SPR 777"),
        ("mtspr 260, 3", "write to read-only SPR 260"),
    ],
)
def test_what_cannot_be_run_raises(code: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        run(code, tmp_path, r1=STACK)
    assert str(caught.value) == message


def test_every_word_of_the_sample_is_known(tmp_path: Path) -> None:
    words = Object(build.assemble(build.SAMPLE.read_text(), tmp_path)).place(0xC0000000, _EXTERNALS).areas[0xC0000000]
    handlers = words[: 18 * 0x44 + 0xA8]
    assert all(decode(int.from_bytes(handlers[at : at + 4], "big")) for at in range(0, len(handlers), 4))


_EXTERNALS = {"kvmppc_handle_exit": 0xC0AB8CD0, "kvmppc_booke_handlers": 0xC0CC9990}


@pytest.mark.skipif(shutil.which("powerpc-linux-gnu-ld") is None, reason="powerpc-linux-gnu-ld not installed")
@pytest.mark.parametrize("base", [0xC0108000, 0xC036FF00])
def test_placing_agrees_with_the_linker(base: int, tmp_path: Path) -> None:
    placed = Object(build.assemble(build.SAMPLE.read_text(), tmp_path)).place(base, _EXTERNALS)
    text, data = [(at, data) for at, data in placed.areas.items() if data]
    linked = tmp_path / "linked"
    command = ["powerpc-linux-gnu-ld", f"-Ttext={text[0]:#x}", f"-Tdata={data[0]:#x}", "-e0", "-o", str(linked)]
    names = [f"--defsym={name}={value:#x}" for name, value in _EXTERNALS.items()]
    subprocess.run([*command, *names, str(tmp_path / "out.o")], check=True)
    for section, (_, expected) in ((".text", text), (".data", data)):
        raw = tmp_path / "raw"
        subprocess.run(["powerpc-linux-gnu-objcopy", "-O", "binary", "-j", section, str(linked), str(raw)], check=True)
        assert raw.read_bytes() == expected


def test_undefined_name_without_address_raises(tmp_path: Path) -> None:
    with pytest.raises(ElfError, match="undefined symbol kvmppc_booke_handlers"):
        Object(build.assemble(build.SAMPLE.read_text(), tmp_path)).place(0, {"kvmppc_handle_exit": 0})


def test_no_elf_file_raises() -> None:
    with pytest.raises(ElfError, match="no big-endian ELF32 file"):
        Object(b"\x7fELF\x02\x01" + bytes(60))
