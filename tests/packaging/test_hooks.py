"""The hooks, run by pre-commit itself on a scratch repository."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.packaging.environments import ROOT, call, installed

OFFERED = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
BAD = """\
\t.globl\tkvmppc_handler_0
kvmppc_handler_0:
\t.include "missing.inc"
\trfi
"""
REFUSED = '\t.error "no"\n'


def git(folder: Path, *argv: str, **more: str) -> str:
    identity = {f"GIT_{role}_{part}": "a@b" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    done = call(["git", *argv], folder, **{**identity, "GIT_CONFIG_GLOBAL": "/dev/null", **more})
    assert done.returncode == 0, done.stdout + done.stderr
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
    """Where pre-commit keeps the one environment that all tests here use."""
    return tmp_path_factory.mktemp("pre-commit")


class Repository:
    """A user's repository, everything in it staged before each run."""

    def __init__(self, folder: Path, hooks: tuple[Path, str], cache: Path) -> None:
        self.folder = folder
        self._project, self._revision = hooks
        self._home = {"PRE_COMMIT_HOME": str(cache), "GIT_CONFIG_GLOBAL": "/dev/null"}
        git(folder, "init", "-q")

    def write(self, name: str, text: str) -> None:
        """Write a file below the repository's folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def use(self, hook: str, *args: str) -> None:
        """Have pre-commit run one hook, perhaps with `args` of the user's, and stage what there is."""
        used: dict[str, Any] = {"id": hook, **({"args": list(args)} if args else {})}
        repos = [{"repo": str(self._project), "rev": self._revision, "hooks": [used]}]
        self.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": repos}))
        git(self.folder, "add", "-A")
        installed([*self._command, "install-hooks"], self.folder, **self._home)

    def run(self, hook: str, *paths: str, **more: str) -> tuple[int, str]:
        """Run a hook on files, or on what is staged; return its status and what pre-commit shows."""
        argv = [*self._command, "run", hook, "--color", "never", *(("--files", *paths) if paths else ())]
        done = call(argv, self.folder, **self._home, **more)
        return done.returncode, done.stdout + done.stderr

    def commit(self, **more: str) -> None:
        """Commit what is staged with the hook installed, as a user does."""
        done = call([*self._command, "install"], self.folder, **self._home)
        assert done.returncode == 0, done.stdout + done.stderr
        git(self.folder, "commit", "-q", "-m", "change", **self._home, **more)

    @property
    def _command(self) -> list[str]:
        return [sys.executable, "-m", "pre_commit"]


@pytest.fixture
def repository(tmp_path: Path, hooks: tuple[Path, str], cache: Path) -> Repository:
    folder = tmp_path / "repository"
    folder.mkdir()
    found = Repository(folder, hooks, cache)
    found.write("good.S", "\tnop\n")
    found.write("lib/bad.S", '#include "defs.h"\n' + BAD)
    found.write("lib/defs.h", "/* nothing yet */\n")
    found.write("main.c", "int main(void) { return 0; }\n")
    return found


def findings(text: str) -> list[tuple[str, str]]:
    """Return the (path, code) pairs of the one JSON document that a hook wrote; a second document is a fault."""
    document, end = json.JSONDecoder().raw_decode(text, text.index("{"))
    assert text[end:].strip() == ""
    return [(one["location"]["path"], one["code"]) for one in document["findings"]]


def test_a_changed_source(repository: Repository) -> None:
    repository.use("ppcmacro")
    assert repository.run("ppcmacro", "good.S")[0] == 0
    status, text = repository.run("ppcmacro", "lib/bad.S", "good.S")
    assert status == 1
    assert "lib/bad.S:4:" in text
    assert ": M021 " in text


def test_a_changed_header_has_its_sources_checked(repository: Repository) -> None:
    repository.use("ppcmacro")
    status, text = repository.run("ppcmacro", "lib/defs.h")
    assert status == 1
    assert "lib/bad.S:4:" in text


def test_other_files_do_not_start_the_hook(repository: Repository) -> None:
    repository.use("ppcmacro")
    status, text = repository.run("ppcmacro", "main.c")
    assert status == 0
    assert "(no files to check)" in text


def test_the_whole_project(repository: Repository) -> None:
    repository.use("ppcmacro-project")
    status, text = repository.run("ppcmacro-project", "good.S")
    assert status == 1
    assert "lib/bad.S:4:" in text


