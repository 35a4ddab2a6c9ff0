"""Why GNU as refuses something: the part of a message that its own words leave out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ppcmacro.gas.syntax import SyntaxFault, parse_expression
from ppcmacro.layout import Place
from ppcmacro.macro.values import Relative, meaning, names_in
from ppcmacro.patterns import pattern
from ppcmacro.source import Text

if TYPE_CHECKING:
    from ppcmacro.macro.engine import Engine
    from ppcmacro.macro.symbols import Evaluation
    from ppcmacro.macro.units import Unit

__all__ = ["junk", "stray_backslash", "why_not_constant"]

_OUTSIDE = pattern(r'"(?:[^"\\]|\\.)*"?|([\\\f\v])([A-Za-z_.$][A-Za-z0-9_.$]*)?', re.DOTALL)


def junk(engine: Engine, unit: Unit, text: Text, offset: int) -> None:
    """Report what follows where a statement should be at its end."""
    message = f"junk at end of line, first unrecognized character is `{unit.text[offset]}'"
    engine.report_syntax(unit, text, message, offset)


def stray_backslash(text: str, start: int) -> tuple[int, str] | None:
    """Return the offset of the first backslash or form feed from `start` on outside strings, and the name behind it."""
    for found in _OUTSIDE.finditer(text, start):
        if found[1]:
            return found.start(), found[2] or ""
    return None


def why_not_constant(engine: Engine, expression: str, result: Evaluation) -> str:
    """Return why an expression has no number now."""
    unknown = sorted(set(result.unknown))
    if unknown:
        names = ", ".join(f"`{name}`" for name in unknown)
        return f"{names} {'has' if len(unknown) == 1 else 'have'} no value yet where `{expression}` is read"
    tree = parse_expression(expression)
    if isinstance(tree, SyntaxFault):
        return f"`{expression}` cannot be read"
    places = {}
    for name in sorted(names_in(tree)):
        value = meaning(engine.symbols.find(name), engine.symbols)
        if isinstance(value, Place):
            places[name] = value
        elif isinstance(value, Relative):
            return f"`{name}` is set to `{value.symbol.name}`, which has no value yet"
    chunks = {id(place.chunk) for place in places.values()}
    names = " and ".join(f"`{name}`" for name in places)
    sections = {place.section for place in places.values()}
    if len(sections) > 1:
        return f"{names} are in different sections"
    if len(chunks) > 1:
        return f"the distance between {names} is not fixed: an alignment, `.org` or an open size stands between"
    if places:
        what = names if len(places) == 1 else f"`{expression}`"
        return f"{what} is an address, not a number"
    return f"`{expression}` is no number"
