"""Several processes find what one does, in the same order; one that dies is told of."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ppcmacro.api import LintResult, lint
from ppcmacro.diagnostic import Severity
from ppcmacro.errors import ConfigError, InternalError, UsageError
from ppcmacro.project.checking import workers
from ppcmacro.project.checking.cache import relevant
from ppcmacro.project.checking.runs import Run
from ppcmacro.project.config.settings import Settings
from ppcmacro.render import FORMATS, RenderOptions, render

ROOT = str(Path(__file__).parents[2])


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    Path("all.h").write_text("\tworse\n#include <none.h>\n")
    for number in range(13):
        Path(f"{number}.S").write_text(f'#include "all.h"\n\t.rept {number}\n\tnop\n\t.endr\n\tnosuch{number}\n')
    return [f"{number}.S" for number in range(13)]


def flat(result: LintResult) -> tuple[object, ...]:
    formats = [render(form, result.diagnostics, RenderOptions()) for form in FORMATS]
    return formats, result.files, [one.name for one in result.missing], result.statistics


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_same_as_one(files: list[str], jobs: int) -> None:
    done: list[tuple[int, int]] = []
    run = Run(jobs=jobs, progress=lambda *one: done.append(one))
    several = lint(files, Settings(), count=True, run=run)
    assert flat(several) == flat(lint(files, Settings(), count=True))
    assert len(several.diagnostics) == 14
    assert done == [(number, 13) for number in range(1, 14)]


def test_settings_reach_the_workers(files: list[str]) -> None:
    settings = Settings(ignore=("M012",), severity=(("M", Severity.NOTE),), defines=(("A", None), ("B", "2")))
    several = lint(files, settings, run=Run(jobs=2))
    assert flat(several) == flat(lint(files, settings))


def test_settings_go_through_json() -> None:
    settings = Settings(
        cpu="440", defines=(("A", None), ("B", "2")), symbols=(("x", 3),), gas_version=(2, 40), regnames=True,
        per_file_ignores=(("*.S", ("C", "K002")),), severity=(("C003", Severity.NOTE),),
        configs=(("smp", (("CONFIG_SMP", None),)),), target=None, max_depth=7,
    )  # fmt: skip
    again = workers.settings_from(json.loads(json.dumps(workers.settings_values(settings))))
    assert again == settings
    assert type(again.severity[0][1]) is Severity
    assert relevant(again) == relevant(settings)


@pytest.mark.parametrize(
    ("settings", "error"),
    [(Settings(cpu="none"), UsageError), (Settings(protocols=("none.toml",)), ConfigError)],
)
def test_errors_come_back(files: list[str], settings: Settings, error: type[Exception]) -> None:
    with pytest.raises(error) as alone:
        lint(files, settings)
    with pytest.raises(error) as several:
        lint(files, settings, run=Run(jobs=2))
    assert str(several.value) == str(alone.value)


def test_a_process_that_dies(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    kill = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    monkeypatch.setattr(workers, "_START", kill)
    with pytest.raises(InternalError, match=r"the process that checked `\d\.S` ended with signal 9"):
        lint(files, Settings(), run=Run(jobs=3))


def test_one_process_that_dies_hides_no_other_file(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    alone = {one.path: one for one in Run(jobs=1).results(files, Settings())}
    die = (
        "import os, signal, ppcmacro.project.checking.linting as linting; lint = linting.lint_file\n"
        "def die(path, *more): return os.kill(os.getpid(), signal.SIGKILL) if path == '1.S' else lint(path, *more)\n"
        "linting.lint_file = die\n"
    )
    start, serve = workers._START.rsplit("; ", 1)
    monkeypatch.setattr(workers, "_START", f"{start}\n{die}{serve}")
    results = list(Run(jobs=2).results(files, Settings()))
    assert [one.path for one in results] == files
    assert [(one.path, one.fault) for one in results if one.fault] == [
        ("1.S", "the process that checked `1.S` ended with signal 9")
    ]
    for one in results:
        if not one.fault:
            shown, expected = (render("json", found.diagnostics, RenderOptions()) for found in (one, alone[one.path]))
            assert shown == expected


def test_nothing_of_the_working_folder_is_imported(files: list[str]) -> None:
    for name in ("json.py", "re.py", "ppcmacro.py", "lark.py"):
        Path(name).write_text("raise SystemExit('imported')\n")
    assert flat(lint(files, Settings(), run=Run(jobs=2))) == flat(lint(files, Settings()))


def test_few_files_need_no_processes(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_START", "raise SystemExit(3)")
    assert len(lint(files[:7], Settings(), run=Run(jobs=8)).files) == 7


def test_a_reader_that_stops_early(files: list[str]) -> None:
    results = Run(jobs=2).results(files, Settings())
    assert next(results).path == "0.S"
    del results


@pytest.mark.parametrize("pause", [0.0, 0.01, 0.03, 0.1])
def test_interrupted(files: list[str], pause: float) -> None:
    slow = "\t.rept 2000\n\t.rept 50\n\tnop\n\t.endr\n\t.endr\n"
    for name in files:
        Path(name).write_text(slow)
    process = subprocess.Popen(
        [sys.executable, "-m", "ppcmacro", "lint", "-j2", *files],
        env={**os.environ, "PYTHONPATH": ROOT}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    children: list[str] = []
    while len(children) < 2 and process.poll() is None:
        time.sleep(0.002)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    time.sleep(pause)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"\n")
    assert not any(os.path.exists(f"/proc/{child}/exe") for child in children)
