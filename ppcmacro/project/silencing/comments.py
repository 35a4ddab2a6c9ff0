"""The comments of a source that speak to ppcmacro about findings: `/* ppcmacro: ignore[C002] reason */`.

    ignore[CODES] reason         silences findings on its line, or on the next line with code when it stands alone
    disable[CODES] reason        silences findings from its line on ...
    enable[CODES]                ... up to this line
    ignore-file[CODES] reason    silences findings in the whole file

CODES are codes, prefixes of codes or names of rules, by commas.  A comment is what the language of the file takes for
one: `/* */` and `#` for GNU as, `//` too where the C preprocessor reads the file.  Text within strings is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple

__all__ = ["ANNOTATIONS", "VERBS", "Comment", "Entry", "comments_in", "room_for_comments", "without_comments"]

VERBS = ("ignore", "disable", "enable", "ignore-file")
_MARK = "ppcmacro:"
# What other comments to ppcmacro begin with (`ppcmacro.annotations`).
ANNOTATIONS = ("handler", "handlers", "private")
_DEFINE = pattern(r"\s*#\s*define\b")
_DIRECTIVE = pattern(r"\s*#\s*(\w+)")
_CONDITIONAL = frozenset(("if", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "else", "endif"))
_OTHERS = frozenset(("define", "undef", "include", "include_next", "import", "error", "warning", "pragma", "line"))

# To GNU as a string may span lines and a quote takes one character; to the C preprocessor both end with their line.
_GAS = pattern(
    r'"(?:[^"\\]|\\.)*"?'
    r"|'(?:\\.|[^\n])?"
    r"|(?P<block>/\*.*?(?:\*/|\Z))"
    r"|(?P<line>\#[^\n]*)",
    re.DOTALL,
)
_JOIN = r"\\[ \t\f\v]*\r?\n"
_JOINED = pattern(_JOIN)
_ESCAPED = rf"\\(?:{_JOIN})*(?:[^\\\n]|\\(?![ \t\f\v]*\r?\n)|\Z|(?=\r?\n))"
_CPP = pattern(
    rf'"(?:[^"\\\n]|{_JOIN}|{_ESCAPED})*"?'
    rf"|'(?:[^'\\\n]|{_JOIN}|{_ESCAPED})*'?"
    r"|(?P<block>/\*.*?(?:\*/|\Z))"
    rf"|(?P<line>//(?:[^\\\n]|{_JOIN}|\\)*|\#[ \t]*ppcmacro:(?:(?!/\*|//)[^\n])*)",
    re.DOTALL,
)
_BODY = pattern(
    r"(?:/\*[\s*]*|//[\s/]*|\#[\s\#]*)ppcmacro:\s*(?P<verb>[\w-]*)\s*"
    r"(?P<list>\[(?P<codes>[^\]]*)(?P<close>\])?)?[\s:]*(?:-+\s+)?(?P<reason>.*)",
    re.DOTALL,
)
# All of a comment but what makes its lines: newlines, and the backslashes that join them.
_VISIBLE = pattern(r"[^\n\\]|\\(?!\r?\n)")
_COVERED = pattern(r"[^\n]")
_SPLICE = pattern(r"\\\r?\n")
_WORD = pattern(r"[^\s,*\\]+(?:[ \t]+[^\s,*\\]+)*")


class Entry(NamedTuple):
    """One of the CODES as written, with its 1-based place."""

    text: str
    line: int
    column: int


class Comment(NamedTuple):
    """One comment; lines and columns are 1-based and physical, `end_column` is the column just behind it.

    verb       one of VERBS, or the word that stands in its place
    entries    what it names
    reason     the words behind the list, blanks closed up
    fault      what cannot be read, "" for nothing: "word", "list" (there is none), "empty" or "open"
    codes      the columns [from, to) between the brackets, None where they are not on one line
    targets    the first and the last line whose findings `ignore` is about, (0, 0) where no code follows
    alone      whether nothing else stands on its lines
    fixed      whether it stands in a `#define`, where it is not known whether its code was ever expanded
    """

    line: int
    column: int
    end_line: int
    end_column: int
    verb: str
    entries: tuple[Entry, ...]
    reason: str
    fault: str
    codes: tuple[int, int] | None
    targets: tuple[int, int]
    alone: bool
    fixed: bool


def comments_in(text: str, preprocessed: bool) -> list[Comment]:
    """Return the comments of a file that are addressed to ppcmacro, except annotations of symbols.

    `preprocessed` says that the C preprocessor reads it before GNU as does.
    """
    if _MARK not in text:
        return []
    layout: _Layout | None = None
    found = []
    for match in (_CPP if preprocessed else _GAS).finditer(text):
        if match.lastgroup is None or _MARK not in match[0]:
            continue
        body = _BODY.match(match[0])
        if body is None or body["verb"] in ANNOTATIONS:
            continue
        layout = layout or _Layout(text, preprocessed)
        found.append(_comment(match, body, layout))
    return found


def without_comments(line: str, preprocessed: bool = True) -> str:
    """Return a line of source without its comments, and without the backslash that joins it to the next one."""
    tokens = _CPP if preprocessed else _GAS
    bare = tokens.sub(lambda match: match[0] if match.lastgroup is None else " ", line)
    if not preprocessed or not _is_directive(bare):
        bare = _GAS.sub(lambda match: match[0] if match.lastgroup is None else " ", bare)
    return bare.rstrip().removesuffix("\\")


def _is_directive(line: str) -> bool:
    match = _DIRECTIVE.match(line)
    return match is not None and (match[1] in _OTHERS or match[1] in _CONDITIONAL)


class _Layout:
    """Where the lines of a text begin, which of them have code, and which the preprocessor joins."""

    def __init__(self, text: str, preprocessed: bool) -> None:
        self.preprocessed = preprocessed
        self.lines = text.split("\n")
        self.starts = _starts(self.lines)
        tokens = _CPP if preprocessed else _GAS
        bare = tokens.sub(_blank, text).split("\n")
        self._first = list(range(len(bare)))
        self._last = list(range(len(bare)))
        self.defines = [False] * len(bare)
        start = 0
        for index, line in enumerate(bare):
            if preprocessed and line.rstrip().endswith("\\") and index + 1 < len(bare):
                continue
            define = preprocessed and _DEFINE.match(bare[start]) is not None
            for one in range(start, index + 1):
                self.defines[one] = define
                if not define:
                    self._first[one], self._last[one] = start, index
            start = index + 1
        self.code = [self._has_code(line) for line in bare]
        self._next = [0] * len(bare)
        following = 0
        for index in range(len(bare) - 1, -1, -1):
            self._next[index] = following
            if self.code[index]:
                following = index + 1
        self.bare = bare

    def _has_code(self, line: str) -> bool:
        words = line.strip().rstrip("\\").strip()
        if not words or not self.preprocessed or words[0] != "#":
            return bool(words)
        match = _DIRECTIVE.match(words)
        return match is not None and match[1] in _OTHERS

    def place(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def statement(self, line: int) -> tuple[int, int]:
        """Return the first and the last line of what the preprocessor joins with a line, but for `#define`."""
        return self._first[line - 1] + 1, self._last[line - 1] + 1

    def next_code(self, line: int) -> int:
        """Return the first line behind a line that has code, 0 when there is none."""
        return self._next[line - 1]


def _blank(match: re.Match[str]) -> str:
    if match.lastgroup is None:
        return match[0]
    return _VISIBLE.sub(" ", match[0])


def _comment(match: re.Match[str], body: re.Match[str], layout: _Layout) -> Comment:
    line, column = layout.place(match.start())
    end_line, end_column = layout.place(match.end())
    reason = body["reason"]
    if match.lastgroup == "block":
        reason = reason.removesuffix("*/")
    reason = " ".join(word for word in _SPLICE.sub("\n", reason).split() if word != "*")
    if body["verb"] not in VERBS:
        fault = "word"
    elif body["list"] is None:
        fault = "list"
    elif body["close"] is None:
        fault = "open"
    else:
        fault = "" if body["codes"].strip() else "empty"
    entries: tuple[Entry, ...] = ()
    codes = None
    if body["codes"] is not None and not fault:
        start = match.start() + body.start("codes")
        entries = tuple(_entries(body["codes"], start, layout))
        first, last = layout.place(start), layout.place(start + len(body["codes"]))
        codes = (first[1], last[1]) if first[0] == last[0] else None
    before = layout.bare[line - 1][: column - 1].strip()
    behind = layout.bare[end_line - 1][end_column - 1 :].strip().rstrip("\\").strip()
    if before:
        targets = (layout.statement(line)[0], layout.statement(line)[1])
    elif behind:
        targets = (end_line, layout.statement(end_line)[1])
    else:
        following = layout.next_code(end_line)
        targets = (following, layout.statement(following)[1]) if following else (0, 0)
    around = layout.lines[line - 1][: column - 1] + layout.lines[end_line - 1][end_column - 1 :]
    return Comment(
        line, column, end_line, end_column, body["verb"], entries, reason, fault, codes, targets,
        not around.strip(), layout.defines[line - 1],
    )  # fmt: skip


def _entries(text: str, start: int, layout: _Layout) -> Iterator[Entry]:
    for word in _WORD.finditer(text):
        yield Entry(word[0], *layout.place(start + word.start()))


def room_for_comments(text: str, preprocessed: bool) -> list[int]:
    """Return for each line the 1-based column at which a `/* */` comment can be put in, 0 where none can.

    That is the end of what the line says: before the comment, the `\\` or the carriage return at its end.
    """
    lines = text.split("\n")
    starts = _starts(lines)
    ends = [len(line.removesuffix("\r").rstrip()) for line in lines]
    limits = list(ends)
    for match in (_CPP if preprocessed else _GAS).finditer(text):
        first, last = bisect_right(starts, match.start()) - 1, bisect_right(starts, match.end()) - 1
        closed = _is_closed(match, preprocessed)
        if closed and first == last:
            continue
        for index in range(first + 1, last + (not closed)):
            limits[index] = -1
        if match.lastgroup is None:
            limits[first] = -1
            if closed:
                limits[last] = ends[last]
        else:
            limits[first] = match.start() - starts[first]
    if preprocessed:
        # To the preprocessor a `#` is no comment: quotes and slashes behind it are what they are elsewhere.
        bare = _CPP.sub(_cover, text).split("\n")
        for index, line in enumerate(bare):
            at = -1 if _is_directive(line) else line.find("#")
            if at >= 0 and (limits[index] < 0 or at < limits[index]):
                limits[index] = at
    whole = [preprocessed and limit == end for limit, end in zip(limits, ends, strict=True)]
    return [_column(*one) for one in zip(lines, limits, whole, strict=True)]


def _is_closed(match: re.Match[str], preprocessed: bool) -> bool:
    """Tell whether what follows a comment or a string on its last line is read as if it was not there."""
    token = match[0]
    if match.lastgroup == "line":
        return False
    if match.lastgroup == "block":
        return len(token) > 3 and token.endswith("*/")
    if token[0] == "'" and not preprocessed:
        return "\n" not in token
    if preprocessed:
        token = _JOINED.sub("", token)
    inner = token[1:-1]
    return len(token) > 1 and token[0] == token[-1] and (len(inner) - len(inner.rstrip("\\"))) % 2 == 0


def _cover(match: re.Match[str]) -> str:
    return _COVERED.sub(" ", match[0])


def _column(line: str, limit: int, whole: bool) -> int:
    if limit < 0:
        return 0
    before = line[:limit].rstrip()
    if whole and before.endswith("\\"):
        before = before[:-1].rstrip()
    return len(before) + 1


def _starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts
