"""Lints the files of a plan group by group and puts the results together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.project.discovery import Skipped
from ppcmacro.project.missing import MissingHeader, as_findings, each_once
from ppcmacro.project.plan import Plan
from ppcmacro.project.selection import check_entries, fails
from ppcmacro.project.settings import Settings

__all__ = ["Outcome", "check_files", "check_stdin"]


@dataclass
class Outcome:
    """All that a run found.  `all_settings` are those of the groups, in order; there is at least one."""

    all_settings: list[Settings]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    missing: list[MissingHeader] = field(default_factory=list)
    statistics: dict[str, Any] = field(default_factory=dict)
    unreadable: list[Skipped] = field(default_factory=list)
    failed: bool = False

    @property
    def settings(self) -> Settings:
        """The settings that decide how the findings are shown."""
        return self.all_settings[0]

    def add(self, result: Any, settings: Settings) -> None:
        """Take in the result of one group."""
        diagnostics = list(result.diagnostics)
        if settings.missing_include == "error":
            diagnostics += as_findings(result.missing)
        self.diagnostics += diagnostics
        self.files += result.files
        self.missing = each_once((*self.missing, *result.missing))
        self.failed = self.failed or fails(diagnostics, settings.fail_on)
        for key, value in (result.statistics or {}).items():
            self.statistics[key] = _sum(self.statistics.get(key), value)


def check_files(plan: Plan, fallback: Settings, count: bool = False) -> Outcome:
    """Lint the files of a plan; `fallback` are the settings when there is no file to read at all.

    `count` asks for counts of what was read.
    """
    from ppcmacro import api

    outcome = Outcome([settings for settings, _ in plan.groups] or [fallback], unreadable=plan.unreadable)
    _check_names(outcome.all_settings)
    for settings, files in plan.groups:
        outcome.add(api.lint(files, settings, count=count), settings)
    if len(plan.groups) > 1:
        place = {path: index for index, path in enumerate(plan.files)}
        outcome.files.sort(key=lambda path: place.get(path, len(place)))
        outcome.diagnostics.sort(key=lambda one: place.get(_unit(one), len(place)))
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
    entries.pop("ALL", None)
    if entries:
        from ppcmacro import api

        check_entries(list(entries), [(one.code, one.name) for one in api.list_rules()])


def _unit(one: Diagnostic) -> str:
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
