"""Every mutant that does harm when it is run must be reported, and one that does none must not be called a loss."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants import build
from tests.mutants.evaluate import Result, evaluate, row, some_mutants, summary
from tests.mutants.lint import CRASH, findings
from tests.mutants.mutate import OPERATORS

RULES = [
    "C001",
    "C002",
    "C003",
    "C005",
    "C006",
    "C017",
    "F001",
    "F007",
    "S001",
    "S003",
    "S004",
    "V001",
    "V002",
    "V005",
    "V006",
    "M001",
    "M002",
    "M036",
]

pytestmark = pytest.mark.skipif(bool(build.missing_tools()), reason=build.missing_tools() or "tools are there")


@pytest.fixture(scope="module")
def results(request: pytest.FixtureRequest) -> list[Result]:
    """All mutants with both answers; the table is left in pytest's cache folder and printed under `-s`."""
    found = evaluate(some_mutants())
    report = request.config.cache.mkdir("mutants") / "report.txt" if request.config.cache else None
    if report:
        report.write_text("\n".join([*map(row, found), "", *summary(found), ""]))
    print("", *summary(found), f"table: {report}", sep="\n")
    return found


@pytest.mark.parametrize("path", [build.SAMPLE, build.POSTED], ids=lambda path: path.name)
def test_the_file_that_is_mutated_has_no_finding(path: Path) -> None:
    assert [one for one in findings(path.read_text()) if one.severity != "note"] == []


def test_the_linter_stands_every_mutant(results: list[Result]) -> None:
    assert [row(one) for one in results if any(found.code == CRASH for found in one.found or ())] == []


@pytest.mark.parametrize("kind", OPERATORS)
def test_every_harmful_mutant_is_reported(kind: str, results: list[Result]) -> None:
    harmful = [one for one in results if one.mutant.kind == kind and one.harmful]
    assert harmful
    missed = [row(one) for one in harmful if not one.reported]
    assert not missed, f"{len(missed)} of {len(harmful)} are missed:\n" + "\n".join(missed)


@pytest.mark.parametrize("kind", OPERATORS)
def test_no_harmless_mutant_is_called_a_loss(kind: str, results: list[Result]) -> None:
    alarms = [row(one) for one in results if one.mutant.kind == kind and one.false_alarms]
    assert not alarms, f"{len(alarms)} harmless ones are called a loss:\n" + "\n".join(alarms)


def test_every_rule_catches_some_harm(results: list[Result]) -> None:
    codes = {finding.code for one in results if one.harmful for finding in one.reported}
    assert {*RULES} <= codes, f"never reported: {sorted({*RULES} - codes)}"
