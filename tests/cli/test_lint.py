"""`ppcmacro lint`: findings on stdout, the rest on stderr, and the status."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

ODD = "a.S:1:1: M038 `odd` stands here\n"


@pytest.fixture(autouse=True)
def sources(folder: Path, engine: Any) -> Path:
    (folder / "a.S").write_text("odd\n")
    (folder / "note.S").write_text("hm\n")
    (folder / "clean").mkdir()
    (folder / "clean" / "c.S").write_text("nop\n")
    return folder


def test_status_follows_the_severity(run: Any) -> None:
    assert run("lint", "a.S") == (1, ODD, "ppcmacro: 1 warning in 1 file\n")
    assert run("lint", "note.S") == (0, "note.S:1:1: M032 `hm` stands here\n", "ppcmacro: 1 note in 1 file\n")
    assert run("lint", "clean") == (0, "", "ppcmacro: no findings in 1 file\n")


def test_fail_on(run: Any) -> None:
    assert run("lint", "a.S", "--fail-on", "error").status == 0
    assert run("lint", "note.S", "--fail-on", "note").status == 1
    assert run("lint", "a.S", "--fail-on", "never").status == 0
    assert run("lint", "a.S", "--exit-zero") == (0, ODD, "ppcmacro: 1 warning in 1 file\n")


def test_severity(run: Any) -> None:
    assert run("lint", "a.S", "--severity", "M038=note").status == 0
    assert run("lint", "note.S", "--severity", "missing-header=error").status == 1


def test_select_and_ignore(run: Any) -> None:
    assert run("lint", "a.S", "--select", "C,K002").out == ""
    assert run("lint", "a.S", "--ignore", "M038").status == 0
    assert run("lint", "a.S", "--select", "C", "--extend-select", "M038").out == ODD
    assert run("lint", "a.S", "--select", "Z") == (
        2, "", "ppcmacro: error: no rule has the code, prefix or name `Z`\n"
    )  # fmt: skip


def test_quiet_and_silent(run: Any) -> None:
    assert run("lint", "a.S", "-q") == (1, ODD, "")
    assert run("lint", "a.S", "-s") == (1, "", "")


def test_no_path_is_the_working_folder(run: Any, engine: Any) -> None:
    assert run("lint", "-q").status == 1
    assert engine.calls[0]["lint"] == ["a.S", "note.S", "clean/c.S"]


def test_formats(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("lint", "a.S", "-q", "--format", "full").out.splitlines() == [
        "M038 suspicious-text: `odd` stands here",
        "  --> a.S:1:1",
        "  |",
        "1 | odd",
        "  | ^^^",
        "",
    ]
    document = json.loads(run("lint", "a.S", "-q", "--format", "json").out)
    assert document["files"] == ["a.S"]
    assert [one["code"] for one in document["findings"]] == ["M038"]
    github = run("lint", "a.S", "-q", "--format", "github").out
    assert github == (
        "::warning title=ppcmacro (M038),file=a.S,line=1,col=1,endColumn=4::a.S:1:1: M038 `odd` stands here\n"
    )
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("lint", "a.S", "-q").out == github
    assert run("lint", "a.S", "-q", "--format", "concise").out == ODD


def test_json_of_nothing(run: Any, engine: Any, header: Any) -> None:
    engine.missing = [header("<a.h>")]
    document = json.loads(run("lint", "clean", "-q", "--format", "json").out)
    assert document["findings"] == []
    assert document["missing_headers"] == ["<a.h>"]


def test_explain(run: Any) -> None:
    assert run("lint", "a.S", "-q", "--explain").out.splitlines()[1].startswith("    why: GNU as warns about this text")


def test_color(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in run("lint", "a.S", "--color", "always").out
    assert "\x1b[" not in run("lint", "a.S").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("lint", "a.S").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("lint", "a.S").out
    assert "\x1b[" in run("lint", "a.S", "--color", "always").out


def test_stdin(run: Any, engine: Any, folder: Path) -> None:
    (folder / "clean" / "ppcmacro.toml").write_text('cpu = "440"\n')
    assert run("lint", "-", "-q", stdin=b"odd\n") == (1, "-:1:1: M038 `odd` stands here\n", "")
    result = run("lint", "-", "-q", "--stdin-filename", "clean/new.S", stdin=b"odd\n")
    assert result == (1, "clean/new.S:1:1: M038 `odd` stands here\n", "")
    assert [(call["lint"], call["settings"].cpu) for call in engine.calls] == [(["-"], ""), (["clean/new.S"], "440")]


def test_groups_of_settings_keep_the_order_of_files(run: Any, engine: Any, folder: Path) -> None:
    (folder / "clean" / "ppcmacro.toml").write_text('cpu = "440"\nfail-on = "error"\n')
    (folder / "clean" / "c.S").write_text("odd\n")
    (folder / "z.S").write_text("odd\n")
    result = run("lint", ".", "-v")
    assert result.out.splitlines() == [
        "a.S:1:1: M038 `odd` stands here",
        "note.S:1:1: M032 `hm` stands here",
        "z.S:1:1: M038 `odd` stands here",
        "clean/c.S:1:1: M038 `odd` stands here",
    ]
    assert result.err.splitlines() == [
        "ppcmacro: no configuration file: a.S, note.S, z.S",
        "ppcmacro: clean/ppcmacro.toml: clean/c.S",
        "ppcmacro: 3 warnings, 1 note in 4 files",
    ]
    assert [call["lint"] for call in engine.calls] == [["a.S", "note.S", "z.S"], ["clean/c.S"]]
    assert run("lint", "clean", "-q").status == 0


def test_show_files(run: Any, engine: Any, folder: Path) -> None:
    (folder / "k.lds.S").write_text("")
    assert run("lint", ".", "--show-files") == (
        0, "a.S\nnote.S\nclean/c.S\n", "ppcmacro: skipped `k.lds.S`: linker script\n"
    )  # fmt: skip
    assert engine.calls == []


def test_a_linker_script_by_name_is_passed_over(run: Any, folder: Path) -> None:
    (folder / "k.lds.S").write_text("")
    assert run("lint", "k.lds.S") == (0, "", "ppcmacro: no findings in 0 files\n")


def test_statistics(run: Any) -> None:
    assert run("lint", "a.S", "--statistics").err.splitlines() == [
        "     1  M038 suspicious-text",
        "     2  unknown instructions: foo",
        "     7  statements",
        "ppcmacro: 1 warning in 1 file",
    ]


def test_missing_headers_once_for_all_files(run: Any, engine: Any, header: Any) -> None:
    engine.missing = [header("<a.h>")]
    assert run("lint", "clean", "note.S").err.splitlines()[0] == (
        "ppcmacro: header not found: <a.h>; the names they define stay symbolic, and findings that need their values "
        "are not made (-I DIR adds a folder)"
    )


def test_an_unreadable_file_does_not_hide_the_others(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != "clean/c.S" and allowed(path, mode))
    assert run("lint", "a.S", "clean", "-q") == (2, ODD, "ppcmacro: error: `clean/c.S`: permission denied\n")


def test_a_dangling_link_does_not_hide_the_others(run: Any, folder: Path) -> None:
    (folder / "clean" / "d.S").symlink_to("nowhere")
    assert run("lint", "a.S", "clean", "-q") == (2, ODD, "ppcmacro: error: `clean/d.S`: the link leads nowhere\n")


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["gone.S"], "there is no file or folder `gone.S`"),
        (["empty"], "no `.S` or `.s` file in the folder `empty`"),
        (["-", "a.S"], "`-` cannot be combined with other paths"),
        (["a.S", "--stdin-filename", "x"], "`--stdin-filename` names standard input; give `-` as the path"),
        (["a.S", "--severity", "C001"], "`--severity C001`: write CODE=error, CODE=warning or CODE=note"),
        (["a.S", "--severity", "C001=x"], "`--severity C001=x`: write CODE=error, CODE=warning or CODE=note"),
        (
            ["a.S", "--format", "xml"],
            "invalid value for '--format': 'xml' is not one of 'full', 'concise', 'grouped', 'json', 'jsonl', 'sarif', "
            "'github', 'gitlab', 'junit', 'rdjson', 'checkstyle', 'checkpatch' (see `ppcmacro lint --help`)",
        ),
    ],
)
def test_usage(run: Any, folder: Path, argv: list[str], message: str) -> None:
    (folder / "empty").mkdir()
    assert run("lint", *argv) == (2, "", f"ppcmacro: error: {message}\n")


def test_a_wrong_configuration(run: Any, folder: Path) -> None:
    (folder / "ppcmacro.toml").write_text('\nslect = ["C"]\n')
    assert run("lint", "a.S") == (
        2, "", "ppcmacro: error: ppcmacro.toml:2:1: unknown key `slect`; did you mean `select`?\n"
    )  # fmt: skip
