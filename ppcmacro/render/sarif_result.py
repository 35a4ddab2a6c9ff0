"""One finding as a SARIF result: calls as related locations, the path as a code flow, fixes, suppressions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ppcmacro.diagnostic import Diagnostic, Edit, Fix, Severity, Step, Suppression
from ppcmacro.render import RenderOptions
from ppcmacro.render.chain import MAX_FRAMES, call_text
from ppcmacro.render.frame import extent
from ppcmacro.render.json import plain
from ppcmacro.render.spans import visible
from ppcmacro.render.story import story
from ppcmacro.source import Location, Origin

__all__ = ["LEVELS", "artifact", "result"]

MAX_CONTEXT = 400
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_KINDS = {"comment": "inSource", "waiver": "external"}
_OUTCOMES = {"taken": ("true",), "not taken": ("false",)}


def result(one: Diagnostic, fingerprint: str, rule: int, options: RenderOptions) -> dict[str, Any]:
    """Return a result object (section 3.27); `rule` is the index of its rule in the driver."""
    primary = _location(one.origin.location, visible(one.label))
    if one.handler:
        primary["logicalLocations"] = [
            {"name": visible(name), "kind": "function"} for name in (one.handler, *one.also)
        ]  # fmt: skip
    value: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": LEVELS[one.severity],
        "message": {"text": "\n".join((visible(one.message), *story(one, options)))},
        "locations": [primary],
        "partialFingerprints": {"ppcmacro/v1": fingerprint},
        "suppressions": [_suppression(one.suppressed)] if one.suppressed else [],
        "properties": {
            "message": visible(one.message), "confidence": one.confidence, "configs": [*map(visible, one.configs)],
        },
    }  # fmt: skip
    related = [{"id": number, **place} for number, place in enumerate(_related(one), 1)]
    if related:
        value["relatedLocations"] = related
    if one.path:
        value["codeFlows"] = [{"threadFlows": [{"locations": [_station(step) for step in one.path]}]}]
    if one.baseline:
        value["baselineState"] = one.baseline
    if one.fix:
        value["fixes"] = [_fix(one.fix, one.help)]
    return value


def artifact(path: str) -> dict[str, Any]:
    """Return a path as an artifact location: a relative URI with its base, percent-encoded; an absolute one without.

    Bytes that are no UTF-8 are encoded as they are.
    """
    from posixpath import normpath
    from urllib.parse import quote

    uri = quote(normpath(path).encode("utf-8", "surrogateescape"), safe="/")
    return {"uri": f"file://{uri}"} if uri.startswith("/") else {"uri": uri, "uriBaseId": "SRCROOT"}


def _location(location: Location, message: str = "") -> dict[str, Any]:
    line = max(location.line, 1)
    region: dict[str, Any] = {"startLine": line}
    text = location.source.line(line)
    if location.column:
        start, end = extent(location)
        region.update(startColumn=start, endColumn=end)
        if text[start - 1 : end - 1]:
            region["snippet"] = {"text": plain(text[start - 1 : end - 1])}
    physical: dict[str, Any] = {"artifactLocation": artifact(location.path), "region": region}
    if 0 < len(text) <= MAX_CONTEXT and not text.isspace():
        physical["contextRegion"] = {"startLine": line, "snippet": {"text": plain(text)}}
    found: dict[str, Any] = {"physicalLocation": physical}
    if message:
        found["message"] = {"text": message}
    return found


def _related(one: Diagnostic) -> Iterator[dict[str, Any]]:
    yield from _calls(one.origin)
    for location in one.origin.includes():
        yield _location(location, "included here")
    for label in one.related:
        yield _location(label.origin.location, visible(label.text))
        yield from _calls(label.origin)


def _calls(origin: Origin) -> Iterator[dict[str, Any]]:
    for number, frame in enumerate(origin.frames()):
        if number == MAX_FRAMES:
            return
        yield _location(frame.call.location, f"in {call_text(frame)}")


def _station(step: Step) -> dict[str, Any]:
    """Return a thread flow location (section 3.38); its state is what the statement changes in the ledger."""
    how = f" ({visible(step.condition)})" if step.condition else ""
    found: dict[str, Any] = {
        "location": _location(step.origin.location, f"{visible(step.text)}{how}"),
        "nestingLevel": sum(frame.kind != "cpp" for frame in step.origin.frames()),
    }
    state = {place: {"text": value} for place, value in _changes(step.changes)}
    if state:
        found["state"] = state
    if step.condition:
        found["kinds"] = ["branch", *_OUTCOMES.get(step.condition, ())]
    return found


def _changes(text: str) -> Iterator[tuple[str, str]]:
    """Split `r4 = vcpu, CR0 restored` into the places and what they hold then."""
    for part in filter(None, visible(text).split(", ")):
        place, equals, value = part.partition(" = ")
        if not equals:
            place, _, value = part.partition(" ")
        yield place, value


def _suppression(one: Suppression) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": _KINDS.get(one.kind, "external"), "status": "accepted"}
    if one.reason:
        found["justification"] = visible(one.reason)
    if one.origin:
        found["location"] = _location(one.origin.location)
    return found


def _fix(fix: Fix, text: str) -> dict[str, Any]:
    files: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        files.setdefault(edit.origin.location.path, []).append(edit)
    return {
        "description": {"text": visible(text) or "replace the text at fault"},
        "artifactChanges": [
            {"artifactLocation": artifact(path), "replacements": [_replacement(edit) for edit in edits]}
            for path, edits in files.items()
        ],
        "properties": {"applicability": "safe" if fix.safe else "unsafe"},
    }


def _replacement(edit: Edit) -> dict[str, Any]:
    line, column = edit.origin.location.line, max(edit.origin.location.column, 1)
    end_line, end_column = edit.end
    deleted = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {"deletedRegion": deleted, "insertedContent": {"text": plain(edit.text)}}
