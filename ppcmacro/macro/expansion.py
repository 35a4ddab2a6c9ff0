"""What an expansion gives: the statements, and what was learnt on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.gas.statement import Statement
from ppcmacro.macro.assignments import Assignments
from ppcmacro.source import Frame, Location, Origin, Source, Text

__all__ = ["Call", "Expansion", "MacroDefinition", "Parameter", "SymbolDefinition"]


class Parameter(NamedTuple):
    """A parameter of a macro: its name as written, its default text, and its qualifier ("", "req" or "vararg")."""

    name: str
    default: str = ""
    qualifier: str = ""


@dataclass
class MacroDefinition:
    """A `.macro`: `name` is spelt as written, `body` are its scrubbed lines, `origin` is its `.macro` statement.

    `end` is the line of its `.endm`.
    """

    name: str
    parameters: tuple[Parameter, ...]
    body: tuple[Text, ...]
    origin: Origin
    end: Location | None = None


@dataclass
class Call:
    """One expansion of a macro.

    frame       the frame that every statement of the expansion has in its chain
    macro       the definition that was used
    first, last indices into `Expansion.statements`: the statements [first, last) came out of it
    text        the call as a scrubbed statement, without labels before it
    values      the text that each parameter was replaced by (the frame has the spelling in C instead)
    """

    frame: Frame
    macro: MacroDefinition
    first: int
    last: int
    text: Text
    values: dict[str, str] = field(default_factory=dict)


class SymbolDefinition(NamedTuple):
    """A label definition; `index` is the statement that carries it, `previous` the earlier definition if refused."""

    name: str
    origin: Origin
    index: int  # type: ignore[assignment]  # hides a method of tuples that nobody needs here
    previous: SymbolDefinition | None = None


@dataclass
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

    statements: list[Statement] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    macros: list[MacroDefinition] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    labels: list[SymbolDefinition] = field(default_factory=list)
    duplicates: list[SymbolDefinition] = field(default_factory=list)
    symbols: dict[str, int] = field(default_factory=dict)
    assignments: Assignments = field(default_factory=Assignments)
    globals: set[str] = field(default_factory=set)
    included: list[str] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
