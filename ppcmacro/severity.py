"""How much a finding weighs.  By itself: settings name severities, and a run without findings needs nothing more."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Severity"]


class Severity(IntEnum):
    """How much a finding weighs; `--fail-on` compares them."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()
