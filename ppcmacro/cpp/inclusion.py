"""#include, #include_next and #import."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from ppcmacro import codes, witness
from ppcmacro.cpp.lines import Line
from ppcmacro.cpp.opened import OpenFile
from ppcmacro.cpp.options import CppOptions
from ppcmacro.cpp.parsed import Parsed, ReadFile, load
from ppcmacro.cpp.search import Found, Search
from ppcmacro.cpp.tokens import STRING
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple
from ppcmacro.source import Location, Origin, Source

if TYPE_CHECKING:
    from ppcmacro.cpp.reader import SourceReader

__all__ = ["Inclusion", "Missing"]

_HEADER = pattern(r'[ \t\f\v\0]*("[^"]*"|<[^>]*>)')


class Missing(NamedTuple):
    """A header that was not found: its name as written with `""` or `<>`, and the first place that includes it."""

    name: str
    origin: Origin


class Inclusion:
    """Finds and opens headers; what is not found is noted and otherwise passed over."""

    def __init__(self, reader: SourceReader, options: CppOptions) -> None:
        self.missing: dict[str, Missing] = {}
        self.included: dict[str, None] = {}
        self.project: dict[str, ReadFile] = {}
        self.once: set[str] = set()
        self._entries = reader.table.entries
        self._read: dict[str, Parsed] = {}
        self._reader = reader
        self._max_depth = options.max_includes
        self._files_left = options.max_files
        self._too_deep: set[str] = set()
        self._said_exhausted = False
        self._characters_left = options.max_characters
        self._search = Search(options.quote_paths, options.include_paths, options.system_paths, options.roots)
        self._first_system = len(options.quote_paths) + len(options.include_paths)
        self._system: set[str] = set()
        self.handlers: dict[str, Callable[[OpenFile, Line], None]] = {
            "include": self._include,
            "include_next": self._include,
            "import": self._include,
        }

    def has(self, file: OpenFile, name: str, after: bool) -> bool:
        """Tell whether `__has_include` of a name with its quotes holds; `after` for `__has_include_next`.

        What must not be read is not there.
        """
        found = self._find(file, name, after)
        return found is not None and self._search.allowed(found.path)

    def _find(self, file: OpenFile, name: str, after: bool) -> Found | None:
        if after and file.number >= 0:
            return self._search.find_next(name[1:-1], file.number)
        return self._search.find(name[1:-1], name[0] == "<", file.folder)

    def _include(self, file: OpenFile, line: Line) -> None:
        report = self._reader.report
        match = _HEADER.match(line.text, line.rest)
        if match is not None:
            name = match[1]
            self._reader.report_extra(file, line, match.end())
        else:
            computed = self._computed(file, line)
            if computed is None:
                report(file, line, f'`#{line.directive}` expects `"FILENAME"` or `<FILENAME>`')
                return
            name = computed
        if len(name) == 2:
            report(file, line, f"the file name in `#{line.directive}` is empty")
            return
        if self._reader.in_arguments:
            report(file, line, f"`#{line.directive}` cannot stand within the arguments of a macro")
            return
        if self._files_left <= 0 or self._characters_left <= 0:
            self._exhausted(file, line)
            return
        found = self._find(file, name, line.directive == "include_next")
        if found is None:
            origin = Origin(Location(file.source, *line.place(line.text.index("#"))))
            self.missing.setdefault(name, Missing(name, origin))
            return
        self._enter(file, line, found)

    def _enter(self, file: OpenFile, line: Line, found: Found) -> None:
        path = found.path
        origin = Origin(Location(file.source, *line.place(line.text.index("#"))))
        if len(self._reader.files) > self._max_depth:
            self._files_left -= 1
            if path in self._too_deep:
                return
            self._too_deep.add(path)
            again = any(opened.source.path == path for opened in self._reader.files)
            self._reader.report(
                file,
                line,
                f"`#include` is nested {self._max_depth} files deep at `{path}`, which is the limit",
                help="the file includes itself: guard it with `#ifndef`" if again else "files include each other",
            )
            return
        if not self._search.allowed(path):
            message = f"`{path}` lies outside of the project, so it is not read"
            self._reader.diagnostics.append(codes.OUTSIDE(origin, message))
            return
        if self.once and witness.real_path(path) in self.once:
            return
        parsed = self._read.get(path)
        if parsed is None:
            try:
                parsed = self._read[path] = load(path)
            except OSError as error:
                witness.not_repeatable()
                self._reader.report(file, line, f"cannot read `{path}`: {(error.strerror or 'unknown error').lower()}")
                return
        self._files_left -= 1
        self._characters_left -= len(parsed.text)
        if line.directive == "import":
            self.once.add(os.path.realpath(path))
        self.included[path] = None
        if parsed.guard and parsed.guard in self._entries:
            return
        source = Source(path, parsed.text, origin)
        if found.folder >= self._first_system or (found.folder < 0 and file.source.path in self._system):
            self._system.add(path)
        elif path not in self.project:
            self.project[path] = ReadFile(source, parsed)
        self._reader.push(source, parsed, os.path.dirname(path), found.folder)

    def _exhausted(self, file: OpenFile, line: Line) -> None:
        """Say once that no more headers are read."""
        if not self._said_exhausted:
            self._said_exhausted = True
            origin = Origin(Location(file.source, *line.place(line.text.index("#"))))
            message = "no more headers are read: the limit on the number or the size of included files is reached"
            self._reader.diagnostics.append(codes.LIMIT_REACHED(origin, message))

    def _computed(self, file: OpenFile, line: Line) -> str | None:
        """Return the header name that macros give, None when they give none."""
        items = self._reader.expand_rest(file, line)
        if not items:
            return None
        if items[0].kind == STRING and items[0].text.startswith('"'):
            return items[0].text
        if items[0].text != "<":
            return None
        parts = ["<"]
        for item in items[1:]:
            if item.text == ">":
                return "".join(parts) + ">"
            parts.append((" " if item.white else "") + item.text)
        return None
