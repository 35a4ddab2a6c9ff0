"""Every shell block of README.md and the documentation, run."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.docs.blocks import blocks, commands, pages, pattern
from tests.kernel_tree import REASON, kernel_tree
from tests.packaging.environments import ROOT, call, installed

# README's two set-up commands have tests of their own.
OWN_TESTS = {"try", "test"}
WITH_BLOCKS = [page for page in pages() if blocks(page)]


def missing(need: str) -> str:
    """Return why a block cannot run here, "" when it can."""
    tools = {"gas": "powerpc-linux-gnu-as", "git": "git", "make": "make"}
    if need in tools:
        return "" if shutil.which(tools[need]) else f"{tools[need]} is not installed"
    if need == "kernel":
        return "" if kernel_tree() else REASON
    assert need == "index", need
    return ""


@pytest.fixture
def checkout(project: Path, tmp_path: Path) -> Path:
    """A copy of the project under git."""
    folder = tmp_path / "ppcmacro"
    shutil.copytree(project, folder)
    if shutil.which("git"):
        call(["bash", "-c", "git init -q && git add -A && git -c user.name=a -c user.email=a@b commit -qm all"], folder)
    return folder


@pytest.fixture(scope="module")
def linux(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kernel's source that a block may write into."""
    tree = kernel_tree()
    if tree is None:
        pytest.skip(REASON)
    return Path(shutil.copytree(tree, tmp_path_factory.mktemp("kernel") / "linux", symlinks=True))


@pytest.mark.parametrize("page", WITH_BLOCKS, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_page(page: Path, checkout: Path, command_path: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    environment = {
        "PATH": command_path,
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    skipped = []
    for block in blocks(page):
        reasons = [reason for need in block.needs if (reason := missing(need))]
        if reasons or block.mark in OWN_TESTS:
            skipped += reasons
            continue
        place = f"{block.page}:{block.line}"
        folder = request.getfixturevalue("linux") if "kernel" in block.needs else checkout
        if block.kind == "sh":
            argv = ["bash", "-euo", "pipefail", "-c", block.text]
            if "index" in block.needs:
                installed(argv, folder, **environment)
                continue
            done = call(argv, folder, **environment)
            assert done.returncode == 0, f"{place}\n{done.stdout}{done.stderr}"
            continue
        for command, output in commands(block):
            done = call(["bash", "-c", f"{{ {command}\n}} 2>&1"], folder, **environment)
            assert re.fullmatch(pattern(output), done.stdout), f"{place}: {command}\n{done.stdout}"
    if skipped:
        pytest.skip("; ".join(sorted(set(skipped))))


def test_there_are_blocks() -> None:
    found = [command.split()[1] for page in pages() for block in blocks(page) if block.kind == "console"
             for command, _ in commands(block) if command.startswith("ppcmacro ")]  # fmt: skip
    assert set(found) >= {"expand", "lint", "ledger", "handlers", "rule"}
