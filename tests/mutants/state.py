"""Registers and memory of the machine that runs the handlers."""

from __future__ import annotations

from collections.abc import Callable

M32 = 0xFFFFFFFF

XER, LR, CTR = 1, 8, 9
DBSR, MCSR, TSR = 304, 572, 336
WRITE_ONE_TO_CLEAR = frozenset({DBSR, MCSR, TSR})
USER_READ = {259: 275, 260: 276, 261: 277, 262: 278, 263: 279}
"""SPRG3-SPRG7 by the numbers that may only be read."""
READ_ONLY = frozenset({*USER_READ, 268, 269, 286, 287, 1023})

_XER_CA = 0x20000000


class Fault(Exception):
    """The machine cannot go on: unknown or illegal word, or an access outside the known areas."""


class Memory:
    """Areas of memory: name -> (first byte, length).  A word reads as what was stored, else as `initial` has it,
    else as `filler` gives it for its address."""

    def __init__(self, areas: dict[str, tuple[int, int]], filler: Callable[[int], int]) -> None:
        self.areas = areas
        self.filler = filler
        self.initial: dict[int, int] = {}
        self.words: dict[int, int] = {}
        self.changed: set[int] = set()

    def check(self, address: int) -> None:
        """Raise Fault when the byte at `address` lies in no area."""
        for start, length in self.areas.values():
            if start <= address < start + length:
                return
        raise Fault(f"access to unknown address {address:#010x}")

    def word(self, address: int) -> int:
        """The aligned word at `address` without any check."""
        value = self.words.get(address)
        return self.original(address) if value is None else value

    def original(self, address: int) -> int:
        """What the aligned word at `address` held before the first store."""
        value = self.initial.get(address)
        return self.filler(address) if value is None else value

    def load(self, address: int, width: int) -> int:
        """`width` bytes from `address`, zero-extended.  Raises Fault outside the areas."""
        self.check(address)
        if width == 4 and not address & 3:
            return self.word(address)
        value = 0
        for at in range(address, address + width):
            at &= M32
            self.check(at)
            value = value << 8 | self.word(at & ~3) >> 24 - 8 * (at & 3) & 0xFF
        return value

    def store(self, address: int, width: int, value: int) -> None:
        """Write the low `width` bytes of `value`.  Raises Fault outside the areas."""
        self.check(address)
        if width == 4 and not address & 3:
            self.words[address] = value
            self.changed.add(address)
            return
        for n in range(width):
            at = address + n & M32
            self.check(at)
            shift = 24 - 8 * (at & 3)
            byte = value >> 8 * (width - 1 - n) & 0xFF
            self.words[at & ~3] = self.word(at & ~3) & ~(0xFF << shift) & M32 | byte << shift
            self.changed.add(at & ~3)


class Machine:
    """Registers, memory and the next instruction address.  CR is one 32-bit word, CR0 in the highest four bits."""

    def __init__(self, memory: Memory, fetch: Callable[[int], int]) -> None:
        self.gpr = [0] * 32
        self.cr = self.lr = self.ctr = self.xer = self.msr = 0
        self.spr: dict[int, int] = {}
        self.spr_written: set[int] = set()
        self.memory = memory
        self.fetch = fetch
        self.pc = 0
        self.returned = ""

    def read_spr(self, number: int) -> int:
        """The value `mfspr` gives."""
        if number == LR:
            return self.lr
        if number == CTR:
            return self.ctr
        if number == XER:
            return self.xer
        number = USER_READ.get(number, number)
        try:
            return self.spr[number]
        except KeyError:
            raise Fault(f"read of unknown SPR {number}") from None

    def write_spr(self, number: int, value: int) -> None:
        """What `mtspr` does, with the registers whose set bits clear."""
        if number == LR:
            self.lr = value
        elif number == CTR:
            self.ctr = value
        elif number == XER:
            self.xer = value
        elif number in READ_ONLY:
            raise Fault(f"write to read-only SPR {number}")
        else:
            self.spr_written.add(number)
            if number in WRITE_ONE_TO_CLEAR:
                value = self.spr.get(number, 0) & ~value
            self.spr[number] = value & M32

    def compare(self, field: int, left: int, right: int) -> None:
        """Set a CR field from a comparison of two already extended values, with SO copied from XER."""
        bits = 8 if left < right else 4 if left > right else 2
        bits |= self.xer >> 31
        shift = 28 - 4 * field
        self.cr = self.cr & ~(0xF << shift) & M32 | bits << shift

    def record(self, value: int) -> None:
        """Set CR0 from a result, as the record forms do."""
        self.compare(0, signed(value), 0)

    def carry(self, carry: bool) -> None:
        """Set XER[CA]."""
        self.xer = self.xer | _XER_CA if carry else self.xer & ~_XER_CA

    def base(self, register: int) -> int:
        """The value of an RA operand where RA = 0 means zero."""
        return self.gpr[register] if register else 0


def signed(value: int, bits: int = 32) -> int:
    """A two's complement field of `bits` bits as a Python integer."""
    return value - (1 << bits) if value >> (bits - 1) & 1 else value
