"""Which place of memory an operand means: symbols and their halves, bases, slots."""

from __future__ import annotations

from ppcmacro.cfg import Flow
from ppcmacro.gas.expression import Expr, Linear, Name, Reloc, linear
from ppcmacro.isa import Instruction
from ppcmacro.ledger.state import SlotKey, State
from ppcmacro.ledger.values import UNKNOWN, Address, Const, Sum, Unknown, Value, plus
from ppcmacro.names import NAME
from ppcmacro.patterns import pattern
from ppcmacro.spelling import spelled_operands
from ppcmacro.unit import Unit

__all__ = ["Addresses"]

_NAME = pattern(NAME)
_NUMERIC = pattern(r"\d+[bf]")
_NOWHERE = Linear(0, ())
_HALVES = {"l": 0, "h": 0, "ha": 0x8000}
_NEAR = 1 << 24


class Addresses:
    """Reads the immediates and displacements of one unit.

    `used_names` collects the symbols in the distances of slots; `labels` knows the statement of each numeric label
    whose address is taken, under a name of its own; `translation` is the distance between the physical and the virtual
    addresses of memory in bytes, 0 when nothing is known of one.
    """

    def __init__(self, unit: Unit, flow: Flow) -> None:
        self.unit = unit
        self.flow = flow
        self._first_use: dict[SlotKey, int] = {}
        self._names: dict[SlotKey, str] = {}
        self.used_names: set[str] = set()
        self.labels: dict[str, int] = {}
        self._offsets: dict[int, tuple[Expr | None, Linear | None]] = {}
        self._slots: dict[tuple[int, Value, int], SlotKey | None] = {}
        self.translation = 0
        self.word = (1 << 64) - 1 if unit.cpu.is_64bit else (1 << 32) - 1

    def forget_names(self) -> None:
        """Forget how slots were written; who asks for a slot next gives it its name."""
        self._first_use.clear()
        self._names.clear()
        self.used_names.clear()
        self._slots.clear()

    def immediate(self, expression: Expr | None, index: int) -> Value:
        """Return the value of an immediate: a number, or (part of) the address of a symbol."""
        if expression is None:
            return UNKNOWN
        value = self.unit.evaluate(expression, index)
        if isinstance(expression, Reloc):
            whole = self.unit.evaluate(expression.operand, index)
            if whole is not None:
                return Const(_half(whole, expression.operator) & self.word)
            symbol = self.symbol(expression.operand, index)
            return Address(symbol, expression.operator) if symbol else UNKNOWN
        if value is not None:
            return Const(value & self.word)
        offset = self.unit.offset(expression, index)
        return UNKNOWN if offset is None else Sum(Const(0), offset)

    def symbol(self, expression: Expr, index: int) -> str:
        """Return a symbol, with its distance if there is one, under a name that is the same wherever it is meant."""
        if isinstance(expression, Name) and _NUMERIC.fullmatch(expression.name):
            at = self.flow.label_at(expression.name, index)
            if at is None:
                return ""
            name = f"{expression.name[:-1]} on line {self.unit.line(at)}"
            self.labels[name] = at
            return name
        offset = self.unit.offset(expression, index)
        if offset is None:
            return ""
        names = [name if factor == 1 else f"{factor}*{name}" for name, factor in offset.terms]
        return "+".join(names) + (f"{offset.constant:+#x}" if offset.constant else "")

    def linked(self, expression: Expr | None, index: int) -> str:
        """Return the label of this file whose address an expression is in the linked image, "" for none.

        Code at fixed addresses cannot name it directly: it is `label - start + ADDRESS`, or a symbol set to that.
        """
        if isinstance(expression, Reloc):
            expression = expression.operand
        if isinstance(expression, Name):
            expression = self.unit.set_once.get(expression.name)
        if expression is None:
            return ""
        offset = linear(expression, self._without_labels)
        known = {} if offset is None else {name: n for name, n in offset.terms if name in self.flow.labels}
        added = [name for name, n in known.items() if n == 1]
        return added[0] if len(added) == 1 and sum(known.values()) == 0 else ""

    def _without_labels(self, name: str) -> int | None:
        return None if name in self.flow.labels else self.unit.lookup(name)

    def statement_of(self, symbol: str, index: int) -> int | None:
        """Return the statement at an address that `symbol` gave, None when it is not in this file."""
        known = self.labels.get(symbol)
        return self.flow.label_at(symbol, index) if known is None else known

    def base(self, state: State, instruction: Instruction) -> Value:
        """Return what the base register of a load or store holds; register 0 means the number 0."""
        memory = instruction.memory
        if memory is None or instruction.unresolved:
            return UNKNOWN
        if memory.base is None:
            return Const(0)
        return UNKNOWN if memory.base.register is None else state.get(f"r{memory.base.register}")

    def slot(self, state: State, instruction: Instruction, index: int) -> SlotKey | None:
        """Return the slot a load or store goes to as (base, offset in bytes), None when it cannot be told."""
        memory = instruction.memory
        if memory is None or memory.index is not None:
            return None
        base = self.base(state, instruction)
        if type(base) is Unknown and base == UNKNOWN:
            return None
        known = index, base, self.translation
        try:
            return self._slots[known]
        except KeyError:
            found = self._slots[known] = self._slot(base, memory.displacement, index)
            return found

    def _slot(self, base: Value, displacement: Expr | None, index: int) -> SlotKey | None:
        if isinstance(base, Address) and isinstance(displacement, Reloc):
            whole = base.part == "ha" and displacement.operator == "l"
            same = whole and self.symbol(displacement.operand, index) == base.symbol
            return self._key(Address(base.symbol), _NOWHERE, index) if same else None
        offset = self._offset(displacement, index)
        if offset is None or base == UNKNOWN:
            return None
        if isinstance(displacement, Reloc) and not offset.terms:
            whole_value = self.unit.evaluate(displacement.operand, index)
            if whole_value is None:
                return None
            offset = Linear(_signed(_half(whole_value, displacement.operator)), ())
        return self.key(base, offset, index)

    def _offset(self, displacement: Expr | None, index: int) -> Linear | None:
        """The displacement of the load or store at statement `index`; every path asks for it."""
        known = self._offsets.get(index)
        if known is None or known[0] is not displacement:
            known = self._offsets[index] = (displacement, self.unit.offset(displacement, index))
        return known[1]

    def key(self, base: Value, offset: Linear, index: int = -1) -> SlotKey | None:
        """Return the slot at a distance from a value; None for a value that is not known."""
        where = plus(base, offset, self.word)
        if isinstance(where, Const):
            return self._key(Const(0), Linear(where.value, ()), index)
        if isinstance(where, Sum):
            return self._key(where.base, where.offset, index)
        return None if where == UNKNOWN else self._key(where, _NOWHERE, index)

    def _key(self, base: Value, offset: Linear, index: int) -> SlotKey:
        key = base, self._translated(offset)
        if index >= 0 and key not in self._first_use:
            self._first_use[key] = index
            self.used_names.update([name for name, _ in key[1].terms])
        return key

    def _translated(self, offset: Linear) -> Linear:
        """Return a distance without the step between physical and virtual addresses that it may contain."""
        distance = _signed32(offset.constant) if self.word >> 32 == 0 else offset.constant
        for step in (self.translation, -self.translation):
            rest = _signed32(distance - step) if self.word >> 32 == 0 else distance - step
            if step and abs(rest) < _NEAR:
                distance = rest
                break
        return Linear(distance, offset.terms)

    def slot_name(self, key: SlotKey) -> str | None:
        """Return how the displacement of a slot was written first, None for a slot that no statement names."""
        name = self._names.get(key)
        if name is None and key in self._first_use:
            name = self._names[key] = self._displacement(self._first_use[key])
        return name

    def _displacement(self, index: int) -> str:
        """Return the displacement of a load or store as it was written; what counts is replaced by its value."""
        statement = self.unit.statements[index]
        operand = spelled_operands(statement.text, statement.operands).rpartition("(")[0]
        depth, start = 0, 0
        for at, character in enumerate(operand):
            depth += (character == "(") - (character == ")")
            if character == "," and depth == 0:
                start = at + 1
        return _NAME.sub(lambda match: self._counted(match[0], index), operand[start:].strip()) or "0"

    def _counted(self, name: str, index: int) -> str:
        """Return the value of a symbol that is assigned again and again, as a loop counts, else its name."""
        assignments = self.unit.expansion.assignments
        value = self.unit.lookup(name, index) if name in assignments else None
        return name if value is None else str(value)




def _half(value: int, operator: str) -> int:
    if operator == "l":
        return value & 0xFFFF
    return value + _HALVES[operator] >> 16 & 0xFFFF if operator in _HALVES else value


def _signed(half: int) -> int:
    return half - 0x10000 if half & 0x8000 else half


def _signed32(value: int) -> int:
    value &= 0xFFFFFFFF
    return value - (value >> 31 << 32)
