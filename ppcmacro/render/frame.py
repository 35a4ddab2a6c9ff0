"""The line of source that a finding is about, with carets under the text at fault."""

from __future__ import annotations

from ppcmacro.render.spans import Line, visible, width
from ppcmacro.source import Location

__all__ = ["caret_end", "code_frame"]

TAB = 4
CUT = "..."
_SCAN = 4000


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
        elif char in ";#" or line.startswith(("/*", "//"), index) or (depth == 0 and (char.isspace() or char == ",")):
            break
        index += 1
    end = start + len(line[start:index].rstrip())
    return max(end, start + 1) + 1


def code_frame(location: Location, label: str, columns: int) -> list[Line]:
    """Return the lines of the frame: the gutter, the source line, the carets with their label.

    A line that is wider than `columns` is cut on both sides of the carets.  Without the text of the line (it is
    known from a line marker only) just the label is shown.
    """
    number, column = location.line, location.column
    text = location.source.line(number)
    gutter = len(str(number))
    label = visible(label)
    if not text.strip():
        return [[(" " * (gutter + 1) + "= ", "gutter"), (label, "label")]] if label else []
    if column < 1 or column > len(text):
        column = len(text) - len(text.lstrip()) + 1
        end = len(text.rstrip()) + 1
    else:
        end = caret_end(text, column)
    before, marked, after = _cut(text, column - 1, end - 1, columns)
    pad = " " * (gutter + 1)
    carets: Line = [(f"{pad}| ", "gutter"), (" " * width(before), ""), ("^" * max(width(marked), 1), "caret")]
    if label:
        carets.append((f" {label}", "label"))
    return [
        [(f"{pad}|", "gutter")],
        [(f"{number} | ", "gutter"), (before + marked + after, "")],
        carets,
    ]


def _cut(text: str, start: int, end: int, columns: int) -> tuple[str, str, str]:
    """Split a line at the marked range, with tabs expanded, and cut it to about that many columns."""
    first = max(start - columns, 0)
    before = _expand(text[first:start], 0)
    marked = _expand(text[start : min(end, start + columns)], width(before))
    after = _expand(text[end : end + columns], width(before) + width(marked)).rstrip()
    margin = columns // 3
    if first or (width(before) + width(marked) > columns and len(before) > margin):
        before = CUT + before[-margin:]
    room = max(columns - width(before) - width(marked), 0)
    if width(after) > room:
        after = after[:room] + CUT
    return before, marked, after


def _expand(text: str, column: int) -> str:
    """Return the visible form of a part of a line that begins at that 0-based column, tabs as blanks."""
    if "\t" not in text:
        return visible(text)
    parts: list[str] = []
    for index, part in enumerate(text.split("\t")):
        if index:
            blanks = TAB - column % TAB
            parts.append(" " * blanks)
            column += blanks
        shown = visible(part)
        parts.append(shown)
        column += width(shown)
    return "".join(parts)
