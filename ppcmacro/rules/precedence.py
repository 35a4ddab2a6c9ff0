"""Which finding speaks where several have the same cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ppcmacro import codes
from ppcmacro.diagnostic import Diagnostic
from ppcmacro.source import Origin

__all__ = ["unexplained"]

# Rules that say why the assembler or the preprocessor cannot read a line.
_EXPLAINING = frozenset({"M004", "M007", "M008", "M009", "M010", "V003"})
# Of these the line counts on which the macros are used, because the text at fault stands in their definitions.
_BY_CALL = frozenset({"V003"})
_EXPLAINED = frozenset(
    one.code
    for one in (
        *(codes.SYNTAX_ERROR, codes.UNKNOWN_OPCODE, codes.PREPROCESSOR, codes.BAD_OPERAND, codes.MACRO_PARAMETER),
        codes.READER_WARNING,
    )
)


def unexplained(earlier: Iterable[Diagnostic], found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return what was said while reading except for what is said of lines for which a rule has found the cause."""
    places = [(one.code, origin) for one in found if one.code in _EXPLAINING for origin in _places(one)]
    if not places:
        return list(earlier)
    lines = {origin.location[:2] for _, origin in places}
    calls = {origin.outermost()[:2] for code, origin in places if code in _BY_CALL}
    return [
        one
        for one in earlier
        if one.code not in _EXPLAINED
        or (one.origin.location[:2] not in lines and (not calls or one.origin.outermost()[:2] not in calls))
    ]


def _places(finding: Diagnostic) -> Iterator[Origin]:
    yield finding.origin
    yield from (label.origin for label in finding.related)
    if finding.fix is not None:
        yield from (edit.origin for edit in finding.fix.edits)
