"""The baseline: what stays known when a source changes, and what is new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import ppcmacro
from ppcmacro.diagnostic import Diagnostic
from ppcmacro.errors import ConfigError
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.silencing.baseline import Baseline, entries_of, mark, text_of, unneeded
from ppcmacro.project.silencing.fingerprint import context_of, fingerprints, normalized_message

TEXT = "\t.macro LOAD r\n\tlwz \\r, SPRN_SPRG3(0)\n\t.endm\nfirst:\n\tlwz r3, SPRN_SPRG3(0)\nsecond:\n\tLOAD r4\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.S").write_text(TEXT)
    return tmp_path


def found(name: str = "a.S", **settings: object) -> list[Diagnostic]:
    return ppcmacro.lint([name], Settings(select=("S004", "C001"), **settings)).diagnostics  # type: ignore[arg-type]


def write(diagnostics: list[Diagnostic], path: str = "b.json", **settings: object) -> None:
    folder = str(Path(path).absolute().parent)
    Path(path).write_text(text_of(entries_of(diagnostics, folder, Settings(**settings))))  # type: ignore[arg-type]


def states(name: str = "a.S") -> list[tuple[int, str]]:
    return [(one.origin.location.line, one.baseline) for one in found(name, baseline="b.json")]


def test_the_file_has_one_finding_a_line() -> None:
    write(found())
    lines = Path("b.json").read_text().split("\n")
    assert lines[:3] == ["{", '"schema_version": 1,', '"findings": [']
    assert lines[5:] == ["]", "}", ""]
    first, second = (json.loads(line.rstrip(",")) for line in lines[3:5])
    assert [(one["path"], one["code"], one["handlers"], one["message"]) for one in (first, second)] == [
        ("a.S", "S004", [], "`lwz \\r, SPRN_SPRG3(0)`: SPRN_SPRG3 is an SPR, not memory"),
        ("a.S", "S004", [], "`lwz r3, SPRN_SPRG3(0)`: SPRN_SPRG3 is an SPR, not memory"),
    ]
    assert text_of([]) == '{\n"schema_version": 1,\n"findings": [\n]\n}\n'


def test_known_findings_do_not_count() -> None:
    write(found())
    assert [(one.baseline, one.counts) for one in found(baseline="b.json")] == [("unchanged", False)] * 2
    assert [one.baseline for one in found()] == ["", ""]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("first:", "\n\n/* more */\nfirst:\tnop\n"),
        ("\t.endm", "\tnop\n\t.endm"),
        ("lwz r3, SPRN_SPRG3(0)", "lwz  r3,SPRN_SPRG3( 0 ) /* a word */"),
        ("lwz r3, SPRN_SPRG3(0)", "lwz r3, SPRN_SPRG3(0) # a word"),
        ("second:\n", ""),
    ],
)
def test_other_changes_leave_a_finding_known(folder: Path, old: str, new: str) -> None:
    write(found())
    (folder / "a.S").write_text(TEXT.replace(old, new))
    assert [state for _, state in states()] == ["unchanged", "unchanged"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("lwz r3", "lwz r5", ["unchanged", "new"]),
        ("LOAD r4", "LOAD r4\n\tlwz r3, SPRN_SPRG3(0)", ["unchanged", "unchanged", "new"]),
        (".macro LOAD r", ".macro STORE r\n\t.endm\n\t.macro LOAD r s", ["unchanged", "unchanged"]),
        ("LOAD", "GET", ["new", "unchanged"]),
    ],
)
def test_what_is_changed_is_new(folder: Path, old: str, new: str, expected: list[str]) -> None:
    write(found())
    (folder / "a.S").write_text(TEXT.replace(old, new))
    assert [state for _, state in states()] == expected


def test_a_file_that_gets_another_name_stays_known(folder: Path) -> None:
    write(found())
    (folder / "sub").mkdir()
    (folder / "a.S").rename(folder / "sub" / "z.S")
    assert states("sub/z.S") == [(2, "unchanged"), (5, "unchanged")]
    (folder / "a.S").write_text(TEXT)
    assert states("sub/z.S") == [(2, "new"), (5, "new")]


def test_paths_are_seen_from_the_folder_of_the_baseline(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "sub").mkdir()
    (folder / "a.S").rename(folder / "sub" / "a.S")
    write(found("sub/a.S"))
    assert json.loads(Path("b.json").read_text())["findings"][0]["path"] == "sub/a.S"
    monkeypatch.chdir(folder / "sub")
    assert [one.baseline for one in found("a.S", baseline="../b.json")] == ["unchanged", "unchanged"]


HANDLERS = """\
	.macro HANDLER n
	.globl h_\\n
