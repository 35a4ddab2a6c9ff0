"""Follows every path of a handler and keeps the ledger along it.

A path ends where the handler really leaves: at an rf*, at a branch to a place outside, at a computed jump, where
it runs off its end.  The end of a macro call is no end: the walk goes through expansions as the processor does.
"""

from __future__ import annotations

from collections.abc import Mapping

from ppcmacro.features import FeatureSection
from ppcmacro.gas.expression import Name
from ppcmacro.handlers import Handler
from ppcmacro.isa import Branch, Instruction
from ppcmacro.ledger.meaning import meant
from ppcmacro.ledger.routes import Routes
from ppcmacro.ledger.slips import SprSlip
from ppcmacro.ledger.state import SlotKey, State, Trail
from ppcmacro.ledger.transfer import Transfer
from ppcmacro.ledger.values import (
    LEFT,
    UNKNOWN,
    Address,
    Apply,
    Compare,
    Const,
    Content,
    Entry,
    Field,
    Image,
    Object,
    Return,
    Sum,
    Unknown,
    Value,
    is_unknown,
    parts,
)
from ppcmacro.ledger.watch import Exposed, Store, Watch
from ppcmacro.protocols.model import Contract
from ppcmacro.records import NamedTuple
from ppcmacro.unit import Unit

__all__ = ["CALLED", "Outcome", "Park", "Walk", "walk"]

_STATES_PER_STATEMENT = 64
# From so many states in one handler on, few are kept apart at a statement: hundreds of branches in a row end as well.
_MANY_STATES, _FEW_STATES = 4000, 2
# A function may branch hundreds of times, and less is asked of it.
_STATES_IN_FUNCTIONS = 2
_STEPS_IN_FUNCTIONS = 2500
_CALLERS = frozenset(f"r{number}" for number in range(14, 32))
# Values through which any access may go.
_POINTERS = frozenset({Unknown, Object, Content, Address})
# The operation on a return address that LR still holds when the function called, which is elsewhere, has returned.
CALLED = "called"


class Outcome(NamedTuple):
    """The end of one path.

    kind     "return" (rf*), "hand-off" (a jump out), "checkpoint" (the end of a macro that the contract names), "fall"
             (off the end), "call" (the call of a function elsewhere that ends the contract), "bad-base" (an access
             through a value that is no address), "computed" (a jump whose target the ledger cannot tell)
    index    the statement at which the path ends
    target   the symbol that a hand-off goes to, the mnemonic of a return, the macro of a checkpoint, the register of a
             bad base
    value    where a hand-off goes when that is no symbol, what a bad base holds
    handler  whether a hand-off goes to the entry of another handler, or what a path runs into is one
    """

    kind: str
    index: int  # type: ignore[assignment]  # hides a method of tuples that nobody needs here
    target: str
    value: Value
    state: State
    trail: Trail
    handler: bool = False


class Park(NamedTuple):
    """A write to an SPR: statement, SPR number, value written, and the way there."""

    index: int  # type: ignore[assignment]  # hides a method of tuples that nobody needs here
    number: int
    value: Value
    trail: Trail


class Walk:
    """All that happens on the paths of one handler.

    reached    the statements that some path executes
    stores     the stores of interrupted values
    exposed    the moments when interrupts are let in although a scratch SPR holds the only copy of a value
    unknown    mnemonics that the instruction table does not have
    truncated  statements at which paths were put together because there were too many
    """

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []
        self.parks: list[Park] = []
        self.stores: list[Store] = []
        self.exposed: list[Exposed] = []
        self.reached: set[int] = set()
        self.unknown: set[str] = set()
        self.truncated: set[int] = set()


def walk(
    unit: Unit,
    routes: Routes,
    transfer: Transfer,
    handler: Handler,
    borders: frozenset[int],
    slips: Mapping[int, SprSlip],
    asked: Mapping[int, frozenset[Value]],
    keep: bool = False,
) -> Walk:
    """Follow all paths from the handler's first statement.

    `borders` are statements that belong to something else (other handlers, the end of the copied code): running
    into one of them from above is falling off the end.  `slips` are the loads and stores that name an SPR, `asked` the
    questions of the feature sections that are ahead of a statement.  With `keep` every station of a trail has the state
    that held there.
    """
    return _Walker(unit, routes, transfer, handler, borders, slips, asked, keep).run()


