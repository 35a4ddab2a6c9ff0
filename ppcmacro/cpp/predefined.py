"""The macros that the compiler defines by itself for assembler sources."""

from __future__ import annotations

from ppcmacro.cpp.lines import read_lines
from ppcmacro.cpp.macros import Definition, Macro, Macros, parse_definition
from ppcmacro.errors import UsageError
from ppcmacro.source import Source

__all__ = ["BUILTINS", "TARGETS", "predefined"]

BUILTINS = (
    "__BASE_FILE__",
    "__COUNTER__",
    "__DATE__",
    "__FILE__",
    "__INCLUDE_LEVEL__",
    "__LINE__",
    "__TIME__",
    "__has_include",
    "__has_include_next",
    "_Pragma",
)
"""Macros that the preprocessor provides and that no text defines."""

TARGETS = ("powerpc-linux-gnu", "powerpc64-linux-gnu", "powerpc64le-linux-gnu")

_tables: dict[str, dict[str, Macro | tuple[Definition, Source]]] = {}


def predefined(target: str) -> Macros:
    """Return a new table with the predefined macros of a target; with "" only those like `__LINE__`.

    Raises UsageError for a target that is not in TARGETS.
    """
    known = _tables.get(target)
    if known is None:
        known = _tables[target] = _load(target)
    return Macros(dict(known))


def _load(target: str) -> dict[str, Macro | tuple[Definition, Source]]:
    source = Source("<built-in>")
    table: dict[str, Macro | tuple[Definition, Source]] = {name: Macro(name, None, source) for name in BUILTINS}
    if not target:
        return table
    if target not in TARGETS:
        raise UsageError(f"unknown target `{target}`; known are {', '.join(f'`{name}`' for name in TARGETS)}")
    from ppcmacro.cpp.predefined_data import definitions

    source.text = "".join(f"#define {line}\n" for line in definitions(target))
    for line in read_lines(source.text)[0]:
        definition = parse_definition(line, line.rest)
        table[definition.name] = definition, source
    return table
