"""How the set-up of a vector is shown: where its value is written, and the value."""

from __future__ import annotations

from ppcmacro.rules.examination import Examination
from ppcmacro.rules.macro_scope import scope_of, written_at
from ppcmacro.source import Origin
from ppcmacro.vectors import Setup, Value

__all__ = ["describe", "place_of"]


def place_of(examination: Examination, setup: Setup) -> Origin:
    """Return where the value of a write is written: in a call when it is an argument, else at the write."""
    statement = examination.unit.statements[setup.at]
    if setup.value is not None:
        loaded = examination.unit.statements[setup.value.at]
        instruction = examination.unit.instruction(setup.value.at)
        if instruction is not None and instruction.operands:
            written = written_at(loaded.operands.at(instruction.operands[-1].start))
            if scope_of(written) != scope_of(loaded.origin):
                return written
    return statement.origin


def describe(value: Value) -> str:
    """Return a value for a message."""
    return value.label or f"{value.constant:#x}"
