"""Which SPRs a handler has to read before others run, and where it lets them run without having read them.

The paths up to the hand-off or the checkpoint of a contract are those of the ledger; behind a checkpoint the graph of
the code is followed.  A function elsewhere that the protocols describe is a helper and may come first.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.handlers import Handler
from ppcmacro.isa import Instruction
from ppcmacro.ledger.state import Trail
from ppcmacro.ledger.walk import Outcome
from ppcmacro.records import NamedTuple
from ppcmacro.rules.examination import Examination

__all__ = ["Gap", "gaps", "joined"]


class Gap(NamedTuple):
    """Others run from statement `at` on, and the SPRs `missing` have not been read on the way."""

    handler: Handler
    at: int
    missing: tuple[int, ...]
    trail: Trail


def gaps(examination: Examination, what: str) -> Iterator[Gap]:
    """Yield for each handler the first place where something of the kind `what` is missing."""
    if not any(contract.captures for contract in examination.unit.protocols.contracts):
        return
    for handler, walk in examination.walks:
        needed = _needed(examination, handler, what)
        if not needed:
            continue
        for outcome in sorted(walk.outcomes, key=lambda one: one.index):
            gap = _gap(examination, handler, outcome, needed)
            if gap is not None:
                yield gap
                break


def _needed(examination: Examination, handler: Handler, what: str) -> frozenset[int]:
    unit = examination.unit
    level = "" if handler.level is None else handler.level.name
    vector = handler.vector
    if handler.ivor is None and vector is None and handler.symbol_index is not None:
        vector = unit.statements[handler.symbol_index].address
    names: list[str] = []
    for capture in handler.contract.captures:
        if capture.what != what or (capture.families and unit.cpu.family not in capture.families):
            continue
        if handler.ivor in capture.ivors or vector in capture.vectors or level in capture.levels:
            for name in capture.read:
                names += unit.cpu.mmu if name == "mmu" else (name,)
    numbers = [unit.spr(name) for name in names]
    return frozenset(number for number in numbers if number is not None)


def _gap(examination: Examination, handler: Handler, outcome: Outcome, needed: frozenset[int]) -> Gap | None:
    missing = set(needed)
    code = examination.routes.code
    if outcome.state.unsure:
        return None
    for step in outcome.trail.steps():
        if _lets_others_run(examination, step.at):
            return Gap(handler, step.at, tuple(sorted(missing)), outcome.trail) if missing else None
        missing -= _read(code.get(step.at))
    if not missing:
        return None
    if outcome.kind == "hand-off" and any(one.target == outcome.target for one in handler.contract.exits):
        return Gap(handler, outcome.index, tuple(sorted(missing)), outcome.trail)
    if outcome.kind != "checkpoint":
        return None
    return _behind(examination, handler, outcome, frozenset(missing))


def _behind(examination: Examination, handler: Handler, outcome: Outcome, missing: frozenset[int]) -> Gap | None:
    """Follow the code behind a checkpoint to the first call on every way."""
    routes = examination.routes
    first = routes.behind(outcome.index)
    work = [] if first is None else [(first, missing, outcome.trail)]
    seen = {(index, left) for index, left, _ in work}
    while work:
        index, missing, previous = work.pop()
        trail = Trail(index, "", previous)
        if _lets_others_run(examination, index):
            return Gap(handler, index, tuple(sorted(missing)), trail)
        instruction = routes.code.get(index)
        if instruction is None or instruction.unresolved:
            continue
        called = routes.called(index)
        left = missing - _read(instruction)
        if called is not None and called.entry is not None:
            for at in routes.reached(called.entry, calls=True):
                left -= _read(routes.code.get(at))
        for edge in routes.edges(index):
            if left and (edge.to, left) not in seen:
                seen.add((edge.to, left))
                condition = "" if edge.taken is None else "taken" if edge.taken else "not taken"
                work.append((edge.to, left, trail._replace(condition=condition)))
    return None


def _lets_others_run(examination: Examination, index: int) -> bool:
    """Whether a statement calls a function that may do anything, or lets interrupts in."""
    routes = examination.routes
    instruction = routes.code.get(index)
    if instruction is None:
        return False
    if instruction.mnemonic == "wrteei":
        return examination.unit.evaluate(instruction.operands[0].value, index) == 1
    if instruction.branch is None or not instruction.branch.link:
        return False
    called = routes.called(index)
    if called is None or called.entry is not None:
        return False
    protocols = examination.unit.protocols
    return called.name not in protocols.clobbers and not protocols.is_private(called.name)


def _read(instruction: Instruction | None) -> set[int]:
    """Return the SPRs that an instruction moves to a general register."""
    if instruction is None or not instruction.mnemonic.startswith("mf"):
        return set()
    return {int(place[4:]) for place in instruction.reads if place.startswith("spr:")}


def joined(names: list[str]) -> str:
    """Return names as a reader lists them: `SRR0, SRR1 and ESR`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
