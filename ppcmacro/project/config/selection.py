"""Which findings are wanted and how much each weighs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ppcmacro import codes
from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.errors import UsageError
from ppcmacro.project.config.settings import Settings

__all__ = ["Selection", "check_entries", "fails", "specificity", "unknown_entry"]

_WHOLE = 1000
_SURE = {"low": 0, "medium": 1, "high": 2}
_READER = frozenset(code.code for code in codes.ALL if code.severity is Severity.ERROR)


class Selection:
    """The verdict of `select`, `extend_select`, `ignore`, `mandatory` and `severity` on a code, and of
    `per_file_ignores` and `min_confidence` on a finding.

    An entry is a code, a prefix of codes ("C", "C0"), the name of a rule, or "ALL".  Of the entries that fit, the
    more specific one wins; where they are equally specific, `ignore` does.  What says that a source could not be
    read or expanded is not subject to `select`, only to `ignore` with its full code or name: a file that was not
    understood must not look clean because other rules were asked for.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._extended = settings.extend_select
        self._verdicts: dict[tuple[str, bool], bool] = {}

    def wants(self, code: str, name: str = "", by_default: bool = True) -> bool:
        """Tell whether findings of that rule are wanted; `by_default` says whether the rule is on by itself."""
        key = (code, by_default)
        verdict = self._verdicts.get(key)
        if verdict is None:
            verdict = self._verdicts[key] = self._decide(code, name, by_default)
        return verdict

    def severity(self, code: str, name: str, default: Severity) -> Severity:
        """Return how much a finding of that rule weighs: the most specific override, else the rule's own."""
        best, severity = 0, default
        for entry, level in self._settings.severity:
            fit = specificity(entry, code, name)
            if fit and fit >= best:
                best, severity = fit, level
        return severity

    def apply(self, diagnostics: Iterable[Diagnostic], off: frozenset[str] = frozenset()) -> list[Diagnostic]:
        """Return the wanted findings with their severities; `off` are the codes that are off by default."""

        wanted: list[Diagnostic] = []
        for one in diagnostics:
            if not self.wants(one.code, one.name, one.code not in off):
                continue
            if one.severity is Severity.NOTE and one.code in _READER and not self._chosen(one):
                continue
            if not self.mandatory(one.code, one.name) and (self._unsure(one) or self._ignored_here(one)):
                continue
            severity = self.severity(one.code, one.name, one.severity)
            wanted.append(one if severity is one.severity else one._replace(severity=severity))
        return wanted

    def _decide(self, code: str, name: str, by_default: bool) -> bool:
        if self.mandatory(code, name):
            return True
        if code in _READER:
            return all(specificity(entry, code, name) < _WHOLE for entry in self._settings.ignore)
        return self._by_selection(code, name, by_default)

    def _by_selection(self, code: str, name: str, by_default: bool) -> bool:
        settings = self._settings
        ignored = max((specificity(entry, code, name) for entry in settings.ignore), default=0)
        selected = max((specificity(entry, code, name) for entry in (*settings.select, *self._extended)), default=0)
        if not selected and not settings.select and by_default:
            return not ignored
        return selected > ignored

    def _chosen(self, one: Diagnostic) -> bool:
        """Tell whether a note under the code of an error is wanted: it says nothing about how a source was read."""
        return self.mandatory(one.code, one.name) or self._by_selection(one.code, one.name, True)

    def mandatory(self, code: str, name: str) -> bool:
        """Tell whether nothing may silence findings of that rule."""
        return any(specificity(entry, code, name) for entry in self._settings.mandatory)

    def _unsure(self, one: Diagnostic) -> bool:
        return _SURE[one.confidence] < _SURE[self._settings.min_confidence]

    def _ignored_here(self, one: Diagnostic) -> bool:
        if not self._settings.per_file_ignores:
            return False
        from ppcmacro.project.config.globs import matches

        path = one.origin.location.path
        return any(
            any(specificity(entry, one.code, one.name) for entry in entries)
            and matches(path, self._settings.root, (glob,))
            for glob, entries in self._settings.per_file_ignores
        )


def check_entries(entries: Sequence[str], known: Iterable[tuple[str, str]]) -> None:
    """Raise UsageError, with a suggestion, for an entry that fits none of the known (code, name) pairs."""
    pairs = list(known)
    for entry in entries:
        problem = unknown_entry(entry, pairs)
        if problem:
            raise UsageError(problem)


def unknown_entry(entry: str, known: Sequence[tuple[str, str]]) -> str:
    """Return, with a suggestion, that an entry fits none of the known (code, name) pairs; "" when it fits one."""
    if any(specificity(entry, code, name) for code, name in known):
        return ""
    from difflib import get_close_matches

    words = ["ALL", *(word for pair in known for word in pair)]
    close = [one for one in (entry.upper(), entry.lower()) if one and any(word.startswith(one) for word in words)]
    close = close or get_close_matches(entry, words, n=1, cutoff=0.5)
    hint = f"; did you mean `{close[0]}`?" if close else ""
    return f"no rule has the code, prefix or name `{entry}`{hint}"


def fails(diagnostics: Iterable[Diagnostic], fail_on: Severity | None) -> bool:
    """Tell whether one of the findings that count is at or above the level that makes the exit status 1."""
    return fail_on is not None and any(one.counts and one.severity >= fail_on for one in diagnostics)


def specificity(entry: str, code: str, name: str) -> int:
    """Return how specifically an entry names a rule: 0 not at all, 1 for ALL, more for longer prefixes."""
    if entry == "ALL":
        return 1
    if entry == code or (name and entry == name):
        return _WHOLE
    return 1 + len(entry) if entry and code.startswith(entry) else 0
