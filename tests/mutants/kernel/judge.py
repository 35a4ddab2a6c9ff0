"""The harm criterion: does a handler of the kernel, run on many states, give the interrupted context back?

A handler is entered with random registers at its symbol.  It must leave by the return of its level, by a branch to the
entry of another handler, or through the end of its prolog, and there
- every register, CR, LR, CTR and XER is as it was interrupted, or stands in its slot of the frame that r1 points to;
- the save and restore registers are as the interrupt left them, where they are still needed; so are PID and SPRG3;
- no scratch or save register of another level was written.
All other differences from the run of the unmutated handler in the same state (memory written elsewhere, another
frame, no end) are harm of another kind, which a check of the context need not find; but what it says is no false alarm.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from tests.mutants.elf32 import ElfError, Image, Object
from tests.mutants.machine import step
from tests.mutants.state import M32, Fault, Machine, Memory

from .build import MARK, PAGE_OFFSET
from .targets import Target

MSR_PR = 0x4000
_WAIT, _MSR_GS = 0x00040000, 0x10000000
_CLEAN, _USER = 0x1000, 0x40
"""Bits of a page table entry that handlers of some cores look at: not written to, and not of the kernel."""
_STEPS = 600
_LINK = {"40x": PAGE_OFFSET, "8xx": PAGE_OFFSET}
_OUTSIDE, _STRIDE = 0xC0907000, 0x31000
_TASK, _STACK, _OTHER, _LEVEL_STACK = 0xC2B00000, 0xC2C00000, 0xC2D00000, 0xC2E00000
_STACK_SIZE = 0x2000
_TABLES = (0xD1000000, 0x1000000)
_PAGES = (0xD2000000, 0x1000000)

_RETURN = {"base": "rfi", "critical": "rfci", "mcheck": "rfmci"}
_SRR = {"base": (26, 27), "critical": (58, 59), "mcheck": (570, 571)}
_PARKED = {"base": {272, 273, 276, 277, 279}, "critical": {274}, "mcheck": {273}}
_BOOKE = {"dear": 61, "esr": 62, "pid": 48}
_40X = {"dear": 981, "esr": 980, "pid": 945}
_8XX = {"dear": 19, "esr": 18}
_MD_EPN, _MD_TWC, _M_TWB = 795, 797, 796
_THREAD, _MAS1, _TID = 275, 625, 0x3FFF0000


class Verdict(NamedTuple):
    """`word` is harmful, other or harmless; `reason` says why it is not harmless."""

    word: str
    reason: str


class End(NamedTuple):
    """How a run ended: kind (return, hand-off, prolog, fault, endless), its target, the machine then."""

    kind: str
    target: str
    machine: KernelMachine


class KernelMemory(Memory):
    """Memory in which every address can be accessed; those outside the areas are counted."""

    stray: set[int]

    def check(self, address: int) -> None:
        """Note an access outside the areas."""
        try:
            super().check(address)
        except Fault:
            self.stray.add(address)


class KernelMachine(Machine):
    """A core of one family: PID has 8 bits; MD_TWC of the 8xx reads as the address of the second-level entry."""

    memory: KernelMemory
    family = ""
    steps: set[tuple[int, int]]

    def read_spr(self, number: int) -> int:
        """The value `mfspr` gives."""
        if self.family == "8xx" and number == _MD_TWC:
            return self.spr[_MD_TWC] & 0xFFFFF000 | self.spr[_MD_EPN] >> 10 & 0xFFC
        return super().read_spr(number)

    def write_spr(self, number: int, value: int) -> None:
        """What `mtspr` does."""
        super().write_spr(number, value & 0xFF if number == _numbers(self.family).get("pid") else value)


class Judge:
    """Judges the mutants of one target by the runs of the unmutated text, whose object is `data`."""

    def __init__(self, target: Target, data: bytes, handlers: frozenset[str], offsets: dict[str, int]) -> None:
        self.target, self.handlers, self.offsets = target, handlers, offsets
        self.states = [State(target, number) for number in range(_states(target))]
        self.data = data
        self.good = self.run(data)
        for end, state in zip(self.good, self.states, strict=True):
            assert not self._harm(end, state), (target.name, self._harm(end, state))
            assert not end.machine.memory.stray, (target.name, [hex(x) for x in end.machine.memory.stray])

    def judge(self, data: bytes) -> Verdict:
        """The verdict on a mutant."""
        try:
            ends = self.run(data)
        except ElfError as error:
            return Verdict("other", str(error))
        other = ""
        for end, good, state in zip(ends, self.good, self.states, strict=True):
            if harm := self._harm(end, state):
                return Verdict("harmful", f"{end.kind} {end.target}: {'; '.join(harm[:3])}")
            other = other or self._difference(end, good)
        return Verdict("other" if other else "harmless", other)

    def place(self, data: bytes) -> Image:
        """Give an object its addresses.  Raises ElfError."""
        elf = Object(data)
        names = sorted({symbol.name for symbol in elf.symbols if symbol.section == 0 and symbol.name})
        base = _LINK.get(self.target.family, 0xC0108000)
        return elf.place(base, {name: _OUTSIDE + _STRIDE * at for at, name in enumerate(names)})

    def run(self, data: bytes) -> list[End]:
        """Run an object in every state.  Raises ElfError."""
        image = self.place(data)
        entries = {address: name for name, address in image.addresses.items() if name in self.handlers}
        marks = {address for name, address in image.addresses.items() if name.startswith(MARK)}
        return [self._one(image, entries, marks, state) for state in self.states]

    def _one(self, image: Image, entries: dict[int, str], marks: set[int], state: State) -> End:
        if self.target.symbol not in image.addresses:
            raise ElfError("the symbol is gone")
        machine = state.machine(image, self.offsets)
        machine.pc = image.addresses[self.target.symbol]
        for _ in range(_STEPS):
            at = machine.pc
            try:
                step(machine)
            except Fault as fault:
                return End("fault", str(fault), machine)
            machine.steps.add((at, machine.pc))
            if machine.returned:
                return End("return", machine.returned, machine)
            if machine.pc in marks:
                return End("prolog", "", machine)
            if machine.pc in entries:
                return End("hand-off", entries[machine.pc], machine)
        return End("endless", "", machine)

    # What must hold at an end -----------------------------------------------------------------------------------

    def _harm(self, end: End, state: State) -> list[str]:
        if end.kind == "endless":
            return []
        if end.kind == "fault":
            return [end.target]
        found = list(self._foreign(end.machine, state))
        if end.kind == "prolog":
            return [*found, *self._frame(end.machine, state)]
        found += _lost(end.machine, state, range(32), ("cr", "lr", "ctr", "xer"))
        numbers = _numbers(self.target.family)
        needed = list(_SRR["base"] if end.kind == "hand-off" else _srr(self.target))
        if end.kind == "hand-off":
            needed += [numbers["dear"], numbers["esr"]] if self.target.family != "8xx" else []
        elif end.target != _RETURN[self.target.level]:
            found.append(f"{end.target} instead of {_RETURN[self.target.level]}")
        needed += [numbers["pid"]] if "pid" in numbers else []
        return found + [f"SPR {n} is changed" for n in needed if end.machine.spr[n] != state.spr[n]]

    def _foreign(self, machine: KernelMachine, state: State) -> Iterator[str]:
        """Registers of other levels, and the thread's."""
        if machine.spr[_THREAD] != state.spr[_THREAD]:
            yield "SPRG3 is changed"
        if self.target.family in ("40x", "8xx"):
            return
        own = {*_PARKED[self.target.level], *_srr(self.target)}
        for name in _SRR:
            for number in sorted({*_PARKED[name], *_SRR[name]} - own):
                if number in machine.spr_written and (name != "base" or machine.spr[number] != state.spr[number]):
                    yield f"SPR {number} is written, which is of the {name} level"

    def _frame(self, machine: KernelMachine, state: State) -> Iterator[str]:
        yield from _lost(machine, state, (*range(4, 9), *range(13, 32)), ("lr", "ctr", "xer"))
        srr0, srr1 = (state.spr[number] for number in _srr(self.target))
        wanted = {f"GPR{n}": value for n, value in enumerate(state.gpr)}
        wanted |= {"_CCR": state.cr, "_LINK": state.lr, "_CTR": state.ctr, "_XER": state.xer}
        wanted |= {"_NIP": srr0, "_MSR": srr1}
        if self.target.level != "base":
            wanted |= {"_DEAR": state.spr[_BOOKE["dear"]], "_ESR": state.spr[_BOOKE["esr"]]}
        for name, value in wanted.items():
            # MSR[WE] is cleared in the frame, and need not be.
            ignored = _WAIT if name == "_MSR" else 0
            if (machine.memory.load(machine.gpr[1] + self.offsets[name] & M32, 4) ^ value) & ~ignored:
                yield f"{name} does not hold the interrupted value"

    def _difference(self, end: End, good: End) -> str:
        """Harm of another kind: what the unmutated handler does not do in this state."""
        if end.kind == "endless":
            return "does not end"
        memory = end.machine.memory
        if memory.stray:
            return f"access to unknown address {min(memory.stray):#010x}"
        changed = {at for at in memory.changed - good.machine.memory.changed if memory.words[at] != memory.original(at)}
        if changed:
            return f"{min(changed):#010x} is overwritten"
        if end.kind == good.kind == "prolog":
            names = [f"r{n}" for n in range(32) if end.machine.gpr[n] != good.machine.gpr[n] and n not in (0, 10)]
            if names:
                return f"{names[0]} is not what the handlers behind the prolog expect"
        if end.kind == "hand-off" and good.kind == "hand-off" and end.target != good.target:
            return f"goes on in {end.target} instead of {good.target}"
        return "MSR is changed" if end.kind != "return" and end.machine.msr != good.machine.msr else ""


