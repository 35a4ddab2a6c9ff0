"""The state of the size model while statement follows statement."""

from __future__ import annotations

import re
from collections.abc import Callable

from ppcmacro.layout.places import Place, Stream
from ppcmacro.layout.sizes import BLOCKS, Value, data_size, split_values
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple

__all__ = ["Layout", "Span"]

_PREFIX_BLOCK = 64
_ABSOLUTE = "*ABS*"

Unquote = Callable[[str], str]


class Span(NamedTuple):
    """Where a statement went: the offset in its section and its size in bytes, None where they are not known."""

    address: int | None
    size: int | None


_NOWHERE = Span(None, 0)


class Layout:
    """Sections and the place of the next statement in each."""

    def __init__(self) -> None:
        self._streams: dict[tuple[str, int], Stream] = {}
        self.stream = self._open(".text", 0)
        self._previous: tuple[Stream, int | None] = (self.stream, None)
        self._pushed: list[tuple[tuple[Stream, int | None], tuple[Stream, int | None]]] = []
        self.absolute: int | None = None
        self.section = ".text"
        """The name of the current section (`*ABS*` behind `.struct`)."""

    @property
    def sections(self) -> set[str]:
        """The names of all sections seen so far and of those that GNU as has from the beginning."""
        return {".text", ".data", ".bss", *(section for section, _ in self._streams)}

    def here(self) -> Place | int:
        """Return the place of the next byte, a number in the absolute section."""
        if self.absolute is not None:
            return self.absolute
        return Place(self.stream.chunk, self.stream.offset)

    def instruction(self, size: int) -> int | None:
        """Account for an instruction of that size in bytes; return its address."""
        if size == 8:
            return self._prefixed().address
        if self.absolute is not None:
            return self.add(size).address
        stream = self.stream
        base = stream.chunk.base
        offset = stream.offset
        stream.offset = offset + size
        return None if base is None else base + offset

    def add(self, size: int) -> Span:
        """Account for `size` bytes that need no alignment of their own."""
        if self.absolute is not None:
            address = self.absolute
            self.absolute += size
            return Span(address, size)
        stream = self.stream
        base = stream.chunk.base
        span = Span(None if base is None else base + stream.offset, size)
        stream.offset += size
        return span

    def _prefixed(self) -> Span:
        stream = self.stream
        address = stream.address()
        if address is not None and address % _PREFIX_BLOCK == _PREFIX_BLOCK - 4:
            address += 4
        stream.end_chunk(address)
        stream.offset = 8
        return Span(address, 8)

    def directive(self, name: str, operands: str, value: Value) -> Span:
        """Account for a directive; `name` is in lower case without its dot, `value` evaluates an expression."""
        action = _ACTIONS.get(name)
        if action is not None:
            return action(self, name, operands, value)
        size = data_size(name, operands, value)
        if size is None:
            address = self.stream.address()
            self.stream.end_chunk(None)
            return Span(address, None)
        if not size:
            return Span(self.stream.address(), 0)
        span = self.add(size)
        if name in BLOCKS and self.absolute is None:
            self.stream.add_block(size)
        return span

    def unknown(self) -> Span:
        """Account for something whose size GNU as knows and we do not."""
        address = self.stream.address()
        self.stream.end_chunk(None, sure=False)
        return Span(address, None)

    def origin(self, target: Place | int | None) -> None:
        """Account for `.org` or `. = target`."""
        if self.absolute is not None:
            if isinstance(target, int):
                self.absolute = target
            return
        address = target.address if isinstance(target, Place) else target
        self.stream.end_chunk(address)

    def switch(self, section: str, number: int = 0) -> None:
        """Make a subsection the current one, as `.section` does."""
        self._previous = self._now()
        self._enter(self._open(section, number), None)

    def _enter(self, stream: Stream, absolute: int | None) -> None:
        self.stream = stream
        self.absolute = absolute
        self.section = stream.section if absolute is None else _ABSOLUTE

    # ---- directives ----

    def _open(self, section: str, number: int) -> Stream:
        stream = self._streams.get((section, number))
        if stream is None:
            stream = self._streams[section, number] = Stream(section, number)
        return stream

    def _now(self) -> tuple[Stream, int | None]:
        return self.stream, self.absolute

    def _section(self, name: str, operands: str, value: Value) -> Span:
        parts = split_values(operands)
        section = unquote(parts[0].strip())
        number = 0
        if name == "pushsection":
            self._pushed.append((self._now(), self._previous))
        if name == "pushsection" and len(parts) > 1 and parts[1].strip()[:1] not in ('"', ""):
            number = value(parts[1]) or 0
        self.switch(section, number)
        if "@nobits" in parts[-1]:
            self.stream.empty = True
        return _NOWHERE

    def _known_section(self, name: str, operands: str, value: Value) -> Span:
        number = (value(operands) or 0) if operands.strip() else 0
        self.switch(_SECTIONS[name], number)
        return _NOWHERE

    def _subsection(self, name: str, operands: str, value: Value) -> Span:
        section = self.stream.section
        self.switch(section, (value(operands) or 0) if operands.strip() else 0)
        return _NOWHERE

    def _swap(self, name: str, operands: str, value: Value) -> Span:
        now = self._now()
        self._enter(*self._previous)
        self._previous = now
        return _NOWHERE

    def _pop(self, name: str, operands: str, value: Value) -> Span:
        if self._pushed:
            now, self._previous = self._pushed.pop()
            self._enter(*now)
        return _NOWHERE

    def _struct(self, name: str, operands: str, value: Value) -> Span:
        self._previous = self._now()
        self._enter(self.stream, value(operands) or 0)
        return _NOWHERE

    def _align(self, name: str, operands: str, value: Value) -> Span:
        amount = value(operands.partition(",")[0]) if operands.strip() else 0
        power = not name.startswith("balign")
        boundary = None
        if amount is not None:
            boundary = 1 << max(min(amount, 31), 0) if power else max(amount, 1)
        if self.absolute is not None:
            if boundary is not None:
                self.absolute += -self.absolute % boundary
            return _NOWHERE
        address = self.stream.address()
        if boundary == 1:
            return Span(address, 0)
        if address is None or boundary is None:
            self.stream.end_chunk(None)
            return Span(address, None)
        padding = -address % boundary
        most = operands.split(",")
        if len(most) > 2 and most[2].strip():
            limit = value(most[2])
            if limit and padding > limit:
                padding = 0
        self.stream.end_chunk(address + padding)
        return Span(address, padding)


_SECTIONS = {"text": ".text", "data": ".data", "bss": ".bss", "rdata": ".rodata", "rodata": ".rodata"}

_ACTIONS: dict[str, Callable[[Layout, str, str, Value], Span]] = {
    **dict.fromkeys(("section", "sect", "pushsection"), Layout._section),
    **dict.fromkeys(_SECTIONS, Layout._known_section),
    "subsection": Layout._subsection,
    "previous": Layout._swap,
    "popsection": Layout._pop,
    "struct": Layout._struct,
    **dict.fromkeys(("align", "p2align", "p2alignl", "p2alignw", "balign", "balignl", "balignw"), Layout._align),
}

_ESCAPED = pattern(r"\\(.)", re.DOTALL)


def unquote(name: str) -> str:
    """Return a section's or symbol's name without its quotes."""
    if name[:1] == '"':
        return _ESCAPED.sub(r"\1", name[1:].removesuffix('"'))
    return name
