"""Handlers that two files of one program define."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro import api
from ppcmacro.project.checking.cache import Cache
from ppcmacro.project.checking.runs import Run
from ppcmacro.project.config.resolver import load_config
from ppcmacro.project.config.settings import Settings

FILES = ("kernel/a.S", "kernel/b.S", "kernel/c.S", "boot/a.S")
HANDLER = "\t.globl {name}\n/* ppcmacro: handler */\n{name}:\n\trfi\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for path in FILES:
        name = "debug" if path == "kernel/b.S" else "reset"
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(HANDLER.format(name=name))
    return tmp_path


LINKED = Settings(linked=(("kernel/*.S",), ("boot/*.S",)))


def said(settings: Settings, *paths: str, run: Run | None = None) -> list[str]:
    found = api.lint(paths, settings, run=run).diagnostics
    return [f"{one.origin.location}: {one.code} {one.message}" for one in found]


AGAIN = "kernel/c.S:3:1: V002 `reset` is defined here and in `kernel/a.S` (line 3), which is linked with this file"


@pytest.mark.parametrize("paths", [FILES, ("kernel/c.S",), ("kernel/a.S",)])
def test_either_file_shows_it(project: Path, paths: tuple[str, ...]) -> None:
    """A hook that is given one of them reads the other one as well."""
    assert said(LINKED, *paths) == [AGAIN]
    (finding,) = api.lint(paths, LINKED).diagnostics
    assert [label.origin.location.path for label in finding.related] == ["kernel/a.S"]


def test_nobody_is_accused_unasked(project: Path) -> None:
    assert said(Settings(), *FILES) == []
    assert said(LINKED, "kernel/b.S", "boot/a.S") == []
    assert said(Settings(linked=LINKED.linked, ignore=("V002",)), *FILES) == []


def test_weak_and_local_symbols_give_way(project: Path) -> None:
    c = project / "kernel" / "c.S"
    c.write_text("\t.weak reset\n" + HANDLER.format(name="reset"))
    assert said(LINKED, "kernel/a.S", "kernel/c.S") == []
    c.write_text(HANDLER.format(name="reset").replace("\t.globl reset\n", ""))
    assert said(LINKED, "kernel/a.S", "kernel/c.S") == []


@pytest.mark.parametrize("verb", ["ignore", "ignore-file"])
def test_a_comment_silences_it(project: Path, tmp_path_factory: pytest.TempPathFactory, verb: str) -> None:
    comment = f"/* ppcmacro: {verb}[V002] one board has both */"
    (project / "kernel" / "c.S").write_text(HANDLER.format(name="reset").replace("reset:", f"reset: {comment}"))
    folder = tmp_path_factory.mktemp("cache")
    folder.chmod(0o700)
    for _ in range(2):
        cache = Cache(str(folder / "results"))
        (found,) = api.lint(["kernel/a.S", "kernel/c.S"], LINKED, run=Run(cache)).diagnostics
        assert found.code == "V002"
        assert found.suppressed is not None
        assert found.suppressed.reason == "one board has both"
        cache.close()
    assert said(Settings(), "kernel/c.S") == [
        f"kernel/c.S:3:{8 + len(f'/* ppcmacro: {verb}[')}: M042 "
        "there is no finding of `V002` for this comment to silence"
    ]


def test_from_the_cache(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("cache")
    folder.chmod(0o700)
    for _ in range(2):
        cache = Cache(str(folder / "results"))
        assert said(LINKED, "kernel/a.S", "kernel/c.S", run=Run(cache)) == [AGAIN]
        cache.close()


def test_the_key(project: Path) -> None:
    (project / "ppcmacro.toml").write_text('linked = [["kernel/*.S"], ["boot/*.S", "lib/*.S"]]\n')
    assert load_config("ppcmacro.toml").linked == (("kernel/*.S",), ("boot/*.S", "lib/*.S"))
