"""Straight-line runs of instructions: no label in between, no call, no section left, nothing that is not understood.

What a rule finds along a run holds whenever its end is reached from its beginning, and a run can only be entered at
its beginning.  A conditional branch does not end a run: past it, the values are those before it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from ppcmacro.isa import Instruction
from ppcmacro.rules.examination import Examination

__all__ = ["Run", "after", "before", "straight_runs"]

Run: TypeAlias = list[tuple[int, Instruction]]

_CALLS = frozenset(("sc", "scv", "rfebb"))


@lru_cache(1)
def straight_runs(examination: Examination) -> list[Run]:
    """Return the straight-line runs of a unit, each a list of (statement, instruction)."""
    statements = examination.unit.statements
    known = dict(examination.code)
    runs: list[Run] = []
    run: Run = []
    section = ""
    for index, statement in enumerate(statements):
        instruction = known.get(index)
        # behind a directive without content the code goes on
        foreign = instruction is None and (statement.kind in ("instruction", "kept") or bool(statement.size))
        if run and (statement.labels or foreign or statement.section != section):
            runs.append(run)
            run = []
        if instruction is None:
            continue
        section = statement.section
        run.append((index, instruction))
        if _ends(instruction):
            runs.append(run)
            run = []
    if run:
        runs.append(run)
    return runs


@lru_cache(1)
def _places(examination: Examination) -> dict[int, tuple[Run, int]]:
    return {index: (run, at) for run in straight_runs(examination) for at, (index, _) in enumerate(run)}


def before(examination: Examination, index: int) -> Run:
    """Return the steps of a run before statement `index`, the nearest first."""
    run, at = _places(examination).get(index, ([], 0))
    return run[:at][::-1]


def after(examination: Examination, index: int) -> Run:
    """Return the steps of a run behind statement `index`, in order."""
    run, at = _places(examination).get(index, ([], 0))
    return run[at + 1 :]


def _ends(instruction: Instruction) -> bool:
    branch = instruction.branch
    if branch is not None and (branch.link or not branch.conditional):
        return True
    return bool(instruction.returns) or instruction.unresolved or instruction.mnemonic in _CALLS
