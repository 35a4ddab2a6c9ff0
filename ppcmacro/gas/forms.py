"""What GNU as wants behind a directive, as a table: how many operands of which kind.

Only what can be told from the statement alone is said here, in the words of GNU as 2.40 for PowerPC ELF (each form
was tried).  Whether an expression is a number at this place is asked elsewhere (`ABSOLUTE`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from ppcmacro.gas.syntax import SyntaxFault, parse_operands
from ppcmacro.names import NAME
from ppcmacro.patterns import pattern

__all__ = ["ABSOLUTE", "FORMS", "MACHINES", "NAMED", "bare_names", "fault", "unknown_relocation"]

_Form = Callable[[str, str], "SyntaxFault | None"]

_NAMED = rf'(?:{NAME}|"(?:[^"\\]|\\.)*")'
_SYMBOL = pattern(rf"{_NAMED} ?")
_SYMBOLS = pattern(rf"{_NAMED} ?(?:, ?{_NAMED} ?)*(?:, ?)?")
_TYPE = pattern(rf'{_NAMED} ?,? ?[@%"]? ?(?P<type>[A-Za-z0-9_.$]+)"? ?')
_SECTION = pattern(r'(?:"(?:[^"\\]|\\.)*"|[^ ,";]+) ?')
_FLAGS = pattern(r'"(?P<flags>[^"\\]*)" ?')
_STRING = pattern(r'"(?:[^"\\]|\\.)*" ?', re.DOTALL)
_STRINGS = pattern(r'(?:"(?:[^"\\]|\\.)*"|[ ,])*', re.DOTALL)
_FRAME_SECTIONS = pattern(r'(?:"?\.(?:eh_frame|debug_frame|sframe)"? ?(?:, ?(?=[".])|$))*')
_WORD = pattern(r'"?(?P<word>[A-Za-z0-9_.$]*)"? ?')
_FLOAT_NAME = pattern(r"[-+]?(?!snan|qnan|nan|inf)[A-Za-z_.$]", re.IGNORECASE)

_BARE = pattern(rf"(?:(?<=,)|^) ?({NAME}) ?(?=,|$)")

_TYPES = frozenset(
    (
        *("function", "object", "tls_object", "notype", "common", "gnu_indirect_function", "gnu_unique_object"),
        *("STT_FUNC", "STT_OBJECT", "STT_TLS", "STT_NOTYPE", "STT_COMMON", "STT_GNU_IFUNC"),
        *("0", "1", "2", "5", "6", "10"),
    )
)
_SECTION_FLAGS = frozenset("ademovwxGMRST?0123456789")

MACHINES = frozenset(
    """
    403 405 440 464 476 601 603 604 620 7400 7410 7450 7455 750cl 821 850 860 a2 altivec any booke booke32 broadway
    cell com e200z2 e200z4 e300 e500 e500mc e500mc64 e500x2 e5500 e6500 efs efs2 future gekko libresoc lsp pop
    power10 power4 power5 power6 power7 power8 power9 ppc ppc32 ppc64 ppc64bridge ppcps push pwr pwr10 pwr2 pwr4
    pwr5 pwr5x pwr6 pwr7 pwr8 pwr9 pwrx raw spe spe2 titan vle vsx
    """.split()  # noqa: SIM905
)
"""What `.machine` takes in GNU as 2.40."""

_RELOCATION = pattern(r"@([A-Za-z0-9@]+)")
_RELOCATIONS = frozenset(
    """
    l h ha brtaken brntaken plt plt@l plt@h plt@ha copy globdat local24pc local pltrel24 dtpmod mrkref relsda bitfld
    sdarel sectoff got got@tlsgd got@tlsld got@tprel got@dtprel naddr naddr16 sda2i16 sda2rel sda21 sda21@l relsect
    tocbase toc high higha higher highera highest highesta localentry notoc pcrel got@pcrel plt@pcrel tls tls@pcrel
    got@tlsgd@pcrel got@tlsld@pcrel got@tprel@pcrel got@dtprel@pcrel xgot fixup tprel dtprel tlsgd tlsld
    """.split()  # noqa: SIM905
)
_PARTS = frozenset(("l", "h", "ha", "high", "higha", "higher", "highera", "highest", "highesta"))

_LATER_MACHINES = frozenset(("power11", "pwr11"))


@lru_cache(1 << 12)
def fault(name: str, operands: str) -> SyntaxFault | None:
    """Return what GNU as says against the operands of a directive, None when they have the form that it wants.

    `name` is in lower case and without its dot.
    """
    form = FORMS.get(name)
    return None if form is None else form(name, operands)


def unknown_relocation(operands: str) -> SyntaxFault | None:
    """Return what GNU as says against the first relocation operator that it does not know, None when it knows all."""
    for found in _RELOCATION.finditer(operands):
        name = found[1].lower()
        whole, _, part = name.rpartition("@")
        if name not in _RELOCATIONS and not (whole in _RELOCATIONS and part in _PARTS):
            message = f"junk at end of line: `@{found[1]}' is no relocation operator"
            return SyntaxFault(message, found.start())
    return None


def _junk(operands: str, at: int) -> SyntaxFault | None:
    while operands[at : at + 1] == " ":
        at += 1
    if at >= len(operands):
        return None
    return SyntaxFault(f"junk at end of line, first unrecognized character is `{operands[at]}'", at)


def _values(most: int) -> _Form:
    """At most so many expressions with commas between them, each of which may be left out."""

    def check(name: str, operands: str) -> SyntaxFault | None:
        values = parse_operands(operands)
        if isinstance(values, SyntaxFault):
            return values
        for number, value in enumerate(values):
            if value.base is not None:
                return _junk(operands, value.base_start - 1)
            if number == most:
                return _junk(operands, operands.rfind(",", 0, value.start + 1))
        return None

    return check


def _names(complaint: str) -> _Form:
    """Symbols with commas between them; one comma may follow."""

    def check(name: str, operands: str) -> SyntaxFault | None:
        found = _SYMBOLS.match(operands)
        if not found:
            return SyntaxFault(f"{complaint}: `.{name}` wants the names of symbols", 0)
        rest = operands[: found.end()].rstrip(" ")
        if found.end() < len(operands) and rest.endswith(","):
            return SyntaxFault(f"{complaint}: `.{name}` wants the name of a symbol behind the comma", found.end())
        return _junk(operands, found.end())

    return check


def _then(complaint: str, missing: str, most: int) -> _Form:
    """A symbol, a comma, and at most so many expressions of which the first must be there."""
    values = _values(most)

    def check(name: str, operands: str) -> SyntaxFault | None:
        found = _SYMBOL.match(operands)
        if not found:
            return SyntaxFault("expected symbol name", 0)
        at = found.end()
        if operands[at : at + 1] != ",":
            return SyntaxFault(complaint.format(name, found[0].strip(" ")), min(at, max(len(operands) - 1, 0)))
        rest = operands[at + 1 :]
        if missing and not rest.strip(" "):
            return SyntaxFault(missing.format(name), at)
        problem = values(name, rest)
        return None if problem is None else problem._replace(offset=at + 1 + problem.offset)

    return check


def _nothing(name: str, operands: str) -> SyntaxFault | None:
    return _junk(operands, 0)


def _type(name: str, operands: str) -> SyntaxFault | None:
    found = _TYPE.match(operands)
    if not found:
        return None if operands.partition(",")[2].strip(" ") else SyntaxFault('unrecognized symbol type ""', 0)
    if found["type"] not in _TYPES:
        return SyntaxFault(f'unrecognized symbol type "{found["type"]}"', found.start("type"))
    return _junk(operands, found.end())


def _section(name: str, operands: str) -> SyntaxFault | None:
    found = _SECTION.match(operands)
    if not found:
        return None if operands.strip(" ") else SyntaxFault("missing name", 0)
    at = found.end()
    if operands[at : at + 1] != ",":
        return _junk(operands, at)
    at += 1
    flags = _FLAGS.match(operands, at)
    if not flags:
        if name == "pushsection" or operands[at : at + 1] == '"':
            return None
        return SyntaxFault("character following name is not '#'", at)
    wrong = next((index for index, flag in enumerate(flags["flags"]) if flag not in _SECTION_FLAGS), None)
    if wrong is not None:
        message = "bad .section directive: want a,e,v,w,x,M,S,G,T in string"
        return SyntaxFault(f"{message}, not `{flags['flags'][wrong]}`", flags.start("flags") + wrong)
    at = flags.end()
    if operands[at : at + 1] != ",":
        return _junk(operands, at)
    kind = operands[at + 1 :].lstrip(" ")
    return None if kind[:1] in ("@", "%", '"') else _junk(operands, at)


def _machine(name: str, operands: str) -> SyntaxFault | None:
    found = _WORD.match(operands)
    word = found["word"] if found else ""
    if word.lower() in _LATER_MACHINES:
        return None
    if found is None or word.lower() not in MACHINES:
        return SyntaxFault(f"invalid machine `{word}'", 0)
    return _junk(operands, found.end())


def _floats(name: str, operands: str) -> SyntaxFault | None:
    at = 0
    for part in operands.split(","):
        value = part.lstrip(" ")
        if _FLOAT_NAME.match(value):
            at += len(part) - len(value)
            return _junk(operands, at + (value[0] in "-+"))
        at += len(part) + 1
    return None


def _file(name: str, operands: str) -> SyntaxFault | None:
    if operands[:1] != '"':
        return None if '"' in operands else SyntaxFault("missing string", 0)
    found = _STRING.match(operands)
    return _junk(operands, found.end()) if found else None


def _start(name: str, operands: str) -> SyntaxFault | None:
    return None if operands.strip(" ") == "simple" else _junk(operands, 0)


def _least(count: int) -> _Form:
    """Exactly so many expressions (`.cfi_offset 3, 4`)."""
    values = _values(count)

    def check(name: str, operands: str) -> SyntaxFault | None:
        given = operands.split(",")
        if not given[0].strip(" "):
            return SyntaxFault("bad register expression: there is none", 0)
        problem = values(name, operands)
        if problem is None and len(given) < count:
            problem = SyntaxFault(f"missing separator: `.{name}` wants {count} operands", 0)
        return problem

    return check


def _registers(name: str, operands: str) -> SyntaxFault | None:
    if any(not part.strip(" ") for part in operands.split(",")):
        return SyntaxFault("bad register expression: a register is missing", 0)
    return _values(len(operands))(name, operands)


def _first_name(complaint: str) -> _Form:
    """A symbol and a comma; what follows is not looked at.  `{}` of the complaint is the name."""

    def check(name: str, operands: str) -> SyntaxFault | None:
        found = _SYMBOL.match(operands)
        if found and operands[found.end() : found.end() + 1] == ",":
            return None
        shown = found[0].strip(" ") if found else ""
        return SyntaxFault(complaint.format(shown), found.end() - 1 if found else 0)

    return check


def _string(name: str, operands: str) -> SyntaxFault | None:
    found = _STRING.match(operands)
    return _junk(operands, found.end()) if found else SyntaxFault("expected quoted string", 0)


def _strings(name: str, operands: str) -> SyntaxFault | None:
    found = _STRINGS.match(operands)
    return _junk(operands, found.end() if found else 0)


def _frame_sections(name: str, operands: str) -> SyntaxFault | None:
    found = _FRAME_SECTIONS.match(operands)
    return _junk(operands, found.end() if found else 0)


_MISSING_SYMBOL = _names("Missing symbol name in directive")
_COMMON = _then("", "missing size expression", 2)


def _common(name: str, operands: str) -> SyntaxFault | None:
    """`.comm name, size`; here the comma may be missing."""
    found = _SYMBOL.match(operands)
    if not found:
        return SyntaxFault("expected symbol name", 0)
    at = found.end()
    rest = operands[at:].lstrip(" ")
    if not rest.lstrip(", "):
        return SyntaxFault("missing size expression", 0)
    if '"' in rest:
        return None
    return _COMMON(name, operands) if rest[0] == "," else None


FORMS: dict[str, _Form] = {
    **dict.fromkeys(("globl", "global", "xdef"), _names("expected symbol name")),
    **dict.fromkeys(("weak", "local", "hidden", "internal", "protected"), _MISSING_SYMBOL),
    **dict.fromkeys(("align", "p2align", "p2alignl", "p2alignw", "balign", "balignl", "balignw"), _values(3)),
    **dict.fromkeys(("text", "data", "bss", "subsection", "struct"), _values(1)),
    **dict.fromkeys(("space", "skip", "zero", "org"), _values(2)),
    "fill": _values(3),
    **dict.fromkeys(("uleb128", "sleb128"), _values(1 << 20)),
    **dict.fromkeys(("float", "single", "double", "dc.s", "dc.d"), _floats),
    "size": _then("expected comma after name `{1}' in .size directive", "missing expression in .size directive", 1),
    "comm": _common,
    "lcomm": _then("expected comma after symbol-name: rest of line ignored.", "", 2),
    "type": _type,
    **dict.fromkeys(("section", "pushsection"), _section),
    "machine": _machine,
    "file": _file,
    "ident": _strings,
    "version": _string,
    "weakref": _first_name('expected comma after "{}"'),
    "symver": _first_name("expected comma after name in .symver"),
    **dict.fromkeys(("rodata", "rdata", "eject"), _nothing),
    "cfi_sections": _frame_sections,
    "cfi_startproc": _start,
    **dict.fromkeys(("cfi_endproc", "cfi_remember_state", "cfi_restore_state", "cfi_window_save"), _nothing),
    "cfi_signal_frame": _nothing,
    **dict.fromkeys(("cfi_def_cfa", "cfi_offset", "cfi_rel_offset", "cfi_register", "cfi_val_offset"), _least(2)),
    **dict.fromkeys(("cfi_def_cfa_offset", "cfi_adjust_cfa_offset"), _values(1)),
    **dict.fromkeys(("cfi_def_cfa_register", "cfi_return_column"), _least(1)),
    **dict.fromkeys(("cfi_restore", "cfi_same_value", "cfi_undefined"), _registers),
}
"""How the operands of a directive are checked."""

NAMED: dict[str, str] = {
    "byte": "reloc 7 not supported by object file format",
    **dict.fromkeys(("space", "skip", "zero", "fill"), ".space, .nops or .fill specifies non-absolute value"),
    **dict.fromkeys(("uleb128", "sleb128"), "leb128 operand is an undefined symbol"),
}
"""Directives that can do nothing with a symbol which is defined nowhere, and what GNU as says then."""


@lru_cache(1 << 12)
def bare_names(name: str, operands: str) -> tuple[tuple[str, int], ...]:
    """Return the operands that are nothing but a name, and their offsets; of a directive that fills only the first."""
    if '"' in operands or "(" in operands:
        return ()
    names = tuple((found[1], found.start(1)) for found in _BARE.finditer(operands))
    if name in ("byte", "uleb128", "sleb128"):
        return names
    return tuple(one for one in names if "," not in operands[: one[1]])


ABSOLUTE: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("align", "p2align", "p2alignl", "p2alignw", "balign", "balignl", "balignw"), (0, 1, 2)),
    **dict.fromkeys(("text", "data", "bss", "subsection", "struct", "cfi_def_cfa_offset"), (0,)),
    "cfi_adjust_cfa_offset": (0,),
    "fill": (1, 2),
    "org": (1,),
    **dict.fromkeys(("comm", "lcomm"), (1, 2)),
}
"""Which operands (counted from 0) have to be numbers where the directive stands."""
