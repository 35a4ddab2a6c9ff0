"""The files of a run: which line of text comes next."""

from __future__ import annotations

import os
from collections.abc import Callable

from ppcmacro import codes
from ppcmacro.cpp.builtins import Builtins
from ppcmacro.cpp.expansion import Budget, Expander
from ppcmacro.cpp.inclusion import Inclusion, Missing
from ppcmacro.cpp.items import Item, Use
from ppcmacro.cpp.lines import Line
from ppcmacro.cpp.macros import Macros
from ppcmacro.cpp.opened import OpenFile
from ppcmacro.cpp.options import CppOptions
from ppcmacro.cpp.parsed import Definitions, Parsed, ReadFile, parse
from ppcmacro.cpp.tokens import END, PADDING
from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.source import Location, Origin, Source

__all__ = ["SourceReader"]

_BLANKS = " \t\f\v\0"


class SourceReader:
    """Gives the lines of text of a source and of what it includes, and lets the directives in between be obeyed.

    It is the host of the expanders: macro calls read on in the following lines.
    """

    def __init__(self, options: CppOptions, table: Macros) -> None:
        from ppcmacro.cpp.conditionals import Conditionals
        from ppcmacro.cpp.directives import Directives

        self.options = options
        self.table = table
        self.diagnostics: list[Diagnostic] = []
        self.budget = Budget(options.max_tokens, options.max_depth, options.max_nesting)
        self.builtins = Builtins()
        self.files: list[OpenFile] = []
        self.in_arguments = False
        self.inclusion = Inclusion(self, options)
        self.expander = Expander(table, self.budget, _NoMore(self), single=True)
        self._directives = Directives(self)
        self._handlers: dict[str, Callable[[OpenFile, Line], None]] = {
            **self._directives.handlers,
            **self.inclusion.handlers,
            **Conditionals(self).handlers,
        }
        self._reported: set[tuple[Location, Location, str]] = set()

    @property
    def source(self) -> Source:
        """The file of the line that was given last."""
        return self.files[-1].source

    @property
    def missing(self) -> list[Missing]:
        """The headers that were not found."""
        return list(self.inclusion.missing.values())

    @property
    def included(self) -> list[str]:
        """The paths of the headers that were read."""
        return list(self.inclusion.included)

    def open(self, source: Source, folder: str | None = None) -> None:
        """Begin to read a source."""
        if folder is None:
            folder = os.path.dirname(source.path)
        parsed = parse(source.text)
        self.inclusion.project[source.path] = ReadFile(source, parsed)
        self.push(source, parsed, folder, -1)

    def include_forced(self, name: str) -> None:
        """Read a header as of `-include`: looked for in the working folder, then as `#include ""`."""
        source = Source("<command-line>", f'#include "{name}"\n')
        self.push(source, parse(source.text), "", -1)

    def define(self, definitions: list[tuple[str, str | None]], names: list[str]) -> None:
        """Define and undefine what the command line says."""
        text = "".join(f"#define {name} {'1' if value is None else value}\n" for name, value in definitions)
        source = Source("<command-line>", text + "".join(f"#undef {name}\n" for name in names))
        self.push(source, parse(source.text), "", -1)
        while self.next_line() is not None:
            pass

    def next_line(self) -> Line | None:
        """Return the next line of text, None at the end of everything that is open."""
        while self.files:
            line = self._line_of_text()
            if line is not None:
                return line
            self._pop()
        return None

    def following_line(self) -> Line | None:
        """Return the next line of text of the current file, for a macro call that goes on there; None at its end."""
        self.in_arguments = True
        line = self._line_of_text()
        self.in_arguments = False
        return line

    def _line_of_text(self) -> Line | None:
        """Return the next line of text, from headers that are included on the way too; None at a file's end."""
        handlers = self._handlers
        while True:
            file = self.files[-1]
            lines = file.lines
            count = len(lines)
            while file.position < count:
                line = lines[file.position]
                file.position += 1
                directive = line.directive
                if directive is None:
                    return line
                if directive == "define" and isinstance(line, Definitions):
                    self._directives.define_all(file, line)
                    continue
                handler = handlers.get(directive)
                if handler is not None:
                    handler(file, line)
                    if self.files[-1] is not file:
                        break
            else:
                return None

    def parenthesis_follows(self) -> bool:
        """Tell whether the next line of the current file is text that begins with `(`."""
        file = self.files[-1]
        if file.position >= len(file.lines):
            return False
        line = file.lines[file.position]
        return line.directive is None and line.text.lstrip(_BLANKS).startswith("(")

    def problem(self, location: Location, use: Use | None, message: str, limit: bool = False) -> None:
        """Report an error in a use of a macro, once for what one line of the file leads to."""
        origin = Origin(location, use)
        key = (location, origin.outermost(), message)
        if key not in self._reported:
            self._reported.add(key)
            code = codes.LIMIT_REACHED if limit else codes.PREPROCESSOR
            self.diagnostics.append(code(origin, message))

    def builtin(self, name: str, location: Location, use: Use | None) -> str:
        """Return the text of a macro that the preprocessor provides."""
        depth = sum(1 for file in self.files if not file.source.path.startswith("<")) - 1
        return self.builtins.text(name, Origin(location, use), self.files[0].source.path, max(depth, 0))

    def expand_rest(self, file: OpenFile, line: Line) -> list[Item]:
        """Return the tokens behind a directive's name with their macros expanded."""
        expander = self.expander
        expander.contexts.clear()
        expander.disabled.clear()
        expander.start(line, file.source)
        items = []
        while (item := expander.get()).kind != END:
            if item.kind != PADDING:
                items.append(item)
        return items

    def push(self, source: Source, parsed: Parsed, folder: str, number: int) -> None:
        """Read a file next; `folder` is where it lies, `number` that of the search folder it was found in."""
        for fault in parsed.faults:
            origin = Origin(Location(source, fault.line, fault.column))
            severity = Severity.WARNING if fault.warning else Severity.ERROR
            self.diagnostics.append(codes.PREPROCESSOR(origin, fault.message, severity=severity))
        self.files.append(OpenFile(source, parsed, folder, number))

    def _pop(self) -> None:
        file = self.files.pop()
        for group in file.groups:
            self.report(file, group.line, f"`#{group.line.directive}` has no `#endif` before the end of the file")

    def report(
        self,
        file: OpenFile,
        line: Line,
        message: str,
        offset: int | None = None,
        *,
        warning: bool = False,
        related: tuple[Label, ...] = (),
        help: str = "",
    ) -> None:
        """Report an error (or a warning) in a directive, at an offset of its line or else at its `#`."""
        if offset is None:
            offset = line.text.index("#")
        severity = Severity.WARNING if warning else Severity.ERROR
        origin = Origin(Location(file.source, *line.place(offset)))
        self.diagnostics.append(codes.PREPROCESSOR(origin, message, related=related, help=help, severity=severity))

    def report_extra(self, file: OpenFile, line: Line, offset: int) -> None:
        """Warn about text behind a directive that takes no more."""
        if offset == len(line.text):
            return
        rest = line.text[offset:].strip(_BLANKS)
        if rest:
            message = f"extra text `{rest}` at the end of `#{line.directive}` is ignored"
            self.report(file, line, message, line.text.index(rest, offset), warning=True)


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
