"""The format for readers, as whole texts."""

from __future__ import annotations

import re

from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.render import RenderOptions, render
from ppcmacro.render.full import render as full
from ppcmacro.source import Frame, Location, Origin, Source

EXPECTED = """\
C003 restored-from-wrong-slot: VCPU_GPR(R4) holds `vcpu` at the hand-off to kvmppc_resume_host, not the interrupted r4
   --> samples/handlers.S:18:2
   |
18 |     mtspr   \\scratch , r4
   |     ^^^^^ the last copy of the interrupted r4, in SPRG2 (SPRN_SPRG_RSCRATCH_CRIT) since line 43, is overwritten here
    at samples/handlers.S:74 in __KVM_HANDLER(ivor_nr=BOOKE_INTERRUPT_DEBUG, scratch=SPRN_SPRG_RSCRATCH_CRIT, srr0=SPRN_CSRR0)
    <- samples/handlers.S:118 in KVM_DBG_HANDLER(ivor_nr=BOOKE_INTERRUPT_DEBUG, scratch=SPRN_SPRG_RSCRATCH_CRIT, srr0=SPRN_CSRR0)
    path: 43 -> bne 50 (taken) -> 1: 69 -> 74 -> 18 -> bctr 33
help: insert `mfspr r4, \\scratch` before line 74

"""  # noqa: E501


def at(text: str, column: int, line: int = 1, **fields: object) -> Diagnostic:
    source = Source("a.S", "\n" * (line - 1) + text)
    return Diagnostic(
        "S004",
        "spr-as-memory-operand",
        Severity.ERROR,
        "message",
        Origin(Location(source, line, column)),
        **fields,  # type: ignore[arg-type]
    )


def test_the_whole_shape(finding: Diagnostic) -> None:
    assert full([finding], RenderOptions()) == EXPECTED


def test_explain_adds_why_above_help(finding: Diagnostic) -> None:
    lines = full([finding], RenderOptions(explain=True)).splitlines()
    assert lines[-3:] == [
        "why: the guest resumes with another value in r4",
        "help: insert `mfspr r4, \\scratch` before line 74",
        "",
    ]


def test_color_changes_no_character(finding: Diagnostic) -> None:
    colored = full([finding], RenderOptions(color=True))
    assert "\x1b[1;31mC003\x1b[0m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == EXPECTED


def test_render_finds_the_format_by_name(finding: Diagnostic) -> None:
    assert render("full", [finding], RenderOptions()) == EXPECTED


def test_backtrace_keeps_innermost_and_outermost(finding: Diagnostic, source: Source) -> None:
    frame = finding.origin.frame
    for name in ("A", "B", "C"):
        frame = Frame("macro", name, Origin(Location(source, 74, 2), frame))
    deep = finding._replace(origin=Origin(finding.origin.location, frame), path=(), help="", label="")
    assert full([deep], RenderOptions(backtrace=2)).splitlines()[5:] == [
        "    at samples/handlers.S:74 in C()",
        "    ...3 more...",
        "    <- samples/handlers.S:118 in KVM_DBG_HANDLER(ivor_nr=BOOKE_INTERRUPT_DEBUG, "
        "scratch=SPRN_SPRG_RSCRATCH_CRIT, srr0=SPRN_CSRR0)",
        "",
    ]
    assert full([deep], RenderOptions(backtrace=0)).splitlines()[5:] == [""]


def test_a_recursion_is_one_line(source: Source) -> None:
    frame = Frame("macro", "M", Origin(Location(source, 118, 1)))
    for _ in range(100):
        frame = Frame("macro", "M", Origin(Location(source, 18, 2), frame))
    one = Diagnostic("M022", "n", Severity.ERROR, "m", Origin(Location(source, 18, 2), frame))
    assert full([one], RenderOptions()).splitlines()[5:] == [
        "    at samples/handlers.S:18 in M() (100 times)",
        "    <- samples/handlers.S:118 in M()",
        "",
    ]


def test_quiet_macros_are_left_out(finding: Diagnostic) -> None:
    text = full([finding._replace(path=(), help="")], RenderOptions(quiet_macros=("__KVM_*",)))
    assert text.splitlines()[5:] == [
        "    at samples/handlers.S:118 in KVM_DBG_HANDLER(ivor_nr=BOOKE_INTERRUPT_DEBUG, "
        "scratch=SPRN_SPRG_RSCRATCH_CRIT, srr0=SPRN_CSRR0)",
        "",
    ]


def test_loop_and_c_macro_frames() -> None:
    source = Source("a.S", "x\ny\nz")
    loop = Frame("loop", "irp", Origin(Location(source, 3, 1)), args=(("reg", "r4"),), turn=2)
    c_macro = Frame("cpp", "SAVE", Origin(Location(source, 2, 1), loop), spelling="SAVE(r4)")
    one = Diagnostic("C001", "n", Severity.ERROR, "m", Origin(Location(source, 1, 1), c_macro))
    assert full([one], RenderOptions()).splitlines()[5:] == [
        "    at a.S:2 in SAVE(r4)",
        "    <- a.S:3 in .irp turn 2 (reg=r4)",
        "",
    ]


