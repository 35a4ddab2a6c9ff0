"""Workflow commands: GitHub shows each finding at its line of the pull request."""

from __future__ import annotations

from collections.abc import Sequence

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.render import RenderOptions
from ppcmacro.render.chain import place
from ppcmacro.render.frame import extent
from ppcmacro.render.spans import visible
from ppcmacro.render.story import story

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
        properties["endColumn"] = str(extent(location)[1])
    lines = [f"{place(location, with_column=True)}: {one.code} {visible(one.message)}"]
    lines += story(one, options)
    head = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[one.severity]} {head}::{_data(chr(10).join(lines))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
