"""By file: the findings of each below its name, with place, severity, code and message in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.render import RenderOptions
from ppcmacro.render.columns import Cell, aligned
from ppcmacro.render.spans import Line, finish, visible

__all__ = ["render"]


def render(diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return a group of lines for each file, followed by an empty line; within a file they follow its lines."""
    files: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        files.setdefault(one.origin.location.path, []).append(one)
    lines = (line for path, group in files.items() for line in _group(path, group, options))
    return finish(lines, options.color, options.glyphs == "ascii")


def _group(path: str, group: list[Diagnostic], options: RenderOptions) -> Iterator[Line]:
    group.sort(key=lambda one: one.origin.location[1:])
    places = [_place(one) for one in group]
    widest = max(map(len, places))
    yield [(visible(path), "name")]
    rows = [_row(one, place.rjust(widest)) for one, place in zip(group, places, strict=True)]
    for one, line in zip(group, aligned(rows, "  "), strict=True):
        yield line
        if options.explain and one.why:
            yield [(f"{' ' * (widest + 4)}why: {visible(one.why)}", "dim")]
    yield []


def _place(one: Diagnostic) -> str:
    location = one.origin.location
    return f"{location.line}:{location.column}" if location.column else str(location.line)


def _row(one: Diagnostic, place: str) -> list[Cell]:
    mark = "[*] " if one.fix else ""
    severity = str(one.severity)
    return [(place, "place"), (severity, severity), (one.code, "name"), (f"{mark}{visible(one.message)}", "")]
