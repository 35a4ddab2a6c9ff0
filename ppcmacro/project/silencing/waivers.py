"""Waivers: findings that the configuration accepts, by file, handler, macro and code, for a reason and until a date.

What is waived depends on today's date, so it is decided after everything that may be kept from run to run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ppcmacro.diagnostic import Diagnostic, Suppression
from ppcmacro.project.config.globs import matches
from ppcmacro.project.config.waiver_table import Waiver

if TYPE_CHECKING:
    from datetime import date

    from ppcmacro.project.config.settings import Settings

__all__ = ["check_codes", "expired", "groups", "idle", "waive"]

def check_codes(waivers: Iterable[Waiver]) -> None:
    """Raise ConfigError for a waiver that names a rule which does not exist."""
    from ppcmacro.errors import ConfigError, UsageError
    from ppcmacro.project.config.selection import check_entries
    from ppcmacro.rules.catalogue import catalogue

    known = [(one.code, one.name) for one in catalogue()]
    waiver = None
    try:
        for waiver in waivers:
            check_entries(waiver.codes, known)
    except UsageError as error:
        raise ConfigError(f"{waiver.place if waiver else ''}: `waivers`: {error}") from None


def waive(findings: Iterable[Diagnostic], settings: Settings, today: date | None = None) -> list[Diagnostic]:
    """Return the findings, those that a waiver speaks of silenced; what a comment silences or is mandatory stays."""
    findings = list(findings)
    if not settings.waivers:
        return findings
    from ppcmacro.project.config.selection import Selection

    selection = Selection(settings)
    valid = [one for one in settings.waivers if one.holds(today or _today())]
    result = []
    for finding in findings:
        if finding.suppressed is None and not selection.mandatory(finding.code, finding.name):
            waiver = next((one for one in valid if one.fits(finding)), None)
            if waiver is not None:
                finding = finding._replace(suppressed=Suppression("waiver", waiver.reason))
        result.append(finding)
    return result


def groups(finding: Diagnostic, settings: Settings) -> tuple[int, ...]:
    """Return which waivers, whatever the day, speak of a finding: what differs in this must not be put together."""
    return tuple(number for number, one in enumerate(settings.waivers) if one.fits(finding))


def expired(settings: Settings, today: date | None = None) -> Iterator[Diagnostic]:
    """Yield a finding for each waiver that no longer holds."""
    if any(one.until for one in settings.waivers):
        for waiver in settings.waivers:
            if not waiver.holds(today or _today()):
                yield _expired(waiver)


def _expired(waiver: Waiver) -> Diagnostic:
    from ppcmacro.codes import EXPIRED_WAIVER
    from ppcmacro.files import read_source
    from ppcmacro.source import Location, Origin, Source

    try:
        source = read_source(waiver.config)
    except OSError:
        source = Source(waiver.config)
    codes = ", ".join(f"`{code}`" for code in waiver.codes)
    return EXPIRED_WAIVER(
        Origin(Location(source, max(waiver.line, 1), 1)),
        f"the waiver of {codes} was given until {waiver.until}: {waiver.reason}",
        help="look at its findings again, then remove the waiver or give it a new date",
    )


def idle(all_settings: Iterable[Settings], findings: Sequence[Diagnostic], files: Iterable[str]) -> list[Waiver]:
    """Return the waivers that silence nothing in a run over these files, although their glob names one of the files."""
    files = list(files)
    known = dict.fromkeys(waiver for settings in all_settings for waiver in settings.waivers)
    return [
        waiver
        for waiver in known
        if (not waiver.file or any(matches(path, waiver.root, (waiver.file,)) for path in files))
        and not any(waiver.fits(finding) for finding in findings)
    ]


def _today() -> date:
    from datetime import date

    return date.today()
