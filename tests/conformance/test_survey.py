"""The table of `python -m tests.conformance`: what it counts, and that an expander that is wrong does not pass."""

from __future__ import annotations

from copy import copy
from pathlib import Path

import pytest

from ppcmacro.macro import ExpandOptions, Expansion
from tests.conformance.__main__ import main
from tests.conformance.harness import AS, CPP, expand_text
from tests.conformance.survey import different, inputs_in, programs, survey, table

pytestmark = pytest.mark.skipif(AS is None, reason="powerpc-linux-gnu-as is not installed")

CASES = """#### good
.macro m a
 .byte \\a
.endm
 m 1
#### refused
 .byte 1
.endif
#### with a flag | -mregnames
 li r3,1
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kernel").mkdir()
    (tmp_path / "kernel/plain.s").write_text(".rept 2\n nop\n.endr\n")
    (tmp_path / "kernel/notes.txt").write_text("no input")
    (tmp_path / "titled.s").write_text(CASES)
    return tmp_path


def test_table(folder: Path) -> None:
    results = survey(inputs_in(folder))
    assert table(results) == (
        "group   inputs  identical  refused alike  other line  no answer  different\n"
        "kernel       1          1              0           0          0          0\n"
        "titled       3          2              1           0          0          0\n"
        "all          4          3              1           0          0          0\n"
    )
    assert not different(results)


@pytest.mark.skipif(CPP is None, reason="powerpc-linux-gnu-gcc is not installed")
def test_files_for_the_preprocessor(tmp_path: Path) -> None:
    (tmp_path / "a.S").write_text("#define N 3\n.macro m a\n li \\a, N\n.endm\n m N\n")
    (result,) = survey(inputs_in(tmp_path))
    assert (result.input.group, result.input.name, result.verdict.outcome) == (".", "a.S", "identical")


def forgetful(text: str, options: ExpandOptions) -> Expansion:
    """An expander that loses the last statement."""
    expansion = expand_text(text, options)
    shorter = copy(expansion)
    shorter.statements = expansion.statements[:-1]
    return shorter


def lenient(text: str, options: ExpandOptions) -> Expansion:
    """An expander that finds nothing wrong."""
    silent = copy(expand_text(text, options))
    silent.diagnostics, silent.duplicates = [], []
    return silent


def strict(text: str, options: ExpandOptions) -> Expansion:
    """An expander that refuses everything, with the line behind the first."""
    return expand_text("\n.endif\n", options)


def test_an_expander_that_loses_a_statement(folder: Path) -> None:
    results = survey(inputs_in(folder, expander=forgetful))
    assert [one.verdict.outcome for one in results] == ["different", "different", "refused", "different"]
    lines = table(results).splitlines()
    assert lines[3] == "all          4          0              1           0          0          3"
    assert lines[5] == "kernel: plain.s: different"
    assert lines[6].startswith("    section .text: (1, 6, 1, 0, b'`\\x00\\x00\\x00`\\x00\\x00\\x00') -> ")
    assert different(results)


def test_an_expander_that_refuses_nothing(folder: Path) -> None:
    results = survey(inputs_in(folder, expander=lenient))
    assert [one.verdict.outcome for one in results] == ["identical", "identical", "accepted wrongly", "identical"]
    assert different(results)


def test_an_expander_that_refuses_everything(folder: Path) -> None:
    results = survey(inputs_in(folder, expander=strict))
    assert [one.verdict.outcome for one in results] == ["refused wrongly"] * 2 + ["refused", "refused wrongly"]
    assert different(results)


def test_random_programs_find_an_expander_that_is_wrong() -> None:
    assert different(survey(programs(5, 0, expander=forgetful)))
    assert not different(survey(programs(5, 0)))


def test_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].split() == ["all", "4", "3", "1", "0", "0", "0"]
    (folder / "kernel/plain.s").write_text(" li r3,a+b\n .long (a\n .octa foo\n")
    (folder / "kernel/other.s").write_text(" .octa foo\n")
    assert main([str(folder / "kernel")]) == 1
    assert "other.s: passed on" in capsys.readouterr().out
    (folder / "empty").mkdir()
    assert main([str(folder / "empty")]) == 1
    (folder / "empty/names.s").write_text(" li r3,1\n")
    assert main([str(folder / "empty"), "--as=-mregnames"]) == 0
    with pytest.raises(SystemExit):
        main([str(folder / "none")])
