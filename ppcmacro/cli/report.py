"""What the commands say besides their result: findings in the right shape, missing headers, notes on the settings."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from ppcmacro.cli import streams
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.reading.missing import MissingHeader, each_once
from ppcmacro.render import COLORED, RenderOptions, render

if TYPE_CHECKING:
    from ppcmacro.cli.checking import Outcome
    from ppcmacro.cli.fixing import Repairs
    from ppcmacro.diagnostic import Diagnostic

__all__ = [
    "pick_format",
    "run_document",
    "show_findings",
    "tell_missing",
    "tell_repairs",
    "tell_statistics",
]

MAX_HEADERS = 20
# What these write when there is no finding: nothing.
_NOTHING_TO_SAY = ("full", "concise")


def pick_format(stream: TextIO, commands: bool) -> str:
    """Return the format when none was asked for: `github` under its workflows, `full` on a terminal, else `concise`.

    `commands` says whether workflow commands may be written to the stream at all.
    """
    if commands and os.environ.get("GITHUB_ACTIONS"):
        return "github"
    return "full" if stream.isatty() else "concise"


def show_findings(
    diagnostics: Sequence[Diagnostic],
    settings: Settings,
    *,
    form: str,
    color: str,
    stream: TextIO | None = None,
    explain: bool = False,
    document: dict[str, Any] | None = None,
) -> None:
    """Write the findings in a format to a stream (default: standard output)."""
    if not diagnostics and form in _NOTHING_TO_SAY:
        return
    stream = stream or sys.stdout
    options = RenderOptions(
        color=form in COLORED and streams.wants_color(color, stream),
        glyphs=streams.glyphs(stream) if form in COLORED else "plain",
        explain=explain,
        backtrace=settings.macro_backtrace,
        quiet_macros=settings.quiet_macros,
        width=streams.terminal_width(stream),
        fail_on=settings.fail_on,
        document=document,
    )
    text = render(form, diagnostics, options)
    if text:
        streams.write(text, stream)


def run_document(outcome: Outcome, status: int) -> dict[str, Any]:
    """Return what the formats for programs say of a run besides its findings; `status` is its exit status."""
    return {
        "files": list(outcome.files),
        "missing_headers": [one.name for one in outcome.missing],
        "unreadable": [{"path": one.path, "reason": one.reason} for one in outcome.unreadable],
        "exit_status": status,
    }


def tell_repairs(repairs: Repairs, verbose: bool, done: bool) -> None:
    """Say what was fixed (`done`) or would be, and with `verbose` why other fixes are left out."""
    if verbose:
        for line in repairs.left:
            streams.tell(f"ppcmacro: {line}")
    streams.tell(f"ppcmacro: {repairs.summary(done)}")


def tell_missing(missing: Sequence[MissingHeader], settings: Settings) -> None:
    """Name the headers that were not found, each once, and say what that hides."""
    headers = each_once(missing)
    if not headers or settings.missing_include != "list":
        return
    names = ", ".join(one.name for one in headers[:MAX_HEADERS])
    more = f" and {len(headers) - MAX_HEADERS} more" if len(headers) > MAX_HEADERS else ""
    noun = "header" if len(headers) == 1 else "headers"
    streams.tell(
        f"ppcmacro: {noun} not found: {names}{more}; the names they define stay symbolic, and findings that need "
        "their values are not made (-I DIR adds a folder)"
    )


def tell_statistics(diagnostics: Sequence[Diagnostic], statistics: Mapping[str, Any]) -> None:
    """Say how often each rule fired, what was counted, and how many of the instructions the tables have."""
    rules: dict[str, int] = {}
    for one in diagnostics:
        title = f"{one.code} {one.name}"
        rules[title] = rules.get(title, 0) + 1
    _tell_counts(rules, "")
    for title, value in statistics.items():
        if isinstance(value, Mapping):
            _tell_counts(value, f"{title}: ")
        else:
            streams.tell(f"{value:6}  {title}")
    instructions = statistics.get("instructions")
    if instructions:
        unknown = sum(statistics.get("unknown mnemonics", {}).values())
        # rounded down, so that 100 means all of them
        part = (instructions - unknown) * 1000 // instructions / 10
        streams.tell(f"{part:5}%  of the instructions are in the tables")


def _tell_counts(counts: Mapping[str, int], prefix: str) -> None:
    for title, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        streams.tell(f"{count:6}  {prefix}{title}")
