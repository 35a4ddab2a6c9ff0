"""Handlers that end in a routine which returns by LR, while LR belongs to the interrupted program."""

from __future__ import annotations

from itertools import pairwise

from ppcmacro.gas.expression import Name
from ppcmacro.handlers import Handler
from ppcmacro.ledger.values import Entry
from ppcmacro.ledger.walk import Outcome
from ppcmacro.unit import Unit

__all__ = ["lost_link"]


def lost_link(unit: Unit, handler: Handler, outcome: Outcome) -> tuple[int, str] | None:
    """Return the branch to such a routine, with its symbol, when a path ends that way.

    The routine is code of the file that ends with `blr`, or one that the protocols list by name as a function.
    """
    if outcome.kind != "hand-off":
        return None
    if any(e.kind == "caller" or e.target == outcome.target != "" for e in handler.contract.exits):
        return None
    listed = outcome.target != "" and outcome.target in unit.protocols.clobbers
    if outcome.value != Entry("lr") and not (listed and outcome.state.get("lr") == Entry("lr")):
        return None
    return _last_jump_out(unit, handler, outcome)


def _last_jump_out(unit: Unit, handler: Handler, outcome: Outcome) -> tuple[int, str]:
    """Return the last branch of a path that leaves the handler's own code, and the symbol that it goes to."""
    steps = [step.at for step in outcome.trail.steps()]
    found = outcome.index, outcome.target
    for at, following in pairwise(steps):
        if handler.first <= at < handler.last and not handler.first <= following < handler.last:
            instruction = unit.instruction(at)
            target = None if instruction is None or instruction.branch is None else instruction.branch.target
            if isinstance(target, Name):
                found = at, target.name
    return found
