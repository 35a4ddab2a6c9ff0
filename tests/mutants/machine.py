"""An exact interpreter of the 32-bit PowerPC instructions that exception handlers are made of.

It runs machine words, never assembler text.  Power ISA 2.07B book I and III-E give the meaning of each word; a word
that is not in the tables raises, as does an access outside the known areas, so that nothing is ever guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from .state import M32, Fault, Machine, signed

Action = Callable[[Machine], None]


def step(machine: Machine) -> None:
    """Execute one instruction.  After an `rf*` its name is in `returned` and `pc` stays at it.  Raises Fault."""
    at = machine.pc
    action = decode(machine.fetch(at))
    machine.pc = at + 4 & M32
    action(machine)
    if machine.returned:
        machine.pc = at


def mask(begin: int, end: int) -> int:
    """The bits `begin`..`end` (bit 0 is the highest), wrapping round when begin > end."""
    first, last = M32 >> begin, M32 << (31 - end) & M32
    return first & last if begin <= end else first | last


def rotate(value: int, count: int) -> int:
    """Rotate a word left."""
    count &= 31
    return (value << count | value >> 32 - count) & M32


@lru_cache(maxsize=4096)
def decode(word: int) -> Action:
    """The action of one machine word.  Raises Fault for a word outside the tables."""
    opcode = word >> 26
    maker = _BY_OPCODE.get(opcode)
    action = maker(word) if maker else None
    if action is None:
        raise Fault(f"unknown instruction word {word:#010x}")
    return action


def _fields(word: int) -> tuple[int, int, int]:
    return word >> 21 & 31, word >> 16 & 31, word >> 11 & 31


def _d(word: int) -> int:
    return signed(word & 0xFFFF, 16)


# --------------------------------------------------------------------------------------------- D forms
_LOADS = {32: 4, 33: 4, 34: 1, 35: 1, 40: 2, 41: 2, 42: 2, 43: 2}
_STORES = {36: 4, 37: 4, 38: 1, 39: 1, 44: 2, 45: 2}


def _load(word: int) -> Action | None:
    target, base, _ = _fields(word)
    opcode, offset = word >> 26, _d(word)
    update, algebraic = bool(opcode & 1), opcode in (42, 43)
    if update and base in (0, target):
        return None
    width = _LOADS[opcode]

    def action(m: Machine) -> None:
        address = m.base(base) + offset & M32
        value = m.memory.load(address, width)
        m.gpr[target] = signed(value, 16) & M32 if algebraic else value
        if update:
            m.gpr[base] = address

    return action


def _store(word: int) -> Action | None:
    source, base, _ = _fields(word)
    opcode, offset = word >> 26, _d(word)
    update, width = bool(opcode & 1), _STORES[word >> 26]
    if update and base == 0:
        return None

    def action(m: Machine) -> None:
        address = m.base(base) + offset & M32
        m.memory.store(address, width, m.gpr[source])
        if update:
            m.gpr[base] = address

    return action


def _multiple(word: int) -> Action | None:
    first, base, _ = _fields(word)
    is_store, offset = word >> 26 == 47, _d(word)
    if not is_store and (base >= first or base == 0 == first):
        return None

    def action(m: Machine) -> None:
        address = m.base(base) + offset
        for number in range(first, 32):
            if is_store:
                m.memory.store(address & M32, 4, m.gpr[number])
            else:
                m.gpr[number] = m.memory.load(address & M32, 4)
            address += 4

    return action


def _add_immediate(word: int) -> Action:
    target, base, _ = _fields(word)
    value = _d(word) << 16 if word >> 26 == 15 else _d(word)

    def action(m: Machine) -> None:
        m.gpr[target] = m.base(base) + value & M32

    return action


def _carrying_immediate(word: int) -> Action:
    target, base, _ = _fields(word)
    opcode, value = word >> 26, _d(word) & M32

    def action(m: Machine) -> None:
        left = ~m.gpr[base] & M32 if opcode == 8 else m.gpr[base]
        total = left + value + (opcode == 8)
        m.gpr[target] = total & M32
        m.carry(total > M32)
        if opcode == 13:
            m.record(m.gpr[target])

    return action


def _multiply_immediate(word: int) -> Action:
    target, base, _ = _fields(word)
    value = _d(word)

    def action(m: Machine) -> None:
        m.gpr[target] = signed(m.gpr[base]) * value & M32

    return action


def _logical_immediate(word: int) -> Action:
    source, target, _ = _fields(word)
    opcode = word >> 26
    value = word & 0xFFFF
    if opcode & 1:
        value <<= 16

    def action(m: Machine) -> None:
        left = m.gpr[source]
        result = left | value if opcode < 26 else left ^ value if opcode < 28 else left & value
        m.gpr[target] = result
        if opcode >= 28:
            m.record(result)

    return action


def _compare_immediate(word: int) -> Action | None:
    field, base, _ = _fields(word)
    logical = word >> 26 == 10
    if field & 3:
        return None
    value = word & 0xFFFF if logical else _d(word)

    def action(m: Machine) -> None:
        left = m.gpr[base]
        m.compare(field >> 2, left if logical else signed(left), value)

    return action


def _rotate(word: int) -> Action:
    source, target, shift = _fields(word)
    opcode, kept, dot = word >> 26, mask(word >> 6 & 31, word >> 1 & 31), word & 1

    def action(m: Machine) -> None:
        count = m.gpr[shift] & 31 if opcode == 23 else shift
        result = rotate(m.gpr[source], count) & kept
        if opcode == 20:
            result |= m.gpr[target] & ~kept & M32
        m.gpr[target] = result
        if dot:
            m.record(result)

    return action


# --------------------------------------------------------------------------------------------- branches
def _taken(m: Machine, options: int, bit: int) -> bool:
    if not options & 4:
        m.ctr = m.ctr - 1 & M32
        if (m.ctr != 0) == bool(options & 2):
            return False
    return bool(options & 16) or (m.cr >> 31 - bit & 1) == (options >> 3 & 1)


def _branch(word: int) -> Action:
    distance = signed(word & 0x03FFFFFC, 26)
    absolute, link = word & 2, word & 1

    def action(m: Machine) -> None:
        here = m.pc - 4
        if link:
            m.lr = m.pc
        m.pc = distance + (0 if absolute else here) & M32

    return action


def _branch_conditional(word: int) -> Action:
    options, bit, _ = _fields(word)
    distance = signed(word & 0xFFFC, 16)
    absolute, link = word & 2, word & 1

    def action(m: Machine) -> None:
        here = m.pc - 4
        if link:
            m.lr = m.pc
        if _taken(m, options, bit):
            m.pc = distance + (0 if absolute else here) & M32

    return action


_RETURNS = {50: "rfi", 51: "rfci", 38: "rfmci", 39: "rfdi", 102: "rfgi"}
_CR_LOGIC: dict[int, Callable[[int, int], int]] = {
    257: lambda a, b: a & b,
    225: lambda a, b: 1 - (a & b),
    449: lambda a, b: a | b,
    33: lambda a, b: 1 - (a | b),
    193: lambda a, b: a ^ b,
    289: lambda a, b: 1 - (a ^ b),
    129: lambda a, b: a & (1 - b),
    417: lambda a, b: a | (1 - b),
}


def _opcode_19(word: int) -> Action | None:
    first, second, third = _fields(word)
    extended, link = word >> 1 & 0x3FF, word & 1
    if extended in _RETURNS:
        if word & 0x03FFF801:
            return None

        def leave(m: Machine) -> None:
            m.returned = _RETURNS[extended]

        return leave
    if extended in (16, 528):
        if extended == 528 and not first & 4:
            return None

        def computed(m: Machine) -> None:
            after, target = m.pc, m.lr if extended == 16 else m.ctr
            if _taken(m, first, second):
                m.pc = target & ~3
            if link:
                m.lr = after

        return computed
    if extended == 150:
        return _nothing
    if extended == 0 and not first & 3 and not second & 3:

        def move(m: Machine) -> None:
            shift = 28 - first
            m.cr = m.cr & ~(0xF << shift) & M32 | (m.cr >> 28 - second & 0xF) << shift

        return move
    operation = _CR_LOGIC.get(extended)
    if operation is None:
        return None
    logic = operation

    def combine(m: Machine) -> None:
        bit = logic(m.cr >> 31 - second & 1, m.cr >> 31 - third & 1)
        m.cr = m.cr & ~(1 << 31 - first) & M32 | bit << 31 - first

    return combine


def _nothing(_: Machine) -> None:
    return


# --------------------------------------------------------------------------------------------- opcode 31
_LOGIC: dict[int, Callable[[int, int], int]] = {
    28: lambda a, b: a & b,
    60: lambda a, b: a & ~b,
    124: lambda a, b: ~(a | b),
    284: lambda a, b: ~(a ^ b),
    316: lambda a, b: a ^ b,
    412: lambda a, b: a | ~b,
    444: lambda a, b: a | b,
    476: lambda a, b: ~(a & b),
    24: lambda a, b: a << (b & 31) if not b & 32 else 0,
    536: lambda a, b: a >> (b & 31) if not b & 32 else 0,
}
_SUM: dict[int, Callable[[int, int], int]] = {
    266: lambda a, b: a + b,
    40: lambda a, b: b - a,
    104: lambda a, _: -a,
    235: lambda a, b: a * b,
}


def _opcode_31(word: int) -> Action | None:
    first, second, third = _fields(word)
    extended, dot = word >> 1 & 0x3FF, word & 1
    if extended in _LOGIC:
        logic = _LOGIC[extended]

        def logical(m: Machine) -> None:
            m.gpr[second] = result = logic(m.gpr[first], m.gpr[third]) & M32
            if dot:
                m.record(result)

        return logical
    if extended in _SUM:
        total = _SUM[extended]

        def arithmetic(m: Machine) -> None:
            m.gpr[first] = result = total(m.gpr[second], m.gpr[third]) & M32
            if dot:
                m.record(result)

        return arithmetic
    return None if dot else _opcode_31_plain(extended, first, second, third, word)


_NO_EFFECT_HERE = frozenset({306, 370, 566, 598, 854, 978})
"""tlbie, tlbia, tlbsync, sync, eieio, tlbwe: what they change, no register and no word of memory shows."""


def _opcode_31_plain(extended: int, first: int, second: int, third: int, word: int) -> Action | None:
    if extended in (339, 467):
        number = third << 5 | second
        if extended == 339:

            def from_spr(m: Machine) -> None:
                m.gpr[first] = m.read_spr(number)

            return from_spr

        def to_spr(m: Machine) -> None:
            m.write_spr(number, m.gpr[first])

        return to_spr
    if extended in (0, 32):
        if first & 3:
            return None

        def compare(m: Machine) -> None:
            left, right = m.gpr[second], m.gpr[third]
            if extended == 0:
                left, right = signed(left), signed(right)
            m.compare(first >> 2, left, right)

        return compare
    if extended in (19, 144):
        return _move_cr(extended, first, word)
    if extended in (23, 151):

        def indexed(m: Machine) -> None:
            address = m.base(second) + m.gpr[third] & M32
            if extended == 23:
                m.gpr[first] = m.memory.load(address, 4)
            else:
                m.memory.store(address, 4, m.gpr[first])

        return indexed
    if extended == 83:

        def from_msr(m: Machine) -> None:
            m.gpr[first] = m.msr

        return from_msr
    if extended in (146, 131, 163):

        def to_msr(m: Machine) -> None:
            value = word if extended == 163 else m.gpr[first]
            m.msr = value if extended == 146 else m.msr & ~0x8000 | value & 0x8000

        return to_msr
    if extended & 31 == 15:

        def select(m: Machine) -> None:
            m.gpr[first] = m.base(second) if m.cr >> 31 - (extended >> 5) & 1 else m.gpr[third]

        return select
    return _nothing if extended in _NO_EFFECT_HERE else None


def _move_cr(extended: int, register: int, word: int) -> Action | None:
    fields, one = word >> 12 & 0xFF, bool(word >> 20 & 1)
    if one and (fields == 0 or fields & (fields - 1)):
        return None
    kept = sum(0xF << 4 * n for n in range(8) if fields >> n & 1)

    def read(m: Machine) -> None:
        m.gpr[register] = m.cr & kept if one else m.cr

    def write(m: Machine) -> None:
        m.cr = m.cr & ~kept & M32 | m.gpr[register] & kept

    return read if extended == 19 else write


_BY_OPCODE: dict[int, Callable[[int], Action | None]] = {
    7: _multiply_immediate, 8: _carrying_immediate, 12: _carrying_immediate, 13: _carrying_immediate,
    10: _compare_immediate, 11: _compare_immediate, 14: _add_immediate, 15: _add_immediate,
    16: _branch_conditional, 18: _branch, 19: _opcode_19, 20: _rotate, 21: _rotate, 23: _rotate,
    **dict.fromkeys((24, 25, 26, 27, 28, 29), _logical_immediate),
    31: _opcode_31, **dict.fromkeys(_LOADS, _load), **dict.fromkeys(_STORES, _store), 46: _multiple, 47: _multiple,
}  # fmt: skip
