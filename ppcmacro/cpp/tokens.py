"""Preprocessing tokens of an assembler source, as libcpp lexes them in assembler mode.

In assembler mode a `'` or `"` that is not closed runs to the end of its line as one token, `$` belongs to no
identifier, there are no digraphs, and every other character is a token of its own (libcpp, lex.c).
"""

from __future__ import annotations

import re
from functools import lru_cache

from ppcmacro.patterns import pattern

__all__ = [
    "CHARACTER",
    "END",
    "NAME",
    "NUMBER",
    "OTHER",
    "PADDING",
    "PUNCTUATOR",
    "RUN",
    "STRING",
    "Token",
    "blank_needed",
    "find_names",
    "kind_of",
    "names",
    "tokenize",
]

NAME, NUMBER, STRING, CHARACTER, PUNCTUATOR, OTHER, PADDING, END, RUN = range(1, 10)

_BLANKS = r"[ \t\f\v\0]*"
_TOKEN = pattern(
    _BLANKS
    + r"""(?:(L?"[^"\\]*(?:\\.[^"\\]*)*")"""
    + r"""|(L?'[^'\\]*(?:\\.[^'\\]*)*')"""
    + r"""|(L?["'].*)"""
    + r"|([A-Za-z_][A-Za-z0-9_]*)"
    + r"|(\.?[0-9](?:[eEpP][+-]|[0-9A-Za-z_.])*)"
    + r"|(\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||\*=|/=|%=|\+=|-=|&=|\^=|\|=|\#\#"
    + r"|[-+*/%&|^!~=<>?:;,.(){}\[\]\#])"
    + r"|([^ \t\f\v\0]))",
    re.DOTALL,
)
_KINDS = (0, STRING, CHARACTER, OTHER, NAME, NUMBER, PUNCTUATOR, OTHER)
_NAME = pattern(r"[A-Za-z_][A-Za-z0-9_]*")

_WORD = pattern(r"[A-Za-z0-9_]+")

_BEFORE_EQUALS = frozenset(["=", "!", ">", "<", "+", "-", "*", "/", "%", "&", "|", "^", ">>", "<<"])
_FOLLOWERS = {
    ">": ">",
    "<": "<%:",
    "+": "+",
    "-": "->",
    "/": "/*",
    "%": ":>",
    "&": "&",
    "|": "|",
    ":": ":>",
    "->": "*",
    ".": ".%",
    "#": "#%",
    "<=": ">",
}


class Token:
    """One token of a line or of a macro body; shared by every use, hence never changed after it was made.

    kind    one of the kinds of this module
    text    its spelling
    white   blanks or a comment stand before it
    line    1-based line in its file
    column  1-based column of its first character
    start   0-based offsets of its characters in the logical line, [start, end)
    paste   (macro body) `##` follows
    quote   (macro body) a parameter with `#` before it
    arg     (macro body) the index of the parameter that it is, or -1
    """

    __slots__ = ("arg", "column", "end", "kind", "line", "paste", "quote", "start", "text", "white")

    def __init__(self, kind: int, text: str, white: bool, line: int, column: int, start: int, end: int) -> None:
        self.kind = kind
        self.text = text
        self.white = white
        self.line = line
        self.column = column
        self.start = start
        self.end = end
        self.paste = False
        self.quote = False
        self.arg = -1

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.line}:{self.column})"


def tokenize(text: str, line: int, segments: list[tuple[int, int, int]] | None = None, start: int = 0) -> list[Token]:
    """Return the tokens of a logical line from the offset `start` on.

    `text` has its comments replaced by blanks.  `segments` lists (offset, line, column) where the text goes on at
    another place of the file; without it the whole text stands on `line`.
    """
    tokens: list[Token] = []
    append = tokens.append
    end = len(text.rstrip(" \t\f\v\0"))
    done = start
    for match in _TOKEN.finditer(text, start, end):
        group = match.lastindex
        assert group is not None
        first, last = match.span(group)
        append(Token(_KINDS[group], text[first:last], first != done, line, first + 1, first, last))
        done = last
    if end < len(text) and tokens and tokens[-1].kind == OTHER and tokens[-1].text[0] in "\"'L":
        open_string = tokens[-1]
        open_string.end = len(text)
        open_string.text = text[open_string.start :]
    if segments:
        index = -1
        offset, at, column = 0, line, 1
        following = segments[0][0]
        for token in tokens:
            while token.start >= following:
                index += 1
                offset, at, column = segments[index]
                following = segments[index + 1][0] if index + 1 < len(segments) else end + 1
            token.line = at
            token.column = column + token.start - offset
    return tokens


@lru_cache(maxsize=4096)
def kind_of(text: str) -> int:
    """Return the kind of the token that a text is, 0 when it is not one token."""
    match = _TOKEN.match(text)
    if match is None or match.lastindex is None or match.span(match.lastindex) != (0, len(text)):
        return 0
    return _KINDS[match.lastindex]


def find_names(text: str) -> list[str]:
    """Return the identifiers of a line; words within strings are among them."""
    return _NAME.findall(text)


def names(text: str) -> tuple[str, ...]:
    """Return the identifiers of a line, each once; words within strings are among them."""
    return tuple(set(_NAME.findall(text)))


def blank_needed(kind: int, text: str, next_kind: int, next_text: str) -> bool:
    r"""Tell whether two tokens that are not written side by side need a blank to stay two tokens.

    These are libcpp's `cpp_avoid_paste` rules; `\` before a name is among them.
    """
    if next_text[0] == "=" and text in _BEFORE_EQUALS:
        return True
    if kind == PUNCTUATOR:
        followers = _FOLLOWERS.get(text)
        if followers is None:
            return False
        if next_kind == PUNCTUATOR:
            return next_text[0] in followers
        return text == "." and next_kind == NUMBER
    if kind == NAME:
        if next_kind == NUMBER:
            return _WORD.fullmatch(next_text) is not None
        return next_kind == NAME or (next_kind in (STRING, CHARACTER) and next_text[0] != "L")
    if kind == NUMBER:
        if next_kind == PUNCTUATOR:
            return next_text[0] in ".+-"
        return next_kind in (NUMBER, NAME) or (next_kind == CHARACTER and next_text[0] != "L")
    return kind == OTHER and text[0] == "\\" and next_kind == NAME
