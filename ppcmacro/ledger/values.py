"""Abstract values: what a register, a condition field or a slot of memory can hold.

The ledger does not compute numbers, it keeps track of whose value stands where.  Values are immutable and
comparable; `UNKNOWN` is what it cannot tell, and never a reason to accuse.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from ppcmacro.gas.expression import Linear

__all__ = [
    "LEFT",
    "UNKNOWN",
    "Address",
    "Apply",
    "Compare",
    "Const",
    "Content",
    "Entry",
    "Field",
    "Image",
    "Insert",
    "Object",
    "Return",
    "Sum",
    "Unknown",
    "Value",
    "entries",
    "is_unknown",
    "parts",
    "plus",
    "select",
    "sources",
    "united",
]

# The operation on an interrupted value that stands for what other code has left in its place.
LEFT = "left"
_WORD = 0xFFFFFFFF
_DEEPEST = 4
_NONE: frozenset[str] = frozenset()


class _Value:
    """Compared by kind and content.  Written out by hand: a dozen frozen dataclasses cost as much as all of `re`.

    `entries` are the places whose interrupted values can be read back from this value without loss: a walk asks for
    them many times for each value that it makes.
    """

    __slots__ = ("_content", "_hash")
    entries: tuple[str, ...] = ()

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

    __slots__ = ("entries", "place")

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place
        self.entries = (place,)


class Const(_Value):
    """A number as a register holds it: 0 to 2**32 - 1, or to 2**64 - 1 on a 64-bit core."""

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
    """A pointer to something that a contract names, such as the vcpu."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Sum(_Value):
    """A value and a distance in bytes from it, such as the stack pointer minus the size of a frame."""

    __slots__ = ("base", "offset")

    def __init__(self, base: Value, offset: Linear) -> None:
        super().__init__(base, offset)
        self.base = base
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

    __slots__ = ("entries", "fields")

    def __init__(self, fields: tuple[Value, ...]) -> None:
        super().__init__(fields)
        self.fields = fields
        self.entries = tuple(place for field in fields for place in field.entries)


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


class Insert(_Value):
    """A word in which the bits of `mask` are those of `new` and the others those of `old`, as rlwimi makes it."""

    __slots__ = ("mask", "new", "old")

    def __init__(self, old: Value, new: Value, mask: int) -> None:
        super().__init__(old, new, mask)
        self.old = old
        self.new = new
        self.mask = mask


class Unknown(_Value):
    """Something the ledger cannot tell: what statement `at` put into `place`.

    Two of the same statement and place are the same value, so that two tests of one unknown value go the same way.
    `sources` are the places whose interrupted values it may be made of, so that it is none but of these; None when
    nothing is known of that.
    """

    __slots__ = ("at", "place", "sources")

    def __init__(self, at: int = -1, place: str = "", sources: frozenset[str] | None = None) -> None:
        super().__init__(at, place, sources)
        self.at = at
        self.place = place
        self.sources = sources


Value: TypeAlias = (
    Entry | Return | Const | Address | Object | Sum | Content | Image | Field | Compare | Apply | Insert | Unknown
)
UNKNOWN = Unknown()


def is_unknown(value: Value) -> bool:
    """Tell whether the ledger cannot tell a value."""
    return isinstance(value, Unknown)


def entries(value: Value) -> tuple[str, ...]:
    """Return the places whose interrupted values can be read back from this value without loss."""
    return value.entries


def sources(value: Value) -> frozenset[str] | None:
    """Return the places whose interrupted values a value is made of, None when that is not known.

    What memory held before the handler wrote to it is made of none of them.
    """
    if isinstance(value, Entry):
        return frozenset((value.place,))
    if isinstance(value, Unknown):
        return value.sources
    if isinstance(value, Content):
        return _NONE
    return united(sources(part) for part in parts(value))