h_\\n:	/* ppcmacro: handler level=base */
	mr	r3, r4
	rfi
	.endm
"""


def handlers(*names: str) -> str:
    return HANDLERS + "".join(f"\tHANDLER {name}\n" for name in names)


def test_a_handler_that_goes_leaves_the_others_known_and_one_that_comes_is_new(folder: Path) -> None:
    (folder / "a.S").write_text(handlers("one", "two"))
    write(found())
    assert json.loads(Path("b.json").read_text())["findings"][0]["handlers"] == ["h_one", "h_two"]
    for names, state in ((("two",), "unchanged"), (("two", "one"), "unchanged"), (("one", "two", "three"), "new")):
        (folder / "a.S").write_text(handlers(*names))
        assert [one for _, one in states()] == [state]


def test_mandatory_and_silenced_findings_are_not_known(folder: Path) -> None:
    assert entries_of(found(), ".", Settings(mandatory=("S004",))) == []
    write(found())
    assert [one.baseline for one in found(baseline="b.json", mandatory=("S",))] == ["new", "new"]
    (folder / "a.S").write_text(TEXT.replace("r3, SPRN_SPRG3(0)", "r3, SPRN_SPRG3(0) /* ppcmacro: ignore[S004] x */"))
    assert [one.baseline for one in found(baseline="b.json")] == ["unchanged", ""]
    assert len(entries_of(found(), ".", Settings())) == 1


def test_unneeded_entries(folder: Path) -> None:
    (folder / "b.S").write_text(TEXT)
    write([*found(), *found("b.S")])

    def left(linted: list[str], roots: list[str]) -> list[str]:
        baseline = Baseline("b.json")
        for name in linted:
            mark(found(name), baseline, Settings())
        return [entry.path for entry in unneeded(baseline, linted, roots)]

    assert left(["a.S", "b.S"], ["."]) == []
    (folder / "a.S").write_text(TEXT.replace("lwz r3", "lwz r5"))
    assert left(["a.S"], ["a.S"]) == ["a.S"]
    assert left(["b.S"], ["b.S"]) == []
    (folder / "b.S").rename(folder / "c.S")
    assert left(["a.S", "c.S"], ["."]) == ["a.S"]
    (folder / "c.S").unlink()
    assert left(["a.S"], ["."]) == ["a.S", "b.S", "b.S"]
    assert left(["a.S"], ["a.S"]) == ["a.S"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "b.json:1:2: the baseline is no JSON; write it anew or restore it"),
        ("[]", "b.json: this is no baseline of ppcmacro: there is no list of `findings`"),
        ('{"findings": []}', "b.json: the baseline has `schema_version` None instead of 1"),
        ('{"schema_version": 2, "findings": []}', "b.json: the baseline has `schema_version` 2 instead of 1"),
        ('{"schema_version": 1, "findings": [3]}',
         "b.json: finding 1 of the baseline is not what `ppcmacro baseline write` writes"),
        ('{"schema_version": 1, "findings": [{"path": "a", "code": "C", "handlers": [1], "message": "", "context": "0"}'
         "]}",
         "b.json: finding 1 of the baseline is not what `ppcmacro baseline write` writes"),
    ],
)  # fmt: skip
def test_a_baseline_that_cannot_be_used(text: str, message: str) -> None:
    Path("b.json").write_text(text)
    with pytest.raises(ConfigError) as caught:
        Baseline("b.json")
    assert str(caught.value) == message


def test_there_is_no_baseline() -> None:
    with pytest.raises(ConfigError) as caught:
        found(baseline="gone.json")
    assert str(caught.value) == "there is no baseline `gone.json`; `ppcmacro baseline write` makes one"


def test_messages_without_places() -> None:
    one = found()[0]._replace(handler="h_one")
    for message, expected in (
        ("r4 is lost in h_one at line 12 and since lines 3, 4 and 5", "r4 is lost in … at line and since lines"),
        ("see sub/a.S:12:3 and h.h:4, `0x10` of 16 bytes", "see  and , `0x10` of 16 bytes"),
    ):
        assert normalized_message(one._replace(message=message)) == expected


def test_fingerprints_know_the_path_and_count() -> None:
    first, second = found()
    assert len({*fingerprints([first, first, second])}) == 3
    assert fingerprints([first, first])[0] == fingerprints([first])[0]
    Path("z.S").write_text(TEXT)
    other = found("z.S")[0]
    assert context_of(other) == context_of(first)
    assert fingerprints([other]) != fingerprints([first])
