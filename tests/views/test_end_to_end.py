"""Real sources through preprocessor, macro engine and views, with GNU as as the judge."""

from __future__ import annotations

import subprocess

import pytest

from ppcmacro.cpp import CppOptions, preprocess
from ppcmacro.gas.scrub import scrub_string
from ppcmacro.macro import ExpandOptions, expand
from ppcmacro.source import Location, Origin, Source, Text
from ppcmacro.spelling import spelled_operands
from ppcmacro.views.options import ViewOptions
from ppcmacro.views.verify import FLAGS, verify
from ppcmacro.views.writer import write

HANDLERS = """\
#define R3 3
#define R4 4
#define R5 5
#define r1 %r1
#define r3 %r3
#define r4 %r4
#define r5 %r5
#define VCPU_GPRS 16
#define VCPU_GPR(n) (VCPU_GPRS + (n * 4))
#define SPRN_SPRG2 0x112
#define SPRN_SPRG_SCRATCH SPRN_SPRG2
#define VECTOR_DEBUG 15
#define VECTOR_PROGRAM 6
#define STORE(n, base) stw n, VCPU_GPR(n)(base)
#define ENTRY(name) .globl name; name:

.macro save reg:req, base=r4
\tstw \\reg, VCPU_GPR(\\reg)(\\base)
.endm
.macro handler vector scratch
ENTRY(handler_\\vector)
\tmtspr \\scratch, r4
\tlwz r4, 8(r3)
\tsave R3
\tsave 5 base=r4
\tSTORE(R4, r1)
\tli r5, \\vector
1:\tbne 1b
\trfi
.endm

\thandler VECTOR_PROGRAM SPRN_SPRG_SCRATCH
\thandler VECTOR_DEBUG, 0x113
"""

NUMERIC = """\
\t.globl\thandler_6
handler_6:
\tmtspr\t0x112, %r4
\tlwz\t%r4, 8(%r3)
\tstw\t3, (16+(3*4))(%r4)
\tstw\t5, (16+(5*4))(%r4)
\tstw\t4, (16+(4*4))(%r1)
\tli\t%r5, 6
1:\tbne\t1b
\trfi
\t.globl\thandler_15
handler_15:
\tmtspr\t0x113, %r4
\tlwz\t%r4, 8(%r3)
\tstw\t3, (16+(3*4))(%r4)
\tstw\t5, (16+(5*4))(%r4)
\tstw\t4, (16+(4*4))(%r1)
\tli\t%r5, 15
1:\tbne\t1b
\trfi
"""

SYMBOLIC = """\
\t.globl\thandler_6
handler_6:
\tmtspr\tSPRN_SPRG_SCRATCH, r4
\tlwz\tr4, 8(r3)
\tstw\tR3, VCPU_GPR(R3)(r4)
\tstw\t5, VCPU_GPR(5)(r4)
\tstw\tR4, VCPU_GPR(R4)(r1)
\tli\tr5, VECTOR_PROGRAM
1:\tbne\t1b
\trfi
\t.globl\thandler_15
handler_15:
\tmtspr\t0x113, r4
\tlwz\tr4, 8(r3)
\tstw\tR3, VCPU_GPR(R3)(r4)
\tstw\t5, VCPU_GPR(5)(r4)
\tstw\tR4, VCPU_GPR(R4)(r1)
\tli\tr5, VECTOR_DEBUG
1:\tbne\t1b
\trfi
"""

COMMENTED = """\
/* handler VECTOR_DEBUG,0x113  [handlers.S:33] */
\t.globl\thandler_15
handler_15:
\tmtspr\t0x113, %r4
\tlwz\t%r4, 8(%r3)
/*   save R3  [handlers.S:24] */
\tstw\t3, (16+(3*4))(%r4)
/*   save 5 base=r4  [handlers.S:25] */
\tstw\t5, (16+(5*4))(%r4)
\tstw\t4, (16+(4*4))(%r1)
\tli\t%r5, 15
1:\tbne\t1b
\trfi
"""

