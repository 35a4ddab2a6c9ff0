"""Headers that were not found: named once, or findings where the configuration wants that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from ppcmacro import codes
from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.source import Origin

__all__ = ["MissingHeader", "as_findings", "each_once"]


class MissingHeader(Protocol):
    """A header as written, with its brackets or quotes, and the place of its first `#include`."""

    @property
    def name(self) -> str: ...

    @property
    def origin(self) -> Origin: ...


def each_once(missing: Iterable[MissingHeader]) -> list[MissingHeader]:
    """Return the headers, each name once, in the order in which they were first asked for."""
    first: dict[str, MissingHeader] = {}
    for one in missing:
        first.setdefault(one.name, one)
    return list(first.values())


def as_findings(missing: Sequence[MissingHeader]) -> list[Diagnostic]:
    """Return an error for each header: what `missing-include = "error"` asks for."""
    return [
        codes.MISSING_HEADER(
            one.origin,
            f"the header `{one.name}` was not found",
            severity=Severity.ERROR,
            help="add its folder with `-I` or `include-paths`",
        )
        for one in each_once(missing)
    ]
