"""The written text: layout, exactness, comments, line markers."""

from __future__ import annotations

import subprocess

import pytest

from ppcmacro.errors import UsageError
from ppcmacro.gas.scrub import scrub_string
from ppcmacro.macro.expansion import Parameter
from ppcmacro.source import Origin
from ppcmacro.views.annotate import beside, comment
from ppcmacro.views.line import lay_out, split_labels
from ppcmacro.views.options import ViewOptions
from ppcmacro.views.selection import select
from ppcmacro.views.writer import write

LINES = [
    ("stw r3,4(r5)", 0, "\tstw\tr3, 4(r5)"),
    ("nop", 0, "\tnop"),
    ("nop ", 0, "\tnop"),
    ("kvmppc_handler_15:", 1, "kvmppc_handler_15:"),
    ("a:b:1:mtspr 0x110,4", 3, "a: b: 1:\tmtspr\t0x110, 4"),
    ("a :nop", 1, "a:\tnop"),
    ('"odd: name;#":.long 1', 1, '"odd: name;#":\t.long\t1'),
    ('.ascii "a,b","c  , d"', 0, '\t.ascii\t"a,b", "c  , d"'),
    ('.ascii "say \\"a,b\\"","x"', 0, '\t.ascii\t"say \\"a,b\\"", "x"'),
    ('.ascii"a b","c"', 0, '\t.ascii"a b","c"'),
    (".byte(1),2", 0, "\t.byte(1),2"),
    (".if .-x>4", 0, "\t.if\t.-x>4"),
    ('.ascii "two\n lines","x"', 0, '\t.ascii\t"two\n lines", "x"'),
    ("", 0, ""),
]


@pytest.mark.parametrize(("scrubbed", "labels", "line"), LINES, ids=[line[0] or "empty" for line in LINES])
def test_layout(scrubbed, labels, line):
    assert lay_out(scrubbed, labels) == line


@pytest.mark.parametrize(("scrubbed", "labels", "line"), LINES, ids=[line[0] or "empty" for line in LINES])
def test_the_scrubber_undoes_the_layout(scrubbed, labels, line):
    assert scrub_string(line).replace(" :", ":") == scrubbed.strip().replace(" :", ":")


@pytest.mark.parametrize(
    ("scrubbed", "labels", "line"),
    [
        ("x=5", 0, "x = 5"),
        ("x = 5", 0, "x = 5"),
        ("x==y+1", 0, "x == y+1"),
        (". =.+4", 0, ". = .+4"),
        ("a:x=5", 1, "a:\tx = 5"),
        ('"odd name"=5', 0, '"odd name" = 5'),
        (".set x,5", 0, "\t.set\tx, 5"),
    ],
)
def test_layout_of_assignments(scrubbed, labels, line):
    assert lay_out(scrubbed, labels, assignment=True) == line


def test_labels_are_counted_not_guessed():
    assert split_labels("a: b: c", 1) == (["a:"], "b: c")
    assert split_labels("a: b: c", 5) == (["a:", "b:"], "c")


def test_plain_output(build):
    build.add(".globl kvmppc_handler_15", 4)
    build.add("kvmppc_handler_15:", 4)
    build.add("mtspr 0x110,4", 5)
    build.add("1:bne- 1b", 6)
    build.add("count=4", 7)
    assert write(build.expansion) == (
        "\t.globl\tkvmppc_handler_15\nkvmppc_handler_15:\n\tmtspr\t0x110, 4\n1:\tbne-\t1b\ncount = 4\n"
    )


def test_nothing_gives_nothing(build):
    assert write(build.expansion) == ""
    assert write(build.expansion, ViewOptions(annotate="comment", line_markers=True, depth=0)) == ""


def test_symbolic_output(build):
    build.add(["mtspr ", ("0x110", build.use("SPRN_SPRG2", 5)), ",", ("4", build.use("r4", 5))], 5)
    build.add(["off=", ("8", build.use("SLOT", 6)), "+4"], 6)
    assert write(build.expansion, ViewOptions(view="symbolic")) == "\tmtspr\tSPRN_SPRG2, r4\noff = SLOT+4\n"
    assert write(build.expansion) == "\tmtspr\t0x110, 4\noff = 8+4\n"


def test_undecodable_bytes_come_out_as_they_went_in(build):
    build.add('.ascii "\udcff"', 1)
    assert write(build.expansion).encode("utf-8", "surrogateescape") == b'\t.ascii\t"\xff"\n'


def nested(build):
    """HANDLER 15 (line 20) calls SAVE r4 (line 3)."""
    save = build.macro("SAVE", ["stw \\reg,8(r1)"], (Parameter("reg"),), line=6)
    handler = build.macro("HANDLER", ["h_\\n:", "SAVE r4", "bctr"], (Parameter("n"),), line=1)
    outer = build.call(handler, ["HANDLER ", ("15", build.use("DEBUG", 20))], 20, args=(("n", "15"),))
    build.add("h_15:", 2, outer.frame)
    inner = build.call(save, "SAVE r4", 3, within=outer.frame, args=(("reg", "r4"),))
    build.add("stw r4,8(r1)", 7, inner.frame)
    build.close(inner)
    build.add("bctr", 4, outer.frame)
    build.close(outer)
    build.add("nop", 21)
    return build.expansion


