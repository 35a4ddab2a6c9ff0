"""The values that protocol files describe: levels, cpus, contracts of handlers, layouts of copied code.

The field names are those of the TOML files; `ppcmacro.protocols.load` reads them and checks every key.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

__all__ = ["Contract", "Cpu", "Exit", "KernelFiles", "Layout", "Level", "Protocols"]


@dataclass(frozen=True)
class Level:
    """An interrupt level: its save/restore pair by SPR name and the instructions that return through that pair."""

    name: str
    srr: tuple[str, str]
    returns: tuple[str, ...]
    title: str


@dataclass(frozen=True)
class Cpu:
    """A core: its SPR family, the IVOR numbers it has (None: no IVORs), and the levels that differ between cores.

    kernel_config  names and values (None: 1) that a Linux configuration for this core defines
    configured_by  names of which a Linux configuration for this core, or one like it, defines at least one
    """

    name: str
    family: str
    ivors: frozenset[int] | None
    mcheck: str
    debug: str
    levels: dict[str, Level] = field(default_factory=dict)
    kernel_config: tuple[tuple[str, str | None], ...] = ()
    configured_by: tuple[str, ...] = ()

    @property
    def is_64bit(self) -> bool:
        """Tell whether the core runs 64-bit code."""
        return self.family in ("booke64", "book3s64")


@dataclass(frozen=True)
class Exit:
    """One way in which a handler may end.

    kind      "return" (an rf* of the handler's level) or "hand-off" (a jump to `target`)
    requires  place -> value that must be there, such as r4 -> vcpu
    saved     slot "base+displacement" -> place whose value at the interrupt it must hold
    preserve  places that must hold their value at the interrupt
    leaves    SPR -> expression over its value at the interrupt, or "cleared" (all bits written with 1)
    when      a condition that the path must have established, "" for none
    """

    kind: str
    target: str = ""
    requires: dict[str, str] = field(default_factory=dict)
    saved: dict[str, str] = field(default_factory=dict)
    preserve: tuple[str, ...] = ()
    leaves: dict[str, str] = field(default_factory=dict)
    when: str = ""


@dataclass(frozen=True)
class Contract:
    """What the handlers that `macros` or `symbols` name are given at the vector, and how they may end.

    macros, symbols  the macros whose calls make such handlers, the pattern of their symbols
    ivor             the macro parameter with the IVOR number
    ivors            the only interrupts that such a handler is for; empty: any
    interrupted      "guest" when no value of the interrupted context may be used as an address
    free             registers that may be changed at once
    given            place or slot -> the object whose address is there
    scratch          slots, as "base+displacement", that the handler may write as it likes
    files, cpu, kernel_config
                     which files of a kernel tree are meant, the core they are for, how they are preprocessed
    """

    id: str
    title: str
    macros: tuple[str, ...]
    symbols: re.Pattern[str] | None
    ivor: str
    ivors: tuple[int, ...]
    level: str
    interrupted: str
    free: tuple[str, ...]
    given: dict[str, str]
    scratch: tuple[str, ...]
    exits: tuple[Exit, ...]
    files: tuple[str, ...] = ()
    cpu: str = ""
    kernel_config: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """Code that is copied handler by handler to its vectors, with the address table that tells where each begins."""

    id: str
    start: str
    end: str
    handlers: re.Pattern[str]
    table: str
    expected_index: tuple[int, ...]
    position_independent: bool
    copied_by: str


@dataclass(frozen=True)
class KernelFiles:
    """Some files of a kernel tree, by globs of their paths below arch/powerpc.

    cpu    the core they are read for in a tree without configuration, "" when any will do
    needs  names of the configuration of which one must be defined for them to be built; empty: none
    skip   why they are never checked, "" when they are
    """

    files: tuple[str, ...]
    cpu: str = ""
    needs: tuple[str, ...] = ()
    skip: str = ""


@dataclass(frozen=True)
class Protocols:
    """Everything that was loaded."""

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

    def level_of_ivor(self, number: int, cpu: Cpu) -> Level:
        """Return the level that interrupt `number` has on that core."""
        name = self.ivor_level.get(number, "base")
        if name == "mcheck":
            name = cpu.mcheck
        elif name == "debug":
            name = cpu.debug
        return cpu.levels.get(name) or self.levels[name]

    def contract_of_macro(self, name: str) -> Contract | None:
        """Return the contract that names this macro, spelt as in its definition, if any.

        GNU as ignores the case of letters, people do not: Linux has KVM_HANDLER and kvm_handler for different things.
        """
        return next((c for c in self.contracts if name in c.macros), None)

    def contract_of_symbol(self, name: str) -> Contract | None:
        """Return the contract whose pattern matches this symbol, if any."""
        return next((c for c in self.contracts if c.symbols and c.symbols.fullmatch(name)), None)

    def kernel_file(self, path: str) -> KernelFiles | None:
        """Return what is known of a file of a kernel tree by its path below arch/powerpc, if anything."""
        return next((one for one in self.kernel_files if any(fnmatchcase(path, glob) for glob in one.files)), None)

    def cpu_of_configuration(self, names: Collection[str]) -> Cpu | None:
        """Return the core that the names which a Linux configuration defines are for; of several, the last listed."""
        return next((cpu for cpu in reversed(self.cpus.values()) if any(n in names for n in cpu.configured_by)), None)

    def contract_of_file(self, path: str) -> Contract | None:
        """Return a contract that claims the file with that path (slashes forward), if any."""
        return next((c for c in self.contracts if any(path.endswith("/" + f) or path == f for f in c.files)), None)
