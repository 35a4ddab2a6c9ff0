"""What instructions do: the effects that are easily overlooked, and the operands that GNU as refuses."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppcmacro.gas.expression import Binary, Call, Name, Number
from ppcmacro.isa import Branch, Instruction, Memory, Operand, decode
from ppcmacro.isa.table import mnemonics, row_of
from tests.isa.samples import operand

AS = shutil.which("powerpc-linux-gnu-as")


def decoded(text: str, family: str = "booke32") -> Instruction:
    head, _, operands = text.partition(" ")
    instruction = decode(head, operands, family)
    assert instruction is not None, text
    return instruction


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


EFFECTS = [
    # record forms; and those that write cr0 without a twin that does not
    ("add 3,4,5", "r4 r5", "r3"),
    ("add. 3,4,5", "r4 r5 xer", "r3 cr0"),
    ("addo. 3,4,5", "r4 r5 xer", "r3 cr0 xer"),
    ("andi. 3,4,1", "r4 xer", "r3 cr0"),
    ("andis. 3,4,1", "r4 xer", "r3 cr0"),
    ("addic. 3,4,-1", "r4 xer", "r3 cr0 xer"),
    ("addic 3,4,-1", "r4", "r3 xer"),
    ("subfic 3,4,1", "r4", "r3 xer"),
    ("adde 3,4,5", "r4 r5 xer", "r3 xer"),
    ("addze 3,4", "r4 xer", "r3 xer"),
    ("srawi 3,4,2", "r4", "r3 xer"),
    ("sraw. 3,4,5", "r4 r5 xer", "r3 xer cr0"),
    ("srwi 3,4,2", "r4", "r3"),
    ("fadd. 1,2,3", "f2 f3 fpscr", "f1 cr1 fpscr"),
    ("vcmpequw. 1,2,3", "v2 v3", "v1 cr6"),
    ("xvcmpeqdp. 1,2,35", "f2 v3", "f1 cr6 fpscr"),
    # compares copy XER[SO]
    ("cmpwi 4,0", "r4 xer", "cr0"),
    ("cmpwi cr7,4,0", "r4 xer", "cr7"),
    ("cmplw 3,4,5", "r4 r5 xer", "cr3"),
    ("cmpl 1,0,4,5", "r4 r5 xer", "cr1"),
    ("fcmpu 2,1,2", "f1 f2", "cr2 fpscr"),
    # RA of 0 is no register
    ("addi 3,0,1", "", "r3"),
    ("addi 3,1,1", "r1", "r3"),
    ("add 3,0,0", "r0", "r3"),
    ("lwz 3,8(0)", "mem", "r3"),
    ("lwzx 3,0,4", "r4 mem", "r3"),
    ("lwzx 3,4,0", "r4 r0 mem", "r3"),
    ("isel 3,0,4,2", "r4 cr0", "r3"),
    ("dcbz 0,3", "r3", "mem"),
    ("ori 0,0,1", "r0", "r0"),
    # a register that is changed in part
    ("rlwimi 3,4,5,6,7", "r3 r4", "r3"),
    ("rlwinm 3,4,5,6,7", "r4", "r3"),
    ("insrwi 3,4,5,6", "r3 r4", "r3"),
    ("rldimi. 3,4,5,6", "r3 r4 xer", "r3 cr0"),
    # update forms, many registers
    ("stwu 1,-16(1)", "r1", "r1 mem"),
    ("lwzu 3,4(5)", "r5 mem", "r3 r5"),
    ("stwux 3,4,5", "r3 r4 r5", "r4 mem"),
    ("lfdu 1,8(3)", "r3 mem", "f1 r3"),
    ("lmw 29,4(1)", "r1 mem", "r29 r30 r31"),
    ("stmw 30,4(1)", "r1 r30 r31", "mem"),
    ("lswi 31,4,9", "r4 mem", "r31 r0 r1"),
    ("stswi 30,4,8", "r4 r30 r31", "mem"),
    ("lwz 4,8(4)", "r4 mem", "r4"),
    # condition register
    ("mtcr 3", "r3", "cr0 cr1 cr2 cr3 cr4 cr5 cr6 cr7"),
    ("mtcrf 0x81,3", "r3", "cr0 cr7"),
    ("mtcrf 255,3", "r3", "cr0 cr1 cr2 cr3 cr4 cr5 cr6 cr7"),
    ("mtocrf 0x20,3", "r3", "cr2"),
    ("mfcr 3", "cr0 cr1 cr2 cr3 cr4 cr5 cr6 cr7", "r3"),
    ("mfocrf 3,0x40", "cr1", "r3"),
    ("mcrf 3,7", "cr7", "cr3"),
    ("mcrxr 2", "xer", "cr2 xer"),
    ("crand 4*cr1+eq,lt,4*cr7+so", "cr0 cr7", "cr1"),
    ("crclr 4*cr1+eq", "", "cr1"),
    # branches
    ("b x", "", ""),
    ("bl x", "", "lr"),
    ("bla x", "", "lr"),
    ("beql cr3,x", "cr3", "lr"),
    ("blr", "lr", ""),
    ("blrl", "lr", "lr"),
    ("bnelr+ cr2", "cr2 lr", ""),
    ("bctr", "ctr", ""),
    ("bctrl", "ctr", "lr"),
    ("bdnz x", "ctr", "ctr"),
    ("bdzlr", "ctr lr", "ctr"),
    ("bdnzt eq,x", "ctr cr0", "ctr"),
    ("bc 12,6,x", "cr1", ""),
    ("bc 16,0,x", "ctr", "ctr"),
    ("bc 8,2,x", "cr0 ctr", "ctr"),
    ("bcl 20,31,.+4", "", "lr"),
    ("bcctrl 12,2", "cr0 ctr", "lr"),
    # special-purpose registers
    ("mtspr 9,3", "r3", "ctr"),
    ("mtctr 3", "r3", "ctr"),
    ("mflr 0", "lr", "r0"),
    ("mfxer 3", "xer", "r3"),
    ("mtspr 276,3", "r3", "spr:276"),
    ("mfspr 3,260", "spr:276", "r3"),
    ("mtspr 260,3", "r3", "spr:276"),
    ("mfspr 3,%srr0", "spr:26", "r3"),
    ("mfsprg 3,2", "spr:274", "r3"),
    ("mtsprg 4,3", "r3", "spr:276"),
    ("mfsprg7 3", "spr:279", "r3"),
    ("mftb 3", "spr:268", "r3"),
    ("mftbu 3", "spr:269", "r3"),
    ("mttbl 3", "r3", "spr:268"),
    ("mfdcr 3,16", "dcr:16", "r3"),
    ("mfmsr 3", "msr", "r3"),
    ("mtmsr 3", "r3", "msr"),
    ("wrtee 3", "r3", "msr"),
    ("wrteei 0", "", "msr"),
    # returns and calls of the system
    ("rfi", "spr:26 spr:27", "msr"),
    ("rfid", "spr:26 spr:27", "msr"),
    ("rfci", "spr:58 spr:59", "msr"),
    ("rfmci", "spr:570 spr:571", "msr"),
    ("rfdi", "spr:574 spr:575", "msr"),
    ("rfgi", "spr:378 spr:379", "msr"),
    ("hrfid", "spr:314 spr:315", "msr"),
    ("rfscv", "lr ctr", "msr"),
    ("sc", "", "spr:26 spr:27 msr"),
    # reservations
    ("lwarx 3,0,4", "r4 mem", "r3 reservation"),
    ("stwcx. 3,0,4", "r3 r4 xer reservation", "cr0 mem reservation"),
    # storage control
    ("tlbwe", "spr:341 spr:624 spr:625 spr:626 spr:627 spr:944", "tlb"),
    ("tlbwe 3,4,0", "r3 r4 spr:946", "tlb"),
    ("tlbwe 3,4,1", "r3 r4", "tlb"),
    ("tlbre 3,4,0", "r4 tlb", "r3 spr:946"),
    ("tlbre 3,4,1", "r4 tlb", "r3"),
    ("tlbsx 0,3", "r3 tlb spr:339 spr:630", "spr:341 spr:624 spr:625 spr:626 spr:627 spr:944"),
    ("tlbre", "tlb spr:624 spr:625 spr:626", "spr:341 spr:625 spr:626 spr:627 spr:944"),
    ("tlbilx 0,0,3", "r3 spr:339 spr:630", "tlb"),
    ("tlbsrx. 0,3", "r3 tlb spr:339 spr:630", "cr0"),
    ("tlbsx. 3,0,4", "r4 tlb spr:946 xer", "r3 cr0"),
    ("mtsrd 3,4", "r4", "sr"),
    ("mtmsrd 3,1", "r3", "msr"),
    ("mtgqr 2,3", "r3", "spr:914"),
    ("mtibatu 1,3", "r3", "spr:530"),
    ("mfdbatl 3,5", "spr:571", "r3"),
    ("mul 3,4,5", "r4 r5", "r3 spr:0"),
    ("div. 3,4,5", "r4 r5 spr:0 xer", "r3 spr:0 cr0"),
    ("maskir 3,4,5", "r3 r4 r5", "r3"),
    ("rlmi 3,4,5,1,2", "r3 r4 r5", "r3"),
    ("sraiq 3,4,5", "r4", "r3 xer spr:0"),
    ("lddx 3,4,5", "r4 r5 mem", "r3"),
    ("stbdx 3,4,5", "r3 r4 r5", "mem"),
    ("mfdcr. 3,5", "dcr:5", "r3 cr0"),
    ("slbiag 3", "r3", "tlb"),
    ("tlbivax 0,3", "r3", "tlb"),
    ("isync", "", ""),
    ("nop", "", ""),
    ("mr 3,3", "r3", "r3"),
    # 64-bit general registers, vectors, accumulators, pairs
    ("evstdd 3,8(4)", "r3 r4", "mem"),
    ("evldd 3,8(4)", "r4 mem", "r3"),
    ("evmra 3,4", "r4", "r3 acc"),
    ("lxvd2x 33,0,4", "r4 mem", "v1"),
    ("stxvd2x 4,3,4", "f4 r3 r4", "mem"),
    ("xvf32gerpp 1,40,41", "f4 f5 f6 f7 v8 v9", "f4 f5 f6 f7"),
    ("lq 4,16(3)", "r3 mem", "r4 r5"),
    ("lvx 1,0,3", "r3 mem", "v1"),
]


@pytest.mark.parametrize(("text", "reads", "writes"), EFFECTS)
def test_effects(text: str, reads: str, writes: str) -> None:
    instruction = decoded(text)
    assert (instruction.reads, instruction.writes) == (names(reads), names(writes))
    assert (instruction.problem, instruction.unresolved) == ("", False)


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("adde 3,4,5", "xer"),
        ("addo 3,4,5", "xer"),
        ("crand 5,6,7", "cr1"),
        ("wrteei 1", "msr"),
        ("mtmsr 3", ""),
        ("mtxer 3", ""),
        ("cmpwi 3,0", ""),
        ("fadd 1,2,3", "fpscr"),
    ],
)
def test_partial_writes(text: str, partial: str) -> None:
    assert decoded(text).partial == names(partial)


def test_writing_eid_changes_msr_on_the_8xx() -> None:
    assert decoded("mtspr 81,0", "8xx").writes == {"spr:81", "msr"}
    assert decoded("mtspr 81,0").writes == {"spr:81"}


def test_operands_of_a_load() -> None:
    instruction = decoded("lwz r3,VCPU_GPR(R4)+4(%r4)")
    data = Operand("gpr", "w", 0, 2, 3, Name("r3"), "r3")
    displacement = Operand("disp", "", 3, 18, None, Binary("+", Call("VCPU_GPR", "R4"), Number(4)), "VCPU_GPR(R4)+4")
    base = Operand("base", "r", 19, 22, 4, instruction.operands[2].value, "%r4")
    assert instruction.operands == (data, displacement._replace(end=17), base._replace(start=18, end=21))
    assert instruction.memory == Memory(
        "load", 4, instruction.operands[2], displacement.value, None, False, 1, False, False, False, data
    )


@pytest.mark.parametrize(
    ("text", "direction", "width", "flags", "count"),
    [
        ("lha 3,0(4)", "load", 2, (False, True, False, False), 1),
        ("lwbrx 3,0,4", "load", 4, (False, False, True, False), 1),
        ("stdcx. 3,0,4", "store", 8, (False, False, False, True), 1),
        ("stdu 3,8(4)", "store", 8, (True, False, False, False), 1),
        ("lmw 20,0(4)", "load", 4, (False, False, False, False), 12),
        ("lvx 3,0,4", "load", 16, (False, False, False, False), 1),
    ],
)
def test_memory(text: str, direction: str, width: int, flags: tuple[bool, ...], count: int) -> None:
    memory = decoded(text).memory
    assert memory is not None
    assert (memory.direction, memory.width, memory.count) == (direction, width, count)
    assert (memory.update, memory.algebraic, memory.reversed, memory.reserved) == flags


def test_index_and_absent_base() -> None:
    memory = decoded("stwx 3,0,5").memory
    assert memory is not None
    assert memory.base is None
    assert memory.index == Operand("gpr", "r", 4, 5, 5, Number(5), "5")
    absolute = decoded("lwz 3,crit_r10@l(0)").memory
    assert absolute is not None
    assert absolute.base is None
    assert decoded("addi 3,4,5").memory is None


@pytest.mark.parametrize(
    ("text", "branch"),
    [
        ("b x", Branch(False, None, False, False, False, False, Name("x"))),
        ("bne+ cr1,1f", Branch(True, (1, 2, False), False, False, False, False, Name("1f"))),
        ("bge 1b", Branch(True, (0, 0, False), False, False, False, False, Name("1b"))),
        ("bns 0x100", Branch(True, (0, 3, False), False, False, False, False, Number(0x100))),
        ("bdnz x", Branch(True, None, True, False, False, False, Name("x"))),
        ("bdzf 4*cr2+gt,x", Branch(True, (2, 1, False), True, True, False, False, Name("x"))),
        ("bcl 20,31,x", Branch(False, None, False, False, True, False, Name("x"))),
        ("bc 4,2,x", Branch(True, (0, 2, False), False, False, False, False, Name("x"))),
        ("beqlr", Branch(True, (0, 2, True), False, False, False, False, "lr")),
        ("bctrl", Branch(False, None, False, False, True, False, "ctr")),
        ("ba 0x2f00", Branch(False, None, False, False, False, True, Number(0x2F00))),
        ("btla 6,x", Branch(True, (1, 2, True), False, False, True, True, Name("x"))),
    ],
)
def test_branch(text: str, branch: Branch) -> None:
    assert decoded(text).branch == branch


def test_hint_is_no_part_of_the_mnemonic() -> None:
    assert (decoded("BNE- x").mnemonic, decoded("bne- x").hint) == ("bne", "-")
    assert decoded("LWZ 3,0(4)").mnemonic == "lwz"


def test_hint_may_stand_before_the_operands() -> None:
    instruction = decode("bne+", "+ 1f")
    assert instruction is not None
    assert instruction.branch == decoded("bne 1f").branch
    assert [(one.start, one.text) for one in instruction.operands] == [(2, "1f")]
    alone = decode("beqlr-", "-")
    assert alone is not None
    assert (alone.problem, alone.operands) == ("", ())


def test_sprs_have_the_names_of_the_kernel() -> None:
    assert decoded("mtspr SPRN_CSRR0,3").writes == {"spr:58"}
    assert decoded("mtspr SPRN_CSRR0,3", "40x").writes == {"spr:990"}
    assert decoded("mfspr 3,SPRN_LR").reads == {"lr"}
    assert decoded("mfspr 3,SPRN_NOSUCH").unresolved
    assert decoded("mfspr 3,CSRR0").unresolved
    other = decode("mfspr", "3,SPRN_CSRR0", "booke32", {"SPRN_CSRR0": 26}.get)
    assert other is not None
    assert other.reads == {"spr:26"}


def test_returns() -> None:
    found = {text: decoded(text).returns for text in ("rfi", "rfci", "rfmci", "rfdi", "rfgi", "rfid", "hrfid", "rfscv")}
    assert found == {text: text for text in found}
    assert decoded("blr").returns == ""


def test_symbols_that_stand_for_registers() -> None:
    unknown = decode("mr", "tmp,3")
    assert unknown is not None
    assert (unknown.writes, unknown.unresolved, unknown.problem) == (frozenset(), True, "")
    known = decode("mr", "tmp,3", "booke32", {"tmp": 9}.get)
    assert known is not None
    assert (known.writes, known.unresolved) == ({"r9"}, False)
    mask = decode("mtcrf", "ALL,3")
    assert mask is not None
    assert mask.unresolved
    assert mask.writes == {f"cr{field}" for field in range(8)}


def test_undefined_c_macros_stay_without_complaint() -> None:
    for text in (
        "li 3,FLAGS(1)",
        "lwz 3,OFF(x)(4)",
        "stw 3,VCPU_GPR(R4)(4)",
        "rlwinm 3,4,0,~MASK(3)",
        "mfspr 3,SPRN_X",
    ):
        assert decoded(text).problem == "", text


def test_answers_are_remembered() -> None:
    assert decode("lwz", "3,123(4)") is decode("lwz", "3,123(4)")


PROBLEMS = [
    ("lwz 4,274", "missing operand"),
    ("lwz 4,0x112", "missing operand"),
    ("lwz 4", "missing operand"),
    ("lwz 4,4,5", "syntax error; found `,', expected `('"),
    ("lwz 4,4(5),6", "junk at end of line: `,6'"),
    ("lwz 4,(5)", "missing operand"),
    ("lwz 4,0x10000(3)", "operand out of range (0x10000 is not between 0xffffffffffff8000 and 0x7fff)"),
    ("ld 3,2(4)", "operand out of domain (2 is not a multiple of 4)"),
    ("evldd 3,4(4)", "operand out of domain (4 is not a multiple of 8)"),
    ("add 1,2", "missing operand"),
    ("add 1,2,3,4", "junk at end of line: `4'"),
    ("add 1,2,3(4)", "syntax error; found `(', expected `,'"),
    ("add 32,1,2", "operand out of range (32 is not between 0 and 31)"),
    ("li 4,0xffff", "operand out of range (0xffff is not between 0xffffffffffff8000 and 0x7fff)"),
    ("lis 4,0xffff", ""),
    ("lis 4,0x10000", "operand out of range (0x10000 is not between 0xffffffffffff8000 and 0xffff)"),
    ("ori 4,4,-1", "operand out of range (0xffffffffffffffff is not between 0x0 and 0xffff)"),
    ("subi 3,4,-0x8000", "operand out of range (0xffffffffffff8000 is not between 0xffffffffffff8001 and 0x8000)"),
    ("cmpwi 8,4,5", "operand out of range (8 is not between 0 and 7)"),
    ("bt 33,x", "operand out of range (33 is not between 0 and 31)"),
    ("rlwinm 3,4,5,0x201", "illegal bitmask"),
    ("rlwinm 3,4,5,0xf000000f", ""),
    ("rlwinm 3,4,32,0,31", "operand out of range (32 is not between 0 and 31)"),
    ("lwzu 4,4(4)", "invalid register operand when updating"),
    ("stwu 4,4(0)", "invalid register operand when updating"),
    ("lmw 3,0(5)", "index register in load range"),
    ("lswi 3,4,8", "address register in load range"),
    ("mfspr 3,2000", "operand out of range (0x7d0 is not between 0x0 and 0x3ff)"),
    ("mtcrf 0x100,3", "operand out of range (256 is not between 0 and 255)"),
    ("wrteei 2", "operand out of range (2 is not between 0 and 1)"),
    ("li 3,0xffff8000", ""),
    ("lwz 3,0xfffffffc(4)", ""),
    ("ori 3,3,0xffffffff", "operand out of range (0xffffffff is not between 0x0 and 0xffff)"),
    ("b 1", "operand out of domain (1 is not a multiple of 4)"),
    ("b", "missing operand"),
    ("rfi 3", "junk at end of line: `3'"),
    ("isync 3", "junk at end of line: `3'"),
    ("sradi. 5,4,1,", ""),
    ("andi. 3,4,0x8000", ""),
]


@pytest.mark.parametrize(("text", "problem"), PROBLEMS)
def test_problem(text: str, problem: str) -> None:
    assert decoded(text).problem == problem


def test_a_register_as_a_number_is_only_warned_about() -> None:
    for text in ("li 3,%r0", "andi. 3,31,%r10", "cmplwi %cr0,3,%r4", "lwz 3,%r4(%r4)", "add 3,%f1,4"):
        assert (decoded(text).problem, decoded(text).warning) == ("", "invalid register expression")
    assert decoded("mr %r3,%r4").warning == ""


ODD = [
    "%r5",
    "r6",
    "0",
    "31",
    "32",
    "-1",
    "0xffff",
    "0x10000",
    "0xffff8000",
    "cr1",
    "4*cr1+eq",
    "%cr2",
    "8(4)",
    "0(0)",
    "2(3)",
]
ODD += ["x", "33", "x@l", "(4)", "", "0x7fff", "x@ha", "0x8000(3)", "%f1", "-4(1)"]


@pytest.mark.skipif(AS is None, reason="powerpc-linux-gnu-as is not installed")
@pytest.mark.parametrize("seed", range(3))
def test_what_is_called_a_problem_is_one_for_gnu_as(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    choice = sorted(mnemonics())
    statements: list[tuple[str, str]] = []
    while len(statements) < 2500:
        mnemonic = chance.choice(choice)
        row = row_of(mnemonic)
        assert row is not None
        tokens, effects = chance.choice(row.alternatives)
        if effects.loose or effects.size == 8:
            continue
        operands = [
            operand(token, chance.choice([0, 3, 5, 31])) if chance.random() < 0.7 else chance.choice(ODD)
            for token in tokens
        ]
        if chance.random() < 0.1:
            operands = operands[:-1]
        if chance.random() < 0.1:
            operands.append(chance.choice(ODD))
        statements.append((mnemonic, ",".join(operands)))
    messages = complaints(statements, tmp_path)
    wrong = []
    found = 0
    for (mnemonic, operands_text), said in zip(statements, messages, strict=True):
        instruction = decode(mnemonic, operands_text)
        assert instruction is not None
        if any("unrecognized opcode" in line for line in said):
            continue
        found += bool(instruction.problem)
        for mark, words in (("Error: ", instruction.problem), ("Warning: ", instruction.warning)):
            if words and mark + words not in said:
                wrong.append((f"{mnemonic} {operands_text}", words, said))
    assert wrong == []
    assert found > 600


def complaints(statements: list[tuple[str, str]], folder: Path) -> list[list[str]]:
    """What GNU as says about each statement."""
    source = folder / "x.s"
    source.write_text("".join(f"{mnemonic} {operands}\n" for mnemonic, operands in statements))
    command = [str(AS), "-many", "-o", str(folder / "x.o"), str(source)]
    output = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    said: list[list[str]] = [[] for _ in statements]
    for line in output.splitlines():
        if match := re.match(r"[^:]*:(\d+): (.*)", line):
            said[int(match[1]) - 1].append(match[2])
    return said


TEXT = st.text('0123456789rcfvx%@()[]+-*,."~!<>=&| lhaeq\\\x00é', max_size=24)


@given(
    head=st.one_of(st.sampled_from(sorted(mnemonics())), st.sampled_from(["bne+", "bc", "mtcsrr1", "bt"])), text=TEXT
)
def test_any_text_can_be_decoded(head: str, text: str) -> None:
    instruction = decode(head, text)
    assert instruction is not None
    assert instruction.partial <= instruction.writes
    for one in instruction.operands:
        assert text[one.start : one.end] == one.text