def test_a_commit_in_a_dirty_tree_is_judged_by_what_is_staged(repository: Repository, tmp_path: Path) -> None:
    """With results kept: those of the unstaged text must not be taken for those of the staged one, nor back."""
    kept = {"PPCMACRO_CACHE_DIR": str(tmp_path / "kept")}
    (repository.folder / "lib" / "bad.S").unlink()
    repository.use("ppcmacro")
    repository.write("good.S", REFUSED)
    assert repository.run("ppcmacro", "good.S", **kept)[0] == 1
    repository.commit(**kept)
    assert (repository.folder / "good.S").read_text() == REFUSED
    assert git(repository.folder, "show", "HEAD:good.S") == "nop"
    git(repository.folder, "add", "good.S")
    repository.write("good.S", "\tnop\n")
    status, text = repository.run("ppcmacro", **kept)
    assert status == 1
    assert "good.S:1:2: M034 " in text
    assert (repository.folder / "good.S").read_text() == "\tnop\n"
    assert git(repository.folder, "show", ":good.S") == REFUSED.strip()


def test_many_files_are_checked_in_one_run_and_each_once(repository: Repository) -> None:
    """Each is staged, and named once more by the header that is staged with them."""
    (repository.folder / "lib" / "bad.S").unlink()
    names = [f"many/part_{number:03}.S" for number in range(300)]
    for name in names:
        repository.write(name, f'#include "../lib/defs.h"\n{REFUSED}')
    repository.use("ppcmacro", "--format", "json")
    status, text = repository.run("ppcmacro")
    assert status == 1
    assert sorted(findings(text)) == [(name, "M034") for name in names]


def test_headers_that_nothing_includes_are_checked_themselves(repository: Repository) -> None:
    from identify import identify

    repository.write("alone.inc", f"\t.globl\talone\nalone:\n\tmflr\t0\n{REFUSED}\tblr\n")
    repository.write("alone.h", f"\t.globl\tother\nother:\n\tmflr\t0\n{REFUSED}\tblr\n")
    for name in ("good.S", "alone.inc", "alone.h"):
        tags = identify.tags_from_path(str(repository.folder / name))
        assert all(set(hook["types"]) <= tags for hook in OFFERED.values()), name
    repository.use("ppcmacro", "--format", "json")
    status, text = repository.run("ppcmacro", "alone.inc", "alone.h")
    assert status == 1
    assert sorted(findings(text)) == [("alone.h", "M034"), ("alone.inc", "M034")]


def test_what_the_project_excludes_is_left_out(repository: Repository) -> None:
    repository.write("ppcmacro.toml", 'exclude = ["vendor/"]\n')
    repository.write("vendor/bad.S", f'#include "../lib/defs.h"\n{REFUSED}')
    repository.use("ppcmacro", "--format", "json")
    assert repository.run("ppcmacro", "vendor/bad.S")[0] == 0
    status, text = repository.run("ppcmacro", "vendor/bad.S", "lib/defs.h")
    assert status == 1
    assert {path for path, _ in findings(text)} == {"lib/bad.S"}
    repository.use("ppcmacro-project", "--format", "json", ".")
    status, text = repository.run("ppcmacro-project", "vendor/bad.S")
    assert status == 1
    assert {path for path, _ in findings(text)} == {"lib/bad.S"}


@pytest.mark.parametrize("hook", OFFERED)
def test_nothing_outside_of_the_repository_is_read(repository: Repository, tmp_path: Path, hook: str) -> None:
    (tmp_path / "outside.inc").write_text(REFUSED)
    (repository.folder / "lib" / "bad.S").unlink()
    repository.write("good.S", f'\t.include "{tmp_path}/outside.inc"\n')
    paths = [] if OFFERED[hook].get("pass_filenames", True) else ["."]
    repository.use(hook, "--format", "json", *paths)
    status, text = repository.run(hook, "good.S")
    assert (status, findings(text)) == (1, [("good.S", "M044")])
    for allowed in (["--no-safe"], ["-I", ".."]):
        repository.use(hook, "--format", "json", *allowed, *paths)
        status, text = repository.run(hook, "good.S")
        assert (status, findings(text)) == (1, [(str(tmp_path / "outside.inc"), "M034")])
