"""A rule that is passed over because a unit lacks what it needs would have had nothing to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro.project.reading.unit_reading import read_unit
from ppcmacro.rules import RULES
from ppcmacro.rules.examination import Examination
from tests.lint.test_fixtures import FIXTURES, settings

SAMPLES = Path(__file__).parents[2] / "samples"
PATHS = sorted([*FIXTURES.glob("*.[sS]"), *SAMPLES.rglob("*.[sS]")])


def passed_over(path: Path) -> tuple[int, list[str]]:
    """Return how many rules are passed over for a file, and what they would have said."""
    reading = read_unit(str(path), settings(path))
    assert reading.unit is not None
    examination = Examination(reading.unit)
    others = [rule for rule in RULES if not rule.applies(examination)]
    return len(others), [f"{one.code} {one.message}" for rule in others for one in rule.check(examination)]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_no_need_hides_a_finding(path: Path) -> None:
    count, findings = passed_over(path)
    assert findings == []
    assert count < len(RULES)


def test_rules_are_passed_over() -> None:
    count, _ = passed_over(SAMPLES / "booke_interrupts.S")
    assert count > len(RULES) // 3