def test_includes_follow_the_calls() -> None:
    top = Source("top.S", "\n\n#include \"mid.h\"\n")
    middle = Source("mid.h", "#include \"in.h\"\n", Origin(Location(top, 3, 1)))
    inner = Source("in.h", "\tlwz r3, 0(r4)\n", Origin(Location(middle, 1, 1)))
    one = Diagnostic("C001", "n", Severity.ERROR, "m", Origin(Location(inner, 1, 2)))
    assert full([one], RenderOptions()).splitlines()[5:] == [
        "    included from mid.h:1",
        "    included from top.S:3",
        "",
    ]


def test_related_places_have_their_own_chain() -> None:
    source = Source("a.S", "H 15\nH 15\n")
    first = Frame("macro", "H", Origin(Location(source, 1, 1)), args=(("n", "15"),))
    one = Diagnostic(
        "V002", "duplicate-handler-symbol", Severity.ERROR, "m", Origin(Location(source, 2, 1)),
        related=(Label(Origin(Location(source, 1, 1), first), "first defined here"),),
    )  # fmt: skip
    assert full([one], RenderOptions()).splitlines()[5:] == [
        "note: a.S:1: first defined here",
        "    at a.S:1 in H(n=15)",
        "",
    ]


def test_also_names_three_and_counts_all() -> None:
    names = tuple(f"h_{number}" for number in range(1, 18))
    assert "    also in h_1, h_2, h_3, ... (17 handlers)\n" in full([at("x", 1, also=names)], RenderOptions())
    assert "    also in h_1 (1 handler)\n" in full([at("x", 1, also=names[:1])], RenderOptions())


def test_steps_in_other_files_name_them(finding: Diagnostic) -> None:
    other = Source("exit.h", "\n\tbctr\n")
    step = finding.path[-1]._replace(origin=Origin(Location(other, 2, 2)))
    text = full([finding._replace(path=(finding.path[0], step))], RenderOptions())
    assert "    path: 43 -> bctr exit.h:2\n" in text


def frame_of(text: str, column: int, width: int = 120, **fields: object) -> list[str]:
    return full([at(text, column, **fields)], RenderOptions(width=width)).splitlines()[2:5]


def test_carets_stop_at_the_end_of_the_word() -> None:
    assert frame_of("\tlwz r4, 8(r4) /* c */", 10) == ["  |", "1 |     lwz r4, 8(r4) /* c */", "  |             ^^^^^"]
    assert frame_of("a;b", 1) == ["  |", "1 | a;b", "  | ^"]
    assert frame_of('\t.ascii "a, b; c", 1', 9) == ["  |", '1 |     .ascii "a, b; c", 1', "  |            ^^^^^^^^^"]
    assert frame_of("stw r3,SLOT(1, 2)(r1)#c", 8) == ["  |", "1 | stw r3,SLOT(1, 2)(r1)#c", "  |        " + "^" * 14]


def test_tabs_and_wide_characters_stay_aligned() -> None:
    assert frame_of("ab\tli r3, 1", 4) == ["  |", "1 | ab  li r3, 1", "  |     ^^"]
    assert frame_of("/* 漢字 */ li r3, 1", 10) == ["  |", "1 | /* 漢字 */ li r3, 1", "  |            ^^"]


def test_a_whole_line_is_underlined_without_a_column() -> None:
    assert frame_of("\tli r3, 1 ", 0) == ["  |", "1 |     li r3, 1", "  |     ^^^^^^^^"]


def test_a_line_that_is_not_there_leaves_the_label() -> None:
    one = at("", 3, label="here")
    assert full([one], RenderOptions()).splitlines()[1:] == ["  --> a.S:1:3", "  = here", ""]


def test_long_lines_are_cut_around_the_carets() -> None:
    text = "\t" + "nop; " * 4000 + "lwz r4, SPRN_SRR0" + "; nop" * 4000
    column = text.index("lwz") + 1
    lines = frame_of(text, column, width=60)
    assert lines[1].startswith("1 | ...")
    assert lines[1].endswith("...")
    assert len(lines[1]) <= 4 + 60 + 6
    caret = lines[2].index("^")
    assert lines[1][caret : caret + 3] == "lwz"
    assert lines[2].strip("| ") == "^^^"


def test_nothing_in_a_source_reaches_the_terminal() -> None:
    text = full([at("li r3, \x1b[31m1 \u202e x\udcff", 1, label="a\x07b")], RenderOptions())
    assert text.splitlines()[3:5] == ["1 | li r3, \\x1b[31m1 \\u202e x\\xff", "  | ^^ a\\x07b"]
