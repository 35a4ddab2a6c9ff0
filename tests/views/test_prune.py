"""Calls that stay calls, and the definitions that make them assemble."""

from __future__ import annotations

import pytest

from ppcmacro.macro.expansion import Parameter
from ppcmacro.views.options import ViewOptions
from ppcmacro.views.verify import verify
from ppcmacro.views.writer import write

HANDLERS = """\
.macro STORE reg, off=8, text="a, b"
 stw \\reg,\\off(1)
.endm
.macro HANDLER n
h_\\n:
 STORE 4
 bctr
.endm
 HANDLER 15
 nop
 STORE 5 12
"""


def handlers(build):
    """The expansion of HANDLERS."""
    store = build.macro(
        "STORE",
        ["stw \\reg,\\off(1)"],
        (Parameter("reg"), Parameter("off", "8"), Parameter("text", "a, b")),
        line=1,
    )
    handler = build.macro("HANDLER", ["h_\\n:", "STORE 4", "bctr"], (Parameter("n"),), line=4)
    outer = build.call(handler, "HANDLER 15", 9)
    build.add("h_15:", 5, outer.frame)
    inner = build.call(store, "STORE 4", 6, within=outer.frame)
    build.add("stw 4,8(1)", 2, inner.frame)
    build.close(inner)
    build.add("bctr", 7, outer.frame)
    build.close(outer)
    build.add("nop", 10)
    last = build.call(store, "STORE 5 12", 11)
    build.add("stw 5,12(1)", 2, last.frame)
    build.close(last)
    return build.expansion


STORE = '.macro\tSTORE reg, off=8, text="a, b"\n\tstw \\reg,\\off(1)\n.endm\n'
HANDLER = ".macro\tHANDLER n\nh_\\n:\n\tSTORE 4\n\tbctr\n.endm\n"
OPENED = "h_15:\n\tstw\t4, 8(1)\n\tbctr\n\tnop\n\tstw\t5, 12(1)\n"
ALL_KEPT = STORE + HANDLER + "\tHANDLER\t15\n\tnop\n\tSTORE\t5 12\n"
INNER_KEPT = "h_15:\n" + STORE + "\tSTORE\t4\n\tbctr\n\tnop\n"

