"""`ppcmacro ledger` and `ppcmacro handlers`: what goes where, and with which status."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

SOURCE = """\
	.globl DTLBMiss
DTLBMiss:
	mtspr 0x110, 10
	mfspr 10, 0x110
	li 5, 1
	rfi
set_up:
	li 3, DTLBMiss@l
	mtspr 0x19D, 3
"""
TABLE = """\
handler DTLBMiss (DTLB miss, base class)  parked at  exit rfi :6
r5                                                   LOST at :5 (holds 1)
C001 :5 r5 holds 1, not the interrupted r5

path 1 of 1: exit rfi :6
  :5  li 5,1  r5 = 1  <- C001
  :6  rfi
"""


HAS = "; it has DTLBMiss"


@pytest.fixture(autouse=True)
def sources(folder: Path) -> Path:
    (folder / "a.s").write_text(SOURCE)
    (folder / "broken.s").write_text(SOURCE + "\t.if 1\n")
    (folder / "empty.s").write_text("\tnop\n")
    (folder / "vmlinux.lds.S").write_text("")
    (folder / "dir").mkdir()
    return folder


def test_table(run: Any) -> None:
    assert run("ledger", "a.s", "DTLBMiss", "--cpu", "440", "--reg", "r5") == (0, TABLE, "")


def test_standard_input(run: Any) -> None:
    done = run("ledger", "-", "13", "--cpu", "440", "--reg", "R5", stdin=SOURCE.encode())
    assert (done.status, done.out.splitlines()[1:3], done.err) == (0, TABLE.splitlines()[1:3], "")
    done = run("handlers", "-", "--cpu", "440", "--format", "json", stdin=SOURCE.encode())
    assert json.loads(done.out)["files"][0]["handlers"][0]["symbol"] == "DTLBMiss"


@pytest.mark.parametrize("form", ["md", "json", "dot", "html"])
def test_formats(run: Any, form: str) -> None:
    start = {"md": "### `DTLBMiss`", "json": '{\n  "schema_version": 1', "dot": "digraph ", "html": "<!DOCTYPE html>"}
    done = run("ledger", "a.s", "DTLBMiss", "--cpu", "440", "--format", form)
    assert (done.status, done.out.startswith(start[form]), done.out[-1], done.err) == (0, True, "\n", "")


def test_output_file_is_replaced_whole(run: Any, folder: Path) -> None:
    out = folder / "out.txt"
    out.write_text("old")
    out.chmod(0o640)
    done = run("ledger", "a.s", "13", "--cpu", "440", "--reg", "r5", "-o", "out.txt", "--color", "always")
    assert done == (0, "", "")
    assert out.read_text() == TABLE
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert not [name for name in os.listdir(folder) if name.startswith(".")]


def test_colour_only_when_it_is_asked_for(run: Any) -> None:
    plain = run("ledger", "a.s", "13", "--cpu", "440").out
    colored = run("ledger", "a.s", "13", "--cpu", "440", "--color", "always").out
    assert "\x1b[" not in plain
    assert "\x1b[1;31mLOST at :5 (holds 1)" in colored
    assert "\x1b[" not in run("ledger", "a.s", "13", "--cpu", "440", "--format", "md", "--color", "always").out


def test_a_source_with_errors(run: Any, folder: Path) -> None:
    (folder / "out.txt").write_text("old")
    done = run("ledger", "broken.s", "13", "--cpu", "440")
    assert (done.status, done.out.splitlines()[0].split("  ")[0]) == (1, "handler DTLBMiss (DTLB miss, base class)")
    assert "broken.s:10:" in done.err
    done = run("ledger", "broken.s", "13", "--cpu", "440", "-o", "out.txt")
    assert (done.status, done.out, done.err.splitlines()[-1]) == (1, "", "ppcmacro: `out.txt` was not written")
    assert (folder / "out.txt").read_text() == "old"
    assert run("handlers", "broken.s", "--cpu", "440").status == 1


def test_binary_input(run: Any, folder: Path) -> None:
    (folder / "b.s").write_bytes(b"\0")
    done = run("ledger", "b.s", "13")
    assert (done.status, done.out) == (1, "")
    assert "b.s:1:1: M0" in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ledger", "a.s"], "missing argument 'HANDLER' (see `ppcmacro ledger --help`)"),
        (["ledger", "no.s", "13"], "there is no file `no.s`"),
        (["ledger", "dir", "13"], "`dir` is a folder; `ledger` takes files"),
        (["handlers", "vmlinux.lds.S"], "`vmlinux.lds.S` is a linker script, which holds no handlers"),
        (["ledger", "a.s", "13", "-o", "./a.s"], "`-o ./a.s` would overwrite the source"),
        (["ledger", "a.s", "13", "-o", "no/x"], "`no/x`: no such file or directory"),
        (["ledger", "a.s", "13", "--path", "best"], "`--path best`: write the number of a path, worst or all"),
        (["ledger", "a.s", "13", "--path", "2"], "`DTLBMiss` has no path 2; its paths are numbered 1 to 1"),
        (["ledger", "a.s", "13", "--reg", "r4,r99"], "there is no register `r99` on the 440; did you mean `r9`?"),
        (["ledger", "a.s", "DTLBMis"], "there is no handler `DTLBMis` in `a.s`, did you mean `DTLBMiss`?" + HAS),
        (["handlers", "-", "a.s"], "`-` cannot be combined with other paths"),
        (["handlers"], "missing argument 'FILE...|-' (see `ppcmacro handlers --help`)"),
    ],
)  # fmt: skip
def test_wrong_usage(run: Any, arguments: list[str], message: str) -> None:
    options = ["--cpu", "440"] if len(arguments) > 1 else []
    assert run(*arguments, *options) == (2, "", f"ppcmacro: error: {message}\n")


def test_handlers_of_several_files(run: Any) -> None:
    done = run("handlers", "a.s", "empty.s", "a.s", "--cpu", "440")
    table = (
        "a.s:\n"
        "handler   vector  interrupt  class  at      size  free  table  ends\n"
        "DTLBMiss  IVOR13  DTLB miss  base   0x0000  24                 rfi\n"
    )
    assert done == (0, f"{table}\n{table}", "ppcmacro: no handlers in `empty.s`\n")


def test_help_has_examples(run: Any) -> None:
    for command in ("ledger", "handlers"):
        done = run(command, "--help")
        assert (done.status, f"  ppcmacro {command} handlers.S" in done.out) == (0, True)
