"""What there is to say about a finding beyond its message, as plain lines: for formats with room for a text."""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.render import RenderOptions
from ppcmacro.render.chain import calls, includes, path_text, place
from ppcmacro.render.spans import visible

__all__ = ["circumstances", "story"]

MAX_ALSO = 3


def story(one: Diagnostic, options: RenderOptions) -> Iterator[str]:
    """Yield the label, the calls outwards, the includes, the path, further places, the reason and the help."""
    if one.label:
        yield visible(one.label)
    yield from circumstances(one, options)
    for label in one.related:
        yield f"note: {place(label.origin.location)}: {visible(label.text)}"
        yield from calls(label.origin, options.backtrace, options.quiet_macros)
    if options.explain and one.why:
        yield f"why: {visible(one.why)}"
    if one.help:
        yield f"help: {visible(one.help)}"


def circumstances(one: Diagnostic, options: RenderOptions) -> Iterator[str]:
    """Yield how a finding came about and where else it holds: calls, includes, path, handlers, configurations."""
    yield from calls(one.origin, options.backtrace, options.quiet_macros)
    yield from includes(one.origin)
    if one.path:
        yield f"path: {path_text(one.path, one.origin.location.path)}"
    if one.also:
        more = ", ..." if len(one.also) > MAX_ALSO else ""
        noun = "handler" if len(one.also) == 1 else "handlers"
        names = ", ".join(visible(name) for name in one.also[:MAX_ALSO])
        yield f"also in {names}{more} ({len(one.also)} {noun})"
    if one.configs:
        yield f"under {', '.join(visible(name) for name in one.configs)}"
