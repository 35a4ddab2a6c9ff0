"""Sizes of statements, one by one and against GNU as."""

from __future__ import annotations

import pytest

from ppcmacro.layout.sizes import PREFIXED, data_size, instruction_size, leb128_size, split_values, string_length
from tests.conformance.harness import AS, assemble


def value(text: str) -> int | None:
    """The value of a number, None for everything else."""
    try:
        return int(text, 0)
    except ValueError:
        return None


SIZES = [
    ("byte", "1,2,3", 3),
    ("2byte", "1", 2),
    ("hword", "1,2", 4),
    ("short", "x", 2),
    ("word", "1", 2),
    ("long", "1,2", 8),
    ("4byte", "a-b", 4),
    ("int", "1", 4),
    ("quad", "1", 8),
    ("8byte", "1,2", 16),
    ("llong", "1", 8),
    ("octa", "1", 16),
    ("dc", "1", 2),
    ("dc.b", "1,2", 2),
    ("dc.l", "1", 4),
    ("float", "1.5,2", 8),
    ("single", "1", 4),
    ("double", "1", 8),
    ("dc.d", "1", 8),
    ("dc.s", "1", 4),
    ("ascii", '"abc","d"', 4),
    ("ascii", '"a" "b"', 2),
    ("asciz", '"a" "b"', 3),
    ("asciz", '"a","b"', 4),
    ("string", '""', 1),
    ("string8", '"ab"', 3),
    ("string16", '"ab"', 6),
    ("string32", '"a"', 8),
    ("string64", '"a"', 16),
    ("ascii", '"\\n\\x41b\\101\\q"', 4),
    ("ascii", '"a,b;c"', 5),
    ("uleb128", "0,127,128,300", 6),
    ("sleb128", "63,64,-64,-65", 6),
    ("space", "5", 5),
    ("skip", "3,1", 3),
    ("zero", "0", 0),
    ("fill", "3", 3),
    ("fill", "3,2", 6),
    ("fill", "3,9,1", 24),
    ("fill", "-1", 0),
    ("ds", "2", 4),
    ("ds.b", "2", 2),
    ("ds.d", "2", 16),
    ("ds.p", "2", 24),
    ("ds.x", "1", 12),
    ("dcb", "2,1", 4),
    ("dcb.l", "2,1", 8),
    ("nop", "", 4),
    ("long", "", 0),
    ("globl", "a", 0),
    ("cfi_sections", ".eh_frame", 0),
]


@pytest.mark.parametrize(("name", "operands", "size"), SIZES)
def test_directive(name: str, operands: str, size: int) -> None:
    assert data_size(name, operands, value) == size


@pytest.mark.skipif(AS is None, reason="powerpc-linux-gnu-as is not installed")
def test_directives_as_in_gas() -> None:
    lines = []
    for number, (name, operands, _) in enumerate(SIZES):
        if name in ("long", "globl", "cfi_sections", "fill") and operands in ("", "a", ".eh_frame", "-1"):
            continue
        lines.append(f's{number}: .{name} {operands}\ne{number}:\n .pushsection .sizes,"a"')
        lines.append(f" .long {number}, e{number} - s{number}\n .popsection")
    done = assemble(".set x, 1\n.set a, 5\n.set b, 2\n" + "\n".join(lines) + "\n")
    assert done.errors == []
    body = done.object["section .sizes"][4]
    words = [int.from_bytes(body[at : at + 4], "big") for at in range(0, len(body), 4)]
    found = dict(zip(words[::2], words[1::2], strict=True))
    assert found == {number: SIZES[number][2] for number in found}
    assert len(found) > 40


@pytest.mark.parametrize("name", ["space", "skip", "fill", "uleb128", "nops"])
def test_sizes_that_gas_does_not_know_either(name: str) -> None:
    assert data_size(name, "later", value) is None


@pytest.mark.parametrize(
    ("number", "unsigned", "signed"),
    [(0, 1, 1), (1, 1, 1), (63, 1, 1), (64, 1, 2), (127, 1, 2), (128, 2, 2), (-1, 10, 1), (-64, 10, 1), (-65, 10, 2)],
)
def test_leb128(number: int, unsigned: int, signed: int) -> None:
    assert (leb128_size(number, False), leb128_size(number, True)) == (unsigned, signed)


def test_values_and_strings() -> None:
    assert split_values('1,"a,b" , "c\\",d",2') == ["1", '"a,b" ', ' "c\\",d"', "2"]
    assert [string_length(text) for text in ("", "abc", "\\\\", "\\1234", "\\x414", "\u00e9", "\udcff")] == [
        *(0, 3, 1, 2, 1, 2, 1),
    ]


def test_instructions() -> None:
    assert [instruction_size(name) for name in ("nop", "pld", "se_bctr", "e_lwz", "xxeval")] == [4, 8, 2, 4, 8]


OPERANDS = {
    "pnop": "",
    **dict.fromkeys(("pli",), "3,1"),
    **dict.fromkeys(("paddi", "psubi"), "3,4,1"),
    **dict.fromkeys(("xxspltiw", "xxspltidp"), "1,2"),
    "xxsplti32dx": "1,0,2",
    **dict.fromkeys(("xxblendvb", "xxblendvh", "xxblendvw", "xxblendvd"), "1,2,3,4"),
    **dict.fromkeys(("xxpermx", "xxeval"), "1,2,3,4,5"),
    **dict.fromkeys(("plxvp", "pstxvp"), "2,0(4)"),
    **dict.fromkeys(("plq", "pstq"), "4,0(6)"),
}


@pytest.mark.skipif(AS is None, reason="powerpc-linux-gnu-as is not installed")
def test_prefixed_instructions_have_8_bytes_in_gas() -> None:
    names = sorted(name for name in PREFIXED if not name.startswith("pm"))
    text = "".join(f" .balign 8\n {name} {OPERANDS.get(name, '3,0(4)')}\n" for name in names)
    done = assemble(text, ("-mpower10",))
    assert done.errors == []
    body = done.object["section .text"][4]
    assert [body[at] >> 2 for at in range(0, len(body), 8)] == [1] * len(names)


@pytest.mark.skipif(AS is None, reason="powerpc-linux-gnu-as is not installed")
def test_prefixed_accumulator_instructions_have_8_bytes_in_gas() -> None:
    names = sorted(name for name in PREFIXED if name.startswith("pm"))
    masks = {"ger": "1,1", "ger2": "1,1,1", "ger4": "1,1,1", "ger8": "1,1,1"}

    def operands(name: str) -> str:
        kind = next(kind for kind in ("ger8", "ger4", "ger2", "ger") if kind in name)
        first = "0,34,36" if "f64" in name else "1,34,35"
        return f"{first},{masks[kind]}"

    text = "".join(f" .balign 8\n {name} {operands(name)}\n" for name in names)
    done = assemble(text, ("-mpower10",))
    assert done.errors == []
    assert len(done.object["section .text"][4]) == 8 * len(names)