class _Walker:
    def __init__(
        self,
        unit: Unit,
        routes: Routes,
        transfer: Transfer,
        handler: Handler,
        borders: frozenset[int],
        slips: Mapping[int, SprSlip],
        asked: Mapping[int, frozenset[Value]],
        keep: bool,
    ) -> None:
        self.asked = asked
        self.routes = routes
        self.fix_ups = routes.fix_ups
        self.keep = keep
        self.unit = unit
        self.flow = routes.flow
        self.transfer = transfer
        self.handler = handler
        self.contract: Contract = handler.contract
        self.borders = borders
        self.slips = slips
        self.result = Walk()
        self.targets = frozenset(one.target for one in handler.contract.exits if one.kind == "hand-off")
        self.called = frozenset(one.target for one in handler.contract.exits if one.kind == "call")
        self.calls_end = any(one.kind == "call" for one in handler.contract.exits)
        self.checkpoints = _checkpoints(unit, handler)
        levels = unit.protocols.levels_of(unit.cpu)
        self.address_registers = {unit.spr(name) for name in ("DEAR", "DAR", *(level.srr[0] for level in levels))}
        self.is_function = self.contract.interrupted == "caller"
        self.most_states = _STATES_IN_FUNCTIONS if self.is_function else _STATES_PER_STATEMENT
        self.seen: dict[tuple[int, object], set[object]] = {}
        self.joined: dict[tuple[int, object], State] = {}
        self.states = 0
        self.features = routes.features
        self.work: list[tuple[int, State, Trail | None, str]] = []
        self.parked: set[tuple[int, int]] = set()
        self.watch = Watch(unit)
        self.code = transfer.code
        self.joins = routes.flow.joins
        pairs = [level.srr[1] for level in unit.protocols.levels_of(unit.cpu)]
        self.status = frozenset(f"spr:{unit.spr(name, None)}" for name in pairs)

    def run(self) -> Walk:
        translation = self.contract.translation
        self.transfer.addresses.translation = self.unit.value_of_text(translation) or 0 if translation else 0
        self.work.append((self.handler.entry, self._entry_state(), None, ""))
        steps = 0
        while self.work and not (self.is_function and steps > _STEPS_IN_FUNCTIONS):
            steps += 1
            index, state, trail, condition = self.work.pop()
            self._step(index, state, trail, condition)
        self.result.stores = self.watch.stores
        self.result.exposed = self.watch.exposed
        return self.result

    def _entry_state(self) -> State:
        given: dict[str, Value] = {}
        memory: dict[SlotKey, Value] = {}
        moved = set()
        for text, meaning in (*self.contract.given.items(), *self.contract.holds.items()):
            place = text
            value = meant(self.unit, self.contract, self.handler.level, meaning)
            if value is None:
                continue
            if place.startswith("spr:"):
                number = self.unit.spr(place[4:], self.handler.level)
                place = f"spr:{number}"
                if number is None:
                    continue
            if "+" in place:
                base, _, displacement = place.partition("+")
                offset = self.unit.offset_of_text(displacement)
                key = None if offset is None else self.transfer.addresses.key(Object(base), offset)
                if key is not None:
                    memory[key] = value
            else:
                given[place] = value
                if text in self.contract.holds:
                    moved.add(place)
        for name in self.contract.spent:
            number = self.unit.spr(name[4:], self.handler.level) if name.startswith("spr:") else None
            place = name if number is None else f"spr:{number}"
            given[place] = Apply(LEFT, (Entry(place),))
            moved.add(place)
        return State(given, memory, 8 if self.unit.cpu.is_64bit else 4, frozenset(moved))

    def _step(self, index: int, state: State, previous: Trail | None, condition: str) -> None:
        """Execute statement `index` and queue what follows."""
        trail = Trail(index, "", previous, state.copy() if self.keep else None)
        if condition and previous is not None:
            trail = Trail(index, "", Trail(previous.at, condition, previous.previous, previous.state), trail.state)
        feature = self.features.get(index)
        if feature is not None and not self._kept(feature, state, trail):
            return
        if index in self.joins:
            met = self._met(index, state)
            if met is None:
                return
            state = met
        self.result.reached.add(index)
        fix_up = self.fix_ups.get(index)
        if fix_up is not None:
            self.work.append((fix_up, state.copy(), trail._replace(condition="faults"), ""))
        instruction = self._instruction(index)
        if instruction is None or instruction.unresolved:
            if self.unit.statements[index].kind != "instruction":
                # data behind a call by register are addresses for the callee, which comes back elsewhere or not at all
                called = previous is not None and _calls_by_register(self._instruction(previous.at))
                self._end("computed" if called else "fall", index, "", UNKNOWN, state, trail)
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
            self._end("bad-base", index, register, self.transfer.addresses.base(state, instruction), state, trail)
            return
        if instruction.mnemonic == "trap":  # the kernel reports a bug and does not come back
            return
        if instruction.returns:
            if self._returns_here(index, instruction.returns, state, trail):
                return
            self._end("return", index, instruction.mnemonic, UNKNOWN, state, trail)
            return
        if instruction.branch is not None:
            self._branch(index, instruction, instruction.branch, state, trail)
            return
        self.watch.before(instruction, index, state, trail)
        self.transfer.run(state, instruction, index)
        for place in instruction.writes:
            if place.startswith("spr:"):
                self._park(index, int(place[4:]), state, trail)
        self._fall(index, state, trail)

    def _kept(self, feature: FeatureSection, state: State, trail: Trail) -> bool:
        """Take the way on which a feature section is replaced; tell whether it may be kept as well, in `state`."""
        fact: Value = Address(feature.question)
        holds = feature.value != "0"
        known = state.facts.get((fact, 0))
        if known is None or known != holds:
            replaced = state if known is not None else state.copy()
            replaced.facts[(fact, 0)] = not holds
            where = feature.end if feature.other is None else feature.other
            way = trail._replace(condition="replaced")
            if where is None:
                self._end("fall", trail.at, "", UNKNOWN, replaced, way)
            else:
                self.work.append((where, replaced, way, ""))
        if known is not None and known != holds:
            return False
        state.facts[(fact, 0)] = holds
        return True

    def _kept_apart(self, state: State) -> object:
        """Return what states of a function must share to be put together: the frame, and what is changed."""
        if not self.is_function:
            return None
        places = state.places
        changed = frozenset(place for place in places if place in _CALLERS)
        return places.get("r1"), places.get("lr"), changed

    def _met(self, index: int, state: State) -> State | None:
        """Return the state to go on with where paths meet, None when it was there already.

        Where too many different ones meet, what differs becomes unknown, and they go on as one.
        """
        many = self.states > _MANY_STATES
        group = index, None if many else self._kept_apart(state)
        seen = self.seen.setdefault(group, set())
        asked = self.asked.get(index, ())
        key = state.key(asked)
        if key in seen:
            return None
        if len(seen) >= (_FEW_STATES if many else self.most_states):
            self.result.truncated.add(index)
            known = self.joined.get(group)
            state = state if known is None else known.joined(state)
            if many:
                # One test less in each of many joins would take as many rounds.  Without what was tested the rest of
                # the way may be none that happens, so it accuses no more.
                state.facts.clear()
                state.unsure = True
            self.joined[group] = state
            key = state.key(asked)
            if key in seen:
                return None
            state = state.copy()
        seen.add(key)
        self.states += 1
        return state

    def _instruction(self, index: int) -> Instruction | None:
        try:
            return self.code[index]
        except KeyError:
            unit = self.unit
            is_word = unit.statements[index].kind != "instruction"
            found = self.code[index] = unit.word(index) if is_word else unit.instruction(index)
            return found

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

    def _end(
        self, kind: str, index: int, target: str, value: Value, state: State, trail: Trail, handler: bool = False
    ) -> None:
        self.result.outcomes.append(Outcome(kind, index, target, value, state, trail, handler))

    def _returns_here(self, index: int, mnemonic: str, state: State, trail: Trail) -> bool:
        """Go on where a return leads when its address is one of this file: it then only changes the MSR."""
        level = next((one for one in self.unit.protocols.levels_of(self.unit.cpu) if mnemonic in one.returns), None)
        number = None if level is None else self.unit.spr("xSRR0", level)
        where = UNKNOWN if number is None else state.get(f"spr:{number}")
        if not isinstance(where, Address) or where.part:
            return False
        at = self.transfer.addresses.statement_of(where.symbol, index)
        code = None if at is None else self.flow.code_of_label(at)
        if code is None:
            return False
        state.put("msr", state.get(f"spr:{self.unit.spr('xSRR1', level)}"), index)
        self.work.append((code, state, trail, ""))
        return True

    def _fall(self, index: int, state: State, trail: Trail, condition: str = "") -> None:
        checkpoint = self.checkpoints.get(index)
        if checkpoint is not None:
            self._end("checkpoint", index, checkpoint, UNKNOWN, state, trail)
            return
        following = self.routes.behind(index)
        if following is None or (following in self.borders and following != self.handler.entry):
            self._end("fall", index, "", UNKNOWN, state, trail, following is not None)
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
                    if key[0] == UNKNOWN:  # paths were put together before: it may hang on what was tested there
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
        if branch.link and (at is None or name in self.called):
            self._call(index, instruction, taken, trail, condition)
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
                top = state.word * 8
                left, right = (v - (1 << top) if v >> (top - 1) else v for v in (left, right))
            return {0: left < right, 1: left > right, 2: left == right}.get(bit)
        if isinstance(value, Compare) and value.left == value.right and value.left != UNKNOWN:
            return {0: False, 1: False, 2: True}.get(bit)
        return None

    def _call(self, index: int, instruction: Instruction, state: State, trail: Trail, condition: str) -> None:
        target = instruction.branch.target if instruction.branch is not None else None
        name = target.name if isinstance(target, Name) else ""
        if self.calls_end and name not in self.unit.protocols.clobbers:
            self._end("call", index, name, UNKNOWN, state, trail)
            return
        if self.is_function and self.unit.protocols.is_private(name):
            state.unsure = True
        link = state.get("lr")
        for place in self.unit.protocols.clobbers_of(name):
            state.put(place, UNKNOWN, index)
        if self.is_function and isinstance(link, Return):
            state.put("lr", Apply(CALLED, (link,)), index)
        self._fall(index, state, trail, condition)

    def _computed(self, index: int, register: str, state: State, trail: Trail) -> None:
        value = state.get(register)
        if isinstance(value, Address) and not value.part:
            at = self.transfer.addresses.statement_of(value.symbol, index)
            self._jump(index, value.symbol, at, state, trail, "")
        elif isinstance(value, Return):
            self.work.append((value.index, state, trail, ""))
        elif is_unknown(value):
            self._end("computed", index, register, value, state, trail)
        else:
            self._end("hand-off", index, "", value, state, trail)

    def _jump(self, index: int, name: str, at: int | None, state: State, trail: Trail, condition: str) -> None:
        if condition:
            trail = Trail(trail.at, condition, trail.previous, trail.state)
        if name == ".":
            return
        if not name:
            self._end("computed", index, "", UNKNOWN, state, trail)
            return
        code = None if at is None else self.flow.code_of_label(at)
        elsewhere = code is not None and code in self.borders and code != self.handler.entry
        if name in self.targets or code is None or elsewhere:
            self._end("hand-off", index, name, Address(name), state, trail, elsewhere)
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
        value = UNKNOWN if instruction.unresolved else state.get(f"r{memory.base.register}")
        if type(value) in _POINTERS:
            return False
        if isinstance(value, (Image, Field, Compare)):
            return True
        if isinstance(value, Const):
            return value.value < 0x10000
        if isinstance(value, Entry):
            return self.contract.interrupted == "guest" or value.place in self.status
        if isinstance(value, (Apply, Sum)):
            return self._from_status(value) or (self.contract.interrupted == "guest" and _from_entry(value))
        return False

    def _from_status(self, value: Value) -> bool:
        """Whether a value is a masked MSR, condition image or SPR other than one that holds an address."""
        if not isinstance(value, Apply) or value.operation != "and":
            return False
        left = value.arguments[0]
        if isinstance(left, Entry) and left.place.startswith("spr:"):
            return int(left.place[4:]) not in self.address_registers
        return isinstance(left, (Image, Field)) or left == Entry("msr")


def _calls_by_register(instruction: Instruction | None) -> bool:
    branch = None if instruction is None else instruction.branch
    return branch is not None and branch.link and isinstance(branch.target, str)


def _checkpoints(unit: Unit, handler: Handler) -> dict[int, str]:
    """Return the last statements of the calls of macros behind which the contract looks at the state."""
    names = {one.target for one in handler.contract.exits if one.kind == "checkpoint"}
    if not names:
        return {}
    found = {}
    for call in unit.expansion.calls:
        if call.macro.name in names and call.first < call.last:
            found[call.last - 1] = call.macro.name
    return found


def _from_entry(value: Value) -> bool:
    if isinstance(value, (Apply, Sum)):
        return any(_from_entry(part) for part in parts(value))
    return isinstance(value, Entry)
