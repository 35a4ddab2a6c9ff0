"""A merge or a mail left its marks in the source.

## What it does
Reports the markers of an unresolved merge (`<<<<<<<`, `=======`, `>>>>>>>`), lines with the quote mark of a reply
(`>`), the `=3D` of a mail that was not decoded, and blanks that are no blanks to the assembler (no-break space).

## Why is this bad?
A conflict leaves both versions in the file. Quote marks, `=3D` and no-break spaces are part of the statement to the
assembler, which then complains about something else, and `>#ifdef` is no directive any more.

## Example
```asm
<<<<<<< HEAD
        lwz     3, 0(4)
=======
        lwz     3, 4(4)
>>>>>>> topic
```

## Use instead
```asm
        lwz     3, 4(4)
```

## Known limits
Marks within comments and strings are left alone, except for a complete conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ppcmacro.cpp.parsed import Parsed
from ppcmacro.diagnostic import Diagnostic, Edit, Fix, Label, Severity
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.source_lines import OncePerText, logical_lines, place, project_files, without_strings
from ppcmacro.source import Source

RULE = Rule(
    "M008",
    "conflict-or-mail-marker",
    Severity.ERROR,
    "What a merge tool or a mail program left behind is part of the source to the assembler.",
    fixable=True,
)

_MARKER = pattern(r"^(<{7}|={7}|>{7}|\|{7})(?=[ \t\r]|$)[^\r\n]*", re.MULTILINE)
_QUOTE = pattern(r">[> ]*")
_BLANKS = {
    "\u00a0": "no-break space",
    "\udca0": "no-break space (Latin-1)",
    "\u202f": "narrow no-break space",
    "\u2007": "figure space",
    "\u200b": "zero-width space",
    "\ufeff": "byte order mark",
}
_BLANK = pattern(f"[{''.join(_BLANKS)}]")


class _Mark(NamedTuple):
    """A mark: its kind, 1-based line and column, its text, and the lines of further marks that belong to it."""

    kind: str
    line: int
    column: int
    text: str
    more: tuple[tuple[int, str], ...] = ()


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each mark in the unit's own files."""
    for source, parsed in project_files(examination.unit):
        for mark in _marks(parsed):
            yield _finding(source, mark)


def _find(parsed: Parsed) -> tuple[_Mark, ...]:
    text = parsed.text
    found: list[_Mark] = []
    if "<<<<<<<" in text or ">>>>>>>" in text or "\n=======" in text:
        found += _conflicts(parsed)
    if "\n>" in text or text.startswith(">"):
        taken = {line for mark in found for line in (mark.line, *(line for line, _ in mark.more))}
        found += _quotes(parsed, taken)
    if "=3D" in text:
        found += _undecoded(parsed)
    if not text.isascii() and _BLANK.search(text):
        found += _false_blanks(parsed)
    return tuple(found)


_marks = OncePerText(_find)


def _conflicts(parsed: Parsed) -> Iterator[_Mark]:
    """Whole conflicts wherever they stand, single markers where they are no comment."""
    markers: list[tuple[int, str]] = []
    line, done = 1, 0
    for match in _MARKER.finditer(parsed.text):
        line += parsed.text.count("\n", done, match.start())
        done = match.start()
        markers.append((line, match[0].partition("/*")[0].rstrip()))
    code = {one.line for one in logical_lines(parsed) if one.text[:1] in "<=>|"} if markers else set()
    at = 0
    while at < len(markers):
        line, text = markers[at]
        at += 1
        if text.startswith("<"):
            last = at
            while last < len(markers) and markers[last][1][0] in "=|":
                last += 1
            if at < last < len(markers) and markers[last][1].startswith(">"):
                yield _Mark("conflict", line, 1, text, tuple(markers[at : last + 1]))
                at = last + 1
                continue
        if line in code:
            yield _Mark("conflict", line, 1, text)


def _quotes(parsed: Parsed, taken: set[int]) -> Iterator[_Mark]:
    """Lines that begin with `>`; those that follow each other are one mark."""
    run: list[tuple[int, str]] = []
    for line in logical_lines(parsed):
        if not line.text.startswith(">") or line.line in taken:
            continue
        quote = _QUOTE.match(line.text)
        assert quote is not None
        if run and line.line > run[-1][0] + 1:
            yield _Mark("quote", run[0][0], 1, run[0][1], tuple(run[1:]))
            run = []
        run.append((line.line, quote[0]))
    if run:
        yield _Mark("quote", run[0][0], 1, run[0][1], tuple(run[1:]))


def _undecoded(parsed: Parsed) -> Iterator[_Mark]:
    for line in logical_lines(parsed):
        at = without_strings(line.text).find("=3D") if "=3D" in line.text else -1
        if at >= 0:
            yield _Mark("undecoded", *line.place(at), "=3D")


def _false_blanks(parsed: Parsed) -> Iterator[_Mark]:
    for line in logical_lines(parsed):
        if line.text.isascii():
            continue
        match = _BLANK.search(without_strings(line.text), 1 if line.line == 1 else 0)
        if match is not None:
            yield _Mark("blank", *line.place(match.start()), match[0])


def _finding(source: Source, mark: _Mark) -> Diagnostic:
    origin = place(source, mark.line, mark.column)
    related: tuple[Label, ...] = ()
    fix = None
    if mark.kind == "conflict":
        message = f"`{mark.text}` is the mark of a merge that was not resolved"
        label = "one version begins here" if mark.more else "a merge tool wrote this line"
        help = "keep one of the two versions and delete the lines with the markers"
        related = tuple(Label(place(source, line, 1), f"`{text}`") for line, text in mark.more)
    elif mark.kind == "quote":
        lines = len(mark.more) + 1
        message = f"`{mark.text.rstrip()}` at the start of the line is the quote mark of a mail"
        message += f", here and in the {lines - 1} lines that follow" if lines > 2 else ""
        label = "the assembler takes it for a part of the statement"
        help = "remove the quote marks"
        quoted = ((mark.line, mark.text), *mark.more)
        related = tuple(Label(place(source, line, 1), "quoted as well") for line, _ in mark.more[:1])
        fix = Fix(tuple(Edit(place(source, line, 1), len(text), "") for line, text in quoted))
    elif mark.kind == "undecoded":
        message = "`=3D` is how a mail encodes `=`: the text was not decoded"
        label = "quoted-printable"
        help = "write `=`, and look for `=20` and lines that were broken with `=` at their end"
        fix = Fix((Edit(origin, 3, "="),))
    else:
        name = _BLANKS[mark.text]
        code = f"U+{ord(mark.text):04X}" if not "\udc80" <= mark.text <= "\udcff" else "byte 0xA0"
        message = f"{name} ({code}) in a statement: to the assembler it is a character of a name, not a blank"
        label = "not a blank"
        help = "write a plain blank; web pages and mail programs put this character in"
        fix = Fix((Edit(origin, 1, "" if mark.text in "\u200b\ufeff" else " "),), safe=True)
    return Diagnostic(
        RULE.code, RULE.name, RULE.severity, message, origin, label=label, related=related, help=help, fix=fix,
        why=RULE.why,
    )  # fmt: skip
