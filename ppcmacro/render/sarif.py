"""SARIF 2.1.0, the exchange format of static analysis: one log with one run.

<https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html>; sections of it
are named below.  Paths are relative to the folder of the run, which is left open (`SRCROOT`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ppcmacro import __version__
from ppcmacro.diagnostic import Diagnostic
from ppcmacro.project.silencing.fingerprint import fingerprints
from ppcmacro.render import RenderOptions
from ppcmacro.render.json import dump, plain
from ppcmacro.render.sarif_result import LEVELS, artifact, result

if TYPE_CHECKING:
    from ppcmacro.rules.catalogue import RuleInfo

__all__ = ["render"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
EXIT = {0: "no findings that fail the run", 1: "findings", 2: "wrong usage, or files that could not be read"}


def render(diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return the log; findings that are silenced or known from the baseline are marked as such."""
    rules = _rules(diagnostics)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    run = options.document or {}
    marks = fingerprints(diagnostics)
    results = [
        result(one, mark, index[one.code], options) for one, mark in zip(diagnostics, marks, strict=True)
    ]  # fmt: skip
    driver = {"name": "ppcmacro", "version": __version__, "semanticVersion": __version__, "rules": rules}
    return dump({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            "invocations": [_invocation(run)],
            "originalUriBaseIds": {"SRCROOT": {"description": {"text": "the folder in which ppcmacro was run"}}},
            "artifacts": [{"location": artifact(path), "roles": ["analysisTarget"]} for path in run.get("files", ())],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })  # fmt: skip


def _rules(diagnostics: Sequence[Diagnostic]) -> list[dict[str, Any]]:
    """Return the codes that occur, with what `ppcmacro rule` says of them."""
    from ppcmacro.rules.catalogue import catalogue

    first: dict[str, Diagnostic] = {}
    for one in diagnostics:
        first.setdefault(one.code, one)
    pages = {info.code: info for info in catalogue() if info.code in first}
    return [_rule(pages[code]) if code in pages else _unlisted(one) for code, one in sorted(first.items())]


def _rule(info: RuleInfo) -> dict[str, Any]:
    from ppcmacro.rules.catalogue import markdown, text

    return {
        "id": info.code,
        "name": info.name,
        "shortDescription": {"text": info.summary},
        "fullDescription": {"text": info.why},
        "help": {"text": text(info), "markdown": markdown(info)},
        "defaultConfiguration": {"level": LEVELS[info.severity], "enabled": info.on},
        "properties": {"precision": {"high": "high", "medium": "medium"}.get(info.confidence, "low")},
    }


def _unlisted(one: Diagnostic) -> dict[str, Any]:
    why = plain(one.why) or one.name
    return {
        "id": one.code,
        "name": one.name,
        "shortDescription": {"text": why},
        "help": {"text": why},
        "defaultConfiguration": {"level": LEVELS[one.severity]},
    }


def _invocation(run: dict[str, Any]) -> dict[str, Any]:
    """Return how the run went; findings are no failure of it, files that could not be read are (section 3.20)."""
    unreadable = [_notification(plain(one["reason"]), one["path"], "error") for one in run.get("unreadable", ())]
    missing = [
        _notification(f"the header {plain(name)} was not found", "", "note") for name in run.get("missing_headers", ())
    ]
    status = run.get("exit_status", 0)
    return {
        "executionSuccessful": status < 2,
        "exitCode": status,
        "exitCodeDescription": EXIT.get(status, "stopped"),
        "toolExecutionNotifications": unreadable + missing,
    }


def _notification(text: str, path: str, level: str) -> dict[str, Any]:
    found: dict[str, Any] = {"level": level, "message": {"text": text}}
    if path:
        found["locations"] = [{"physicalLocation": {"artifactLocation": artifact(path)}}]
    return found
