"""Compares an expansion with what GNU as makes of the unexpanded text.

For accepted input both texts are assembled and the objects compared: section contents, flags and alignment,
relocations and symbols.  For refused input the first reported line is compared.
"""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ppcmacro.diagnostic import Severity
from ppcmacro.isa import is_mnemonic
from ppcmacro.macro import ExpandOptions, Expansion, expand
from ppcmacro.macro.levels import source_lines
from ppcmacro.source import Source

AS = shutil.which("powerpc-linux-gnu-as")
CPP = shutil.which("powerpc-linux-gnu-gcc")

_MESSAGE = re.compile(r"(?P<path>[^\n:]*):(?:(?P<line>\d+):)? (?P<kind>Error|Fatal error|Warning|Info): (?P<text>.*)")

_MARKER = re.compile(r"^#[ \t]*[0-9]|^[ \t]*\.line", re.MULTILINE)


@dataclass
class Assembly:
    """One run of GNU as: whether it accepted the text, its errors (path, line, words), and the object."""

    accepted: bool
    errors: list[tuple[str, int, str]] = field(default_factory=list)
    printed: str = ""
    object: dict[str, Any] = field(default_factory=dict)


def assemble(text: str, flags: Sequence[str] = (), folder: str | None = None) -> Assembly:
    """Assemble a text with GNU as 2.40 for 32-bit PowerPC."""
    assert AS is not None
    with tempfile.TemporaryDirectory() as scratch:
        output = os.path.join(scratch, "out.o")
        done = subprocess.run(
            [AS, *flags, "-o", output, "-"],
            input=text.encode("utf-8", "surrogateescape"),
            capture_output=True,
            cwd=folder,
            timeout=60,
        )
        said = done.stderr.decode("utf-8", "surrogateescape")
        errors = [
            (found["path"], int(found["line"] or 0), found["text"])
            for found in map(_MESSAGE.match, said.splitlines())
            if found and found["kind"] in ("Error", "Fatal error")
        ]
        accepted = done.returncode == 0
        data = b""
        if accepted:
            with open(output, "rb") as file:
                data = file.read()
    printed = done.stdout.decode("utf-8", "surrogateescape")
    return Assembly(accepted, errors, printed, read_object(data) if accepted else {})


def read_object(data: bytes) -> dict[str, Any]:
    """Return what counts of an ELF object, in a form that can be compared and shown."""
    wide = data[4] == 2
    order = ">" if data[5] == 2 else "<"
    if wide:
        start, flags, size, count, names = (
            struct.unpack_from(order + "Q", data, 0x28)[0],
            struct.unpack_from(order + "I", data, 0x30)[0],
            *struct.unpack_from(order + "HHH", data, 0x3A),
        )
        header = order + "IIQQQQIIQQ"
    else:
        start, flags = struct.unpack_from(order + "I", data, 0x20)[0], struct.unpack_from(order + "I", data, 0x24)[0]
        size, count, names = struct.unpack_from(order + "HHH", data, 0x2E)
        header = order + "IIIIIIIIII"
    sections = [struct.unpack_from(header, data, start + index * size) for index in range(count)]

    def content(section: tuple[int, ...]) -> bytes:
        return b"" if section[1] == 8 else data[section[4] : section[4] + section[5]]

    def string(table: bytes, at: int) -> str:
        return table[at : table.index(0, at)].decode("utf-8", "surrogateescape")

    table = content(sections[names])
    named = [string(table, section[0]) for section in sections]
    result: dict[str, Any] = {"flags": flags}
    symbols: list[tuple[Any, ...]] = []
    for section in sections:
        if section[1] == 2:
            strings = content(sections[section[6]])
            symbols = [_symbol(entry, strings, named, string) for entry in _entries(content(section), wide, order)]
    for index, section in enumerate(sections):
        kind = section[1]
        if kind in (0, 2, 3):
            continue
        if kind in (4, 9):
            entry = (order + "QQq", 24) if wide else (order + "IIi", 12)
            relocations = []
            for offset, info, addend in struct.iter_unpack(entry[0], content(section)):
                number, what = (info >> 32, info & 0xFFFFFFFF) if wide else (info >> 8, info & 0xFF)
                relocations.append((offset, what, symbols[number][:3] + symbols[number][5:], addend))
            result[f"{named[index]} of {named[section[7]]}"] = sorted(relocations)
        elif kind == 17:
            result.setdefault("groups", []).append(content(section))
        else:
            body = section[5] if kind == 8 else content(section)
            result[f"section {named[index]}"] = (kind, section[2], section[8], section[9], body)
    result["symbols"] = sorted(set(symbols))
    return result


def _entries(table: bytes, wide: bool, order: str) -> list[tuple[int, int, int, int, int, int]]:
    if wide:
        return [
            (name, value, size, info, other, index)
            for name, info, other, index, value, size in struct.iter_unpack(order + "IBBHQQ", table)
        ]
    return list(struct.iter_unpack(order + "IIIBBH", table))


