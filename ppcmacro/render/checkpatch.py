"""As the kernel's checkpatch.pl writes with --terse --showfile, so that `b4 prep --check` and scripts can read it.

b4 takes a line with `ERROR:` for a failure, any other line for a warning, and silence for success.
"""

from __future__ import annotations

from collections.abc import Sequence

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.render import RenderOptions
from ppcmacro.render.chain import place
from ppcmacro.render.spans import visible

__all__ = ["render"]

_LEVELS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "CHECK"}


def render(diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return `path:line: ERROR: message` lines; notes are left out unless they fail the run.

    checkpatch.pl keeps its own notes (`CHECK:`) for --strict.  What could not be read is an error, too: this format
    has nothing on standard error that would tell.
    """
    lines = [_line(one) for one in diagnostics if one.severity > Severity.NOTE or options.fail_on is Severity.NOTE]
    unreadable = (options.document or {}).get("unreadable", ())
    lines += [f"{visible(one['path'])}:1: ERROR: {visible(one['reason'])}\n" for one in unreadable]
    return "".join(lines)


def _line(one: Diagnostic) -> str:
    called = f" (called at {place(one.origin.outermost())})" if one.origin.frame else ""
    return f"{place(one.origin.location)}: {_LEVELS[one.severity]}: {one.code} {visible(one.message)}{called}\n"
