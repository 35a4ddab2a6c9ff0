"""A fact holds until what it says of the file system changes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ppcmacro import witness
from ppcmacro.witness import Facts, path_of, watching

CONTENT = f"r{witness.digest(b'text')}file"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("text")
    Path("folder").mkdir()
    Path("link").symlink_to("file")
    return tmp_path


def replace() -> None:
    Path("file").unlink()
    Path("file").mkdir()


def fifo() -> None:
    Path("file").unlink()
    os.mkfifo("file")


def relink() -> None:
    Path("link").unlink()
    Path("other").write_text("text")
    Path("link").symlink_to("other")


@pytest.mark.parametrize(
    ("ask", "fact", "change"),
    [
        (lambda: witness.is_file("file"), "ffile", replace),
        (lambda: witness.is_file("folder"), "Ffolder", lambda: (Path("folder").rmdir(), Path("folder").touch())),
        (lambda: witness.is_file("none"), "Fnone", lambda: Path("none").touch()),
        (lambda: witness.is_folder("folder"), "dfolder", lambda: Path("folder").rmdir()),
        (lambda: witness.is_folder("none"), "Dnone", lambda: Path("none").mkdir()),
        (lambda: witness.exists("file"), "efile", lambda: Path("file").unlink()),
        (lambda: witness.exists("none"), "Enone", lambda: Path("none").mkdir()),
        (lambda: witness.size("file"), "s4 file", lambda: Path("file").write_text("longer")),
        (lambda: witness.content("file", b"text"), CONTENT, lambda: Path("file").write_text("t3xt")),
        (lambda: witness.content("file", b"text"), CONTENT, fifo),
        (lambda: witness.content("file", witness.digest(b"text")), CONTENT, replace),
    ],
)  # fmt: skip
def test_a_fact(ask: Callable[[], object], fact: str, change: Callable[[], object]) -> None:
    with watching() as noted:
        ask()
        ask()
    assert list(noted.facts) == [fact]
    assert noted.repeatable
    assert path_of(fact) in ("file", "folder", "none")
    facts = Facts()
    assert facts.hold([fact])
    change()
    assert not Facts().hold([fact])
    assert facts.hold([fact])  # looked at once


def test_where_a_link_leads(folder: Path) -> None:
    with watching() as noted:
        assert witness.real_path("link") == os.path.realpath("file")
    (fact,) = noted.facts
    assert path_of(fact) == "link"
    assert Facts().hold([fact])
    relink()
    assert not Facts().hold([fact])


def test_nobody_watches() -> None:
    assert witness.is_file("file")
    witness.not_repeatable()
    with watching() as outer:
        with watching() as inner:
            assert witness.is_file("file")
            witness.not_repeatable()
        assert not witness.is_file("none")
    assert (list(inner.facts), inner.repeatable) == (["ffile"], False)
    assert (list(outer.facts), outer.repeatable) == (["Fnone"], True)


@pytest.mark.parametrize("fact", ["", "r", "rfile", "x", "xfile", "s", "s4", "f\0", "r" + "0" * 32 + "\0"])
def test_what_is_no_fact_does_not_hold(fact: str) -> None:
    assert not Facts().hold([fact])
