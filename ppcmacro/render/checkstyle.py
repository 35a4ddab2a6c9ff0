"""Checkstyle's XML, which most build servers and editors read."""

from __future__ import annotations

from collections.abc import Sequence

from ppcmacro import __version__
from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.render import RenderOptions
from ppcmacro.render.story import story
from ppcmacro.render.xml import dump, legal

__all__ = ["render"]

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


def render(diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return a document with a `file` for each path that has findings; `source` is `ppcmacro.CODE`."""
    from xml.etree.ElementTree import Element, SubElement

    root = Element("checkstyle", version=__version__)
    files: dict[str, Element] = {}
    for one in diagnostics:
        location = one.origin.location
        if location.path not in files:
            files[location.path] = SubElement(root, "file", name=legal(location.path))
        error = SubElement(files[location.path], "error", line=str(location.line))
        if location.column:
            error.set("column", str(location.column))
        error.set("severity", _SEVERITIES[one.severity])
        error.set("message", legal("\n".join((one.message, *story(one, options)))))
        error.set("source", f"ppcmacro.{one.code}")
    return dump(root)
