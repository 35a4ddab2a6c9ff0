"""Puts what the ledger knows into words, for messages."""

from __future__ import annotations

from collections.abc import Callable

from ppcmacro.gas.expression import Linear
from ppcmacro.ledger.state import SlotKey
from ppcmacro.ledger.values import (
    LEFT,
    Address,
    Apply,
    Compare,
    Const,
    Content,
    Entry,
    Field,
    Insert,
    Object,
    Return,
    Sum,
    Unknown,
    Value,
)
from ppcmacro.unit import Unit

__all__ = ["Words"]

_SIGNS = {"and": "&", "or": "|", "xor": "^", "add": "+", "rotate": "rotated by"}


class Words:
    """The words of one unit: it knows how slots were written in the source."""

    def __init__(self, unit: Unit, slot_name: Callable[[SlotKey], str | None]) -> None:
        """`slot_name` tells how a slot was written, None for one that was not."""
        self.unit = unit
        self.slot_name = slot_name

    def value(self, value: Value) -> str:
        """Return a value in words, for a sentence such as "r4 holds …"."""
        if isinstance(value, Entry):
            return f"the interrupted {self.place(value.place)}"
        if isinstance(value, Const):
            return f"{value.value:#x}" if value.value > 9 else str(value.value)
        if isinstance(value, Address):
            return f"`{value.symbol}@{value.part}`" if value.part else f"`{value.symbol}`"
        if isinstance(value, Object):
            return f"`{value.name}`"
        if isinstance(value, Sum):
            if isinstance(value.base, Object):
                return f"an address inside {self.value(value.base)}"
            return f"{self.value(value.base)} + {self.offset(value.offset)}".replace("`", "")
        if isinstance(value, Content):
            return f"what `{self.slot((value.base, value.offset))}` held before"
        if isinstance(value, Return):
            return f"the return address of the call on line {self.unit.line(value.index)}"
        if isinstance(value, Field):
            return f"a part of {self.value(value.of)}"
        if isinstance(value, Compare):
            return "the result of a comparison"
        if isinstance(value, Apply):
            if value.operation == LEFT:
                return f"what the code before left in {self._operand(value.arguments[0])}"
            operands = [self._operand(argument) for argument in value.arguments]
            if value.operation == "part":
                return f"a part of {self.value(value.arguments[0])}"
            if value.operation in _SIGNS:
                return f"`{operands[0]} {_SIGNS[value.operation]} {operands[1]}`"
            return f"the result of `{value.operation}` on {' and '.join(dict.fromkeys(operands))}"
        if isinstance(value, Insert):
            return f"bits of {self.value(value.new)} in {self.value(value.old)}"
        if isinstance(value, Unknown):
            return "something else" if value.at < 0 else f"the result of line {self.unit.line(value.at)}"
        return "the image of CR"

    def place(self, place: str) -> str:
        """Return a register as a reader calls it: r4, CR0, CTR, SPRG2."""
        if place.startswith("spr:"):
            return self.unit.spr_name(int(place[4:]))
        if place[0] == "h":
            return f"upper half of r{place[1:]}"
        return place if place[0] == "r" and place[1:].isdigit() else place.upper()

    def holder(self, holder: object) -> str:
        """Return where a value stands: a register or a slot."""
        if isinstance(holder, str):
            return self.place(holder)
        if isinstance(holder, tuple) and len(holder) == 2:
            return self.slot((holder[0], holder[1]))
        return "memory"

    def slot(self, key: SlotKey) -> str:
        """Return a slot as its displacement was written, or by base and offset."""
        name = self.slot_name(key)
        if name is not None:
            return name
        base, offset = key
        what = base.name if isinstance(base, Object) else self.value(base).strip("`")
        return f"{what}+{self.offset(offset)}"

    def offset(self, offset: Linear) -> str:
        """Return an offset as a sum of names and a number of bytes."""
        parts = [name if factor == 1 else f"{factor}*{name}" for name, factor in offset.terms]
        if offset.constant or not parts:
            parts.append(f"{offset.constant:#x}" if offset.constant > 9 else str(offset.constant))
        return "+".join(parts)

    def _operand(self, value: Value) -> str:
        if isinstance(value, Entry):
            return self.place(value.place)
        if isinstance(value, Const):
            for name, number in self.unit.protocols.names.items():
                if number == value.value:
                    return name
                if number ^ 0xFFFFFFFF == value.value:
                    return f"~{name}"
        return self.value(value).strip("`")