def test_calls_as_comments(build):
    build.add(".text", 10)
    assert write(nested(build), ViewOptions(annotate="comment")) == (
        "\t.text\n"
        "\n"
        "/* HANDLER DEBUG  [vectors.S:20] */\n"
        "h_15:\n"
        "/*   SAVE r4  [vectors.S:3] */\n"
        "\tstw\tr4, 8(r1)\n"
        "\tbctr\n"
        "\n"
        "\tnop\n"
    )


def test_origins_in_a_column(build):
    assert write(nested(build), ViewOptions(annotate="column")) == (
        "h_15:\t\t\t\t\t\t/* vectors.S:2 HANDLER */\n"
        "\tstw\tr4, 8(r1)\t\t\t/* vectors.S:7 SAVE < HANDLER */\n"
        "\tbctr\t\t\t\t\t/* vectors.S:4 HANDLER */\n"
        "\tnop\t\t\t\t\t/* vectors.S:21 */\n"
    )


def test_a_long_line_keeps_a_blank_before_its_comment():
    assert beside("\t.long\t" + "1" * 60, "/* x */") == "\t.long\t" + "1" * 60 + " /* x */"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a */ b", "/* a * / b */"),
        ("/*/*/", "/* / * / * / */"),
        ("two\nlines\r", "/* two lines  */"),
        ('# 12 "f"', '/* # 12 "f" */'),
    ],
)
def test_comments_are_safe(text, written):
    assert comment(text) == written


@pytest.mark.parametrize("hostile", ['"*/ bogus /*"', '"\n# 12 \\"x\\""', "*/", "/*", "*/*/", '"', "'"])
def test_hostile_text_in_a_comment_is_no_statement(build, assembler, hostile, tmp_path):
    macro = build.macro("M", ["nop"], line=1)
    call = build.call(macro, f"M {hostile}", 5)
    build.add("nop", 2, call.frame)
    build.close(call)
    source = tmp_path / "a.s"
    source.write_text(write(build.expansion, ViewOptions(annotate="comment")))
    run = subprocess.run([assembler, "-o", tmp_path / "a.o", source], capture_output=True, text=True)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_line_markers_are_written_where_the_assembler_would_be_wrong(build):
    build.add("nop", 10)
    build.add("nop", 11)
    build.add("nop", 11)
    build.add('.ascii "two\nlines"', 12)
    build.add("nop", 14)
    macro = build.use("SAVE", 30)
    build.add("nop", 3, macro)
    build.add("nop", 0)
    assert write(build.expansion, ViewOptions(line_markers=True)) == (
        '# 10 "vectors.S"\n\tnop\n\tnop\n# 11 "vectors.S"\n\tnop\n\t.ascii\t"two\nlines"\n\tnop\n'
        '# 30 "vectors.S"\n\tnop\n\tnop\n'
    )


@pytest.mark.parametrize("path", ["vectors.S", 'a "b"\\c.S', "dir/\xe9\udcff.S"])
def test_the_assembler_names_the_true_place(build, assembler, tmp_path, path):
    build.source.path = path
    expansion = nested(build)
    bad = build.add("bogus", 33)
    expansion.statements[1], expansion.statements[-1] = bad, expansion.statements[1]
    bad.origin = Origin(bad.origin.location, expansion.statements[0].origin.frame)
    source = tmp_path / "a.s"
    text = write(expansion, ViewOptions(line_markers=True, annotate="comment"))
    source.write_bytes(text.encode("utf-8", "surrogateescape"))
    run = subprocess.run([assembler, "-mregnames", "-o", tmp_path / "a.o", source], capture_output=True)
    place = path.encode("utf-8", "surrogateescape")
    assert run.stderr.splitlines()[1:] == [place + b":33: Error: unrecognized opcode: `bogus'"]


def test_selection_of_one_part(build):
    expansion = nested(build)
    part = select(expansion, 1, 3)
    assert write(part) == "\tstw\tr4, 8(r1)\n\tbctr\n"
    assert [(call.macro.name, call.first, call.last) for call in part.calls] == [("SAVE", 0, 1)]
    assert write(part, ViewOptions(annotate="comment")).splitlines()[0] == "/*   SAVE r4  [vectors.S:3] */"
    assert select(expansion, 7, 2).statements == []


@pytest.mark.parametrize(
    "wrong", [{"view": "pretty"}, {"annotate": "all"}, {"depth": -1}], ids=["view", "annotate", "depth"]
)
def test_wrong_options(wrong):
    with pytest.raises(UsageError):
        ViewOptions(**wrong)
