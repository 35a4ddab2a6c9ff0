"""The arguments of a call of gcc or GNU as, as far as they decide what the assembler reads."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from ppcmacro.errors import UsageError
from ppcmacro.patterns import pattern
from ppcmacro.project.config.symbol_value import parse_symbol
from ppcmacro.project.sources.paths import shown
from ppcmacro.witness import is_file

__all__ = ["NO_EFFECT", "NO_EFFECT_WITH_VALUE", "Invocation", "name_of", "passed_on", "read_invocation", "unpacked"]

_JOINED = ("-isystem", "-iquote", "-idirafter", "-include", "-imacros", "-I", "-D", "-U", "-x")
# Options that are followed by a value which is of no interest here.
_SKIPPED = frozenset(
    (
        *("-o", "-MF", "-MT", "-MQ", "-K", "-L", "-T", "-z", "-l", "-B", "-G", "-A", "-Xlinker", "--MD", "-dumpbase"),
        *("-iprefix", "-isysroot", "--sysroot", "--param", "-aux-info", "-target", "-arch"),
    )
)

# What a build passes to gcc or GNU as that changes neither the expansion nor how a source is read.
NO_EFFECT = pattern(
    r"-m(?!acro-|ax-)[A-Za-z0-9][\w.,=+-]*|-O(?:[0-3sgz]|fast)?|-c|-pipe|-pg|-P"
    r"|-g(?:[0-3]|dwarf(?:-[2-5])?|gdb[0-3]?|stabs\+?|z(?:=[\w-]+)?|split-dwarf)?"
    r"|-KPIC|-W|-Z|-u|-nostdinc|-ansi|-no-integrated-as|-Qunused-arguments|--(?:param|sysroot|prefix)=.*"
    r"|--(?:no-)?warn|--fatal-warnings|--gdwarf-[2-5]|--gstabs\+?|--gen-debug"
    r"|--(?:no)?execstack|--(?:no)?compress-debug-sections(?:=\w+)?|--reduce-memory-overheads|--size-check=\w+"
    r"|--generate-missing-build-notes=\w+"
    r"|-f(?:pic|PIC|pie|PIE|[a-z]+-[\w./=,+-]+)|-W[a-z][\w.=,+-]*|-std=[\w+]+|-M(?:M?D?|P|G)"
)
NO_EFFECT_WITH_VALUE = frozenset(("-K", "-MF", "-MT", "-MQ", "-isysroot", "--sysroot", "--param", "-target"))
# In `-Wp,-MMD,FILE` and `-Wa,--MD,FILE` they name a file, which a build writes the dependencies to.
_DEPENDENCIES = ("-MD", "-MMD", "--MD")


class Invocation:
    """What a call says.  Folders and files are as they are shown, seen from our working folder.

    defines      in the order of the call; of several with one name the last one, and none that a later -U takes back
    symbols      of --defsym
    regnames     of -mregnames and -mno-regnames; None: neither
    bits         64 or 32; 0: not said
    endian       "big", "little" or "" for not said
    bare         -undef
    language     of -x
    files        what is no option
    """

    # Written out, because a dataclass of this size takes as long to make as a small file to read.
    def __init__(
        self,
        *,
        include_paths: Sequence[str] = (),
        quote_paths: Sequence[str] = (),
        system_paths: Sequence[str] = (),
        defines: Sequence[tuple[str, str | None]] = (),
        undefines: Sequence[str] = (),
        forced: Sequence[str] = (),
        macro_files: Sequence[str] = (),
        symbols: Sequence[tuple[str, int]] = (),
        regnames: bool | None = None,
        alternate: bool = False,
        bits: int = 0,
        endian: str = "",
        bare: bool = False,
        language: str = "",
        files: Sequence[str] = (),
    ) -> None:
        self.include_paths = list(include_paths)
        self.quote_paths = list(quote_paths)
        self.system_paths = list(system_paths)
        self.defines = list(defines)
        self.undefines = list(undefines)
        self.forced = list(forced)
        self.macro_files = list(macro_files)
        self.symbols = list(symbols)
        self.regnames = regnames
        self.alternate = alternate
        self.bits = bits
        self.endian = endian
        self.bare = bare
        self.language = language
        self.files = list(files)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Invocation) and vars(self) == vars(other)

    def __repr__(self) -> str:
        return f"Invocation({', '.join(f'{name}={value!r}' for name, value in vars(self).items() if value)})"


def name_of(macro: str) -> str:
    """Return the name of a macro that is written as -D takes it, perhaps with parameters."""
    return macro.partition("(")[0]


def passed_on(option: str) -> Iterator[str]:
    """Yield what `-Wa,…` or `-Wp,…` passes on, without the file that dependencies are written to."""
    parts = iter(option[4:].split(","))
    for part in parts:
        if part in _DEPENDENCIES:
            next(parts, None)
        elif part:
            yield part


def unpacked(arguments: Sequence[str]) -> Iterator[str]:
    """Yield arguments with `-Wa,…`, `-Wp,…`, `-Xassembler` and `-Xpreprocessor` taken apart."""
    pending = iter(arguments)
    for one in pending:
        if one.startswith(("-Wa,", "-Wp,")):
            yield from passed_on(one)
        elif one not in ("-Xassembler", "-Xpreprocessor"):
            yield one


def read_invocation(arguments: Sequence[str], folder: str) -> Invocation:
    """Read the arguments (the program first) of a call that was made in `folder`; what is not known is passed over."""
    found = Invocation()
    _program(os.path.basename(arguments[0]) if arguments else "", found)
    pending = unpacked(arguments[1:])
    for one in pending:
        name, value = _split(one)
        if name and not value:
            value = next(pending, "")
        if name:
            _take(name, value, folder, found)
        elif one in _SKIPPED:
            next(pending, None)
        elif one.startswith("-") and one != "-":
            _flag(one, found)
        else:
            found.files.append(one)
    return found


def _program(name: str, found: Invocation) -> None:
    """A compiler without -m32 or -m64 makes what its name says: `powerpc64le-linux-gnu-gcc`."""
    if name.startswith(("powerpc64", "ppc64")):
        found.bits = 64
    if name.startswith(("powerpc64le", "powerpcle", "ppc64le", "ppcle")):
        found.endian = "little"


def _split(argument: str) -> tuple[str, str]:
    """Return an option with a value and that value, "" when it comes next; "", "" for every other argument."""
    if argument.startswith("--defsym"):
        return "--defsym", argument[len("--defsym=") :]
    for name in _JOINED:
        if argument.startswith(name):
            return name, argument[len(name) :]
    return "", ""


def _take(name: str, value: str, folder: str, found: Invocation) -> None:
    if not value:
        return
    if name in ("-I", "-isystem", "-iquote", "-idirafter"):
        path = shown(os.path.join(folder, value))
        if name == "-I":
            found.include_paths.append(path)
        elif name == "-iquote":
            found.quote_paths.append(path)
        else:
            found.system_paths.append(path)
    elif name in ("-include", "-imacros"):
        path = os.path.join(folder, value)
        target = found.forced if name == "-include" else found.macro_files
        target.append(shown(path) if is_file(path) else value)
    elif name == "-D":
        macro, equals, text = value.partition("=")
        known = name_of(macro)
        found.undefines = [one for one in found.undefines if one != known]
        found.defines = [one for one in found.defines if name_of(one[0]) != known]
        found.defines.append((macro, text if equals else None))
    elif name == "-U":
        found.defines = [one for one in found.defines if name_of(one[0]) != value]
        found.undefines.append(value)
    elif name == "-x":
        found.language = value
    else:
        try:
            found.symbols.append(parse_symbol(value))
        except ValueError:
            raise UsageError(f"`--defsym {value}` of a compile command is not NAME=NUMBER") from None


def _flag(argument: str, found: Invocation) -> None:
    if argument in ("-m32", "-a32"):
        found.bits = 32
    elif argument in ("-m64", "-a64"):
        found.bits = 64
    elif argument in ("-mlittle-endian", "-mlittle"):
        found.endian = "little"
    elif argument in ("-mbig-endian", "-mbig"):
        found.endian = "big"
    elif argument in ("-mregnames", "-mno-regnames"):
        found.regnames = argument == "-mregnames"
    elif argument == "--alternate":
        found.alternate = True
    elif argument == "-undef":
        found.bare = True
