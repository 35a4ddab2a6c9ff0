"""Regular expressions that are compiled when they are first used.

A run on one file uses half of the program's 170 patterns; compiling all of them would take 20 ms, a tenth of it.
"""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["pattern"]


_compile = re.compile


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` returns, made at the first use of a method.  A bad `text` raises re.error then."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self._made_of = text, flags

    def __getattr__(self, name: str) -> Any:
        # Python asks here only for what the object lacks: every method of the compiled pattern passes by once.
        found = getattr(_compile(*self._made_of), name)
        setattr(self, name, found)
        return found
