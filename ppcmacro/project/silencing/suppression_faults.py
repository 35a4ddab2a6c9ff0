"""What is wrong with suppression comments: those that cannot be obeyed, and those that silence nothing.

A comment is called unused only where that is certain: it stands in the file that is checked, not in a header, which
other files may read another way; no header is missing; its rule was looked for; and its code was expanded.  Where the
file has `#if`s that the run did not follow the other way as well, that is a note only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from ppcmacro import codes
from ppcmacro.diagnostic import Diagnostic, Edit, Fix, Severity
from ppcmacro.project.config.selection import Selection, specificity
from ppcmacro.project.config.settings import ALL, Settings
from ppcmacro.project.silencing.comments import ANNOTATIONS, VERBS, Comment, Entry
from ppcmacro.project.silencing.suppressions import Suppressions, Written
from ppcmacro.rules.catalogue import RuleInfo, catalogue
from ppcmacro.source import Location, Origin, Source

__all__ = ["comment_findings"]

_SWITCHED = re.compile(r"[ \t]*(?:#[ \t]*(?:if|el)|\.(?:if|else))")
_CPP_SWITCHED = re.compile(r"^[ \t]*#[ \t]*(?:el)?if", re.MULTILINE)
_SELF = (codes.UNUSED_SUPPRESSION.code, codes.UNUSED_SUPPRESSION.name)
_WHAT = {
    "list": "`ppcmacro: {verb}` does not say what it is about",
    "empty": "`ppcmacro: {verb}[]` does not say what it is about",
    "open": "the list of codes behind `ppcmacro: {verb}[` has no `]`",
}


def comment_findings(silence: Suppressions, settings: Settings) -> Iterator[Diagnostic]:
    """Yield the findings about the comments of a file, after all other findings went through `silence`."""
    judge = _Judge(silence, settings)
    for written in silence.written:
        yield from judge.bad(written)
    for written in silence.written:
        one = judge.unused(written)
        if one is not None:
            yield silence.mark(one)


class _Judge:
    def __init__(self, silence: Suppressions, settings: Settings) -> None:
        self._silence = silence
        self._settings = settings
        self._selection = Selection(settings)
        self._rules = catalogue()
        self._reached: set[tuple[str, int]] | None = None
        preprocessed = [one.preprocessed for one in silence.readings if one.preprocessed is not None]
        missing = settings.missing_include != "ignore" and any(one.missing for one in preprocessed)
        self._whole = not missing and all(one.unit is not None for one in silence.readings)

    def bad(self, written: Written) -> Iterator[Diagnostic]:
        """Yield what keeps a comment from being obeyed."""
        comment = written.comment
        bad = codes.BAD_SUPPRESSION
        if comment.fault == "word":
            yield bad(written.origin, *_word(comment.verb))
            return
        if comment.fault:
            help = f"name the codes between brackets: `ppcmacro: {comment.verb}[C002] reason`"
            yield bad(written.origin, _WHAT[comment.fault].format(verb=comment.verb), help=help)
            return
        refused = dict.fromkeys(sorted(code for found in written.refused.values() for code in found))
        for entry in comment.entries:
            fitting = self._fitting(entry)
            if entry.text == "ALL":
                message = "a comment cannot silence `ALL`, so that nobody silences what nobody has seen"
                yield bad(_at(written, entry), message, help="name the codes or a prefix of them")
            elif not fitting:
                close = get_close_matches(entry.text, [word for one in self._rules for word in one[:2]], 1, 0.5)
                help = f"did you mean `{close[0]}`?" if close else "`ppcmacro rule` lists the codes"
                yield bad(_at(written, entry), f"no rule has the code, prefix or name `{entry.text}`", help=help)
            elif comment.verb != "enable" and all(self._selection.mandatory(*one[:2]) for one in fitting):
                refused[entry.text] = None
        if refused:
            names = ", ".join(f"`{code}`" for code in refused)
            verb = "is" if len(refused) == 1 else "are"
            yield bad(written.origin, f"{names} {verb} mandatory here and cannot be silenced", help="repair the code")
        if self._settings.require_reason and not comment.reason and comment.verb != "enable":
            message = f"`ppcmacro: {comment.verb}` gives no reason, and `require-reason` asks for one"
            yield bad(written.origin, message, help="say behind the list why the finding is accepted")

    def unused(self, written: Written) -> Diagnostic | None:
        """Return the finding about those entries of a comment that silence nothing, None when all do."""
        comment = written.comment
        if comment.fault or not written.main or not self._whole:
            return None
        idle = [index for index in range(len(comment.entries)) if index not in written.used | written.refused.keys()]
        idle = [index for index in idle if self._was_looked_for(comment.entries[index])]
        if comment.verb == "enable":
            idle = [index for index in idle if not self._ends(comment, comment.entries[index])]
        if not idle or not self._was_expanded(written):
            return None
        severity = Severity.WARNING
        if ALL not in self._settings.config_sets and _CPP_SWITCHED.search(written.source.text):
            severity = Severity.NOTE
        names = ", ".join(f"`{comment.entries[index].text}`" for index in idle)
        if comment.verb == "enable":
            message = f"{names} was not disabled before, so there is nothing to enable"
        else:
            message = f"there is no finding of {names} for this comment to silence"
        return codes.UNUSED_SUPPRESSION(
            _at(written, comment.entries[idle[0]]), message, severity=severity, fix=_fix(written, idle),
            help="remove what is not needed",
        )  # fmt: skip

    def _fitting(self, entry: Entry) -> list[RuleInfo]:
        return [one for one in self._rules if specificity(entry.text, one.code, one.name)]

    def _ends(self, comment: Comment, entry: Entry) -> bool:
        """Tell whether an entry of an `enable` has to do with a `disable` before it."""
        wanted = {one.code for one in self._fitting(entry)}
        before = [written.comment for written in self._silence.written if written.main]
        before = [one for one in before if (one.line, one.column) < (comment.line, comment.column)]
        disabled = (entry for one in before if one.verb == "disable" for entry in one.entries)
        return any(one.code in wanted for entry in disabled for one in self._fitting(entry))

    def _was_looked_for(self, entry: Entry) -> bool:
        fitting = self._fitting(entry)
        if not fitting or entry.text == "ALL" or entry.text in _SELF:
            return False
        wanted = [one for one in fitting if self._selection.wants(one.code, one.name, one.on)]
        if not wanted or all(self._selection.mandatory(*one[:2]) for one in fitting):
            return False
        return len(wanted) == len([one for one in fitting if one.on or one in wanted])

    def _was_expanded(self, written: Written) -> bool:
        """Tell whether the code that a comment is about was looked at, all of it."""
        comment = written.comment
        if comment.fixed:
            return False
        if comment.verb == "enable":
            return True
        if comment.verb == "ignore":
            return comment.targets == (0, 0) or self._reaches(written, *comment.targets)
        lines = written.source.text.split("\n")
        first = comment.line if comment.verb == "disable" else 1
        if any(_SWITCHED.match(line) for line in lines[first - 1 :]):
            return False
        return self._reaches(written, first, len(lines))

    def _reaches(self, written: Written, first: int, last: int) -> bool:
        if self._reached is None:
            self._reached = set()
            for reading in self._silence.readings:
                for statement in reading.unit.statements if reading.unit else ():
                    origin = statement.origin
                    self._reached.add((origin.location.path, origin.location.line))
                    for frame in origin.frames():
                        self._reached.add((frame.call.location.path, frame.call.location.line))
        shown, source = self._silence.shown, written.source
        return any(shown(source, line) in self._reached for line in range(first, last + 1))


def _at(written: Written, entry: Entry) -> Origin:
    return Origin(Location(written.source, entry.line, entry.column))


def _word(verb: str) -> tuple[str]:
    words = (*VERBS, *ANNOTATIONS)
    close = get_close_matches(verb, words, 1)
    hint = f"; did you mean `{close[0]}`?" if close else ""
    known = ", ".join(f"`{one}`" for one in words)
    said = f"`{verb}` behind `ppcmacro:` is" if verb else "what stands behind `ppcmacro:` is"
    return (f"{said} none of {known}{hint}",)


def _fix(written: Written, idle: Sequence[int]) -> Fix | None:
    """Return the edits that take entries, or the whole comment, away; None where that cannot be done within lines."""
    comment = written.comment
    source = written.source
    left = [entry.text for index, entry in enumerate(comment.entries) if index not in idle]
    if not left:
        return Fix(tuple(_removal(comment, source)), safe=True) if _is_separate(comment, source) else None
    if comment.codes is None:
        return None
    start, end = comment.codes
    return Fix((Edit(Origin(Location(source, comment.line, start)), end - start, ", ".join(left)),), safe=True)


def _removal(comment: Comment, source: Source) -> Iterator[Edit]:
    """Yield the edits that take a comment away, with its lines where nothing else stands on them.

    Of two comments alone on a line the first goes with the blank between them, so that the second waits for the next
    round of fixes and takes the line with it.
    """
    for number in range(comment.line, comment.end_line + 1):
        line = source.line(number)
        before = line[: comment.column - 1] if number == comment.line else ""
        behind = line[comment.end_column - 1 :] if number == comment.end_line else ""
        start, end, between = len(before), len(line) - len(behind), ""
        if before.strip() and behind.strip():
            start = len(before.rstrip())
            between = "" if behind[0].isspace() else " "
        elif before.strip():
            start, end = len(before.rstrip()), len(line)
        elif behind.strip():
            end += len(behind) - len(behind.lstrip()) if behind.lstrip().startswith("/*") else 0
        else:
            start, end = 0, len(line) + (number <= source.text.count("\n"))
        yield Edit(Origin(Location(source, number, start + 1)), end - start, between)


def _is_separate(comment: Comment, source: Source) -> bool:
    """Tell whether a comment is nothing but that: it has its end, did not swallow another one or the next line of the
    source, and does not stand within a statement of which it joins the lines."""
    lines = [source.line(number) for number in range(comment.line, comment.end_line + 1)]
    before, behind = lines[0][: comment.column - 1], lines[-1][comment.end_column - 1 :]
    lines[-1] = lines[-1][: comment.end_column - 1]
    text = "\n".join(lines)[comment.column - 1 :]
    if not text.startswith("/*"):
        return "\n" not in text and not text.rstrip().endswith("\\")
    if len(text) < 4 or not text.endswith("*/") or "/*" in text[2:]:
        return False
    return "\n" not in text or not (before.strip() and behind.strip())
