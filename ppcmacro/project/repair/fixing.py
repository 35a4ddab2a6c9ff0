"""Repairs files by the fixes of their findings, in memory, and keeps a repair only where reading again proves it.

After each round the files are linted again: what was fixed must be gone and no new error may have come.  Otherwise the
round is taken back and tried in halves, down to the one fix that does harm.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from ppcmacro.codes import ENDM_SWALLOWED, UNUSED_SUPPRESSION
from ppcmacro.diagnostic import Diagnostic, Edit, Severity
from ppcmacro.files import overlaid, read_source
from ppcmacro.patterns import pattern
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.repair.edits import Document, compatible
from ppcmacro.records import NamedTuple
from ppcmacro.source import Source

__all__ = ["Fixer", "Refused", "Scope", "change"]

ROUNDS = 10
TRIES = 60

# Faults that hide code from the assembler: what comes to light behind them was there before.
_REVEALING = frozenset((ENDM_SWALLOWED.code, "M008", "M009", "M010"))
_PLACES = pattern(r"(\blines? |:)\d+")

# Lints one file: path, settings and its text.
Lint = Callable[[str, Settings, str], Sequence[Diagnostic]]
_Key = tuple[str, ...]


class Refused(NamedTuple):
    """A fix that was not applied, and why not."""

    diagnostic: Diagnostic
    reason: str


class Scope:
    """Which files a run may change, and how far it may go.

    roots   the files and folders that the run was given: nothing outside of them is changed
    unsafe  whether fixes are applied that may change what was meant, and those in files that others may include
    """

    def __init__(self, roots: Sequence[str], unsafe: bool = False) -> None:
        self.unsafe = unsafe
        self._roots = [os.path.realpath(root) for root in roots]

    def covers(self, path: str) -> bool:
        """Tell whether a file was given, or lies in a folder that was given, once its links are followed."""
        target = os.path.realpath(path)
        return any(target == root or target.startswith(os.path.join(root, "")) for root in self._roots)

    def obstacle(self, one: Diagnostic, unit: str) -> str:
        """Say why the fix of a finding in the unit with that (shown) path is not applied, "" when it may be."""
        if one.fix is None:
            return "there is no fix"
        for edit in one.fix.edits:
            place = edit.origin.location
            if place.column < 1 or any(frame.kind == "cpp" for frame in edit.origin.frames()):
                return "the text comes out of a C macro"
            if place.path != "<stdin>" and not self.covers(place.path):
                return f"`{place.path}` is not among the files and folders that were given"
            if place.path != unit and not self.unsafe:
                return f"other sources may include `{place.path}` (--unsafe-fixes)"
        if not self.unsafe and not one.fix.safe:
            return "something else may have been meant (--unsafe-fixes)"
        if not self.unsafe and one.configs:
            return "it is not wrong in all configurations (--unsafe-fixes)"
        return ""


@dataclass
class _File:
    """A file in memory: the path that it was first seen under, what became of it, and its text as it is now."""

    path: str
    document: Document
    text: str


@dataclass
class Fixer:
    """The files of a run while they are repaired.

    lint       lints one file with a text, reading other files through `ppcmacro.files`
    includers  returns the sources that include a file, each with its settings
    fixed      the findings that are gone because of their own fix
    refused    the findings whose fix was taken back
    """

    scope: Scope
    lint: Lint
    includers: Callable[[str], Mapping[str, Settings]]
    fixed: list[Diagnostic] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    _files: dict[str, _File] = field(default_factory=dict)
    _units: dict[str, Settings] = field(default_factory=dict)
    _known: dict[str, Sequence[Diagnostic]] = field(default_factory=dict)

    def repair(self, path: str, settings: Settings, text: str | None = None) -> None:
        """Repair the unit `path`, whose text comes from disk unless it is given.  Raises OSError."""
        self._units[path] = settings
        self._file(path, text)
        rejected: set[_Key] = set()
        rounds = size = 0
        for _ in range(TRIES):
            batch = self._batch(path, rejected)[: size or None]
            if not batch or rounds == ROUNDS:
                break
            harm = self._attempt(path, batch)
            if not harm:
                self.fixed += batch
                rounds += 1
                size = 0
            elif len(batch) > 1:
                size = len(batch) // 2
            else:
                if all(str(one.origin.location) != str(batch[0].origin.location) for one, _ in self.refused):
                    self.refused.append(Refused(batch[0], harm))
                rejected.add(_written(batch[0]))
                size = 0

    def text(self, path: str) -> str:
        """Return the text of a file as it is in memory.  Raises OSError."""
        return self._file(path).text

    def changed(self) -> list[tuple[str, Document]]:
        """Return the files that have another text than in the beginning, by the path they were first seen under."""
        changed = [(one.path, one.document) for one in self._files.values() if one.document.changed]
        return sorted(changed, key=itemgetter(0))

    def _file(self, path: str, text: str | None = None) -> _File:
        key = os.path.realpath(path)
        if key not in self._files:
            text = read_source(path).text if text is None else text
            self._files[key] = _File(path, Document(text), text)
        return self._files[key]

    def _shown_file(self, shown: str, unit: str) -> _File:
        return self._file(unit if shown == _shown(unit) else shown)

    def _findings(self, path: str) -> Sequence[Diagnostic]:
        """Return what is found in a unit as the files are now, silenced findings too."""
        if path not in self._known:
            with overlaid({key: one.text for key, one in self._files.items() if one.document.changed}):
                found = self.lint(path, self._units[path], self.text(path))
            self._known[path] = found
        return self._known[path]

    def _batch(self, path: str, rejected: set[_Key]) -> list[Diagnostic]:
        """Return the findings of a unit whose fixes can be tried together."""
        current: dict[Source, bool] = {}
        found = self._findings(path)
        # What is silenced in one expansion of a macro may stay as it is, and so the others do.
        silenced = {change(one) for one in found if one.suppressed is not None}
        wanted = [
            one
            for one in found
            if one.counts
            and change(one) not in silenced
            and not self.scope.obstacle(one, _shown(path))
            and all(self._is_current(edit.origin.location.source, path, current) for edit in _edits(one))
            and _written(one) not in rejected
        ]
        # What hides code comes first, so that the rest is judged with all of the code in sight.
        wanted = [one for one in wanted if one.code in _REVEALING] or wanted
        taken = compatible(one.fix for one in wanted if one.fix is not None)
        return [one for one, fits in zip(wanted, taken, strict=True) if fits]

    def _is_current(self, source: Source, unit: str, known: dict[Source, bool]) -> bool:
        """Tell whether a text is that of its file, and not that of an earlier preprocessing which only names it."""
        if source not in known:
            try:
                known[source] = self._shown_file(source.path, unit).text == source.text
            except OSError:
                known[source] = False
        return known[source]

    def _attempt(self, path: str, batch: Sequence[Diagnostic]) -> str:
        """Apply fixes and read again; return what harm they do, and then nothing was changed, or ""."""
        edits: dict[str, list[Edit]] = {}
        for edit in (edit for one in batch for edit in _edits(one)):
            edits.setdefault(edit.origin.location.path, []).append(edit)
        readers = {path: self._units[path]}
        for shown in edits:
            readers = {**self.includers(shown), **readers}
        self._units.update({unit: settings for unit, settings in readers.items() if unit not in self._units})
        before = {unit: self._findings(unit) for unit in readers}
        kept = self._known
        files = [(self._shown_file(shown, path), changes) for shown, changes in edits.items()]
        old = [(file, file.document, file.text) for file, _ in files]
        # A lint of anything else than the readers does not depend on the files that change.
        self._known = {unit: found for unit, found in kept.items() if unit not in readers}
        for file, changes in files:
            file.document = file.document.edited(changes)
            file.text = file.document.text
        touched = {(shown, line) for shown, changes in edits.items() for line in _lines_after(changes)}
        harm = ""
        for unit in readers:
            harm = harm or _harm(before[unit], self._findings(unit), batch if unit == path else (), touched)
        if harm:
            self._known = kept
            for file, document, text in old:
                file.document, file.text = document, text
        return harm


def _shown(path: str) -> str:
    return "<stdin>" if path == "-" else path


def _edits(one: Diagnostic) -> Sequence[Edit]:
    return () if one.fix is None else one.fix.edits


def change(one: Diagnostic) -> tuple[object, ...]:
    """Return what the fix of a finding does, the same for all findings that want the same done."""
    return tuple((*edit.origin.location[1:], edit.origin.location.path, *edit[1:]) for edit in _edits(one))


def _written(one: Diagnostic) -> _Key:
    """Return what a finding is about, apart from the number of its line, which other fixes change."""
    source, line, column = one.origin.location
    return (one.code, source.path, source.line(line), str(column))


def _key(one: Diagnostic) -> _Key:
    return (one.code, one.origin.location.path, _PLACES.sub(r"\1", one.message))


def _harm(
    before: Sequence[Diagnostic],
    after: Sequence[Diagnostic],
    batch: Sequence[Diagnostic],
    touched: set[tuple[str, int]],
) -> str:
    """Say what is worse after fixes than it was before, "" when nothing is and all that was fixed is gone."""
    after = [one for one in after if one.counts]
    left = Counter(_key(one) for one in before if one.counts)
    now = Counter(map(_key, after))
    for key, count in Counter(map(_key, batch)).items():
        if now[key] > left[key] - count:
            return "the finding would still be there"
    revealing = any(one.code in _REVEALING for one in batch)
    # Of a pair of comments the second is not needed any more once the first is gone.
    unused = any(one.code == UNUSED_SUPPRESSION.code for one in batch)
    for one in after:
        key = _key(one)
        if left[key]:
            left[key] -= 1
        elif one.severity >= Severity.ERROR and not (unused and one.code == UNUSED_SUPPRESSION.code):
            place = one.origin.location
            if not revealing or (place.path, place.line) in touched:
                return f"it would bring {one.code} at {place.path}:{place.line}: {one.message}"
    return ""


def _lines_after(edits: Sequence[Edit]) -> Iterator[int]:
    """Yield the numbers that the lines of some edits of one file have when the edits are applied."""
    added = 0
    for line, text, end in sorted({(edit.origin.location.line, edit.text, edit.end[0]) for edit in edits}):
        yield line + added
        added -= end - line
        for _ in range(text.count("\n")):
            added += 1
            yield line + added
