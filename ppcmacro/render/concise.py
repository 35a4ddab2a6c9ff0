"""One line a finding: what editors, grep and problem matchers read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.render import RenderOptions
from ppcmacro.render.chain import place
from ppcmacro.render.spans import Line, finish, visible

__all__ = ["render"]


def render(diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return `file:line:column: CODE [*] message` lines; `[*]` says that a repair is known.

    A finding on a whole line has column 1, so that every line can be read alike.
    """
    lines = (line for one in diagnostics for line in _finding(one, options))
    return finish(lines, options.color, options.glyphs == "ascii")


def _finding(one: Diagnostic, options: RenderOptions) -> Iterator[Line]:
    mark = "[*] " if one.fix else ""
    yield [
        (f"{place(one.origin.location)}:{max(one.origin.location.column, 1)}", "place"),
        (": ", ""),
        (one.code, str(one.severity)),
        (f" {mark}{visible(one.message)}", ""),
    ]
    if options.explain and one.why:
        yield [(f"    why: {visible(one.why)}", "dim")]
