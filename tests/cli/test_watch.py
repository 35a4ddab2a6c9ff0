"""`lint --watch`, `clean`, and the options for the cache and the processes."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ppcmacro.cli import watch
from ppcmacro.cli.progress import Progress
from ppcmacro.cli.watch import Watched
from ppcmacro.errors import UsageError
from tests.cli.conftest import Engine, Run

Steps = list[Callable[[], object]]


def watching(steps: Steps, check: Callable[[Watched], int]) -> int:
    """Watch, with one of the steps taken in each pause."""
    left = iter(steps)
    return watch.watch(check, pause=lambda seconds: next(left)() and None, turns=len(steps))


@pytest.fixture
def checks(folder: Path) -> tuple[list[str], Callable[[Watched], int]]:
    """A check that reads a.S and a.h, and looks for near/a.h; it notes what it read."""
    Path("a.S").write_text("one")
    Path("a.h").write_text("two")
    read: list[str] = []

    def check(watched: Watched) -> int:
        read.append(Path("a.S").read_text())
        watched.files = ["a.S"]
        watched.facts = dict.fromkeys(["r" + "0" * 32 + "a.h", "Fnear/a.h"])
        return len(read)

    return read, check


def test_nothing_changes(checks: tuple[list[str], Callable[[Watched], int]]) -> None:
    read, check = checks
    assert watching([lambda: None] * 3, check) == 1
    assert read == ["one"]


def test_what_makes_a_new_run(checks: tuple[list[str], Callable[[Watched], int]]) -> None:
    read, check = checks

    def appear() -> None:
        os.mkdir("near")
        Path("near/a.h").write_text("x")

    steps: Steps = [
        lambda: Path("a.S").write_text("other"),
        lambda: Path("a.h").write_text("other text"),
        appear,
        lambda: Path("b.S").write_text("new"),
        lambda: Path("b.txt").write_text("of no interest"),
        lambda: Path("a.h").unlink(),
    ]
    assert watching(steps, check) == 6
    assert read == ["one", *["other"] * 5]


def test_a_change_during_a_run_is_seen_after_it(folder: Path) -> None:
    Path("a.S").write_text("1")
    runs: list[str] = []

    def check(watched: Watched) -> int:
        runs.append(Path("a.S").read_text())
        watched.files = ["a.S"]
        if len(runs) == 2:
            Path("a.S").write_text("changed while it was checked")
        return 0

    watching([lambda: Path("a.S").write_text("22"), lambda: None, lambda: None], check)
    assert runs == ["1", "22", "changed while it was checked"]


def test_trouble_does_not_end_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.S").write_text("1")
    runs: list[int] = []

    def check(watched: Watched) -> int:
        runs.append(1)
        watched.files = ["a.S"]
        if len(runs) == 2:
            raise UsageError("something is wrong")
        return 0

    assert watching([lambda: Path("a.S").write_text("22"), lambda: Path("a.S").write_text("333")], check) == 0
    assert capsys.readouterr().err == "ppcmacro: error: something is wrong\n"
    assert len(runs) == 3


def test_it_ends_when_it_is_interrupted(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(watch.watch, "__kwdefaults__", {"pause": interrupt, "turns": -1})
    Path("a.S").write_text("\tnosuch\n")
    result = run("lint", "--watch", "-q", "a.S")
    assert result.status == 130
    assert result.out.count("\n") == 1
    assert "\x1b" not in result.out


def test_a_real_run_says_what_it_read(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.S").write_text('#include "a.h"\n#include <none.h>\n')
    Path("a.h").write_text("\tnop\n")
    Path("ppcmacro.toml").write_text("include-paths = ['i']\n")
    seen: list[list[str]] = []

    def once(check: Callable[[Watched], int]) -> int:
        watched = Watched()
        status = check(watched)
        seen.append(watched.paths())
        return status

    monkeypatch.setattr(watch, "watch", once)
    for _ in range(2):
        assert run("lint", "--watch", "--cache-dir", "kept", "a.S").status == 0
    assert {"a.S", "a.h", "ppcmacro.toml", "i/none.h", "."} <= set(seen[0])
    assert sorted(seen[0]) == sorted(seen[1])


@pytest.mark.parametrize("argv", [("-",), ("--show-files", ".")])
def test_watch_needs_files(folder: Path, run: Run, argv: tuple[str, ...]) -> None:
    result = run("lint", "--watch", *argv)
    assert (result.status, result.err) == (
        2,
        "ppcmacro: error: `--watch` takes files and folders, and neither `--show-files` nor `--show-settings`\n",
    )


def test_clean(folder: Path, run: Run) -> None:
    Path("a.S").write_text("\tnop\n")
    Path("kept").mkdir(mode=0o700)
    Path("kept/mine.txt").write_text("of somebody else")
    assert run("lint", "--cache-dir", "kept", "a.S").status == 0
    Path("kept/results/mine.txt").write_text("of somebody else")
    result = run("clean", "--cache-dir", "kept")
    assert result.status == 0
    assert result.err.startswith("ppcmacro: removed ")
    assert result.err.endswith(" KiB from `kept/results`\n")
    assert os.listdir("kept/results") == ["mine.txt"]
    Path("kept/results/mine.txt").unlink()
    assert run("clean", "--cache-dir", "kept").err == "ppcmacro: nothing was kept\n"


def test_where_results_are_kept(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.S").write_text("\tnop\n")
    Path("ppcmacro.toml").write_text("cache-dir = 'from-config'\n")
    monkeypatch.delenv("PPCMACRO_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "xdg"))
    assert run("lint", "--no-cache", "a.S").status == 0
    assert sorted(os.listdir()) == ["a.S", "ppcmacro.toml"]
    run("lint", "a.S")
    assert os.listdir("from-config") == ["results"]
    run("lint", "--safe", "a.S")
    assert os.listdir("xdg/ppcmacro") == ["results"]
    monkeypatch.setenv("PPCMACRO_CACHE_DIR", "from-environment")
    run("lint", "a.S")
    assert os.listdir("from-environment") == ["results"]
    run("lint", "--cache-dir", "from-option", "a.S")
    assert os.listdir("from-option") == ["results"]


def test_why_results_are_not_kept(folder: Path, run: Run) -> None:
    Path("a.S").write_text("\tnop\n")
    Path("kept").mkdir()
    Path("kept").chmod(0o777)
    note = "ppcmacro: the cache `kept/results` is not used: others can write into it\n"
    assert note in run("lint", "-v", "--cache-dir", "kept", "a.S").err
    assert note not in run("lint", "--cache-dir", "kept", "a.S").err


@pytest.mark.parametrize("value", ["-1", "x", "1.5", ""])
def test_a_number_of_jobs(folder: Path, engine: Engine, run: Run, value: str) -> None:
    Path("a.S").write_text("x\n")
    assert run("lint", "--jobs", "auto", "a.S").status == 0
    assert run("lint", "-j", "0", "a.S").status == 0
    result = run("lint", f"--jobs={value}", "a.S")
    assert result.status == 2
    assert result.err == f"ppcmacro: error: `--jobs {value}`: write a number of processes, or `auto`\n"


def test_progress() -> None:
    now = 0.0
    stream = io.StringIO()
    progress = Progress(stream, lambda: now)
    progress(1, 9)
    assert stream.getvalue() == ""
    now = 1.5
    progress(2, 9)
    progress(3, 9)
    now = 1.7
    progress(4, 9)
    progress.clear()
    assert stream.getvalue() == "\rppcmacro: checked 2 of 9 files\rppcmacro: checked 4 of 9 files\r\x1b[K"
    progress.clear()
    assert stream.getvalue().count("\x1b") == 1
