"""Which files the arguments stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro.errors import UsageError
from ppcmacro.project.config.globs import anchored, matches
from ppcmacro.project.config.resolver import Resolver
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.sources.discovery import Skipped, find_sources, is_linker_script
from ppcmacro.project.sources.plan import plan

FOREIGN = "no PowerPC assembly for GNU as"
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
    foreign = Skipped("sub/y.inc", FOREIGN)
    assert found(".") == (["a.s", "b.S", "old/w.S", "sub/z.S"], [Skipped("k.lds.S", "linker script"), foreign])
    assert found("sub") == (["sub/z.S"], [foreign])
    assert found("sub/") == (["sub/z.S"], [foreign])


def test_each_file_once_in_the_order_of_the_arguments() -> None:
    assert found("sub/z.S", ".", "./b.S")[0] == ["sub/z.S", "a.s", "b.S", "old/w.S"]


def test_exclude() -> None:
    assert found(".", exclude=("old", "sub/*.S")) == (
        ["a.s", "b.S"],
        [
            Skipped("k.lds.S", "linker script"),
            Skipped("old/w.S", "excluded"),
            Skipped("sub/y.inc", FOREIGN),
            Skipped("sub/z.S", "excluded"),
        ],
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
        ("a/b/c.S", "a/**/c.S", True),
        ("a/c.S", "a/**/c.S", True),
        ("a/xc.S", "a/**/c.S", False),
        ("c.S", "**/c.S", True),
        ("x/y/a/b/c.S", "**/a/**/*.S", True),
        ("x/y/b/c.S", "**/a/**/*.S", False),
        ("a/b/c.S", "a/**", True),
    ],
)
def test_globs(path: str, glob: str, expected: bool) -> None:
    assert matches(path, "", (glob,)) is expected


def test_a_glob_that_is_tied_to_a_folder(tree: Path) -> None:
    tied = anchored("./sub/*.S", str(tree))
    assert tied == f"{tree}/sub/*.S"
    assert matches("sub/z.S", "sub", (tied,))
    assert not matches("old/w.S", "old", (tied,))
    assert anchored("/a/b", "x") == "/a/b"
    below = anchored("sub/", str(tree))
    assert [matches(path, "sub", (below,)) for path in ("sub/z.S", "x/sub/z.S", "old/w.S", "../sub/z.S")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert matches("we[i]rd/a/b.S", "", (anchored("a/*", "we[i]rd"),))


HANDLER = """\
	.globl	handler
handler:
	mtspr	SPRN_SPRG0, r4
	mfspr	r4, SPRN_SPRG0
	rfi
"""
INTEL = """\
	.globl	start
start:	mov	eax, 1
	add	eax, 2
	std
"""


def test_sources_by_content(tree: Path) -> None:
    for name, text in (
        ("m/h.asm", HANDLER),
        ("m/intel.asm", INTEL),
        ("m/alone.inc", HANDLER),
        ("m/used.inc", HANDLER),
        ("m/alone.h", HANDLER),
        ("m/c.h", "int f(void);\n"),
        ("m/user.S", '#include "used.inc"\n'),
        ("only/alone.h", HANDLER),
    ):
        (tree / name).parent.mkdir(exist_ok=True)
        (tree / name).write_text(text)
    assert found("m") == (
        ["m/h.asm", "m/user.S", "m/alone.h", "m/alone.inc"],
        [Skipped("m/intel.asm", FOREIGN), Skipped("m/used.inc", HEADER)],
    )
    with pytest.raises(UsageError, match=r"^no `.S` or `.s` file in the folder `only`$"):
        found("only")
    assert found("only/alone.h", "m/c.h") == (["only/alone.h"], [Skipped("m/c.h", HEADER)])


def test_a_header_that_is_named_gives_way_to_its_sources(tree: Path) -> None:
    (tree / "inc").mkdir()
    (tree / "inc" / "deep.h").write_text(HANDLER)
    (tree / "inc" / "outer.h").write_text('#include "deep.h"\n')
    (tree / "b.S").write_text('#include "inc/outer.h"\n')
    (tree / "old" / "w.S").write_text('#include <inc/outer.h>\n')
    planned = plan(["inc/deep.h"], Resolver({"exclude": ("old",)}), with_dependents=True)
    assert planned.files == ["b.S"]
    assert planned.skipped == [Skipped("inc/deep.h", HEADER), Skipped("old/w.S", "excluded")]
    assert plan(["inc/deep.h"], Resolver()).files == ["inc/deep.h"]


def test_force_exclude_holds_for_named_files() -> None:
    assert found("old/w.S", "b.S", exclude=("old",), force_exclude=True) == (["b.S"], [Skipped("old/w.S", "excluded")])


def test_what_is_no_regular_file(tree: Path) -> None:
    (tree / "sub" / "dev.S").symlink_to("/dev/null")
    assert found("sub")[1] == [Skipped("sub/dev.S", "no regular file"), Skipped("sub/y.inc", FOREIGN)]


def test_links_in_a_circle(tree: Path) -> None:
    (tree / "sub" / "ring.S").symlink_to("ring.S")
    planned = plan(["sub"], Resolver())
    assert planned.files == ["sub/z.S"]
    assert planned.unreadable == [Skipped("sub/ring.S", "the link leads nowhere")]
