"""What is kept is used while nothing has changed, and never when anything has."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ppcmacro.api import lint
from ppcmacro.cpp import parsed
from ppcmacro.project.checking import cache as module
from ppcmacro.project.checking.cache import DATABASE, FILES, Cache
from ppcmacro.project.checking.runs import Run
from ppcmacro.project.config.settings import Settings

Counted = Callable[..., tuple[list[str], int]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "_code", lambda: 1)
    Path("a.S").write_text('#include "a.h"\n\tWORD 1\n')
    Path("a.h").write_text("#define WORD nosuch\n")
    return tmp_path


@pytest.fixture
def counted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Checks with a cache, and returns the messages and how many files had to be read."""
    import ppcmacro.project.checking.linting as linting

    checked: list[str] = []
    lint_file = linting.lint_file

    def counting(path: str, *rest: object) -> object:
        checked.append(path)
        return lint_file(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(linting, "lint_file", counting)

    def run(
        settings: Settings | None = None, paths: tuple[str, ...] = ("a.S",), count: bool = False
    ) -> tuple[list[str], int]:
        cache = Cache(str(folder / "kept" / "results"))
        checked.clear()
        result = lint(paths, settings or Settings(), count=count, run=Run(cache))
        cache.close()
        assert cache.problem == ""
        return [f"{one.origin.location}: {one.code} {one.message}" for one in result.diagnostics], len(checked)

    return run


def test_nothing_has_changed(counted: Counted) -> None:
    first, checked = counted()
    assert checked == 1
    assert len(first) == 1
    assert "nosuch" in first[0]
    assert counted() == (first, 0)


def test_a_clean_file_is_kept_as_well(counted: Counted) -> None:
    Path("a.h").write_text("#define WORD .long\n")
    assert counted() == ([], 1)
    assert counted() == ([], 0)


def test_statistics_are_asked_for(counted: Counted) -> None:
    counted()
    assert counted(count=True)[1] == 1
    assert counted(count=True)[1] == 0


@pytest.mark.parametrize("name", ["a.S", "a.h"])
def test_a_file_changes_and_comes_back(counted: Counted, name: str) -> None:
    first, _ = counted()
    text = Path(name).read_text()
    stamp = os.stat(name)
    Path(name).write_text(text.replace("WORD", "W0RD"))
    os.utime(name, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    parsed._cache.entries.clear()  # as in another process
    second, checked = counted()
    assert checked == 1
    assert second != first
    Path(name).write_text(text)
    assert counted() == (first, 1)


def test_only_the_time_of_a_file_changes(counted: Counted) -> None:
    first, _ = counted()
    os.utime("a.h", (1, 1))
    assert counted() == (first, 0)


def test_a_header_appears_before_the_one_that_was_read(counted: Counted) -> None:
    Path("far").mkdir()
    Path("a.h").rename("far/a.h")
    settings = Settings(include_paths=("near", "far"))
    assert len(counted(settings)[0]) == 1
    assert counted(settings)[1] == 0
    Path("near").mkdir()
    assert counted(settings)[1] == 0
    Path("near/a.h").write_text("#define WORD .long\n")
    assert counted(settings) == ([], 1)


def test_a_header_that_was_missing_appears(counted: Counted) -> None:
    Path("a.h").unlink()
    Path("a.S").write_text('#include "a.h"\n#ifndef WORD\n\tnosuch\n#endif\n')
    assert len(counted()[0]) == 1
    assert counted()[1] == 0
    Path("a.h").write_text("#define WORD .long\n")
    assert counted() == ([], 1)


def test_a_header_disappears(counted: Counted) -> None:
    counted()
    Path("a.h").unlink()
    assert counted()[1] == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"cpu": "440"},
        {"defines": (("A", None),)},
        {"ignore": ("M012",)},
        {"severity": (("M012", 2),)},
        {"include_paths": ("x",)},
    ],
)
def test_settings_that_count(counted: Counted, changes: dict[str, object]) -> None:
    counted()
    assert counted(Settings(**changes))[1] == 1  # type: ignore[arg-type]
    assert counted()[1] == 0