def _symbol(
    entry: tuple[int, int, int, int, int, int], strings: bytes, named: list[str], string: Any
) -> tuple[Any, ...]:
    name, value, size, info, other, index = entry
    special = {0: "undefined", 0xFFF1: "absolute", 0xFFF2: "common"}
    where = special.get(index) or named[index]
    return string(strings, name), value, size, info, other, where


def options_of(flags: Sequence[str]) -> ExpandOptions:
    """Return the options that mean the same as flags of GNU as."""
    symbols = {}
    if "--defsym" in flags:
        symbol, _, value = flags[flags.index("--defsym") + 1].partition("=")
        symbols[symbol] = int(value)
    folders = [after for flag, after in pairwise(flags) if flag == "-I"]
    return ExpandOptions(
        include_paths=folders, alternate="--alternate" in flags, regnames="-mregnames" in flags, symbols=symbols
    )


def expansion_text(expansion: Expansion) -> str:
    """Return the plainest text that GNU as can assemble: a statement a line."""
    return "".join(f" {statement.text.text}\n" for statement in expansion.statements)


def expand_text(text: str, options: ExpandOptions | None = None, path: str = "{standard input}") -> Expansion:
    """Expand a text."""
    return expand(source_lines(Source(path, text)), options)


@dataclass
class Verdict:
    """How an expansion compares: "identical", "refused" (both refuse at the same line), or what differs.

    Where GNU as names no line, or only one that the text does not have, any line of the text will do.
    """

    outcome: str
    detail: str = ""

    @property
    def good(self) -> bool:
        return self.outcome in ("identical", "refused")


def errors_of(expansion: Expansion) -> list[tuple[str, int, str]]:
    """Return the errors (path, line, message), with duplicates of symbols and words that are no instructions."""
    found = [
        (d.origin.location.path, d.origin.location.line, d.message)
        for d in expansion.diagnostics
        if d.severity is Severity.ERROR
    ]
    for duplicate in expansion.duplicates:
        place = duplicate.origin.location
        found.append((place.path, place.line, f"symbol `{duplicate.name}' is already defined"))
    kept = 0
    for statement in expansion.statements:
        if statement.kind == "kept":
            kept += {".if": 1, ".en": -1}.get(statement.head[:3], 0)
        elif statement.kind == "instruction" and not kept and not is_mnemonic(statement.head):
            place = statement.origin.location
            found.append((place.path, place.line, f"unrecognized opcode: `{statement.head}'"))
    return found


def callers_of(expansion: Expansion) -> set[int]:
    """Return the lines of the calls that led to errors: GNU as names one of them where it lost track."""
    return {
        frame.call.location.line
        for diagnostic in expansion.diagnostics
        if diagnostic.severity is Severity.ERROR
        for frame in diagnostic.origin.frames()
    }


def compare(
    text: str, flags: Sequence[str] = (), options: ExpandOptions | None = None, folder: str | None = None
) -> Verdict:
    """Assemble a text and its expansion and compare."""
    expansion = expand_text(text, options)
    return compare_expansion(text, expansion, flags, folder)


def last_line(text: str) -> int:
    """Return the number of the last line that a text has; where the input ends early, GNU as names the one behind it.

    Line markers give lines other numbers.
    """
    return 1 << 31 if _MARKER.search(text) else text.count("\n") + (not text.endswith("\n"))


def compare_expansion(text: str, expansion: Expansion, flags: Sequence[str] = (), folder: str | None = None) -> Verdict:
    """Compare an expansion with the text it was made of."""
    original = assemble(text, flags, folder)
    errors = errors_of(expansion)
    if not original.accepted:
        if not errors:
            again = assemble(expansion_text(expansion), flags, folder)
            if not again.accepted:
                return Verdict("passed on", f"gas: {original.errors[:2]}")
            return Verdict("accepted wrongly", f"gas: {original.errors[:3]}")
        expected = {line for _, line, _ in original.errors if 0 < line <= last_line(text)}
        got = {line for _, line, _ in errors} | callers_of(expansion)
        if expected and not expected & got:
            return Verdict("other line", f"gas: {original.errors[:3]}; ours: {errors[:3]}")
        return Verdict("refused", f"gas: {original.errors[:3]}; ours: {errors[:3]}")
    if errors:
        return Verdict("refused wrongly", str(errors[:3]))
    written = expansion_text(expansion)
    again = assemble(written, flags, folder)
    if not again.accepted:
        return Verdict("not assembled", f"{again.errors[:3]}\n{written}")
    if again.object != original.object:
        keys = [key for key in {**original.object, **again.object} if original.object.get(key) != again.object.get(key)]
        shown = [f"{key}: {original.object.get(key)!r} -> {again.object.get(key)!r}"[:600] for key in keys]
        return Verdict("different", "\n".join([*shown, written]))
    if again.printed != original.printed:
        return Verdict("different output", f"{original.printed!r} -> {again.printed!r}")
    return Verdict("identical")