def ways(judge: Judge, data: bytes, prefix: str) -> dict[str, int]:
    """For each label with a prefix how many ways lead on from its statement in all states: 0 when it never runs."""
    steps = set().union(*(end.machine.steps for end in judge.run(data)))
    labels = {name: at for name, at in judge.place(data).addresses.items() if name.startswith(prefix)}
    return {name: sum(first == at for first, _ in steps) for name, at in labels.items()}


def _numbers(family: str) -> dict[str, int]:
    return {"40x": _40X, "8xx": _8XX}.get(family, _BOOKE)


def _srr(target: Target) -> tuple[int, int]:
    return _SRR[target.level]


def _lost(machine: KernelMachine, state: State, gprs: range | tuple[int, ...], names: tuple[str, ...]) -> list[str]:
    lost = [f"r{n} is lost" for n in gprs if machine.gpr[n] != state.gpr[n]]
    return lost + [f"{name} is lost" for name in names if getattr(machine, name) != getattr(state, name)]


def _states(target: Target) -> int:
    return 24 if "TLB" in target.name else 6


class State:
    """The state in which one interrupt is taken; `number` says which branches it makes the handler take.

    Bit 0: the kernel was interrupted, at an address of its own.  Bit 1: there is no table for the address.  The rest
    chooses what a page table entry holds: every bit, none, or random ones.  Some addresses are in a large page.
    """

    def __init__(self, target: Target, number: int) -> None:
        self.target = target
        rng = random.Random(1000 * number + sum(map(ord, target.symbol)))
        self.kernel, self.table = bool(number & 1), not number & 2
        self.entry = (M32, 0, None, M32 ^ _CLEAN, M32 ^ _USER, None)[number >> 2]
        self.no_pid = number % 8 == 4
        self.huge = number % 3 == 0 or number >= 16
        self.seed = rng.getrandbits(32)
        self.gpr = [rng.getrandbits(32) for _ in range(32)]
        self.cr, self.lr, self.ctr, self.xer, self.msr = (rng.getrandbits(32) for _ in range(5))
        self.xer &= 0xE000007F
        self.msr &= ~(MSR_PR | 0x8000)
        self.physical = PAGE_OFFSET if target.family in ("40x", "8xx") else 0
        self.spr = {n: rng.getrandbits(32) for n in range(1024)}
        self._set_addresses(rng)

    def _set_addresses(self, rng: random.Random) -> None:
        numbers = _numbers(self.target.family)
        address = rng.getrandbits(28) | (0xC0000000 if self.kernel else rng.choice((0x10000000, 0x40000000)))
        for at, number in enumerate((numbers["dear"], *(pair[0] for pair in _SRR.values()))):
            self.spr[number] = (address & ~0xFF) + 4 * at
        self.spr[_MD_EPN] = self.spr[numbers["dear"] if "Data" in self.target.symbol else 26]
        self.spr[_MAS1] = self.spr[_MAS1] & ~_TID if self.no_pid else self.spr[_MAS1] | 0x10000
        if "pid" in numbers:
            self.spr[numbers["pid"]] = rng.randrange(1, 256)
        for number in (n for pair in _SRR.values() for n in pair[1:]):
            self.spr[number] = self.spr[number] & ~(MSR_PR | _MSR_GS) | (0 if self.kernel else MSR_PR)
        if self.kernel:
            self.gpr[1] = _OTHER + _STACK_SIZE - 0x400 + 16 * rng.randrange(16)
        self.spr[_M_TWB] = _TABLES[0] - PAGE_OFFSET + 0x800000 + (address >> 20 & 0xFFC)

    def machine(self, image: Image, offsets: dict[str, int]) -> KernelMachine:
        """The machine as the interrupt leaves it."""
        memory = KernelMemory(self._areas(image), self._filler(image))
        memory.stray = set()
        thread = _TASK + offsets["THREAD"] - self.physical
        self.spr[_THREAD] = thread
        memory.initial[thread + offsets["PGDIR"]] = _TABLES[0] + 0x4000
        memory.initial[thread - offsets["THREAD"] + offsets["TASK_STACK"]] = _STACK
        for name in ("critirq_ctx", "mcheckirq_ctx"):
            if name in image.addresses:
                memory.initial[image.addresses[name]] = _LEVEL_STACK
        machine = KernelMachine(memory, lambda address: _fetch(image, address))
        machine.family, machine.steps = self.target.family, set()
        machine.gpr, machine.spr = list(self.gpr), dict(self.spr)
        machine.cr, machine.lr, machine.ctr, machine.xer, machine.msr = self.cr, self.lr, self.ctr, self.xer, self.msr
        return machine

    def _areas(self, image: Image) -> dict[str, tuple[int, int]]:
        areas = {"task": (_TASK, 0x2000), "stack": (_STACK, _STACK_SIZE), "other stack": (_OTHER, _STACK_SIZE),
                 "level stack": (_LEVEL_STACK, _STACK_SIZE), "tables": _TABLES, "pages": _PAGES}  # fmt: skip
        areas |= {f"{start:x}": (start, len(data)) for start, data in image.areas.items() if data}
        areas |= {name: (image.addresses[name], 0x4000) for name in image.undefined if name in image.addresses}
        if not self.physical:
            return areas
        low = {f"physical {name}": (start - PAGE_OFFSET, length) for name, (start, length) in areas.items()}
        # Without translation the lowest memory is there as well.
        return low | {"low": (0, 0x8000)}

    def _filler(self, image: Image) -> Filler:
        return Filler(self, image.addresses.get("swapper_pg_dir", 0))


