"""What an instruction does to the ledger.

Only operations that move, mask or compare values are modelled; every other instruction makes what it writes
UNKNOWN.  Sources: Power ISA Book I, 2.5 and 3.3; which registers an instruction writes comes from `ppcmacro.isa`.
"""

from __future__ import annotations

from collections.abc import Callable

from ppcmacro.gas.expression import Expr, Linear, Name, Reloc
from ppcmacro.isa import Instruction, Operand
from ppcmacro.ledger.state import SlotKey, State
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
    Unknown,
    Value,
    apply,
)
from ppcmacro.spelling import spelled_operands
from ppcmacro.unit import Unit

__all__ = ["Transfer"]

_WORD = 0xFFFFFFFF
# Operands with which some operation gives its other operand back.
_NEUTRAL = frozenset({0, 1, 31, 32, _WORD})
_CR = tuple(f"cr{n}" for n in range(8))


class Transfer:
    """Applies instructions to states of one unit."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.slot_names: dict[SlotKey, str] = {}
        self._semantics: dict[str, Callable[[State, Instruction, int], dict[str, Value]]] = {
            "mr": self._move,
            "or": self._logical,
            "and": self._logical,
            "xor": self._logical,
            "li": self._load_immediate,
            "lis": self._load_immediate,
            "addi": self._add_immediate,
            "addis": self._add_immediate,
            "la": self._load_address,
            "ori": self._logical_immediate,
            "oris": self._logical_immediate,
            "xori": self._logical_immediate,
            "xoris": self._logical_immediate,
            "andi.": self._logical_immediate,
            "andis.": self._logical_immediate,
            "rlwinm": self._rotate_and_mask,
            "rlwimi": self._rotate_and_insert,
            "clrlwi": self._rotate_and_mask,
            "clrrwi": self._rotate_and_mask,
            "mfcr": self._move_from_cr,
            "mtcrf": self._move_to_cr,
            "mtcr": self._move_to_cr,
            "mtocrf": self._move_to_cr,
            "cmpw": self._compare,
            "cmpwi": self._compare,
            "cmplw": self._compare,
            "cmplwi": self._compare,
            "mcrf": self._move_field,
        }
        for name in ("mr", "or", "and", "xor", "rlwinm", "rlwimi", "clrlwi", "clrrwi"):
            self._semantics[f"{name}."] = self._semantics[name]

    def run(self, state: State, instruction: Instruction, index: int) -> None:
        """Change `state` by the instruction of statement `index`; branches change LR and CTR here, not the path."""
        memory = instruction.memory
        if memory is not None:
            self._access(state, instruction, index)
            return
        semantics = self._semantics.get(instruction.mnemonic)
        results = (semantics or self._other)(state, instruction, index)
        if instruction.mnemonic.endswith(".") and "cr0" in instruction.writes and "cr0" not in results:
            first = next((v for place, v in results.items() if place.startswith("r")), UNKNOWN)
            results["cr0"] = UNKNOWN if first == UNKNOWN else Compare(first, Const(0), True)
        for place in sorted(instruction.writes):
            if place in ("mem", "reservation", "tlb"):
                continue
            state.put(place, results.get(place, UNKNOWN), index)

    # Registers ------------------------------------------------------------------------------------------------

    def _register(self, state: State, operand: Operand) -> Value:
        if operand.register is None:
            return UNKNOWN
        if operand.role == "gpr0" and operand.register == 0:
            return Const(0)
        return state.get(f"r{operand.register}")

    def _named(self, expression: Expr | None) -> Value:
        """Return the value of an immediate: a number, or (part of) the address of a symbol."""
        if isinstance(expression, Reloc):
            value = self.unit.evaluate(expression.operand)
            if value is not None:
                return Const(
                    {"l": value & 0xFFFF, "h": value >> 16 & 0xFFFF, "ha": value + 0x8000 >> 16 & 0xFFFF}.get(
                        expression.operator, value
                    )
                    & _WORD
                )
            if isinstance(expression.operand, Name):
                return Address(expression.operand.name, expression.operator)
            return UNKNOWN
        value = self.unit.evaluate(expression)
        return UNKNOWN if value is None else Const(value & _WORD)

    def _move(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        target, source = instruction.operands[:2]
        return {f"r{target.register}": self._register(state, source)}

    def _logical(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        target, left, right = instruction.operands[:3]
        name = instruction.mnemonic.rstrip(".")
        a, b = self._register(state, left), self._register(state, right)
        if name == "xor" and a == b and a != UNKNOWN:
            return {f"r{target.register}": Const(0)}
        return {f"r{target.register}": apply(name, a, b)}

    def _load_immediate(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        target, immediate = instruction.operands[:2]
        value = self._named(immediate.value)
        if instruction.mnemonic == "lis":
            value = _shifted(value)
        elif isinstance(value, Const) and value.value & 0xFFFF8000 == 0x8000:
            value = Const(value.value | 0xFFFF0000)
        elif isinstance(value, Address) and value.part != "l":
            value = Apply("li", (value,))
        return {f"r{target.register}": value}

    def _add_immediate(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        target, source, immediate = instruction.operands[:3]
        base = self._register(state, source)
        if instruction.mnemonic == "addis":
            value = _shifted(self._named(immediate.value))
            return {f"r{target.register}": value if base == Const(0) else _joined("add", base, value)}
        return {f"r{target.register}": self._sum(base, immediate.value)}

    def _load_address(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        target, displacement, base = instruction.operands[:3]
        value = Const(0) if base.register == 0 else self._register(state, base)
        return {f"r{target.register}": self._sum(value, displacement.value)}

    def _sum(self, base: Value, immediate: Expr | None) -> Value:
        if isinstance(base, Object):
            offset = self.unit.offset(immediate)
            return UNKNOWN if offset is None else Object(base.name, add(base.offset, offset))
        value = self._named(immediate)
        if isinstance(value, Const) and value.value & 0xFFFF8000 == 0x8000:
            value = Const(value.value | 0xFFFF0000)
        return _joined("add", base, value)

    def _logical_immediate(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        target, source, immediate = instruction.operands[:3]
        base, value = self._register(state, source), self._named(immediate.value)
        name = instruction.mnemonic.rstrip(".")
        if name.endswith("s"):
            value = _shifted(value)
        operation = {"o": "or", "x": "xor", "a": "and"}[name[0]]
        return {f"r{target.register}": _joined(operation, base, value)}

    def _rotate_and_mask(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        operands = instruction.operands
        source = self._register(state, operands[1])
        numbers = [self.unit.evaluate(operand.value) for operand in operands[2:]]
        if any(number is None for number in numbers):
            return {}
        known = [number for number in numbers if number is not None]
        name = instruction.mnemonic.rstrip(".")
        if name == "clrlwi":
            shift, mask = 0, _WORD >> (known[0] & 31)
        elif name == "clrrwi":
            shift, mask = 0, _WORD << (known[0] & 31) & _WORD
        elif len(known) == 2:
            shift, mask = known[0] & 31, known[1] & _WORD
        else:
            shift, mask = known[0] & 31, _mask(known[1] & 31, known[2] & 31)
        return {f"r{operands[0].register}": apply("and", apply("rotate", source, Const(shift)), Const(mask))}

    def _rotate_and_insert(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        """Some bits of the target are replaced: it is neither operand, unless they are the same and stay in place."""
        target, source = instruction.operands[:2]
        old, new = self._register(state, target), self._register(state, source)
        if UNKNOWN in (old, new):
            return {}
        shift = self.unit.evaluate(instruction.operands[2].value)
        if shift == 0 and old == new:
            return {f"r{target.register}": old}
        return {f"r{target.register}": Apply("rlwimi", (old, new))}

    # Condition register ---------------------------------------------------------------------------------------

    def _move_from_cr(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        fields = tuple(state.get(place) for place in _CR)
        first = fields[0]
        if isinstance(first, Field) and fields == tuple(Field(first.of, n) for n in range(8)):
            return {f"r{instruction.operands[0].register}": first.of}
        return {f"r{instruction.operands[0].register}": Image(fields)}

    def _move_to_cr(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        value = self._register(state, instruction.operands[-1])
        result: dict[str, Value] = {}
        for number, place in enumerate(_CR):
            if isinstance(value, Image):
                result[place] = value.fields[number]
            else:
                result[place] = UNKNOWN if value == UNKNOWN else Field(value, number)
        return result

    def _move_field(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        target, source = instruction.operands[:2]
        return {f"cr{target.register}": state.get(f"cr{source.register}")}

    def _compare(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        left, right = instruction.operands[-2:]
        a = self._register(state, left)
        b = self._register(state, right) if right.register is not None else self._named(right.value)
        field = next((place for place in instruction.writes if place.startswith("cr")), "cr0")
        if UNKNOWN in (a, b):
            return {field: UNKNOWN}
        return {field: Compare(a, b, not instruction.mnemonic.startswith("cmpl"))}

    # Special registers and memory -----------------------------------------------------------------------------

    def _special_register(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        """Moves between a general register and LR, CTR, XER, MSR or an SPR; anything else gives nothing."""
        general = [o for o in instruction.operands if o.role == "gpr" and o.register is not None]
        if len(general) != 1:
            return {}
        name = f"r{general[0].register}"
        if name in instruction.writes:
            sources = [place for place in instruction.reads if _is_special(place)]
            return {name: state.get(sources[0])} if len(sources) == 1 else {}
        targets = [place for place in instruction.writes if _is_special(place)]
        return {targets[0]: state.get(name)} if len(targets) == 1 else {}

    def _other(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        """What is not modelled: a result that is made of known values is none of them.

        Only operations that could be the identity, or undo an earlier one, are left open.
        """
        if instruction.mnemonic.startswith(("mf", "mt")):
            return self._special_register(state, instruction, index)
        targets = [place for place in instruction.writes if place[0] == "r" and place[1:].isdigit()]
        sources = [o for o in instruction.operands if o.role in ("gpr", "gpr0") and "r" in o.access]
        numbers = [self.unit.evaluate(o.value) for o in instruction.operands if o.role in ("imm", "uimm")]
        if len(targets) != 1 or not sources or None in numbers:
            return {}
        values = [self._register(state, operand) for operand in sources]
        constants = {v.value for v in values if isinstance(v, Const)} | {n & _WORD for n in numbers if n is not None}
        if constants & _NEUTRAL or any(isinstance(v, (Unknown, Apply)) for v in values):
            return {}
        return {targets[0]: Apply(instruction.mnemonic, tuple(values))}

    def _access(self, state: State, instruction: Instruction, index: int) -> None:
        memory = instruction.memory
        assert memory is not None
        key = self.slot(state, instruction)
        if key is not None and key not in self.slot_names:
            self.slot_names[key] = self._spelled_displacement(index)
        values: dict[str, Value] = {}
        first = memory.data.register if memory.data is not None and memory.data.role == "gpr" else None
        if first is not None and memory.index is None:
            for number in range(memory.count):
                place = f"r{first + number}"
                at = None if key is None else (key[0], add(key[1], Linear(4 * number, ())))
                if memory.direction == "load":
                    value = UNKNOWN if at is None else state.load(at, memory.width)
                    plain = memory.width == 4 and not memory.reversed
                    values[place] = value if plain or value == UNKNOWN else Apply("part", (value,))
                elif at is None:
                    state.escaped.update(_entry_names(state.get(place)))
                else:
                    state.store(at, state.get(place), memory.width, index)
        elif memory.direction == "store" and first is not None:
            state.escaped.update(_entry_names(state.get(f"r{first}")))
        for place in sorted(instruction.writes):
            if place in ("mem", "reservation", "tlb"):
                continue
            if memory.update and memory.base is not None and place == f"r{memory.base.register}":
                state.put(place, self._sum(state.get(place), memory.displacement), index)
            else:
                state.put(place, values.get(place, UNKNOWN), index)

    def _spelled_displacement(self, index: int) -> str:
        """Return the displacement of a load or store as it was written."""
        statement = self.unit.statements[index]
        operand = spelled_operands(statement.text, statement.operands).rpartition("(")[0]
        depth, start = 0, 0
        for at, character in enumerate(operand):
            depth += (character == "(") - (character == ")")
            if character == "," and depth == 0:
                start = at + 1
        return operand[start:].strip() or "0"

    def base(self, state: State, instruction: Instruction) -> Value:
        """Return what the base register of a load or store holds; register 0 means the number 0."""
        memory = instruction.memory
        if memory is None or instruction.unresolved:
            return UNKNOWN
        if memory.base is None:
            return Const(0)
        return UNKNOWN if memory.base.register is None else state.get(f"r{memory.base.register}")

    def slot(self, state: State, instruction: Instruction) -> tuple[Value, Linear] | None:
        """Return the slot a load or store goes to as (base, offset in bytes), None when it cannot be told."""
        memory = instruction.memory
        if memory is None or memory.index is not None:
            return None
        base = self.base(state, instruction)
        offset = self.unit.offset(memory.displacement)
        if base == UNKNOWN or offset is None:
            return None
        if isinstance(base, Object):
            return Object(base.name), add(base.offset, offset)
        return base, offset


def add(left: Linear, right: Linear) -> Linear:
    """Return the sum of two offsets."""
    if not right.terms and not left.terms:
        return Linear(left.constant + right.constant, ())
    terms = dict(left.terms)
    for name, factor in right.terms:
        terms[name] = terms.get(name, 0) + factor
    return Linear(left.constant + right.constant, tuple(sorted((n, f) for n, f in terms.items() if f)))


def _is_special(place: str) -> bool:
    return place in ("lr", "ctr", "xer", "msr") or place.startswith("spr:")


def _entry_names(value: Value) -> tuple[str, ...]:
    if isinstance(value, Entry):
        return (value.place,)
    if isinstance(value, Image):
        return tuple(f.place for f in value.fields if isinstance(f, Entry))
    return ()


def _shifted(value: Value) -> Value:
    """Return an immediate moved to the upper half: the address part `sym@h` then stands where it belongs."""
    if isinstance(value, Const):
        return Const(value.value << 16 & _WORD)
    if isinstance(value, Address) and value.part == "l":
        return Apply("lis", (value,))
    return value


def _joined(operation: str, base: Value, value: Value) -> Value:
    """Return the sum or combination of two values, which may be the halves of one address.

    `@h` goes with `@l` by or and xor (the halves do not overlap), `@ha` with `@l` by a sum that extends the sign.
    """
    if isinstance(base, Address) and isinstance(value, Address) and base.symbol == value.symbol:
        parts = {base.part, value.part}
        if parts == ({"ha", "l"} if operation == "add" else {"h", "l"}) and operation != "and":
            return Address(base.symbol)
        if operation == "or" and "" in parts:
            return Address(base.symbol)
    return apply(operation, base, value)


def _mask(begin: int, end: int) -> int:
    """Return the mask of rlwinm: ones from bit `begin` to bit `end`, bit 0 the most significant; it may wrap."""
    ones = _WORD >> begin
    tail = _WORD << (31 - end) & _WORD
    return ones & tail if begin <= end else ones | tail