@pytest.mark.parametrize("changes", [{"macro_backtrace": 1}, {"fail_on": None}, {"jobs": 3}, {"exclude": ("x",)}])
def test_settings_that_do_not_count(counted: Counted, changes: dict[str, object]) -> None:
    counted()
    assert counted(Settings(**changes))[1] == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "before", "after", "settings"),
    [
        ("x.config", "CONFIG_A=y\n", "CONFIG_B=y\n", {"kconfig": "x.config"}),
        ("own.toml", "schema = 1\n", "schema = 1\n# other\n", {"protocols": ("own.toml",)}),
        ("compile_commands.json", "[]", "[ ]", {}),
        ("sub/x.bin", "1234", "12345", {}),
    ],
)
def test_other_files_that_were_read(
    counted: Counted, name: str, before: str, after: str, settings: dict[str, object]
) -> None:
    Path("sub").mkdir()
    Path("a.S").write_text('\t.incbin "sub/x.bin"\n' if name.endswith(".bin") else "\tnop\n")
    Path(name).write_text(before)
    given = Settings(**settings)  # type: ignore[arg-type]
    assert counted(given)[1] == 1
    assert counted(given)[1] == 0
    Path(name).write_text(after)
    assert counted(given)[1] == 1
    Path(name).unlink()
    if name == "compile_commands.json":
        assert counted(given)[1] == 1


def test_a_build_leaves_a_command(counted: Counted) -> None:
    Path("a.S").write_text("#ifdef A\n\tnosuch\n#endif\n")
    assert counted() == ([], 1)
    Path(".a.o.cmd").write_text("cmd_a.o := gcc -DA -c -o a.o a.S\n")
    assert len(counted()[0]) == 1
    Path(".a.o.cmd").write_text("cmd_a.o := gcc -DB -c -o a.o a.S\n")
    assert counted() == ([], 1)


def test_a_folder_becomes_a_kernel_tree(counted: Counted) -> None:
    counted()
    Path("arch/powerpc/include/asm").mkdir(parents=True)
    assert counted()[1] == 1


def test_what_depends_on_the_time_of_day_is_not_kept(counted: Counted) -> None:
    Path("a.S").write_text("\t.ascii __TIME__\n")
    assert counted() == ([], 1)
    assert counted() == ([], 1)


