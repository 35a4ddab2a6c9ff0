"""What git would not track, told without git; git itself is asked where it is installed."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ppcmacro.errors import UsageError
from ppcmacro.project.config.resolver import Resolver
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.sources.discovery import Skipped, find_sources
from ppcmacro.project.sources.gitignore import Ignored

FILES = (
    "a.S", "gen.S", "build/b.S", "build/deep/b.S", "sub/a.S", "sub/gen.S", "sub/keep.S", "sub/build/c.S", "sub/x/n.S",
    "sub/x/tmp.S", "dir/q.S", "we ird.S", "#x.S", "info.S",
)  # fmt: skip
TOP = """\
# a comment
gen.S
/build/
\\#x.S
we\\ ird.S
tmp*
dir/**
!dir/q.S
!
"""
NESTED = "!gen.S\n/x/*.S\n!/x/n.S\n"


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    top = tmp_path / "tree"
    for name in FILES:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text("")
    (top / ".gitignore").write_text(TOP)
    (top / "sub" / ".gitignore").write_text(NESTED)
    (top / ".git" / "info").mkdir(parents=True)
    (top / ".git" / "info" / "exclude").write_text("info.S\n")
    monkeypatch.chdir(top)
    return top


def found(*paths: str, **settings: object) -> list[str]:
    return find_sources(paths, lambda path: Settings(**settings)).files  # type: ignore[arg-type]


def test_a_search_leaves_out_what_git_ignores() -> None:
    assert found(".") == ["a.S", "dir/q.S", "sub/a.S", "sub/gen.S", "sub/keep.S", "sub/build/c.S", "sub/x/n.S"]
    assert sorted(found(".", respect_gitignore=False)) == sorted(FILES)


def test_what_is_left_out_names_the_rule() -> None:
    skipped = find_sources(["."], lambda path: Settings()).skipped
    assert skipped == [
        Skipped("#x.S", "ignored by .gitignore"),
        Skipped("gen.S", "ignored by .gitignore"),
        Skipped("info.S", "ignored by .git/info/exclude"),
        Skipped("we ird.S", "ignored by .gitignore"),
        Skipped("sub/x/tmp.S", "ignored by sub/.gitignore"),
    ]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_says_the_same(tree: Path) -> None:
    shutil.rmtree(".git")
    plain = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", "init", "-q", "."], check=True, env=plain)
    (tree / ".git" / "info" / "exclude").write_text("info.S\n")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard", "*.S"], check=True, capture_output=True, text=True,
        env=plain,
    ).stdout.split("\0")  # fmt: skip
    assert sorted(filter(None, listed)) == sorted(found("."))


def test_rules_from_above_hold_in_a_folder_that_is_named() -> None:
    assert found("sub") == ["sub/a.S", "sub/gen.S", "sub/keep.S", "sub/build/c.S", "sub/x/n.S"]
    assert found("sub/x") == ["sub/x/n.S"]


def test_an_ignored_folder_that_is_named_is_searched() -> None:
    assert found("build") == ["build/b.S", "build/deep/b.S"]
    assert found("build/deep") == ["build/deep/b.S"]


def test_named_files_are_taken_unless_hooks_say_otherwise() -> None:
    named = ("gen.S", "build/deep/b.S", "sub/gen.S", "info.S")
    assert found(*named) == list(named)
    assert found(*named, force_exclude=True) == ["sub/gen.S"]


def test_everything_is_ignored(tree: Path) -> None:
    (tree / ".gitignore").write_text("*.S\n/build/deep\n")
    (tree / "sub" / ".gitignore").unlink()
    assert found("sub") == []
    (tree / "build" / "b.S").unlink()
    with pytest.raises(UsageError, match=r"^no `.S` or `.s` file in .* `build` but what .gitignore leaves out$"):
        found("build")


def test_without_a_work_tree_the_folder_is_the_top(tree: Path, tmp_path: Path) -> None:
    shutil.rmtree(".git")
    (tmp_path / ".gitignore").write_text("*.S\n")
    assert "a.S" in found(".")
    assert "gen.S" not in found(".")


def test_a_linked_work_tree(tree: Path, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    linked.mkdir()
    (linked / "info.S").write_text("")
    (linked / "b.S").write_text("")
    (tree / ".git" / "worktrees" / "linked").mkdir(parents=True)
    (tree / ".git" / "worktrees" / "linked" / "commondir").write_text("../..\n")
    (linked / ".git").write_text(f"gitdir: {tree}/.git/worktrees/linked\n")
    assert [os.path.basename(path) for path in found(str(linked))] == ["b.S"]


def test_the_configuration_may_say_no(tree: Path) -> None:
    (tree / "ppcmacro.toml").write_text("respect-gitignore = false\n")
    resolve = Resolver()
    assert "gen.S" in find_sources(["."], resolve.settings_for).files
    resolve = Resolver({"respect_gitignore": True})
    assert "gen.S" not in find_sources(["."], resolve.settings_for).files


def test_rules_that_are_no_text(tree: Path) -> None:
    (tree / ".gitignore").write_bytes(b"\xff\xfe\ngen.S\n")
    assert Ignored(".").rule_for("gen.S") == ".gitignore"
    (tree / ".gitignore").unlink()
    (tree / ".gitignore").mkdir()
    assert Ignored(".").rule_for("gen.S") == ""


RULES = (
    "*", "!*/", "!*.S", "*.S", "/*", "!/sub", "sub/", "!sub/", "/sub/*", "!arch", "arch", "arch/", "!arch/", "**/x",
    "x/", "sub/**", "!sub/x/", "sub/x", "!/sub/x/n.S", "**/build/", "build", "[a-b].S", "[!a].S", "[z-a].S",
    "[[:lower:]].S", "q?.S", "\\!a.S", "a.S ", "a.S\\ ", "!**/", "/**/x", "dir/*/", "!dir/*.S",
)  # fmt: skip


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_says_the_same_of_any_rules(tree: Path) -> None:
    plain = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    shutil.rmtree(".git")
    subprocess.run(["git", "init", "-q", "."], check=True, env=plain)
    for name in ("arch/a.S", "arch/x/b.S", "!a.S", "qq.S"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text("")
    (tree / "sub" / ".gitignore").unlink()
    command = ["git", "ls-files", "-z", "--others", "--exclude-standard", "*.S"]
    chance = random.Random(1)
    for _ in range(150):
        rules = chance.sample(RULES, chance.randint(1, 5))
        (tree / ".gitignore").write_text("".join(f"{rule}\n" for rule in rules))
        nested = chance.sample(RULES, chance.randint(0, 2))
        (tree / "sub" / ".gitignore").write_text("".join(f"{rule}\n" for rule in nested))
        listed = subprocess.run(command, check=True, capture_output=True, text=True, env=plain).stdout.split("\0")
        ignored = Ignored(".")
        ours = [path for path in _walked(ignored, ".") if path.endswith(".S")]
        assert (sorted(ours), rules, nested) == (sorted(filter(None, listed)), rules, nested)


def _walked(ignored: Ignored, folder: str) -> Iterator[str]:
    """Yield the files that are not ignored, folders first asked for, as a search does."""
    for name in sorted(os.listdir(folder)):
        path = os.path.normpath(os.path.join(folder, name))
        is_folder = os.path.isdir(path)
        if name != ".git" and not ignored.rule_for(path, is_folder):
            yield from _walked(ignored, path) if is_folder else (path,)


def test_rules_that_git_passes_over(capfd: pytest.CaptureFixture[str], tree: Path) -> None:
    (tree / ".gitignore").write_text("[z-a].S\n[[]x.S\ngen.S\n")
    assert Ignored(".").rule_for("gen.S") == ".gitignore"
    assert Ignored(".").rule_for("a.S") == ""
    assert capfd.readouterr() == ("", "")
