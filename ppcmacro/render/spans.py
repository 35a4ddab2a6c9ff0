"""Lines made of styled spans, and text from a source made safe for a terminal.

A style is one of the words of `ppcmacro.render.color`; "" is plain.  Without colour the spans are joined.
"""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category, east_asian_width

__all__ = ["Line", "ascii_only", "columns_of", "finish", "visible", "width"]

Line = list[tuple[str, str]]


def visible(text: str) -> str:
    """Return text in which nothing can move the cursor, colour the terminal or change the reading direction.

    Control and format characters and codes that are no characters become `\\x1b` or `\\u202e`; bytes that were no
    UTF-8 become `\\xff`; a tab becomes a blank.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_safe(char) for char in text)


def width(text: str) -> int:
    """Return the number of terminal columns of a visible text."""
    if text.isascii():
        return len(text)
    return sum(columns_of(char) for char in text)


def ascii_only(text: str) -> str:
    """Return a visible text with every character that is not ASCII spelt as `\\xe4` or `\\u6f22`."""
    return text if text.isascii() else text.encode("ascii", "backslashreplace").decode("ascii")


def finish(lines: Iterable[Line], color: bool, ascii: bool = False) -> str:
    """Join the lines, each ended by a newline; with colours through rich; spelt in ASCII on request."""
    if ascii:
        lines = ([(ascii_only(text), style) for text, style in line] for line in lines)
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
    if category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") or code & 0xFFFE == 0xFFFE:
        return ascii_only(char) if code > 0x7F else f"\\x{code:02x}"
    return char


def columns_of(char: str) -> int:
    """Return the number of terminal columns of one visible character: 0 if it combines with the one before."""
    if category(char) in ("Mn", "Me") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if east_asian_width(char) in ("W", "F") else 1
