"""GitLab's code quality report: a list of findings that a merge request shows and compares with those of its target.

<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.project.silencing.fingerprint import fingerprints
from ppcmacro.render import RenderOptions
from ppcmacro.render.json import dump, plain
from ppcmacro.render.spans import visible

__all__ = ["render"]

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return the report; paths are as they were given, so the run has to start at the root of the repository.

    GitLab drops a second finding with the same fingerprint, so those of all findings are taken before the silenced
    ones are left out.
    """
    marks = fingerprints(diagnostics)
    return dump([_finding(one, mark) for one, mark in zip(diagnostics, marks, strict=True) if one.counts])


def _finding(one: Diagnostic, fingerprint: str) -> dict[str, Any]:
    from posixpath import normpath

    location = one.origin.location
    return {
        "description": f"{one.code}: {visible(one.message)}",
        "check_name": one.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[one.severity],
        "location": {
            "path": normpath(plain(location.path)),
            "lines": {"begin": max(location.line, 1), "end": max(location.line, 1)},
        },
    }
