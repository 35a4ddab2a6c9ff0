"""Values where no values can be: in the absolute section and in sections without contents."""

from __future__ import annotations

from ppcmacro.gas.directives import DATA_SIZES, FLOATS, STRINGS
from ppcmacro.layout import Layout
from ppcmacro.layout.sizes import Value, split_values
from ppcmacro.patterns import pattern

__all__ = ["misplaced"]

_EMPTY_STRINGS = pattern(r'(?:[ ,]|"")*')
_LEB = frozenset(("uleb128", "sleb128"))


def misplaced(layout: Layout, name: str, operands: str, value: Value) -> str | None:
    """Return what GNU as says against a directive in the current section, None when it has nothing to say."""
    section = layout.section
    if layout.absolute is not None:
        if name in STRINGS:
            return "strings must be placed into a section"
        if name in FLOATS:
            return "attempt to store float in absolute section"
        return "attempt to store value in absolute section" if _stores(name, operands, value) else None
    if name in STRINGS:
        empty = _EMPTY_STRINGS.fullmatch(operands) is not None
        return None if empty else f"attempt to store non-empty string in section `{section}`"
    if name in FLOATS:
        return f"attempt to store float in section `{section}`"
    if name == "fill":
        parts = operands.split(",")
        if len(parts) > 2 and value(parts[2].strip(" ")) != 0:
            return f"attempt to fill section `{section}` with non-zero value"
        return None
    return f"attempt to store non-zero value in section `{section}`" if _stores(name, operands, value) else None


def _stores(name: str, operands: str, value: Value) -> bool:
    """Whether a directive for numbers has one that is not 0."""
    if name not in DATA_SIZES and name not in _LEB:
        return False
    return any(part.strip() and value(part.strip(" ")) != 0 for part in split_values(operands))
