"""A parameter of a macro that its body does not use: a note under the code M002.

The body is taken as it stands in the file, so that a use in a branch that the preprocessor dropped counts, and so
does a use in another macro of the same name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ppcmacro.codes import MACRO_PARAMETER
from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.macro.expansion import MacroDefinition
from ppcmacro.names import NAME
from ppcmacro.patterns import pattern
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.source_lines import project_files
from ppcmacro.source import Source

__all__ = ["unused_parameters"]

_TWINS = 2

_DEFINITION = pattern(rf"\.macro[ \t]+({NAME})", re.IGNORECASE)


def unused_parameters(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a note for each parameter that is used nowhere in the body of a macro that is called."""
    unit = examination.unit
    called = {id(call.macro) for call in unit.expansion.calls}
    own: set[int] | None = None
    defined: dict[int, Counter[str]] = {}
    for macro in unit.expansion.macros:
        if id(macro) not in called or not macro.parameters or macro.end is None or macro.origin.frame is not None:
            continue
        body = _body(macro)
        if not body.strip():
            continue
        unused = [one.name for one in macro.parameters if not _uses(body, one.name)]
        if not unused:
            continue
        if own is None:
            own = {id(file.source) for file in project_files(unit)}
        source = macro.origin.location.source
        if id(source) not in own:
            continue
        if id(source) not in defined:
            defined[id(source)] = _definitions(source)
        if defined[id(source)][macro.name.lower()] < _TWINS:
            yield from (_finding(macro, name) for name in unused)


def _body(macro: MacroDefinition) -> str:
    """Return the lines of the file between `.macro` and `.endm`."""
    source, line, _ = macro.origin.location
    assert macro.end is not None
    if macro.end.source is not source:
        return ""
    return "\n".join(source.line(number) for number in range(line + 1, macro.end.line))


def _uses(body: str, name: str) -> bool:
    """Tell whether a name occurs, as `\\name` or bare, which is a use under `.altmacro` and otherwise another fault."""
    return ".altmacro" in body or re.search(rf"(?<![\w.$]){re.escape(name)}(?![\w.$])", body) is not None


def _definitions(source: Source) -> Counter[str]:
    """Return how often the file defines each macro; every one twice where `.altmacro` may be in force."""
    found = Counter(name.lower() for name in _DEFINITION.findall(source.text))
    return found + found if ".altmacro" in source.text else found


def _finding(macro: MacroDefinition, name: str) -> Diagnostic:
    return MACRO_PARAMETER(
        macro.origin,
        f"parameter `{name}` of macro `{macro.name}` is used nowhere in its body",
        severity=Severity.NOTE,
        label="every call has to give it, and nothing depends on it",
        help=f"use `\\{name}`, or remove the parameter from the definition and the calls",
    )
