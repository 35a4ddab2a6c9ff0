"""Every way to install the project gives a command that finds its grammar and protocols."""

from __future__ import annotations

import shutil
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from ppcmacro import __version__
from tests.packaging.environments import ROOT, call, installed, interpreters

SAMPLE = "samples/booke_interrupts.S"
FOUND = interpreters()
CLEAN = "ppcmacro: no findings in 1 file\n"


def fresh(python: str, folder: Path) -> Path:
    """Make a virtual environment and return its folder of commands."""
    done = call([python, "-m", "venv", folder], folder.parent)
    assert done.returncode == 0, done.stderr
    return folder / "bin"


def works(command: list[str | Path], tmp_path: Path) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "elsewhere" / "samples")
    version = call([*command, "--version"], tmp_path / "elsewhere")
    assert (version.returncode, version.stdout, version.stderr) == (0, f"ppcmacro {__version__}\n", "")
    lint = call([*command, "lint", SAMPLE], tmp_path / "elsewhere")
    assert (lint.returncode, lint.stdout, lint.stderr) == (0, "", CLEAN)
    bad = call([*command, "lint", "-q", "samples/designs/4-hybrid-as-typed.S"], tmp_path / "elsewhere")
    assert bad.returncode == 1
    assert " S004 " in bad.stdout
    assert bad.stderr == ""


def test_the_archives_hold_what_they_must(built: Path, project: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        inside = set(wheel.namelist())
    grammars = {path.name for path in (project / "grammars").iterdir()}
    assert {f"ppcmacro/grammars/{name}" for name in grammars} <= inside
    tables = {path.relative_to(project).as_posix() for path in (project / "ppcmacro").rglob("*") if path.is_file()}
    assert tables <= inside
    assert not any(name.startswith(("tests", "samples", "bench")) for name in inside)
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    for folder in ("grammars", "samples", "tests", "bench"):
        files = {p.relative_to(project).as_posix() for p in (project / folder).rglob("*") if p.is_file()}
        assert files <= names
    assert {"pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"} <= names


@pytest.mark.parametrize("version", FOUND)
def test_wheel(built: Path, tmp_path: Path, version: str) -> None:
    commands = fresh(FOUND[version], tmp_path / "env")
    installed([commands / "pip", "install", "-q", next(built.glob("*.whl"))], tmp_path)
    works([commands / "ppcmacro"], tmp_path)


def test_sdist(built: Path, tmp_path: Path) -> None:
    commands = fresh(sys.executable, tmp_path / "env")
    installed([commands / "pip", "install", "-q", next(built.glob("*.tar.gz"))], tmp_path)
    works([commands / "ppcmacro"], tmp_path)


def test_editable(project: Path, tmp_path: Path) -> None:
    commands = fresh(sys.executable, tmp_path / "env")
    installed([commands / "pip", "install", "-q", "-e", project], tmp_path)
    works([commands / "ppcmacro"], tmp_path)
    where = call([commands / "python", "-c", "import ppcmacro; print(ppcmacro.__file__)"], tmp_path)
    assert where.stdout == f"{project / 'ppcmacro' / '__init__.py'}\n"


def test_bare_checkout(project: Path) -> None:
    done = call([sys.executable, "-m", "ppcmacro", "lint", SAMPLE], project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", CLEAN)
