"""What a rule wants to know of the state in the middle of a path: stores, and the moments when interrupts come in."""

from __future__ import annotations

from ppcmacro.isa import Instruction
from ppcmacro.ledger.scratch import scratch_numbers
from ppcmacro.ledger.state import State, Trail
from ppcmacro.ledger.values import Apply, Const, Entry, Image, Value
from ppcmacro.records import NamedTuple
from ppcmacro.unit import Unit

__all__ = ["Exposed", "Store", "Watch"]

_GENERAL = frozenset(f"r{number}" for number in range(32))
_MSR_EE = 0x8000
_MSR_WRITES = frozenset(("wrteei", "wrtee", "mtmsr", "mtmsrd"))


class Store(NamedTuple):
    """A store, at statement `at`, of a general register that holds an interrupted value.

    place    the place whose interrupted value is stored: r4, lr, …, or "cr"
    changed  what the places hold then that are not as they were interrupted
    """

    at: int
    place: str
    changed: dict[str, Value]
    trail: Trail

    def holder(self, wanted: str) -> str:
        """Return a general register that has the interrupted value of a place then, "" for none."""
        if wanted in _GENERAL and wanted not in self.changed:
            return wanted
        return next((name for name, held in self.changed.items() if name in _GENERAL and held == Entry(wanted)), "")


class Exposed(NamedTuple):
    """Interrupts are let in at statement `at` while the SPR `number` holds the only copy of `place`."""

    at: int
    number: int
    place: str
    trail: Trail


class Watch:
    """Collects, for the paths of one handler; each fact once."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.stores: list[Store] = []
        self.exposed: list[Exposed] = []
        self._seen: set[tuple[int, str]] = set()

    def before(self, instruction: Instruction, index: int, state: State, trail: Trail) -> None:
        """Look at an instruction about to be executed; what a path has lost sight of is not looked at."""
        if state.unsure:
            return
        memory = instruction.memory
        if memory is not None:
            data = memory.data
            if memory.direction == "store" and memory.count == 1 and data is not None and data.role == "gpr":
                value = state.get(f"r{data.register}")
                if value.entries:
                    self._store(index, value, state, trail)
        elif instruction.mnemonic in _MSR_WRITES and self._lets_in(instruction, index, state):
            self._expose(index, state, trail)

    def _store(self, index: int, value: Value, state: State, trail: Trail) -> None:
        if isinstance(value, Entry):
            place = value.place
        elif isinstance(value, Image) and all(field == Entry(f"cr{n}") for n, field in enumerate(value.fields)):
            place = "cr"
        else:
            return
        if (index, place) in self._seen:
            return
        self._seen.add((index, place))
        self.stores.append(Store(index, place, dict(state.places), trail))

    def _lets_in(self, instruction: Instruction, index: int, state: State) -> bool:
        """Whether an instruction certainly sets MSR[EE]."""
        operand = instruction.operands[0]
        if instruction.mnemonic == "wrteei":
            return self.unit.evaluate(operand.value, index) == 1
        value = state.get(f"r{operand.register}")
        if isinstance(value, Apply) and value.operation == "or":
            value = value.arguments[1]
        return isinstance(value, Const) and bool(value.value & _MSR_EE)

    def _expose(self, index: int, state: State, trail: Trail) -> None:
        for number, levels in scratch_numbers(self.unit).items():
            spr = f"spr:{number}"
            value = state.get(spr)
            if "base" not in levels or not isinstance(value, Entry) or value.place == spr:
                continue
            if state.holders(value.place) == [spr] and (index, value.place) not in self._seen:
                self._seen.add((index, value.place))
                self.exposed.append(Exposed(index, number, value.place, trail))
