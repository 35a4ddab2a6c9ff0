"""Which instructions change fields of CR, and which restore only some of them."""

from __future__ import annotations

from collections.abc import Sequence

from ppcmacro.isa import Instruction
from ppcmacro.ledger.values import Entry, Unknown
from ppcmacro.ledger.walk import Outcome
from ppcmacro.unit import Unit

__all__ = ["is_test", "partial_restore"]

_FIELDS = tuple(f"cr{number}" for number in range(8))
_PARTIAL = frozenset(("mtcrf", "mtocrf"))


def is_test(instruction: Instruction | None) -> bool:
    """Whether an instruction sets a field of CR by what it finds: a compare or a record form.

    Moves and operations on single bits of CR are none: what they leave may be the interrupted field.
    """
    if instruction is None:
        return False
    return instruction.mnemonic.startswith("cmp") or instruction.mnemonic.endswith(".")


def partial_restore(unit: Unit, outcome: Outcome, wrong: Sequence[str]) -> int | None:
    """Return the move to fields of CR that gave some of them back and left out all of `wrong`; None for none.

    It could have taken them along: they were changed before it, and their interrupted values still existed then.
    """
    state = outcome.state
    back = [place for place in _FIELDS if place in state.writers and state.get(place) == Entry(place)]
    restored = {state.writers[place] for place in back}
    moves = [index for index in restored if _is_partial(unit, index)]
    if not moves or not wrong:
        return None
    order = {step.at: number for number, step in enumerate(outcome.trail.steps())}
    last = max(moves, key=lambda index: order.get(index, -1))
    for place in wrong:
        writer, loss = state.writers.get(place, -1), state.lost.get(place)
        value = state.get(place)
        changed = not isinstance(value, Unknown) or (writer == value.at and _changes(unit, writer))
        before = order.get(writer, -1) < order.get(last, -1)
        kept = loss is None or (loss.parked and order.get(loss.at, -1) > order.get(last, -1))
        if writer < 0 or not changed or not before or not kept:
            return None
    return last


def _is_partial(unit: Unit, index: int) -> bool:
    instruction = unit.instruction(index)
    return instruction is not None and instruction.mnemonic in _PARTIAL


def _changes(unit: Unit, index: int) -> bool:
    """Whether a statement certainly changes the fields it writes: a test, or a call."""
    instruction = unit.instruction(index)
    if instruction is None:
        return False
    return is_test(instruction) or (instruction.branch is not None and instruction.branch.link)