class Filler:
    """What memory holds: page tables, entries in them, and noise."""

    def __init__(self, state: State, directory: int) -> None:
        self.state, self.directory = state, directory

    def __call__(self, address: int) -> int:
        """The word at an address."""
        state = self.state
        noise = hash((state.seed, address)) * 0x9E3779B1 >> 7 & M32
        seen = address + state.physical & M32
        if self.directory <= seen < self.directory + 0x4000 or _TABLES[0] <= seen < sum(_TABLES):
            page = _PAGES[0] - state.physical | noise & 0xFFF000
            if state.huge and state.table and state.target.family == "40x":
                return page | 0x60
            if state.huge and state.table and "CONFIG_HUGETLB_PAGE" in state.target.defines:
                return page & 0x7FFFFFFF | 22
            # The page table's address and flags, such as that of being present.
            return page | noise & 0x5FF | 0x400 if state.table else noise & 0x11F * (noise >> 13 & 1)
        if _PAGES[0] <= seen < sum(_PAGES):
            return noise if state.entry is None else state.entry
        return noise


def _fetch(image: Image, address: int) -> int:
    for start, data in image.areas.items():
        if start <= address <= start + len(data) - 4:
            return int.from_bytes(data[address - start : address - start + 4], "big")
    raise Fault(f"leaves for {address:#010x}")
