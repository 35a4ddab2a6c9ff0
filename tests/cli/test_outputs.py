"""`--output FORMAT=FILE`, and the format that is silent on standard error."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

MESSAGE = "`.macor` is no directive of the assembler, which refuses the file"
LINE = f"a.S:1:2: M009 [*] {MESSAGE}\n"


@pytest.fixture(autouse=True)
def sources(folder: Path) -> Path:
    (folder / "a.S").write_text("\t.macor M\n")
    return folder


def test_several_files_beside_standard_output(run: Any, folder: Path) -> None:
    argv = ["--output", "sarif=x.sarif", "--output", "junit=report.xml", "--output=json=all=1.json"]
    assert run("lint", "a.S", "-q", *argv) == (1, LINE, "")
    assert json.loads((folder / "x.sarif").read_text())["runs"][0]["invocations"][0]["exitCode"] == 1
    assert ElementTree.parse(folder / "report.xml").getroot().get("failures") == "1"
    document = json.loads((folder / "all=1.json").read_text())
    assert (document["files"], document["exit_status"], document["unreadable"]) == (["a.S"], 1, [])
    assert sorted(os.listdir(folder)) == ["a.S", "all=1.json", "report.xml", "x.sarif"]


def test_files_are_never_coloured_and_written_in_silence(run: Any, folder: Path) -> None:
    assert run("lint", "a.S", "-s", "--color", "always", "--output", "full=full.txt") == (1, "", "")
    text = (folder / "full.txt").read_text()
    assert text.startswith("M009 ")
    assert "\x1b" not in text


def test_an_existing_file_is_replaced_as_a_whole(run: Any, folder: Path) -> None:
    (folder / "old").write_text("x" * 10_000)
    (folder / "link").symlink_to("old")
    run("lint", "a.S", "--output", "concise=link")
    assert (folder / "old").read_text() == LINE
    assert (folder / "link").is_symlink()


def test_a_file_that_cannot_be_written(run: Any, folder: Path) -> None:
    (folder / "d").mkdir()
    argv = ["--output", "json=no/such/x", "--output", "json=d", "--output", "concise=y"]
    assert run("lint", "a.S", "-q", *argv) == (
        2, LINE,
        "ppcmacro: error: `no/such/x`: no such file or directory\nppcmacro: error: `d` is a folder\n",
    )  # fmt: skip
    assert (folder / "y").read_text() == LINE


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (["sarif"], "`--output sarif`: write FORMAT=FILE, such as sarif=findings.sarif"),
        (["sarif="], "`--output sarif=`: write FORMAT=FILE, such as sarif=findings.sarif"),
        (["serif=x"], "`--output serif=x`: there is no format `serif`; did you mean `sarif`?"),
        (
            ["=x"],
            "`--output =x`: there is no format ``; there are full, concise, grouped, json, jsonl, sarif, github, "
            "gitlab, junit, rdjson, checkstyle, checkpatch",
        ),
        (["json=-"], "`--output json=-`: standard output gets what `--format` says"),
        (["json=x", "sarif=./x"], "`--output sarif=./x`: the file is named twice"),
    ],
)
def test_wrong_values(run: Any, values: list[str], message: str) -> None:
    argv = [word for value in values for word in ("--output", value)]
    assert run("lint", "a.S", *argv) == (2, "", f"ppcmacro: error: {message}\n")


@pytest.mark.parametrize("option", [["--diff"], ["--add-suppressions", "known"]])
def test_what_shows_no_findings_writes_none(run: Any, option: list[str]) -> None:
    assert run("lint", "a.S", "--output", "json=x", *option) == (
        2, "", "ppcmacro: error: `--output` writes findings, and `--diff` and `--add-suppressions` show none\n"
    )  # fmt: skip


def test_checkpatch_leaves_standard_error_alone(run: Any, folder: Path) -> None:
    (folder / "a.S").write_text("#include <a.h>\n\t.long A\n\t.macro M\n")
    (status, out, err) = run("lint", "a.S", "--format", "checkpatch")
    assert (status, out.count("\n"), err) == (1, 1, "")
    assert out.startswith("a.S:3: ERROR: M0")
    assert run("lint", "a.S", "--format", "checkpatch", "-v") == (1, out, "")
    assert "header not found: <a.h>" in run("lint", "a.S", "--format", "checkpatch", "--statistics").err


def test_checkpatch_names_what_it_could_not_read(run: Any, folder: Path) -> None:
    (folder / "b.S").symlink_to("nowhere")
    assert run("lint", ".", "--format", "checkpatch") == (
        2, f"a.S:1: ERROR: M009 {MESSAGE}\nb.S:1: ERROR: the link leads nowhere\n", ""
    )  # fmt: skip


@pytest.mark.parametrize("name", ["a.S", "./a.S", "h.h", "ppcmacro.toml"])
def test_a_report_does_not_take_the_place_of_a_source(run: Any, folder: Path, name: str) -> None:
    (folder / name).write_text("\n")
    (folder / "a.S").touch()
    status, out, err = run("lint", "a.S", "--output", f"json={name}")
    assert (status, out) == (2, "")
    assert err == (
        f"ppcmacro: error: `--output json={name}` would overwrite a file that looks like a source; name another one\n"
    )
    assert (folder / name).read_text() == "\n"