def united(some: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """Return all of some sets of sources, None when one of them is not known."""
    result = _NONE
    for one in some:
        if one is None:
            return None
        result |= one
    return result


def parts(value: Value) -> tuple[Value, ...]:
    """Return the values a value is made of."""
    if isinstance(value, Apply):
        return value.arguments
    if isinstance(value, Compare):
        return (value.left, value.right)
    if isinstance(value, (Sum, Content)):
        return (value.base,)
    if isinstance(value, Image):
        return value.fields
    if isinstance(value, Field):
        return (value.of,)
    if isinstance(value, Insert):
        return (value.old, value.new)
    return ()


def depth(value: Value) -> int:
    """Return how many operations are nested in a value."""
    if isinstance(value, (Apply, Insert, Sum, Content)):
        return 1 + max((depth(part) for part in parts(value)), default=0)
    return 0


def plus(value: Value, offset: Linear, word: int = _WORD) -> Value:
    """Return a value moved by a distance."""
    if isinstance(value, Unknown):
        return UNKNOWN
    if isinstance(value, Const):
        if not offset.terms:
            return Const((value.value + offset.constant) & word)
        value, offset = Const(0), Linear(offset.constant + _signed(value.value, word), offset.terms)
    if isinstance(value, Sum):
        offset = add(value.offset, offset)
        value = value.base
    if not offset.terms and not offset.constant & word:
        return value
    return UNKNOWN if depth(value) >= _DEEPEST else Sum(value, offset)


def add(left: Linear, right: Linear) -> Linear:
    """Return the sum of two distances."""
    if not right.terms and not left.terms:
        return Linear(left.constant + right.constant, ())
    terms = dict(left.terms)
    for name, factor in right.terms:
        terms[name] = terms.get(name, 0) + factor
    return Linear(left.constant + right.constant, tuple(sorted((n, f) for n, f in terms.items() if f)))


def select(value: Value, mask: int) -> Value:
    """Return the simplest value that has the same bits as `value` under `mask`."""
    while True:
        if isinstance(value, Insert) and not mask & value.mask:
            value = value.old
        elif isinstance(value, Insert) and not mask & ~value.mask:
            value = value.new
        elif isinstance(value, Apply) and value.operation in ("and", "or") and isinstance(value.arguments[1], Const):
            bits = value.arguments[1].value
            if mask & (~bits if value.operation == "and" else bits):
                return value
            value = value.arguments[0]
        else:
            return value


def apply(operation: str, *arguments: Value, word: int = _WORD) -> Value:
    """Return the value of an operation on words, simplified where that is exact; `word` is a word of ones.

    The operations are and, or, xor, add and rotate.  What grows too deep becomes UNKNOWN; so does what could undo
    an earlier operation (x ^ y ^ y), because it may be the value it began with.
    """
    if any(isinstance(argument, Unknown) for argument in arguments):
        return UNKNOWN
    if all(isinstance(argument, Const) for argument in arguments):
        return Const(_compute(operation, [a.value for a in arguments if isinstance(a, Const)], word))
    left, right = arguments
    if isinstance(left, Const):
        left, right = right, left
    if isinstance(right, Const):
        if right.value == 0 and operation in ("or", "xor", "add", "rotate"):
            return left
        if operation == "add":
            return plus(left, Linear(_signed(right.value, word), ()), word)
        if operation == "and" and right.value == word:
            return left
        if operation == "and" and isinstance(left, Apply) and left.operation == "and":
            inner = left.arguments[1]
            if isinstance(inner, Const):
                return apply("and", left.arguments[0], Const(inner.value & right.value), word=word)
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


def _signed(value: int, word: int) -> int:
    return value - word - 1 if value > word >> 1 else value


def _compute(operation: str, numbers: list[int], word: int) -> int:
    left, right = numbers
    if operation == "and":
        return left & right
    if operation == "or":
        return left | right
    if operation == "xor":
        return left ^ right
    if operation == "add":
        return (left + right) & word
    left &= _WORD
    return ((left << right) | (left >> (32 - right))) & _WORD if right else left
