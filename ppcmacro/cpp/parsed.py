"""Files as the preprocessor reads them, split into logical lines once per process (`load`)."""

from __future__ import annotations

import errno
import os

from ppcmacro import witness
from ppcmacro.cpp.lines import CONDITIONALS, Fault, Line, read_lines
from ppcmacro.cpp.macros import Definition, DefinitionError, parse_definition
from ppcmacro.files import decode_source, in_memory
from ppcmacro.records import NamedTuple
from ppcmacro.source import Source

__all__ = ["Definitions", "Parsed", "ReadFile", "load", "parse"]

_CACHE_CHARACTERS = 64_000_000
_MAX_BYTES = 64_000_000


class Parsed(NamedTuple):
    """A file as it was read: its text, its logical lines, and what is wrong with it whatever is defined.

    `guard` is the macro that makes the file an empty one: all of it stands within one `#ifndef`; "" when there is none.
    """

    text: str
    lines: list[Line]
    faults: list[Fault]
    guard: str


class ReadFile(NamedTuple):
    """A file of a project as one run read it: its source and what was read."""

    source: Source
    parsed: Parsed


class Definitions(Line):
    """A run of `#define` lines with different names and no errors, obeyed at once: headers are full of them."""

    __slots__ = ("names", "values")

    names: tuple[str, ...]

    def __init__(self, definitions: list[Definition]) -> None:
        first = definitions[0].line
        super().__init__(first.text, first.line, first.segments, "define", first.rest)
        self.names = tuple(definition.name for definition in definitions)
        self.values = tuple(definitions)


class _Cache:
    def __init__(self) -> None:
        self.entries: dict[str, tuple[int, int, Parsed, str]] = {}
        self.characters = 0


_cache = _Cache()


def parse(text: str) -> Parsed:
    """Split a text into logical lines.  A byte order mark at its start is no part of it, and keeps its column."""
    if text.startswith("\ufeff"):
        text = f" {text[1:]}"
    lines, faults = read_lines(text)
    lines = _gather(lines)
    _link(lines)
    return Parsed(text, lines, faults, "" if faults else _guard(lines))


def load(path: str) -> Parsed:
    """Read and split a file; the result is shared while the file keeps its time and size.  Raises OSError."""
    text = in_memory(path)
    if text is not None:
        return parse(text)
    state = os.stat(path)
    known = _cache.entries.get(path)
    if known is not None and known[0] == state.st_mtime_ns and known[1] == state.st_size:
        witness.content(path, known[3])
        return known[2]
    if state.st_size > _MAX_BYTES:
        raise OSError(errno.EFBIG, "the file is too large", path)
    with open(path, "rb") as file:
        data = file.read()
    digest = witness.digest(data)
    witness.content(path, digest)
    parsed = parse(decode_source(data))
    _cache.characters += len(parsed.text)
    if _cache.characters > _CACHE_CHARACTERS:
        _cache.entries.clear()
        _cache.characters = len(parsed.text)
    _cache.entries[path] = (state.st_mtime_ns, state.st_size, parsed, digest)
    return parsed


def _guard(lines: list[Line]) -> str:
    last = len(lines) - 1
    if last < 1 or lines[0].directive != "ifndef" or lines[0].other != last or lines[last].directive != "endif":
        return ""
    words = lines[0].text[lines[0].rest :].split()
    tail = lines[last].text[lines[last].rest :].split()
    return words[0] if len(words) == 1 and not tail and words[0].isidentifier() else ""


def _gather(lines: list[Line]) -> list[Line]:
    """Put `#define` lines that follow each other together."""
    result: list[Line] = []
    run: list[Definition] = []
    names: set[str] = set()
    for line in lines:
        definition = None
        if line.directive == "define":
            try:
                definition = parse_definition(line, line.rest)
            except DefinitionError:
                definition = None
            if definition is not None and definition.glued:
                definition = None
        if run and (definition is None or definition.name in names):
            result.append(Definitions(run))
            run = []
            names = set()
        if definition is None:
            result.append(line)
        else:
            run.append(definition)
            names.add(definition.name)
    if run:
        result.append(Definitions(run))
    return result


def _link(lines: list[Line]) -> None:
    """Tell every directive of a conditional group where the next one of the group is."""
    open_groups: list[int] = []
    for index, line in enumerate(lines):
        if line.directive not in CONDITIONALS:
            continue
        if line.directive in ("if", "ifdef", "ifndef"):
            open_groups.append(index)
        elif open_groups:
            lines[open_groups[-1]].other = index
            if line.directive == "endif":
                open_groups.pop()
            else:
                open_groups[-1] = index
