"""The kernel's own handlers: what breaks them is reported, what does not is not called a loss."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.mutants.build import missing_tools
from tests.mutants.kernel.build import Builder, offsets, write_stubs
from tests.mutants.kernel.evaluate import (
    FAMILIES,
    Result,
    all_mutants,
    evaluate,
    figures,
    findings,
    judge_of,
    missing,
    row,
    sample,
    summary,
    why,
)
from tests.mutants.kernel.judge import ways
from tests.mutants.kernel.mutate import Source
from tests.mutants.kernel.targets import TARGETS, Target, cut
from tests.mutants.lint import CRASH

# So many of each target: with MUTANT_STRIDE=1, as a release has it, and otherwise.
MANY, FEW = 30, 8
CODES = {"C001", "C002", "C003", "C005", "C006", "C017", "S001"}

pytestmark = pytest.mark.skipif(bool(missing_tools()), reason=missing_tools() or "tools are there")


@pytest.fixture(scope="module")
def stubs(kernel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of stub headers."""
    folder = tmp_path_factory.mktemp("stubs")
    write_stubs(kernel, folder)
    return folder


@pytest.fixture(scope="module")
def results(kernel: Path, stubs: Path, request: pytest.FixtureRequest) -> list[Result]:
    """Some mutants with both answers; the table is left in pytest's cache folder and printed under `-s`."""
    share = MANY if os.environ.get("MUTANT_STRIDE") == "1" else FEW
    found = evaluate(kernel, stubs, sample(all_mutants(kernel, stubs), share))
    report = request.config.cache.mkdir("mutants") / "kernel.txt" if request.config.cache else None
    if report:
        report.write_text("\n".join([*map(row, found), "", *summary(found), ""]))
    print("", *summary(found), f"table: {report}", sep="\n")
    return found


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_the_handler_itself_is_not_reported(target: Target, kernel: Path) -> None:
    text = "\n".join(cut(kernel, target).lines)
    found = [one for one in findings(kernel, target, text) if one.severity != "note" and one.code[0] in FAMILIES]
    assert found == []


@pytest.mark.parametrize("target", [one for one in TARGETS if "TLB" in one.name], ids=lambda target: target.name)
def test_the_states_make_every_statement_run_and_every_branch_go_both_ways(
    target: Target, kernel: Path, stubs: Path, tmp_path: Path
) -> None:
    builder = Builder(kernel, target, stubs, tmp_path)
    source = Source(kernel, target, builder.active("\n".join(cut(kernel, target).lines)))
    lines = list(source.lines)
    for one in source.statements():
        lines[one.line] = one.written(f"mutant_line_{one.line + 1}: {one.text}")
    found = ways(judge_of(kernel, target, builder)[1], builder.assemble("\n".join(lines)), "mutant_line_")
    idle = [
        f"{one.line + 1}: {one.text}"
        for one in source.statements()
        if found[f"mutant_line_{one.line + 1}"]
        < (2 if re.fullmatch(r"b(?:eq|ne|lt|gt|le|ge)[+-]?", one.mnemonic) else 1)
    ]
    # Nothing comes back from an rfi: the branch to itself behind it is for the prefetch of the 405.
    assert [one for one in idle if not one.endswith("b\t.")] == []


def test_the_frame_has_a_place_for_everything(kernel: Path) -> None:
    numbers = offsets(kernel)
    slots = sorted(numbers[name] for name in (*(f"GPR{n}" for n in range(32)), "_NIP", "_MSR", "_CTR", "_LINK", "_CCR"))
    assert slots[:32] == [16 + 4 * n for n in range(32)]
    assert len(set(slots)) == 37
    assert slots[-1] < numbers["INT_FRAME_SIZE"]


def test_the_linter_stands_every_mutant(results: list[Result]) -> None:
    assert [row(one) for one in results if any(found.code == CRASH for found in one.found)] == []


def test_harmful_mutants_are_reported_and_harmless_ones_are_not(results: list[Result]) -> None:
    assert not missing(results), "\n".join(
        [missing(results), *(f"{row(one)}  {why(one)}" for one in results if why(one))]
    )


def test_enough_is_judged(results: list[Result]) -> None:
    counts = figures(results)
    assert counts.harmful >= 0.35 * counts.mutants
    assert counts.harmless >= 0.2 * counts.mutants
    assert {code for one in results if one.verdict == "harmful" for code in one.codes} >= CODES
