"""What a terminal gets, and what anything else gets."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from ppcmacro.cli import streams
from ppcmacro.cli.report import pick_format

NAMES = ("LC_ALL", "LC_CTYPE", "LANG", "NO_COLOR", "FORCE_COLOR", "TERM", "GITHUB_ACTIONS")


class Stream(io.TextIOWrapper):
    """A stream that may be a terminal."""

    def __init__(self, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("environment", "encoding", "glyphs"),
    [
        ({}, "utf-8", "unicode"),
        ({}, "UTF8", "unicode"),
        ({}, "latin-1", "ascii"),
        ({}, "ascii", "ascii"),
        ({"LC_ALL": "C"}, "utf-8", "ascii"),
        ({"LC_ALL": "POSIX"}, "utf-8", "ascii"),
        ({"LC_ALL": "C.UTF-8"}, "utf-8", "unicode"),
        ({"LANG": "C"}, "utf-8", "ascii"),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "C"}, "utf-8", "unicode"),
        ({"LC_ALL": "", "LC_CTYPE": "C", "LANG": "de_DE.UTF-8"}, "utf-8", "ascii"),
    ],
)
def test_glyphs(environment: dict[str, str], encoding: str, glyphs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert streams.glyphs(Stream(True, encoding)) == glyphs
    assert streams.glyphs(Stream(False, encoding)) == "plain"


@pytest.mark.parametrize(
    ("when", "environment", "terminal", "wanted"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_color(
    when: str, environment: dict[str, str], terminal: bool, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert streams.wants_color(when, Stream(terminal)) is wanted


def test_the_format_nobody_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (pick_format(Stream(True), True), pick_format(Stream(False), True)) == ("full", "concise")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert (pick_format(Stream(True), True), pick_format(Stream(False), False)) == ("github", "concise")


def on_a_terminal(argv: list[str], folder: Path, **environment: str) -> str:
    """Run ppcmacro on a terminal of its own and return what it shows."""
    reader, terminal = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in NAMES}
    path = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), kept.get("PYTHONPATH"))))
    process = subprocess.Popen(
        [sys.executable, "-m", "ppcmacro", *argv], stdin=subprocess.DEVNULL, stdout=terminal,
        stderr=subprocess.DEVNULL, cwd=folder, env={**kept, "PYTHONPATH": path, "TERM": "xterm", **environment},
    )  # fmt: skip
    os.close(terminal)
    parts = []
    try:
        while part := os.read(reader, 65536):
            parts.append(part)
    except OSError:  # what Linux answers when the other end is closed
        pass
    os.close(reader)
    assert process.wait() == 1
    return b"".join(parts).decode().replace("\r\n", "\n")


def test_a_terminal_of_unicode_and_one_of_ascii(tmp_path: Path) -> None:
    (tmp_path / "a.S").write_text("/* 漢字 */ .macor M\n", encoding="utf-8")
    shown = on_a_terminal(["lint", "a.S", "--select", "M009", "--color", "never"], tmp_path, LC_ALL="C.UTF-8")
    lines = shown.splitlines()
    assert lines[1:4] == ["  ╭─▸ a.S:1:10", "  │", "1 │ /* 漢字 */ .macor M"]
    assert lines[4].startswith("  │            ^^^^^^ ")
    shown = on_a_terminal(["lint", "a.S", "--select", "M009"], tmp_path, LC_ALL="C", NO_COLOR="1")
    assert shown.splitlines()[1:4] == ["  --> a.S:1:10", "  |", "1 | /* \\u6f22\\u5b57 */ .macor M"]
    assert "\x1b[" in on_a_terminal(["lint", "a.S", "--select", "M009"], tmp_path, LC_ALL="C.UTF-8")
