"""Lines made of styled spans, and text from a source made safe for a terminal.

A style is one of the words of `ppcmacro.render.color`; "" is plain.  Without colour the spans are joined.
"""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category, east_asian_width

__all__ = ["Line", "finish", "visible", "width"]

Line = list[tuple[str, str]]


def visible(text: str) -> str:
    """Return text in which nothing can move the cursor, colour the terminal or change the reading direction.

    Control and format characters become `\\x1b` or `\\u202e`; bytes that were no UTF-8 become `\\xff`; a tab
    becomes a blank.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_safe(char) for char in text)


def width(text: str) -> int:
    """Return the number of terminal columns of a visible text."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def finish(lines: Iterable[Line], color: bool) -> str:
    """Join the lines, each ended by a newline; with colours through rich."""
    if color:
        from ppcmacro.render.color import colored

        return colored(lines)
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def _safe(char: str) -> str:
    if char == "\t":
        return " "
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return char


def _columns(char: str) -> int:
    if category(char) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(char) in ("W", "F") else 1
