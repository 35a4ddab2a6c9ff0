"""A backslash at the end of a line joins it with the next one, where that is not meant.

## What it does
Reports a line that goes on into the next statement, a `#define` that goes on into a directive, and a comment that
goes on into code, all because of a backslash at the end.

## Why is this bad?
The preprocessor joins the lines before it does anything else. Two statements become one, a joined directive is none
any more, and what follows a `//` or `#` comment on the joined line is part of the comment.

## Example
```asm
        stw     3, 0(1) \\
        mflr    0
```

## Use instead
```asm
        stw     3, 0(1)
        mflr    0
```

## Known limits
Arguments and operands that go on in the next line are what a backslash is good for, and `;` before it keeps the
statements apart; neither is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.cpp.lines import Line
from ppcmacro.cpp.macros import DefinitionError, parse_definition
from ppcmacro.cpp.parsed import Parsed
from ppcmacro.diagnostic import Diagnostic, Edit, Fix, Label, Severity
from ppcmacro.gas.directives import KNOWN
from ppcmacro.isa import is_mnemonic
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.source_lines import OncePerText, logical_lines, place, without_strings
from ppcmacro.source import Source

RULE = Rule(
    "M010",
    "stray-continuation",
    Severity.WARNING,
    "The preprocessor joins a line that ends with a backslash with the next one before it looks at either.",
    fixable=True,
)

_BACKSLASH = pattern(r"\\[ \t\f\v]*\r?\n")
_SLASHES = pattern(r"//[^\n]*\\[ \t\f\v]*\r?\n")
_FIRST = pattern(r"[ \t]*(?:\.?[A-Za-z_$][\w.$]*[ \t]*:[ \t]*)*(\.?[A-Za-z][\w.]*[+-]?)(?![ \t]*[=(:])")
_LABEL = pattern(r"[ \t]*(?:[A-Za-z_.$][\w.$]*|\d+):")
_DIRECTIVE = pattern(
    r"[ \t]*#[ \t]*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif|define|undef|include|error|warning|pragma)\b"
)
_GOES_ON = frozenset(",(+-*/|&^<>=~!;@:{")


class _Join(NamedTuple):
    """A backslash that joins too much: where it is, where the joined line is, what kind, and the text it joins."""

    line: int
    column: int
    joined: int
    kind: str
    text: str


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each backslash that joins what does not belong together."""
    unit = examination.unit
    if unit.preprocessed is None:
        return
    for source, parsed in unit.preprocessed.files:
        for join in _joins(parsed):
            yield _finding(source, join)


def _find(parsed: Parsed) -> tuple[_Join, ...]:
    text = parsed.text
    if "\\" not in text or _BACKSLASH.search(text) is None:
        return ()
    physical = text.split("\n")
    found = {join.line: join for join in _after_slashes(text, physical)}
    for line in logical_lines(parsed):
        if line.segments is not None:
            join = _joined(line, physical)
            if join is not None:
                found.setdefault(join.line, join)
    return tuple(found[line] for line in sorted(found))


_joins = OncePerText(_find)


def _after_slashes(text: str, physical: list[str]) -> Iterator[_Join]:
    """`//` comments that go on in the next line."""
    line, counted, opened, closed = 1, 0, -1, -1
    for match in _SLASHES.finditer(text):
        at = match.start()
        line += text.count("\n", counted, at)
        opened = max(opened, text.rfind("/*", counted, at))
        closed = max(closed, text.rfind("*/", counted, at))
        counted = at
        start = text.rfind("\n", 0, at) + 1
        if opened > closed or text.count('"', start, at) % 2:
            continue
        following = physical[line].strip()
        if following not in ("", "\\"):
            yield _Join(line, len(physical[line - 1].rstrip()), line + 1, "comment", following)


def _joined(line: Line, physical: list[str]) -> _Join | None:
    """Return the first backslash of a logical line that joins too much, None when all are well."""
    assert line.segments is not None
    state = _State(line)
    for offset, number, column in line.segments:
        if offset > len(line.text):
            break
        state.read_to(offset)
        if column != 1 or number < 2:
            continue
        before = physical[number - 2].rstrip()
        following = physical[number - 1].rstrip("\\ \t\r")
        if before.endswith("\\") and following.strip():
            kind = state.kind_of(following)
            if kind:
                return _Join(number - 1, len(before), number, kind, following.strip())
    return None


class _State:
    """What was read of a logical line: whether a comment, a string or a parenthesis is open, and how it ends."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.position = 0
        self.comment = False
        self.quotes = 0
        self.depth = 0
        self.end = ""

    def read_to(self, offset: int) -> None:
        """Read on to an offset."""
        part = self.line.text[self.position : offset]
        self.position = offset
        self.quotes += part.count('"')
        part = without_strings(part)
        self.comment = self.comment or "#" in part
        self.depth += part.count("(") - part.count(")")
        self.end = part.rstrip()[-1:] or self.end

    def kind_of(self, following: str) -> str:
        """Return what is wrong when `following` is joined to what was read, "" for nothing."""
        directive = _DIRECTIVE.match(following)
        if directive is not None and not self._has_parameter(directive[1]):
            return "directive"
        if self.line.directive is not None:
            return ""
        if self.comment:
            return "comment"
        if not self.end or self.end in _GOES_ON or self.depth or self.quotes % 2:
            return ""
        first = _FIRST.match(following)
        if first is None:
            return "label" if _LABEL.match(following) else ""
        word = first[1].lower()
        known = word[1:] in KNOWN if word.startswith(".") else is_mnemonic(word)
        return "statement" if known else ""

    def _has_parameter(self, word: str) -> bool:
        """Tell whether the line defines a macro with that parameter, which `#` turns into a string."""
        if self.line.directive != "define":
            return False
        try:
            return word in (parse_definition(self.line, self.line.rest).parameters or ())
        except DefinitionError:
            return False


def _finding(source: Source, join: _Join) -> Diagnostic:
    origin = place(source, join.line, join.column)
    text = join.text if len(join.text) <= 50 else join.text[:49] + "…"
    if join.kind == "comment":
        message = f"the comment goes on in the next line because of the `\\`, so `{text}` is part of it"
        help = "remove the `\\`, or write the comment as `/* … */`"
    elif join.kind == "directive":
        message = f"the `\\` joins the line with `{text}`, which is no directive any more"
        help = "remove the `\\`"
    else:
        message = f"the `\\` joins the line with `{text}`: both become one statement"
        help = "remove the `\\`, or put `;` before it"
    return Diagnostic(
        RULE.code, RULE.name, RULE.severity, message, origin, label="the line goes on in the next one",
        related=(Label(place(source, join.joined, 1), "this is joined to it"),), help=help,
        fix=Fix((Edit(origin, 1, ""),), safe=join.kind in ("statement", "label")), why=RULE.why,
    )  # fmt: skip
