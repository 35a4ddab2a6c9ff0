"""The findings in the kernel that somebody has looked at: triage.toml."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ppcmacro import Diagnostic, Severity

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["fits", "rows", "unknown"]


def rows() -> list[dict[str, Any]]:
    """Return the table."""
    with open(Path(__file__).parent / "triage.toml", "rb") as file:
        found: list[dict[str, Any]] = tomllib.load(file).get("finding", [])
    return found


def fits(row: dict[str, Any], one: Diagnostic) -> bool:
    """Tell whether a row is about a finding."""
    path = one.origin.location.path.removeprefix("./").removeprefix("arch/powerpc/")
    return row["file"] == path and row["code"] == one.code and row["text"] in one.message


def unknown(found: Iterable[Diagnostic]) -> list[str]:
    """Return the findings above a note that are not in the table, as text."""
    table = rows()
    return [
        f"{one.origin.location}: {one.code} {one.message}"
        for one in found
        if one.severity > Severity.NOTE and not any(fits(row, one) for row in table)
    ]
