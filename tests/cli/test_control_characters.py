"""What a stranger wrote cannot command the terminal of a reader: no control characters in what is shown."""

from __future__ import annotations

import io
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

ESCAPE = "\x1b]0;owned\x07\x1b[2J\x9b1m\u202e"
NAME = f"a{ESCAPE}.S"
SOURCE = f"""\
#define C{ESCAPE} 1
/* {ESCAPE} */
    .error "{ESCAPE}"
    .include "gone{ESCAPE}"
#include "gone{ESCAPE}.h"
.macro M{ESCAPE} a
    li 3, \\a\\b{ESCAPE}
    frob 3, {ESCAPE}
.endm
    M{ESCAPE} {ESCAPE}
.macro N a
    .error "\\a"
.endm
    N "x{ESCAPE}"
    .globl kvmppc_handler_15
kvmppc_handler_15:
    mtspr SPRN_SPRG_WSCRATCH0, r4 /* {ESCAPE} */
    li r4, sym{ESCAPE}
    rfi
    nop /* ppcmacro: ignore[C001{ESCAPE}] -- {ESCAPE} */
"""


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def controls(text: str) -> set[str]:
    """Return the characters of a text that could command a terminal."""
    return {char for char in text if char != "\n" and unicodedata.category(char) in ("Cc", "Cf")}


@pytest.fixture
def shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    Path(NAME).write_text(SOURCE)
    monkeypatch.delenv("CI", raising=False)

    def shown(*argv: str) -> tuple[int, str]:
        from ppcmacro.cli import main

        streams = [Terminal(io.BytesIO(), encoding="utf-8", errors="surrogateescape") for _ in range(2)]
        monkeypatch.setattr(sys, "stdout", streams[0])
        monkeypatch.setattr(sys, "stderr", streams[1])
        status = main(list(argv))
        for stream in streams:
            stream.flush()
        return status, "".join(stream.buffer.getvalue().decode() for stream in streams)  # type: ignore[attr-defined]

    return shown


LINT = ("lint", NAME, "--color", "never")


@pytest.mark.parametrize(
    "argv",
    [
        *((*LINT, "--format", form) for form in ("full", "concise", "grouped", "github", "checkpatch")),
        *((*LINT, "--format", form) for form in ("json", "jsonl", "sarif", "gitlab", "rdjson")),
        ("expand", NAME, "--format", "json", "--color", "never"),
        ("ledger", NAME, "15", "--format", "json", "--color", "never"),
        (*LINT, "--format", "full", "--explain", "--statistics", "-v"),
        (*LINT, "--diff", "--unsafe-fixes", "-v"),
        (*LINT, "--show-files"),
        (*LINT, "--show-settings"),
        (*LINT, "--select", ESCAPE),
        (*LINT, "--output", f"json=gone{ESCAPE}/x"),
        ("lint", f"gone{ESCAPE}.S"),
        ("lint", NAME, f"--{ESCAPE}"),
        ("expand", NAME, "--color", "never"),
        ("expand", NAME, "--view", "symbolic", "--annotate", "column", "--color", "never"),
        ("expand", NAME, "--verify", "--as", f"no{ESCAPE}", "--color", "never"),
        ("ledger", NAME, "15", "--color", "never"),
        ("ledger", NAME, ESCAPE, "--color", "never"),
        ("handlers", NAME, "--color", "never"),
        ("config", NAME),
        ("baseline", "write", NAME),
        (ESCAPE,),
        ("rule", ESCAPE),
    ],
    ids=lambda argv: " ".join(argv).replace(ESCAPE, "X").replace(NAME, "N"),
)
def test_on_a_terminal(shown: Any, argv: tuple[str, ...]) -> None:
    status, text = shown(*argv)
    assert status in (0, 1, 2)
    assert text
    assert "internal error" not in text
    # A tab in a listing of a source stays what it is.
    assert controls(text) <= ({"\t"} if argv[0] == "expand" or "--diff" in argv else set())


def test_a_configuration_file(shown: Any) -> None:
    Path("ppcmacro.toml").write_text('include-paths = ["\\u001b[2J\\u009b"]\n"\\u001b[2J" = 1\n', encoding="utf-8")
    status, text = shown("lint", NAME, "--color", "never")
    assert (status, controls(text)) == (2, set())
    Path("ppcmacro.toml").write_text('include-paths = ["\\u001b[2J\\u009b"]\n', encoding="utf-8")
    status, text = shown("config", NAME)
    assert (status, controls(text)) == (0, set())
    assert '"\\u001b[2J' in text


def test_into_a_file_the_bytes_are_kept(run: Any, folder: Path) -> None:
    Path("a.s").write_text(f'\t.ascii "{ESCAPE}"\n')
    assert ESCAPE in run("expand", "a.s").out
    (folder / NAME).write_text("\tnop\n")
    assert run("lint", NAME, "--show-files").out == f"{NAME}\n"
