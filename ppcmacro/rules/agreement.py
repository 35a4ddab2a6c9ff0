"""A fix in the body of a macro or a loop changes every expansion, so it must be right for every one of them."""

from __future__ import annotations

from collections.abc import Sequence

from ppcmacro.diagnostic import Diagnostic, Edit, Fix
from ppcmacro.gas.statement import Statement
from ppcmacro.source import Frame, Origin, Source

__all__ = ["agreed", "repair"]

_Line = tuple[str, int]
_Use = tuple[Source, "Frame | None"]
_Place = tuple[tuple[str, int, int, int, str], ...]


def agreed(found: Sequence[Diagnostic], statements: Sequence[Statement]) -> list[Diagnostic]:
    """Return findings without those fixes that are not the same for all expansions of the text they change.

    `found` has a finding for each expansion, and `statements` are those of the whole unit: an expansion in which
    nothing was found speaks against the fix as well.  A fix of text that stands in no macro is left alone.
    """
    uses: dict[_Line, set[_Use]] = {}
    right: dict[_Place, dict[_Line, set[_Use]]] = {}
    for one in found:
        for edit in _in_macros(one.fix):
            uses.setdefault(_line(edit.origin), set())
            right.setdefault(_place(one.fix), {}).setdefault(_line(edit.origin), set()).add(_use(edit.origin))
    if not uses:
        return list(found)
    for statement in statements:
        line = _line(statement.origin)
        if line in uses:
            uses[line].add(_use(statement.origin))
    wrong = {place for place, lines in right.items() if any(uses[line] - good for line, good in lines.items())}
    return [one._replace(fix=None) if one.fix is not None and _place(one.fix) in wrong else one for one in found]


def repair(one: Diagnostic) -> object:
    """Return what the fix of a finding changes in macros and loops, None when it has none or that is elsewhere."""
    return _place(one.fix) if _in_macros(one.fix) else None


def _in_macros(fix: Fix | None) -> list[Edit]:
    return [] if fix is None else [edit for edit in fix.edits if _use(edit.origin)[1] is not None]


def _line(origin: Origin) -> _Line:
    return origin.location.path, origin.location.line


def _use(origin: Origin) -> _Use:
    """Return the reading of the file and the expansion (None: outside of macros) that a text belongs to."""
    return origin.location.source, next((frame for frame in origin.frames() if frame.kind != "cpp"), None)


def _place(fix: Fix | None) -> _Place:
    edits = () if fix is None else fix.edits
    return tuple((*_line(edit.origin), edit.origin.location.column, edit.length, edit.text) for edit in edits)
