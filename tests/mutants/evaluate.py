"""Every mutant before the judge and before the linter; the two never see each other's answer."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from . import build
from .judge import Slots, judge
from .lint import Finding, findings
from .mutate import Mutant, mutants
from .state import M32

_BATCH = 40
_STRIDE, _FEW = 4, 60
BODY_OPERATORS = (
    "delete",
    "swap",
    "move",
    "register",
    "rename",
    "slot",
    "spr",
    "constant",
    "opcode",
    "return",
    "branch",
    "level",
)
"""What is also applied to a file that has no table."""


class Result(NamedTuple):
    """A mutant with both answers: `verdict` is harmful, harmless or rejected (by the assembler, which is harm too),
    `reason` the judge's; `found` what the linter says, None when it was not asked.

    A harmless mutant has a reason when it would do harm on a core that uses the DBSR bits Book III-E leaves reserved.
    """

    mutant: Mutant
    verdict: str
    reason: str
    found: tuple[Finding, ...] | None

    @property
    def harmful(self) -> bool:
        """Whether somebody must be told."""
        return self.verdict != "harmless"

    @property
    def false_alarms(self) -> tuple[Finding, ...]:
        """Findings that running the mutant has disproved: that a value is lost (C), a register of another level is
        used (S), the hand-off is not kept (F007).

        Rules on placement (V) and on writing (M, I, K, Y, other F) speak of something else.  Where V001 says that
        code stands before the symbol, C and S judge it as the code of the handler it was meant for.
        """
        if self.harmful or self.reason or any(one.code == "V001" for one in self.reported):
            return ()
        return tuple(one for one in self.reported if one.code[0] in "CS" or one.code == "F007")

    @property
    def reported(self) -> tuple[Finding, ...]:
        """The findings that fail a run: errors and warnings."""
        return tuple(one for one in self.found or () if one.severity in ("error", "warning"))


def evaluate(chosen: Iterable[Mutant], *, with_lint: bool = True) -> list[Result]:
    """Both answers for each mutant, in the given order, on all cores."""
    todo = list(chosen)
    batches = [todo[at : at + _BATCH] for at in range(0, len(todo), _BATCH)]
    with tempfile.TemporaryDirectory() as folder:
        slots = build.slots(Path(folder))
        with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
            done = list(pool.map(_batch, batches, [slots] * len(batches), [with_lint] * len(batches)))
    return [one for batch in done for one in batch]


def sample_mutants() -> list[Mutant]:
    """The mutants of the sample, and those of the thread's first design made in the bodies of its macros."""
    found = mutants(build.SAMPLE.read_text())
    return found + mutants(build.POSTED.read_text(), BODY_OPERATORS, len(found))


def some_mutants() -> list[Mutant]:
    """All mutants of the operators that make few and every n-th of the others; the environment variable MUTANT_STRIDE
    gives n (1: all of them)."""
    stride = int(os.environ.get("MUTANT_STRIDE", _STRIDE))
    by_kind: dict[str, list[Mutant]] = {}
    for one in sample_mutants():
        by_kind.setdefault(one.kind, []).append(one)
    return [one for some in by_kind.values() for one in (some if len(some) <= _FEW else some[::stride])]


def _batch(batch: list[Mutant], slots: Slots, with_lint: bool) -> list[Result]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results = []
        for mutant, text in zip(batch, build.preprocess_all([one.text for one in batch]), strict=True):
            try:
                word, reason = _judged(build.assemble_preprocessed(text, folder), slots, mutant.has_table)
            except build.Rejected as error:
                word, reason = "rejected", str(error)
            results.append(Result(mutant, word, reason, findings(mutant.text) if with_lint else None))
    return results


def _judged(data: bytes, slots: Slots, has_table: bool) -> tuple[str, str]:
    verdict = judge(data, slots, by_table=has_table)
    if verdict.harmful:
        return "harmful", verdict.reason
    return "harmless", judge(data, slots, by_table=has_table, dbsr=M32).reason


def summary(results: list[Result]) -> list[str]:
    """A table, one line for each operator: how many mutants, harmful ones, those the assembler rejects, those of both
    that are missed; how many harmless ones, those of them that are reported at all, and false alarms."""
    kinds = list(dict.fromkeys(one.mutant.kind for one in results))
    heads = ("mutants", "harmful", "rejected", "missed", "harmless", "reported", "alarms")
    lines = [f"{'operator':13}" + "".join(f"{head:>9}" for head in heads)]
    for kind in [*kinds, ""]:
        some = [one for one in results if kind in ("", one.mutant.kind)]
        harmless = [one for one in some if not one.harmful]
        missed = [one for one in some if one.harmful and one.found is not None and not one.reported]
        counts = (
            len(some),
            sum(one.verdict == "harmful" for one in some),
            sum(one.verdict == "rejected" for one in some),
            len(missed),
            len(harmless),
            sum(bool(one.reported) for one in harmless),
            sum(bool(one.false_alarms) for one in some),
        )
        lines.append(f"{kind or 'all':13}" + "".join(f"{count:9}" for count in counts))
    return lines


def row(result: Result) -> str:
    """One line for one mutant: number, operator, verdict, codes, description and the judge's reason."""
    mutant = result.mutant
    codes = "?" if result.found is None else ",".join(sorted({one.code for one in result.reported})) or "-"
    reason = f"  [{result.reason}]" if result.reason else ""
    return f"{mutant.number:5} {mutant.kind:13} {result.verdict:9} {codes:12} {mutant.description}{reason}"
