"""#define, #undef, #error, #warning, #line and #pragma."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from ppcmacro.cpp.conditionals import macro_name
from ppcmacro.cpp.lines import Line
from ppcmacro.cpp.macros import Definition, DefinitionError, Macro, parse_definition
from ppcmacro.cpp.opened import OpenFile
from ppcmacro.cpp.parsed import Definitions
from ppcmacro.cpp.tokens import NUMBER, STRING
from ppcmacro.diagnostic import Label
from ppcmacro.source import Origin

if TYPE_CHECKING:
    from ppcmacro.cpp.reader import SourceReader

__all__ = ["Directives"]


class Directives:
    """Obeys the directives that change macros, numbers of lines, or say something."""

    def __init__(self, reader: SourceReader) -> None:
        self._reader = reader
        self._table = reader.table
        self._entries = reader.table.entries
        self._saved: dict[str, list[Macro | None]] = {}
        self.handlers: dict[str, Callable[[OpenFile, Line], None]] = {
            "define": self._define,
            "undef": self._undef,
            "error": self._error,
            "warning": self._error,
            "line": self._line,
            "pragma": self._pragma,
        }

    def define_all(self, file: OpenFile, definitions: Definitions) -> None:
        """Obey a run of `#define` lines."""
        entries = self._entries
        if entries.keys().isdisjoint(definitions.names):
            entries.update(zip(definitions.names, zip(definitions.values, itertools.repeat(file.source)), strict=False))
            self._table.version += 1
            return
        for definition in definitions.values:
            self._set(file, definition)

    def _define(self, file: OpenFile, line: Line) -> None:
        try:
            definition = parse_definition(line, line.rest)
        except DefinitionError as error:
            self._reader.report(file, line, f"{error} in `#define`", error.offset)
            return
        if definition.glued:
            message = f"no blank between `{definition.name}` and its replacement in `#define`"
            self._reader.report(file, line, message, definition.start, warning=True)
        self._set(file, definition)

    def _set(self, file: OpenFile, definition: Definition) -> None:
        name = definition.name
        if name in self._entries:
            self._redefined(file, definition)
        self._table.set(name, (definition, file.source))

    def _redefined(self, file: OpenFile, definition: Definition) -> None:
        known = self._table.lookup(definition.name)
        if known is None or (known.definition is not None and known.definition.same_as(definition)):
            return
        place = known.location
        builtin = place is None or place.path == "<built-in>"
        self._reader.report(
            file,
            definition.line,
            f"`{definition.name}` is redefined" + (", which the preprocessor itself defines" if builtin else ""),
            definition.start,
            warning=True,
            related=() if place is None or builtin else (Label(Origin(place), "previous definition"),),
        )

    def _undef(self, file: OpenFile, line: Line) -> None:
        found = macro_name(self._reader, file, line)
        if found is None:
            return
        name, end = found
        if name == "defined":
            self._reader.report(file, line, "`defined` cannot be used as a macro name in `#undef`")
            return
        known = self._table.lookup(name)
        if known is not None:
            if known.definition is None:
                message = f"`#undef` of `{name}`, which the preprocessor provides"
                self._reader.report(file, line, message, warning=True)
            self._table.remove(name)
        self._reader.report_extra(file, line, end)

    def _error(self, file: OpenFile, line: Line) -> None:
        text = " ".join(line.text[line.rest :].split())
        warning = line.directive == "warning"
        help = ""
        missing = self._reader.missing
        if not warning and missing:
            names = ", ".join(f"`{header.name}`" for header in missing[:3])
            help = f"this may follow from a header that was not found: {names}"
        self._reader.report(file, line, f"`#{line.directive}` {text}".rstrip(), warning=warning, help=help)

    def _line(self, file: OpenFile, line: Line) -> None:
        items = self._reader.expand_rest(file, line)
        if not items or items[0].kind != NUMBER or not items[0].text.isdigit():
            self._reader.report(file, line, "`#line` needs a line number")
            return
        name = None
        if len(items) > 1:
            if items[1].kind != STRING:
                self._reader.report(file, line, "`#line` needs a file name in quotes behind the number")
                return
            name = items[1].text[1:-1]
        last = line.segments[-1][1] if line.segments else line.line
        self._reader.builtins.renumber(file.source, last + 1, int(items[0].text[:10]), name)

    def _pragma(self, file: OpenFile, line: Line) -> None:
        """Obey the pragmas that concern the preprocessor; the others are dropped, as gcc does for assembler."""
        tokens = line.tokens
        word = tokens[0].text if tokens else ""
        if word == "once":
            self._reader.inclusion.once.add(os.path.realpath(file.source.path))
        elif word in ("push_macro", "pop_macro") and len(tokens) == 4 and tokens[2].kind == STRING:
            name = tokens[2].text[1:-1]
            if word == "push_macro":
                self._saved.setdefault(name, []).append(self._table.lookup(name))
            elif self._saved.get(name):
                macro = self._saved[name].pop()
                if macro is None:
                    self._table.remove(name)
                else:
                    self._table.set(name, macro)
