"""Reading objects and telling what differs."""

from __future__ import annotations

import random
import struct
import subprocess

import pytest

from ppcmacro.errors import UsageError
from ppcmacro.views.elf import Relocation, Section, Symbol, read_object
from ppcmacro.views.objects import compare

HEADER = ">4s5B7xHHIIIIIHHHHHH"


@pytest.fixture
def assemble(assembler, tmp_path):
    def run(text: str, *flags: str) -> bytes:
        source, target = tmp_path / "t.s", tmp_path / "t.o"
        source.write_text(text)
        subprocess.run([assembler, *flags, "-o", target, source], check=True)
        return target.read_bytes()

    return run


TEXT = """\
 .globl f
 .type f,@function
f: lis 3,ext@ha
 bl ext
 .hidden f
 .size f,.-f
 .data
d: .long f+4
 .comm c,8,4
 .bss
 .space 12
a = 5
"""


def test_an_object_is_read(assemble):
    read = read_object(assemble(TEXT, "-a32", "-mbig"))
    assert (read.ident, read.machine, read.flags) == ((1, 2, 0), 20, 0)
    ext = Symbol("ext", 0, "*UND*", 1, 0, 0, 0)
    f = Symbol("f", 0, ".text", 1, 2, 8, 2)
    sections = {section.name: section for section in read.sections}
    assert sections[".text"] == Section(
        ".text", 1, 6, 1, 0, 8, bytes.fromhex("3c60000048000001"), (Relocation(2, 6, ext, 0), Relocation(4, 10, ext, 0))
    )
    assert sections[".data"] == Section(".data", 1, 3, 1, 0, 4, bytes(4), (Relocation(0, 1, f, 4),))
    assert sections[".bss"] == Section(".bss", 8, 3, 1, 0, 12, b"", ())
    named = {symbol.name: symbol for symbol in read.symbols if symbol.name}
    assert named == {
        "ext": ext,
        "f": f,
        "d": Symbol("d", 0, ".data", 0, 0, 0, 0),
        "c": Symbol("c", 4, "*COM*", 1, 1, 8, 0),
        "a": Symbol("a", 5, "*ABS*", 0, 0, 0, 0),
    }


@pytest.mark.parametrize(("flag", "order", "first"), [("-mbig", 2, "3c600000"), ("-mlittle", 1, "0000603c")])
def test_a_wide_object_is_read(assemble, flag, order, first):
    read = read_object(assemble(" lis 3,ext@ha\n .quad ext-8\n", "-a64", flag))
    assert (read.ident, read.machine) == ((2, order, 0), 21)
    text = next(section for section in read.sections if section.name == ".text")
    assert text.data[:4].hex() == first
    ext = Symbol("ext", 0, "*UND*", 1, 0, 0, 0)
    assert text.relocations == (Relocation(2 if order == 2 else 0, 6, ext, 0), Relocation(4, 38, ext, -8))


def test_an_object_is_the_same_as_itself(assemble):
    read = read_object(assemble(TEXT))
    assert compare(read, read) == []


def test_the_order_of_symbols_has_no_meaning(assemble):
    one, other = "a = 1\nb = 2\n nop\n", "b = 2\na = 1\n nop\n"
    assert assemble(one) != assemble(other)
    assert compare(read_object(assemble(one)), read_object(assemble(other))) == []


DIFFERENT = [
    ("li 3,1", "li 3,2", ["`.text`+0x0 holds 38600002 instead of 38600001"]),
    ("nop\nnop", "nop", ["section `.text` has 4 bytes instead of 8", "`.text`+0x4 holds nothing instead of 60000000"]),
    ("nop\n.byte 1", "nop\n.byte 2", ["`.text`+0x4 holds 02 instead of 01"]),
    (
        "bl f",
        "bl g",
        [
            "`.text`+0x0 has a relocation REL24 to `g` instead of a relocation REL24 to `f`",
            "symbol `f` is missing; it should be *UND*+0x0 global untyped",
            "symbol `g` should not be there; it is *UND*+0x0 global untyped",
        ],
    ),
    (
        ".long f+4",
        ".long f+8\n",
        ["`.text`+0x0 has a relocation ADDR32 to `f`+0x8 instead of a relocation ADDR32 to `f`+0x4"],
    ),
    (
        ".long f",
        ".reloc .,R_PPC_ADDR16_HA,f\n.long 0",
        ["`.text`+0x0 has a relocation ADDR16_HA to `f` instead of a relocation ADDR32 to `f`"],
    ),
    ("f:nop", "nop\nf:", ["symbol `f` is .text+0x4 local untyped instead of .text+0x0 local untyped"]),
    (
        ".globl f\nf:nop",
        ".weak f\n.hidden f\nf:nop",
        ["symbol `f` is .text+0x0 weak hidden untyped instead of .text+0x0 global untyped"],
    ),
    (
        '.section x,"a"\nnop',
        '.section x,"ax"\nnop',
        ["section `x` has flags 0x6 instead of 0x2"],
    ),
    (
        '.section x,"a"\n.p2align 2\n.long 0',
        '.section x,"a"\n.p2align 3\n.long 0',
        ["section `x` has alignment 0x8 instead of 0x4"],
    ),
    (
        '.section x,"a"\n.section y,"a"',
        '.section y,"a"\n.section x,"a"',
        [
            "the sections stand in the order .text, .data, .bss, y, x instead of .text, .data, .bss, x, y",
        ],
    ),
    (
        '.section x,"a"',
        '.section y,"a"',
        ["section `x` is missing", "section `y` should not be there"],
    ),
    (".bss\n.space 4", ".bss\n.space 8", ["section `.bss` has 8 bytes instead of 4"]),
]


