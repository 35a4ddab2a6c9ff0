"""What a function has to give back to its caller, and whether it does.

Stricter about proof than the check of a handler: a value that was loaded from memory may be the saved one, and so may
what nobody knows.  Reported is only a register that was given a value which cannot be the caller's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from ppcmacro.handlers import Handler
from ppcmacro.isa import Instruction
from ppcmacro.ledger.breach import Breach
from ppcmacro.ledger.certain import Frame, Seen, Set
from ppcmacro.ledger.routes import Routes
from ppcmacro.ledger.state import State
from ppcmacro.ledger.values import Apply, Content, Entry, Field, Sum, Unknown, Value
from ppcmacro.ledger.walk import CALLED, Outcome, Walk
from ppcmacro.protocols.model import Exit
from ppcmacro.unit import Unit

__all__ = ["function_breaches", "is_open_end", "may_spoil", "moves_or_calls"]

_PRESERVED = frozenset({*(f"r{n}" for n in range(14, 32)), "cr2", "cr3", "cr4"})
_BITS = {place: 1 << number for number, place in enumerate(sorted(_PRESERVED))}
# What the stack is addressed with: the stack pointer, and what the compiler's helpers use.
_FRAMES = frozenset({1, 11})
_FIELD_MOVES = frozenset({"mtcrf", "mtcr", "mtocrf"})
# They give a register what may be the saved value of it.
_COPIES = frozenset({"mr", "or", "mtcrf", "mtcr", "mtocrf", "mcrf", "evmergelo", "evmergehi", "isel"})


def is_open_end(seen: Seen) -> bool:
    """Tell whether a statement is a return before which it is not certain that r1 and LR are what they have to be."""
    branch = seen.instruction.branch
    if branch is None or branch.target != "lr" or branch.link:
        return False
    return not (isinstance(seen.facts.get("lr"), Set) and isinstance(seen.facts.get("r1"), Frame))


def moves_or_calls(routes: Routes, body: frozenset[int]) -> bool:
    """Tell whether code moves the stack pointer or calls something, so that its returns need a look."""
    for index in body:
        instruction = routes.code.get(index)
        if instruction is not None and ("r1" in instruction.writes or routes.called(index) is not None):
            return True
    return False


def may_spoil(routes: Routes, entry: int, body: frozenset[int]) -> bool:
    """Tell whether some way from `entry` out of the function ends with a computed value in a preserved register.

    `body` are the statements that `entry` leads to.  One pass, so that the many functions that restore by loads what
    they changed need not be walked.
    """
    if not any(_change(routes, index)[0] for index in body):
        return False
    if _mixes_slots(routes, body):
        return True
    known = {entry: 0}
    work = [entry]
    while work:
        index = work.pop()
        spoilt, mended = _change(routes, index)
        after = known[index] & ~mended | spoilt
        if after and _leaves(routes, index):
            return True
        for edge in routes.edges(index):
            before = known.get(edge.to)
            state = known[index] if edge.replaced else after
            if before is None or state & ~before:
                known[edge.to] = (before or 0) | state
                work.append(edge.to)
    return False


def _mixes_slots(routes: Routes, body: frozenset[int]) -> bool:
    """Tell whether a preserved register is loaded from where the stack, as written, got another register only."""
    stored: dict[str, set[int]] = {}
    loaded: list[tuple[str, int]] = []
    for index in body:
        instruction = routes.code.get(index)
        memory = None if instruction is None else instruction.memory
        if memory is None or memory.data is None or memory.data.register is None or memory.data.role != "gpr":
            continue
        if memory.base is None or memory.base.register != 1 or memory.displacement is None or memory.count > 1:
            continue
        where = str(memory.displacement)
        if memory.direction == "store":
            stored.setdefault(where, set()).add(memory.data.register)
        elif memory.data.register > 13:
            loaded.append((where, memory.data.register))
    return any(where in stored and register not in stored[where] for where, register in loaded)


def _change(routes: Routes, index: int) -> tuple[int, int]:
    """Return the preserved registers, as bits, that a statement computes and those that it may restore."""
    instruction = routes.code.get(index)
    if instruction is None:
        return 0, 0
    called = routes.called(index)
    if called is not None:
        written = routes.written_by(called.entry) if called.entry is not None else frozenset()
        return (0, -1) if written is None else (_bits(written), 0)
    written = instruction.writes
    memory = instruction.memory
    if (
        memory is not None
        and memory.direction == "load"
        and memory.base is not None
        and memory.base.register in _FRAMES
    ):
        return 0, _bits(written)
    return (0, _bits(written)) if instruction.mnemonic in _FIELD_MOVES else (_bits(written), 0)


def _bits(places: frozenset[str]) -> int:
    return sum(_BITS[place] for place in places & _PRESERVED)


def _leaves(routes: Routes, index: int) -> bool:
    instruction = routes.code.get(index)
    branch = None if instruction is None else instruction.branch
    if branch is None or branch.link:
        return False
    inside = len(routes.edges(index)) == (2 if branch.conditional else 1)
    return branch.target == "lr" or (not isinstance(branch.target, str) and not inside)


def function_breaches(unit: Unit, code: Mapping[int, Instruction], function: Handler, walk: Walk) -> Iterator[Breach]:
    """Yield what the function does not give back on some path, one for each place and where it was lost.

    The rule is C013 for the stack pointer, C012 for a return address that a call took, C011 for what the caller keeps.
    """
    seen = set()
    used = _used(code, walk)
    for outcome in sorted(walk.outcomes, key=lambda o: len(o.trail.steps())):
        if outcome.kind != "hand-off" or outcome.state.unsure:
            continue
        for breach in _of_outcome(unit, code, function, outcome, used):
            key = breach.wanted, breach.index
            if key not in seen:
                seen.add(key)
                yield breach


def _used(code: Mapping[int, Instruction], walk: Walk) -> frozenset[str]:
    """Return the registers that some instruction of the paths works with; to store them in a frame is no work."""
    found: set[str] = set()
    for index in walk.reached:
        instruction = code.get(index)
        if instruction is None:
            continue
        memory = instruction.memory
        if memory is None or memory.direction == "load" or memory.base is None or memory.base.register not in _FRAMES:
            found |= instruction.reads
        else:
            found |= {f"r{one.register}" for one in (memory.base, memory.index) if one is not None}
    return frozenset(found)


def _of_outcome(
    unit: Unit, code: Mapping[int, Instruction], function: Handler, outcome: Outcome, used: frozenset[str]
) -> Iterator[Breach]:
    state = outcome.state
    pointer, link = state.get("r1"), state.get("lr")
    if _returns(code, outcome):
        if isinstance(pointer, Sum) and pointer.base == Entry("r1"):
            yield Breach("C013", "frame", "r1", "r1", pointer, outcome.index, outcome)
            return
        if pointer == Entry("r1") and isinstance(link, Apply) and link.operation == CALLED:
            yield Breach("C012", "link", "lr", "lr", link, outcome.index, outcome)
            return
    if pointer != Entry("r1") or link != Entry("lr"):
        return
    exit_ = _exit_of(unit, function, outcome)
    if exit_ is not None:
        yield from _of_exit(code, outcome, exit_, used)


def _returns(code: Mapping[int, Instruction], outcome: Outcome) -> bool:
    instruction = code.get(outcome.index)
    return instruction is not None and instruction.branch is not None and instruction.branch.target == "lr"


def _exit_of(unit: Unit, function: Handler, outcome: Outcome) -> Exit | None:
    """Return the exit of the contract that a path ends with: back to the caller, or a tail call."""
    for exit_ in function.contract.exits:
        if exit_.kind == "caller" and outcome.value == Entry("lr"):
            return exit_
        if exit_.kind == "hand-off" and outcome.target and fnmatchcase(outcome.target, exit_.target):
            return None if unit.protocols.is_private(outcome.target) else exit_
    return None


def _of_exit(code: Mapping[int, Instruction], outcome: Outcome, exit_: Exit, used: frozenset[str]) -> Iterator[Breach]:
    state = outcome.state
    for place in exit_.preserve:
        value = state.get(place)
        if value == Entry(place) or not _is_wrong(code, state, place, value, used):
            continue
        loss = state.lost.get(place)
        if loss is not None and place in state.escaped:
            loss = None
        index = loss.at if loss is not None and not loss.parked else state.writers.get(place, outcome.index)
        yield Breach("C011", "place", place, place, value, index, outcome, loss, tuple(state.holders(place)))


def _is_wrong(code: Mapping[int, Instruction], state: State, place: str, value: Value, used: frozenset[str]) -> bool:
    """Tell whether a value is certainly not the one that the caller left in `place`."""
    if isinstance(value, Field):
        return _is_wrong(code, state, place, value.of, used)
    if isinstance(value, Entry):
        return not value.place.startswith("spr:")
    writer = code.get(state.writers.get(place, -1))
    loaded = writer is not None and writer.memory is not None and writer.memory.direction == "load"
    if loaded and isinstance(value, (Content, Apply, Unknown)):
        return (not isinstance(value, Unknown) or value.place == place) and _is_data(state, place, value, used)
    if isinstance(value, Content) or (isinstance(value, Apply) and value.operation == "part"):
        return False
    if not isinstance(value, Unknown):
        return True
    loss = state.lost.get(place)
    instruction = code.get(value.at)
    if loss is None or place in state.escaped or loss.parked or instruction is None or value.place != place:
        return False
    if instruction.memory is not None or instruction.branch is not None or _may_copy(instruction):
        return False
    lost_by = code.get(loss.at)
    return lost_by is not None and place not in lost_by.reads and lost_by.memory is None and lost_by.branch is None


def _is_data(state: State, place: str, value: Value, used: frozenset[str]) -> bool:
    """Tell whether what was loaded from memory is data that the function works with, and not a value it restores.

    It restores what it never uses; and it does not restore from elsewhere what stands in a slot of its frame.
    """
    base = value.base if isinstance(value, Content) else None
    if base in (Entry("r1"), state.get("r1")) or place in state.escaped:
        return False
    loss = state.lost.get(place)
    if loss is not None:
        return place in used and not loss.parked
    return any(isinstance(holder, tuple) and holder[0] == Entry("r1") for holder in state.holders(place))


def _may_copy(instruction: Instruction) -> bool:
    return instruction.mnemonic in _COPIES or instruction.mnemonic.startswith("mf")
