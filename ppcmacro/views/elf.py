"""A reader of relocatable ELF objects, 32 and 64 bit, either byte order.

It reads what an assembler writes: sections, symbols and relocations, with indices resolved to names.  Every
offset and size of the file is checked before it is used, so a damaged or hostile object gives a UsageError and
never more work than its size.  Field layouts: System V ABI, generic ELF specification, chapter 4.
"""

from __future__ import annotations

import struct

from ppcmacro.errors import UsageError
from ppcmacro.records import NamedTuple

__all__ = ["ElfObject", "Relocation", "Section", "Symbol", "read_object"]

_SHT_SYMTAB, _SHT_STRTAB, _SHT_RELA, _SHT_NOBITS, _SHT_REL, _SHT_SYMTAB_SHNDX = 2, 3, 4, 8, 9, 18
_SHN_LORESERVE, _SHN_ABS, _SHN_COMMON, _SHN_XINDEX = 0xFF00, 0xFFF1, 0xFFF2, 0xFFFF
_MAX_NAME_BYTES = 64 << 20


class Symbol(NamedTuple):
    """A symbol; `section` is a section's name, "*UND*", "*ABS*" or "*COM*"; `other` holds the visibility."""

    name: str
    value: int
    section: str
    binding: int
    kind: int
    size: int
    other: int


class Relocation(NamedTuple):
    """A relocation at a byte offset; `symbol` is None where there is none, `addend` is 0 for the REL form."""

    offset: int
    kind: int
    symbol: Symbol | None
    addend: int


class Section(NamedTuple):
    """A section; `data` is empty for one without bytes in the file, `size` counts in bytes in any case."""

    name: str
    kind: int
    flags: int
    align: int
    entry_size: int
    size: int
    data: bytes
    relocations: tuple[Relocation, ...]


class ElfObject(NamedTuple):
    """An object: `ident` is (class, byte order, OS ABI), then machine, flags, sections in order, symbols in order."""

    ident: tuple[int, int, int]
    machine: int
    flags: int
    sections: tuple[Section, ...]
    symbols: tuple[Symbol, ...]


class _Header(NamedTuple):
    name: int
    kind: int
    flags: int
    offset: int
    size: int
    link: int
    info: int
    align: int
    entry_size: int


def read_object(data: bytes, shown: str = "object") -> ElfObject:
    """Read a relocatable object; `shown` names it in messages.

    Left out are the tables that only carry the others (symbol and string tables, relocation sections): what they
    say is in `symbols` and `Section.relocations`.  Raises UsageError when the bytes are no such object.
    """
    try:
        return _Reader(data).read()
    except (_Damaged, struct.error) as error:
        raise UsageError(f"`{shown}` is no ELF object that can be read: {error}") from error


