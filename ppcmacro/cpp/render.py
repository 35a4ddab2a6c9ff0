"""The text that gcc would print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ppcmacro.patterns import pattern
from ppcmacro.source import Text

if TYPE_CHECKING:
    from ppcmacro.cpp.preprocess import Preprocessed

__all__ = ["render", "render_line"]

_STRING_OR_BLANKS = pattern(
    r""""[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|'[^'\\]*(?:\\.[^'\\]*)*(?:'|\\?\Z)|([ \t\f\v\0]+)""", re.DOTALL
)


def render(preprocessed: Preprocessed) -> str:
    """Return the output as one text, as `gcc -E -P -x assembler-with-cpp` prints it, without blank lines."""
    return "".join(render_line(text) + "\n" for text in preprocessed.lines)


def render_line(text: Text) -> str:
    """Return one line with gcc's blanks: the first token in its column, otherwise one blank for any number."""
    line = text.text
    visible = line.lstrip(" \t\f\v\0")
    return " " * (len(line) - len(visible)) + _STRING_OR_BLANKS.sub(
        lambda match: " " if match[1] else match[0], visible.rstrip(" \t\f\v\0")
    )