SOURCES = {
    "arguments": """\
.macro m a b c=7 rest:vararg
 .byte \\a,\\b+1,\\c
 .ifnb \\rest
 .ascii \\rest
 .endif
.endm
 m 1 2
 m (1+1), 2, , "x,y" , "z"
 m b=3 a=4
""",
    "strings": """\
.macro text s
 .ascii "\\s;\\s", "#/*x*/", "\\\\"
.endm
 text "a b"
 text "say \\\\\\"hi\\\\\\""
 text 'x'
""",
    "nested definitions": """\
.macro mk n
.macro get_\\n
 .byte \\n, \\\\()@
.endm
.endm
 mk 1
 mk 2
 get_1
 GET_2
""",
    "redefinition": """\
.macro m
 nop
.endm
 m
.purgem m
.macro M
 sync
.endm
 m
 .purgem m
""",
    "counter": """\
.macro l
l\\@: .byte \\@
.endm
.macro two
 l
 l
.endm
 two
 l
 two
""",
    "recursion and loops": """\
.macro count from to
 .byte \\from
 .if \\to-\\from
 count "(\\from+1)" \\to
 .endif
.endm
 count 1 4
 .irp r,1,2,3
 .rept \\r
 count \\r \\r
 .endr
 .endr
""",
    "conditionals that reach out": """\
.macro flip
 .else
.endm
.macro done
 .endif
.endm
 .if 1
 .byte 1
 flip
 .byte 2
 .endif
 .if 1
 done
""",
    "an instruction's name": """\
 nop
.macro nop
 .long 0x11111111
.endm
 nop
.purgem nop
 nop
""",
    "symbols": """\
.macro push
depth = depth + 1
 .byte depth
.endm
.macro maybe
 .ifdef later
 .byte 9
 .else
 .byte 8
 .endif
.endm
depth = 0
 push
 push
 maybe
later = 1
 maybe
 .long later, ext, . - depth
""",
    "addresses": """\
.macro pad to
 .if \\to-(.-start)
 .space \\to-(.-start)
 .endif
.endm
start: nop
 pad 16
 nop
 pad 20
 .p2align 4
end: .long end-start
""",
    "altmacro": """\
.altmacro
.macro m x
 LOCAL l
l: .byte x
 .long l
.endm
 m 1
 m %1+1
""",
    "sections": """\
.macro fix
 .pushsection .fix,"a"
 .long 1b
 .popsection
.endm
1: nop
 fix
2: nop
 .section .data.x,"aw",@progbits
 .globl v
v: .quad 5
 fix
""",
    "labels": """\
.macro m x
1: .long \\x, 1b
.endm
a: m a
b: c: m 1b
d : .long 1b - a
"odd name;#": .long "odd name;#"
lab: .macro
.endm
 .long lab
""",
}

SHAPES = {
    "all": {},
    "depth 0": {"depth": 0},
    "depth 1": {"depth": 1},
    "depth 2": {"depth": 2},
    "skip one": {"skip": ("[lmc]*",)},
    "only one": {"only": ("[mp]*", "two")},
}


def expansion_of(source: Source, cpp: bool = False, **options):
    """The expansion of a source, and the text that GNU as would be given."""
    if cpp:
        lines = preprocess(source, CppOptions()).lines
    else:
        lines = [
            Text(line, Origin(Location(source, number, 1))) for number, line in enumerate(source.text.splitlines(), 1)
        ]
    result = expand(lines, ExpandOptions(**options))
    assert [diagnostic.message for diagnostic in result.diagnostics] == []
    return result, "".join(f"{line.text}\n" for line in lines)


@pytest.fixture(scope="module")
def handlers():
    return expansion_of(Source("handlers.S", HANDLERS), cpp=True)


def test_the_numeric_view(handlers):
    assert write(handlers[0]) == NUMERIC


