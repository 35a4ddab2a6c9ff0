"""The values that protocol files describe: levels, cpus, contracts of handlers, layouts of copied code.

The field names are those of the TOML files; `ppcmacro.protocols.load` reads them and checks every key.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from types import MappingProxyType

from ppcmacro.records import NamedTuple

__all__ = ["Capture", "Contract", "Cpu", "Exit", "KernelFiles", "Layout", "Level", "Protocols"]


class Level(NamedTuple):
    """An interrupt level: its save/restore pair by SPR name and the instructions that return through that pair."""

    name: str
    srr: tuple[str, str]
    returns: tuple[str, ...]
    title: str


class Cpu(NamedTuple):
    """A core: its SPR family, the IVOR numbers it has (None: no IVORs), and the levels that differ between cores.

    kernel_config  names and values (None: 1) that a Linux configuration for this core defines
    configured_by  names of which a Linux configuration for this core, or one like it, defines at least one
    spe            it has the SPE, whose instructions use the general registers with 64 bits
    mmu            the SPRs that a TLB miss handler sets up for the TLB instructions
    """

    name: str
    family: str
    ivors: frozenset[int] | None
    mcheck: str
    debug: str
    levels: Mapping[str, Level] = MappingProxyType({})
    kernel_config: tuple[tuple[str, str | None], ...] = ()
    configured_by: tuple[str, ...] = ()
    spe: bool = False
    mmu: tuple[str, ...] = ()

    @property
    def is_64bit(self) -> bool:
        """Tell whether the core runs 64-bit code."""
        return self.family in ("booke64", "book3s64")


class Exit(NamedTuple):
    """One way in which a handler may end.

    kind      "return" (an rf* of the handler's level), "hand-off" (a jump to `target`), "checkpoint" (the end of a call
              of the macro `target`, from where on others answer for the state), "call" (the first call of a function
              elsewhere, of which calls.toml says nothing), "fall" (into the handler behind it, as `target` says) or
              "caller" (a return through LR)
    target    the symbol of a hand-off or call, a pattern with `*`, or "handler" for the entry of any other handler
    requires  place -> value that must be there, such as r4 -> vcpu or r12 -> xSRR0
    saved     slot "base+displacement" -> place whose value at the interrupt it must hold; the base is a name of
              `given`, or the register that points there at the end
    preserve  places that must hold their value at the interrupt
    spellings slot of `saved` -> other displacements that mean the same; a file has them behind it, with `|`
    masks     slot of `saved` or place of `preserve` -> the bits that count, all for those left out; a file has them
              behind the place, with `&`
    leaves    SPR -> expression over its value at the interrupt, or "cleared" (all bits written with 1)
    when      a condition that the path must have established, "" for none
    levels    the levels of the handlers it is for, in addition to what another exit asks for; empty: all
    optional  slots of `saved` that need not be written; a file has `?` behind them
    """

    kind: str
    target: str = ""
    requires: Mapping[str, str] = MappingProxyType({})
    saved: Mapping[str, str] = MappingProxyType({})
    preserve: tuple[str, ...] = ()
    spellings: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    masks: Mapping[str, str] = MappingProxyType({})
    leaves: Mapping[str, str] = MappingProxyType({})
    when: str = ""
    levels: tuple[str, ...] = ()
    optional: frozenset[str] = frozenset()


class Capture(NamedTuple):
    """SPRs that a handler has to read before the first call, and before every hand-off that its contract names.

    what      "syndrome": they say why the interrupt was taken, the next one of the kind overwrites them; "lower-level":
              the handler may have interrupted one of a lower level that needs them
    families  the SPR families of the cores it is for; empty: all
    ivors, vectors, levels
              which interrupts: by IVOR number, by the offset of a fixed vector, by the name of the level
    read      the SPRs by name; "mmu" stands for those that the core lists
    """

    what: str
    families: tuple[str, ...]
    ivors: tuple[int, ...]
    vectors: tuple[int, ...]
    levels: tuple[str, ...]
    read: tuple[str, ...]


class Contract(NamedTuple):
    """What the handlers that `macros` or `symbols` name are given at the vector, and how they may end.

    macros, symbols  the macros whose calls make such handlers, the pattern of their symbols
    families         the SPR families of the cores it is for; empty: all
    vector_macros    C macros whose use defines the symbol of such a handler; with `macros` the handler begins at a
                     symbol of theirs before the call
    ivor             the macro parameter with the IVOR number
    ivors            the only interrupts that such a handler is for; empty: any
    level            "ivor" when the level follows from the IVOR number, "vector" when it follows from the vector that
                     leads to the symbol (the IVOR set-up of the file, or its address), "symbol" when it follows from
                     the symbol by `symbol_levels` (base for the others), "flag" when it follows from `flag_levels`,
                     "srr0" when the macro's argument of that name tells, "none" for a function, else the name of the
                     level
    where            macro parameter -> the argument, as text, that a call must have for this contract; `!` in front of
                     it: must not have
    symbol_levels    patterns of symbols, each with its level
    flag_levels      expressions, each with the level of a handler for which it is not 0; the first one holds, base when
                     all are 0, and none ("") when it cannot be told
    interrupted      "guest" when no value of the interrupted context may be used as an address; "caller" for a function
    free             places that may hold anything at every exit; "spr" stands for all SPRs
    given            place or slot -> the object whose address is there
    holds            place or slot -> the place whose interrupted value it has; what stands in the first one itself is
                     then elsewhere.  `{name}` stands for an argument of the macro call, here and in the exits
    spent            places that hold anything but their interrupted values when the handler starts
    scratch          slots, as "base+displacement", that the handler may write as it likes
    confined         of the objects in `given` only scratch and saved slots may be written, and every jump out of the
                     handler has to be one of the exits
    translation      the distance between virtual and physical addresses, as a number or the name of a C macro
    captures         what has to be read before others run
    frame            of a function: offsets in bytes from its caller's stack pointer of the words for its `link`, its
                     `condition` register and its caller's `toc`, of the `parameters`, and the size of the `red_zone`
    files, cpu, kernel_config
                     which files of a kernel tree are meant, the core they are for, how they are preprocessed
    """

    id: str
    title: str
    macros: tuple[str, ...]
    symbols: re.Pattern[str] | None
    families: tuple[str, ...]
    where: dict[str, str]
    symbol_levels: tuple[tuple[re.Pattern[str], str], ...]
    vector_macros: tuple[str, ...]
    ivor: str
    ivors: tuple[int, ...]
    level: str
    interrupted: str
    free: tuple[str, ...]
    given: dict[str, str]
    holds: dict[str, str]
    scratch: tuple[str, ...]
    confined: bool
    translation: str
    exits: tuple[Exit, ...]
    captures: tuple[Capture, ...] = ()
    flag_levels: Mapping[str, str] = MappingProxyType({})
    spent: tuple[str, ...] = ()
    frame: Mapping[str, int] = MappingProxyType({})
    files: tuple[str, ...] = ()
    cpu: str = ""
    kernel_config: tuple[str, ...] = ()

    @property
    def objects(self) -> frozenset[str]:
        """The names of what the contract's pointers point to."""
        bases = (slot.partition("+")[0] for slot in self.holds if "+" in slot)
        return frozenset((*self.given.values(), *bases))