class _Damaged(Exception):
    pass


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        if len(data) < 52 or data[:4] != b"\x7fELF":
            raise _Damaged("it does not begin with an ELF header")
        self._ident = (data[4], data[5], data[7])
        if self._ident[0] not in (1, 2) or self._ident[1] not in (1, 2):
            raise _Damaged("its class or byte order is unknown")
        self._wide = data[4] == 2
        self._order = "<" if data[5] == 1 else ">"
        self._name_bytes = 0
        self._content_bytes = 0

    def read(self) -> ElfObject:
        header = self._unpack("HHIQQQIHHHHHH" if self._wide else "HHIIIIIHHHHHH", 16)
        machine, offset, flags = header[1], header[5], header[6]
        entry, count, names_at = header[10], header[11], header[12]
        headers = self._headers(offset, entry, count)
        if headers and names_at == _SHN_XINDEX:
            names_at = headers[0].link
        table = self._content(headers[names_at]) if 0 < names_at < len(headers) else b""
        names = [self._string(table, one.name) for one in headers]
        symbols = self._symbols(headers, names)
        relocations: dict[int, list[Relocation]] = {}
        for one in headers:
            if one.kind in (_SHT_RELA, _SHT_REL) and 0 < one.info < len(headers):
                relocations.setdefault(one.info, []).extend(self._relocations(one, symbols))
        carriers = (_SHT_SYMTAB, _SHT_STRTAB, _SHT_RELA, _SHT_REL, _SHT_SYMTAB_SHNDX)
        sections = tuple(
            Section(
                names[index],
                one.kind,
                one.flags,
                one.align,
                one.entry_size,
                one.size,
                b"" if one.kind == _SHT_NOBITS else self._content(one),
                tuple(relocations.get(index, ())),
            )
            for index, one in enumerate(headers)
            if index and one.kind not in carriers
        )
        return ElfObject(self._ident, machine, flags, sections, tuple(symbols))

    def _unpack(self, layout: str, offset: int) -> tuple[int, ...]:
        if offset < 0 or offset + struct.calcsize(self._order + layout) > len(self._data):
            raise _Damaged(f"it ends within a table at offset {offset}")
        values: tuple[int, ...] = struct.unpack_from(self._order + layout, self._data, offset)
        return values

    def _headers(self, offset: int, entry: int, count: int) -> list[_Header]:
        layout = "IIQQQQIIQQ" if self._wide else "IIIIIIIIII"
        least = struct.calcsize(self._order + layout)
        if not offset:
            return []
        if entry < least:
            raise _Damaged("its section headers are too short")
        if count == 0:
            # More than 65279 sections: the true count stands in the size of section 0.
            count = self._unpack(layout, offset)[5]
        if count * entry > len(self._data) - offset:
            raise _Damaged("its section headers go beyond its end")
        headers: list[_Header] = []
        for index in range(count):
            name, kind, flags, _, at, size, link, info, align, entry_size = self._unpack(layout, offset + index * entry)
            headers.append(_Header(name, kind, flags, at, size, link, info, align, entry_size))
        return headers

    def _content(self, header: _Header) -> bytes:
        if header.kind == _SHT_NOBITS:
            return b""
        if header.offset + header.size > len(self._data):
            raise _Damaged("a section goes beyond its end")
        # Sections do not overlap, but tables are read more than once.
        self._content_bytes += header.size
        if self._content_bytes > 4 * len(self._data):
            raise _Damaged("its sections overlap")
        return self._data[header.offset : header.offset + header.size]

    def _string(self, table: bytes, offset: int) -> str:
        end = table.find(b"\0", offset) if offset < len(table) else -1
        if end < 0:
            if offset == 0:
                return ""
            raise _Damaged("a name has no end")
        # Names may share their ends, so many long ones fit into few bytes.
        self._name_bytes += end - offset
        if self._name_bytes > _MAX_NAME_BYTES:
            raise _Damaged(f"its names add up to more than {_MAX_NAME_BYTES >> 20} MiB")
        return table[offset:end].decode("utf-8", "surrogateescape")

    def _entries(self, header: _Header, layout: str) -> list[tuple[int, ...]]:
        content = self._content(header)
        packed = struct.Struct(self._order + layout)
        if header.entry_size not in (0, packed.size) or len(content) % packed.size:
            raise _Damaged("a table has entries of an unknown size")
        return list(packed.iter_unpack(content))

    def _symbols(self, headers: list[_Header], names: list[str]) -> list[Symbol]:
        index = next((i for i, one in enumerate(headers) if one.kind == _SHT_SYMTAB), 0)
        if not index:
            return []
        table = headers[index]
        if not 0 < table.link < len(headers):
            raise _Damaged("its symbol table has no names")
        strings = self._content(headers[table.link])
        extended: list[tuple[int, ...]] = []
        for one in headers:
            if one.kind == _SHT_SYMTAB_SHNDX and one.link == index:
                extended = self._entries(one, "I")
        symbols: list[Symbol] = []
        for number, entry in enumerate(self._entries(table, "IBBHQQ" if self._wide else "IIIBBH")):
            if self._wide:
                name, info, other, section, value, size = entry
            else:
                name, value, size, info, other, section = entry
            if section == _SHN_XINDEX and number < len(extended):
                where = self._section_name(extended[number][0], names, reserved=False)
            else:
                where = self._section_name(section, names)
            kind = info & 15
            shown = self._string(strings, name)
            symbols.append(Symbol(shown, value, where, info >> 4, kind, size, other))
        return symbols

    @staticmethod
    def _section_name(index: int, names: list[str], reserved: bool = True) -> str:
        if index == 0:
            return "*UND*"
        if reserved and index >= _SHN_LORESERVE:
            return {_SHN_ABS: "*ABS*", _SHN_COMMON: "*COM*"}.get(index, f"*{index:#x}*")
        if index >= len(names):
            raise _Damaged("a symbol lies in a section that does not exist")
        return names[index]

    def _relocations(self, header: _Header, symbols: list[Symbol]) -> list[Relocation]:
        addends = header.kind == _SHT_RELA
        layout = ("QQq" if addends else "QQ") if self._wide else ("IIi" if addends else "II")
        shift, mask = (32, 0xFFFFFFFF) if self._wide else (8, 0xFF)
        result: list[Relocation] = []
        for entry in self._entries(header, layout):
            number, kind = entry[1] >> shift, entry[1] & mask
            if number >= max(len(symbols), 1):
                raise _Damaged("a relocation names a symbol that does not exist")
            symbol = symbols[number] if number else None
            result.append(Relocation(entry[0], kind, symbol, entry[2] if addends else 0))
        return result
