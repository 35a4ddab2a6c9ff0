"""Which handlers and which registers a user means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase

from ppcmacro.errors import UsageError
from ppcmacro.handlers import Handler
from ppcmacro.reports.model import LedgerReport, PathReport
from ppcmacro.reports.names import place_named, places_known, vector_of
from ppcmacro.unit import Unit

__all__ = ["choose_handlers", "choose_paths", "choose_places"]

_LISTED = 40


def choose_handlers(unit: Unit, handlers: Sequence[Handler], wanted: str) -> list[Handler]:
    """Return the handlers that `wanted` means: a symbol, a glob of symbols, an IVOR number or a vector's offset.

    Raises UsageError when there is none.
    """
    named = [one for one in handlers if one.symbol == wanted]
    if not named:
        number = _number(wanted)
        if number is not None:
            named = [one for one in handlers if one.ivor == number] or [
                one for one in handlers if vector_of(unit, one) == number
            ]
        else:
            named = [one for one in handlers if fnmatchcase(one.symbol, wanted)]
    found = [one for one in named if one.entry >= 0]
    if found:
        return found
    if named:
        raise UsageError(f"the handler `{wanted}` in `{unit.path}` has no code")
    if not handlers:
        raise UsageError(f"there are no handlers in `{unit.path}`; contracts know them by their macros and symbols")
    symbols = [one.symbol for one in handlers if one.symbol]
    close = get_close_matches(wanted, symbols, 1)
    hint = f", did you mean `{close[0]}`?" if close else ""
    raise UsageError(f"there is no handler `{wanted}` in `{unit.path}`{hint}; it has {_list(handlers)}")


def _number(text: str) -> int | None:
    try:
        return int(text, 0)
    except ValueError:
        return int(text) if text.isdecimal() and text.isascii() else None


def _list(handlers: Sequence[Handler]) -> str:
    names = [one.symbol or f"IVOR {one.ivor} (no symbol)" for one in handlers]
    more = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {more} more" if more > 0 else "")


def choose_places(unit: Unit, names: Iterable[str]) -> tuple[str, ...]:
    """Return the places of registers by name (`r4`, `cr`, `SPRG2`), each once; raises UsageError for another word."""
    found: dict[str, None] = {}
    for name in names:
        place = place_named(unit, name)
        if place is None:
            close = get_close_matches(name.lower(), places_known(), 1)
            hint = f"did you mean `{close[0]}`?" if close else "write r0 to r31, cr, lr, ctr, xer, msr or an SPR's name"
            raise UsageError(f"there is no register `{name}` on the {unit.cpu.name}; {hint}")
        found[place] = None
    return tuple(found)


def choose_paths(report: LedgerReport, wanted: str) -> tuple[PathReport, ...]:
    """Return the paths that `wanted` means: "worst", "all" or the number of one.

    Raises UsageError for another word and for a number that no path has.
    """
    if wanted == "all":
        return report.paths
    if wanted == "worst":
        return () if report.worst is None else (report.worst,)
    number = int(wanted) if wanted.isdecimal() and wanted.isascii() and len(wanted) < 10 else 0
    if not number:
        raise UsageError(f"`--path {wanted}`: write the number of a path, worst or all")
    found = tuple(path for path in report.paths if path.number == number)
    if not found:
        raise UsageError(f"`{report.handler}` has no path {number}; its paths are numbered 1 to {len(report.paths)}")
    return found