class Layout(NamedTuple):
    """Code that is copied handler by handler to its vectors, with the address table that tells where each begins."""

    id: str
    start: str
    end: str
    handlers: re.Pattern[str]
    table: str
    expected_index: tuple[int, ...]
    position_independent: bool
    copied_by: str


class KernelFiles(NamedTuple):
    """Some files of a kernel tree, by globs of their paths below arch/powerpc.

    cpu    the core they are read for in a tree without configuration, "" when any will do
    also   further cores that they are for, each of which they are checked for there
    needs  names of the configuration of which one must be defined for them to be built; empty: none
    skip   why they are never checked, "" when they are
    """

    files: tuple[str, ...]
    cpu: str = ""
    also: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    skip: str = ""


class Protocols(NamedTuple):
    """Everything that was loaded.

    vectors  by SPR family the offsets of its fixed vectors, in order, with the names of the interrupts
    private  patterns of symbols whose code is not called as the ABI says
    """

    levels: dict[str, Level]
    cpus: dict[str, Cpu]
    ivor_level: dict[int, str]
    ivor_names: dict[str, int]
    names: dict[str, int]
    scratch: dict[str, dict[str, tuple[str, ...]]]
    reserved: dict[str, dict[str, str]]
    contracts: tuple[Contract, ...]
    layouts: tuple[Layout, ...]
    kernel_files: tuple[KernelFiles, ...] = ()
    vectors: Mapping[str, dict[int, str]] = MappingProxyType({})
    vector_level: Mapping[str, dict[int, str]] = MappingProxyType({})
    clobbers: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    private: tuple[str, ...] = ()
    fixed_config: frozenset[str] = frozenset()
    feature_tables: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def clobbers_of(self, symbol: str) -> tuple[str, ...]:
        """Return the registers that a call of a function elsewhere may change; "" asks for what the ABI says."""
        return self.clobbers.get(symbol, self.clobbers.get("", ()))

    def contract(self, name: str) -> Contract:
        """Return a contract by its id, which must be one that is shipped."""
        return next(c for c in self.contracts if c.id == name)

    def contract_with_id(self, name: str) -> Contract | None:
        """Return a contract by its id, None for an id that no protocol file has."""
        return next((c for c in self.contracts if c.id == name), None)

    def is_private(self, symbol: str) -> bool:
        """Tell whether code with that symbol has a convention of its own instead of the ABI's."""
        return _fits(symbol, self.private)

    def levels_of(self, cpu: Cpu) -> list[Level]:
        """Return the interrupt levels with what this core has for each."""
        return [cpu.levels.get(name, level) for name, level in self.levels.items()]

    def level_named(self, name: str, cpu: Cpu) -> Level | None:
        """Return a level by name as this core has it, None for an unknown name."""
        return cpu.levels.get(name) or self.levels.get(name)

    def level_of_ivor(self, number: int, cpu: Cpu) -> Level:
        """Return the level that interrupt `number` has on that core."""
        name = self.ivor_level.get(number, "base")
        if name == "mcheck":
            name = cpu.mcheck
        elif name == "debug":
            name = cpu.debug
        return cpu.levels.get(name) or self.levels[name]

    def contracts_of_macro(self, name: str, family: str) -> list[Contract]:
        """Return the contracts that name this macro on cores of a family; their `where` tells which one a call has."""
        return [c for c in self.contracts if name in c.macros and (not c.families or family in c.families)]

    def contract_of_macro(self, name: str) -> Contract | None:
        """Return the contract that names this macro, spelt as in its definition, if any.

        GNU as ignores the case of letters, people do not: Linux has KVM_HANDLER and kvm_handler for different things.
        """
        return next((c for c in self.contracts if name in c.macros), None)

    def contract_of_symbol(self, name: str, family: str, macros: Collection[str] = ()) -> Contract | None:
        """Return the contract for a symbol on cores of a family: by its name, else by a C macro that defines it.

        `macros` are the C macros that the symbol's definition came out of.
        """
        fitting = self.contracts_of_symbol(name, family)
        if fitting or not macros:
            return fitting[0] if fitting else None
        fitting = [c for c in self.contracts if not c.macros and (not c.families or family in c.families)]
        return next((c for c in fitting if any(macro in macros for macro in c.vector_macros)), None)

    def contracts_of_symbol(self, name: str, family: str) -> list[Contract]:
        """Return the contracts whose pattern fits a symbol on cores of a family."""
        return [
            c
            for c in self.contracts
            if c.symbols and (not c.families or family in c.families) and c.symbols.fullmatch(name)
        ]

    def kernel_file(self, path: str) -> KernelFiles | None:
        """Return what is known of a file of a kernel tree by its path below arch/powerpc, if anything."""
        return next((one for one in self.kernel_files if any(fnmatchcase(path, glob) for glob in one.files)), None)

    def cpu_of_configuration(self, names: Collection[str]) -> Cpu | None:
        """Return the core that the names which a Linux configuration defines are for; of several, the last listed."""
        return next((cpu for cpu in reversed(self.cpus.values()) if any(n in names for n in cpu.configured_by)), None)

    def contract_of_file(self, path: str) -> Contract | None:
        """Return a contract that claims the file with that path (slashes forward), if any."""
        return next((c for c in self.contracts if any(path.endswith("/" + f) or path == f for f in c.files)), None)


@lru_cache(1 << 12)
def _fits(symbol: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(symbol, pattern) for pattern in patterns)
