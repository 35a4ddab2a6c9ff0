"""The format for readers: headline, code frame, calls outwards, path, help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.render import RenderOptions
from ppcmacro.render.chain import calls, includes, path_text, place
from ppcmacro.render.frame import code_frame
from ppcmacro.render.spans import Line, finish, visible

__all__ = ["render"]

MAX_ALSO = 3


def render(diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return the findings, each followed by an empty line."""
    return finish((line for one in diagnostics for line in (*_finding(one, options), [])), options.color)


def _finding(one: Diagnostic, options: RenderOptions) -> Iterator[Line]:
    location = one.origin.location
    yield [(one.code, str(one.severity)), (f" {one.name}: ", "name"), (visible(one.message), "")]
    yield [(" " * (len(str(location.line)) + 1) + "--> ", "gutter"), (place(location, with_column=True), "place")]
    yield from code_frame(location, one.label, options.width)
    for text in (*calls(one.origin, options.backtrace, options.quiet_macros), *includes(one.origin)):
        yield _indented(text)
    if one.path:
        yield _indented(f"path: {path_text(one.path, location.path)}")
    if one.also:
        more = ", ..." if len(one.also) > MAX_ALSO else ""
        noun = "handler" if len(one.also) == 1 else "handlers"
        names = ", ".join(visible(name) for name in one.also[:MAX_ALSO])
        yield _indented(f"also in {names}{more} ({len(one.also)} {noun})")
    if one.configs:
        yield _indented(f"under {', '.join(visible(name) for name in one.configs)}")
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