@pytest.mark.parametrize(("one", "other", "differences"), DIFFERENT, ids=[f"{a} / {b}" for a, b, _ in DIFFERENT])
def test_what_differs(assemble, one, other, differences):
    expected = read_object(assemble(one + "\n", "-many", "-a32"))
    actual = read_object(assemble(other + "\n", "-many", "-a32"))
    assert compare(expected, actual) == differences


def test_many_differences_are_bounded(assemble):
    one = read_object(assemble(" .rept 5000\n .long 1\n .endr\n"))
    other = read_object(assemble(" .rept 5000\n .long 2\n .endr\n"))
    found = compare(one, other)
    assert found[:2] == [
        "`.text`+0x0 holds 00000002 instead of 00000001",
        "`.text`+0x4 holds 00000002 instead of 00000001",
    ]
    assert found[8:] == ["section `.text` differs in more places"]


def test_a_late_difference_is_found(assemble):
    one = read_object(assemble(" .space 100000\n .long 1\n"))
    other = read_object(assemble(" .space 100000\n .long 2\n"))
    assert compare(one, other, lambda section, offset: f"{section} at {offset}") == [
        "`.text`+0x186a0 (`.text at 100000`) holds 00000002 instead of 00000001"
    ]


def test_byte_order_class_and_machine_are_compared(assemble):
    one = read_object(assemble("", "-a32", "-mbig"))
    other = read_object(assemble("", "-a64", "-mlittle"))
    assert compare(one, other)[:2] == [
        "the class, byte order and ABI are (2, 1, 0) instead of (1, 2, 0)",
        "the machine are 21 instead of 20",
    ]


@pytest.mark.parametrize("data", [b"", b"\x7fELF", b"MZ" + bytes(100), b"\x7fELF\x03\x01" + bytes(100), bytes(52)])
def test_what_is_no_object_is_refused(data):
    with pytest.raises(UsageError, match=r"`x\.o` is no ELF object that can be read"):
        read_object(data, "x.o")


def test_damaged_objects_are_refused_or_read(assemble):
    """Whatever is overwritten, the reader ends with an object or with its own error."""
    whole = assemble(TEXT)
    chance = random.Random(1)
    refused = 0
    for _ in range(3000):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(16, len(data) - 4)
            data[at : at + 4] = struct.pack(">I", chance.choice([0, 1, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF]))
        if chance.random() < 0.2:
            del data[chance.randrange(len(data)) :]
        try:
            read_object(bytes(data))
        except UsageError:
            refused += 1
    assert 100 < refused < 3000


def test_overlapping_sections_cannot_take_the_memory():
    count, size = 60_000, 1 << 20
    header = struct.pack(HEADER, b"\x7fELF", 1, 2, 1, 0, 0, 1, 20, 1, 0, 0, 52, 0, 52, 0, 0, 40, count, 0)
    one = struct.pack(">10I", 0, 1, 0, 0, 0, size, 0, 0, 0, 0)
    with pytest.raises(UsageError, match="overlap"):
        read_object(header + one * count)


def test_more_sections_than_sixteen_bits_can_count():
    count = 65_300
    header = struct.pack(HEADER, b"\x7fELF", 1, 2, 1, 0, 0, 1, 20, 1, 0, 0, 52, 0, 52, 0, 0, 40, 0, 0xFFFF)
    first = struct.pack(">10I", 0, 0, 0, 0, 0, count, 0, 0, 0, 0)
    read = read_object(header + first + bytes(40) * (count - 1))
    assert len(read.sections) == count - 1
    assert set(read.sections) == {Section("", 0, 0, 0, 0, 0, b"", ())}
