"""The JSON Schema of the documents that `json` and `jsonl` write.

The schema is as strict as the writer: every member is always there unless it is said to be optional, and there are
no others.
"""

from __future__ import annotations

from typing import Any

from ppcmacro.render.json import SCHEMA_VERSION

__all__ = ["DRAFT", "findings_schema"]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def findings_schema() -> Schema:
    """Return the schema of the document that `ppcmacro lint --format json` writes; `$defs` has its parts.

    A line of `--format jsonl` is a `finding` with `schema_version` beside its members.
    """
    return {
        "$schema": DRAFT,
        "title": "ppcmacro findings",
        "description": "What `ppcmacro lint --format json` writes. Lines and columns are counted from 1; a column "
        "counts characters, and `end` is just behind the text. Bytes that are no UTF-8 stand as `\\xff`.",
        **_object(
            {
                "schema_version": {"const": SCHEMA_VERSION},
                "tool": _object({"name": {"const": "ppcmacro"}, "version": _text("the version")}),
                "summary": _summary(),
                "findings": _list(_ref("finding")),
            },
            {
                "files": _list(_text("a file that was read for itself, as it was named")),
                "missing_headers": _list(_text("a header that was not found, with its quotes or brackets")),
                "unreadable": _list(_object({"path": _text("the file"), "reason": _text("why it was not read")})),
                "exit_status": {
                    "enum": [0, 1, 2],
                    "description": "0: nothing at or above --fail-on; 1: findings; 2: files that could not be read",
                },
            },
        ),
        "$defs": {
            "finding": _finding(),
            "point": _point(),
            "span": _span(),
            "frame": _frame(),
            "step": _step(),
            "label": _label(),
            "fix": _fix(),
            "suppression": _suppression(),
        },
    }


def _finding() -> Schema:
    return _object(
        {
            "code": {"type": "string", "pattern": "^[A-Z][0-9]{3}$", "description": "such as C003; stable"},
            "name": _text("such as restored-from-wrong-slot; stable"),
            "severity": {"enum": ["error", "warning", "note"]},
            "confidence": {"enum": ["high", "medium", "low"]},
            "message": _text("one line that is complete without the rest"),
            "label": _text("what is to be seen at the location"),
            "help": _text("what to write instead"),
            "why": _text("why it matters"),
            "url": _or_null(_text("a page about the code")),
            "handler": _text("the symbol of the handler it is about"),
            "also": _list(_text("a further handler in which the same text is wrong in the same way")),
            "location": _ref("span"),
            "expansion": _list(_ref("frame"), "the uses of macros that led to the location, innermost first"),
            "includes": _list(_ref("point"), "the lines that included the file of the outermost use, innermost first"),
            "path": _list(_ref("step"), "the way through the code on which it happens"),
            "related": _list(_ref("label"), "further places that belong to it"),
            "fix": _or_null(_ref("fix")),
            "configs": _list(_text("a set of definitions in which it holds"), "none where that makes no difference"),
            "fingerprint": {
                "type": "string",
                "pattern": "^[0-9a-f]{32}$",
                "description": "stays the same when lines move; different for each finding of a document",
            },
            "suppressed": _or_null(_ref("suppression")),
            "baseline": {
                "enum": [None, "new", "unchanged"],
                "description": "null without a baseline; unchanged: it was known and fails no run",
            },
        },
        # `jsonl` writes findings alone.
        {"schema_version": {"const": SCHEMA_VERSION}},
    )


def _summary() -> Schema:
    return _object(
        {
            **{level: _count(f"findings of this severity that are counted ({level})") for level in _LEVELS},
            "suppressed": _count("findings that a comment or a waiver silences"),
            "unchanged": _count("findings that the baseline knows"),
        }
    )


_LEVELS = ("error", "warning", "note")


def _position() -> Schema:
    return _object({"line": _count("", 1), "column": _count("", 1)})


def _point() -> Schema:
    return _object({"path": _text("the file"), "start": _position()})


def _span() -> Schema:
    return _object({"path": _text("the file"), "start": _position(), "end": _position()})


def _frame() -> Schema:
    return _object(
        {
            "macro": _text("the name of the macro, or the directive of a loop without its dot"),
            "kind": {"enum": ["cpp", "macro", "loop"], "description": "a C macro, a GNU as macro, one turn of a loop"},
            "args": _list(_object({"name": _text("a parameter"), "value": _text("its value")})),
            "spelling": _text("the use as it is written"),
            "turn": _or_null(_count("which turn of a loop", 1)),
            "call": {**_ref("point"), "description": "where it is used"},
            "definition": _or_null(_ref("point")),
        }
    )


def _step() -> Schema:
    return _object(
        {
            "location": _ref("point"),
            "text": _text("the statement as expanded, C names kept"),
            "condition": _text("how a branch goes from here, such as `taken`"),
            "changes": _text("what the statement changes, such as `r4 = vcpu, CR0 restored`"),
        }
    )


def _label() -> Schema:
    return _object({"text": _text("what is to be seen"), "location": _ref("point"), "expansion": _list(_ref("frame"))})


def _fix() -> Schema:
    edit = _object(
        {
            "location": _ref("point"),
            "length": _count("the number of characters to replace; one more than the line has left takes its end, too"),
            "text": _text("what to write instead"),
        }
    )
    return _object(
        {
            "applicability": {"enum": ["safe", "unsafe"], "description": "safe: `--fix` makes it unasked"},
            "edits": _list(edit),
        }
    )


def _suppression() -> Schema:
    return _object(
        {
            "kind": {"enum": ["comment", "waiver"], "description": "a comment in the source, a [[waivers]] entry"},
            "reason": _text("the words of its writer"),
            "location": _or_null(_ref("point")),
        }
    )


def _object(members: Schema, optional: Schema | None = None) -> Schema:
    return {
        "type": "object",
        "properties": {**members, **(optional or {})},
        "required": list(members),
        "additionalProperties": False,
    }


def _list(items: Schema, description: str = "") -> Schema:
    return {"type": "array", "items": items, **({"description": description} if description else {})}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _text(description: str) -> Schema:
    return {"type": "string", "description": description}


def _count(description: str, least: int = 0) -> Schema:
    return {"type": "integer", "minimum": least, **({"description": description} if description else {})}
