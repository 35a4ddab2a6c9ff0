"""Headers that were not found: named once, or findings where the configuration wants that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from ppcmacro.records import NamedTuple

if TYPE_CHECKING:
    from ppcmacro.diagnostic import Diagnostic
    from ppcmacro.source import Origin

__all__ = ["Header", "MissingHeader", "as_findings", "each_once"]


class MissingHeader(Protocol):
    """A header as written, with its brackets or quotes, and the place of its first `#include`."""

    @property
    def name(self) -> str: ...

    @property
    def origin(self) -> Origin: ...


class Header(NamedTuple):
    """A missing header as it is kept and passed on."""

    name: str
    origin: Origin


def each_once(missing: Iterable[MissingHeader]) -> list[MissingHeader]:
    """Return the headers, each name once, in the order in which they were first asked for."""
    first: dict[str, MissingHeader] = {}
    for one in missing:
        first.setdefault(one.name, one)
    return list(first.values())


def as_findings(missing: Sequence[MissingHeader]) -> list[Diagnostic]:
    """Return an error for each header: what `missing-include = "error"` asks for."""
    from ppcmacro import codes
    from ppcmacro.diagnostic import Severity

    return [
        codes.MISSING_HEADER(
            one.origin,
            f"the header `{one.name}` was not found",
            severity=Severity.ERROR,
            help="add its folder with `-I` or `include-paths`",
        )
        for one in each_once(missing)
    ]
