"""The harm criterion: does a file of handlers, copied to the vectors and run, give the interrupted context back?

The handlers are copied as `kvmppc_booke_init` does it (DOMAIN section 4): entry i of the table says where handler i
begins, entry i + 1 where it ends, the index says the vector.  Each copy is entered with random registers and memory
and must reach `kvmppc_resume_host`, or return, with everything the hand-off promises.  Levels: e500v2, where IVOR 0,
12 and 15 are critical and IVOR 1 is machine check.
"""

from __future__ import annotations

import random
import re
from itertools import pairwise
from typing import NamedTuple

from .elf32 import ElfError, Image, Object
from .machine import step
from .state import DBSR, M32, Fault, Machine, Memory

TABLE = "kvmppc_booke_handler_addr"
END = "kvmppc_handlers_end"
RESUME = "kvmppc_resume_host"
IVORS = (*range(16), 32, 33, 34)
DEBUG = 15

MSR_PR, MSR_DE = 0x4000, 0x200
DBSR_BITS = 0xFFFF8060
"""The bits Book III-E defines in DBSR."""
SPRG_THREAD = 275
SRR = {"base": (26, 27), "critical": (58, 59), "mcheck": (570, 571)}
SCRATCH = {"base": frozenset({272, 273, 276, 277, 279}), "critical": frozenset({274}), "mcheck": frozenset({273})}
"""What each level may park in; another level's register may be overwritten at any time by that level's handler."""

_OTHER_SPRS = {
    *(22, 48, 54, 61, 62, 63, 256, DBSR, 308, 309, 310, 312, 313, 316, 317, 336, 340, 512, 572, 573, 574, 575, 688),
    *(624, 625, 626, 627, 628, 630, 633, 634, 944, 1008, 1009, *range(400, 416), *range(528, 532)),
}
"""Further registers of an e500v2 (DEC, PID, DEAR, ESR, IVPR, DBCR, IAC, DAC, TSR, TCR, MAS, IVOR ...); others fault."""
_SPRS = sorted({*_OTHER_SPRS, *range(272, 280), *(number for pair in SRR.values() for number in pair)})

_LINK_BASES = (0xC0108000, 0xC036FF00)
"""Two places for the linked text: in the first bit 15 of all its addresses is set, so that @h and @ha differ; in the
second it is clear behind the handlers, and a border of 64 KiB lies within them, so that their upper halves differ."""
_OUTSIDE = 0x7C00
_COPY_BASE, _COPY_STRIDE = 0xC1800000, 0x4100
_LIMIT_BYTES = 256
_AREA = 0x8000
_STEPS, _STATES = 300, 3
_HANDLER = re.compile(r"kvmppc_handler_(\d+)")


class Slots(NamedTuple):
    """Byte offsets the handlers use: in the thread, and in the vcpu."""

    thread_vcpu: int
    gpr3: int
    gpr4: int
    gpr5: int
    gpr6: int
    ctr: int
    pc: int
    crit_save: int


class Verdict(NamedTuple):
    """What the judge found: `harmful`, and why (empty when not)."""

    harmful: bool
    reason: str


class _Harm(Exception):
    """A handler broke its promise; the text says how."""


def level(ivor: int) -> str:
    """The interrupt level of a vector on e500v2."""
    return {0: "critical", 12: "critical", 15: "critical", 1: "mcheck"}.get(ivor, "base")


def judge(data: bytes, slots: Slots, *, by_table: bool = True, dbsr: int = DBSR_BITS) -> Verdict:
    """Run every handler of an assembled object; `data` are the bytes of the ELF file.

    Without `by_table` the handlers are found by their names, for a file that has no table.  `dbsr` are the bits that
    may be set in DBSR when a debug interrupt is taken.
    """
    try:
        elf = Object(data)
        for number, base in enumerate(_LINK_BASES):
            image = _link(elf, base)
            for ivor, block in _blocks_by_table(elf, image) if by_table else _blocks_by_name(image):
                for state in range(_STATES):
                    rng = random.Random(1000 * state + 10 * ivor + number)
                    _enter(image, slots, _Case(ivor, block, (state + number) % 2 == 0, dbsr), rng)
    except (ElfError, _Harm) as error:
        return Verdict(True, str(error))
    return Verdict(False, "")


def _link(elf: Object, base: int) -> Image:
    outside = base + 0x200000 + _OUTSIDE
    externals = {s.name: outside + 0x31034 * n for n, s in enumerate(elf.symbols) if s.section == 0 and s.name}
    return elf.place(base, externals)


def _word(image: Image, address: int) -> int | None:
    for start, data in image.areas.items():
        if start <= address <= start + len(data) - 4:
            return int.from_bytes(data[address - start : address - start + 4], "big")
    return None


