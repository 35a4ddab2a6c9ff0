"""What is certain at a statement, whichever way led there: one pass over the graph of a unit.

Where the walk of a handler follows paths, this keeps only what holds on all of them, so it is quick and never wrong
about a path that cannot happen.  It knows little: which register was set before a call that destroys it, which
condition field nobody has set, how far the stack pointer is from where it was, whether interrupts are switched off.
What is not known of a place is not listed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias

from ppcmacro.gas.expression import Linear
from ppcmacro.isa import Instruction
from ppcmacro.ledger.routes import Edge, Routes
from ppcmacro.ledger.values import add
from ppcmacro.records import NamedTuple
from ppcmacro.unit import Unit

__all__ = ["ENTRY", "Certain", "Destroyed", "Fact", "Facts", "Frame", "Masked", "Seen", "Set", "Stale", "Tested"]

# The statement of what was there when the function was entered.
ENTRY = -1
_VOLATILE = frozenset({*(f"r{n}" for n in range(13)), "ctr", "lr"}) - {"r1", "r2"}
# A call can return a value in these.
_RESULTS = frozenset({"r3", "r4"})
_FIELDS = frozenset(f"cr{n}" for n in range(8))
_SYSTEM_CALLS = frozenset({"sc", "scv"})
_MASKING = frozenset({"and", "andc", "andi.", "andis.", "rlwinm", "rldicl", "clrrwi", "rotldi", "rotrdi"})
_MSR_WRITES = frozenset({"mtmsr", "mtmsrd"})


class Set(NamedTuple):
    """A register got its value from statement `at` of this code."""

    at: int


class Destroyed(NamedTuple):
    """A register was set by statement `at`, and then lost by the call at `call`."""

    at: int
    call: int


class Stale(NamedTuple):
    """No instruction has set a condition field since the entry, or since the call at `since`."""

    since: int


class Tested(NamedTuple):
    """A condition field was set by statement `at`; branches since then have told its bits `known` (bit, value)."""

    at: int
    known: frozenset[tuple[int, bool]]


class Frame(NamedTuple):
    """The stack pointer is `offset` bytes from where it was at the entry; `before` it was there before it was moved."""

    offset: Linear
    before: Linear | None
    at: int


class Masked(NamedTuple):
    """Interrupts were switched off by statement `at`, and since then back by statement `restored` (ENTRY: not yet)."""

    at: int
    restored: int


Fact: TypeAlias = Set | Destroyed | Stale | Tested | Frame | Masked
Facts: TypeAlias = dict[str, Fact]


class Seen(NamedTuple):
    """What is certain before statement `at`, which does `instruction`."""

    at: int
    instruction: Instruction
    facts: Facts


class Certain:
    """The facts of one unit.

    `functions` are the entries of functions that keep to the ABI, `others` other code that is entered from elsewhere.
    """

    def __init__(self, unit: Unit, routes: Routes, functions: Collection[int], others: Collection[int]) -> None:
        self.unit = unit
        self.routes = routes
        self.code = routes.code
        self.clobbered = frozenset(unit.protocols.clobbers_of(""))
        self.borders = {*routes.flow.joins, *routes.branches}
        for feature in routes.features.values():
            self.borders.update(at for at in (feature.end, feature.other) if at is not None)
        self.known: dict[int, Facts] = {}
        self.work: list[int] = []
        self._changed: set[int] = set()
        self.borders.update(functions, others)
        for entry in functions:
            self._arrive(entry, _at_entry())
        for entry in others:
            self._arrive(entry, {})
        while self.work:
            first = self.work.pop()
            if first in self._changed:  # else it was done since its facts changed
                self._changed.discard(first)
                for _ in self._block(first, True):
                    pass

    def seen(self) -> list[Seen]:
        """Return what is certain before branches, stores by way of r1, and uses of what a call has destroyed."""
        return [
            Seen(one.at, one.instruction, dict(one.facts))
            for first in sorted(self.known)
            for one in self._block(first, False)
            if _is_telling(one.instruction, one.facts)
        ]

    def _arrive(self, index: int, facts: Facts) -> None:
        """Bring facts to the begin of a block; where they add nothing to what is known, the block is not done again."""
        known = self.known.get(index)
        if known is None:
            self.known[index] = dict(facts)
        else:
            joined = _joined(known, facts)
            if joined == known:
                return
            self.known[index] = joined
        self.work.append(index)
        self._changed.add(index)

    def _block(self, first: int, spread: bool) -> Iterator[Seen]:
        """Go from the begin of a block to its end; with `spread` bring the facts to the blocks behind it."""
        facts = dict(self.known[first])
        index = first
        while True:
            instruction = self.code.get(index)
            if instruction is None or instruction.unresolved:
                facts.clear()
            elif not spread:
                yield Seen(index, instruction, facts)
            edges = self.routes.edges(index)
            kept = dict(facts) if spread and any(edge.replaced for edge in edges) else None
            if instruction is not None:
                self._step(facts, instruction, index)
            jumps = instruction is not None and instruction.branch is not None and not instruction.branch.link
            if len(edges) == 1 and not jumps and edges[0].to not in self.borders:
                index = edges[0].to
                continue
            if spread:
                for edge in edges:
                    if edge.replaced and kept is not None:
                        self._arrive(edge.to, kept)
                    else:
                        self._arrive(edge.to, self._over(facts, instruction, edge))
            return

    def _over(self, facts: Facts, instruction: Instruction | None, edge: Edge) -> Facts:
        """Return the facts on one way of a branch: it tells the bit that was tested."""
        branch = None if instruction is None else instruction.branch
        if branch is None or edge.taken is None or branch.condition is None or branch.decrements_ctr:
            return facts
        field, bit, sense = branch.condition
        tested = facts.get(f"cr{field}")
        if not isinstance(tested, Tested):
            return facts
        value = sense if edge.taken else not sense
        return {**facts, f"cr{field}": Tested(tested.at, tested.known | {(bit, value)})}

    # Instructions ---------------------------------------------------------------------------------------------

    def _step(self, facts: Facts, instruction: Instruction, index: int) -> None:
        called = self.routes.called(index)
        if called is not None:
            self._call(facts, instruction, index, called.name, called.entry)
            return
        if instruction.mnemonic in _SYSTEM_CALLS:
            for place in self.clobbered:
                facts.pop(place, None)
            return
        self._interrupts(facts, instruction, index)
        for place in instruction.writes:
            if place in _VOLATILE:
                facts[place] = Set(index)
            elif place in _FIELDS:
                facts[place] = Tested(index, frozenset())
            elif place == "r1":
                self._stack_pointer(facts, instruction, index)

    def _call(self, facts: Facts, instruction: Instruction, index: int, name: str, entry: int | None) -> None:
        branch = instruction.branch
        assert branch is not None
        private = not name or self.unit.protocols.is_private(name)
        if entry is not None:
            written = self.routes.written_by(entry)
            for place in list(facts):
                if written is None or place in written or place == "ee":
                    del facts[place]
        elif branch.conditional or private:
            link = facts.get("lr")
            facts.clear()
            if link is not None:
                facts["lr"] = link
        else:
            facts.pop("ee", None)
            for place in self.unit.protocols.clobbers_of(name):
                if place in _FIELDS:
                    facts[place] = Stale(index)
                elif place != "lr":
                    self._destroy(facts, place, index)
        if branch.conditional:
            facts.pop("lr", None)
        else:
            self._destroy(facts, "lr", index)

    def _destroy(self, facts: Facts, place: str, index: int) -> None:
        known = facts.get(place)
        if isinstance(known, Set) and place not in _RESULTS:
            facts[place] = Destroyed(known.at, index)
        elif not isinstance(known, Destroyed):
            facts.pop(place, None)

    def _stack_pointer(self, facts: Facts, instruction: Instruction, index: int) -> None:
        frame = facts.pop("r1", None)
        if not isinstance(frame, Frame):
            return
        memory = instruction.memory
        base = None if memory is None or memory.base is None else memory.base.register
        if memory is not None and memory.update and base == 1 and memory.index is None:
            distance = self.unit.offset(memory.displacement, index)
            if distance is not None:
                facts["r1"] = Frame(add(frame.offset, distance), frame.offset, index)
        elif memory is not None and memory.direction == "load" and base == 1 and memory.index is None:
            distance = self.unit.offset(memory.displacement, index)
            if distance == Linear(0, ()) and frame.before is not None:
                facts["r1"] = Frame(frame.before, None, index)
        elif instruction.mnemonic == "addi" and instruction.operands[1].register == 1:
            distance = self.unit.offset(instruction.operands[2].value, index)
            if distance is not None:
                facts["r1"] = Frame(add(frame.offset, distance), None, index)

    def _interrupts(self, facts: Facts, instruction: Instruction, index: int) -> None:
        mnemonic = instruction.mnemonic
        if mnemonic == "wrteei":
            value = self.unit.evaluate(instruction.operands[0].value, index)
            if value == 0:
                facts["ee"] = Masked(index, ENTRY)
                return
        elif mnemonic in _MSR_WRITES and len(instruction.operands) == 1:
            if self._is_masked_msr(facts, instruction):
                facts["ee"] = Masked(index, ENTRY)
                return
        elif mnemonic not in ("wrtee", *_MSR_WRITES):
            return
        masked = facts.pop("ee", None)
        if isinstance(masked, Masked):
            facts["ee"] = Masked(masked.at, index)

    def _is_masked_msr(self, facts: Facts, instruction: Instruction) -> bool:
        """Tell whether the value for MSR is one that was read from it, with bits cleared."""
        source = instruction.operands[0].register
        fact = facts.get(f"r{source}")
        if not isinstance(fact, Set) or fact.at == ENTRY or self.code[fact.at].mnemonic not in _MASKING:
            return False
        for operand in self.code[fact.at].operands[1:]:
            if operand.role != "gpr" or operand.register is None:
                continue
            origin = facts.get(f"r{operand.register}")
            if isinstance(origin, Set) and origin.at != ENTRY and self.code[origin.at].mnemonic == "mfmsr":
                return True
        return False


def _is_telling(instruction: Instruction, facts: Facts) -> bool:
    if not facts:
        return False
    memory = instruction.memory
    if memory is not None and memory.direction == "store" and memory.base is not None and memory.base.register == 1:
        return True
    return instruction.branch is not None or any(isinstance(facts.get(place), Destroyed) for place in instruction.reads)


def _at_entry() -> Facts:
    facts: Facts = {"lr": Set(ENTRY), "r1": Frame(Linear(0, ()), None, ENTRY)}
    for number in range(5, 11):
        facts[f"r{number}"] = Set(ENTRY)
    for number in (0, 2, 3, 4, 5, 6, 7):  # a caller of printf and the like says something in CR1
        facts[f"cr{number}"] = Stale(ENTRY)
    return facts


def _joined(left: Facts, right: Facts) -> Facts:
    """Return what holds on both ways."""
    if left == right:
        return left
    result: Facts = {}
    for place, one in left.items():
        other = right.get(place)
        if one == other and other is not None:
            result[place] = one
        elif type(one) is type(other):
            both = _both(one, other)
            if both is not None:
                result[place] = both
    return result


def _both(one: Fact, other: Fact | None) -> Fact | None:
    if isinstance(one, (Set, Destroyed, Stale)):
        assert other is not None
        return min(one, other)
    if isinstance(one, Tested) and isinstance(other, Tested) and one.at == other.at:
        return Tested(one.at, one.known & other.known)
    if isinstance(one, Frame) and isinstance(other, Frame) and one.offset == other.offset:
        return Frame(one.offset, one.before if one.before == other.before else None, min(one.at, other.at))
    if isinstance(one, Masked) and isinstance(other, Masked) and one.at == other.at and ENTRY not in (one[1], other[1]):
        return min(one, other)
    return None
