"""The process as a whole: start-up, signals, pipes, internal errors."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from ppcmacro import __version__
from ppcmacro.errors import InternalError

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "ppcmacro"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def test_version(run: Any) -> None:
    assert run("--version") == (0, f"ppcmacro {__version__}\n", "")


@pytest.mark.parametrize("argv", [["--version"], ["--help"], ["lint", "--help"], ["expand", "--help"]])
def test_help_and_version_import_nothing_heavy(argv: list[str]) -> None:
    code = f"import sys; from ppcmacro.cli import main; main({argv!r}); print(sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    loaded = set(eval(done.stderr))
    assert not loaded & {"lark", "rich", "tomllib", "tomli", "importlib.metadata", "ppcmacro.api"}


def test_importing_the_package_imports_none_of_its_parts() -> None:
    code = "import sys, ppcmacro; print([name for name in sys.modules if name.startswith('ppcmacro.')])"
    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("command", ["expand", "lint", "rule"])
def test_each_command_shows_an_example(run: Any, command: str) -> None:
    result = run(command, "--help")
    assert result.status == 0
    assert f"  ppcmacro {command}" in result.out.partition("Examples:")[2]


def test_no_command_and_a_wrong_one(run: Any) -> None:
    result = run("exapnd")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("ppcmacro: error: no such command 'exapnd'")
    assert run().status == 2


def test_an_option_that_is_not_there(run: Any) -> None:
    result = run("lint", "--nope")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("ppcmacro: error: no such option")
    assert result.err.endswith("(see `ppcmacro lint --help`)\n")
    assert result.err.count("\n") == 1


def test_rule(run: Any, engine: Any) -> None:
    assert run("rule", "C003") == (0, "page of C003 as text\n", "")
    assert run("rule").out.splitlines()[:2] == [
        "C003  error         restored-from-wrong-slot",
        "K002  warning  off  symbolic-spr",
    ]
    pages = "page of C003 as text\n\npage of K002 as text\n\npage of M001 as text\n"
    assert run("rule", "--all").out.startswith(pages)
    assert run("rule", "--all", "C003") == (2, "", "ppcmacro: error: give a code or `--all`, not both\n")


@pytest.mark.parametrize("failure", [RuntimeError("what\nhappened"), InternalError("what happened"), RecursionError()])
def test_an_internal_error_is_one_line(run: Any, engine: Any, folder: Path, failure: Exception) -> None:
    (folder / "a.S").write_text("")
    engine.failure = failure
    result = run("lint", "a.S")
    text = " ".join(str(failure).split())
    message = f"ppcmacro: internal error: {type(failure).__name__}: {text}; PPCMACRO_DEBUG=1 shows where\n"
    assert result == (2, "", message)


def test_debug_shows_the_traceback(run: Any, engine: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.S").write_text("")
    engine.failure = RuntimeError("what happened")
    monkeypatch.setenv("PPCMACRO_DEBUG", "1")
    result = run("lint", "a.S")
    assert result.status == 2
    assert "Traceback (most recent call last)" in result.err


def test_interrupted(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("")
    engine.failure = KeyboardInterrupt()
    result = run("lint", "a.S")
    assert (result.status, result.out, result.err.strip()) == (130, "", "")


def test_control_c_in_the_process(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "expand", "-"], env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, cwd=tmp_path,
    )  # fmt: skip
    deadline = time.monotonic() + 20
    while _imported(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.strip()) == (130, b"", b"")


def _imported(pid: int) -> bool:
    """Tell whether the process is still running rather than waiting for its input."""
    try:
        wchan = Path(f"/proc/{pid}/wchan").read_text()
    except OSError:
        return False
    return "pipe" not in wchan


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    script = f'"{sys.executable}" -m ppcmacro rule --help; "{sys.executable}" -m ppcmacro lint --help'
    process = subprocess.Popen(
        ["bash", "-c", f"set -o pipefail; ({script}) | head -c 1"], env=ENVIRONMENT, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, cwd=tmp_path,
    )  # fmt: skip
    out, err = process.communicate(timeout=60)
    assert (out, err) == (b"U", b"")


@pytest.mark.parametrize(
    ("script", "status", "err"),
    [
        ("expand a.s >&-", 0, ""),
        ("lint . >&- 2>&-", 0, ""),
        ("lint - <&-", 2, "ppcmacro: error: standard input is closed\n"),
        ("expand a.s >/dev/full", 2, "ppcmacro: error: no space left on device\n"),
    ],
)
def test_streams_that_are_closed_or_full(tmp_path: Path, script: str, status: int, err: str) -> None:
    (tmp_path / "a.s").write_text("\tnop\n")
    command = f'"{sys.executable}" -m ppcmacro {script}'
    done = subprocess.run(["bash", "-c", command], env=ENVIRONMENT, capture_output=True, text=True, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (status, "", err)


@pytest.mark.parametrize("argv", [["expand", "a.s"], ["lint", "a.s"]])
def test_a_closed_pipe_keeps_the_status(engine: Any, folder: Path, argv: list[str]) -> None:
    (folder / "a.s").write_text("bad\n" * 10)
    read, write = os.pipe()
    os.close(read)
    pid = os.fork()
    if not pid:
        os.dup2(write, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
        from ppcmacro.cli import main

        os._exit(main(argv))
    os.close(write)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 1


COMMANDS = {
    "expand": ("expand a.s", 0),
    "lint": ("lint a.s -q", 1),
    "lint json": ("lint a.s -q --format json", 1),
    "diff": ("lint a.s --diff", 0),
    "files": ("lint a.s --show-files", 0),
    "settings": ("lint a.s --show-settings", 0),
    "ledger": ("ledger a.s kvmppc_handler_15", 0),
    "handlers": ("handlers a.s", 0),
    "rule": ("rule C003", 0),
    "rules": ("rule --all --format json", 0),
    "config": ("config a.s", 0),
    "schema": ("schema", 0),
    "completion": ("completion bash", 0),
    "help": ("lint --help", 0),
    "version": ("--version", 0),
}
LOST = "    .globl kvmppc_handler_15\nkvmppc_handler_15:\n    li 4, 0\n    rfi\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_without_a_place_to_write_to(tmp_path: Path, command: str) -> None:
    argv, status = COMMANDS[command]
    (tmp_path / "a.s").write_text(LOST)
    call = f'"{sys.executable}" -m ppcmacro {argv}'

    def shell(streams: str) -> tuple[int, str, str]:
        done = subprocess.run(
            ["bash", "-c", f"{call} {streams}"], env={**ENVIRONMENT, "PPCMACRO_CACHE_DIR": ""}, capture_output=True,
            text=True, cwd=tmp_path,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    assert shell(">&- 2>&-") == (status, "", "")
    assert shell("2>/dev/full >/dev/null") == (status, "", "")
    assert shell(">/dev/full") == (2, "", "ppcmacro: error: no space left on device\n")
    assert shell(">/dev/full 2>&1") == (2, "", "")


@pytest.mark.parametrize(
    "argv",
    [
        ("expand", "good.s", "-o"),
        ("handlers", "good.s", "-o"),
        ("ledger", "good.s", "kvmppc_handler_15", "-o"),
        ("lint", "clean.s", "-q", "--output"),
        ("baseline", "write", "a.s", "--baseline"),
    ],
    ids=" ".join,
)
def test_files_that_cannot_be_written(run: Any, folder: Path, argv: tuple[str, ...]) -> None:
    (folder / "a.s").write_text(LOST)
    (folder / "good.s").write_text("    .globl kvmppc_handler_15\nkvmppc_handler_15:\n    nop\n")
    (folder / "clean.s").write_text("    nop\n")
    before = sorted(path.name for path in folder.iterdir())
    form = "json=" if "--output" in argv else ""
    for target, reason in (
        ("/dev/full", "no space left on device"),
        ("gone/out", "no such file or directory"),
        ("/proc/out", "no such file or directory"),
        ("/dev", "`/dev` is a folder"),
    ):
        if argv[0] == "baseline" and target != "gone/out":
            continue
        result = run(*argv, f"{form}{target}")
        assert (result.status, result.out) == (2, ""), target
        assert result.err.startswith("ppcmacro: error: ")
        assert reason in result.err
        assert result.err.count("\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == before


@pytest.mark.parametrize("step", ["chmod", "replace"])
def test_interrupted_while_fixing(run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Ctrl-C between the new text and its place: the source is as it was, and nothing lies beside it."""
    from ppcmacro.project.repair import writing

    source = "    andi. 3, 31, %r10\n"
    (folder / "a.s").write_text(source)
    assert "+    and. 3, 31, %r10\n" in run("lint", "a.s", "--diff", "-q", "--no-cache").out

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing.os, step, interrupt)
    result = run("lint", "a.s", "--fix", "--no-cache")
    assert (result.status, result.out) == (130, "")
    assert (folder / "a.s").read_text() == source
    assert [path.name for path in folder.iterdir()] == ["a.s"]
