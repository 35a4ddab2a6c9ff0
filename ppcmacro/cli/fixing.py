"""`lint --fix` and `lint --diff`: which files are repaired, and where the result goes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ppcmacro.cli import streams
from ppcmacro.cli.checking import check_stdin, unit_of
from ppcmacro.diagnostic import Diagnostic
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.repair.edits import Document
from ppcmacro.project.repair.fixing import Fixer, Scope, change
from ppcmacro.project.sources.dependents import dependents
from ppcmacro.project.sources.discovery import Skipped
from ppcmacro.project.sources.paths import top_of_work_tree
from ppcmacro.project.sources.plan import Plan

__all__ = ["Repairs", "fixable", "repair_files", "repair_stdin"]


@dataclass
class Repairs:
    """What the fixes of a run would change.

    changed  the files, by the paths they were read under
    fixed    the findings that are gone then
    left     why other fixes are not applied: a line for each
    """

    changed: list[tuple[str, Document]]
    fixed: Sequence[Diagnostic]
    left: list[str]

    def diff(self) -> str:
        """Return all changes as one patch.

        Paths are those of the files themselves, not of links to them, as `base` sees them.
        """
        base = self.base
        return "".join(document.diff(_seen_from(base, path)) for path, document in self.changed)

    @property
    def base(self) -> str:
        """The folder in which the patch is to be applied: the working folder, or one around it that has all files."""
        here = os.path.realpath(os.getcwd())
        files = [os.path.realpath(path) for path, _ in self.changed if path != "-"]
        if all(file.startswith(os.path.join(here, "")) for file in files):
            return here
        return top_of_work_tree(here) or os.path.commonpath([here, *map(os.path.dirname, files)])

    def write(self) -> list[Skipped]:
        """Write the files; return those that cannot be, which stay as they were and do not count as changed then."""
        failed = []
        for path, document in self.changed:
            try:
                streams.write_file(path, (document.text,))
            except OSError as error:  # noqa: PERF203 - each file counts for itself
                reason = (error.strerror or str(error)).lower()
                failed.append(Skipped(path, f"cannot be written: {reason}, so it is left as it was"))
        left = {one.path for one in failed}
        self.changed = [one for one in self.changed if one[0] not in left]
        self.fixed = [one for one in self.fixed if left.isdisjoint(_files(one))]
        return failed

    def summary(self, done: bool) -> str:
        """Say in one line what was fixed, or what would be."""
        if not self.fixed:
            return "nothing was fixed" if done else "there is nothing to fix"
        verb = "fixed" if done else "would fix"
        return f"{verb} {_many(len(self.fixed), 'finding')} in {_many(len(self.changed), 'file')}"


def repair_files(
    plan: Plan, found: Sequence[Diagnostic], roots: Sequence[str], settings_for: Callable[[str], Settings], unsafe: bool
) -> Repairs:
    """Repair, in memory, the files of a run in which these findings were made.

    `roots` are the files and folders that the run was given; nothing outside of them is changed.
    """
    scope = Scope([*roots, *(path for path in plan.files if not os.path.islink(path))], unsafe)
    fixer = Fixer(scope, _lint, _Includers(plan.files, settings_for))
    units = {unit_of(one) for one in found if one.counts and not scope.obstacle(one, unit_of(one))}
    for settings, paths in plan.groups:
        for path in paths:
            if path in units:
                fixer.repair(path, settings)
    return _repairs(fixer, found)


def repair_stdin(text: str, name: str, settings: Settings, found: Sequence[Diagnostic], unsafe: bool) -> Repairs:
    """Repair, in memory, a text that is read under a name; other files are not changed."""
    fixer = Fixer(Scope([name], unsafe), _lint, lambda _: {})
    fixer.repair(name, settings, text)
    return _repairs(fixer, found)


def fixable(found: Iterable[Diagnostic], roots: Sequence[str]) -> tuple[int, int]:
    """Return how many findings `--fix` repairs, and how many more with `--unsafe-fixes`, as far as one can tell."""
    safe, every = Scope(roots), Scope(roots, unsafe=True)
    counts = [0, 0]
    for one in found:
        if one.fix is not None and one.counts and not every.obstacle(one, unit_of(one)):
            counts[1 if safe.obstacle(one, unit_of(one)) else 0] += 1
    return counts[0], counts[1]


class _Includers:
    """Finds the sources that include a file: of the run for a source, of the working folder for a header.

    What else includes a source is not looked for: that takes reading the whole working folder.
    """

    def __init__(self, files: Sequence[str], settings_for: Callable[[str], Settings]) -> None:
        self._files = files
        self._own = {os.path.normpath(path) for path in files}
        self._settings_for = settings_for
        self._known: dict[str, Mapping[str, Settings]] = {}

    def __call__(self, path: str) -> Mapping[str, Settings]:
        if path not in self._known:
            among = self._files if os.path.normpath(path) in self._own else None
            self._known[path] = {one: self._settings_for(one) for one in dependents([path], among=among)}
        return self._known[path]


def _lint(path: str, settings: Settings, text: str) -> Sequence[Diagnostic]:
    return check_stdin(text, path, settings).diagnostics


def _repairs(fixer: Fixer, found: Sequence[Diagnostic]) -> Repairs:
    left = [_left(one, reason) for one, reason in fixer.refused]
    silenced = {change(one) for one in found if one.fix is not None and one.suppressed is not None}
    for one in found:
        if one.fix is None or not one.counts:
            continue
        reason = fixer.scope.obstacle(one, unit_of(one))
        if not reason and change(one) in silenced:
            reason = "it is silenced at another expansion of the same text"
        if reason:
            left.append(_left(one, reason))
    return Repairs(fixer.changed(), fixer.fixed, left)


def _files(one: Diagnostic) -> Iterator[str]:
    """Yield the paths of the files that the fix of a finding changes."""
    return (edit.origin.location.path for edit in (one.fix.edits if one.fix else ()))


def _left(one: Diagnostic, reason: str) -> str:
    return f"{one.origin.location}: {one.code} is not fixed: {reason}"


def _seen_from(base: str, path: str) -> str:
    return "stdin" if path == "-" else os.path.relpath(os.path.realpath(path), base)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
