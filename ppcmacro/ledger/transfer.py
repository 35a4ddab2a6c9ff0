"""What an instruction does to the ledger.

Only operations that move, mask or compare values are modelled; every other instruction makes what it writes
UNKNOWN.  Sources: Power ISA Book I, 2.5 and 3.3; which registers an instruction writes comes from `ppcmacro.isa`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from ppcmacro.gas.expression import Linear
from ppcmacro.isa import Instruction, Operand
from ppcmacro.ledger.addresses import Addresses
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
    Insert,
    Object,
    Sum,
    Unknown,
    Value,
    add,
    apply,
    is_unknown,
    plus,
    select,
    sources,
    united,
)
from ppcmacro.records import NamedTuple
from ppcmacro.unit import Unit

__all__ = ["Transfer"]

_WORD = 0xFFFFFFFF
# Operands with which some operation gives its other operand back.
_NEUTRAL = frozenset({0, 1, 31, 32, 63, 64, _WORD, (1 << 64) - 1})
# The halves that the target gets, the upper one first: "h" is the upper half of a source, "r" its lower one.
_HALVES_OF = {
    "evmr": "hr",
    "evmergehi": "hh",
    "evmergelo": "rr",
    "evmergehilo": "hr",
    "evmergelohi": "rh",
}
_CR = tuple(f"cr{n}" for n in range(8))
_Special = Callable[[State, Instruction, int], None]
_Semantics = Callable[[State, Instruction, int], dict[str, Value]]


class _Plan(NamedTuple):
    """What is the same on every path at an instruction.

    special    what does all of its work, None for an instruction on registers alone
    semantics  what gives the values of the registers that it writes, None when its operands are not known
    sets_cr0   whether it compares its result with 0
    writes     the registers that it writes
    reads      what its unknown results are made of, None when that is not known
    """

    instruction: Instruction
    special: _Special | None
    semantics: _Semantics | None
    sets_cr0: bool
    writes: tuple[str, ...]
    reads: tuple[str, ...] | None


class Transfer:
    """Applies instructions to states of one unit.

    `code` keeps what statements do, words written as data included, None for what is no instruction.
    """

    def __init__(self, unit: Unit, addresses: Addresses) -> None:
        self.unit = unit
        self.addresses = addresses
        self.word = addresses.word
        self._semantics: dict[str, _Semantics] = {
            "mr": self._move,
            "or": self._logical,
            "and": self._logical,
            "xor": self._logical,
            "li": self._load_immediate,
            "lis": self._load_immediate,
            "addi": self._add_immediate,
            "addis": self._add_immediate,
            "subi": self._add_immediate,
            "subis": self._add_immediate,
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
            "mfocrf": self._move_one_field,
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
        self._plans: dict[int, _Plan] = {}
        self.code: dict[int, Instruction | None] = {}

    def run(self, state: State, instruction: Instruction, index: int) -> None:
        """Change `state` by the instruction of statement `index`; branches change LR and CTR here, not the path."""
        plan = self._plans.get(index)
        if plan is None or plan.instruction is not instruction:
            plan = self._plans[index] = self._planned(instruction)
        if plan.special is not None:
            plan.special(state, instruction, index)
            return
        results = {} if plan.semantics is None else plan.semantics(state, instruction, index)
        if plan.sets_cr0 and "cr0" not in results:
            first = next((v for place, v in results.items() if place.startswith("r")), UNKNOWN)
            results["cr0"] = UNKNOWN if is_unknown(first) else Compare(first, Const(0), True)
        found = [(place, results.get(place, UNKNOWN)) for place in plan.writes]
        made_of = None
        if plan.reads is not None and any(value == UNKNOWN for _, value in found):
            made_of = united([sources(state.get(place)) for place in plan.reads])
        for place, value in found:
            state.put(place, value, index, made_of)

    def _planned(self, instruction: Instruction) -> _Plan:
        """Return what every path does alike at an instruction."""
        mnemonic, unresolved = instruction.mnemonic, instruction.unresolved
        wide = mnemonic[0] == "e" and _is_wide(instruction)
        reads = None
        if not unresolved and not (mnemonic.startswith("mf") and mnemonic not in ("mfcr", "mfocrf")):
            reads = tuple(place for place in instruction.reads if place not in ("tlb", "mem"))
        return _Plan(
            instruction,
            self._wide if wide else None if instruction.memory is None else self._access,
            None if unresolved else self._semantics.get(mnemonic, self._other),
            mnemonic.endswith(".") and "cr0" in instruction.writes,
            _registers(instruction.writes),
            reads,
        )

    # Registers ------------------------------------------------------------------------------------------------

    def _register(self, state: State, operand: Operand) -> Value:
        if operand.register is None:
            return UNKNOWN
        if operand.role == "gpr0" and operand.register == 0:
            return Const(0)
        return state.get(f"r{operand.register}")

    def _move(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        target, source = instruction.operands[:2]
        return {f"r{target.register}": self._register(state, source)}

    def _logical(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        target, left, right = instruction.operands[:3]
        name = instruction.mnemonic.rstrip(".")
        a, b = self._register(state, left), self._register(state, right)
        if name == "xor" and a == b and not is_unknown(a):
            return {f"r{target.register}": Const(0)}
        return {f"r{target.register}": apply(name, a, b, word=self.word)}

    def _load_immediate(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        target, immediate = instruction.operands[:2]
        value = self.addresses.immediate(immediate.value, index)
        if instruction.mnemonic == "lis":
            value = self._shifted(value)
        elif isinstance(value, Const):
            value = self._extended(value)
        elif isinstance(value, Address) and value.part != "l":
            value = Apply("li", (value,))
        return {f"r{target.register}": value}

    def _add_immediate(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        target, source, immediate = instruction.operands[:3]
        base = self._register(state, source)
        value = self.addresses.immediate(immediate.value, index)
        if instruction.mnemonic.startswith("sub"):
            value = self._negative(value)
        if instruction.mnemonic.endswith("is"):
            value = self._shifted(value)
            return {f"r{target.register}": value if base == Const(0) else self._joined("add", base, value)}
        return {f"r{target.register}": self._sum(base, value)}

    def _negative(self, value: Value) -> Value:
        """Return an immediate with the other sign."""
        if isinstance(value, Const):
            return Const(-value.value & self.word)
        if isinstance(value, Sum) and value.base == Const(0):
            constant, terms = value.offset
            return Sum(value.base, Linear(-constant, tuple((name, -factor) for name, factor in terms)))
        return UNKNOWN

    def _load_address(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        target, displacement, base = instruction.operands[:3]
        value = Const(0) if base.register == 0 else self._register(state, base)
        return {f"r{target.register}": self._sum(value, self.addresses.immediate(displacement.value, index))}

    def _sum(self, base: Value, value: Value) -> Value:
        """Return the sum of a register and an immediate of 16 bits."""
        return self._joined("add", base, self._extended(value) if isinstance(value, Const) else value)

    def _logical_immediate(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        target, source, immediate = instruction.operands[:3]
        base, value = self._register(state, source), self.addresses.immediate(immediate.value, index)
        if isinstance(base, Object) and instruction.mnemonic == "ori":
            label = self.addresses.linked(immediate.value, index)
            if label:  # the distance of a label, put into the address that the kernel runs at
                return {f"r{target.register}": Address(label)}
        name = instruction.mnemonic.rstrip(".")
        if name.endswith("s"):
            value = Const(value.value << 16 & _WORD) if isinstance(value, Const) else self._shifted(value)
        operation = {"o": "or", "x": "xor", "a": "and"}[name[0]]
        return {f"r{target.register}": self._joined(operation, base, value)}

    def _extended(self, value: Const) -> Const:
        """Return an immediate of 16 bits with its sign; what is longer is left as it is."""
        return Const(value.value - 0x10000 & self.word) if value.value & 0xFFFF8000 == 0x8000 else value

    def _shifted(self, value: Value) -> Value:
        """Return an immediate moved to the upper half: the address part `sym@h` then stands where it belongs."""
        if isinstance(value, Const):
            high = value.value << 16 & _WORD
            return Const((high - (high >> 31 << 32)) & self.word)
        if isinstance(value, Address) and value.part == "l":
            return Apply("lis", (value,))
        return UNKNOWN if isinstance(value, Sum) else value

    def _joined(self, operation: str, base: Value, value: Value) -> Value:
        """Return the sum or combination of two values, which may be the halves of one address.

        `@h` goes with `@l` by or and xor (the halves do not overlap), `@ha` with `@l` by a sum that extends the sign.
        """
        if isinstance(base, Address) and isinstance(value, Address) and base.symbol == value.symbol:
            halves = {base.part, value.part}
            if halves == ({"ha", "l"} if operation == "add" else {"h", "l"}) and operation != "and":
                return Address(base.symbol)
            if operation == "or" and "" in halves:
                return Address(base.symbol)
        if isinstance(value, Sum) and value.base == Const(0):
            return plus(base, value.offset, self.word) if operation == "add" else UNKNOWN
        return apply(operation, base, value, word=self.word)

    def _rotate_and_mask(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        operands = instruction.operands
        known = self._numbers(instruction, index)
        if known is None:
            return {}
        name = instruction.mnemonic.rstrip(".")
        if name == "clrlwi":
            shift, mask = 0, _WORD >> (known[0] & 31)
        elif name == "clrrwi":
            shift, mask = 0, _WORD << (known[0] & 31) & _WORD
        else:
            shift, mask = known[0] & 31, _mask_of(known[1:])
        if self.word >> 32 and (shift or (len(known) == 3 and known[1] > known[2])):
            return {}  # the upper half gets a copy of what is rotated
        source = self._register(state, operands[1])
        rotated = apply("rotate", source, Const(shift)) if shift else select(source, mask)
        return {f"r{operands[0].register}": apply("and", rotated, Const(mask), word=self.word)}

    def _rotate_and_insert(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        """Some bits of the target are replaced by those of the source, which is rotated first."""
        target, source = instruction.operands[:2]
        old, new = self._register(state, target), self._register(state, source)
        known = self._numbers(instruction, index)
        if known is None or is_unknown(old) or is_unknown(new) or self.word >> 32:
            return {}
        mask = _mask_of(known[1:])
        new = apply("rotate", new, Const(known[0] & 31))
        if is_unknown(new):
            return {}
        if old == new:
            return {f"r{target.register}": old}
        if isinstance(old, Const) and isinstance(new, Const):
            return {f"r{target.register}": Const(old.value & ~mask | new.value & mask)}
        return {f"r{target.register}": Insert(old, new, mask)}

    def _numbers(self, instruction: Instruction, index: int) -> list[int] | None:
        """Return the numbers behind the two registers of a rotate instruction, None when one is not known."""
        numbers = [self.unit.evaluate(operand.value, index) for operand in instruction.operands[2:]]
        known = [number for number in numbers if number is not None]
        return known if len(known) == len(numbers) else None

    # Condition register ---------------------------------------------------------------------------------------

    def _move_from_cr(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        fields = tuple(state.get(place) for place in _CR)
        first = fields[0]
        if isinstance(first, Field) and fields == tuple(Field(first.of, n) for n in range(8)):
            return {f"r{instruction.operands[0].register}": first.of}
        return {f"r{instruction.operands[0].register}": Image(fields)}

    def _move_one_field(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        """One field of CR at its place in a word; what stands in the rest of it is undefined."""
        read = {place for place in instruction.reads if place in _CR}
        fields = tuple(state.get(place) if place in read and len(read) == 1 else UNKNOWN for place in _CR)
        return {f"r{instruction.operands[0].register}": Image(fields)}

    def _move_to_cr(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        value = self._register(state, instruction.operands[-1])
        result: dict[str, Value] = {}
        for number, place in enumerate(_CR):
            bits = select(value, 0xF0000000 >> 4 * number)
            if isinstance(bits, Image):
                result[place] = bits.fields[number]
            else:
                result[place] = UNKNOWN if is_unknown(bits) else Field(bits, number)
        return result

    def _move_field(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        target, source = instruction.operands[:2]
        return {f"cr{target.register}": state.get(f"cr{source.register}")}

    def _compare(self, state: State, instruction: Instruction, index: int) -> dict[str, Value]:
        left, right = instruction.operands[-2:]
        a = self._register(state, left)
        if right.register is not None:
            b = self._register(state, right)
        else:
            b = self.addresses.immediate(right.value, index)
            b = self._extended(b) if isinstance(b, Const) and not instruction.mnemonic.startswith("cmpl") else b
        field = next((place for place in instruction.writes if place.startswith("cr")), "cr0")
        if is_unknown(a) and is_unknown(b):
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
        numbers = [self.unit.evaluate(o.value, index) for o in instruction.operands if o.role in ("imm", "uimm")]
        if len(targets) != 1 or not sources or None in numbers:
            return {}
        values = [self._register(state, operand) for operand in sources]
        constants = {v.value for v in values if isinstance(v, Const)} | {n & _WORD for n in numbers if n is not None}
        if constants & _NEUTRAL or any(is_unknown(v) or isinstance(v, Apply) for v in values):
            return {}
        return {targets[0]: Apply(instruction.mnemonic, tuple(values))}

    def _wide(self, state: State, instruction: Instruction, index: int) -> None:
        """An instruction of the SPE, which writes both halves of a 64-bit register (SPE Programming Manual, 5.3)."""
        target, *sources = [operand.register for operand in instruction.operands if operand.role == "evr"]
        halves = _HALVES_OF.get(instruction.mnemonic)
        upper: Value = UNKNOWN
        lower: Value = UNKNOWN
        if instruction.memory is not None and instruction.mnemonic in ("evldd", "evldw"):
            key = self.addresses.slot(state, instruction, index)
            if key is not None:
                upper, lower = state.load(key, 4), state.load((key[0], add(key[1], Linear(4, ()))), 4)
        elif halves is not None:
            first, second = (halves[n] + str(sources[n if len(sources) > 1 else 0]) for n in (0, 1))
            upper, lower = state.get(first), state.get(second)
        for place in sorted(instruction.writes - {"mem"}):
            state.put(place, lower if place == f"r{target}" else UNKNOWN, index)
        if target is not None:
            state.put(f"h{target}", upper, index)

    def _access(self, state: State, instruction: Instruction, index: int) -> None:
        memory = instruction.memory
        assert memory is not None
        key = self.addresses.slot(state, instruction, index)
        values: dict[str, Value] = {}
        first = memory.data.register if memory.data is not None and memory.data.role == "gpr" else None
        if first is not None:
            for number in range(memory.count):
                place = f"r{first + number}"
                at = key
                if key is not None and number:
                    at = key[0], add(key[1], Linear(memory.width * number, ()))
                if memory.direction == "load":
                    values[place] = self._loaded(state, instruction, at)
                elif at is None and not memory.reserved:
                    state.escaped.update(_entry_names(state.get(place)))
                elif at is not None:
                    state.store(at, state.get(place), memory.width, index)
        elif memory.direction == "store" and memory.data is not None and memory.data.role == "evr":
            self._store_wide(state, instruction, key, index)
        elif memory.direction == "store" and key is not None and memory.width:
            state.store(key, UNKNOWN, memory.width * memory.count, index)
        written = _registers(instruction.writes)
        if not written:
            return
        moving = f"r{memory.base.register}" if memory.update and memory.base is not None else ""
        loaded = None
        if any(values.get(place, UNKNOWN) == UNKNOWN for place in written if place != moving):
            loaded = self._loaded_sources(state, instruction, key)
        for place in written:
            if place == moving:
                moved: Value = UNKNOWN
                if memory.index is None:
                    moved = self._sum(state.get(place), self.addresses.immediate(memory.displacement, index))
                state.put(place, moved, index)
            else:
                state.put(place, values.get(place, UNKNOWN), index, loaded)

    def _loaded_sources(self, state: State, instruction: Instruction, key: SlotKey | None) -> frozenset[str] | None:
        """Return the places whose interrupted values a load may give when it is not known what it gives.

        An address that was made by putting bits into another, or of two registers, is that of a table's entry: there
        nothing stands that was stored by the name of an object or of a symbol.
        """
        memory = instruction.memory
        if instruction.unresolved or memory is None or memory.direction != "load" or memory.count != 1:
            return None
        if key is not None:
            slot = state.slots.get(key)
            return state.in_memory() if slot is None else sources(slot.value)
        base = self.addresses.base(state, instruction)
        maker = self.unit.instruction(base.at) if isinstance(base, Unknown) and base.at >= 0 else None
        entry = isinstance(base, Insert) or (maker is not None and maker.mnemonic.startswith("rlwimi"))
        if memory.index is not None:
            index = None if memory.index.register is None else state.get(f"r{memory.index.register}")
            entry = index is not None and not isinstance(index, Const)
        return state.in_memory(known=not entry)

    def _store_wide(self, state: State, instruction: Instruction, key: SlotKey | None, index: int) -> None:
        memory = instruction.memory
        assert memory is not None
        assert memory.data is not None
        halves = [state.get(f"{half}{memory.data.register}") for half in "hr"]
        if key is None or instruction.mnemonic not in ("evstdd", "evstdw"):
            for value in halves:
                state.escaped.update(_entry_names(value))
            if key is not None:
                state.store(key, UNKNOWN, memory.width, index)
            return
        for number, value in enumerate(halves):
            state.store((key[0], add(key[1], Linear(4 * number, ()))), value, 4, index)

    def _loaded(self, state: State, instruction: Instruction, key: SlotKey | None) -> Value:
        memory = instruction.memory
        assert memory is not None
        if key is None:
            return UNKNOWN
        value = state.load(key, memory.width)
        whole = memory.width == state.word or (memory.width == 4 and not memory.algebraic)
        return value if is_unknown(value) or (whole and not memory.reversed) else Apply("part", (value,))


def _is_wide(instruction: Instruction) -> bool:
    """Tell whether an instruction writes all 64 bits of a general register (SPE: their names begin with `e`)."""
    return any(operand.role == "evr" and "w" in operand.access for operand in instruction.operands)


@cache
def _registers(written: frozenset[str]) -> tuple[str, ...]:
    """Return the registers among what an instruction writes, in a fixed order."""
    return tuple(sorted(written - {"mem", "reservation", "tlb"}))


def _is_special(place: str) -> bool:
    return place in ("lr", "ctr", "xer", "msr") or place.startswith("spr:")


def _entry_names(value: Value) -> tuple[str, ...]:
    if isinstance(value, Entry):
        return (value.place,)
    if isinstance(value, Image):
        return tuple(f.place for f in value.fields if isinstance(f, Entry))
    return ()


def _mask_of(numbers: list[int]) -> int:
    """Return the mask of rlwinm, given as a mask or by its first and last bit."""
    return numbers[0] & _WORD if len(numbers) == 1 else _mask(numbers[0] & 31, numbers[1] & 31)


def _mask(begin: int, end: int) -> int:
    """Return the mask of rlwinm: ones from bit `begin` to bit `end`, bit 0 the most significant; it may wrap."""
    ones = _WORD >> begin
    tail = _WORD << (31 - end) & _WORD
    return ones & tail if begin <= end else ones | tail
