"""A directive is misspelt, and for the C preprocessor that makes it a comment.

## What it does
Reports a `#` line whose word is nearly a directive of the preprocessor and is followed by what that directive takes,
`#elif` without a condition, and a word with a dot that is nearly a directive of the assembler.

## Why is this bad?
In assembler files the preprocessor passes on every `#` line that it does not know, because `#` begins a comment.
`#inlcude "x.h"` includes nothing, and `#elfi` leaves both branches in one, without a word.

## Example
```asm
# clude "registers.h"
        blr
```

## Use instead
```asm
# include "registers.h"
        blr
```

## Known limits
Comments begin with `#` too, so a word that is also an English one is not taken for a directive, and neither is one
that is followed by a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ppcmacro import codes
from ppcmacro.cpp.lines import Line
from ppcmacro.cpp.parsed import Parsed
from ppcmacro.diagnostic import Diagnostic, Edit, Fix, Severity
from ppcmacro.gas.directives import KNOWN
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.source_lines import OncePerText, logical_lines, place
from ppcmacro.source import Origin

RULE = Rule(
    "M009",
    "directive-typo",
    Severity.ERROR,
    "In assembler files the preprocessor takes a `#` line that it does not know for a comment, so the directive does "
    "nothing.",
    fixable=True,
)

_WORD = pattern(r"[ \t]*#([ \t]*)([A-Za-z_]+)(?![A-Za-z0-9_'.-])[ \t]*")
_HEADER = pattern(r'(?:"[^" ]+"|<[^<> ]+>)\s*$')
_MACRO_NAME = pattern(r"(?:[A-Z_][A-Z0-9_]+|__\w+|CONFIG_\w+)")
_CONDITION = pattern(
    r"!?\s*\(*\s*!?\s*(?:defined\b|IS_(?:ENABLED|BUILTIN|MODULE)\b|CONFIG_)|[01]\s*$|[A-Z_]\w*\s*[<>=!&|]"
)
_PRAGMA = pattern(r"(?:once|GCC|push_macro|pop_macro|pack|weak)\b")
_END_IF = pattern(r"[ \t]*#[ \t]*(end[ \t]+if)[ \t]*$")

# Words that people write after `#` in comments although they look like a directive.
_ENGLISH = frozenset(
    """
    a an as be by def define defined defines device do dine else elsie end ended ending ends errors fine fined fines
    i id ide in is it if io ip of on or include included includes line lined lines mine one ones terror undo under
    unde warming warn warned warnings warring wine
    """.split()  # noqa: SIM905
)
# Similar names are looked for among so many words of a file, none of them longer than a name is.
_HELPED = 200
_LONGEST = 32
_OTHER_LANGUAGES = {"elseif": "elif", "elsif": "elif", "elsifdef": "elifdef", "fi": "endif"}


class _Shape(NamedTuple):
    """What follows a directive: a pattern for all of the rest, whether nothing may follow, and how many slips count."""

    rest: re.Pattern[str] | None
    alone: bool
    slips: int


_ONE_NAME = pattern(r"[A-Z_][A-Z0-9_]{2,}\s*$|CONFIG_\w+\s*$|__\w+\s*$")
_DEFINITION = pattern(r"[A-Z_][A-Z0-9_]{2,}(?:\s+(?!\w+ \w+ \w+)|\(|$)|\w+\((?:\w+(?:, ?\w+)*)?\)")
_STRING = pattern(r'".*"\s*$')
_SHAPES = {
    "include": _Shape(_HEADER, False, 2),
    "include_next": _Shape(_HEADER, False, 2),
    "import": _Shape(_HEADER, False, 2),
    "define": _Shape(_DEFINITION, False, 1),
    "undef": _Shape(_ONE_NAME, False, 1),
    "ifdef": _Shape(_ONE_NAME, False, 1),
    "ifndef": _Shape(_ONE_NAME, False, 1),
    "elifdef": _Shape(_ONE_NAME, False, 1),
    "elifndef": _Shape(_ONE_NAME, False, 1),
    "if": _Shape(_CONDITION, False, 1),
    "elif": _Shape(_CONDITION, True, 1),
    "else": _Shape(None, True, 1),
    "endif": _Shape(None, True, 1),
    "error": _Shape(_STRING, False, 1),
    "warning": _Shape(_STRING, False, 1),
    "pragma": _Shape(_PRAGMA, False, 1),
}


class _Slip(NamedTuple):
    """A misspelt directive: 1-based line and column of the word, the word, what was meant ("" for a bare `#elif`)."""

    line: int
    column: int
    word: str
    meant: str
    rest: str


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each misspelt directive of the preprocessor and of the assembler."""
    unit = examination.unit
    if unit.preprocessed is not None:
        refused = {one.origin.location[1:2] for one in unit.preprocessed.diagnostics}
        for source, parsed in unit.preprocessed.files:
            for slip in _slips(parsed):
                if slip.meant or (slip.line,) not in refused:
                    origin = place(source, slip.line, slip.column)
                    fix = Fix((Edit(origin, len(slip.word), slip.meant),)) if slip.meant else None
                    yield _finding(origin, slip, fix)
    yield from _unknown_to_the_assembler(examination)


