"""Suppressions, waivers and the baseline on the command line: exit statuses, the summary, the formats."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

BAD = "\tlwz r4, SPRN_SPRG3(0)\n"
CONCISE = "S004 `lwz r4, SPRN_SPRG3(0)`: SPRN_SPRG3 is an SPR, not memory\n"
BASELINE = "ppcmacro-baseline.json"


@pytest.fixture(autouse=True)
def sources(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PPCMACRO_CACHE_DIR", str(folder / ".cache"))
    (folder / "ppcmacro.toml").write_text('select = ["S004", "M04"]\n')
    (folder / "a.S").write_text(BAD)
    return folder


def test_what_is_silenced_does_not_fail_and_is_counted(run: Any, folder: Path) -> None:
    (folder / "a.S").write_text(BAD + BAD.replace("\n", " /* ppcmacro: ignore[S004] known */\n"))
    assert run("lint", "a.S", "-j1") == (
        1, f"a.S:1:2: {CONCISE}", "ppcmacro: 1 error in 1 file; 1 suppressed\n",
    )  # fmt: skip
    (folder / "a.S").write_text(BAD.replace("\n", " /* ppcmacro: ignore[S004] known */\n"))
    assert run("lint", "a.S") == (0, "", "ppcmacro: no findings in 1 file; 1 suppressed\n")
    finding = json.loads(run("lint", "a.S", "--format", "json").out)["findings"][0]
    assert finding["suppressed"] == {
        "kind": "comment", "reason": "known", "location": {"path": "a.S", "start": {"line": 1, "column": 24}},
    }  # fmt: skip


def test_a_baseline(run: Any, folder: Path) -> None:
    assert run("baseline", "write") == (0, "", f"ppcmacro: wrote 1 finding to `{BASELINE}`\n")
    assert run("lint", "--baseline", BASELINE) == (0, "", "ppcmacro: no findings in 1 file; 1 in the baseline\n")
    (folder / "a.S").write_text(f"{BAD}{BAD.replace('4', '5')}")
    found = run("lint", "--baseline", BASELINE)
    assert (found.status, found.out) == (1, f"a.S:2:2: {CONCISE.replace('r4', 'r5')}")
    assert found.err == "ppcmacro: 1 error in 1 file; 1 in the baseline\n"
    assert run("lint", "--baseline", BASELINE, "-s").status == 1


def test_new_only(run: Any, folder: Path) -> None:
    run("baseline", "write")
    (folder / "a.S").write_text(f"{BAD}{BAD.replace('4', '5')}")
    for options, states in (((), ["unchanged", "new"]), (("--new-only",), ["new"])):
        found = run("lint", "--baseline", BASELINE, "--format", "json", *options)
        assert [one["baseline"] for one in json.loads(found.out)["findings"]] == states
        assert found.err == "ppcmacro: 1 error in 1 file; 1 in the baseline\n"
    assert run("lint", "--new-only") == (
        2, "", "ppcmacro: error: `--new-only` needs a baseline: give `--baseline FILE` or the key `baseline`\n"
    )  # fmt: skip


def test_the_baseline_of_the_configuration(run: Any, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "ppcmacro.toml").write_text('select = ["S004"]\nbaseline = "known.json"\n')
    (folder / "sub" / "b.S").write_text(BAD)
    assert run("lint", "sub").err == (
        "ppcmacro: error: there is no baseline `sub/known.json`; `ppcmacro baseline write` makes one\n"
    )
    assert run("lint", "sub").status == 2
    assert run("baseline", "write").err == (
        f"ppcmacro: wrote 1 finding to `{BASELINE}`\nppcmacro: wrote 1 finding to `sub/known.json`\n"
    )
    assert run("lint", "sub").status == 0
    assert run("lint", "sub", "--baseline", "").status == 1


def test_writing_keeps_what_is_known_of_other_files(run: Any, folder: Path) -> None:
    (folder / "b.S").write_text(BAD)
    run("baseline", "write", "-q")
    (folder / "a.S").write_text("\tnop\n")
    assert run("baseline", "write", "a.S").err == (
        f"ppcmacro: wrote 0 findings to `{BASELINE}`, and kept 1 finding of files that were not checked\n"
    )
    assert [one["path"] for one in json.loads((folder / BASELINE).read_text())["findings"]] == ["b.S"]


def test_prune(run: Any, folder: Path) -> None:
    (folder / "b.S").write_text(BAD)
    run("baseline", "write", "-q")
    (folder / "a.S").write_text("\tnop\n")
    (folder / "b.S").write_text("\tnop\n")
    assert run("baseline", "prune", "b.S") == (0, "", f"ppcmacro: dropped 1 of 2 findings in `{BASELINE}`\n")
    assert [one["path"] for one in json.loads((folder / BASELINE).read_text())["findings"]] == ["a.S"]
    assert run("baseline", "prune").err == f"ppcmacro: dropped 1 of 1 finding in `{BASELINE}`\n"
    assert run("baseline", "prune").err == f"ppcmacro: dropped 0 of 0 findings in `{BASELINE}`\n"
    (folder / BASELINE).unlink()
    assert run("baseline", "prune").status == 2


def test_a_baseline_that_is_damaged(run: Any, folder: Path) -> None:
    (folder / BASELINE).write_text("<<<<<<<\n")
    message = f"ppcmacro: error: {BASELINE}:1:1: the baseline is no JSON; write it anew or restore it\n"
    assert run("lint", "--baseline", BASELINE) == (2, "", message)


def test_mandatory_findings_are_left_out_of_a_baseline(run: Any, folder: Path) -> None:
    (folder / "ppcmacro.toml").write_text('select = ["S004"]\nmandatory = ["S004"]\n')
    assert run("baseline", "write").err == (
        f"ppcmacro: wrote 0 findings to `{BASELINE}`\nppcmacro: left out 1 finding: mandatory\n"
    )


def test_waivers(run: Any, folder: Path) -> None:
    (folder / "ppcmacro.toml").write_text(
        'select = ["S004", "M045"]\n'
        '[[waivers]]\ncode = "S004"\nfile = "a.S"\nreason = "checked"\n'
        '[[waivers]]\ncode = "C"\nfile = "a.S"\nreason = "idle"\n'
    )
    assert run("lint") == (0, "", "ppcmacro: no findings in 1 file; 1 suppressed\n")
    assert "ppcmacro: ppcmacro.toml:6: the waiver is about no finding of this run\n" in run("lint", "-v").err
    assert ":2: the waiver" not in run("lint", "-v").err
    finding = json.loads(run("lint", "--format", "json").out)["findings"][0]
    assert finding["suppressed"] == {"kind": "waiver", "reason": "checked", "location": None}
    (folder / "ppcmacro.toml").write_text(
        'select = ["S004", "M045"]\n[[waivers]]\ncode = "S004"\nreason = "for a week"\nuntil = 2001-02-03\n'
    )
    assert run("lint", "-q") == (
        1,
        f"a.S:1:2: {CONCISE}ppcmacro.toml:2:1: M045 the waiver of `S004` was given until 2001-02-03: for a week\n",
        "",
    )
    (folder / "ppcmacro.toml").write_text('[[waivers]]\ncode = "S0044"\nreason = "r"\n')
    assert run("lint").err == (
        "ppcmacro: error: ppcmacro.toml:1: `waivers`: no rule has the code, prefix or name `S0044`; "
        "did you mean `S004`?\n"
    )


def test_waivers_reach_other_processes(run: Any, folder: Path) -> None:
    (folder / "ppcmacro.toml").write_text(
        'select = ["S004"]\n[[waivers]]\ncode = "S004"\nreason = "r"\nuntil = 9999-12-31\n'
    )
    for number in range(12):
        (folder / f"m{number}.S").write_text(BAD)
    assert run("lint", "-j2", "--no-cache").err == "ppcmacro: no findings in 13 files; 13 suppressed\n"


MACRO = """\
#define LOAD(r) \\
	nop; \\
	lwz r, SPRN_SPRG3(0)
	.macro GET r
	lwz \\r, SPRN_SPRG3(0)	# it's a comment
	.endm
	LOAD(r3)
	GET r4
	lwz r5, SPRN_SPRG3(0) // slashes
	lwz r6, SPRN_SPRG3(0) /* begins here
	and ends here */ ; lwz r7, SPRN_SPRG3(0)
	lwz r8, SPRN_SPRG3(0) /* ppcmacro: ignore[C001] old */
