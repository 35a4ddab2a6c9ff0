"""The rounds of repairs, with a stand-in for the rules.

Each word of a text in capitals is a finding, those with W a warning and the others an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from ppcmacro.diagnostic import Diagnostic, Edit, Fix, Severity, Suppression
from ppcmacro.files import read_source
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.repair.fixing import ROUNDS, Fixer, Scope
from ppcmacro.source import Frame, Location, Origin, Source


def finding(
    code: str, source: Source, line: int, column: int, length: int = 0, new: str | None = None, safe: bool = True
) -> Diagnostic:
    origin = Origin(Location(source, line, column))
    fix = None if new is None else Fix((Edit(origin, length, new),), safe)
    severity = Severity.WARNING if code.startswith("W") else Severity.ERROR
    return Diagnostic(code, code.lower(), severity, f"{code} on line {line}", origin, fix=fix)


def rules(repairs: Mapping[str, str | None]) -> Callable[[str, Settings, str], Sequence[Diagnostic]]:
    """Return a linter that finds the words, and for each has what is to take its place (None: no fix)."""

    def lint(path: str, _: Settings, text: str) -> list[Diagnostic]:
        sources = [Source(path, text)]
        for name in re.findall(r'#include "(.*)"', text):
            sources.append(read_source(name, included_from=Origin(Location(sources[0], 1))))
        found = []
        for source in sources:
            for number, line in enumerate(source.text.split("\n"), 1):
                for match in re.finditer(r"[A-Z][A-Z0-9]*", line):
                    word = match[0]
                    found.append(finding(word, source, number, match.start() + 1, len(word), repairs.get(word)))
        return found

    return lint


def repaired(repairs: Mapping[str, str | None], text: str, **scope: bool) -> Fixer:
    Path("a.s").write_text(text)
    fixer = Fixer(Scope(["a.s"], **scope), rules(repairs), lambda _: {})
    fixer.repair("a.s", Settings())
    return fixer


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_to_a_fixed_point() -> None:
    fixer = repaired({"A": "W1", "W1": "W2", "W2": "x\ny"}, "A A\nW1\n")
    assert fixer.text("a.s") == "x\ny x\ny\nx\ny\n"
    assert sorted(one.code for one in fixer.fixed) == ["A", "A", "W1", "W1", "W1", "W2", "W2", "W2"]
    assert Path("a.s").read_text() == "A A\nW1\n"
    assert [path for path, _ in fixer.changed()] == ["a.s"]


def test_a_repair_without_end_is_ended() -> None:
    fixer = repaired({"W1": "W2", "W2": "W1"}, "W1\n")
    assert len(fixer.fixed) == ROUNDS


def test_the_one_that_does_harm_is_found() -> None:
    harmful = {"A": "a", "B": "D", "C": "c"}
    fixer = repaired(harmful, "A\nA\nB\nC\nA\n")
    assert fixer.text("a.s") == "a\na\nB\nc\na\n"
    refused = [(one.diagnostic.code, one.reason) for one in fixer.refused]
    assert refused == [("B", "it would bring D at a.s:3: D on line 3")]


def test_what_does_not_help_is_taken_back() -> None:
    fixer = repaired({"A": "A", "C": "c"}, "A C\n")
    assert (fixer.text("a.s"), [one.code for one in fixer.fixed]) == ("A c\n", ["C"])
    assert [one.reason for one in fixer.refused] == ["the finding would still be there"]


@pytest.mark.parametrize("code", ["M008", "D"])
@pytest.mark.parametrize("at_once", [True, False])
def test_what_was_hidden_may_come_to_light_behind_but_not_in_the_fix(code: str, at_once: bool) -> None:
    """A word hides the rest of the text; what is put in its place is judged."""

    def lint(path: str, settings: Settings, text: str) -> Sequence[Diagnostic]:
        found = rules({code: "E" if at_once else "e"})(path, settings, text)
        return found[:1] if found and found[0].code == code else found

    Path("a.s").write_text(f"{code} x\nF\n")
    fixer = Fixer(Scope(["a.s"]), lint, lambda _: {})
    fixer.repair("a.s", Settings())
    assert len(fixer.changed()) == (code == "M008" and not at_once)


def test_silenced_findings_and_their_twins_stay() -> None:
    def lint(path: str, settings: Settings, text: str) -> list[Diagnostic]:
        found = rules({"A": "a"})(path, settings, text)
        return [found[0], found[0]._replace(suppressed=Suppression("comment"))] if found else []

    Path("a.s").write_text("A\n")
    fixer = Fixer(Scope(["a.s"]), lint, lambda _: {})
    fixer.repair("a.s", Settings())
    assert fixer.changed() == []


def test_a_header_is_judged_in_all_that_include_it() -> None:
    Path("h.h").write_text("A\n")
    Path("a.s").write_text('#include "h.h"\n')
    Path("b.s").write_text('#include "h.h"\n')
    texts: list[str] = []

    def lint(path: str, settings: Settings, text: str) -> list[Diagnostic]:
        texts.append(f"{path}: {read_source('h.h').text}")
        found = rules({"A": "a"})(path, settings, text)
        if path == "b.s" and not found:
            return [finding("B", Source(path, text), 1, 1)]
        return found

    for harmful, left in ((True, "A\n"), (False, "a\n")):
        includers = {"b.s": Settings()} if harmful else {}
        fixer = Fixer(Scope(["."], unsafe=True), lint, lambda _, found=includers: found)  # type: ignore[misc]
        fixer.repair("a.s", Settings())
        assert fixer.text("h.h") == left
    assert "b.s: a\n" in texts
    assert Path("h.h").read_text() == "A\n"


def test_scope() -> None:
    own, header = Source("a.s", "A"), Source("d/h.h", "A")
    plain = finding("A", own, 1, 1, 1, "a")
    in_header = finding("A", header, 1, 1, 1, "a")
    unsafe = finding("A", own, 1, 1, 1, "a", safe=False)
    frame = Frame("cpp", "X", Origin(Location(own, 1, 1)))
    assert plain.fix is not None
    edit = plain.fix.edits[0]
    expanded = plain._replace(fix=Fix((edit._replace(origin=Origin(edit.origin.location, frame)),), True))
    cases = [
        (plain, "", ""),
        (plain._replace(fix=None), "there is no fix", "there is no fix"),
        (unsafe, "something else may have been meant (--unsafe-fixes)", ""),
        (plain._replace(configs=("CONFIG_X",)), "it is not wrong in all configurations (--unsafe-fixes)", ""),
        (in_header, "other sources may include `d/h.h` (--unsafe-fixes)", ""),
        (expanded, "the text comes out of a C macro", "the text comes out of a C macro"),
    ]
    for one, safe, every in cases:
        assert (Scope(["."]).obstacle(one, "a.s"), Scope(["."], unsafe=True).obstacle(one, "a.s")) == (safe, every)
    narrow = Scope(["a.s"], unsafe=True)
    assert narrow.obstacle(in_header, "a.s") == "`d/h.h` is not among the files and folders that were given"
    assert (narrow.covers("a.s"), narrow.covers("../a.s"), narrow.covers("a.sx")) == (True, False, False)
