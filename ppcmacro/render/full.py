"""The format for readers: headline, code frame, calls outwards, path, help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.render import RenderOptions
from ppcmacro.render.chain import calls, includes, place
from ppcmacro.render.frame import GLYPHS, code_frame
from ppcmacro.render.spans import Line, finish, visible
from ppcmacro.render.story import circumstances

__all__ = ["render"]


def render(diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return the findings, each followed by an empty line."""
    lines = (line for one in diagnostics for line in (*_finding(one, options), []))
    return finish(lines, options.color, GLYPHS[options.glyphs].ascii)


def _finding(one: Diagnostic, options: RenderOptions) -> Iterator[Line]:
    location, glyphs = one.origin.location, GLYPHS[options.glyphs]
    yield [(one.code, str(one.severity)), (f" {one.name}: ", "name"), (visible(one.message), "")]
    pad = " " * (len(str(location.line)) + 1)
    yield [(f"{pad}{glyphs.arrow} ", "gutter"), (place(location, with_column=True), "place")]
    yield from code_frame(location, one.label, options.width, glyphs)
    for text in circumstances(one, options):
        yield _indented(text)
    for label in one.related:
        yield [("note: ", "note"), (f"{place(label.origin.location)}: ", "place"), (visible(label.text), "")]
        for text in (*calls(label.origin, options.backtrace, options.quiet_macros), *includes(label.origin)):
            yield _indented(text)
    if options.explain and one.why:
        yield [("why: ", "note"), (visible(one.why), "")]
    if one.help:
        yield [("help: ", "help"), (visible(one.help), "")]


def _indented(text: str) -> Line:
    return [(f"    {text}", "")]
