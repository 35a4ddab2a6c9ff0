"""Comments in expanded assembly: the call before its expansion, or the origin at the right of a statement.

Only `/* … */` is written, and never with a comment end or a newline inside it: `#` would be a directive when the
text is preprocessed once more, could be taken for a line marker, and is no comment behind a backslash.
"""

from __future__ import annotations

from ppcmacro.macro.expansion import Call
from ppcmacro.source import Origin
from ppcmacro.spelling import spelled_statement
from ppcmacro.views.markers import written_at

__all__ = ["beside", "call_comment", "comment", "origin_comment"]

_COLUMN = 48
_TAB = 8


def comment(text: str) -> str:
    """Return text as a block comment on one line that ends where it should."""
    plain = "".join(char if char >= " " else " " for char in text)
    return f"/* {plain.replace('*/', '* /').replace('/*', '/ *')} */"


def call_comment(call: Call, level: int) -> str:
    """Return a comment with a call as it was written and where; calls inside calls are indented by their level."""
    written = spelled_statement(call.text)
    place = written_at(call.frame.call)
    return comment(f"{'  ' * (level - 1)}{written}  [{place.path}:{place.line}]")


def origin_comment(origin: Origin) -> str:
    """Return a comment with the place where a statement is written and the macros it came through, inner first."""
    place = written_at(origin)
    names = [frame.name for frame in origin.frames() if frame.kind != "loop"]
    through = f" {' < '.join(names)}" if names else ""
    return comment(f"{place.path}:{place.line}{through}")


def beside(line: str, remark: str) -> str:
    """Return a line with a comment in the right-hand column, or as near to it as the line allows."""
    tail = line[line.rfind("\n") + 1 :]
    width = len(tail.expandtabs(_TAB))
    if width >= _COLUMN:
        return f"{line} {remark}"
    return line + "\t" * -(-(_COLUMN - width) // _TAB) + remark
