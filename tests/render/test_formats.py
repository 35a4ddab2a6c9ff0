"""The formats for programs: one line each, JSON, GitHub's workflow commands."""

from __future__ import annotations

import json

from ppcmacro import __version__
from ppcmacro.diagnostic import Diagnostic, Edit, Fix, Severity
from ppcmacro.project.silencing.fingerprint import fingerprints
from ppcmacro.render import RenderOptions, render
from ppcmacro.source import Location, Origin, Source


def simple(text: str = "\tlwz\tr4, \\scratch", path: str = "a.S", message: str = "an SPR, not memory") -> Diagnostic:
    origin = Origin(Location(Source(path, text), 1, 2))
    return Diagnostic("S004", "spr-as-memory-operand", Severity.WARNING, message, origin, why="w", help="h")


def test_concise_is_one_line() -> None:
    assert render("concise", [simple()], RenderOptions()) == "a.S:1:2: S004 an SPR, not memory\n"


def test_concise_marks_a_known_repair_and_explains() -> None:
    one = simple()
    one = one._replace(fix=Fix((Edit(one.origin, 3, "mfspr"),), safe=True))
    assert render("concise", [one], RenderOptions(explain=True)) == (
        "a.S:1:2: S004 [*] an SPR, not memory\n    why: w\n"
    )


def test_nothing_found_is_nothing_written() -> None:
    silent = ("full", "concise", "grouped", "jsonl", "github", "checkpatch")
    assert [render(name, [], RenderOptions()) for name in silent] == [""] * len(silent)


def test_github_escapes_properties_and_message() -> None:
    one = simple(path="d,r/a:b%.S", message="50% of `x`")
    assert render("github", [one], RenderOptions()) == (
        "::warning title=ppcmacro (S004),file=d%2Cr/a%3Ab%25.S,line=1,col=2,endColumn=5"
        "::d,r/a:b%25.S:1:2: S004 50%25 of `x`%0Ahelp: h\n"
    )


def test_github_knows_notes_and_chains(finding: Diagnostic) -> None:
    text = render("github", [finding._replace(severity=Severity.NOTE)], RenderOptions(backtrace=1))
    assert text.startswith("::notice title=ppcmacro (C003),file=samples/handlers.S,line=18,col=2,endColumn=7::")
    assert "%0A<- " not in text.partition("%0Apath: ")[2]
    assert text.endswith("%0Apath: 43 -> bne 50 (taken) -> 1: 69 -> 74 -> 18 -> bctr 33"
                         "%0Ahelp: insert `mfspr r4, \\scratch` before line 74\n")  # fmt: skip


def test_json_document(finding: Diagnostic) -> None:
    text = render("json", [finding, simple()], RenderOptions(document={"files": ["a.S"]}))
    document = json.loads(text)
    first, second = document.pop("findings")
    assert document == {
        "schema_version": 1,
        "tool": {"name": "ppcmacro", "version": __version__},
        "files": ["a.S"],
        "summary": {"error": 1, "warning": 1, "note": 0, "suppressed": 0, "unchanged": 0},
    }
    args = [
        {"name": "ivor_nr", "value": "BOOKE_INTERRUPT_DEBUG"},
        {"name": "scratch", "value": "SPRN_SPRG_RSCRATCH_CRIT"},
        {"name": "srr0", "value": "SPRN_CSRR0"},
    ]
    place = "samples/handlers.S"
    assert first["location"] == {
        "path": place, "start": {"line": 18, "column": 2}, "end": {"line": 18, "column": 7},
    }  # fmt: skip
    assert first["expansion"] == [
        {
            "macro": "__KVM_HANDLER", "kind": "macro", "args": args,
            "spelling": "\t__KVM_HANDLER \\ivor_nr \\scratch \\srr0", "turn": None,
            "call": {"path": place, "start": {"line": 74, "column": 2}},
            "definition": {"path": place, "start": {"line": 12, "column": 8}},
        },
        {
            "macro": "KVM_DBG_HANDLER", "kind": "macro", "args": args,
            "spelling": "KVM_DBG_HANDLER BOOKE_INTERRUPT_DEBUG SPRN_SPRG_RSCRATCH_CRIT SPRN_CSRR0", "turn": None,
            "call": {"path": place, "start": {"line": 118, "column": 1}},
            "definition": {"path": place, "start": {"line": 40, "column": 8}},
        },
    ]  # fmt: skip
    assert first["path"][1] == {
        "location": {"path": place, "start": {"line": 50, "column": 2}},
        "text": "bne 1f", "condition": "taken", "changes": "",
    }  # fmt: skip
    rest = {key: first[key] for key in ("code", "name", "severity", "confidence", "handler", "also", "url", "fix")}
    assert rest == {
        "code": "C003", "name": "restored-from-wrong-slot", "severity": "error", "confidence": "high",
        "handler": "kvmppc_handler_15", "also": [], "url": None, "fix": None,
    }  # fmt: skip
    assert [first["fingerprint"], second["fingerprint"]] == fingerprints([finding, simple()])


def test_json_of_bytes_that_are_no_utf8() -> None:
    text = render("json", [simple("\tli r3, 1 # \udcff", "\udcfe.S")], RenderOptions())
    assert json.loads(text)["findings"][0]["location"]["path"] == "\\xfe.S"
    text.encode("utf-8")


def test_fingerprints_survive_moved_lines_and_new_blanks() -> None:
    source = Source("a.S", "\n\n lwz r4,\\scratch")
    original = simple()
    moved = Diagnostic("S004", "n", Severity.ERROR, original.message, Origin(Location(source, 3, 2)))
    assert fingerprints([moved]) == fingerprints([original])
    assert fingerprints([simple(path="b.S")]) != fingerprints([original])
    twice = fingerprints([original, original])
    assert twice[0] == fingerprints([original])[0]
    assert twice[1] != twice[0]
