"""A small input that asks for endless work ends soon, in little memory, with a finding that says where it lies."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.bombs import BOMBS

ROOT = Path(__file__).parents[2]
MEMORY = 2 << 30
SECONDS = 20  # processor time, with room for a slow machine
FIRST = re.compile(r"[^\n:]+:\d+:\d+: ([A-Z]\d{3}) ")


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@pytest.mark.parametrize("name", BOMBS)
def test_bomb(tmp_path: Path, name: str) -> None:
    bomb = BOMBS[name]
    file = tmp_path / f"bomb.{bomb.suffix}"
    file.write_text(bomb.text())
    # A quarter of the usual limit for statements: what counts is that they are reached.
    limits = ("--max-seconds", str(SECONDS), "--max-expansion", "250000")
    done = subprocess.run(
        [sys.executable, "-m", "ppcmacro", "lint", file.name, "-q", "--no-cache", "--format", "concise", *limits],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, preexec_fn=_bounded,
        timeout=600,
    )  # fmt: skip
    out = done.stdout.decode()
    assert (done.returncode in (0, 1), done.stderr) == (True, b"")
    assert "of processor time" not in out
    found = FIRST.match(out)
    assert bool(found) == bool(out), out[:500]
    assert (found[1] if found else "").startswith(bomb.code) if bomb.code else not found, out[:500]
    assert all(len(line) < 4000 for line in out.splitlines())
