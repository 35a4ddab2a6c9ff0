"""Workflow commands: GitHub shows each finding at its line of the pull request."""

from __future__ import annotations

from collections.abc import Sequence

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.render import RenderOptions
from ppcmacro.render.chain import calls, path_text, place
from ppcmacro.render.frame import caret_end
from ppcmacro.render.spans import visible

__all__ = ["render"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return one `::error ...::message` line a finding; the calls and the path follow within the message."""
    return "".join(_finding(one, options) + "\n" for one in diagnostics)


def _finding(one: Diagnostic, options: RenderOptions) -> str:
    location = one.origin.location
    properties = {"title": f"ppcmacro ({one.code})", "file": visible(location.path), "line": str(location.line)}
    if location.column:
        properties["col"] = str(location.column)
        end = caret_end(location.source.line(location.line), location.column)
        properties["endColumn"] = str(max(end, location.column + 1))
    lines = [f"{place(location, with_column=True)}: {one.code} {visible(one.message)}"]
    if one.label:
        lines.append(visible(one.label))
    lines += calls(one.origin, options.backtrace, options.quiet_macros)
    if one.path:
        lines.append(f"path: {path_text(one.path, location.path)}")
    if options.explain and one.why:
        lines.append(f"why: {visible(one.why)}")
    if one.help:
        lines.append(f"help: {visible(one.help)}")
    head = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[one.severity]} {head}::{_data(chr(10).join(lines))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
