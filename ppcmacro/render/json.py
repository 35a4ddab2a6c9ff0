"""The format for programs: one document, with `schema_version`.

Columns count characters from 1, `end` is the column just behind the text.  Bytes that are no UTF-8 stand as
`\\xff`, so that the document always is valid UTF-8.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ppcmacro import __version__
from ppcmacro.diagnostic import Diagnostic, Fix, Label, Step, Suppression
from ppcmacro.project.silencing.fingerprint import fingerprints
from ppcmacro.render import RenderOptions
from ppcmacro.render.frame import extent
from ppcmacro.source import Frame, Location, Origin

__all__ = ["SCHEMA_VERSION", "chained", "diagnostic_document", "document", "dump", "findings", "plain", "render"]

SCHEMA_VERSION = 1

# JSON leaves them as they are, and a terminal obeys them: controls from DEL on, and what turns the direction of text.
_OBEYED = (range(0x7F, 0xA0), (0xAD, 0x61C, 0xFEFF), range(0x200B, 0x2010), range(0x2028, 0x202F))
_CONTROLS = {code: f"\\u{code:04x}" for codes in (*_OBEYED, range(0x2060, 0x2070)) for code in codes}


def render(diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return the document: the version, the findings, and what `options.document` adds."""
    return dump(document(diagnostics, options.document))


def document(diagnostics: Sequence[Diagnostic], more: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the document as a dictionary of JSON values.

    The summary counts by severity what may fail a run, and apart from it what is silenced or known from the baseline.
    """
    counts = {"error": 0, "warning": 0, "note": 0, "suppressed": 0, "unchanged": 0}
    for one in diagnostics:
        counts[str(one.severity) if one.counts else "suppressed" if one.suppressed else "unchanged"] += 1
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "ppcmacro", "version": __version__},
        **_plain_values(more or {}),
        "summary": counts,
        "findings": findings(diagnostics),
    }


def dump(value: dict[str, Any] | list[Any]) -> str:
    """Return JSON values as indented UTF-8 text with a newline at its end."""
    import json

    text = json.dumps(value, indent=2, ensure_ascii=False).translate(_CONTROLS)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def findings(diagnostics: Sequence[Diagnostic]) -> list[dict[str, Any]]:
    """Return the findings, in order, each with its fingerprint."""
    marks = fingerprints(diagnostics)
    return [diagnostic_document(one, mark) for one, mark in zip(diagnostics, marks, strict=True)]


def diagnostic_document(one: Diagnostic, fingerprint: str = "") -> dict[str, Any]:
    """Return one finding as JSON values; its fingerprint is that of a finding which stands alone if none is given."""
    return {
        "code": one.code,
        "name": one.name,
        "severity": str(one.severity),
        "confidence": one.confidence,
        "message": plain(one.message),
        "label": plain(one.label),
        "help": plain(one.help),
        "why": plain(one.why),
        "url": None,
        "handler": plain(one.handler),
        "also": [plain(name) for name in one.also],
        "location": _span(one.origin.location),
        "expansion": [_frame(frame) for frame in one.origin.frames()],
        "includes": [_point(location) for location in one.origin.includes()],
        "path": [_step(step) for step in one.path],
        "related": [_label(label) for label in one.related],
        "fix": _fix(one.fix),
        "configs": list(one.configs),
        "fingerprint": fingerprint or fingerprints([one])[0],
        "suppressed": _suppression(one.suppressed),
        "baseline": one.baseline or None,
    }


def _span(location: Location) -> dict[str, Any]:
    start, end = extent(location)
    return {
        "path": plain(location.path),
        "start": {"line": location.line, "column": start},
        "end": {"line": location.line, "column": end},
    }


def _point(location: Location) -> dict[str, Any]:
    return {"path": plain(location.path), "start": {"line": location.line, "column": max(location.column, 1)}}


def _frame(frame: Frame) -> dict[str, Any]:
    return {
        "macro": plain(frame.name),
        "kind": frame.kind,
        "args": [{"name": plain(name), "value": plain(value)} for name, value in frame.args],
        "spelling": plain(frame.spelling),
        "turn": frame.turn or None,
        "call": _point(frame.call.location),
        "definition": _point(frame.definition) if frame.definition else None,
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "location": _point(step.origin.location),
        "text": plain(step.text),
        "condition": plain(step.condition),
        "changes": plain(step.changes),
    }


def _label(label: Label) -> dict[str, Any]:
    return {"text": plain(label.text), **chained(label.origin)}


def chained(origin: Origin) -> dict[str, Any]:
    """Return a place and the calls it came through as JSON values."""
    return {"location": _point(origin.location), "expansion": [_frame(frame) for frame in origin.frames()]}


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {
        "applicability": "safe" if fix.safe else "unsafe",
        "edits": [
            {"location": _point(edit.origin.location), "length": edit.length, "text": plain(edit.text)}
            for edit in fix.edits
        ],
    }


def _suppression(one: Suppression | None) -> dict[str, Any] | None:
    if one is None:
        return None
    location = _point(one.origin.location) if one.origin else None
    return {"kind": one.kind, "reason": plain(one.reason), "location": location}


def _plain_values(value: Any) -> Any:
    """Return JSON values with `plain` strings."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: _plain_values(item) for key, item in value.items()}
    return [_plain_values(item) for item in value] if isinstance(value, list) else value


def plain(text: str) -> str:
    """Return text whose undecodable bytes are spelt `\\xff` instead of being lone surrogates."""
    if text.isascii():
        return text
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
