"""The hooks, run by pre-commit itself on a scratch repository."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.packaging.environments import call, installed

CONFIG = """\
repos:
  - repo: {project}
    rev: {revision}
    hooks:
      - id: {hook}
"""
BAD = """\
\t.globl\tkvmppc_handler_0
kvmppc_handler_0:
\t.include "missing.inc"
\trfi
"""


def git(folder: Path, *argv: str) -> str:
    identity = {f"GIT_{role}_{part}": "a@b" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    done = call(["git", *argv], folder, **identity, GIT_CONFIG_GLOBAL="/dev/null")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def hooks(project: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository with the project in it, and the commit."""
    pytest.importorskip("pre_commit")
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    folder = tmp_path_factory.mktemp("hooks") / "ppcmacro"
    shutil.copytree(project, folder)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "project")
    return folder, git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / "lib").mkdir(parents=True)
    git(folder, "init", "-q")
    (folder / "good.S").write_text("\tnop\n")
    (folder / "lib" / "bad.S").write_text('#include "defs.h"\n' + BAD)
    (folder / "lib" / "defs.h").write_text("/* nothing yet */\n")
    (folder / "main.c").write_text("int main(void) { return 0; }\n")
    return folder


def run_hook(hooks: tuple[Path, str], cache: Path, repository: Path, hook: str, *paths: str) -> tuple[int, str]:
    project, revision = hooks
    config = repository / ".pre-commit-config.yaml"
    config.write_text(CONFIG.format(project=project, revision=revision, hook=hook))
    git(repository, "add", "-A")
    command = [sys.executable, "-m", "pre_commit"]
    home = {"PRE_COMMIT_HOME": str(cache), "GIT_CONFIG_GLOBAL": "/dev/null"}
    installed([*command, "install-hooks"], repository, **home)
    done = call([*command, "run", hook, "--color", "never", "--files", *paths], repository, **home)
    return done.returncode, done.stdout + done.stderr


def test_a_changed_source(hooks: tuple[Path, str], cache: Path, repository: Path) -> None:
    assert run_hook(hooks, cache, repository, "ppcmacro", "good.S")[0] == 0
    status, text = run_hook(hooks, cache, repository, "ppcmacro", "lib/bad.S", "good.S")
    assert status == 1
    assert "lib/bad.S:4:" in text
    assert ": M021 " in text


def test_a_changed_header_has_its_sources_checked(hooks: tuple[Path, str], cache: Path, repository: Path) -> None:
    status, text = run_hook(hooks, cache, repository, "ppcmacro", "lib/defs.h")
    assert status == 1
    assert "lib/bad.S:4:" in text


def test_other_files_do_not_start_the_hook(hooks: tuple[Path, str], cache: Path, repository: Path) -> None:
    status, text = run_hook(hooks, cache, repository, "ppcmacro", "main.c")
    assert status == 0
    assert "(no files to check)" in text


def test_the_whole_project(hooks: tuple[Path, str], cache: Path, repository: Path) -> None:
    status, text = run_hook(hooks, cache, repository, "ppcmacro-project", "good.S")
    assert status == 1
    assert "lib/bad.S:4:" in text
