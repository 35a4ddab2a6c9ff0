"""Compile commands: from a database and from the files that Linux's build leaves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ppcmacro.errors import UsageError
from ppcmacro.project.reading.compile_command import find_command
from ppcmacro.project.reading.invocation import Invocation
from tests.work import calls_of


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> str:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return path


def database(path: str, rows: Any) -> None:
    write(path, json.dumps(rows))


def defines(path: str, objects: tuple[str, ...] = (), build: str = "") -> list[tuple[str, str | None]] | None:
    found = find_command(path, objects, build)
    return None if found is None else found.defines


def test_nothing_is_known() -> None:
    assert find_command(write("src/a.S", ""), ("src",), "") is None


def test_arguments_and_command(folder: Path) -> None:
    write("src/a.S", "")
    rows = [
        {"directory": str(folder), "file": "src/a.S", "arguments": ["gcc", "-DA", "-Iinc dir", "src/a.S"]},
        {"directory": str(folder / "src"), "file": "b.S", "command": "gcc -DB=\\\"x\\\" -I../inc '-DF=1 2' b.S"},
        {"directory": str(folder), "file": "src/a.S", "arguments": ["gcc", "-DSECOND", "src/a.S"]},
    ]
    database("compile_commands.json", rows)
    assert find_command("src/a.S", (), "") == Invocation(
        defines=[("A", None)], include_paths=["inc dir"], files=["src/a.S"]
    )
    assert find_command("src/b.S", (), "") == Invocation(
        defines=[("B", '"x"'), ("F", "1 2")], include_paths=["inc"], files=["b.S"]
    )
    assert find_command("src/c.S", (), "") is None


def test_a_folder_that_is_not_said_is_that_of_the_database() -> None:
    database("sub/compile_commands.json", [{"file": "a.S", "command": "gcc -DA -Ii a.S"}])
    assert find_command("sub/a.S", (), "") == Invocation(defines=[("A", None)], include_paths=["sub/i"], files=["a.S"])


def test_through_a_link(folder: Path) -> None:
    write("real/a.S", "")
    (folder / "link").symlink_to("real")
    database("compile_commands.json", [{"directory": str(folder), "file": "real/a.S", "command": "gcc -DA real/a.S"}])
    assert defines("link/a.S") == [("A", None)]


def test_the_build_folder_goes_first_and_the_nearest_next(folder: Path) -> None:
    for place, name in (("out", "OUT"), ("a/b", "NEAR"), (".", "FAR")):
        rows = [{"directory": str(folder), "file": f"a/b/{one}.S", "command": f"gcc -D{name} x.S"} for one in "xy"]
        database(f"{place}/compile_commands.json", rows[: 1 if place == "out" else 2])
    assert defines("a/b/x.S", (), "out") == [("OUT", None)]
    assert defines("a/b/y.S", (), "out") == [("NEAR", None)]
    assert defines("a/b/x.S") == [("NEAR", None)]


def test_no_command_is_run(folder: Path) -> None:
    row = {"directory": str(folder), "file": "a.S", "command": "touch ran; gcc -DA `touch ran` $(touch ran) a.S"}
    database("compile_commands.json", [row])
    assert defines("a.S") == []
    assert not (folder / "ran").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "`{}` is no JSON: expecting property name"),
        ("{}", "`{}` is no compile database: it must be a list of commands"),
        ("[" * 100_000, "`{}` is no JSON: "),
        ("[1]", "`{}`: entry 1 must have `file`, `directory` and `command` or `arguments`"),
        ('[{"file": "a.S"}]', "`{}`: entry 1 must have"),
        ('[{"file": "a.S", "arguments": [1]}]', "`{}`: entry 1 must have"),
        ('[{"file": "a.S", "directory": 1, "command": "gcc"}]', "`{}`: entry 1 must have"),
        ('[{"file": "a.S", "command": "gcc \'x"}]', "`{}` has a command that cannot be read: no closing quotation"),
    ],
)
def test_a_database_that_cannot_be_used(folder: Path, text: str, message: str) -> None:
    write("compile_commands.json", text)
    with pytest.raises(UsageError) as caught:
        find_command("a.S", (), "")
    assert str(caught.value).startswith(message.format(folder / "compile_commands.json"))


SAVED = "arch/x.o := powerpc-linux-gnu-gcc -Wp,-MMD,arch/.x.o.d -I./inc -DN='\"a$$b\"' -DH='$(pound)' -c arch/x.S"


@pytest.mark.parametrize("prefix", ["cmd_", "savedcmd_"])
def test_saved_beside_the_object(prefix: str) -> None:
    write("top/arch/x.S", "")
    rest = "source_arch/x.o := arch/x.S\n\ndeps_arch/x.o := \\\n"
    write("top/arch/.x.o.cmd", f"{prefix}{SAVED} ; ./tools/objtool -DNOT x.S\n\n{rest}")
    found = find_command("top/arch/x.S", ("top/arch",), "")
    assert found is not None
    assert found.include_paths == ["top/inc"]
    assert found.defines == [("N", '"a$b"'), ("H", "#")]


def test_saved_in_a_build_folder() -> None:
    write("src/arch/kvm/x.S", "")
    write("out/arch/kvm/.x.o.cmd", "cmd_arch/kvm/x.o := gcc -I../src/inc -Iinc -DA -c -o x.o ../src/arch/kvm/x.S\n")
    found = find_command("src/arch/kvm/x.S", ("out/arch/kvm", "src/arch/kvm"), "out")
    assert found is not None
    assert (found.include_paths, found.defines) == (["src/inc", "out/inc"], [("A", None)])


def test_saved_for_the_objects_of_a_vdso() -> None:
    write("top/vdso/x.S", "")
    for bits in (32, 64):
        write(f"top/vdso/.x-{bits}.o.cmd", f"cmd_vdso/x-{bits}.o := gcc -m{bits} -c -o vdso/x-{bits}.o vdso/x.S\n")
    found = find_command("top/vdso/x.S", ("top/vdso",), "")
    assert found is not None
    assert found.bits == 64
    Path("top/vdso/.x-64.o.cmd").unlink()
    found = find_command("top/vdso/x.S", ("top/vdso",), "")
    assert found is not None
    assert found.bits == 32


def test_saved_for_another_source() -> None:
    write("a/x.S", "")
    write("a/.x.o.cmd", "cmd_a/x.o := gcc -DA -c -o a/x.o a/x.c\n")
    assert find_command("a/x.S", ("a",), "") is None
    write("a/.x.o.cmd", "nothing of the kind\n")
    assert find_command("a/x.S", ("a",), "") is None


def test_saved_command_that_cannot_be_read() -> None:
    write("a/x.S", "")
    write("a/.x.o.cmd", "cmd_a/x.o := gcc '-DA a/x.S\n")
    with pytest.raises(UsageError, match=r"^`a/\.x\.o\.cmd` has a command that cannot be read: no closing quotation$"):
        find_command("a/x.S", ("a",), "")


def test_a_long_command_takes_little_work() -> None:
    write("a/x.S", "")
    write("a/.x.o.cmd", "cmd_a/x.o := gcc " + "-DA=1 " * 1_000_000)
    assert calls_of(lambda: find_command("a/x.S", ("a",), "")) < 10_000_000
