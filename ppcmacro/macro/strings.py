"""Strings as the directives of the macro layer read them."""

from __future__ import annotations

import re

from ppcmacro.patterns import pattern

__all__ = ["QUOTED", "plain", "unquoted"]

QUOTED = pattern(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
"""A string; its group is what stands between the quotes, escapes as written."""

_ESCAPE = pattern(r"\\(?:[xX]([0-9A-Fa-f]*)|([0-7]{1,3})|(.))", re.DOTALL)
_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def plain(written: str) -> str:
    """Return the characters of a string given as written between its quotes."""
    return _ESCAPE.sub(_character, written) if "\\" in written else written


def _character(found: re.Match[str]) -> str:
    hexadecimal, octal, other = found.groups()
    if hexadecimal is not None:
        return chr(int(hexadecimal[-2:] or "0", 16))
    if octal:
        return chr(int(octal, 8) & 255)
    return _LETTERS.get(other, other)


def unquoted(name: str) -> str:
    """Return a symbol's name without its quotes, in which only `\\"` and `\\\\` are escapes."""
    return re.sub(r'\\(["\\])', r"\1", name[1:-1]) if name[:1] == '"' else name
