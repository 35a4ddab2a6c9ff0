"""Abstract values: what a register, a condition field or a slot of memory can hold.

The ledger does not compute numbers, it keeps track of whose value stands where.  Values are immutable and
comparable; `UNKNOWN` is what it cannot tell, and never a reason to accuse.
"""

from __future__ import annotations

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


class _Value:
    """Compared by kind and content.  Written out by hand: a dozen frozen dataclasses cost as much as all of `re`."""

    __slots__ = ("_content", "_hash")

    def __init__(self, *content: object) -> None:
        self._content = content
        self._hash = hash((type(self), content))

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._content == other._content

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._content))})"


class Entry(_Value):
    """The value that `place` had when the interrupt was taken."""

    __slots__ = ("place",)

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class Const(_Value):
    """A number, 0 to 2**32 - 1."""

    __slots__ = ("value",)

    def __init__(self, value: int) -> None:
        super().__init__(value)
        self.value = value


class Address(_Value):
    """The address of a symbol: whole, or only its upper half in place (`part` "h" or "ha"), or its lower one ("l")."""

    __slots__ = ("part", "symbol")

    def __init__(self, symbol: str, part: str = "") -> None:
        super().__init__(symbol, part)
        self.symbol = symbol
        self.part = part


class Return(_Value):
    """The address behind a branch with link in this file: where the statement with that index is."""

    __slots__ = ("index",)

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


class Object(_Value):
    """A pointer into something that a contract names, such as the vcpu, with an offset in bytes."""

    __slots__ = ("name", "offset")

    def __init__(self, name: str, offset: Linear = NOWHERE) -> None:
        super().__init__(name, offset)
        self.name = name
        self.offset = offset


class Content(_Value):
    """What memory held before the handler wrote to it: the word at `offset` from `base`."""

    __slots__ = ("base", "offset")

    def __init__(self, base: Value, offset: Linear) -> None:
        super().__init__(base, offset)
        self.base = base
        self.offset = offset


class Image(_Value):
    """The eight condition fields as one word, as `mfcr` gives them."""

    __slots__ = ("fields",)

    def __init__(self, fields: tuple[Value, ...]) -> None:
        super().__init__(fields)
        self.fields = fields


class Field(_Value):
    """Condition field `number` taken out of a word, as `mtcrf` does."""

    __slots__ = ("number", "of")

    def __init__(self, of: Value, number: int) -> None:
        super().__init__(of, number)
        self.of = of
        self.number = number


class Compare(_Value):
    """A condition field that tells how two values compare."""

    __slots__ = ("left", "right", "signed")

    def __init__(self, left: Value, right: Value, signed: bool) -> None:
        super().__init__(left, right, signed)
        self.left = left
        self.right = right
        self.signed = signed


class Apply(_Value):
    """The result of an operation that changes its operands, so it is none of them."""

    __slots__ = ("arguments", "operation")

    def __init__(self, operation: str, arguments: tuple[Value, ...]) -> None:
        super().__init__(operation, arguments)
        self.operation = operation
        self.arguments = arguments


class Unknown(_Value):
    """Something the ledger cannot tell."""

    __slots__ = ()


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
