"""Instructions that GNU as refuses: unknown opcodes and operands that are missing or meant otherwise."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from ppcmacro import Diagnostic, Settings, Severity, expand, lint
from ppcmacro.cli import main

AS = shutil.which("powerpc-linux-gnu-as")
ERROR, NOTE = Severity.ERROR, Severity.NOTE


class Finding(NamedTuple):
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    help: str


def finding(one: Diagnostic) -> Finding:
    place = one.origin.location
    return Finding(place.line, place.column, one.code, one.severity, one.message, one.help)


def refused(text: str, path: str = "a.s", settings: Settings | None = None) -> list[Finding]:
    """The findings of lint; expand must make the same."""
    found = lint([path], settings, stdin=text).diagnostics
    expanded = expand(path, settings, stdin=text).diagnostics
    assert sorted(map(finding, found)) == sorted(map(finding, expanded))
    return [finding(one) for one in found]


def opcode(line: int, column: int, word: str, help: str = "", severity: Severity = ERROR) -> Finding:
    return Finding(line, column, "M029", severity, f"unrecognized opcode: `{word}`", help)


# ---- unknown opcodes ----


@pytest.mark.parametrize("command", ["lint", "expand"])
@pytest.mark.parametrize("name", ["a.s", "a.S"])
def test_exit_status(
    command: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("\tfrobnicate 3\n")
    assert main([command, name]) == 1
    out, err = capsys.readouterr()
    assert f"{name}:1:2: M029 unrecognized opcode: `frobnicate`" in (out + err).splitlines()


def test_every_place_is_named_once() -> None:
    text = "\tfrobnicate 3\nx:\tFrobnicate r3\n\t.rept 2\n\tfrobnicate\n\t.endr\n"
    assert refused(text) == [
        opcode(1, 2, "frobnicate"),
        opcode(2, 4, "frobnicate"),
        opcode(4, 2, "frobnicate", "if it is a label, write `frobnicate:`"),
    ]


@pytest.mark.parametrize(
    ("statement", "word", "help"),
    [
        ("lwzz 3,0(4)", "lwzz", "did you mean `lwz`?"),
        ("mtcssr0 3", "mtcssr0", "did you mean `mtcsrr0`?"),
        ("se_lii 3,4", "se_lii", "did you mean `se_li`?"),
        ("b+ .", "b+", "`b` has no form with a branch hint"),
        ("blr-", "blr-", "`blr` has no form with a branch hint"),
        ("add+ 3,4,5", "add+", "`add` has no form with a branch hint"),
        ("globl main", "globl", "a directive begins with a dot: `.globl`"),
        ("endif", "endif", "a directive begins with a dot: `.endif`"),
        ("start", "start", "if it is a label, write `start:`"),
        ("x: start", "start", ""),
        ("saveregs 3", "saveregs", "did you mean `Save_Regs`?"),
        ("frobnicatefrobnicatefrobnicateadd 3", "frobnicatefrobnicatefrobnicateadd", ""),
        (
            "DONE 3",
            "done",
            "macro `Done` is not defined at this point; a definition has to stand before the first call",
        ),
    ],
)
def test_what_may_have_been_meant(statement: str, word: str, help: str) -> None:
    text = f".macro Save_Regs r\n.endm\n{statement}\n.macro Done r\n.endm\n"
    column = statement.lower().index(word) + 1
    assert refused(text) == [opcode(3, column, word, help)]


def test_help_is_searched_for_a_bounded_number_of_words() -> None:
    found = refused("".join(f"stwbrx{number} 3\n" for number in range(10, 60)))
    assert found[0] == opcode(1, 1, "stwbrx10", "did you mean `stwbrx`?")
    assert [bool(one.help) for one in found] == [True] * 40 + [False] * 10


def test_a_mnemonic_of_an_argument_is_shown_at_the_call() -> None:
    text = ".macro both op\n\t\\op 3,4,5\n.endm\n\tboth add\n\tboth frobnicate\n"
    assert refused(text) == [opcode(2, 2, "frobnicate")]
    (one,) = lint(["a.s"], stdin=text).diagnostics
    assert [(frame.name, frame.call.location.line) for frame in one.origin.frames()] == [("both", 5)]
    assert [(label.origin.location.line, label.origin.location.column) for label in one.related] == [(5, 7)]


@pytest.mark.parametrize(
    "statement",
    [
        "se_li 3,4", "e_add16i 3,4,5", "evaddb 3,4,5", "zvsubfh 3,4,5", "a 3,4,5", "cax 3,4,5", "mtmq 3", "bdn .",
        "dmxxextfdmr512 2,4,1", "subwus 3,4,5", "bne+ .", "ADD 3,4,5", "psq_l 1,0(3),0,0", "mfdcr 3,5",
    ],
)  # fmt: skip
def test_instructions_of_any_processor_are_known(statement: str) -> None:
    assert refused(f"\t{statement}\n") == []


@pytest.mark.skipif(not AS, reason="powerpc-linux-gnu-as is not installed")
def test_gnu_as_refuses_the_same_lines(tmp_path: Path) -> None:
    words = "frobnicate lwz lwzz b+ bne+ bne++ blr blr+ add. add.. ADDS se_li li3 globl mtcsrr0 mtcsrr9 rlwinm"
    source = tmp_path / "a.s"
    source.write_text("".join(f"\t{word}\n" for word in words.split()))
    command = [str(AS), "-many", "-o", str(tmp_path / "a.o"), str(source)]
    errors = subprocess.run(command, capture_output=True, text=True, check=False).stderr.splitlines()
    theirs = [int(line.split(":")[1]) for line in errors if "unrecognized opcode" in line]
    assert [one.line for one in refused(source.read_text()) if one.code == "M029"] == theirs


# ---- what a file that was not found may define ----


def test_with_a_missing_header_an_unknown_word_is_a_note_at_most() -> None:
    text = "#include <a.h>\n\tfrobnicate 3\n\tFOO\n\tEXPORT_SYMBOL(x)\n\tFoo_bar 3\n\tsave_all 3\n\tb+ .\n\tlwz 3\n"
    help = "it may be a macro of a file that was not found: `<a.h>`"
    assert refused(text, "a.S") == [
        opcode(2, 2, "frobnicate", help, NOTE),
        opcode(7, 2, "b+", help, NOTE),
        Finding(8, 2, "M036", ERROR, "missing operand: `lwz 3`", "see the operands of `lwz`"),
    ]


def test_of_many_missing_headers_three_are_named() -> None:
    text = "".join(f'#include "{name}.h"\n' for name in "abcd") + "\tfrobnicate 3\n"
    help = 'it may be a macro of a file that was not found: `"a.h"`, `"b.h"`, `"c.h"`, …'
    assert refused(text, "a.S") == [opcode(5, 2, "frobnicate", help, NOTE)]


def test_a_missing_included_file_may_define_it_too() -> None:
    found = refused('\t.include "nowhere.inc"\n\tfrobnicate 3\n\tFOO 3\n')
    assert [one.code for one in found] == ["M021", "M029"]
    assert found[1] == opcode(2, 2, "frobnicate", "it may be a macro of a file that was not found", NOTE)


def test_nothing_is_missing_in_a_preprocessed_file_with_its_headers(tmp_path: Path) -> None:
    (tmp_path / "a.h").write_text("#define NOPE frobnicate\n.macro save_all\n\tnop\n.endm\n")
    settings = Settings(include_paths=(str(tmp_path),))
    found = refused('#include "a.h"\n\tsave_all\n\tNOPE 3\n\tFOO 3\n', "a.S", settings)
    assert [(one.severity, one.message) for one in found] == [
        (ERROR, "unrecognized opcode: `frobnicate`"),
        (ERROR, "unrecognized opcode: `foo`"),
    ]


def test_the_engine_and_the_refusals_do_not_report_a_word_twice() -> None:
    found = refused("\tadd,3 4\n\tFOO(3)\n\t.frob 3\n\tfrob 3\n", "a.S")
    assert [(one.line, one.message) for one in found] == [
        (1, "unrecognized opcode: `add,3`"),
        (2, "unrecognized opcode: `foo(3)`"),
        (3, "unknown pseudo-op: `.frob`"),
        (4, "unrecognized opcode: `frob`"),
    ]


def test_in_a_conditional_that_cannot_be_decided_a_finding_is_a_note() -> None:
    text = (
        "#include <a.h>\n\t.if X > 3\n\tlwz 3\n\t.if X > 5\n\t.endif\n\tfrob 3\n\t.else\n\tlwz 4\n\t.endif\n\tlwz 5\n"
    )
    found = refused(text, "a.S")
    assert [(one.line, one.code, one.severity) for one in found if one.line != 6] == [
        (3, "M036", NOTE),
        (8, "M036", NOTE),
        (10, "M036", ERROR),
    ]


def test_an_error_outside_is_not_hidden_by_the_note_within() -> None:
    text = "#include <a.h>\n.macro m\n\tlwz 3\n.endm\n\t.if X > 3\n\tm\n\t.endif\n\tm\n\tm\n"
    assert [(one.line, one.severity) for one in refused(text, "a.S") if one.code == "M036"] == [(3, ERROR)]


# ---- operands ----


def test_operands_that_gnu_as_refuses() -> None:
    assert refused("\tlwz 3\n\tlwz 3,4\n\tlwz 3,0(4)\n\tadd 3,4,5,6\n") == [
        Finding(1, 2, "M036", ERROR, "missing operand: `lwz 3`", "see the operands of `lwz`"),
        Finding(2, 2, "M036", ERROR, "missing operand: `lwz 3,4`", "see the operands of `lwz`"),
        Finding(4, 2, "M036", ERROR, "junk at end of line: `6': `add 3,4,5,6`", "see the operands of `add`"),
    ]


def test_a_parameter_without_its_backslash() -> None:
    text = ".macro load reg, from\n\tlwz reg,\\from\n.endm\n\tload 3, 0(4)\n\tload 5, 0(4)\n"
    message = "`reg` is a parameter of load, but stands here without its backslash, as a symbol"
    assert refused(text) == [Finding(2, 2, "M002", ERROR, message, "write `\\reg`")]


def test_a_parameter_with_the_name_of_a_symbol_is_that_symbol() -> None:
    text = ".set reg, 7\n.macro load reg, from\n\tlwz reg,\\from\n.endm\n\tload 3, 0(4)\nfrom:\n"
    assert refused(text) == []


def test_a_parameter_without_a_value() -> None:
    text = ".macro copy to, from\n\tmr \\to,\\from\n.endm\n\tcopy 3, 4\n\tcopy 3\n"
    message = "missing operand: `mr 3,`; copy is called without a value for `from`"
    help = "give `from` a value in the call, or a default in the definition"
    assert refused(text) == [Finding(2, 2, "M002", ERROR, message, help)]


def test_two_parameters_without_a_value() -> None:
    found = refused(".macro copy to, from\n\tmr \\to,\\from\n.endm\n\tcopy\n")
    assert [(one.code, one.message.partition("; ")[2]) for one in found] == [
        ("M002", "copy is called without a value for `to` and `from`")
    ]