def _find(parsed: Parsed) -> tuple[_Slip, ...]:
    found = []
    for line in logical_lines(parsed):
        if line.directive is None:
            if "#" in line.text and line.text.lstrip(" \t").startswith("#"):
                slip = _slip_in(line)
                if slip is not None:
                    found.append(slip)
        elif line.directive == "elif" and not line.text[line.rest :].strip():
            found.append(_Slip(*line.place(line.text.index("#")), "elif", "", ""))
    return tuple(found)


_slips = OncePerText(_find)


def _slip_in(line: Line) -> _Slip | None:
    apart = _END_IF.match(line.text)
    if apart is not None:
        return _Slip(*line.place(apart.start(1)), apart[1], "endif", "")
    match = _WORD.match(line.text)
    if match is None:
        return None
    word, rest = match[2], line.text[match.end() :].strip()
    meant = _meant(word, rest)
    return _Slip(*line.place(match.start(2)), word, meant, rest) if meant else None


def _meant(word: str, rest: str) -> str:
    """Return the directive that was meant, "" when the line looks like a comment."""
    lower = word.lower()
    other = _OTHER_LANGUAGES.get(word)
    if other is not None and _fits(_SHAPES[other], rest):
        return other
    if lower in _SHAPES:
        return lower if word != lower and len(word) > 4 and _fits(_SHAPES[lower], rest) else ""
    if lower in _ENGLISH or len(word) < 3:
        return ""
    from ppcmacro.rules.similar_words import distance, only_misses

    best, meant = 3, ""
    for directive, shape in _SHAPES.items():
        if abs(len(directive) - len(lower)) > 2 or not _fits(shape, rest):
            continue
        slips = distance(lower, directive)
        misses = 2 if len(directive) > 4 and len(lower) > 3 else 1
        if slips < best and (slips <= shape.slips or only_misses(lower, directive, misses)):
            best, meant = slips, directive
    return meant


def _fits(shape: _Shape, rest: str) -> bool:
    return shape.alone if not rest else shape.rest is not None and shape.rest.match(rest) is not None


def _finding(origin: Origin, slip: _Slip, fix: Fix | None) -> Diagnostic:
    if slip.meant:
        message = f"`#{slip.word}` is no directive, so the preprocessor takes the line for a comment"
        label = f"`#{slip.meant}` is meant"
        help = f"write `{f'#{slip.meant} {slip.rest}'.strip()}`"
    else:
        message = "`#elif` without a condition: it is an error or not, as the branches before it are taken"
        label = "a condition belongs here"
        help = "give the condition, or write `#else`"
    return Diagnostic(
        RULE.code, RULE.name, RULE.severity, message, origin, label=label, help=help, fix=fix, why=RULE.why
    )


def _unknown_to_the_assembler(examination: Examination) -> Iterator[Diagnostic]:
    """Words with a dot that GNU as refused and that are nearly one of its directives."""
    unit = examination.unit
    if unit.unconfigured or (unit.preprocessed is not None and unit.preprocessed.missing):
        return
    names = sorted(KNOWN)
    known: dict[str, str] = {}
    for one in unit.expansion.diagnostics:
        if one.code != codes.UNKNOWN_OPCODE.code:
            continue
        source, line, column = one.origin.location
        match = re.match(r"\.([A-Za-z][A-Za-z0-9_]*)(?![\w.$])", source.line(line)[max(column - 1, 0) :])
        if match is None:
            continue
        word = match[1]
        if word not in known:
            from ppcmacro.rules.similar_words import closest

            few = len(known) < _HELPED and len(word) <= _LONGEST
            known[word] = closest(word.lower(), names, 1 if len(word) < 5 else 2) if few else ""
        meant = known[word]
        if not meant:
            continue
        fix = Fix((Edit(one.origin, len(word) + 1, f".{meant}"),))
        yield Diagnostic(
            RULE.code, RULE.name, RULE.severity, f"`.{word}` is no directive of the assembler, which refuses the file",
            one.origin, label=f"`.{meant}` is meant", help=f"write `.{meant}`", fix=fix, why=codes.UNKNOWN_OPCODE.why,
        )  # fmt: skip