def test_the_symbolic_view(handlers):
    assert write(handlers[0], ViewOptions(view="symbolic")) == SYMBOLIC


def test_the_commented_view(handlers):
    first, _, second = write(handlers[0], ViewOptions(annotate="comment")).partition("\n\n")
    assert first.splitlines()[0] == "/* handler VECTOR_PROGRAM SPRN_SPRG_SCRATCH  [handlers.S:32] */"
    assert second == COMMENTED


def test_one_level(handlers):
    text = write(handlers[0], ViewOptions(depth=0, view="symbolic"))
    assert text == (
        ".macro\tsave reg:req, base=%r4\n\tstw \\reg,VCPU_GPR(\\reg)(\\base)\n.endm\n"
        ".macro\thandler vector, scratch\n\t.globl handler_\\vector\nhandler_\\vector:\n\tmtspr \\scratch,r4\n"
        "\tlwz r4,8(r3)\n\tsave R3\n\tsave 5 base=r4\n\tstw R4,VCPU_GPR(R4)(r1)\n\tli r5,\\vector\n\t1:bne 1b\n\trfi\n"
        ".endm\n\thandler\tVECTOR_PROGRAM SPRN_SPRG_SCRATCH\n\thandler\tVECTOR_DEBUG, 0x113\n"
    )


@pytest.mark.parametrize("markers", [False, True])
@pytest.mark.parametrize("annotate", ["none", "comment", "column"])
@pytest.mark.parametrize("options", [{}, {"depth": 0}, {"depth": 1}, {"skip": ("save",)}, {"only": ("save",)}])
def test_every_view_of_the_handlers_is_identical(assembler, handlers, options, annotate, markers):
    expansion, original = handlers
    text = write(expansion, ViewOptions(annotate=annotate, line_markers=markers, **options))
    result = verify(original, text, assembler)
    assert (result.differences, result.messages) == ([], [])


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", SOURCES)
def test_every_view_of_every_source_is_identical(assembler, name, shape):
    expansion, original = expansion_of(Source("a.s", SOURCES[name]))
    for annotate in ("none", "comment"):
        text = write(expansion, ViewOptions(annotate=annotate, line_markers=annotate == "comment", **SHAPES[shape]))
        result = verify(original, text, assembler)
        assert (text, result.differences) == (text, [])
        assert not result.rejected


def test_no_directive_of_the_macro_layer_is_left():
    for text in SOURCES.values():
        written = write(expansion_of(Source("a.s", text))[0])
        for word in (".macro", ".endm", ".if", ".else", ".endif", ".rept", ".irp", ".endr", ".purgem", ".altmacro"):
            assert word not in written


def test_every_dropped_statement_is_noticed(assembler, handlers):
    """A verifier that never fails proves nothing: every statement of the handlers counts."""
    expansion, original = handlers
    statements = expansion.statements
    for index in range(len(statements)):
        rest = statements[:index] + statements[index + 1 :]
        lines = write(expansion.part(rest, [], [], []))
        result = verify(original, lines, assembler, statements=statements)
        assert not result.identical, statements[index]
        assert result.differences


def test_every_changed_operand_is_noticed(assembler, handlers):
    expansion, original = handlers
    lines = NUMERIC.splitlines(keepends=True)
    for index, line in enumerate(lines):
        for old, new in (
            ("4)", "5)"),
            ("%r4", "%r5"),
            ("handler_", "other_"),
            ("1:", "2:"),
            ("1b", "1f"),
            (", 6", ", 7"),
        ):
            if old in line:
                changed = "".join([*lines[:index], line.replace(old, new), *lines[index + 1 :]])
                assert not verify(original, changed, assembler, statements=expansion.statements).identical, line


