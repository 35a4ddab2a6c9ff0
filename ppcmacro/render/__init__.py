"""How findings are shown: one Diagnostic, several formats.  Only this room knows rich, and only when it colours."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ppcmacro.records import NamedTuple
from ppcmacro.severity import Severity

if TYPE_CHECKING:
    from ppcmacro.diagnostic import Diagnostic

__all__ = ["COLORED", "FORMATS", "WITH_CHANGES", "RenderOptions", "render"]

FORMATS = (
    "full", "concise", "grouped", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle",
    "checkpatch",
)  # fmt: skip
# The formats in which a path says what each statement does.
WITH_CHANGES = frozenset({"json", "jsonl", "sarif"})
COLORED = frozenset({"full", "concise", "grouped"})
# These say which findings are silenced or known, or need all of them to tell equal ones apart.
_WHOLE = frozenset({"json", "jsonl", "sarif", "gitlab"})


class RenderOptions(NamedTuple):
    """How to show findings.

    color         with terminal colours; only the COLORED formats have them
    glyphs        what the frame of `full` is drawn with: "plain" (ASCII around the text of the source as it is),
                  "unicode", or "ascii", which spells out every other character of the text, too
    explain       with the reason why each finding matters
    backtrace     how many calls are shown for a finding, -1 for all
    quiet_macros  globs of macro names that are left out of the chain of calls
    width         the number of columns a line of source is cut to
    fail_on       the least severity that fails a run; None: none does
    document      what is known of the run, as further members of the JSON document: `files`, `missing_headers`,
                  `unreadable`, `exit_status` (`ppcmacro schema` describes them)
    """

    color: bool = False
    glyphs: str = "plain"
    explain: bool = False
    backtrace: int = -1
    quiet_macros: tuple[str, ...] = ()
    width: int = 120
    fail_on: Severity | None = Severity.WARNING
    document: dict[str, Any] | None = None


def render(name: str, diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return findings in the format of that name (one of FORMATS), ending in a newline unless it is empty.

    `json`, `jsonl` and `sarif` mark the findings that are silenced or known from the baseline, the others leave them
    out.
    """
    if name not in FORMATS:
        raise ValueError(f"no format {name!r}")
    if name not in _WHOLE:
        diagnostics = [one for one in diagnostics if one.counts]
    text: str = import_module(f"ppcmacro.render.{name}").render(diagnostics, options)
    return text
