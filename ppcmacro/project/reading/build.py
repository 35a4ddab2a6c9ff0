"""How one file is read: what the build, the kernel tree, the configuration, the core and the settings say of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from ppcmacro.cpp.options import CppOptions
from ppcmacro.errors import UsageError
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.reading.compile_command import find_command
from ppcmacro.project.reading.invocation import Invocation, name_of
from ppcmacro.project.reading.kernel_tree import KernelTree, check_build_folder, find_kernel_tree
from ppcmacro.project.reading.safety import HEADERS, allowed_roots
from ppcmacro.protocols import Contract, Cpu, KernelFiles, Protocols
from ppcmacro.records import NamedTuple

__all__ = ["DEFAULT_CPU", "Build", "build_of"]

Defines = Iterable[tuple[str, "str | None"]]

DEFAULT_CPU = "e500v2"
_BIG = frozenset(("CONFIG_CPU_BIG_ENDIAN", "CONFIG_PPC64_ELF_ABI_V1"))
_LITTLE = (("CONFIG_CPU_LITTLE_ENDIAN", None), ("CONFIG_PPC64_ELF_ABI_V2", None), ("CONFIG_PPC64_BOOT_WRAPPER", None))


class Build(NamedTuple):
    """How a file is preprocessed and assembled.

    cpp          the options of the preprocessor
    macro_files  files of -imacros: among `cpp.forced`, but their text is left out
    symbols      of --defsym
    language     what the compile command says the file is, "" for nothing
    bits         64 or 32
    endian       "big" or "little"
    cpu          the core; None when nothing but the macros of the file can tell
    also         further cores that the file is for, by name
    in_kernel    the file is in a kernel tree
    unchecked    why the file is read but not checked, "" when it is
    basis        what tells how it is read besides the settings: "compile command", "kernel tree" or ""
    """

    cpp: CppOptions
    macro_files: tuple[str, ...]
    symbols: dict[str, int]
    regnames: bool
    alternate: bool
    language: str
    bits: int
    endian: str
    cpu: Cpu | None
    also: tuple[str, ...]
    in_kernel: bool
    unchecked: str
    basis: str = ""

    def assembler_flags(self) -> list[str]:
        """Return the options with which GNU as reads the file as we do."""
        flags = [f"-a{self.bits}", "-mlittle" if self.endian == "little" else "-mbig", "-many"]
        if self.cpu is not None and self.cpu.family == "book3s64":
            # `dcbt RA,RB,TH` is in the order of the server processors; -many alone takes that of the embedded ones.
            flags.append("-mpower9")
        for folder in self.cpp.include_paths:
            flags += ["-I", folder]
        flags += [f"--defsym={name}={value}" for name, value in self.symbols.items()]
        if self.regnames:
            flags.append("-mregnames")
        if self.alternate:
            flags.append("--alternate")
        return flags


def build_of(path: str, settings: Settings, protocols: Protocols) -> Build:
    """Return how the file at `path` is read; "-" is a text without a place.

    A compile command that the build left goes before the include path of a kernel tree, and the settings are laid
    over either.  The core is the one that is set, else that of the contract which claims the file, else the one that
    the tree is configured for or that the name of the file tells.  In a tree without configuration the names that a
    configuration for this core has are defined.

    Raises UsageError for a core, a configuration or a compile command that cannot be used.
    """
    check_build_folder(settings.build_dir)
    tree = command = None
    if path != "-":
        tree = find_kernel_tree(path, settings.build_dir)
        if settings.compile_commands:
            command = find_command(path, _object_folders(path, tree), settings.build_dir)
    kconfig = settings.kconfig or (tree.dot_config() if tree else "")
    configuration: Sequence[tuple[str, str | None]] = ()
    if kconfig:
        from ppcmacro.project.reading.kconfig import read_kconfig

        configuration = read_kconfig(kconfig)
    contract = protocols.contract_of_file(tree.relative(path)) if tree else None
    row = protocols.kernel_file(tree.below_arch(path)) if tree else None
    actual = frozenset(name for name, _ in configuration) if configuration or not tree else tree.names()
    names = _names(settings, command, actual)
    cpu = _cpu(settings, protocols, contract, row, names)
    bits = settings.bits or (command.bits if command else 0) or _bits_of(names) or (64 if cpu and cpu.is_64bit else 32)
    endian = settings.endian or (command.endian if command else "")
    if not endian:
        endian = "little" if "CONFIG_CPU_LITTLE_ENDIAN" in names else "big"
    defines: list[Defines] = [configuration]
    also: tuple[str, ...] = ()
    if tree and command is None and not configuration and not tree.autoconf():
        if row is not None and cpu is not None and cpu.name == row.cpu and not settings.cpu:
            also = row.also
        defines.append(_assumed(cpu or protocols.cpus[DEFAULT_CPU], contract, protocols, endian))
    base = command or _of_tree(tree)
    again = {name_of(name) for name, _ in settings.defines}
    macro_files = (*base.macro_files, *settings.macro_files)
    target = settings.target
    if target is None:
        target = "" if base.bare else _target(bits, endian)
    cpp = CppOptions(
        include_paths=[*settings.include_paths, *base.include_paths],
        quote_paths=[*settings.quote_paths, *base.quote_paths],
        system_paths=[*settings.system_paths, *base.system_paths],
        defines=_merged(*defines, base.defines, settings.defines),
        undefines=[*(name for name in base.undefines if name not in again), *settings.undefines],
        forced=[*macro_files, *base.forced, *settings.forced],
        target=target,
        roots=allowed_roots(path, settings, tree.root if tree else ""),
    )
    if settings.kconfig:
        cpp.include_paths.insert(0, os.path.join(HEADERS, "kconfig"))
    if target == "powerpc-linux-gnu" and endian == "little":
        cpp.forced.insert(0, os.path.join(HEADERS, "little-endian.h"))
    return Build(
        cpp,
        macro_files,
        {**dict(base.symbols), **dict(settings.symbols)},
        settings.regnames if settings.regnames is not None else bool(base.regnames),
        settings.alternate or base.alternate,
        base.language,
        bits,
        endian,
        cpu,
        also,
        tree is not None,
        _unchecked(row, contract, protocols, actual) if command is None else "",
        "compile command" if command is not None else "kernel tree" if tree else "",
    )


def _object_folders(path: str, tree: KernelTree | None) -> tuple[str, ...]:
    return (*(tree.object_folders(path) if tree else ()), os.path.dirname(path))


def _of_tree(tree: KernelTree | None) -> Invocation:
    if tree is None:
        return Invocation()
    return Invocation(
        include_paths=list(tree.include_paths),
        forced=list(tree.forced),
        defines=[(name, None) for name in tree.defines],
    )


def _names(settings: Settings, command: Invocation | None, actual: frozenset[str]) -> frozenset[str]:
    """Return the CONFIG_ names that are known to be defined before anything is read."""
    given = {name for name, _ in (*settings.defines, *(command.defines if command else ()))}
    return frozenset(name for name in actual | given if name.startswith("CONFIG_")) - set(settings.undefines)


def _cpu(
    settings: Settings, protocols: Protocols, contract: Contract | None, row: KernelFiles | None, names: frozenset[str]
) -> Cpu | None:
    if settings.cpu:
        cpu = protocols.cpus.get(settings.cpu)
        if cpu is None:
            from ppcmacro.project.config.config_file import place_of

            place = place_of(settings.config_file, settings.cpu, ("cpu",))
            known = ", ".join(sorted(protocols.cpus))
            raise UsageError(f"{place}{': ' * bool(place)}there is no cpu `{settings.cpu}`; known are {known}")
        return cpu
    if contract is not None and contract.cpu:
        return protocols.cpus[contract.cpu]
    cpu = protocols.cpu_of_configuration(names) if names else None
    if cpu is None and row is not None and row.cpu:
        cpu = protocols.cpus[row.cpu]
    return cpu


def _unchecked(row: KernelFiles | None, contract: Contract | None, protocols: Protocols, actual: frozenset[str]) -> str:
    """Return why a file that no compile command is known of is not checked: it is for other configurations."""
    if row is not None and row.skip:
        return row.skip
    cpu = protocols.cpus.get((contract.cpu if contract else "") or (row.cpu if row else ""))
    needs = (row.needs if row else ()) or (cpu.configured_by if cpu else ())
    if not actual or not needs or not actual.isdisjoint(needs):
        return ""
    return f"it is for configurations with {' or '.join(needs)}"


def _bits_of(names: frozenset[str]) -> int:
    if "CONFIG_PPC64" in names:
        return 64
    return 32 if "CONFIG_PPC32" in names else 0


def _target(bits: int, endian: str) -> str:
    if bits == 32:
        return "powerpc-linux-gnu"
    return "powerpc64le-linux-gnu" if endian == "little" else "powerpc64-linux-gnu"


def _assumed(cpu: Cpu, contract: Contract | None, protocols: Protocols, endian: str) -> Defines:
    """Return what a configuration for the core defines, and what the contract of the file adds to its own core's."""
    config = list(cpu.kernel_config)
    if contract is not None:
        usual = protocols.cpus[contract.cpu].kernel_config if contract.cpu else ()
        config += [(name, None) for name in contract.kernel_config if (name, None) not in usual]
    if endian == "little":
        config = [one for one in config if one[0] not in _BIG]
        config += _LITTLE
    return config


def _merged(*layers: Defines) -> list[tuple[str, str | None]]:
    """Put definitions together; of those with one name the last one holds, where it stands."""
    found: dict[str, tuple[str, str | None]] = {}
    for layer in layers:
        for name, value in layer:
            key = name_of(name)
            found.pop(key, None)
            found[key] = name, value
    return list(found.values())
