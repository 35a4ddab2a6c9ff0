"""A name for a finding that stays when lines move: what baselines and code hosts recognise it by.

It has two parts.  The context is made of the code, what the message says, the statement at fault and the macros on the
way; the path is that of the file in which the chain of calls begins.  Neither has a line number: a finding stays the
same while code around it comes and goes, and its context stays the same when the file gets another name.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.patterns import pattern

__all__ = ["context_of", "fingerprints", "normalized_message", "path_of"]

MAX_STATEMENT = 1000
_PLACE = pattern(r"[^\s`'\"()]*:[0-9]+(?::[0-9]+)?\b|\b(lines?) [0-9]+(?:(?:, | and | to |-)[0-9]+)*")


def fingerprints(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Return a fingerprint for each finding, 32 hexadecimal digits.

    Equal findings are told apart by a count, in order.
    """
    seen: dict[str, int] = {}
    result = []
    for one in diagnostics:
        key = "\0".join((context_of(one), path_of(one), one.handler))
        count = seen[key] = seen.get(key, 0) + 1
        result.append(_digest(key, str(count)))
    return result


def context_of(one: Diagnostic) -> str:
    """Return the part of a fingerprint that does not know the path and the handlers, 32 hexadecimal digits."""
    frames = (f"{frame.kind}:{frame.name}" for frame in one.origin.frames())
    message = "".join(normalized_message(one, "").split())  # it quotes the source, blanks and all
    return _digest(one.code, message, _statement(one), *frames)


def path_of(one: Diagnostic) -> str:
    """Return the path of the file in which the calls begin that lead to a finding, with `/`."""
    return one.origin.outermost().path.replace(os.sep, "/")


def normalized_message(one: Diagnostic, handler: str = "…") -> str:
    """Return what a finding says without places; `handler` stands for the name of its handler."""
    message = one.message.replace(one.handler, handler) if one.handler else one.message
    return _PLACE.sub(lambda match: match[1] or "", message)


def _statement(one: Diagnostic) -> str:
    """Return the text of the line at fault without comments and blanks, a digest of it where it is long."""
    source, line, _ = one.origin.location
    return _bare(source.line(line))


# A line may have as many findings as statements.
@lru_cache(maxsize=16)
def _bare(line: str) -> str:
    from ppcmacro.project.silencing.comments import without_comments

    text = "".join(without_comments(line).split())
    return text if len(text) <= MAX_STATEMENT else _digest(text)


def _digest(*parts: str) -> str:
    from hashlib import sha256

    return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]
