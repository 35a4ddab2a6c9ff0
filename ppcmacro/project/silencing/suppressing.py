"""Puts suppression comments into sources: at the end of the line of a finding, before what would swallow them.

A finding within a macro is silenced where its text stands, and so in every expansion, as long as that is in a file
that may be changed; else at the nearest call that is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence

from ppcmacro.diagnostic import Diagnostic, Edit
from ppcmacro.errors import UsageError
from ppcmacro.files import read_source
from ppcmacro.project.config.selection import specificity
from ppcmacro.project.repair.edits import apply_edits
from ppcmacro.project.silencing.comments import comments_in, room_for_comments
from ppcmacro.records import NamedTuple
from ppcmacro.source import Location, Origin, Source

__all__ = ["Added", "add_comments", "check_reason"]

# What is said of suppressions and waivers, and of files that are no text, is not silenced but repaired.
_NOT_SILENCED = frozenset(("M030", "M042", "M043", "M045"))


class Added(NamedTuple):
    """The new texts of files, by path, how many lines change, and the findings that no comment can silence."""

    changed: list[tuple[str, str]]
    lines: int
    left: list[Diagnostic]


def check_reason(reason: str) -> str:
    """Return the words of a reason as they stand in a comment.  Raises UsageError for words that cannot."""
    words = " ".join(reason.split())
    if not words or "*/" in words or "/*" in words:
        raise UsageError("`--add-suppressions` takes a reason: some words without `/*` and `*/`")
    return words


def add_comments(
    findings: Iterable[Diagnostic],
    reason: str,
    may_change: Callable[[str], bool],
    mandatory: Callable[[str, str], bool],
    language: str = "",
) -> Added:
    """Put a comment on the line of each finding that counts, in memory.

    `may_change` tells which files may be changed, `mandatory` which codes cannot be silenced, `language` is that of the
    settings.  Raises OSError for a file that can no longer be read.
    """
    wanted: dict[str, dict[int, list[Diagnostic]]] = {}
    left: list[Diagnostic] = []
    for one in findings:
        if not one.counts:
            continue
        place = None if one.code in _NOT_SILENCED or mandatory(one.code, one.name) else _place(one, may_change)
        if place is None:
            left.append(one)
        else:
            wanted.setdefault(place.path, {}).setdefault(place.line, []).append(one)
    changed = []
    count = 0
    for path, lines in wanted.items():
        text, failed = _add(read_source(path), lines, reason, _is_preprocessed(path, language))
        left += [one for line in failed for one in lines[line]]
        if len(failed) < len(lines):
            changed.append((path, text))
            count += len(lines) - len(failed)
    return Added(changed, count, left)


def _place(one: Diagnostic, may_change: Callable[[str], bool]) -> Location | None:
    for location in (one.origin.location, *(frame.call.location for frame in one.origin.frames())):
        if location.source.text and may_change(location.path) and os.path.isfile(location.path):
            return location
    return None


def _is_preprocessed(path: str, language: str) -> bool:
    if path.endswith(".s"):
        return language == "assembler-with-cpp"
    return language != "assembler"


def _add(source: Source, lines: dict[int, list[Diagnostic]], reason: str, preprocessed: bool) -> tuple[str, list[int]]:
    """Return a file with comments on its lines, and the lines that have no room for one."""
    room = room_for_comments(source.text, preprocessed)
    # The last comment of a line that can take more codes.
    lists = {
        one.line: one
        for one in comments_in(source.text, preprocessed)
        if one.verb == "ignore" and not one.fault and not one.alone and one.codes and one.targets[0] <= one.line
    }
    edits = []
    failed = []
    for number, findings in lines.items():
        known = lists.get(number)
        column = room[number - 1] if number <= len(room) else 0
        if known is not None and known.codes is not None:
            entries = [entry.text for entry in known.entries]
            entries += _new_codes(findings, entries)
            start, end = known.codes
            edits.append(Edit(_at(source, number, start), end - start, ", ".join(entries)))
        elif column:
            text = f" /* ppcmacro: ignore[{', '.join(_new_codes(findings, ()))}] {reason} */"
            behind = source.line(number)[column - 1 : column]
            edits.append(Edit(_at(source, number, column), 0, text + (" " if behind.strip() else "")))
        else:
            failed.append(number)
    return apply_edits(source.text, edits), failed


def _at(source: Source, line: int, column: int) -> Origin:
    return Origin(Location(source, line, column))


def _new_codes(findings: Iterable[Diagnostic], entries: Sequence[str]) -> list[str]:
    """Return the codes of findings that none of the entries names, sorted."""
    return sorted({one.code for one in findings if not any(specificity(text, one.code, one.name) for text in entries)})