def _block(image: Image, ivor: int, start: int, end: int) -> tuple[int, bytes]:
    """A vector and the bytes copied to it.  Raises _Harm for a length that cannot be meant."""
    if not 0 < end - start <= _LIMIT_BYTES:
        raise _Harm(f"IVOR {ivor}: {end - start} bytes would be copied")
    words = [_word(image, at) for at in range(start, end, 4)]
    if None in words:
        raise _Harm(f"IVOR {ivor}: the bytes from {start:#x} to {end:#x} do not exist")
    return ivor, b"".join((word or 0).to_bytes(4, "big") for word in words)


def _blocks_by_name(image: Image) -> list[tuple[int, bytes]]:
    """What lies between the handler symbols, the last up to the end symbol."""
    found = {int(match[1]): at for name, at in image.addresses.items() if (match := _HANDLER.fullmatch(name))}
    if not found or END not in image.addresses:
        raise _Harm("no handler, or no end of the last one")
    edges = [*sorted(found.values()), image.addresses[END]]
    return [_block(image, ivor, at, edges[edges.index(at) + 1]) for ivor, at in found.items()]


def _blocks_by_table(elf: Object, image: Image) -> list[tuple[int, bytes]]:
    """Vector and bytes of each copy.  Raises _Harm where the table is unusable."""
    count: dict[str, int] = {}
    for symbol in elf.symbols:
        count[symbol.name] = count.get(symbol.name, 0) + 1
    if TABLE not in image.addresses or TABLE in image.undefined:
        raise _Harm(f"no table {TABLE}")
    entries = []
    for index in range(len(IVORS) + 1):
        place = image.addresses[TABLE] + 4 * index
        address, name = _word(image, place), image.pointers.get(place)
        if address is None or name is None:
            raise _Harm(f"table has no entry {index}")
        if name in image.undefined:
            raise _Harm(f"table entry {index}: {name} is not defined")
        if name and count[name] != 1:
            raise _Harm(f"table entry {index}: {name} is defined {count[name]} times")
        entries.append(address)
    if entries[-1] != image.addresses.get(END):
        raise _Harm("table does not end with the end of the last handler")
    return [_block(image, ivor, *pair) for ivor, pair in zip(IVORS, pairwise(entries), strict=True)]


class _Case(NamedTuple):
    """An interrupt: the vector, what was copied to it, whether user code was interrupted, the bits DBSR may have."""

    ivor: int
    block: bytes
    user: bool
    dbsr: int


class _Entry(NamedTuple):
    """The state in which the interrupt was taken."""

    gpr: tuple[int, ...]
    cr: int
    lr: int
    ctr: int
    xer: int
    msr: int
    spr: dict[int, int]
    vcpu: int
    thread: int


def _enter(image: Image, slots: Slots, case: _Case, rng: random.Random) -> None:
    """Take one interrupt and judge the state in which the handler leaves.  Raises _Harm."""
    ivor, user = case.ivor, case.user
    copy = _COPY_BASE + _COPY_STRIDE * ivor + 0x100 * rng.randrange(4)
    machine = _machine(image, slots, copy, case, rng)
    before = _Entry(tuple(machine.gpr), machine.cr, machine.lr, machine.ctr, machine.xer, machine.msr,
                    dict(machine.spr), machine.memory.areas["vcpu"][0], machine.memory.areas["thread"][0])  # fmt: skip
    resume = image.addresses.get(RESUME)
    where = f"IVOR {ivor}{'' if ivor != DEBUG else ' from user' if user else ' from kernel'}: "
    for _ in range(_STEPS):
        try:
            step(machine)
        except Fault as fault:
            raise _Harm(f"{where}{fault} at +{machine.pc - copy:#x}") from None
        if machine.returned or machine.pc == resume:
            break
    else:
        raise _Harm(f"{where}no end after {_STEPS} instructions")
    found = list(_broken_return(machine, before, slots, ivor) if ivor == DEBUG and not user
                 else _broken_handoff(machine, before, slots, ivor))  # fmt: skip
    if found:
        raise _Harm(where + "; ".join(found[:3]))


