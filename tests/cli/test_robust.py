"""A run ends, whatever a file or a fault of ours does, and what it found until then is shown."""

from __future__ import annotations

import errno
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from ppcmacro.project.checking import linting
from ppcmacro.project.checking.time_limit import OutOfTime, time_limit

SLOW = """\
.macro TWICE depth
    .if \\depth
    TWICE "(\\depth - 1)"
    TWICE "(\\depth - 1)"
    .endif
.endm
    TWICE 40
"""


@pytest.fixture(autouse=True)
def here(folder: Path) -> Path:
    (folder / "bad.s").write_text('\t.error "no"\n')
    return folder


# It can strike within the callback that hypothesis has in the garbage collector, and then strikes again.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("command", ["lint", "expand"])
def test_a_file_that_takes_for_ever(run: Any, here: Path, command: str) -> None:
    (here / "slow.s").write_text(SLOW)
    limits = ("--max-seconds", "1", "--max-expansion", "1000000000", "--max-depth", "1000")
    result = run(command, "slow.s", *limits)
    said = result.out if command == "lint" else result.err
    assert result.status == 1
    assert said.startswith("slow.s:1:1: M031 the file takes more than 1 seconds of processor time, which is the limit")
    if command == "lint":
        both = run("lint", "slow.s", "bad.s", "-q", *limits)
        assert [line.split(" ")[1] for line in both.out.splitlines()] == ["M031", "M034"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_timer_is_off_afterwards() -> None:
    with time_limit(1):
        pass
    with pytest.raises(OutOfTime), time_limit(1):
        _work_for_ever()
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def _work_for_ever() -> None:
    while True:
        pass


def test_a_fault_of_ours_hides_nothing(run: Any, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "a.s").write_text("\tnop\n")
    judge = linting.judge

    def fail(reading: Any, path: str, settings: Any) -> Any:
        if path == "a.s":
            raise RuntimeError("what\nhappened")
        return judge(reading, path, settings)

    monkeypatch.setattr(linting, "judge", fail)
    result = run("lint", "a.s", "bad.s", "-q")
    assert result.status == 2
    assert result.out.startswith("bad.s:1:2: M034 ")
    fault = "internal error: RuntimeError: what happened; PPCMACRO_DEBUG=1 shows where"
    assert result.err == f"ppcmacro: error: `a.s`: {fault}\n"




@pytest.mark.parametrize("command", [("handlers", "a.S"), ("ledger", "a.S", "h")])
def test_reports_are_bounded_as_well(run: Any, here: Path, command: tuple[str, ...]) -> None:
    block = "\tlwz 5,{0}(3)\n\tcmpwi 5,{0}\n\tbeq {1}f\n\taddi 4,4,{0}\n{1}:\n"
    lines = [block.format(number, number % 9 + 1) for number in range(3000)]
    (here / "a.S").write_text(f"/* ppcmacro: handler level=critical */\nh:\tmtspr 0x112,4\n{''.join(lines)}\trfci\n")
    result = run(*command, "--max-seconds", "1")
    assert result.status == 1
    assert "M031" in result.err


def test_an_unreadable_folder_hides_nothing(run: Any, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "closed").mkdir()
    scandir = os.scandir

    def refusing(path: str) -> Any:
        if os.path.basename(path) == "closed":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    status, out, err = run("lint", ".", "--output", "sarif=x.sarif", "--no-cache")
    assert (status, out.split(" ")[1]) == (2, "M034")
    assert err.splitlines()[-1] == "ppcmacro: error: `closed`: permission denied"
    assert (here / "x.sarif").exists()
    assert run("lint", "closed").err == "ppcmacro: error: cannot read the folder `closed`: Permission denied\n"


def test_commands_without_arguments_say_what_they_take(run: Any) -> None:
    for command in ((), ("baseline",)):
        status, out, err = run(*command)
        assert (status, out) == (2, "")
        assert "\\x0a" not in err
        assert "Commands:" in err.splitlines()
    assert run("completion").err == (
        "ppcmacro: error: missing argument 'bash|zsh|fish'. Choose from: bash, zsh, fish "
        "(see `ppcmacro completion --help`)\n"
    )


def test_standard_output_by_name(run: Any, here: Path) -> None:
    (here / "a.s").write_text("\tnop\n")
    assert run("expand", "a.s", "-o", "-") == (0, "\tnop\n", "")
    assert not (here / "-").exists()


@pytest.mark.parametrize("command", [("handlers", "h.s"), ("ledger", "h.s", "h")])
def test_reports_go_to_standard_output_by_name(run: Any, here: Path, command: tuple[str, ...]) -> None:
    (here / "h.s").write_text("/* ppcmacro: handler level=critical */\nh:\trfci\n")
    assert run(*command, "-o", "-") == run(*command)
    assert not (here / "-").exists()
