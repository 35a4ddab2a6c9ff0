"""What an expansion gives: the statements, and what was learnt on the way."""

from __future__ import annotations

from copy import copy

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.gas.statement import Statement
from ppcmacro.macro.assignments import Assignments
from ppcmacro.records import NamedTuple
from ppcmacro.source import Frame, Location, Origin, Source, Text

__all__ = ["Call", "Expansion", "MacroDefinition", "Parameter", "SymbolDefinition"]


class Parameter(NamedTuple):
    """A parameter of a macro: its name as written, its default text, and its qualifier ("", "req" or "vararg")."""

    name: str
    default: str = ""
    qualifier: str = ""


class MacroDefinition:
    """A `.macro`: `name` is spelt as written, `body` are its scrubbed lines, `origin` is its `.macro` statement.

    `end` is the line of its `.endm`.
    """

    def __init__(
        self,
        name: str,
        parameters: tuple[Parameter, ...],
        body: tuple[Text, ...],
        origin: Origin,
        end: Location | None = None,
    ) -> None:
        self.name = name
        self.parameters = parameters
        self.body = body
        self.origin = origin
        self.end = end


class Call:
    """One expansion of a macro.

    frame       the frame that every statement of the expansion has in its chain
    macro       the definition that was used
    first, last indices into `Expansion.statements`: the statements [first, last) came out of it
    text        the call as a scrubbed statement, without labels before it
    values      the text that each parameter was replaced by (the frame has the spelling in C instead)
    """

    def __init__(
        self,
        frame: Frame,
        macro: MacroDefinition,
        first: int,
        last: int,
        text: Text,
        values: dict[str, str] | None = None,
    ) -> None:
        self.frame = frame
        self.macro = macro
        self.first = first
        self.last = last
        self.text = text
        self.values = values or {}

    def moved(self, by: int) -> Call:
        """Return the call with its statements so many indices further on."""
        return Call(self.frame, self.macro, self.first + by, self.last + by, self.text, self.values)


class SymbolDefinition(NamedTuple):
    """A label definition; `index` is the statement that carries it, `previous` the earlier definition if refused."""

    name: str
    origin: Origin
    index: int  # type: ignore[assignment]  # hides a method of tuples that nobody needs here
    previous: SymbolDefinition | None = None


class Expansion:
    """All that came out of one file.

    statements   in the order in which GNU as would see them
    diagnostics  errors and warnings of reading and expanding, in order; duplicate symbols are not among them
    macros       every definition that was made, in order
    calls        every expansion of a macro, in the order of their first statements; outer ones before inner ones
    labels       every label definition (numeric ones not), in order
    duplicates   the definitions that GNU as would refuse
    symbols      the values of assigned symbols at the end, where they are known
    assignments  their values at each statement, for those whose value changes
    globals      names made global
    included     files read by `.include`
    sources      the same files as they were read
    printed      what `.print` would write
    """

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.diagnostics: list[Diagnostic] = []
        self.macros: list[MacroDefinition] = []
        self.calls: list[Call] = []
        self.labels: list[SymbolDefinition] = []
        self.duplicates: list[SymbolDefinition] = []
        self.symbols: dict[str, int] = {}
        self.assignments = Assignments()
        self.globals: set[str] = set()
        self.included: list[str] = []
        self.sources: list[Source] = []
        self.printed: list[str] = []

    def part(
        self,
        statements: list[Statement],
        calls: list[Call],
        labels: list[SymbolDefinition],
        duplicates: list[SymbolDefinition],
    ) -> Expansion:
        """Return an expansion with these statements and what belongs to them; all else is as here."""
        other = copy(self)
        other.statements, other.calls, other.labels, other.duplicates = statements, calls, labels, duplicates
        return other
