"""Lints the files of a plan group by group and puts the results together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ppcmacro.errors import UsageError
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.reading.missing import MissingHeader, as_findings, each_once
from ppcmacro.project.sources.discovery import Skipped
from ppcmacro.project.sources.plan import Plan

if TYPE_CHECKING:
    from ppcmacro.cli.fixing import Repairs
    from ppcmacro.diagnostic import Diagnostic
    from ppcmacro.project.checking.runs import Run

__all__ = ["Outcome", "check_files", "check_stdin", "unit_of"]

# The keys of a configuration file that name rules.
_WITH_CODES = (
    *("select", "extend-select", "ignore", "extend-ignore", "mandatory", "severity"),
    *("per-file-ignores", "extend-per-file-ignores"),
)


class Outcome:
    """All that a run found.  `all_settings` are those of the groups, in order; there is at least one.

    `repairs` are what the fixes change, where that was asked for; the findings are then those that are left.
    """

    def __init__(self, all_settings: list[Settings], unreadable: list[Skipped] | None = None) -> None:
        self.all_settings = all_settings
        self.diagnostics: list[Diagnostic] = []
        self.files: list[str] = []
        self.missing: list[MissingHeader] = []
        self.statistics: dict[str, Any] = {}
        self.unreadable = list(unreadable or ())
        self.failed = False
        self.repairs: Repairs | None = None

    @property
    def settings(self) -> Settings:
        """The settings that decide how the findings are shown."""
        return self.all_settings[0]

    def add(self, result: Any, settings: Settings) -> None:
        """Take in the result of one group."""
        diagnostics = list(result.diagnostics)
        if settings.missing_include == "error":
            diagnostics += _settled(as_findings(result.missing), settings)
        if len(self.all_settings) > 1:
            diagnostics = [one for one in diagnostics if not self._has_waiver(one)]
        self.diagnostics += diagnostics
        self.files += result.files
        for path, fault in result.faults:
            self.unreadable.append(Skipped(path, f"internal error: {fault}; PPCMACRO_DEBUG=1 shows where"))
        self.missing = each_once((*self.missing, *result.missing))
        if diagnostics and not self.failed:
            from ppcmacro.project.config.selection import fails

            self.failed = fails(diagnostics, settings.fail_on)
        for key, value in (result.statistics or {}).items():
            self.statistics[key] = _sum(self.statistics.get(key), value)

    def _has_waiver(self, one: Diagnostic) -> bool:
        """Tell whether a finding speaks of a waiver that another group, whose configuration has it too, spoke of."""
        from ppcmacro.codes import EXPIRED_WAIVER

        place = (one.code, one.origin.location.path, one.origin.location.line)
        return one.code == EXPIRED_WAIVER.code and any(
            place == (two.code, two.origin.location.path, two.origin.location.line) for two in self.diagnostics
        )


def check_files(plan: Plan, fallback: Settings, count: bool = False, run: Run | None = None) -> Outcome:
    """Lint the files of a plan; `fallback` are the settings when there is no file to read at all.

    `count` asks for counts of what was read; `run` says how files are checked.
    """
    from ppcmacro import api

    outcome = Outcome([settings for settings, _ in plan.groups] or [fallback], unreadable=plan.unreadable)
    _check_names(outcome.all_settings)
    for settings, files in plan.groups:
        outcome.add(api.lint(files, settings, count=count, run=run), settings)
    if len(plan.groups) > 1:
        place = {path: index for index, path in enumerate(plan.files)}
        outcome.files.sort(key=lambda path: place.get(path, len(place)))
        outcome.diagnostics.sort(key=lambda one: place.get(unit_of(one), len(place)))
    return outcome


def check_stdin(text: str, name: str, settings: Settings, count: bool = False) -> Outcome:
    """Lint a text that is read under a name; `count` asks for counts of what was read."""
    from ppcmacro import api

    outcome = Outcome([settings])
    _check_names(outcome.all_settings)
    outcome.add(api.lint([name], settings, stdin=text, count=count), settings)
    return outcome


def _check_names(all_settings: list[Settings]) -> None:
    entries: dict[str, None] = {}
    for settings in all_settings:
        for group in (settings.select, settings.extend_select, settings.ignore, settings.mandatory):
            entries.update(dict.fromkeys(group))
        entries.update(dict.fromkeys(code for code, _ in settings.severity))
        entries.update(dict.fromkeys(entry for _, group in settings.per_file_ignores for entry in group))
        if settings.waivers:
            from ppcmacro.project.silencing.waivers import check_codes

            check_codes(settings.waivers)
    entries.pop("ALL", None)
    if entries:
        from ppcmacro import api
        from ppcmacro.project.config.config_file import place_of
        from ppcmacro.project.config.selection import unknown_entry

        known = [(one.code, one.name) for one in api.list_rules()]
        for entry in entries:
            problem = unknown_entry(entry, known)
            if problem:
                places = (place_of(settings.config_file, entry, _WITH_CODES) for settings in all_settings)
                place = next(filter(None, places), "")
                raise UsageError(f"{place}: {problem}" if place else problem)


def _settled(findings: list[Diagnostic], settings: Settings) -> list[Diagnostic]:
    if not findings or not (settings.waivers or settings.baseline):
        return findings
    from ppcmacro.project.silencing.settling import settle

    # What is said of waivers themselves stands among the other findings.
    return settle(findings, settings)[: len(findings)]


def unit_of(one: Diagnostic) -> str:
    """Return the path of the file whose reading led to a finding."""
    path = one.origin.outermost().path
    for location in one.origin.includes():
        path = location.path
    return path


def _sum(old: Any, new: Any) -> Any:
    if old is None:
        return new
    if isinstance(new, Mapping):
        return {**old, **{key: _sum(old.get(key), value) for key, value in new.items()}}
    return old + new
