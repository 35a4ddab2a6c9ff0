"""A file that is being read, and the conditional groups that are open in it."""

from __future__ import annotations

from ppcmacro.cpp.lines import Line
from ppcmacro.cpp.parsed import Parsed
from ppcmacro.source import Source

__all__ = ["Group", "OpenFile"]


class Group:
    """An open conditional group: its first line, whether an arm was taken, whether `#else` was seen."""

    __slots__ = ("line", "otherwise", "taken")

    def __init__(self, line: Line, taken: bool) -> None:
        self.line = line
        self.taken = taken
        self.otherwise = False


class OpenFile:
    """A file that is being read.

    folder    where it lies, for `#include ""`
    number    the number of the search folder in which it was found, for `#include_next`; -1: it was not looked for
    position  the index of the next line
    """

    __slots__ = ("folder", "groups", "lines", "number", "position", "source")

    def __init__(self, source: Source, parsed: Parsed, folder: str, number: int) -> None:
        self.source = source
        self.lines = parsed.lines
        self.folder = folder
        self.number = number
        self.position = 0
        self.groups: list[Group] = []
