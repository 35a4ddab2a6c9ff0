"""The files of a run: which line comes next, and what the directives in between do."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Callable
from typing import NamedTuple

from ppcmacro import codes
from ppcmacro.cpp.builtins import Builtins
from ppcmacro.cpp.condition import ConditionError, evaluate
from ppcmacro.cpp.condition import Reader as ConditionReader
from ppcmacro.cpp.expansion import Budget, Expander
from ppcmacro.cpp.include import Found, Search
from ppcmacro.cpp.items import Item, Use
from ppcmacro.cpp.lines import Line
from ppcmacro.cpp.macros import Definition, DefinitionError, Macro, MacroTable, parse_definition
from ppcmacro.cpp.options import CppOptions
from ppcmacro.cpp.parsed import Definitions, Parsed, load, parse
from ppcmacro.cpp.tokens import END, NUMBER, PADDING, STRING
from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.source import Location, Origin, Source

__all__ = ["Missing", "SourceReader"]

_BLANKS = " \t\f\v\0"
_NAME = re.compile(r"[ \t\f\v\0]*([A-Za-z_][A-Za-z0-9_]*)")
_HEADER = re.compile(r'[ \t\f\v\0]*("[^"]*"|<[^>]*>)')


class Missing(NamedTuple):
    """A header that was not found: its name as written with `""` or `<>`, and the first place that includes it."""

    name: str
    origin: Origin


class _Group:
    """An open conditional group: its first line, whether an arm was taken, whether `#else` was seen."""

    __slots__ = ("line", "otherwise", "taken")

    def __init__(self, line: Line, taken: bool) -> None:
        self.line = line
        self.taken = taken
        self.otherwise = False


class _File:
    """A file that is being read."""

    __slots__ = ("folder", "groups", "index", "lines", "position", "source")

    def __init__(self, source: Source, parsed: Parsed, folder: str, index: int) -> None:
        self.source = source
        self.lines = parsed.lines
        self.folder = folder
        self.index = index
        self.position = 0
        self.groups: list[_Group] = []


class SourceReader:
    """Gives the lines of text of a source and of what it includes, and obeys the directives.

    It is the host of the expanders: macro calls read on in the following lines.
    """

    def __init__(self, options: CppOptions, table: MacroTable) -> None:
        self.options = options
        self.table = table
        self._entries = table.entries
        self.diagnostics: list[Diagnostic] = []
        self.missing: dict[str, Missing] = {}
        self.included: dict[str, None] = {}
        self.budget = Budget(options.max_tokens, options.max_depth, options.max_nesting)
        self.builtins = Builtins()
        self.search = Search(options.quote_paths, options.include_paths, options.system_paths, options.roots)
        self._files: list[_File] = []
        self._once: set[str] = set()
        self._saved: dict[str, list[Macro | None]] = {}
        self._expander = Expander(table, self.budget, _NoMore(self), single=True)
        self._reading_arguments = False
        self._handlers: dict[str, Callable[[_File, Line], None]] = {
            "define": self._define,
            "undef": self._undef,
            "include": self._include,
            "include_next": self._include,
            "import": self._include,
            "if": self._if,
            "ifdef": self._if,
            "ifndef": self._if,
            "elif": self._elif,
            "elifdef": self._elif,
            "elifndef": self._elif,
            "else": self._else,
            "endif": self._endif,
            "error": self._error,
            "warning": self._error,
            "line": self._line,
            "pragma": self._pragma,
        }

    @property
    def source(self) -> Source:
        """The file of the line that was given last."""
        return self._files[-1].source

    def open(self, source: Source, folder: str | None = None) -> None:
        """Begin to read a source."""
        if folder is None:
            folder = os.path.dirname(source.path)
        parsed = parse(source.text)
        self._faults(source, parsed)
        self._push(_File(source, parsed, folder, -1))

    def include_forced(self, name: str) -> None:
        """Read a header as of `-include`: looked for in the working folder, then as `#include ""`."""
        source = Source("<command-line>", f'#include "{name}"\n')
        self._push(_File(source, parse(source.text), "", -1))

    def define(self, definitions: list[tuple[str, str | None]], names: list[str]) -> None:
        """Define and undefine what the command line says."""
        text = "".join(f"#define {name} {'1' if value is None else value}\n" for name, value in definitions)
        source = Source("<command-line>", text + "".join(f"#undef {name}\n" for name in names))
        self._push(_File(source, parse(source.text), "", -1))
        while self.next_line() is not None:
            pass

    def next_line(self) -> Line | None:
        """Return the next line of text, None at the end of everything that is open."""
        while self._files:
            line = self._line_of_text()
            if line is not None:
                return line
            self._pop()
        return None

    def following_line(self) -> Line | None:
        """Return the next line of text of the current file, for a macro call that goes on there; None at its end."""
        self._reading_arguments = True
        line = self._line_of_text()
        self._reading_arguments = False
        return line

    def _line_of_text(self) -> Line | None:
        """Return the next line of text, from headers that are included on the way too; None at a file's end."""
        while True:
            file = self._files[-1]
            lines = file.lines
            count = len(lines)
            while file.position < count:
                line = lines[file.position]
                file.position += 1
                directive = line.directive
                if directive is None:
                    return line
                if directive == "define" and isinstance(line, Definitions):
                    self._define_all(file, line)
                    continue
                handler = self._handlers.get(directive)
                if handler is not None:
                    handler(file, line)
                    if self._files[-1] is not file:
                        break
            else:
                return None

    def parenthesis_follows(self) -> bool:
        """Tell whether the next line of the current file is text that begins with `(`."""
        file = self._files[-1]
        if file.position >= len(file.lines):
            return False
        line = file.lines[file.position]
        return line.directive is None and line.text.lstrip(_BLANKS).startswith("(")

    def problem(self, location: Location, use: Use | None, message: str, limit: bool = False) -> None:
        """Report an error in a use of a macro."""
        code = codes.LIMIT_REACHED if limit else codes.PREPROCESSOR
        self.diagnostics.append(code(Origin(location, use), message))

    def builtin(self, name: str, location: Location, use: Use | None) -> str:
        """Return the text of a macro that the preprocessor provides."""
        depth = sum(1 for file in self._files if not file.source.path.startswith("<")) - 1
        return self.builtins.text(name, Origin(location, use), self._files[0].source.path, max(depth, 0))

    def defined(self, name: str) -> bool:
        """Tell whether `defined name` holds."""
        return name in self._entries

    # The files

    def _push(self, file: _File) -> None:
        self._files.append(file)

    def _pop(self) -> None:
        file = self._files.pop()
        for group in file.groups:
            self._report(file, group.line, f"`#{group.line.directive}` has no `#endif` before the end of the file")

    def _faults(self, source: Source, parsed: Parsed) -> None:
        for fault in parsed.faults:
            origin = Origin(Location(source, fault.line, fault.column))
            severity = Severity.WARNING if fault.warning else Severity.ERROR
            self.diagnostics.append(codes.PREPROCESSOR(origin, fault.message, severity=severity))

    def _report(
        self,
        file: _File,
        line: Line,
        message: str,
        offset: int | None = None,
        *,
        warning: bool = False,
        related: tuple[Label, ...] = (),
        help: str = "",
    ) -> None:
        if offset is None:
            offset = line.text.index("#") if "#" in line.text else 0
        at, column = line.place(offset)
        origin = Origin(Location(file.source, at, column))
        severity = Severity.WARNING if warning else Severity.ERROR
        self.diagnostics.append(codes.PREPROCESSOR(origin, message, related=related, help=help, severity=severity))

    def _extra(self, file: _File, line: Line, offset: int) -> None:
        """Warn about text behind a directive that takes no more."""
        rest = line.text[offset:].strip(_BLANKS)
        if rest:
            self._report(
                file, line, f"extra text `{rest}` at the end of `#{line.directive}` is ignored", offset, warning=True
            )

    # Definitions

    def _define(self, file: _File, line: Line) -> None:
        try:
            definition = parse_definition(line, line.rest)
        except DefinitionError as error:
            self._report(file, line, f"{error} in `#define`", error.offset)
        else:
            if definition.glued:
                message = f"no blank between `{definition.name}` and its replacement in `#define`"
                self._report(file, line, message, definition.start, warning=True)
            self._set(file, definition)

    def _define_all(self, file: _File, definitions: Definitions) -> None:
        """Obey a run of `#define` lines."""
        entries = self._entries
        if entries.keys().isdisjoint(definitions.names):
            entries.update(zip(definitions.names, zip(definitions.values, itertools.repeat(file.source)), strict=False))
            self.table.version += 1
            return
        for definition in definitions.values:
            self._set(file, definition)

    def _set(self, file: _File, definition: Definition) -> None:
        name = definition.name
        if name in self._entries:
            self._redefined(file, definition)
        self.table.set(name, (definition, file.source))

    def _redefined(self, file: _File, definition: Definition) -> None:
        known = self.table.lookup(definition.name)
        if known is None or (known.definition is not None and known.definition.same_as(definition)):
            return
        place = known.location
        builtin = place is None or place.path == "<built-in>"
        self._report(
            file,
            definition.line,
            f"`{definition.name}` is redefined" + (", which the preprocessor itself defines" if builtin else ""),
            definition.start,
            warning=True,
            related=() if place is None or builtin else (Label(Origin(place), "previous definition"),),
        )

    def _undef(self, file: _File, line: Line) -> None:
        name = self._macro_name(file, line)
        if name is None:
            return
        if name[0] == "defined":
            self._report(file, line, "`defined` cannot be used as a macro name in `#undef`")
            return
        known = self.table.lookup(name[0])
        if known is not None:
            if known.definition is None:
                self._report(file, line, f"`#undef` of `{name[0]}`, which the preprocessor provides", warning=True)
            self.table.remove(name[0])
        self._extra(file, line, name[1])

    def _macro_name(self, file: _File, line: Line) -> tuple[str, int] | None:
        match = _NAME.match(line.text, line.rest)
        if match is not None:
            return match[1], match.end()
        empty = not line.text[line.rest :].strip(_BLANKS)
        self._report(
            file,
            line,
            f"no macro name given in `#{line.directive}`"
            if empty
            else f"macro names must be identifiers in `#{line.directive}`",
        )
        return None

    # Conditional groups

    def _skip(self, file: _File, line: Line) -> None:
        """Go on at the directive that ends the arm which begins at `line`."""
        file.position = line.other if line.other >= 0 else len(file.lines)

    def _if(self, file: _File, line: Line) -> None:
        taken = self._holds(file, line)
        file.groups.append(_Group(line, taken))
        if not taken:
            self._skip(file, line)

    def _holds(self, file: _File, line: Line) -> bool:
        directive = line.directive
        if directive in ("if", "elif"):
            return self._condition(file, line)
        known = line.cache
        if not isinstance(known, str):
            name = self._macro_name(file, line)
            if name is None:
                return False
            self._extra(file, line, name[1])
            known = line.cache = name[0]
        return self.defined(known) == (directive in ("ifdef", "elifdef"))

    def _elif(self, file: _File, line: Line) -> None:
        if not file.groups:
            self._report(file, line, f"`#{line.directive}` without `#if`")
            return
        group = file.groups[-1]
        if group.otherwise:
            self._report(file, line, f"`#{line.directive}` after `#else`")
        if not group.taken and not group.otherwise and self._holds(file, line):
            group.taken = True
        else:
            self._skip(file, line)

    def _else(self, file: _File, line: Line) -> None:
        if not file.groups:
            self._report(file, line, "`#else` without `#if`")
            return
        self._extra(file, line, line.rest)
        group = file.groups[-1]
        if group.otherwise:
            self._report(file, line, "`#else` after `#else`")
        if group.taken or group.otherwise:
            self._skip(file, line)
        group.taken = group.otherwise = True

    def _endif(self, file: _File, line: Line) -> None:
        if file.groups:
            self._extra(file, line, line.rest)
            file.groups.pop()
        else:
            self._report(file, line, "`#endif` without `#if`")

    def _condition(self, file: _File, line: Line) -> bool:
        expander = self._expander
        expander.contexts.clear()
        expander.disabled.clear()
        expander.start(line, file.source)

        def raw() -> Item:
            expander.prevent += 1
            try:
                return expander.get()
            finally:
                expander.prevent -= 1

        def has(name: str, after: bool) -> bool:
            if after:
                return self.search.find_next(name[1:-1], file.index) is not None
            return self.search.find(name[1:-1], name[0] == "<", file.folder) is not None

        def problem(message: str) -> None:
            self._report(file, line, f"{message} in `#{line.directive}`", line.rest)

        try:
            return evaluate(ConditionReader(expander.get, raw, self.defined, has, problem))
        except ConditionError as error:
            self._report(file, line, f"cannot evaluate `#{line.directive}`: {error}", line.rest)
            return False

    # Headers

    def _include(self, file: _File, line: Line) -> None:
        match = _HEADER.match(line.text, line.rest)
        if match is not None:
            name = match[1]
            self._extra(file, line, match.end())
        else:
            computed = self._computed(file, line)
            if computed is None:
                self._report(file, line, f'`#{line.directive}` expects `"FILENAME"` or `<FILENAME>`')
                return
            name = computed
        if len(name) == 2:
            self._report(file, line, f"the file name in `#{line.directive}` is empty")
            return
        if self._reading_arguments:
            self._report(file, line, f"`#{line.directive}` cannot stand within the arguments of a macro")
            return
        found = self._find(file, line, name)
        if found is None:
            at, column = line.place(line.text.index("#"))
            self.missing.setdefault(name, Missing(name, Origin(Location(file.source, at, column))))
            return
        self._enter(file, line, found)

    def _find(self, file: _File, line: Line, name: str) -> Found | None:
        if line.directive == "include_next" and len(self._files) > 1 and file.index >= 0:
            return self.search.find_next(name[1:-1], file.index)
        return self.search.find(name[1:-1], name[0] == "<", file.folder)

    def _enter(self, file: _File, line: Line, found: Found) -> None:
        path = found.path
        if len(self._files) > self.options.max_includes:
            chain = "it includes itself" if any(f.source.path == path for f in self._files) else "they never end"
            self._report(
                file,
                line,
                f"`#include` is nested more than {self.options.max_includes} files deep at `{path}`",
                help=f"look at the chain of includes, {chain}; guard the header with `#ifndef`",
            )
            return
        if not self.search.allowed(path):
            self._report(file, line, f"`{path}` lies outside of the folders that may be read")
            return
        if self._once and os.path.realpath(path) in self._once:
            return
        try:
            parsed = load(path)
        except OSError as error:
            self._report(file, line, f"cannot read `{path}`: {(error.strerror or 'unknown error').lower()}")
            return
        if line.directive == "import":
            self._once.add(os.path.realpath(path))
        self.included[path] = None
        at, column = line.place(line.text.index("#"))
        source = Source(path, parsed.text, Origin(Location(file.source, at, column)))
        self._faults(source, parsed)
        self._push(_File(source, parsed, os.path.dirname(path), found.folder))

    def _expand_rest(self, file: _File, line: Line) -> list[Item]:
        expander = self._expander
        expander.contexts.clear()
        expander.disabled.clear()
        expander.start(line, file.source)
        items = []
        while (item := expander.get()).kind != END:
            if item.kind != PADDING:
                items.append(item)
        return items

    def _computed(self, file: _File, line: Line) -> str | None:
        items = self._expand_rest(file, line)
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

    # The rest

    def _error(self, file: _File, line: Line) -> None:
        text = " ".join(line.text[line.rest :].split())
        warning = line.directive == "warning"
        help = ""
        if not warning and self.missing:
            names = ", ".join(f"`{name}`" for name in list(self.missing)[:3])
            help = f"this may follow from a header that was not found: {names}"
        self._report(file, line, f"`#{line.directive}` {text}".rstrip(), warning=warning, help=help)

    def _line(self, file: _File, line: Line) -> None:
        items = self._expand_rest(file, line)
        if not items or items[0].kind != NUMBER or not items[0].text.isdigit():
            self._report(file, line, "`#line` needs a line number")
            return
        name = None
        if len(items) > 1:
            if items[1].kind != STRING:
                self._report(file, line, "`#line` needs a file name in quotes behind the number")
                return
            name = items[1].text[1:-1]
        last = line.segments[-1][1] if line.segments else line.line
        self.builtins.renumber(file.source, last + 1, int(items[0].text[:10]), name)

    def _pragma(self, file: _File, line: Line) -> None:
        tokens = line.tokens
        if not tokens:
            return
        word = tokens[0].text
        if word == "once":
            self._once.add(os.path.realpath(file.source.path))
        elif word in ("push_macro", "pop_macro") and len(tokens) == 4 and tokens[2].kind == STRING:
            name = tokens[2].text[1:-1]
            if word == "push_macro":
                self._saved.setdefault(name, []).append(self.table.lookup(name))
            elif self._saved.get(name):
                macro = self._saved[name].pop()
                if macro is None:
                    self.table.remove(name)
                else:
                    self.table.set(name, macro)


class _NoMore:
    """The host of directives: they end with their line."""

    def __init__(self, reader: SourceReader) -> None:
        self._reader = reader

    def parenthesis_follows(self) -> bool:
        return False

    def following_line(self) -> Line | None:
        return None

    def problem(self, location: Location, use: Use | None, message: str, limit: bool = False) -> None:
        self._reader.problem(location, use, message, limit)

    def builtin(self, name: str, location: Location, use: Use | None) -> str:
        return self._reader.builtin(name, location, use)