"""


def test_add_suppressions(run: Any, folder: Path) -> None:
    (folder / "a.S").write_text(MACRO)
    assert run("lint", "--select", "S004").status == 1
    added = run("lint", "--select", "S004", "--add-suppressions", "seen  by hand")
    assert added == (0, "", "ppcmacro: 6 lines in 1 file got a comment\n")
    comment = "/* ppcmacro: ignore[S004] seen by hand */"
    expected = MACRO.replace("lwz r, SPRN_SPRG3(0)", f"lwz r, SPRN_SPRG3(0) {comment}")
    expected = expected.replace("\t# it's", f" {comment}\t# it's")
    expected = expected.replace(" // slashes", f" {comment} // slashes").replace(" /* begins", f" {comment} /* begins")
    expected = expected.replace("r7, SPRN_SPRG3(0)", f"r7, SPRN_SPRG3(0) {comment}")
    assert (folder / "a.S").read_text() == expected.replace("ignore[C001] old", "ignore[C001, S004] old")
    assert run("lint", "--select", "S004") == (0, "", "ppcmacro: no findings in 1 file; 6 suppressed\n")


def test_add_suppressions_leaves_what_cannot_be_silenced(run: Any, folder: Path) -> None:
    (folder / "ppcmacro.toml").write_text('select = ["S004"]\nmandatory = ["S004"]\n')
    assert run("lint", "--add-suppressions", "r") == (
        1, "", "ppcmacro: a.S:1:2: S004 cannot be silenced by a comment here\n"
        "ppcmacro: 0 lines in 0 files got a comment\n",
    )  # fmt: skip
    assert (folder / "a.S").read_text() == BAD


def test_add_suppressions_in_headers_outside_of_the_run_goes_to_the_call(run: Any, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "h.h").write_text("\t.macro GET r\n\tlwz \\r, SPRN_SPRG3(0)\n\t.endm\n")
    (folder / "sub" / "b.S").write_text('#include "../h.h"\n\tGET r4\n')
    assert run("lint", "sub", "--add-suppressions", "r").status == 0
    assert (folder / "h.h").read_text() == "\t.macro GET r\n\tlwz \\r, SPRN_SPRG3(0)\n\t.endm\n"
    assert (folder / "sub" / "b.S").read_text() == '#include "../h.h"\n\tGET r4 /* ppcmacro: ignore[S004] r */\n'
    assert run("lint", "sub").err == "ppcmacro: no findings in 1 file; 1 suppressed\n"


@pytest.mark.parametrize("options", [("-",), ("a.S", "--fix"), ("a.S", "--diff")])
def test_add_suppressions_stands_alone(run: Any, options: tuple[str, ...]) -> None:
    found = run("lint", "--add-suppressions", "r", *options)
    message = "`--add-suppressions` takes files and folders, and not `--fix`, `--diff` or `--watch`"
    assert found == (2, "", f"ppcmacro: error: {message}\n")


@pytest.mark.parametrize("reason", ["", " ", "a */ b"])
def test_add_suppressions_needs_words(run: Any, reason: str) -> None:
    assert run("lint", "a.S", "--add-suppressions", reason) == (
        2, "", "ppcmacro: error: `--add-suppressions` takes a reason: some words without `/*` and `*/`\n"
    )  # fmt: skip