def test_another_working_folder(counted: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    counted()
    Path("sub").mkdir()
    Path("sub/a.S").write_text("\tnop\n")
    monkeypatch.chdir("sub")
    assert counted() == ([], 1)


def test_another_version(counted: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    counted()
    monkeypatch.setattr(module, "_code", lambda: 2)
    assert counted()[1] == 1
    assert counted()[1] == 0


def test_what_a_version_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "package"
    (package / "project" / "checking").mkdir(parents=True)
    (package / "rules.py").write_text("1")
    monkeypatch.setattr(module, "__file__", str(package / "project" / "checking" / "cache.py"))
    first = module._code()
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "rules.pyc").write_text("1")
    assert module._code() == first
    (package / "rules.py").write_text("22")
    second = module._code()
    assert second != first
    monkeypatch.setattr(module, "__version__", "9.9")
    assert module._code() not in (first, second)


def test_a_result_that_is_damaged(counted: Counted, folder: Path) -> None:
    first, _ = counted()
    with sqlite3.connect(folder / "kept/results" / DATABASE) as database:
        for text in ("[", "{}", '{"findings": [[1]]}', "3"):
            database.execute("UPDATE results SET result = ?", (text,))
            database.commit()
            assert counted() == (first, 1)
    database.close()


def used(folder: Path) -> str:
    """Check one file and return why its result was not kept."""
    cache = Cache(str(folder))
    result = lint(["a.S"], Settings(), run=Run(cache))
    cache.close()
    assert len(result.diagnostics) == 1
    return cache.problem


def test_a_damaged_database_is_replaced(folder: Path) -> None:
    kept = folder / "kept" / "results"
    assert used(kept) == ""
    (kept / DATABASE).write_bytes(b"no database" * 1000)
    assert "is not used" in used(kept)
    assert not kept.exists()
    assert os.listdir(folder / "kept") == []
    assert used(kept) == ""
    assert (kept / DATABASE).exists()


def test_a_database_of_another_make(folder: Path) -> None:
    kept = folder / "kept" / "results"
    kept.mkdir(parents=True, mode=0o700)
    database = sqlite3.connect(kept / DATABASE)
    database.execute("CREATE TABLE results (something)")
    database.close()
    assert "is not used: " in used(kept)


def test_others_could_write_into_the_folder(folder: Path) -> None:
    kept = folder / "kept" / "results"
    kept.mkdir(parents=True)
    kept.chmod(0o777)
    assert used(kept) == f"the cache `{kept}` is not used: others can write into it"
    assert os.listdir(kept) == []
    kept.chmod(0o700)
    kept.parent.chmod(0o777)
    assert used(kept) == f"the cache `{kept}` is not used: others can write into it"


def test_the_folder_is_somebody_elses(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = folder / "kept" / "results"
    assert used(kept) == ""
    monkeypatch.setattr(os, "getuid", lambda: os.stat(folder).st_uid + 1)
    assert used(kept) == f"the cache `{kept}` is not used: others can write into it"


def test_a_folder_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write everywhere and has to become somebody else, whom the folders of pytest are closed to."""
    assert used(folder / "other") == ""  # and all modules are there before the user changes
    user = os.geteuid()
    with tempfile.TemporaryDirectory() as top:
        os.chmod(top, 0o755)
        for name in ("a.S", "a.h"):
            shutil.copy(folder / name, top)
        (Path(top) / "kept").mkdir(mode=0o500)
        monkeypatch.chdir(top)
        try:
            if user == 0:
                os.seteuid(65534)
            problem = used(Path(top) / "kept" / "results")
        finally:
            os.seteuid(user)
            monkeypatch.chdir(folder)
    assert "permission denied" in problem


def test_a_folder_that_cannot_be_made(folder: Path) -> None:
    (folder / "file").write_text("")
    assert "is not used: " in used(folder / "file" / "results")


def test_a_file_in_its_place(folder: Path) -> None:
    (folder / "file").write_text("")
    assert "is not used: " in used(folder / "file")


def test_a_locked_database(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    kept = folder / "kept" / "results"
    assert used(kept) == ""
    other = sqlite3.connect(kept / DATABASE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    Path("a.S").write_text("\tnosuch\n")
    assert used(kept) == f"the cache `{kept}` is not used: database is locked"
    other.execute("ROLLBACK")
    other.close()
    assert used(kept) == ""


def test_the_folder_is_private(folder: Path) -> None:
    used(folder / "kept" / "results")
    assert os.stat("kept").st_mode & 0o777 == 0o700
    assert os.stat("kept/results").st_mode & 0o777 == 0o700
    assert set(os.listdir("kept/results")) <= set(FILES)
    assert Path("kept/results/.gitignore").read_text() == "*\n"


def test_what_is_not_used_for_long_goes(counted: Counted, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("b.S").write_text("\tnop\n")
    counted(paths=("a.S", "b.S"))
    today = module._today()
    monkeypatch.setattr(module, "_today", lambda: today + 20)
    assert counted()[1] == 0
    monkeypatch.setattr(module, "_today", lambda: today + 40)
    assert counted(Settings(cpu="440"))[1] == 1
    assert counted()[1] == 0
    assert counted(paths=("b.S",))[1] == 1


def test_there_is_a_most(counted: Counted, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 1)
    names = tuple(f"{number}.S" for number in range(8))
    for name in names:
        Path(name).write_text("\tnop\n")
    counted(paths=names)
    with sqlite3.connect(folder / "kept/results" / DATABASE) as database:
        assert database.execute("SELECT count(*) FROM results").fetchone() == (4,)
    database.close()


def test_a_folder_that_another_process_has_just_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = folder / "kept" / "results"
    kept.mkdir(parents=True, mode=0o700)
    (folder / "kept").chmod(0o700)
    isdir = os.path.isdir
    monkeypatch.setattr(module.os.path, "isdir", lambda path: path != str(kept) and isdir(path))
    assert Cache(str(kept)).problem == ""


def test_several_processes_at_once(folder: Path) -> None:
    for number in range(12):
        Path(f"{number}.S").write_text(f"\tnosuch{number}\n")
    names = [f"{number}.S" for number in range(12)]
    environment = {
        **os.environ,
        "PPCMACRO_CACHE_DIR": str(folder / "kept"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    command = [sys.executable, "-m", "ppcmacro", "lint", "-v", "-j1", "--format", "concise", *names]
    processes = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)
    ]
    said = [process.communicate() for process in processes]
    assert {process.returncode for process in processes} == {1}
    assert {out.count(b"\n") for out, _ in said} == {12}
    assert len({out for out, _ in said}) == 1
    assert not any(b"is not used" in err for _, err in said)
