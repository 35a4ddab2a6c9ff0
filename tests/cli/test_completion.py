"""`ppcmacro completion`, what a shell is offered, the help and the manual pages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from ppcmacro.cli.app import COMMANDS, COMPLETE, app
from ppcmacro.cli.headings import OWN, REST, grouped

ROOT = Path(__file__).parents[2]


def offered(line: str) -> list[str]:
    """Return what bash is offered for the last word of a line."""
    words = line.split(" ")
    environment = {**os.environ, COMPLETE: "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(
        [sys.executable, "-m", "ppcmacro"], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ppcmacro ex", ["plain,expand"]),
        ("ppcmacro lint --min-c", ["plain,--min-confidence"]),
        ("ppcmacro lint --fail-on n", ["plain,note", "plain,never"]),
        ("ppcmacro lint --select C001,S00", [f"plain,C001,S00{number}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9)]),
        ("ppcmacro lint --ignore slot", ["plain,slot-width"]),
        ("ppcmacro rule C01", [f"plain,C01{number}" for number in range(9)]),
        ("ppcmacro lint --cpu 47", ["plain,476"]),
        ("ppcmacro lint arch/po", ["file,arch/po"]),
        ("ppcmacro expand x -o y", ["file,y"]),
        ("ppcmacro lint -I in", ["dir,in"]),
        ("ppcmacro completion z", ["plain,zsh"]),
    ],
)
def test_what_is_offered(line: str, expected: list[str]) -> None:
    assert offered(line) == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_scripts(run: Any, shell: str) -> None:
    result = run("completion", shell)
    assert (result.status, result.err) == (0, "")
    assert COMPLETE in result.out
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=result.out, text=True, check=True)


def test_bash_completes_with_the_script(run: Any, tmp_path: Path) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    program = tmp_path / "ppcmacro"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m ppcmacro "$@"\n')
    program.chmod(0o755)
    script = run("completion", "bash").out + (
        "COMP_WORDS=(ppcmacro hand)\nCOMP_CWORD=1\n_ppcmacro_completion ppcmacro\necho \"${COMPREPLY[@]}\"\n"
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script], env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "handlers\n"


def test_another_shell(run: Any) -> None:
    result = run("completion", "tcsh")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("ppcmacro: error: invalid value for 'bash|zsh|fish': 'tcsh' is not one of")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    context = click.Context(app, info_name="ppcmacro")
    command = app.get_command(context, name)
    assert command is not None
    assert command.help
    for one in command.params:
        if isinstance(one, click.Option) and not one.hidden:
            assert re.fullmatch(r".*[.)]", one.help or ""), f"{one.opts} of {name} ends without a full stop"


def test_every_option_of_lint_has_a_heading() -> None:
    context = click.Context(app, info_name="ppcmacro")
    command = app.get_command(context, "lint")
    assert command is not None
    headings = [heading for heading, _ in grouped(command, context)]
    assert OWN not in headings
    assert headings[0] == "Choosing rules"
    assert headings[-1] == REST


def test_help_shows_the_headings(run: Any) -> None:
    out = run("lint", "--help").out
    headings = re.findall(r"^(\w.*):$", out, re.MULTILINE)
    assert headings[:3] == ["Choosing rules", "Choosing files", "Known and silenced findings"]
    assert "--min-confidence LEVEL" in out


def test_the_manual_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "tools/man_pages.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_groff_has_nothing_to_complain_about() -> None:
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    pages = sorted((ROOT / "man").glob("*.1"))
    assert {page.name for page in pages} >= {"ppcmacro.1", *(f"ppcmacro-{name}.1" for name in COMMANDS)}
    for page in pages:
        done = subprocess.run(
            ["groff", "-man", "-Tutf8", "-ww", "-z", str(page)], capture_output=True, text=True, check=True
        )
        assert done.stderr == "", page.name
