"""Follows every path of a handler and keeps the ledger along it.

A path ends where the handler really leaves: at an rf*, at a branch to a place outside, at a computed jump, where
it runs off its end.  The end of a macro call is no end: the walk goes through expansions as the processor does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ppcmacro.cfg import Flow
from ppcmacro.gas.syntax import SyntaxFault, parse_expression
from ppcmacro.handlers import Handler
from ppcmacro.isa import Branch, Instruction, decode_word
from ppcmacro.ledger.slips import SprSlip
from ppcmacro.ledger.state import SlotKey, State, Trail
from ppcmacro.ledger.transfer import Transfer
from ppcmacro.ledger.values import (
    UNKNOWN,
    Address,
    Apply,
    Compare,
    Const,
    Entry,
    Field,
    Image,
    Object,
    Return,
    Value,
)
from ppcmacro.protocols.model import Contract
from ppcmacro.unit import Unit

__all__ = ["Outcome", "Park", "Walk", "walk"]

_STATES_PER_STATEMENT = 64
# Registers that a called function may change (System V ABI, PowerPC supplement, 3-14).
_VOLATILE = ("r0", *(f"r{n}" for n in range(3, 13)), "ctr", "xer", "cr0", "cr1", "cr5", "cr6", "cr7")


@dataclass(frozen=True)
class Outcome:
    """The end of one path.

    kind    "return" (rf*), "hand-off" (a jump out), "fall" (off the end), "bad-base" (an access through a value that
            is no address), "computed" (a jump whose target the ledger cannot tell)
    index   the statement at which the path ends
    target  the symbol that a hand-off goes to, the mnemonic of a return, the register of a bad base
    value   where a hand-off goes when that is no symbol, what a bad base holds
    """

    kind: str
    index: int
    target: str
    value: Value
    state: State
    trail: Trail


@dataclass(frozen=True)
class Park:
    """A write to an SPR: statement, SPR number, value written, and the way there."""

    index: int
    number: int
    value: Value
    trail: Trail


@dataclass
class Walk:
    """All that happens on the paths of one handler.

    reached    the statements that some path executes
    unknown    mnemonics that the instruction table does not have
    truncated  statements at which paths were cut because there were too many
    """

    outcomes: list[Outcome] = field(default_factory=list)
    parks: list[Park] = field(default_factory=list)
    reached: set[int] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    truncated: set[int] = field(default_factory=set)


def walk(
    unit: Unit,
    flow: Flow,
    transfer: Transfer,
    handler: Handler,
    borders: frozenset[int],
    slips: Mapping[int, SprSlip],
) -> Walk:
    """Follow all paths from the handler's first statement.

    `borders` are statements that belong to something else (other handlers, the end of the copied code): running
    into one of them from above is falling off the end.  `slips` are the loads and stores that name an SPR.
    """
    return _Walker(unit, flow, transfer, handler, borders, slips).run()


class _Walker:
    def __init__(
        self,
        unit: Unit,
        flow: Flow,
        transfer: Transfer,
        handler: Handler,
        borders: frozenset[int],
        slips: Mapping[int, SprSlip],
    ) -> None:
        self.unit = unit
        self.flow = flow
        self.transfer = transfer
        self.handler = handler
        self.contract: Contract = handler.contract
        self.borders = borders
        self.slips = slips
        self.result = Walk()
        self.targets = frozenset(one.target for one in handler.contract.exits if one.target)
        self.seen: dict[int, set[object]] = {}
        self.work: list[tuple[int, State, Trail | None, str]] = []
        self.parked: set[tuple[int, int]] = set()

    def run(self) -> Walk:
        self.work.append((self.handler.entry, self._entry_state(), None, ""))
        while self.work:
            index, state, trail, condition = self.work.pop()
            self._step(index, state, trail, condition)
        return self.result

    def _entry_state(self) -> State:
        given: dict[str, Value] = {}
        memory: dict[SlotKey, Value] = {}
        for place, meaning in self.contract.given.items():
            if place.startswith("spr:"):
                number = self.unit.spr(place[4:], self.handler.level)
                if number is not None:
                    given[f"spr:{number}"] = Object(meaning)
            elif "+" in place:
                base, _, displacement = place.partition("+")
                offset = self.unit.offset_of_text(displacement)
                if offset is not None:
                    memory[(Object(base), offset)] = Object(meaning)
            else:
                given[place] = Object(meaning)
        return State(given, memory)

    def _step(self, index: int, state: State, previous: Trail | None, condition: str) -> None:
        """Execute statement `index` and queue what follows."""
        trail = Trail(index, "", previous)
        if condition and previous is not None:
            trail = Trail(index, "", Trail(previous.at, condition, previous.previous))
        seen = self.seen.setdefault(index, set())
        key = state.key()
        if key in seen:
            return
        if len(seen) >= _STATES_PER_STATEMENT:
            self.result.truncated.add(index)
            return
        seen.add(key)
        self.result.reached.add(index)
        instruction = self._instruction(index)
        if instruction is None or instruction.unresolved:
            if self.unit.statements[index].kind != "instruction":
                self._end("fall", index, "", UNKNOWN, state, trail)
                return
            self.result.unknown.add(self.unit.statements[index].head)
            state.unsure = True
            self._fall(index, state, trail)
            return
        slip = self.slips.get(index)
        if slip is not None:
            self._as_spr(state, index, slip.register, slip.number, slip.load)
            self._fall(index, state, trail)
            return
        if instruction.memory is not None and self._bad_base(state, instruction):
            base = instruction.memory.base
            register = f"r{base.register}" if base is not None and base.register else ""
            self._end("bad-base", index, register, self.transfer.base(state, instruction), state, trail)
            return
        if instruction.returns:
            self._end("return", index, instruction.mnemonic, UNKNOWN, state, trail)
            return
        if instruction.branch is not None:
            self._branch(index, instruction, instruction.branch, state, trail)
            return
        self.transfer.run(state, instruction, index)
        for place in instruction.writes:
            if place.startswith("spr:"):
                self._park(index, int(place[4:]), state, trail)
        self._fall(index, state, trail)

    def _instruction(self, index: int) -> Instruction | None:
        statement = self.unit.statements[index]
        if statement.kind == "instruction":
            return self.unit.instruction(index)
        if statement.head in (".long", ".4byte", ".int"):
            parsed = parse_expression(statement.operands.text)
            value = None if isinstance(parsed, SyntaxFault) else self.unit.evaluate(parsed)
            return None if value is None else decode_word(value & 0xFFFFFFFF)
        return None

    def _as_spr(self, state: State, index: int, register: int, number: int | None, load: bool) -> None:
        """Go on as if the SPR had been moved, so that the slip is reported once and not its consequences."""
        spr = None if number is None else f"spr:{number}"
        if load:
            state.put(f"r{register}", UNKNOWN if spr is None else state.get(spr), index)
        elif spr is not None:
            state.put(spr, state.get(f"r{register}"), index)

    def _park(self, index: int, number: int, state: State, trail: Trail) -> None:
        if (index, number) not in self.parked:
            self.parked.add((index, number))
            self.result.parks.append(Park(index, number, state.get(f"spr:{number}"), trail))

    def _end(self, kind: str, index: int, target: str, value: Value, state: State, trail: Trail) -> None:
        self.result.outcomes.append(Outcome(kind, index, target, value, state, trail))

    def _fall(self, index: int, state: State, trail: Trail, condition: str = "") -> None:
        following = self.flow.following(index)
        if following is None or (following in self.borders and following != self.handler.entry):
            self._end("fall", index, "", UNKNOWN, state, trail)
            return
        self.work.append((following, state, trail, condition))

    # Branches -------------------------------------------------------------------------------------------------

    def _branch(self, index: int, instruction: Instruction, branch: Branch, state: State, trail: Trail) -> None:
        taken, fallen = state, state
        if branch.conditional:
            decided = None
            if branch.condition is not None and not branch.decrements_ctr:
                field_, bit, sense = branch.condition
                decided = self._decide(state, field_, bit)
                taken, fallen = state.copy(), state
                if decided is None:
                    key = (state.get(f"cr{field_}"), bit)
                    if key[0] == UNKNOWN:
                        taken.unsure = fallen.unsure = True
                    else:
                        taken.facts[key], fallen.facts[key] = sense, not sense
                else:
                    decided = decided == sense
            else:
                taken, fallen = state.copy(), state
            for one in (taken, fallen):
                if branch.decrements_ctr:
                    one.put("ctr", UNKNOWN, index)
                if branch.link:
                    one.put("lr", self._behind(index), index)
            if decided is not True:
                self._fall(index, fallen, trail, "not taken")
            if decided is False:
                return
        elif branch.link:
            state.put("lr", self._behind(index), index)
        condition = "taken" if branch.conditional else ""
        name, at = ("", None) if isinstance(branch.target, str) else self.flow.target(branch.target, index)
        if branch.link and at is None:
            self._call(index, taken, trail, condition)
        elif isinstance(branch.target, str):
            self._computed(index, branch.target, taken, trail)
        else:
            self._jump(index, name, at, taken, trail, condition)

    def _behind(self, index: int) -> Value:
        """Return what a branch with link puts into LR."""
        following = self.flow.following(index)
        return UNKNOWN if following is None else Return(following)

    def _decide(self, state: State, number: int, bit: int) -> bool | None:
        """Return what a condition bit is on this path, None when both are possible."""
        value = state.get(f"cr{number}")
        known = state.facts.get((value, bit))
        if known is not None:
            return known
        if isinstance(value, Compare) and isinstance(value.left, Const) and isinstance(value.right, Const):
            left, right = value.left.value, value.right.value
            if value.signed:
                left, right = (v - (1 << 32) if v >> 31 else v for v in (left, right))
            return {0: left < right, 1: left > right, 2: left == right}.get(bit)
        if isinstance(value, Compare) and value.left == value.right and UNKNOWN not in (value.left, value.right):
            return {0: False, 1: False, 2: True}.get(bit)
        return None

    def _call(self, index: int, state: State, trail: Trail, condition: str) -> None:
        for place in _VOLATILE:
            state.put(place, UNKNOWN, index)
        self._fall(index, state, trail, condition)

    def _computed(self, index: int, register: str, state: State, trail: Trail) -> None:
        value = state.get(register)
        if isinstance(value, Address) and not value.part:
            self._jump(index, value.symbol, self.flow.label_at(value.symbol, index), state, trail, "")
        elif isinstance(value, Return):
            self.work.append((value.index, state, trail, ""))
        elif value == UNKNOWN:
            self._end("computed", index, register, value, state, trail)
        else:
            self._end("hand-off", index, "", value, state, trail)

    def _jump(self, index: int, name: str, at: int | None, state: State, trail: Trail, condition: str) -> None:
        if condition:
            trail = Trail(trail.at, condition, trail.previous)
        if name == ".":
            return
        if not name:
            self._end("computed", index, "", UNKNOWN, state, trail)
            return
        if name in self.targets or at is None:
            self._end("hand-off", index, name, Address(name), state, trail)
            return
        code = self.flow.code_at(at)
        if code is None or (code in self.borders and code != self.handler.entry):
            self._end("hand-off", index, name, Address(name), state, trail)
            return
        self.work.append((code, state, trail, ""))

    # Addresses ------------------------------------------------------------------------------------------------

    def _bad_base(self, state: State, instruction: Instruction) -> bool:
        """Whether a load or store goes through a value that cannot be an address here.

        The interrupted context's own values are no addresses when the contract says that a guest was interrupted.
        """
        memory = instruction.memory
        if memory is None or memory.index is not None:
            return False
        if memory.base is None or not memory.base.register:
            # Register 0 means the number 0: absolute low memory, which a guest's address space does not lend us.
            return self.contract.interrupted == "guest" and not instruction.unresolved
        value = self.transfer.base(state, instruction)
        if isinstance(value, (Image, Field, Compare)):
            return True
        if isinstance(value, Const):
            return value.value < 0x10000
        if isinstance(value, Entry):
            return self.contract.interrupted == "guest"
        if isinstance(value, Apply):
            return _from_status(value) or (self.contract.interrupted == "guest" and _from_entry(value))
        return False


def _from_status(value: Value) -> bool:
    """Whether a value is a masked SPR, MSR or condition image."""
    if isinstance(value, Apply) and value.operation == "and":
        left = value.arguments[0]
        return isinstance(left, (Image, Field)) or (
            isinstance(left, Entry) and (left.place == "msr" or left.place.startswith("spr:"))
        )
    return False


def _from_entry(value: Value) -> bool:
    if isinstance(value, Apply):
        return any(_from_entry(argument) for argument in value.arguments)
    return isinstance(value, Entry)
