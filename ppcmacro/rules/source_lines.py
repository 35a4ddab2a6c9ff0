"""The text of a unit's own files before anything was replaced in it: what the C preprocessor joins or drops.

A header is read by many sources; what is looked for in its text alone is looked for once (`OncePerText`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from ppcmacro.cpp.lines import Line
from ppcmacro.cpp.parsed import Definitions, Parsed, ReadFile, parse
from ppcmacro.patterns import pattern
from ppcmacro.source import Location, Origin, Source
from ppcmacro.unit import Unit

__all__ = ["OncePerText", "logical_lines", "place", "project_files", "without_strings"]

_T = TypeVar("_T")
_CHARACTERS = 32_000_000
_STRING = pattern(r'"(?:[^"\\]|\\.)*(?:"|\Z)')


def project_files(unit: Unit) -> list[ReadFile]:
    """Return the unit's file, the headers that do not come from `-isystem` folders, and what `.include` read."""
    files = list(unit.preprocessed.files) if unit.preprocessed is not None else []
    if not files and unit.source is not None:
        files = [ReadFile(unit.source, parse(unit.source.text))]
    known = {file.source.path for file in files}
    for source in unit.expansion.sources:
        if source.path not in known:
            known.add(source.path)
            files.append(ReadFile(source, parse(source.text)))
    return files


def logical_lines(parsed: Parsed) -> Iterator[Line]:
    """Yield the logical lines of a file, those of runs of `#define` one by one."""
    for line in parsed.lines:
        if isinstance(line, Definitions):
            yield from (definition.line for definition in line.values)
        else:
            yield line


def place(source: Source, line: int, column: int) -> Origin:
    """Return a place in a file that no macro produced."""
    return Origin(Location(source, line, column))


def without_strings(text: str) -> str:
    """Return a line with the same length in which blanks stand for its strings."""
    return _STRING.sub(lambda match: " " * len(match[0]), text) if '"' in text else text


class OncePerText(Generic[_T]):
    """Remembers what `find` found in a file for as long as the file's text is the same."""

    def __init__(self, find: Callable[[Parsed], tuple[_T, ...]]) -> None:
        self._find = find
        self._known: dict[str, tuple[_T, ...]] = {}
        self._characters = 0

    def __call__(self, parsed: Parsed) -> tuple[_T, ...]:
        """Return what there is in a file."""
        found = self._known.get(parsed.text)
        if found is None:
            self._characters += len(parsed.text)
            if self._characters > _CHARACTERS:
                self._known.clear()
                self._characters = len(parsed.text)
            found = self._known[parsed.text] = self._find(parsed)
        return found
