"""Mutants of the kernel's handlers before the judge and before the linter; the two never see each other's answer."""

from __future__ import annotations

import multiprocessing
import os
import random
import re
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ppcmacro import lint
from tests.mutants.build import Rejected
from tests.mutants.lint import CRASH, Finding

from .build import Builder, offsets, path, settings, write_stubs
from .judge import Judge, Verdict
from .mutate import Mutant, mutants
from .targets import TARGETS, Target, cut

FAMILIES = "CSV"
APART = ("F001", "F005", "F007")
"""Where control goes: counted, and listed apart."""
ELSEWHERE = ("C018",)
"""What a run cannot disprove: a result that nobody reads."""
RECALL, ALARMS = 0.97, 0.03
SHARE = 20
_BATCH = 20


class Result(NamedTuple):
    """A mutant with both answers: `verdict` is harmful, other, harmless, rejected or same; `reason` the judge's;
    `found` what the linter says of the mutant and not of the original."""

    mutant: Mutant
    verdict: str
    reason: str
    found: tuple[Finding, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of what fails a run and is about the context."""
        return tuple(sorted({one.code for one in self.found if _counts(one)}))

    @property
    def reported(self) -> bool:
        """Whether a rule of the families speaks."""
        return any(code[0] in FAMILIES for code in self.codes)


def _counts(one: Finding) -> bool:
    return one.severity in ("error", "warning") and (one.code[0] in FAMILIES or one.code in APART)


def all_mutants(tree: Path, stubs: Path) -> list[Mutant]:
    """Every mutant of every target; the stub headers are written into `stubs`."""
    write_stubs(tree, stubs)
    found: list[Mutant] = []
    for target in TARGETS:
        active = Builder(tree, target, stubs, stubs).active("\n".join(cut(tree, target).lines))
        found += mutants(tree, target, active, len(found))
    return found


def sample(every: Sequence[Mutant], share: int, seed: int = 1) -> list[Mutant]:
    """`share` mutants of each target, drawn from its operators in turn; the same ones for the same seed."""
    chosen: list[Mutant] = []
    for target in TARGETS:
        rng = random.Random(f"{seed} {target.name}")
        by_kind: dict[str, list[Mutant]] = {}
        for one in every:
            if one.target is target:
                by_kind.setdefault(one.kind, []).append(one)
        for some in by_kind.values():
            rng.shuffle(some)
        drawn: list[Mutant] = []
        while len(drawn) < share and any(by_kind.values()):
            drawn += [some.pop() for some in by_kind.values() if some]
        chosen += sorted(drawn[:share])
    return chosen


def evaluate(tree: Path, stubs: Path, chosen: Iterable[Mutant]) -> list[Result]:
    """Both answers for each mutant, in the given order, on all cores."""
    batches: list[list[Mutant]] = []
    for one in chosen:
        if not batches or len(batches[-1]) == _BATCH or batches[-1][0].target != one.target:
            batches.append([])
        batches[-1].append(one)
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        done = list(pool.map(_batch, [tree] * len(batches), [stubs] * len(batches), batches))
    return [one for batch in done for one in batch]


def _batch(tree: Path, stubs: Path, batch: list[Mutant]) -> list[Result]:
    target = batch[0].target
    with tempfile.TemporaryDirectory() as scratch:
        builder = Builder(tree, target, stubs, Path(scratch))
        original, judge = judge_of(tree, target, builder)
        known = _known(tree, target)
        results = []
        for one in batch:
            text = one.text(tree)
            try:
                data = builder.assemble(text)
                verdict = Verdict("same", "") if data == original else judge.judge(data)
            except Rejected as error:
                verdict = Verdict("rejected", str(error))
            found = () if verdict.word == "same" else findings(tree, target, text)
            results.append(Result(one, *verdict, tuple(f for f in found if (f.code, f.message) not in known)))
    return results


_JUDGES: dict[str, tuple[bytes, Judge]] = {}


def judge_of(tree: Path, target: Target, builder: Builder) -> tuple[bytes, Judge]:
    """The object of the unmutated text, and the judge that has run it; made once in a process."""
    if target.name not in _JUDGES:
        text = "\n".join(cut(tree, target).lines)
        data = builder.assemble(text)
        names = frozenset(re.findall(r"(?:START_)?EXCEPTION\([^\n)]*?(\w+)(?:,\s*\w+)?\)", text)) | _STORAGE
        _JUDGES[target.name] = data, Judge(target, data, names, offsets(tree))
    return _JUDGES[target.name]


_STORAGE = frozenset(("DataStorage", "InstructionStorage", "InstructionAccess"))


@cache
def _known(tree: Path, target: Target) -> frozenset[tuple[str, str]]:
    return frozenset((one.code, one.message) for one in findings(tree, target, "\n".join(cut(tree, target).lines)))


def findings(tree: Path, target: Target, text: str) -> tuple[Finding, ...]:
    """What the linter says about a text in the place of the target's file."""
    try:
        found = lint([path(tree, target)], settings(target), stdin=text).diagnostics
    except Exception as error:
        return (Finding(CRASH, "error", 0, repr(error)),)
    return tuple(Finding(one.code, str(one.severity), one.origin.location.line, one.message) for one in found)


# ------------------------------------------------------------------------------------------------ figures
class Figures(NamedTuple):
    """Counts of some results.  `missed` are harmful ones that no rule of the families and none of
    APART reports; `apart` harmful ones that only those report; `alarms` harmless ones that C, S or V report."""

    mutants: int
    harmful: int
    reported: int
    apart: int
    missed: int
    harmless: int
    alarms: int
    other: int
    rejected: int


def figures(results: Iterable[Result]) -> Figures:
    """The counts."""
    some = [one for one in results if one.verdict != "same"]
    harmful = [one for one in some if one.verdict == "harmful"]
    harmless = [one for one in some if one.verdict == "harmless"]
    return Figures(
        len(some),
        len(harmful),
        sum(one.reported for one in harmful),
        sum(bool(one.codes) and not one.reported for one in harmful),
        len(missed(results)),
        len(harmless),
        len(alarms(results)),
        sum(one.verdict == "other" for one in some),
        sum(one.verdict == "rejected" for one in some),
    )


def missed(results: Iterable[Result]) -> list[Result]:
    """Harmful mutants of which the linter says nothing."""
    return [one for one in results if one.verdict == "harmful" and not one.codes]


def alarms(results: Iterable[Result]) -> list[Result]:
    """Harmless mutants that are reported."""
    return [one for one in results if one.verdict == "harmless" and set(one.codes) - set(ELSEWHERE)]


def missing(results: Sequence[Result]) -> str:
    """What is below the mark, as text; empty when nothing is."""
    counts = figures(results)
    said = []
    if counts.missed > (1 - RECALL) * counts.harmful:
        said.append(f"{counts.missed} of {counts.harmful} harmful mutants are missed")
    if counts.alarms > ALARMS * counts.harmless:
        said.append(f"{counts.alarms} of {counts.harmless} harmless mutants are reported")
    return "; ".join(said)


_LEAVES = "goes to code in another file, or calls it, before the prolog is over: no contract says what that code needs"
_LOADED = "what stands there came through a pointer that may, for all the ledger knows, lead to where the value is kept"


def why(result: Result) -> str:
    """Why a harmful mutant is missed or a harmless one reported; empty for all others."""
    if result.verdict == "harmless":
        return "" if not alarms([result]) else "; ".join(one.message for one in result.found if _counts(one))
    if not missed([result]):
        return ""
    return _LEAVES if result.reason.startswith("fault leaves for") else _LOADED


def summary(results: Sequence[Result]) -> list[str]:
    """A table, one line for each target, then one for each operator, then the codes that report harm."""
    lines = [f"{'':14}" + "".join(f"{head:>9}" for head in Figures._fields)]
    names = [(f"{t.name}", [one for one in results if one.mutant.target == t]) for t in TARGETS]
    kinds = dict.fromkeys(one.mutant.kind for one in results)
    names += [(kind, [one for one in results if one.mutant.kind == kind]) for kind in kinds]
    for name, some in [*names, ("all", list(results))]:
        if some:
            lines.append(f"{name:14}" + "".join(f"{count:9}" for count in figures(some)))
    harmful = [one for one in results if one.verdict == "harmful"]
    codes = sorted({code for one in harmful for code in one.codes})
    lines.append("reported by " + ", ".join(f"{code} {sum(code in one.codes for one in harmful)}" for code in codes))
    return lines


def row(result: Result) -> str:
    """One line for one mutant: number, target, operator, verdict, codes, description and the judge's reason."""
    mutant = result.mutant
    return (
        f"{mutant.number:5} {mutant.target.name:12} {mutant.kind:13} {result.verdict:8} "
        f"{','.join(result.codes) or '-':10} {mutant.description}  [{result.reason}]"
    )
