"""The line of source that a finding is about, with carets under the text at fault."""

from __future__ import annotations

from ppcmacro.records import NamedTuple
from ppcmacro.render.spans import Line, ascii_only, columns_of, visible, width
from ppcmacro.source import Location

__all__ = ["GLYPHS", "Glyphs", "caret_end", "code_frame", "extent"]

TAB = 4
_SCAN = 4000


class Glyphs(NamedTuple):
    """What a frame is drawn with; `ascii` spells out what else the text of the source has.

    The carets are ASCII in every set: terminals disagree about the width of the heavier lines of Unicode.
    """

    arrow: str
    bar: str
    cut: str
    ascii: bool = False


GLYPHS = {
    "plain": Glyphs("-->", "|", "..."),
    "unicode": Glyphs("╭─▸", "│", "…"),
    "ascii": Glyphs("-->", "|", "...", ascii=True),
}


def caret_end(line: str, column: int) -> int:
    """Return the 1-based column just behind the text at fault that begins at that column of a line.

    The text is one word of the statement (a mnemonic, a directive or an operand): it ends at a blank, a comma, a
    `;` or a comment outside of quotes and parentheses.
    """
    start = column - 1
    depth = 0
    quote = ""
    index = start
    stop = min(len(line), start + _SCAN)
    while index < stop:
        char = line[index]
        if quote:
            if char == "\\" and index + 1 < stop:
                index += 1
            elif char == quote:
                quote = ""
        elif char == '"':
            quote = char
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth < 0:
                break
        elif (
            char == ";"
            or (char == "#" and index > start)
            or (depth == 0 and (char.isspace() or char == ","))
            or line.startswith(("/*", "//"), index)
        ):
            break
        index += 1
    end = start + len(line[start:index].rstrip())
    return max(end, start + 1) + 1


def extent(location: Location) -> tuple[int, int]:
    """Return the 1-based columns at which the text at fault begins and just behind its end; a whole line without one.

    The end is behind the beginning even on an empty line.
    """
    text = location.source.line(location.line)
    if location.column:
        return location.column, caret_end(text, location.column)
    return 1, len(text) + 1


def code_frame(location: Location, label: str, columns: int, glyphs: Glyphs = GLYPHS["plain"]) -> list[Line]:
    """Return the lines of the frame: the gutter, the source line, the carets with their label.

    A line that is wider than `columns` is cut on both sides of the carets.  Without the text of the line (it is
    known from a line marker only) just the label is shown.
    """
    number, column = location.line, location.column
    text = location.source.line(number)
    pad = " " * (len(str(number)) + 1)
    label = visible(label)
    if not text or text.isspace():
        return [[(f"{pad}= ", "gutter"), (label, "label")]] if label else []
    if column < 1 or column > len(text):
        column = len(text) - len(text.lstrip()) + 1
        end = len(text.rstrip()) + 1
    else:
        end = caret_end(text, column)
    before, marked, after = _cut(text, column - 1, end - 1, columns, glyphs)
    carets: Line = [
        (f"{pad}{glyphs.bar} ", "gutter"), (" " * width(before), ""), ("^" * max(width(marked), 1), "caret")
    ]  # fmt: skip
    if label:
        carets.append((f" {label}", "label"))
    return [
        [(f"{pad}{glyphs.bar}", "gutter")],
        [(f"{number} {glyphs.bar} ", "gutter"), (before + marked + after, "")],
        carets,
    ]


def _cut(text: str, start: int, end: int, columns: int, glyphs: Glyphs) -> tuple[str, str, str]:
    """Split a line at the marked range, with tabs expanded, and cut it to about that many terminal columns."""
    first = max(start - columns, 0)
    before = _expand(text[first:start], 0, glyphs)
    marked = _expand(text[start : min(end, start + columns)], width(before), glyphs)
    after = _expand(text[end : end + columns], width(before) + width(marked), glyphs).rstrip()
    margin = columns // 3
    if first or (width(before) + width(marked) > columns and width(before) > margin):
        before = glyphs.cut + _last(before, margin)
    if end > start + columns or width(marked) > columns:
        return before, _first(marked, columns), glyphs.cut
    room = max(columns - width(before) - width(marked), 0)
    if width(after) > room:
        after = _first(after, room) + glyphs.cut
    return before, marked, after


def _first(text: str, columns: int) -> str:
    """Return as much of the beginning of a text as fits, marks that combine with its last character included."""
    for index, char in enumerate(text):
        columns -= columns_of(char)
        if columns < 0:
            return text[:index]
    return text


def _last(text: str, columns: int) -> str:
    """Return as much of the end of a text as fits, not beginning with a mark that combines with what is cut off."""
    start = len(text)
    for index in range(len(text) - 1, -1, -1):
        taken = columns_of(text[index])
        columns -= taken
        if columns < 0:
            break
        if taken:
            start = index
    return text[start:]


def _expand(text: str, column: int, glyphs: Glyphs) -> str:
    """Return the visible form of a part of a line that begins at that 0-based column, tabs as blanks."""
    parts: list[str] = []
    for index, part in enumerate(text.split("\t")):
        if index:
            blanks = TAB - column % TAB
            parts.append(" " * blanks)
            column += blanks
        shown = ascii_only(visible(part)) if glyphs.ascii else visible(part)
        parts.append(shown)
        column += width(shown)
    return "".join(parts)
