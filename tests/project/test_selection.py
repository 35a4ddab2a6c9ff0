"""Which findings are wanted, and how much they weigh."""

from __future__ import annotations

import pytest

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.errors import UsageError
from ppcmacro.project.config.selection import Selection, check_entries, fails
from ppcmacro.project.config.settings import Settings
from ppcmacro.source import Location, Origin, Source


def wants(code: str, name: str = "", by_default: bool = True, **settings: object) -> bool:
    return Selection(Settings(**settings)).wants(code, name, by_default)  # type: ignore[arg-type]


def test_without_a_choice_the_defaults_hold() -> None:
    assert wants("C001")
    assert not wants("K002", by_default=False)
    assert wants("K002", by_default=False, extend_select=("K",))
    assert wants("C001", extend_select=("K",))


def test_select_takes_only_what_is_named() -> None:
    assert wants("C001", select=("C",))
    assert wants("C001", select=("C001",))
    assert wants("C001", "clobber-before-save", select=("clobber-before-save",))
    assert wants("K002", by_default=False, select=("ALL",))
    assert not wants("S004", select=("C",))
    assert not wants("C001", select=("C00", "S"), ignore=("C001",))


def test_the_more_specific_entry_wins_and_then_ignore() -> None:
    assert wants("C003", select=("C003",), ignore=("C",))
    assert not wants("C003", select=("C",), ignore=("C003",))
    assert not wants("C003", select=("C",), ignore=("C",))
    assert not wants("C003", ignore=("C0",))
    assert wants("C003", ignore=("S",))


def test_a_source_that_was_not_understood_is_never_clean() -> None:
    assert wants("M020", "syntax-error", select=("C",))
    assert wants("M020", "syntax-error", ignore=("M", "ALL"))
    assert not wants("M020", "syntax-error", ignore=("M020",))
    assert not wants("M020", "syntax-error", ignore=("syntax-error",))


def test_a_note_under_the_code_of_an_error_is_a_matter_of_choice() -> None:
    found = [finding("M002", severity=Severity.NOTE), finding("M002")]
    assert Selection(Settings()).apply(found) == found
    for settings in (Settings(select=("C",)), Settings(ignore=("M",))):
        assert Selection(settings).apply(found) == found[1:]
    assert Selection(Settings(select=("M002",))).apply(found) == found
    assert Selection(Settings(select=("C",), mandatory=("M002",))).apply(found) == found


def test_mandatory_cannot_be_silenced() -> None:
    assert wants("V001", select=("C",), ignore=("V001",), mandatory=("V",))


SOURCES = {path: Source(path) for path in ("a.S", "boot/a.S")}


def finding(code: str = "C001", path: str = "boot/a.S", severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(code, "name", severity, "m", Origin(Location(SOURCES[path], 1)))


def test_apply_changes_severities_and_drops() -> None:
    selection = Selection(Settings(ignore=("S",), severity=(("C001", Severity.NOTE), ("C", Severity.WARNING))))
    given = [finding("C001"), finding("C002"), finding("S004"), finding("K002"), finding("V001")]
    assert selection.apply(given, frozenset({"K002"})) == [
        finding("C001", severity=Severity.NOTE),
        finding("C002", severity=Severity.WARNING),
        finding("V001"),
    ]


def test_per_file_ignores() -> None:
    settings = Settings(per_file_ignores=(("boot/*", ("C",)),), mandatory=("C002",))
    given = [finding(), finding("C002"), finding("V001"), finding(path="a.S")]
    assert Selection(settings).apply(given) == given[1:]


def test_unknown_entries_are_named() -> None:
    known = [("C001", "clobber-before-save"), ("S004", "spr-as-memory-operand")]
    check_entries(["C", "S0", "spr-as-memory-operand"], known)
    with pytest.raises(UsageError, match=r"^no rule has the code, prefix or name `Z9`$"):
        check_entries(["Z9"], known)
    with pytest.raises(UsageError, match=r"; did you mean `clobber-before-save`\?$"):
        check_entries(["clobber-before-safe"], known)


def test_fails() -> None:
    notes = [finding(severity=Severity.NOTE)]
    assert not fails(notes, Severity.WARNING)
    assert fails(notes, Severity.NOTE)
    assert not fails([finding()], None)
    assert not fails([], Severity.NOTE)


def test_what_is_not_sure_enough_is_left_out() -> None:
    given = [finding()._replace(confidence=one) for one in ("low", "medium", "high")]
    assert Selection(Settings()).apply(given) == given
    assert Selection(Settings(min_confidence="medium")).apply(given) == given[1:]
    assert Selection(Settings(min_confidence="high")).apply(given) == given[2:]
    assert Selection(Settings(min_confidence="high", mandatory=("C",))).apply(given) == given
