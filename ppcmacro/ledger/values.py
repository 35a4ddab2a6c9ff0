"""Abstract values: what a register, a condition field or a slot of memory can hold.

The ledger does not compute numbers, it keeps track of whose value stands where.  Values are immutable and
comparable; `UNKNOWN` is what it cannot tell, and never a reason to accuse.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias, TypeVar

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
_V = TypeVar("_V")
_new: Callable[[type[_V], tuple[object, ...]], _V] = tuple.__new__  # type: ignore[assignment]
# The kind of a value keeps those apart that have the same content; what its class names follows.
_items: Any = namedtuple("_items", "kind entries first second third")


class _Value(tuple[Any, ...]):
    """Compared by kind and content, which are the items of the tuple.

    A walk compares and hashes values millions of times, so that is left to `tuple`.  `entries` are the places whose
    interrupted values can be read back from this value without loss: a walk asks for them many times for each value
    that it makes.
    """

    __slots__ = ()
    entries: tuple[str, ...] = _items.entries

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self[2:]))})"


class Entry(_Value):
    """The value that `place` had when the interrupt was taken."""

    __slots__ = ()
    place: str = _items.first

    def __new__(cls, place: str) -> Entry:
        return _new(cls, ("entry", (place,), place))


class Const(_Value):
    """A number as a register holds it: 0 to 2**32 - 1, or to 2**64 - 1 on a 64-bit core."""

    __slots__ = ()
    value: int = _items.first

    def __new__(cls, value: int) -> Const:
        return _new(cls, ("const", (), value))


class Address(_Value):
    """The address of a symbol: whole, or only its upper half in place (`part` "h" or "ha"), or its lower one ("l")."""

    __slots__ = ()
    symbol: str = _items.first
    part: str = _items.second

    def __new__(cls, symbol: str, part: str = "") -> Address:
        return _new(cls, ("address", (), symbol, part))


class Return(_Value):
    """The address behind a branch with link in this file: where the statement with that index is."""

    __slots__ = ()
    index: int = _items.first  # type: ignore[assignment]  # hides a method of tuples that nobody needs here

    def __new__(cls, index: int) -> Return:
        return _new(cls, ("return", (), index))


class Object(_Value):
    """A pointer to something that a contract names, such as the vcpu."""

    __slots__ = ()
    name: str = _items.first

    def __new__(cls, name: str) -> Object:
        return _new(cls, ("object", (), name))


class Sum(_Value):
    """A value and a distance in bytes from it, such as the stack pointer minus the size of a frame."""

    __slots__ = ()
    base: Value = _items.first
    offset: Linear = _items.second

    def __new__(cls, base: Value, offset: Linear) -> Sum:
        return _new(cls, ("sum", (), base, offset))


class Content(_Value):
    """What memory held before the handler wrote to it: the word at `offset` from `base`."""

    __slots__ = ()
    base: Value = _items.first
    offset: Linear = _items.second

    def __new__(cls, base: Value, offset: Linear) -> Content:
        return _new(cls, ("content", (), base, offset))


class Image(_Value):
    """The eight condition fields as one word, as `mfcr` gives them."""

    __slots__ = ()
    fields: tuple[Value, ...] = _items.first

    def __new__(cls, fields: tuple[Value, ...]) -> Image:
        return _new(cls, ("image", tuple(place for field in fields for place in field.entries), fields))


class Field(_Value):
    """Condition field `number` taken out of a word, as `mtcrf` does."""

    __slots__ = ()
    of: Value = _items.first
    number: int = _items.second

    def __new__(cls, of: Value, number: int) -> Field:
        return _new(cls, ("field", (), of, number))


class Compare(_Value):
    """A condition field that tells how two values compare."""

    __slots__ = ()
    left: Value = _items.first
    right: Value = _items.second
    signed: bool = _items.third

    def __new__(cls, left: Value, right: Value, signed: bool) -> Compare:
        return _new(cls, ("compare", (), left, right, signed))


class Apply(_Value):
    """The result of an operation that changes its operands, so it is none of them."""

    __slots__ = ()
    operation: str = _items.first
    arguments: tuple[Value, ...] = _items.second

    def __new__(cls, operation: str, arguments: tuple[Value, ...]) -> Apply:
        return _new(cls, ("apply", (), operation, arguments))


class Insert(_Value):
    """A word in which the bits of `mask` are those of `new` and the others those of `old`, as rlwimi makes it."""

    __slots__ = ()
    old: Value = _items.first
    new: Value = _items.second
    mask: int = _items.third

    def __new__(cls, old: Value, new: Value, mask: int) -> Insert:
        return _new(cls, ("insert", (), old, new, mask))


class Unknown(_Value):
    """Something the ledger cannot tell: what statement `at` put into `place`.

    Two of the same statement and place are the same value, so that two tests of one unknown value go the same way.
    `sources` are the places whose interrupted values it may be made of, so that it is none but of these; None when
    nothing is known of that.
    """

    __slots__ = ()
    at: int = _items.first
    place: str = _items.second
    sources: frozenset[str] | None = _items.third

    def __new__(cls, at: int = -1, place: str = "", sources: frozenset[str] | None = None) -> Unknown:
        return _new(cls, ("unknown", (), at, place, sources))


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
    kind = type(value)
    if kind is Unknown:
        return value.sources  # type: ignore[union-attr]
    if kind is Entry:
        return frozenset(value.entries)
    made_of = _PARTS.get(kind)
    if made_of is None or kind is Content:
        return _NONE
    return united(map(sources, made_of(value)))


def united(some: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """Return all of some sets of sources, None when one of them is not known."""
    result = _NONE
    for one in some:
        if one is None:
            return None
        if one:
            result = result | one if result else one
    return result


# What the values of a kind are made of, for those that are made of others.
_PARTS: dict[type[_Value], Callable[[Any], tuple[Value, ...]]] = {
    Apply: lambda value: value.arguments,
    Compare: lambda value: (value.left, value.right),
    Sum: lambda value: (value.base,),
    Content: lambda value: (value.base,),
    Image: lambda value: value.fields,
    Field: lambda value: (value.of,),
    Insert: lambda value: (value.old, value.new),
}


def parts(value: Value) -> tuple[Value, ...]:
    """Return the values a value is made of."""
    made_of = _PARTS.get(type(value))
    return () if made_of is None else made_of(value)


def depth(value: Value) -> int:
    """Return how many operations are nested in a value."""
    if isinstance(value, (Apply, Insert, Sum, Content)):
        return 1 + max(map(depth, parts(value)), default=0)
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
