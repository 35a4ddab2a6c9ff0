"""What a source says about itself in comments: `/* ppcmacro: handler level=critical */` before a symbol.

An annotation stands on the line of the symbol or on the line before it:

    ppcmacro: handler [CONTRACT] [level=NAME]    the symbol is an interrupt handler, held to that contract (default:
                                                 "interrupt", everything comes back at the return)
    ppcmacro: handlers [CONTRACT] [level=NAME]   the symbol is a table of addresses, each that of such a handler; its
                                                 number is its place in the table, from 0
    ppcmacro: private                            the symbol is no function that keeps to the ABI
"""

from __future__ import annotations

from collections.abc import Mapping

from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple
from ppcmacro.source import Location

__all__ = ["Annotation", "annotation_at"]

_MARK = "ppcmacro:"
_COMMENT = pattern(r"(?:/\*|//|#)\s*ppcmacro:\s*(handlers?|private)\b([^*/\n]*)")


class Annotation(NamedTuple):
    """One annotation: "handler", "handlers" or "private", its words, and its NAME=VALUE options."""

    kind: str
    words: tuple[str, ...]
    options: Mapping[str, str]


def annotation_at(location: Location) -> Annotation | None:
    """Return the annotation of the symbol that is defined at a place, None when there is none."""
    for number in (location.line, location.line - 1):
        line = location.source.line(number)
        found = _COMMENT.search(line) if _MARK in line else None
        if found is not None:
            words = found[2].split()
            options = dict(word.split("=", 1) for word in words if "=" in word)
            return Annotation(found[1], tuple(word for word in words if "=" not in word), options)
    return None
