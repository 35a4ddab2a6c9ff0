"""Which files the arguments stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro.errors import UsageError
from ppcmacro.project.config import Resolver
from ppcmacro.project.discovery import Skipped, find_sources, is_linker_script, matches
from ppcmacro.project.plan import plan
from ppcmacro.project.settings import Settings

HEADER = "header, checked through the sources that include it"


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.S", "a.s", "c.c", "k.lds.S", "sub/z.S", "sub/y.inc", ".git/x.S", "old/w.S", "empty/readme"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    return tmp_path


def found(*paths: str, **settings: object) -> tuple[list[str], list[Skipped]]:
    result = find_sources(paths, lambda path: Settings(**settings))  # type: ignore[arg-type]
    return result.files, result.skipped


def test_a_folder_is_searched() -> None:
    assert found(".") == (["a.s", "b.S", "old/w.S", "sub/z.S"], [Skipped("k.lds.S", "linker script")])
    assert found("sub") == (["sub/z.S"], [])
    assert found("sub/") == (["sub/z.S"], [])


def test_each_file_once_in_the_order_of_the_arguments() -> None:
    assert found("sub/z.S", ".", "./b.S")[0] == ["sub/z.S", "a.s", "b.S", "old/w.S"]


def test_exclude() -> None:
    assert found(".", exclude=("old", "sub/*.S")) == (
        ["a.s", "b.S"],
        [Skipped("k.lds.S", "linker script"), Skipped("old/w.S", "excluded"), Skipped("sub/z.S", "excluded")],
    )
    assert found("old/w.S", exclude=("old",))[0] == ["old/w.S"]


def test_named_files() -> None:
    assert found("c.c") == (["c.c"], [])
    assert found("k.lds.S", "sub/y.inc") == ([], [Skipped("k.lds.S", "linker script"), Skipped("sub/y.inc", HEADER)])


def test_what_cannot_be() -> None:
    with pytest.raises(UsageError, match=r"^there is no file or folder `gone.S`$"):
        found("gone.S")
    with pytest.raises(UsageError, match=r"^no `.S` or `.s` file in the folder `empty`$"):
        found("a.s", "empty")


def test_a_folder_that_is_excluded_as_a_whole_is_no_mistake() -> None:
    assert found("old", exclude=("old",)) == ([], [Skipped("old/w.S", "excluded")])


def test_folder_links_are_not_followed(tree: Path) -> None:
    (tree / "sub" / "loop").symlink_to(tree)
    assert found("sub")[0] == ["sub/z.S"]


def test_plan_groups_by_settings(tree: Path) -> None:
    (tree / "sub" / "ppcmacro.toml").write_text('cpu = "440"\n')
    (tree / "gone.S").symlink_to("nowhere")
    planned = plan(["."], Resolver())
    assert planned.files == ["a.s", "b.S", "old/w.S", "sub/z.S"]
    assert [(settings.cpu, files) for settings, files in planned.groups] == [
        ("", ["a.s", "b.S", "old/w.S"]),
        ("440", ["sub/z.S"]),
    ]
    assert planned.unreadable == [Skipped("gone.S", "the link leads nowhere")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("vmlinux.lds.S", True),
        ("a/b.lds", True),
        ("x.ld", True),
        ("lds.S", False),
        ("old.S", False),
        ("world.s", False),
    ],
)
def test_linker_scripts(name: str, expected: bool) -> None:
    assert is_linker_script(name) is expected


@pytest.mark.parametrize(
    ("path", "glob", "expected"),
    [
        ("a/b/c.S", "b", True),
        ("a/b/c.S", "c.*", True),
        ("a/b/c.S", "a/b", True),
        ("a/b/c.S", "./a/b/", True),
        ("a/b/c.S", "a/*.S", True),
        ("a/b/c.S", "b/c.S", False),
        ("a/b/c.S", "C.S", False),
    ],
)
def test_globs(path: str, glob: str, expected: bool) -> None:
    assert matches(path, "", (glob,)) is expected
