"""Sources that include a changed file."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro.project.config.resolver import Resolver
from ppcmacro.project.sources.dependents import dependents
from ppcmacro.project.sources.plan import plan


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    files = {
        "include/asm/reg.h": "",
        "include/asm/all.h": "#  include <asm/reg.h>\n",
        "include/other/reg.h": "",
        "a.S": '#include "../asm/all.h"\n',
        "b.s": '\t.include "macros.inc"\n',
        "c.S": "#include <other/reg.h>\n",
        "lib/macros.inc": '.include "reg.h"\n',
        "lib/loop.h": '#include "loop.h"\n',
        ".git/d.S": "#include <asm/reg.h>\n",
        "e.c": "#include <asm/reg.h>\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_directly_and_through_others() -> None:
    assert dependents(["include/asm/all.h"]) == ["a.S"]
    assert dependents(["include/asm/reg.h"]) == ["a.S", "b.s"]
    assert dependents(["include/other/reg.h"]) == ["b.s", "c.S"]
    assert dependents(["./lib/macros.inc"]) == ["b.s"]
    assert dependents(["lib/loop.h", "a.S"]) == []


def test_a_plan_takes_them_in() -> None:
    planned = plan(["include/asm/reg.h", "b.s"], Resolver(), with_dependents=True)
    assert planned.files == ["b.s", "a.S"]
    assert [one.path for one in planned.skipped] == ["include/asm/reg.h"]
    assert plan(["include/asm/reg.h"], Resolver()).files == []


def test_from_a_folder_within_the_work_tree(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "lib" / "own.S").write_text("#include <asm/all.h>\n")
    monkeypatch.chdir(tree / "lib")
    (tree / ".gitignore").write_text("c.S\n")
    found = plan(["../include/asm/reg.h"], Resolver(), with_dependents=True)
    assert sorted(found.files) == ["../a.S", "../b.s", "own.S"]
    monkeypatch.chdir(tree / "include" / "asm")
    found = plan(["reg.h"], Resolver(), with_dependents=True)
    assert sorted(found.files) == ["../../a.S", "../../b.s", "../../lib/own.S"]
