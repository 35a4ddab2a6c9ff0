"""The algebra of values agrees with arithmetic, and never claims to know what could be something else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ppcmacro.ledger.values import UNKNOWN, Address, Const, Entry, Field, Image, Object, Unknown, apply, depth, entries

words = st.integers(0, 0xFFFFFFFF)
operations = st.sampled_from(["and", "or", "xor", "add"])
COMPUTE = {
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "add": lambda a, b: (a + b) & 0xFFFFFFFF,
}


@given(operations, words, words)
def test_constants_are_computed(operation: str, left: int, right: int) -> None:
    assert apply(operation, Const(left), Const(right)) == Const(COMPUTE[operation](left, right))


@given(st.lists(st.tuples(operations, words), max_size=6), words)
def test_what_is_the_same_word_is_never_called_another(steps: list[tuple[str, int]], word: int) -> None:
    """When a chain of operations gives its word back for every word, the value is the entry or unknown."""
    value, results = Entry("r3"), [word, word ^ 0xFFFFFFFF, 0, 1, 0x80000000]
    start = list(results)
    symbolic = value
    for operation, constant in steps:
        symbolic = apply(operation, symbolic, Const(constant))  # type: ignore[assignment]
        results = [COMPUTE[operation](one, constant) for one in results]
    identical = results == start and all(op in ("xor", "add") or (op, c) in NEUTRAL for op, c in steps)
    if identical:
        assert symbolic in (value, UNKNOWN)
    assert depth(symbolic) <= 4


NEUTRAL = {("and", 0xFFFFFFFF), ("or", 0)}


def test_only_whole_values_can_be_read_back() -> None:
    assert entries(Entry("r3")) == ("r3",)
    assert entries(apply("and", Entry("r3"), Const(0xFF))) == ()


def test_kinds_with_the_same_content_are_different_values() -> None:
    values = [Entry("r4"), Object("r4"), Address("r4"), Const(4), Field(Const(4), 4), Unknown(4), UNKNOWN]
    assert len(set(values)) == len(values)
    assert Entry("r4") == Entry("r4")
    assert hash(Address("r4")) == hash(Address("r4", ""))
    assert repr(Field(Entry("r4"), 2)) == "Field(Entry('r4'), 2)"


def test_an_image_gives_back_what_its_fields_give_back() -> None:
    assert entries(Image((Entry("cr0"), UNKNOWN, Entry("cr2")))) == ("cr0", "cr2")
