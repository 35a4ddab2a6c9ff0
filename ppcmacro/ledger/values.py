"""Abstract values: what a register, a condition field or a slot of memory can hold.

The ledger does not compute numbers, it keeps track of whose value stands where.  Values are immutable and
comparable; `UNKNOWN` is what it cannot tell, and never a reason to accuse.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from ppcmacro.gas.expression import Linear

__all__ = [
    "UNKNOWN",
    "Address",
    "Apply",
    "Compare",
    "Const",
    "Content",
    "Entry",
    "Field",
    "Image",
    "Object",
    "Return",
    "Unknown",
    "Value",
    "entries",
]

NOWHERE = Linear(0, ())
_MASK = 0xFFFFFFFF
_DEEPEST = 4


@dataclass(frozen=True)
class Entry:
    """The value that `place` had when the interrupt was taken."""

    place: str


@dataclass(frozen=True)
class Const:
    """A number, 0 to 2**32 - 1."""

    value: int


@dataclass(frozen=True)
class Address:
    """The address of a symbol: whole, or only its upper half in place (`part` "h" or "ha")."""

    symbol: str
    part: str = ""


@dataclass(frozen=True)
class Return:
    """The address behind a branch with link in this file: where the statement with that index is."""

    index: int


@dataclass(frozen=True)
class Object:
    """A pointer into something that a contract names, such as the vcpu, with an offset in bytes."""

    name: str
    offset: Linear = NOWHERE


@dataclass(frozen=True)
class Content:
    """What memory held before the handler wrote to it: the word at `offset` from `base`."""

    base: Value
    offset: Linear


@dataclass(frozen=True)
class Image:
    """The eight condition fields as one word, as `mfcr` gives them."""

    fields: tuple[Value, ...]


@dataclass(frozen=True)
class Field:
    """Condition field `number` taken out of a word, as `mtcrf` does."""

    of: Value
    number: int


@dataclass(frozen=True)
class Compare:
    """A condition field that tells how two values compare."""

    left: Value
    right: Value
    signed: bool


@dataclass(frozen=True)
class Apply:
    """The result of an operation that changes its operands, so it is none of them."""

    operation: str
    arguments: tuple[Value, ...]


@dataclass(frozen=True)
class Unknown:
    """Something the ledger cannot tell."""


Value: TypeAlias = Entry | Return | Const | Address | Object | Content | Image | Field | Compare | Apply | Unknown
UNKNOWN = Unknown()


def entries(value: Value) -> tuple[str, ...]:
    """Return the places whose interrupted values can be read back from this value without loss."""
    if isinstance(value, Entry):
        return (value.place,)
    if isinstance(value, Image):
        return tuple(place for field in value.fields for place in entries(field))
    return ()


def depth(value: Value) -> int:
    """Return how many operations are nested in a value."""
    if isinstance(value, Apply):
        return 1 + max((depth(argument) for argument in value.arguments), default=0)
    return 0


def apply(operation: str, *arguments: Value) -> Value:
    """Return the value of an operation on 32-bit words, simplified where that is exact.

    The operations are and, or, xor, add and rotate.  What grows too deep becomes UNKNOWN; so does what could undo
    an earlier operation (x ^ y ^ y), because it may be the value it began with.
    """
    if any(isinstance(argument, Unknown) for argument in arguments):
        return UNKNOWN
    if all(isinstance(argument, Const) for argument in arguments):
        return Const(_compute(operation, [a.value for a in arguments if isinstance(a, Const)]))
    left, right = arguments
    if isinstance(left, Const):
        left, right = right, left
    if isinstance(right, Const):
        if right.value == 0 and operation in ("or", "xor", "add", "rotate"):
            return left
        if operation == "and" and right.value == _MASK:
            return left
        if operation == "and" and isinstance(left, Apply) and left.operation == "and":
            inner = left.arguments[1]
            if isinstance(inner, Const):
                return apply("and", left.arguments[0], Const(inner.value & right.value))
        if operation == "and" and right.value == 0:
            return Const(0)
    if operation in ("and", "or") and left == right:
        return left
    if operation in ("xor", "add", "rotate") and any(
        isinstance(a, Apply) and a.operation in ("xor", "add", "rotate") for a in (left, right)
    ):
        return UNKNOWN
    result = Apply(operation, (left, right))
    return UNKNOWN if depth(result) > _DEEPEST else result


def _compute(operation: str, numbers: list[int]) -> int:
    left, right = numbers
    if operation == "and":
        return left & right
    if operation == "or":
        return left | right
    if operation == "xor":
        return left ^ right
    if operation == "add":
        return (left + right) & _MASK
    return ((left << right) | (left >> (32 - right))) & _MASK if right else left
