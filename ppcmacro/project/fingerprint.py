"""A name for a finding that stays when lines move: what baselines and code hosts recognise it by."""

from __future__ import annotations

from collections.abc import Sequence

from ppcmacro.diagnostic import Diagnostic

__all__ = ["fingerprints"]


def fingerprints(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Return a fingerprint for each finding, 32 hexadecimal digits.

    It is made of the code, the path, the text of the line without its blanks, the handler and the macros on the
    way, never of line numbers.  Equal findings are told apart by a count, in order.
    """
    seen: dict[str, int] = {}
    return [_one(diagnostic, seen) for diagnostic in diagnostics]


def _one(diagnostic: Diagnostic, seen: dict[str, int]) -> str:
    from hashlib import sha256

    location = diagnostic.origin.location
    parts = [
        diagnostic.code,
        location.path.replace("\\", "/"),
        "".join(location.source.line(location.line).split()),
        diagnostic.handler,
        *(f"{frame.kind}:{frame.name}" for frame in diagnostic.origin.frames()),
    ]
    key = "\0".join(parts)
    count = seen[key] = seen.get(key, 0) + 1
    return sha256(f"{key}\0{count}".encode("utf-8", "surrogateescape")).hexdigest()[:32]
