"""Whatever the input is: one of the exit statuses, no traceback, and nothing on the wrong stream.

PPCMACRO_EXAMPLES is the number of inputs of each kind (default: 60).
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from tests.fuzz.inputs import configurations, mangled, noise, pieced
from tests.fuzz.running import run, run_soundly

EXAMPLES = settings(
    max_examples=int(os.environ.get("PPCMACRO_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
FINDING = re.compile(r"[^\n]+?:\d+:\d+: [A-Z]\d{3} ")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def debug(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours comes out as the exception that it is."""
    monkeypatch.setenv("PPCMACRO_DEBUG", "1")


def check(data: bytes, name: str) -> None:
    Path(name).write_bytes(data)
    _, out, _ = run_soundly("lint", name, "--format", "concise", "--max-expansion", "3000")
    assert all(FINDING.match(line) for line in re.split(r"(?<=.)\n(?=[^\n]+:\d+:\d+: [A-Z])", out) if line), out
    status, _, err = run_soundly("expand", name, "--max-expansion", "3000")
    if status:
        assert FINDING.search(err), err


@EXAMPLES
@given(data=noise)
@example(data=b"\xff\xfe")
@example(data=b"\r")
@example(data=b"\\")
def test_random_bytes(data: bytes) -> None:
    check(data, "a.S")
    check(data, "a.s")


@EXAMPLES
@given(data=pieced)
def test_words_in_any_order(data: bytes) -> None:
    check(data, "a.S")
    check(data, "a.s")


@EXAMPLES
@given(data=mangled())
def test_real_files_that_something_went_wrong_with(data: bytes) -> None:
    check(data, "a.S")


@EXAMPLES
@given(text=configurations())
@example(text="\ufeff")
@example(text="x = " + "[" * 5000)
def test_any_configuration(text: str) -> None:
    """It is taken, or it is an error in one line that names the file; nothing between."""
    Path("a.s").write_text("\tnop\n")
    Path("ppcmacro.toml").write_text(text, encoding="utf-8", errors="surrogatepass")
    status, out, err = run("lint", "a.s")
    assert status in (0, 2), out + err
    if status == 2:
        assert out == ""
        assert err.startswith("ppcmacro: error: ")
        assert err.count("\n") == 1, err
        assert len(err) < 2000


@EXAMPLES
@given(data=mangled(), other=pieced)
def test_a_broken_file_hides_nothing(data: bytes, other: bytes) -> None:
    """What is said of a file does not hang on what stands in another one."""
    Path("a.S").write_bytes(other)
    Path("b.S").write_bytes(data)
    alone = run("lint", "b.S", "-q", "--format", "concise", "--max-expansion", "3000")[1]
    both = run("lint", "a.S", "b.S", "-q", "--format", "concise", "--max-expansion", "3000")[1]
    assert both.endswith(alone)