def test_a_difference_names_the_statement_by_its_c_names(assembler, handlers):
    expansion, original = handlers
    result = verify(original, NUMERIC.replace("6\n1:", "7\n1:", 1), assembler, statements=expansion.statements)
    assert result.differences == ["`.text`+0x14 (`li r5, VECTOR_PROGRAM`) holds 38a00007 instead of 38a00006"]


def test_messages_of_the_assembler_name_the_true_line(assembler, tmp_path):
    header = tmp_path / "load.h"
    header.write_text("#define BIG 70000\n.macro load reg\n\tnop\n\tlwz \\reg, BIG(3)\n.endm\n")
    main = tmp_path / "main.S"
    main.write_text('#include "load.h"\n\n\tload 4\n\tli 3, BIG\n')
    source = Source(str(main), main.read_text())
    lines = preprocess(source, CppOptions()).lines
    text = write(expand(lines, ExpandOptions()), ViewOptions(line_markers=True, annotate="comment"))
    output = tmp_path / "out.s"
    output.write_text(text)
    run = subprocess.run([assembler, *FLAGS, "-o", tmp_path / "out.o", output], capture_output=True, text=True)
    places = [line.split(": Error")[0] for line in run.stderr.splitlines() if "Error" in line]
    assert places == [f"{header}:4", f"{main}:4"]


def test_labels_move_with_their_prefixed_instruction(assembler):
    """GNU as moves a label behind the alignment nop only when it stands on the line of the instruction."""
    text = (
        ".macro m\n.rept 13\n nop\n.endr\n.endm\n m\n nop\n nop\nlab1: pnop\n m\nlab2:\n pnop\n"
        ".macro one\n pnop\n.endm\n m\n nop\nlab3: one\n.long lab1-., lab2-., lab3-.\n"
    )
    expansion, original = expansion_of(Source("a.s", text))
    result = verify(original, write(expansion), assembler, ("-mpower10", "-a64"))
    assert (result.differences, result.messages) == ([], [])


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("limit", [4, 64])
def test_a_condition_on_an_unknown_constant_is_kept_with_both_arms(assembler, shape, limit):
    text = (
        ".macro word x\n.long \\x\n.endm\n"
        "start: nop\n.if LIMIT > 5\n word 1\n.else\n word 2\n word 3\n.endif\n word start\n"
    )
    expansion, original = expansion_of(Source("a.s", text), incomplete=True)
    written = write(expansion, ViewOptions(**SHAPES[shape]))
    if shape == "all":
        assert written == (
            "start:\tnop\n\t.if\tLIMIT>5\n\t.long\t1\n\t.else\n\t.long\t2\n\t.long\t3\n\t.endif\n\t.long\tstart\n"
        )
    result = verify(original, written, assembler, (*FLAGS, "--defsym", f"LIMIT={limit}"))
    assert (result.differences, result.rejected) == ([], False)


def test_the_scrubber_reads_the_output_as_the_same_statements():
    for name, text in SOURCES.items():
        expansion, _ = expansion_of(Source("a.s", text))
        read = [" ".join(scrub_string(line).split()) for line in write(expansion).splitlines()]
        statements = [statement for statement in expansion.statements if statement.kind != "assignment"]
        meant = [" ".join(statement.text.text.split()) for statement in statements]
        assert [line for line in read if " =" not in line] == meant, name


def test_operands_by_themselves_are_spelled_as_in_their_statement():
    text = (
        "#define r0 %r0\n#define SLOT 8\n#define RESTORE_CR mtcr r0\n#define SAVE(n) stw n, SLOT(1)\n"
        ".macro m reg\n\tRESTORE_CR\n\tSAVE(\\reg)\n\tlwz \\reg, SLOT(1)\n.endm\n\tm r0\n\tRESTORE_CR\n"
    )
    expansion, _ = expansion_of(Source("a.S", text), cpp=True)
    assert [spelled_operands(statement.text, statement.operands) for statement in expansion.statements] == [
        "r0",
        "r0,SLOT(1)",
        "r0,SLOT(1)",
        "r0",
    ]
