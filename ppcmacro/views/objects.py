"""The comparison of two objects: what differs for a linker or a loader, said precisely.

The order of symbols and of relocations at different places has no meaning and is not compared; the order of
sections and of relocations at the same place has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice, zip_longest

from ppcmacro.views.elf import ElfObject, Relocation, Section, Symbol, read_object

__all__ = ["compare", "read_object"]

_STT_SECTION, _STT_FILE = 3, 4
_WORD = 4
_BLOCK = 1 << 14
_MOST_A_SECTION = 8

_BINDINGS = {0: "local", 1: "global", 2: "weak", 10: "unique"}
_KINDS = {0: "untyped", 1: "object", 2: "function", 3: "section", 4: "file", 5: "common", 6: "tls", 10: "ifunc"}
_VISIBILITIES = ("default", "internal", "hidden", "protected")
_RELOCATIONS = {
    20: {
        1: "ADDR32", 2: "ADDR24", 3: "ADDR16", 4: "ADDR16_LO", 5: "ADDR16_HI", 6: "ADDR16_HA", 7: "ADDR14",
        10: "REL24", 11: "REL14", 14: "GOT16", 18: "PLTREL24", 23: "LOCAL24PC", 24: "UADDR32", 25: "UADDR16",
        26: "REL32", 249: "REL16", 250: "REL16_LO", 251: "REL16_HI", 252: "REL16_HA",
    },
    21: {
        1: "ADDR32", 2: "ADDR24", 3: "ADDR16", 4: "ADDR16_LO", 5: "ADDR16_HI", 6: "ADDR16_HA", 7: "ADDR14",
        10: "REL24", 11: "REL14", 26: "REL32", 38: "ADDR64", 44: "REL64", 47: "TOC16", 48: "TOC16_LO",
        50: "TOC16_HA", 51: "TOC", 56: "ADDR16_DS", 57: "ADDR16_LO_DS", 63: "TOC16_DS", 64: "TOC16_LO_DS",
        116: "REL24_NOTOC", 132: "PCREL34", 249: "REL16", 250: "REL16_LO", 251: "REL16_HI", 252: "REL16_HA",
    },
}  # fmt: skip

At = Callable[[str, int], str]


def compare(expected: ElfObject, actual: ElfObject, at: At | None = None) -> list[str]:
    """Return how `actual` differs from `expected`, most basic differences first; empty: they are the same.

    `at` gives for a section's name and a byte offset the statement that stands there, "" when unknown.
    """
    at = at or _nowhere
    result = list(_headers(expected, actual))
    names = [section.name for section in expected.sections]
    others = [section.name for section in actual.sections]
    if names != others:
        result += _presence(names, others)
    result += _sections(expected, actual, at)
    result += _symbols(expected, actual)
    return result


def _nowhere(_section: str, _offset: int) -> str:
    return ""


def _headers(expected: ElfObject, actual: ElfObject) -> Iterator[str]:
    for what, one, other in (
        ("class, byte order and ABI", expected.ident, actual.ident),
        ("machine", expected.machine, actual.machine),
        ("header flags", expected.flags, actual.flags),
    ):
        if one != other:
            yield f"the {what} are {other} instead of {one}"


def _presence(names: list[str], others: list[str]) -> Iterator[str]:
    missing, extra = Counter(names), Counter(others)
    for name in missing - extra:
        yield f"section `{name}` is missing"
    for name in extra - missing:
        yield f"section `{name}` should not be there"
    if missing == extra:
        yield f"the sections stand in the order {', '.join(others)} instead of {', '.join(names)}"


def _sections(expected: ElfObject, actual: ElfObject, at: At) -> Iterator[str]:
    left: dict[str, list[Section]] = {}
    for section in actual.sections:
        left.setdefault(section.name, []).append(section)
    for section in expected.sections:
        same_name = left.get(section.name)
        if same_name:
            yield from _section(section, same_name.pop(0), expected.machine, at)


def _section(one: Section, other: Section, machine: int, at: At) -> Iterator[str]:
    for what, a, b in (
        ("type", one.kind, other.kind),
        ("flags", one.flags, other.flags),
        ("alignment", one.align, other.align),
        ("entry size", one.entry_size, other.entry_size),
    ):
        if a != b:
            yield f"section `{one.name}` has {what} {b:#x} instead of {a:#x}"
    if one.size != other.size:
        yield f"section `{one.name}` has {other.size} bytes instead of {one.size}"
    # Behind the first difference everything has moved when the sizes differ.
    most = 1 if one.size != other.size else _MOST_A_SECTION
    found = list(islice(_bytes(one, other, at), most + 1))
    yield from found[:most]
    if len(found) > most and most > 1:
        yield f"section `{one.name}` differs in more places"
    found = list(islice(_relocations(one, other, machine, at), most + 1))
    yield from found[:most]
    if len(found) > most and most > 1:
        yield f"section `{one.name}` differs in more relocations"


def _bytes(one: Section, other: Section, at: At) -> Iterator[str]:
    for start in range(0, max(len(one.data), len(other.data)), _BLOCK):
        a, b = one.data[start : start + _BLOCK], other.data[start : start + _BLOCK]
        if a == b:
            continue
        for offset in range(0, max(len(a), len(b)), _WORD):
            left, right = a[offset : offset + _WORD], b[offset : offset + _WORD]
            if left != right:
                place = start + offset
                yield (
                    f"{_spot(one.name, place, at)} holds {right.hex() or 'nothing'} "
                    f"instead of {left.hex() or 'nothing'}"
                )


def _spot(section: str, offset: int, at: At) -> str:
    statement = at(section, offset)
    return f"`{section}`+{offset:#x}" + (f" (`{statement}`)" if statement else "")


def _relocations(one: Section, other: Section, machine: int, at: At) -> Iterator[str]:
    left, right = (sorted(section.relocations, key=lambda entry: entry.offset) for section in (one, other))
    if [_meaning(entry) for entry in left] == [_meaning(entry) for entry in right]:
        return
    by_offset: dict[int, tuple[list[Relocation], list[Relocation]]] = {}
    for side, entries in enumerate((left, right)):
        for entry in entries:
            by_offset.setdefault(entry.offset, ([], []))[side].append(entry)
    for offset, (a, b) in sorted(by_offset.items()):
        for wanted, got in zip_longest(a, b):
            if wanted is None or got is None or _meaning(wanted) != _meaning(got):
                yield (
                    f"{_spot(one.name, offset, at)} has {_relocation(got, machine)} "
                    f"instead of {_relocation(wanted, machine)}"
                )


def _meaning(entry: Relocation) -> tuple[int, int, Symbol | None, int]:
    return entry.offset, entry.kind, entry.symbol, entry.addend


def _relocation(entry: Relocation | None, machine: int) -> str:
    if entry is None:
        return "no relocation"
    kind = _RELOCATIONS.get(machine, {}).get(entry.kind, f"type {entry.kind}")
    target = "nothing" if entry.symbol is None else f"`{_name(entry.symbol)}`"
    addend = f"{entry.addend:+#x}" if entry.addend else ""
    return f"a relocation {kind} to {target}{addend}"


def _name(symbol: Symbol) -> str:
    return symbol.section if symbol.kind == _STT_SECTION and not symbol.name else symbol.name


def _symbols(expected: ElfObject, actual: ElfObject) -> Iterator[str]:
    one, other = Counter(expected.symbols), Counter(actual.symbols)
    common = {section.name for section in expected.sections} & {section.name for section in actual.sections}
    missing, extra = (
        [symbol for symbol in rest.elements() if symbol.kind != _STT_SECTION or symbol.section in common]
        for rest in (one - other, other - one)
    )
    by_name: dict[tuple[str, int], list[Symbol]] = {}
    for symbol in extra:
        by_name.setdefault((_name(symbol), symbol.kind == _STT_FILE), []).append(symbol)
    found: list[str] = []
    for symbol in missing:
        same_name = by_name.get((_name(symbol), symbol.kind == _STT_FILE))
        if same_name:
            found.append(f"symbol `{_name(symbol)}` is {_symbol(same_name.pop(0))} instead of {_symbol(symbol)}")
        else:
            found.append(f"symbol `{_name(symbol)}` is missing; it should be {_symbol(symbol)}")
    for rest in by_name.values():
        found += (f"symbol `{_name(symbol)}` should not be there; it is {_symbol(symbol)}" for symbol in rest)
    yield from found[: 4 * _MOST_A_SECTION]
    if len(found) > 4 * _MOST_A_SECTION:
        yield f"{len(found) - 4 * _MOST_A_SECTION} more symbols differ"


def _symbol(symbol: Symbol) -> str:
    binding = _BINDINGS.get(symbol.binding, f"binding {symbol.binding}")
    kind = _KINDS.get(symbol.kind, f"type {symbol.kind}")
    visibility = "" if not symbol.other & 3 else f" {_VISIBILITIES[symbol.other & 3]}"
    rest = f" other {symbol.other & ~3:#x}" if symbol.other & ~3 else ""
    size = f" size {symbol.size}" if symbol.size else ""
    return f"{symbol.section}+{symbol.value:#x} {binding}{visibility} {kind}{size}{rest}"