SHAPES = {
    "all": ({}, OPENED),
    "depth 0": ({"depth": 0}, ALL_KEPT),
    "depth 1": ({"depth": 1}, INNER_KEPT + "\tstw\t5, 12(1)\n"),
    "depth 2": ({"depth": 2}, OPENED),
    "only handler": ({"only": ("handler",)}, INNER_KEPT + "\tSTORE\t5 12\n"),
    "only store": ({"only": ("STO*",)}, STORE + HANDLER + "\tHANDLER\t15\n\tnop\n\tstw\t5, 12(1)\n"),
    "skip store": ({"skip": ("store", "nothing")}, INNER_KEPT + "\tSTORE\t5 12\n"),
    "skip all": ({"skip": ("*",)}, ALL_KEPT),
    "only and skip": ({"only": ("*",), "skip": ("H*",)}, STORE + HANDLER + "\tHANDLER\t15\n\tnop\n\tstw\t5, 12(1)\n"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(build, shape):
    options, written = SHAPES[shape]
    assert write(handlers(build), ViewOptions(**options)) == written


@pytest.mark.parametrize("annotate", ["none", "comment", "column"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_assembles_to_the_same_object(build, assembler, shape, annotate):
    options, _ = SHAPES[shape]
    expansion = handlers(build)
    for markers in (False, True):
        text = write(expansion, ViewOptions(**options, annotate=annotate, line_markers=markers))
        result = verify(HANDLERS, text, assembler)
        assert (result.differences, result.messages) == ([], [])


def test_comments_around_kept_calls(build):
    assert write(handlers(build), ViewOptions(skip=("STORE",), annotate="comment")) == (
        "/* HANDLER 15  [vectors.S:9] */\n"
        "h_15:\n"
        "\n"
        "/* defined at vectors.S:1 */\n" + STORE + "\tSTORE\t4\n\tbctr\n\n\tnop\n\tSTORE\t5 12\n"
    )


def test_markers_of_definitions_and_kept_calls(build):
    assert write(handlers(build), ViewOptions(skip=("STORE",), line_markers=True)) == (
        '# 5 "vectors.S"\nh_15:\n'
        '# 1 "vectors.S"\n' + STORE + '# 6 "vectors.S"\n\tSTORE\t4\n\tbctr\n'
        '# 10 "vectors.S"\n\tnop\n\tSTORE\t5 12\n'
    )


def simple(build, body, call="M", name="M"):
    """One macro that is called twice."""
    macro = build.macro(name, body)
    for line in (20, 21):
        one = build.call(macro, call, line)
        build.add("nop", 2, one.frame)
        build.close(one)
    return build.expansion


@pytest.mark.parametrize(
    "body",
    [
        [".else", "nop"],
        [".endif"],
        [".if 1", "nop"],
        [".rept 2", "nop"],
        [".endr"],
        [".if 1; .rept 2", ".endif", ".endr"],
        ["x: .ifdef y", "nop"],
        [".purgem other"],
        ["nop; .END"],
        ['.include "x.inc"'],
        [".altmacro"],
    ],
    ids=lambda body: " / ".join(body),
)
def test_what_reaches_out_of_its_macro_is_shown_expanded(build, body):
    assert write(simple(build, body), ViewOptions(depth=0)) == "\tnop\n\tnop\n"


@pytest.mark.parametrize(
    "body",
    [
        [".if 1", "nop", ".elseif 2", ".else", ".endif"],
        [".ifc a,b; .ELSE; nop; .endif"],
        [".rept 2; .irp x,1", "nop", ".endr", ".endr"],
        [".macro in", ".endm"],
        [".endmx", ".iffy"[:3], ".endc"],
        [".ending", ".endfunc"],
    ],
    ids=lambda body: " / ".join(body),
)
def test_what_pairs_up_in_its_macro_can_stay_a_call(build, body):
    text = write(simple(build, body), ViewOptions(depth=0))
    assert text == ".macro\tM\n" + "".join(f"\t{line}\n" for line in body) + ".endm\n\tM\n\tM\n"


def test_a_macro_named_like_an_instruction_of_the_output_is_shown_expanded(build):
    expansion = simple(build, ["nop"], "nop", "NOP")
    assert write(expansion, ViewOptions(depth=0)) == "\tnop\n\tnop\n"


@pytest.mark.parametrize("counter", ["@", "+"])
def test_the_expansion_counter_keeps_its_numbers(build, counter):
    simple(build, [f"l\\{counter}: nop"])
    text = f".macro\tM\nl\\{counter}: nop\n.endm\n\tM\n\tM\n"
    assert write(build.expansion, ViewOptions(depth=0)) == text
    other = build.macro("OTHER", ["sync"])
    one = build.call(other, "OTHER", 30)
    build.add("sync", 2, one.frame)
    build.close(one)
    assert write(build.expansion, ViewOptions(skip=("m",))) == "\tnop\n\tnop\n\tsync\n"


def test_the_counter_is_found_in_macros_that_are_called_inside(build):
    inner = build.macro("IN", ["l\\@: nop"])
    outer = build.macro("OUT", ["IN"])
    other = build.macro("OTHER", [])
    build.close(build.call(other, "OTHER", 3))
    one = build.call(outer, "OUT", 4)
    two = build.call(inner, "IN", 5, within=one.frame)
    build.add("l1:nop", 5, two.frame)
    build.close(two)
    build.close(one)
    assert write(build.expansion, ViewOptions(skip=("OUT",))) == "l1:\tnop\n"


@pytest.mark.parametrize("word", [".altmacro", " .ALTMACRO"])
def test_with_altmacro_every_call_is_shown_expanded(build, word):
    build.source.text = f"{word}\n"
    assert write(simple(build, ["nop"]), ViewOptions(depth=0)) == "\tnop\n\tnop\n"


def test_with_the_alternate_option_every_call_is_shown_expanded(build):
    assert write(simple(build, ["nop"]), ViewOptions(depth=0, alternate=True)) == "\tnop\n\tnop\n"


def test_a_new_definition_purges_the_old_one(build, assembler):
    original = ".macro M\n nop\n.endm\n M\n.purgem m\n.macro m\n sync\n.endm\n M\n m\n"
    first = build.macro("M", ["nop"], line=1)
    one = build.call(first, "M", 4)
    build.add("nop", 2, one.frame)
    build.close(one)
    second = build.macro("m", ["sync"], line=6)
    for line in (9, 10):
        two = build.call(second, "M", line)
        build.add("sync", 7, two.frame)
        build.close(two)
    text = write(build.expansion, ViewOptions(depth=0))
    assert text == ".macro\tM\n\tnop\n.endm\n\tM\n\t.purgem\tm\n.macro\tm\n\tsync\n.endm\n\tM\n\tM\n"
    assert verify(original, text, assembler).identical


def test_a_definition_that_a_kept_call_makes_is_not_printed_again(build, assembler):
    original = ".macro mk n\n.macro get_\\n\n .byte \\n\n.endm\n.endm\n mk 1\n get_1\n"
    maker = build.macro("mk", [".macro get_\\n", ".byte \\n", ".endm"], (Parameter("n"),), line=1)
    make = build.call(maker, "mk 1", 6)
    getter = build.macro("get_1", [".byte 1"], line=2, frame=make.frame)
    build.close(make)
    get = build.call(getter, "get_1", 7)
    build.add(".byte 1", 3, get.frame)
    build.close(get)
    kept = write(build.expansion, ViewOptions(depth=0))
    assert kept == ".macro\tmk n\n\t.macro get_\\n\n\t.byte \\n\n\t.endm\n.endm\n\tmk\t1\n\tget_1\n"
    opened = write(build.expansion, ViewOptions(only=("mk",)))
    assert opened == ".macro\tget_1\n\t.byte 1\n.endm\n\tget_1\n"
    assert verify(original, kept, assembler).identical
    assert verify(original, opened, assembler).identical


def test_definitions_stand_before_a_conditional_that_is_kept(build, assembler):
    original = "x: nop\n.macro M\n nop\n.endm\n.if . - x > 64\n M\n.else\n M\n.endif\n"
    build.add("x:nop", 1)
    macro = build.macro("M", ["nop"], line=2)
    build.add(".if .-x>64", 5, kind="kept")
    for line, after in ((6, ".else"), (8, ".endif")):
        one = build.call(macro, "M", line)
        build.add("nop", 3, one.frame)
        build.close(one)
        build.add(after, line + 1, kind="kept")
    text = write(build.expansion, ViewOptions(depth=0))
    assert text == ("x:\tnop\n.macro\tM\n\tnop\n.endm\n\t.if\t.-x>64\n\tM\n\t.else\n\tM\n\t.endif\n")
    assert verify(original, text, assembler).identical


DEFAULTS = ["1+2", "a, b", 'say "hi"', '"', "x;y", "# no", "\\\\", 'a\\"b', "a==b", "(1", "[1 2]", "&x", "é", "<1>"]


@pytest.mark.parametrize("default", DEFAULTS)
def test_defaults_are_read_back_as_they_were(build, assembler, default):
    macro = build.macro("M", [".ifnc \\x,", ".endif", "nop"], (Parameter("x", default), Parameter("y", "", "vararg")))
    macro.body = (build.text('.ascii "\\x"', 2),)
    call = build.call(macro, "M", 5)
    build.add(f'.ascii "{default}"', 2, call.frame)
    build.close(call)
    kept = write(build.expansion, ViewOptions(depth=0))
    assert "\tM\n" in kept
    result = verify(write(build.expansion), kept, assembler)
    expected = verify(write(build.expansion), write(build.expansion), assembler)
    assert (result.differences, result.rejected) == (expected.differences, expected.rejected)


def test_a_string_over_lines_in_a_body_keeps_its_margin(build, assembler):
    original = '.macro M\n .ascii "a\n   b"\n.endm\n M\n'
    macro = build.macro("M", ['.ascii "a', '   b"'])
    call = build.call(macro, "M", 5)
    build.add('.ascii "a\n   b"', 2, call.frame)
    build.close(call)
    kept = write(build.expansion, ViewOptions(depth=0))
    assert verify(original, kept, assembler).identical


def test_symbolic_definitions(build):
    slot = build.use("SLOT", 3)
    macro = build.macro("M", [])
    macro.body = (build.text([" stw \\r,", ("8", slot), "(1)"], 2),)
    macro.parameters = (Parameter("r", "", "req"), Parameter("rest", "0", "vararg"))
    call = build.call(macro, ["M ", ("3", build.use("r3", 5))], 5)
    build.add("stw 3,8(1)", 2, call.frame)
    build.close(call)
    assert write(build.expansion, ViewOptions(depth=0, view="symbolic")) == (
        ".macro\tM r:req, rest:vararg=0\n\tstw \\r,SLOT(1)\n.endm\n\tM\tr3\n"
    )