def _machine(image: Image, slots: Slots, copy: int, case: _Case, rng: random.Random) -> Machine:
    seed = rng.getrandbits(32)
    vcpu, thread = 0xC2A00000 + 0x10000 * rng.randrange(8), 0xC2B00000 + 0x10000 * rng.randrange(8)
    memory = Memory(
        {"vcpu": (vcpu, _AREA), "thread": (thread, _AREA)},
        lambda address: hash((seed, address)) * 0x9E3779B1 >> 7 & M32,
    )
    memory.initial[thread + slots.thread_vcpu] = vcpu
    code = {copy: case.block, **image.areas}

    def fetch(address: int) -> int:
        for first, data in code.items():
            if first <= address <= first + len(data) - 4:
                return int.from_bytes(data[address - first : address - first + 4], "big")
        raise Fault(f"fetch from {address:#010x}, outside the copy and the linked text")

    machine = Machine(memory, fetch)
    machine.gpr = [rng.getrandbits(32) for _ in range(32)]
    machine.cr, machine.lr, machine.ctr, machine.xer, machine.msr = (rng.getrandbits(32) for _ in range(5))
    machine.xer &= 0xE000007F
    machine.msr &= ~(MSR_PR | 0x8000)
    machine.spr = {number: rng.getrandbits(32) for number in _SPRS}
    machine.spr[SPRG_THREAD] = thread
    # A debug interrupt needs MSR[DE] = 1, and what other levels have in their SRR1 says nothing about it.
    for name, pair in SRR.items():
        problem_state = case.user if name == "critical" else not case.user
        machine.spr[pair[1]] = machine.spr[pair[1]] & ~MSR_PR | MSR_DE | (MSR_PR if problem_state else 0)
    machine.spr[DBSR] = case.dbsr & (machine.spr[DBSR] | rng.choice((0, M32)))
    machine.pc = copy
    return machine


def _differences(machine: Machine, before: _Entry, free: frozenset[int], names: tuple[str, ...]) -> list[str]:
    """The registers that differ from the interrupted ones: GPRs outside `free` and those in `names`."""
    lost = [f"r{n} is lost" for n in range(32) if n not in free and machine.gpr[n] != before.gpr[n]]
    return lost + [f"{name} is lost" for name in names if getattr(machine, name) != getattr(before, name)]


def _spr_differences(machine: Machine, before: _Entry, ivor: int, also: frozenset[int]) -> list[str]:
    """SPRs written that are not the level's own; its own SRR pair only counts when the value changed."""
    own, pair = SCRATCH[level(ivor)], SRR[level(ivor)]
    return [
        f"SPR {number} is written, which is not for the {level(ivor)} level"
        for number in sorted(machine.spr_written - own - also)
        if number not in pair or machine.spr[number] != before.spr.get(number)
    ]


def _memory_differences(machine: Machine, before: _Entry, may_change: dict[int, str]) -> list[str]:
    memory = machine.memory
    found = []
    for address in sorted(memory.changed):
        if address not in may_change and memory.words[address] != memory.original(address):
            area = "vcpu" if before.vcpu <= address < before.vcpu + _AREA else "thread"
            start = before.vcpu if area == "vcpu" else before.thread
            found.append(f"{area}+{address - start} is overwritten")
    return found


def _broken_handoff(machine: Machine, before: _Entry, slots: Slots, ivor: int) -> list[str]:
    if machine.returned:
        return [f"{machine.returned} instead of the hand-off"]
    found = _differences(machine, before, frozenset({3, 4, 5, 6}), ("cr", "lr", "xer", "msr"))
    if machine.gpr[4] != before.vcpu:
        found.append("r4 is not the vcpu")
    if machine.gpr[5] != ivor:
        found.append(f"r5 is {machine.gpr[5]:#x}")
    wanted = {
        slots.gpr3: ("VCPU_GPR(R3)", before.gpr[3]),
        slots.gpr4: ("VCPU_GPR(R4)", before.gpr[4]),
        slots.gpr5: ("VCPU_GPR(R5)", before.gpr[5]),
        slots.gpr6: ("VCPU_GPR(R6)", before.gpr[6]),
        slots.ctr: ("VCPU_CTR", before.ctr),
        slots.pc: ("VCPU_PC", before.spr[SRR[level(ivor)][0]]),
    }
    for offset, (name, value) in wanted.items():
        if machine.memory.word(before.vcpu + offset) != value:
            found.append(f"{name} does not hold the interrupted value")
    slots_used = {before.vcpu + offset: name for offset, (name, _) in wanted.items()}
    if ivor == DEBUG:
        slots_used[before.vcpu + slots.crit_save] = "VCPU_CRIT_SAVE"
    found += _memory_differences(machine, before, slots_used)
    return found + _spr_differences(machine, before, ivor, frozenset())


def _broken_return(machine: Machine, before: _Entry, slots: Slots, ivor: int) -> list[str]:
    if machine.returned != "rfci":
        return [f"{machine.returned or 'a hand-off'} instead of rfci"]
    found = _differences(machine, before, frozenset(), ("cr", "lr", "ctr", "xer"))
    srr1 = SRR[level(ivor)][1]
    if machine.spr[srr1] != before.spr[srr1] & ~MSR_DE:
        found.append("CSRR1 is not the interrupted one with DE cleared")
    if machine.spr[DBSR]:
        found.append(f"DBSR keeps {machine.spr[DBSR]:#x}")
    found += _memory_differences(machine, before, {before.vcpu + slots.crit_save: "VCPU_CRIT_SAVE"})
    return found + _spr_differences(machine, before, ivor, frozenset({DBSR, srr1}))
