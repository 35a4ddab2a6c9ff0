"""Rules on the text as it stands in the files: which files are looked at, and what is said only once."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro import Diagnostic, Settings, lint
from ppcmacro.rules.similar_words import closest, distance, only_misses

SETTINGS = Settings(cpu="e500v2")


def write(folder: Path, **files: str) -> None:
    """Write files; an underscore in a name stands for its dot."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text)


def places(found: list[Diagnostic]) -> list[tuple[str, int, str]]:
    """Return where findings are, with their codes."""
    return [(Path(one.origin.location.path).name, one.origin.location.line, one.code) for one in found]


def test_a_header_is_judged_once_for_all_that_include_it(tmp_path: Path) -> None:
    write(tmp_path, a_S='#include "own.h"\n\tnop\n', b_S='\tnop\n#include "own.h"\n', own_h='\n# nclude "x.h"\n')
    found = lint([str(tmp_path / "a.S"), str(tmp_path / "b.S")], SETTINGS).diagnostics
    assert places(found) == [("own.h", 2, "M009")]


def test_system_headers_and_what_they_include_are_not_judged(tmp_path: Path) -> None:
    (tmp_path / "system").mkdir()
    write(tmp_path / "system", outer_h='# nclude "x.h"\n#include "inner.h"\n', inner_h="#elfi\n")
    write(tmp_path, a_S="#include <outer.h>\n\tnop\n")
    settings = SETTINGS.with_(system_paths=(str(tmp_path / "system"),))
    assert places(lint([str(tmp_path / "a.S")], settings).diagnostics) == []
    settings = SETTINGS.with_(include_paths=(str(tmp_path / "system"),))
    found = lint([str(tmp_path / "a.S")], settings).diagnostics
    assert sorted(places(found)) == [("inner.h", 1, "M009"), ("outer.h", 1, "M009")]


def test_files_that_the_assembler_includes_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, a_s='\t.include "b.inc"\n', b_inc="\tnop\n<<<<<<< ours\n\tnop\n=======\n>>>>>>> theirs\n")
    assert places(lint(["a.s"], SETTINGS).diagnostics) == [("b.inc", 2, "M008")]


def test_only_the_cause_is_reported() -> None:
    text = "\tstw\t3, 0(1) \\\n\tmflr\t0\n> \tnop\n\t.algin\t4\n"
    found = lint(["a.S"], SETTINGS, stdin=text).diagnostics
    assert places(found) == [("a.S", 1, "M010"), ("a.S", 3, "M008"), ("a.S", 4, "M009")]


def test_the_repair_of_a_label_reaches_its_branches() -> None:
    text = "\t.macro W\nx:\tbdnz x\n\tb x\n\t.endm\n\tW\n\tW\n"
    (found,) = lint(["a.S"], SETTINGS, stdin=text).diagnostics
    assert found.fix is not None
    lines = text.split("\n")
    for edit in sorted(found.fix.edits, key=lambda one: one.origin.location[1:], reverse=True):
        _, line, column = edit.origin.location
        old = lines[line - 1]
        lines[line - 1] = old[: column - 1] + edit.text + old[column - 1 + edit.length :]
    assert lines[1:3] == ["x\\@:\tbdnz x\\@", "\tb x\\@"]
    assert lint(["a.S"], SETTINGS, stdin="\n".join(lines)).diagnostics == []


def test_distance_counts_slips() -> None:
    words = ("include", "inlcude", "clude", "inclde", "includee", "exclude")
    assert [distance(word, "include") for word in words] == [0, 1, 2, 1, 1, 2]
    assert only_misses("clude", "include", 2)
    assert not only_misses("exclude", "include", 2)
    assert closest("algin", ["align", "balign"], 2) == "align"
    assert closest("algin", ["section"], 2) == ""
