"""The preprocessor's entry: a source goes in, lines with origins come out."""

from __future__ import annotations

from ppcmacro.cpp.expansion import Budget, Expander
from ppcmacro.cpp.inclusion import Missing
from ppcmacro.cpp.lines import Line
from ppcmacro.cpp.macros import Macro, Macros
from ppcmacro.cpp.options import CppOptions
from ppcmacro.cpp.output import LineWriter, plain_text
from ppcmacro.cpp.parsed import ReadFile, parse
from ppcmacro.cpp.predefined import predefined
from ppcmacro.cpp.reader import SourceReader
from ppcmacro.cpp.render import render_line
from ppcmacro.cpp.tokens import find_names
from ppcmacro.diagnostic import Diagnostic
from ppcmacro.records import NamedTuple
from ppcmacro.source import Location, Origin, Source, Text

__all__ = ["MacroTable", "Preprocessed", "preprocess"]


class MacroTable:
    """The macros in force at the end of a source."""

    def __init__(self, table: Macros, reader: SourceReader) -> None:
        self._table = table
        self._reader = reader

    def defined(self, name: str) -> bool:
        """Tell whether a macro of that name is defined."""
        return name in self._table.entries

    def lookup(self, name: str) -> Macro | None:
        """Return the macro of that name."""
        return self._table.lookup(name)

    def names(self) -> list[str]:
        """Return the names of all macros, the oldest definition first."""
        return list(self._table.entries)

    def expand(self, text: str) -> str:
        """Expand an expression such as `VCPU_GPR(R3)`; names that are not defined stay as they are,
        and runs of blanks become one.

        A text that leads to an error (a wrong number of arguments, say) is returned with that part unexpanded.
        """
        source = Source("<expression>", text)
        parts = []
        for line in parse(text).lines:
            if line.directive is not None:
                continue
            options = self._reader.options
            budget = Budget(options.max_tokens, options.max_depth, options.max_nesting)
            writer = LineWriter(Expander(self._table, budget, _Silent(self._reader)))
            parts.append(render_line(writer.write(line, source)).strip())
        return " ".join(parts)


class _Silent:
    """The host of expressions that stand in no file."""

    def __init__(self, reader: SourceReader) -> None:
        self._reader = reader

    def parenthesis_follows(self) -> bool:
        return False

    def following_line(self) -> Line | None:
        return None

    def problem(self, location: Location, use: object, message: str, limit: bool = False) -> None:
        return None

    def builtin(self, name: str, location: Location, use: object) -> str:
        return self._reader.builtins.text(name, Origin(location), location.path, 0)


class Preprocessed(NamedTuple):
    """What preprocessing gives.

    lines        the output lines in order, blank ones left out; each knows its place
    diagnostics  errors and warnings in the order in which they were met
    missing      headers that were not found, each name once
    included     the paths of the headers that were read, each once, in order
    macros       the macros in force at the end
    files        the source and the headers that do not come from `-isystem` folders, each once, as they were read
    """

    lines: list[Text]
    diagnostics: list[Diagnostic]
    missing: list[Missing]
    included: list[str]
    macros: MacroTable
    files: list[ReadFile]


def preprocess(source: Source, options: CppOptions) -> Preprocessed:
    """Preprocess a source as `gcc -E -x assembler-with-cpp` does.

    A header that is not found is recorded in `missing` and nothing else.  Errors in the source are diagnostics.
    Raises UsageError for an unknown target.
    """
    table = predefined(options.target)
    reader = SourceReader(options, table)
    if options.defines or options.undefines:
        reader.define(options.defines, options.undefines)
    writer = LineWriter(Expander(table, reader.budget, reader))
    lines: list[Text] = []
    reader.open(source, options.folder)
    for name in reversed(options.forced):
        reader.include_forced(name)
    keys = table.entries.keys()
    files = reader.files
    while (line := reader.next_line()) is not None:
        # A line of the main file is read once; a header's lines are shared and keep their names.
        words = line.names if len(files) > 1 else find_names(line.text)
        if writer.pending or not keys.isdisjoint(words):
            text = writer.write(line, reader.source)
            if text.text.strip():
                lines.append(text)
        else:
            lines.append(plain_text(line, reader.source))
    files_read = list(reader.inclusion.project.values())
    macros = MacroTable(table, reader)
    return Preprocessed(lines, reader.diagnostics, reader.missing, reader.included, macros, files_read)
