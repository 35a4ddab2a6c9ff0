"""What becomes of the findings of a run that depends on more than the sources: waivers, and the baseline."""

from __future__ import annotations

from collections.abc import Iterable

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.project.config.settings import Settings

__all__ = ["settle"]


def settle(findings: Iterable[Diagnostic], settings: Settings) -> list[Diagnostic]:
    """Return the findings of files with these settings: waived, known or new, and one for each waiver that is over.

    Raises ConfigError for a baseline that cannot be used.
    """
    result = list(findings)
    if settings.waivers:
        from ppcmacro.project.config.selection import Selection
        from ppcmacro.project.silencing.waivers import expired, waive

        result = waive(result, settings) + Selection(settings).apply(expired(settings))
    if settings.baseline:
        from ppcmacro.project.silencing.baseline import Baseline, mark

        result = mark(result, Baseline(settings.baseline), settings)
    return result
