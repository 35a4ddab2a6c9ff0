"""The one door to the linter: its public API, called as a user would, with the settings of the samples."""

from __future__ import annotations

from typing import NamedTuple

from . import build

CRASH = "CRASH"


class Finding(NamedTuple):
    """What is compared: code, severity word, 1-based line of the text at fault, and message."""

    code: str
    severity: str
    line: int
    message: str


def findings(text: str) -> tuple[Finding, ...]:
    """What the linter says about a text; when it breaks down, one entry with the code CRASH and no severity."""
    from ppcmacro import Settings, lint

    settings = Settings(
        cpu="e500v2",
        include_paths=(str(build.SAMPLES / "include"),),
        defines=tuple((name, None) for name in build.DEFINES),
    )
    try:
        found = lint(["mutant.S"], settings, stdin=text).diagnostics
    except Exception as error:
        return (Finding(CRASH, "", 0, repr(error)),)
    return tuple(Finding(one.code, str(one.severity), one.origin.location.line, one.message) for one in found)
