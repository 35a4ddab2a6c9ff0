"""The macro engine: what GNU as does with macros, loops, conditionals and assignments before it assembles.

`expand` takes the lines of a file (as written, or as the C preprocessor left them) and gives the statements that are
left, each with the chain of calls that led to it, together with everything that was learnt on the way.
"""

from __future__ import annotations

from collections.abc import Iterable

from ppcmacro.macro.expansion import Call, Expansion, MacroDefinition, Parameter, SymbolDefinition
from ppcmacro.macro.options import ExpandOptions, Limits
from ppcmacro.source import Text

__all__ = [
    "Call",
    "ExpandOptions",
    "Expansion",
    "Limits",
    "MacroDefinition",
    "Parameter",
    "SymbolDefinition",
    "expand",
]


def expand(lines: Iterable[Text], options: ExpandOptions | None = None) -> Expansion:
    """Expand the lines of one input as GNU as would.

    What is wrong in the input is in `Expansion.diagnostics` (all errors of one run); nothing is raised for it.
    """
    from ppcmacro.macro.engine import Engine

    return Engine(options or ExpandOptions()).run(lines)
