"""Every input of `cases/`: the expansion assembles to an identical object, or both refuse at the same line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conformance.cases_reader import FILES, HERE, Case, read_cases
from tests.conformance.harness import AS, assemble, compare, errors_of, expand_text, last_line, options_of

CASES = read_cases()
VERDICTS: dict[str, list[int] | None] = json.loads((HERE / "verdicts.json").read_text(encoding="utf-8"))
"""What GNU as 2.40 says: the lines of its errors (0: none given), None when it accepts the input."""


def name(case: Case) -> str:
    return f"{case.topic}: {case.title}"


@pytest.mark.parametrize("case", CASES, ids=name)
@pytest.mark.skipif(AS is None, reason="powerpc-linux-gnu-as is not installed")
def test_as_gas_does(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FILES)
    verdict = compare(case.text, case.flags, options_of(case.flags), str(FILES))
    expected = "identical" if VERDICTS[name(case)] is None else "refused"
    assert verdict.outcome == expected, verdict.detail


@pytest.mark.parametrize("case", CASES, ids=name)
def test_verdict_without_gas(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FILES)
    expansion = expand_text(case.text, options_of(case.flags))
    lines = {line for _, line, _ in errors_of(expansion)}
    callers = {frame.call.location.line for d in expansion.diagnostics for frame in d.origin.frames()}
    expected = VERDICTS[name(case)]
    assert bool(lines) == (expected is not None)
    known = {line for line in expected or () if 0 < line <= last_line(case.text)}
    if known:
        assert known & (lines | callers)


def test_verdicts_belong_to_the_cases() -> None:
    assert sorted(VERDICTS) == sorted({name(case) for case in CASES})
    assert len(CASES) == len(VERDICTS)


def record(path: Path) -> None:
    """Write what GNU as says about the cases; run this file to renew `verdicts.json`."""
    verdicts: dict[str, list[int] | None] = {}
    for case in CASES:
        done = assemble(case.text, case.flags, str(FILES))
        verdicts[name(case)] = None if done.accepted else sorted({line for _, line, _ in done.errors})
    path.write_text(json.dumps(verdicts, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    record(HERE / "verdicts.json")
