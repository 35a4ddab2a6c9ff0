"""`ppcmacro rule`: the catalogue and its pages, in each format, and the pages of the documentation."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ppcmacro import lint, list_rules
from ppcmacro.project.config.settings import Settings
from ppcmacro.rules.catalogue import catalogue

ROOT = Path(__file__).parents[2]


def test_a_page_in_the_terminal(run: Any) -> None:
    result = run("rule", "C004")
    assert (result.status, result.err) == (0, "")
    lines = result.out.split("\n")
    assert lines[:4] == [
        "C004 slot-width",
        "warning, on by default, medium confidence, some findings come with a fix",
        "",
        "A value is stored, or loaded back, with too few bytes.",
    ]
    headings = [line for line in lines[4:] if line and not line.startswith(" ")]
    assert headings == ["What it does", "Why is this bad?", "Example", "Use instead"]
    assert "```" not in result.out
    assert run("rule", "slot-width") == run("rule", "c004") == result


def test_a_page_as_markdown(run: Any) -> None:
    out = run("rule", "C004", "--format", "markdown").out
    assert out.startswith("# slot-width (C004)\n\nWarning, on by default, medium confidence, ")
    assert out.count("```") == 4


def test_a_page_as_json(run: Any) -> None:
    document = json.loads(run("rule", "Y002", "--format", "json").out)
    sections = document.pop("sections")
    assert list(sections) == ["What it does", "Why is this bad?", "Example", "Use instead"]
    assert {key: document[key] for key in ("code", "name", "severity", "on", "confidence")} == {
        "code": "Y002", "name": "mmu-write-sync", "severity": "warning", "on": False, "confidence": "medium",
    }  # fmt: skip
    assert isinstance(document["fixable"], bool)


def test_what_the_reader_reports_has_a_page_too(run: Any) -> None:
    assert run("rule", "M020").out == (
        "M020 syntax-error\nerror, on by default, high confidence, no fix\n\n"
        "Why is this bad?\n    GNU as cannot read the statement and refuses the file.\n"
    )


def test_the_list(run: Any) -> None:
    lines = run("rule").out.splitlines()
    assert len(lines) == len(list_rules())
    assert lines[0] == "C001  error         clobber-before-save"
    assert "Y002  warning  off  mmu-write-sync" in lines


def test_the_whole_catalogue(run: Any) -> None:
    document = json.loads(run("rule", "--all", "--format", "json").out)
    assert document["schema_version"] == 1
    assert [one["code"] for one in document["rules"]] == [one.code for one in list_rules()]
    text = run("rule", "--all").out
    assert all(f"\n{one.code} {one.name}\n" in f"\n{text}" for one in list_rules())
    table = run("rule", "--format", "markdown").out.splitlines()
    assert table[2] == "| C001 | clobber-before-save | error | yes | no | high |"


@pytest.mark.parametrize(
    ("word", "hint"), [("C0003", "; did you mean `C003`?"), ("slot-with", "; did you mean `slot-width`?"), ("zz", "")]
)
def test_there_is_no_such_rule(run: Any, word: str, hint: str) -> None:
    assert run("rule", word) == (2, "", f"ppcmacro: error: there is no rule `{word}`{hint}\n")


def test_codes_and_names_are_each_used_once() -> None:
    rules = catalogue()
    assert len({one.code for one in rules}) == len({one.name for one in rules}) == len(rules)
    for one in rules:
        assert re.fullmatch(r"[CFIKMSVY]\d{3}", one.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one.name)
        assert one.summary
        assert one.why
        assert one.confidence in ("low", "medium", "high")


def test_the_pages_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "tools/rule_pages.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_index_links_every_page() -> None:
    index = (ROOT / "docs" / "rules" / "index.md").read_text(encoding="utf-8")
    linked = re.findall(r"^\| \[(\w+)\]\((\w+)\.md\)", index, re.MULTILINE)
    assert sorted(linked) == sorted((one.code, one.code) for one in catalogue())


def test_who_offers_fixes_says_so() -> None:
    fixable = {one.code for one in catalogue() if one.fixable}
    folder = ROOT / "tests" / "lint" / "fixtures"
    settings = Settings(include_paths=(str(ROOT / "samples" / "include"),), select=("ALL",), cpu="e500v2")
    found = lint(sorted(map(str, folder.glob("*.[sS]"))), settings).diagnostics
    assert {one.code for one in found if one.fix is not None} <= fixable
