"""The Diagnostic Format of reviewdog, for its many ways to comment on a change.

Columns count bytes of UTF-8 from 1, the end of a range is the column just behind it; the calls through which a text
came are related locations.  <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

from ppcmacro.diagnostic import Diagnostic, Edit, Severity
from ppcmacro.render import RenderOptions
from ppcmacro.render.chain import MAX_FRAMES, call_text
from ppcmacro.render.frame import extent
from ppcmacro.render.json import dump, plain
from ppcmacro.render.spans import visible
from ppcmacro.render.story import story
from ppcmacro.source import Location, Origin

__all__ = ["render"]

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return one `DiagnosticResult` document."""
    found = [_finding(one, options) for one in diagnostics]
    return dump({"source": {"name": "ppcmacro"}, "diagnostics": found})


def _finding(one: Diagnostic, options: RenderOptions) -> dict[str, Any]:
    location = one.origin.location
    value: dict[str, Any] = {
        "message": "\n".join((visible(one.message), *story(one, options))),
        "location": _place(location),
        "severity": _SEVERITIES[one.severity],
        "code": {"value": one.code},
    }
    # A suggestion names no file: it is one of the file that the finding is in.
    if one.fix and all(edit.origin.location.path == location.path for edit in one.fix.edits):
        value["suggestions"] = [_suggestion(edit) for edit in one.fix.edits]
    related = list(_related(one))
    if related:
        value["related_locations"] = related
    return value


def _related(one: Diagnostic) -> Iterator[dict[str, Any]]:
    yield from _calls(one.origin)
    for location in one.origin.includes():
        yield {"message": "included here", "location": _place(location)}
    for label in one.related:
        yield {"message": visible(label.text), "location": _place(label.origin.location)}
        yield from _calls(label.origin)


def _calls(origin: Origin) -> Iterator[dict[str, Any]]:
    for number, frame in enumerate(origin.frames()):
        if number == MAX_FRAMES:
            return
        yield {"message": f"in {call_text(frame)}", "location": _place(frame.call.location)}


def _place(location: Location) -> dict[str, Any]:
    if not location.column:
        return {"path": plain(location.path), "range": {"start": {"line": location.line}}}
    start, end = extent(location)
    return {"path": plain(location.path), "range": _range(location, start, (location.line, end))}


def _suggestion(edit: Edit) -> dict[str, Any]:
    location = edit.origin.location
    return {"range": _range(location, max(location.column, 1), edit.end), "text": plain(edit.text)}


def _range(location: Location, start: int, end: tuple[int, int]) -> dict[str, Any]:
    line, column = end
    return {
        "start": {"line": location.line, "column": _bytes(location.source.line(location.line), start)},
        "end": {"line": line, "column": _bytes(location.source.line(line), column)},
    }


def _bytes(text: str, column: int) -> int:
    """Turn a 1-based column of characters into one of bytes; a byte that is no UTF-8 is one byte."""
    if text.isascii():
        return column
    ends = _byte_columns(text)
    last = len(ends) - 1
    return ends[min(column - 1, last)] + max(column - 1 - last, 0)


@lru_cache(maxsize=8)
def _byte_columns(text: str) -> list[int]:
    """Return the byte column of every character and of the end: a line may have as many findings as statements."""
    sizes = (len(char.encode("utf-8", "surrogateescape")) for char in text)
    return list(accumulate(sizes, initial=1))
