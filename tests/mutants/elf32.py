"""A reader of big-endian ELF32 PowerPC relocatable objects that places their sections and applies relocations.

It knows what a file of exception handlers needs and refuses everything else: a relocation type it does not know
raises, so that no word is ever run half relocated.  Field layouts: System V ABI, PowerPC supplement.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

_SHT_SYMTAB, _SHT_RELA, _SHT_NOBITS = 2, 4, 8
_SHF_ALLOC = 2
_SHN_UNDEF, _SHN_ABS, _SHN_COMMON = 0, 0xFFF1, 0xFFF2

R_NONE, R_ADDR32, R_ADDR24, R_ADDR16 = 0, 1, 2, 3
R_ADDR16_LO, R_ADDR16_HI, R_ADDR16_HA, R_ADDR14 = 4, 5, 6, 7
R_REL24, R_REL14, R_PLTREL24, R_LOCAL24PC, R_UADDR32, R_REL32 = 10, 11, 18, 23, 24, 26
R_REL16, R_REL16_LO, R_REL16_HI, R_REL16_HA = 249, 250, 251, 252


class ElfError(Exception):
    """The object cannot be read, placed or relocated."""


class Section(NamedTuple):
    """A section that occupies memory: its number in the file and its bytes before relocation."""

    number: int
    name: str
    align: int
    data: bytes


class Symbol(NamedTuple):
    """A symbol; `section` is the section number, -1 for an absolute one and 0 for an undefined one."""

    name: str
    value: int
    section: int
    is_global: bool


class Relocation(NamedTuple):
    """One RELA entry: byte offset in `section`, type, index of the symbol, addend."""

    section: int
    offset: int
    kind: int
    symbol: int
    addend: int


class Image(NamedTuple):
    """A placed object: bytes by base address, addresses of the global and local names, and what points where."""

    areas: dict[int, bytes]
    addresses: dict[str, int]
    undefined: frozenset[str]
    pointers: dict[int, str]
    """Address of each word written by an ADDR32 relocation, with the name (or `section+offset`) it points to."""


class Object:
    """The parts of a relocatable object file.  Raises ElfError when `data` is not one for 32-bit PowerPC."""

    def __init__(self, data: bytes) -> None:
        if data[:6] != b"\x7fELF\x01\x02" or len(data) < 52:
            raise ElfError("no big-endian ELF32 file")
        kind, machine = struct.unpack_from(">HH", data, 16)
        if (kind, machine) != (1, 20):
            raise ElfError("no relocatable PowerPC object")
        (start,) = struct.unpack_from(">I", data, 32)
        size, count, names_at = struct.unpack_from(">HHH", data, 46)
        headers = [struct.unpack_from(">10I", data, start + n * size) for n in range(count)]

        def body(number: int) -> bytes:
            header = headers[number]
            return data[header[4] : header[4] + header[5]]

        names = body(names_at)
        self.sections: dict[int, Section] = {}
        self.symbols: list[Symbol] = []
        self.relocations: list[Relocation] = []
        for number, header in enumerate(headers):
            name, kind, flags = header[0], header[1], header[2]
            if flags & _SHF_ALLOC:
                content = bytes(header[5]) if kind == _SHT_NOBITS else body(number)
                self.sections[number] = Section(number, _text(names, name), max(1, header[8]), content)
            if kind == _SHT_SYMTAB:
                self.symbols = _symbols(body(number), body(header[6]))
        for number, header in enumerate(headers):
            if header[1] == _SHT_RELA and header[7] in self.sections:
                table = body(number)
                for at in range(0, len(table), 12):
                    offset, info, addend = struct.unpack_from(">IIi", table, at)
                    self.relocations.append(Relocation(header[7], offset, info & 0xFF, info >> 8, addend))

    def place(self, base: int, externals: dict[str, int]) -> Image:
        """Put the sections one behind the other from `base` on, give undefined names the addresses in `externals`
        and apply the relocations.  Raises ElfError for a name without an address or an unknown relocation."""
        starts: dict[int, int] = {}
        at = base
        for section in self.sections.values():
            at = -(-at // section.align) * section.align
            starts[section.number] = at
            at += len(section.data)
            at = (at + 0x1000) & ~0xFFF
        values: list[int | None] = []
        addresses: dict[str, int] = {}
        undefined: set[str] = set()
        for symbol in self.symbols:
            value: int | None
            if symbol.section == -1:
                value = symbol.value
            elif symbol.section == 0:
                value = externals.get(symbol.name)
                if symbol.name:
                    undefined.add(symbol.name)
            else:
                value = starts[symbol.section] + symbol.value if symbol.section in starts else None
            values.append(value)
            if symbol.name and value is not None:
                addresses[symbol.name] = value
        areas = {index: bytearray(self.sections[index].data) for index in starts}
        pointers: dict[int, str] = {}
        for item in self.relocations:
            target = values[item.symbol]
            if target is None:
                raise ElfError(f"undefined symbol {self.symbols[item.symbol].name}")
            place = starts[item.section] + item.offset
            _apply(areas[item.section], item, (target + item.addend) & 0xFFFFFFFF, place)
            if item.kind == R_ADDR32:
                pointers[place] = self.symbols[item.symbol].name
        return Image(
            {starts[index]: bytes(area) for index, area in areas.items()}, addresses, frozenset(undefined), pointers
        )


def _text(table: bytes, offset: int) -> str:
    return table[offset : table.index(b"\0", offset)].decode("ascii", "replace")


def _symbols(table: bytes, names: bytes) -> list[Symbol]:
    found = []
    for at in range(0, len(table), 16):
        name, value, _, info, _, section = struct.unpack_from(">IIIBBH", table, at)
        if section == _SHN_COMMON:
            raise ElfError("common symbol")
        found.append(Symbol(_text(names, name), value, -1 if section == _SHN_ABS else section, info >> 4 != 0))
    return found


def _apply(area: bytearray, item: Relocation, value: int, place: int) -> None:
    offset, kind = item.offset, item.kind
    if kind == R_NONE:
        return
    if kind in (R_ADDR32, R_UADDR32, R_REL32):
        struct.pack_into(">I", area, offset, (value - (place if kind == R_REL32 else 0)) & 0xFFFFFFFF)
        return
    if kind in (R_ADDR16, R_ADDR16_LO, R_ADDR16_HI, R_ADDR16_HA):
        if kind == R_ADDR16 and not -0x8000 <= _signed(value, 32) <= 0xFFFF:
            raise ElfError("R_PPC_ADDR16 out of range")
        half = {R_ADDR16_HI: value >> 16, R_ADDR16_HA: (value + 0x8000) >> 16}.get(kind, value)
        struct.pack_into(">H", area, offset, half & 0xFFFF)
        return
    if kind in (R_REL16, R_REL16_LO, R_REL16_HI, R_REL16_HA):
        far = value - place & 0xFFFFFFFF
        half = {R_REL16_HI: far >> 16, R_REL16_HA: (far + 0x8000) >> 16}.get(kind, far)
        struct.pack_into(">H", area, offset, half & 0xFFFF)
        return
    width = {
        R_REL24: 26, R_PLTREL24: 26, R_LOCAL24PC: 26, R_ADDR24: 26, R_REL14: 16, R_ADDR14: 16,
    }.get(kind)  # fmt: skip
    if width is None:
        raise ElfError(f"relocation type {kind}")
    distance = _signed(value if kind in (R_ADDR24, R_ADDR14) else (value - place) & 0xFFFFFFFF, 32)
    if not -(1 << width - 1) <= distance < 1 << width - 1 or distance & 3:
        raise ElfError(f"branch out of range, relocation type {kind}")
    mask = (1 << width) - 4
    (word,) = struct.unpack_from(">I", area, offset)
    struct.pack_into(">I", area, offset, (word & ~mask) | (distance & mask))


def _signed(value: int, bits: int) -> int:
    return value - (1 << bits) if value >> (bits - 1) else value
