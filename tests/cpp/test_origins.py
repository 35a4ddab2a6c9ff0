"""Every character of the output knows where it is written and through which uses of macros it came."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro.cpp import CppOptions, Preprocessed, preprocess
from ppcmacro.source import Frame, Source, Text

HEADER = """\
#define VCPU_GPRS 16
#define VCPU_GPR(n)	(VCPU_GPRS + (n * 4))
#define R4 4
#define SPRN_CSRR0 0x3a
"""


def run(text: str, tmp_path: Path, header: str = HEADER) -> Preprocessed:
    (tmp_path / "regs.h").write_text(header)
    return preprocess(Source("main.S", text), CppOptions(include_paths=[str(tmp_path)]))


def describe(text: Text) -> list[tuple[str, str, int, int, list[str]]]:
    """Return (text, file, line, column, uses from the innermost outwards) of each piece."""
    return [
        (
            text.text[start:end],
            Path(origin.location.path).name,
            origin.location.line,
            origin.location.column,
            [frame.spelling for frame in origin.frames()],
        )
        for start, end, origin in text.pieces
    ]


def test_line_without_macros_is_verbatim(tmp_path: Path) -> None:
    result = run("\tlwz\tr3, 0(r4) /* load */ # 'x\n", tmp_path)
    (text,) = result.lines
    assert text.text == "\tlwz\tr3, 0(r4)            # 'x"
    assert text.pieces == ()
    assert (text.origin.location.line, text.origin.location.column, text.origin.frame) == (1, 1, None)
    assert text.at(text.text.index("#")).location.column == 27


def test_argument_and_nested_macro(tmp_path: Path) -> None:
    result = run('#include "regs.h"\n\tstw r3, VCPU_GPR( R4 )(r4)\n', tmp_path)
    (text,) = result.lines
    assert text.text == "\tstw r3, (16 + (4 * 4))(r4)"
    use = "VCPU_GPR( R4 )"
    assert describe(text) == [
        ("\tstw r3,", "main.S", 2, 1, []),
        ("(", "regs.h", 2, 21, [use]),
        ("16", "regs.h", 1, 19, ["VCPU_GPRS", use]),
        ("+ (", "regs.h", 2, 32, [use]),
        ("4", "regs.h", 3, 12, ["R4", use]),
        ("* 4))", "regs.h", 2, 37, [use]),
        ("(r4)", "main.S", 2, 24, []),
    ]
    inner = text.at(text.text.index("16"))
    assert inner.frame is not None
    outer = inner.frame.call.frame
    assert outer is not None
    assert (outer.kind, outer.name, outer.args) == ("cpp", "VCPU_GPR", (("n", "R4"),))
    assert outer.definition is not None
    assert (Path(outer.definition.path).name, outer.definition.line, outer.definition.column) == ("regs.h", 2, 9)
    assert (outer.call.location.path, outer.call.location.line, outer.call.location.column) == ("main.S", 2, 10)
    assert (inner.frame.call.location.line, inner.frame.call.location.column) == (2, 22)
    argument = text.at(text.text.index("(4 *") + 1)
    assert argument.frame is not None
    assert (argument.frame.call.location.path, argument.frame.call.location.column) == ("main.S", 20)
    assert argument.frame.call.frame is outer


def test_argument_that_is_not_expanded_stands_in_the_call(tmp_path: Path) -> None:
    result = run("#define SAVE(reg, off) stw reg, off(r1)\nSAVE(r14, 0x10)\n", tmp_path)
    (text,) = result.lines
    use = "SAVE(r14, 0x10)"
    assert describe(text) == [
        ("stw", "main.S", 1, 24, [use]),
        ("r14", "main.S", 2, 6, [use]),
        (",", "main.S", 1, 31, [use]),
        ("0x10", "main.S", 2, 11, [use]),
        ("(r1)", "main.S", 1, 36, [use]),
    ]
    frames = {id(origin.frame) for _, _, origin in text.pieces}
    assert len(frames) == 1


def test_use_within_a_macro_body_shows_the_argument_as_written(tmp_path: Path) -> None:
    result = run('#include "regs.h"\n#define GET(x) lwz x, VCPU_GPR(x)(r4)\nGET(R4)\n', tmp_path)
    (text,) = result.lines
    assert text.text == "lwz 4, (16 + (4 * 4))(r4)"
    inner = text.at(text.text.index("16"))
    assert [frame.spelling for frame in inner.frames()] == ["VCPU_GPRS", "VCPU_GPR(R4)", "GET(R4)"]
    deepest = text.at(text.text.index("(4 *") + 1)
    assert [frame.spelling for frame in deepest.frames()] == ["R4", "VCPU_GPR(R4)", "GET(R4)"]
    assert deepest.location.line == 3


def test_each_use_has_a_frame_of_its_own(tmp_path: Path) -> None:
    header = HEADER + "#define TWICE(x) x x\n"
    result = run('#include "regs.h"\nR4 R4 VCPU_GPR(R4) VCPU_GPR(R4) TWICE(R4)\n', tmp_path, header)
    (text,) = result.lines

    def outermost(frame: Frame) -> Frame:
        return frame if frame.call.frame is None else outermost(frame.call.frame)

    uses: list[Frame] = []
    for _, _, origin in text.pieces:
        if origin.frame is not None:
            use = outermost(origin.frame)
            if not uses or uses[-1] is not use:
                uses.append(use)
    assert [use.spelling for use in uses] == ["R4", "R4", "VCPU_GPR(R4)", "VCPU_GPR(R4)", "TWICE(R4)"]
    assert [use.call.location.column for use in uses] == [1, 4, 7, 20, 33]
    inner = [origin.frame for _, _, origin in text.pieces if origin.frame and origin.frame.call.frame is uses[-1]]
    assert [frame.name for frame in inner] == ["R4", "R4"]
    assert inner[0] is not inner[1]


def test_the_same_use_on_another_line_has_its_own_places(tmp_path: Path) -> None:
    result = run('#include "regs.h"\n  x VCPU_GPR(R4)\n\n yyy VCPU_GPR(R4) z\n', tmp_path)
    first, second = result.lines
    assert first.text == "  x (16 + (4 * 4))"
    assert second.text == " yyy (16 + (4 * 4)) z"
    for text, line, column in ((first, 2, 5), (second, 4, 6)):
        origin = text.at(text.text.index("(4 *") + 1)
        chain = list(origin.frames())
        assert [frame.spelling for frame in chain] == ["R4", "VCPU_GPR(R4)"]
        assert (chain[0].call.location.line, chain[0].call.location.column) == (line, column + 9)
        assert (chain[1].call.location.line, chain[1].call.location.column) == (line, column)
    assert not {id(origin.frame) for _, _, origin in first.pieces if origin.frame} & {
        id(origin.frame) for _, _, origin in second.pieces
    }


def test_pasted_token_knows_its_parts(tmp_path: Path) -> None:
    result = run("#define SPR(x) mfspr r3, SPRN_##x\nSPR(CSRR0)\n", tmp_path)
    (text,) = result.lines
    assert text.text == "mfspr r3, SPRN_CSRR0"
    assert describe(text)[-2:] == [
        ("mfspr r3, SPRN_", "main.S", 1, 16, ["SPR(CSRR0)"]),
        ("CSRR0", "main.S", 2, 5, ["SPR(CSRR0)"]),
    ]


def test_call_over_lines_belongs_to_the_line_where_it_begins(tmp_path: Path) -> None:
    result = run("#define ADD(a, b) add a, b\nx ADD(r3,\n   r4) tail\nnext\n", tmp_path)
    text, following = result.lines
    assert (text.text, text.origin.location.line) == ("x add r3, r4 tail", 2)
    assert describe(text) == [
        ("x", "main.S", 2, 1, []),
        ("add", "main.S", 1, 19, ["ADD(r3, r4)"]),
        ("r3", "main.S", 2, 7, ["ADD(r3, r4)"]),
        (",", "main.S", 1, 24, ["ADD(r3, r4)"]),
        ("r4", "main.S", 3, 4, ["ADD(r3, r4)"]),
        (" tail", "main.S", 3, 7, []),
    ]
    assert (following.text, following.origin.location.line) == ("next", 4)


def test_spliced_line_and_macro_body(tmp_path: Path) -> None:
    result = run("#define TWO nop ; \\\n\tsync\n  TWO ; li r3, \\\n  4\na \\\n b\n", tmp_path)
    first, second = result.lines
    assert describe(first) == [
        (" ", "main.S", 3, 1, []),
        ("nop ;", "main.S", 1, 13, ["TWO"]),
        ("sync", "main.S", 2, 2, ["TWO"]),
        (" ; li r3, ", "main.S", 3, 6, []),
        ("  4", "main.S", 4, 1, []),
    ]
    assert describe(second) == [("a ", "main.S", 5, 1, []), (" b", "main.S", 6, 1, [])]


def test_text_of_a_header_knows_who_included_it(tmp_path: Path) -> None:
    (tmp_path / "outer.h").write_text('\n#include "inner.h"\n')
    (tmp_path / "inner.h").write_text("nop\n")
    result = preprocess(Source("main.S", "\n\n#include <outer.h>\n"), CppOptions(include_paths=[str(tmp_path)]))
    (text,) = result.lines
    assert Path(text.origin.location.path).name == "inner.h"
    assert [(Path(place.path).name, place.line) for place in text.origin.includes()] == [("outer.h", 2), ("main.S", 3)]
    assert [Path(path).name for path in result.included] == ["outer.h", "inner.h"]


def test_chain_through_builtin_macro(tmp_path: Path) -> None:
    result = run("#define HERE __LINE__\n\nHERE\n", tmp_path)
    (text,) = result.lines
    assert text.text == "3"
    assert describe(text) == [("3", "main.S", 1, 14, ["__LINE__", "HERE"])]


@pytest.mark.parametrize(
    ("call", "args"),
    [
        ("F(1)", (("a", "1"), ("rest", ""))),
        ("F( 1 , 2,3 )", (("a", "1"), ("rest", "2,3"))),
        ("F((1, 2),  x   y)", (("a", "(1, 2)"), ("rest", "x y"))),
    ],
)
def test_arguments_are_kept_as_written(call: str, args: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    result = run(f"#define F(a, rest...) a\n{call}\n", tmp_path)
    frame = result.lines[0].pieces[0].origin.frame
    assert frame is not None
    assert frame.args == args
    assert frame.spelling == " ".join(call.split())
