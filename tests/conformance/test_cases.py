"""Every input of `cases/`: the expansion assembles to an identical object, or both refuse at the same line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ppcmacro.macro import ExpandOptions
from tests.conformance.cases_reader import FILES, HERE, Case, read_cases
from tests.conformance.harness import AS, assemble, compare, errors_of, expand_text

CASES = read_cases()
VERDICTS: dict[str, list[int] | None] = json.loads((HERE / "verdicts.json").read_text(encoding="utf-8"))
"""What GNU as 2.40 says: the lines of its errors (0: none given), None when it accepts the input."""

OTHER_LINE = {
    "05-bodies: missing end of rept": "gas names the line behind the last one",
    "06-arguments: lone quote": "gas loses the line break behind the string and complains where the next line ends",
}


def name(case: Case) -> str:
    return f"{case.topic}: {case.title}"


def options(case: Case) -> ExpandOptions:
    """The options that mean the same as the flags of GNU as."""
    symbols = {}
    if "--defsym" in case.flags:
        symbol, _, value = case.flags[case.flags.index("--defsym") + 1].partition("=")
        symbols[symbol] = int(value)
    return ExpandOptions(alternate="--alternate" in case.flags, regnames="-mregnames" in case.flags, symbols=symbols)


@pytest.mark.parametrize("case", CASES, ids=name)
@pytest.mark.skipif(AS is None, reason="powerpc-linux-gnu-as is not installed")
def test_as_gas_does(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FILES)
    verdict = compare(case.text, case.flags, options(case), str(FILES))
    expected = "identical" if VERDICTS[name(case)] is None else "refused"
    if name(case) in OTHER_LINE:
        expected = "other line"
    assert verdict.outcome == expected, verdict.detail


@pytest.mark.parametrize("case", CASES, ids=name)
def test_verdict_without_gas(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FILES)
    expansion = expand_text(case.text, options(case))
    lines = {line for _, line, _ in errors_of(expansion)}
    callers = {frame.call.location.line for d in expansion.diagnostics for frame in d.origin.frames()}
    expected = VERDICTS[name(case)]
    assert bool(lines) == (expected is not None)
    if expected and any(expected) and name(case) not in OTHER_LINE:
        assert set(expected) & (lines | callers)


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
