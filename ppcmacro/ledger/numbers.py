"""Which numbers the displacements of a contract are, in text that was preprocessed elsewhere.

There `VCPU_GPR(R4)(r4)` is `0x30(%r4)`, and nothing tells that the contract means this slot.  But the handlers of one
block all save the same registers to the same slots; what most of them do is what the names stand for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ppcmacro.handlers import Handler
from ppcmacro.ledger.meaning import meant
from ppcmacro.ledger.values import Content, Object, Value
from ppcmacro.ledger.walk import Outcome, Walk
from ppcmacro.protocols.model import Exit
from ppcmacro.unit import Unit

__all__ = ["displacements", "has_numbers"]

# So many handlers have to agree, and so many for each that does not.
_LEAST = 2
_FOR_EACH_OTHER = 2


def has_numbers(unit: Unit, handlers: Iterable[Handler]) -> bool:
    """Tell whether contracts of the handlers name displacements, and the text has none of those names."""
    contracts = {handler.contract.id: handler.contract for handler in handlers}.values()
    slots = {slot for contract in contracts for exit_ in contract.exits for slot in exit_.saved}
    names = {slot.partition("+")[2] for slot in slots}
    if not names or unit.source is None:
        return False
    return all(_unresolved(unit, name) and name.partition("(")[0] not in unit.source.text for name in names)


def displacements(unit: Unit, walks: Sequence[tuple[Handler, Walk]]) -> dict[str, int]:
    """Return the numbers of the displacements that contracts name, as far as the handlers agree on them."""
    votes: dict[str, Counter[int]] = {}
    for handler, walk in walks:
        said = {one for outcome in walk.outcomes for one in _said(unit, handler, outcome)}
        for name, number in said:
            votes.setdefault(name, Counter())[number] += 1
    found = {}
    for name, counter in votes.items():
        (number, count), *others = counter.most_common(2)
        if count >= _LEAST and all(count >= _FOR_EACH_OTHER * other for _, other in others):
            found[name] = number
    taken = Counter(found.values())
    return {name: number for name, number in found.items() if taken[number] == 1}


def _said(unit: Unit, handler: Handler, outcome: Outcome) -> Iterator[tuple[str, int]]:
    """Yield what the end of one path says: names of displacements with their numbers."""
    exit_ = next((e for e in handler.contract.exits if e.kind == outcome.kind and e.target == outcome.target), None)
    if exit_ is None or outcome.state.unsure:
        return
    pointers = dict(_pointers(exit_, outcome))
    for slot, meaning in handler.contract.given.items():
        base, plus, name = slot.partition("+")
        pointer = pointers.get(meaning)
        if not plus or not _unresolved(unit, name) or not isinstance(pointer, Content) or pointer.offset.terms:
            continue
        if pointer.base == Object(base):
            yield name, pointer.offset.constant
    for slot, wanted in exit_.saved.items():
        base, _, name = slot.partition("+")
        value = meant(unit, handler.contract, handler.level, wanted)
        if value is None or not _unresolved(unit, name):
            continue
        for (pointer, offset), stored in outcome.state.slots.items():
            if stored.value == value and not offset.terms and pointer == pointers.get(base, Object(base)):
                yield name, offset.constant


def _pointers(exit_: Exit, outcome: Outcome) -> Iterator[tuple[str, Value]]:
    """Yield the objects that an exit asks for in registers, with what stands there."""
    for place, wanted in exit_.requires.items():
        yield wanted, outcome.state.get(place)


def _unresolved(unit: Unit, name: str) -> bool:
    offset = unit.offset_of_text(name)
    return offset is None or bool(offset.terms)
