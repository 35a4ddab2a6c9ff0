"""How one scrubbed statement is laid out for a reader without a change in what GNU as reads.

Scrubbed text is a fixed point of the scrubber, and so is this layout: a blank is put only where the scrubber drops
it (behind the colon of a label, behind a comma of the operands, around the `=` of an assignment), and the blank
behind the first word becomes a tab.  Strings are copied as they stand.
"""

from __future__ import annotations

import re

from ppcmacro.names import NAME_CHARACTER
from ppcmacro.patterns import pattern

__all__ = ["lay_out", "split_labels"]

_LABEL = pattern(rf'\s*((?:"(?:[^"\\]|\\.)*"|{NAME_CHARACTER}+)) ?:\s*', re.DOTALL)
_ASSIGNMENT = pattern(r'((?:"(?:[^"\\]|\\.)*"|[^\s"=]+)) ?(==?) ?(?!=)(.*)', re.DOTALL)
_COMMA = pattern(r'("(?:[^"\\]|\\.)*"?)|,(?! )', re.DOTALL)


def split_labels(text: str, count: int) -> tuple[list[str], str]:
    """Return the first `count` labels of a statement, each with its colon, and the rest without blanks around it."""
    labels: list[str] = []
    position = 0
    while len(labels) < count and (match := _LABEL.match(text, position)) is not None:
        labels.append(match[1] + ":")
        position = match.end()
    return labels, text[position:].strip(" \t")


def lay_out(text: str, labels: int = 0, assignment: bool = False) -> str:
    """Return a scrubbed statement as one output line (more when a string has newlines), without its newline.

    `labels` is how many labels it begins with: they start the line, everything else stands behind a tab.
    """
    names: list[str] = []
    if labels:
        names, text = split_labels(text, labels)
    else:
        text = text.strip(" \t")
    margin = " ".join(names)
    if not text:
        return margin
    if assignment:
        match = _ASSIGNMENT.fullmatch(text)
        if match is not None:
            text = f"{match[1]} {match[2]} {match[3]}"
            return f"{margin}\t{text}" if margin else text
    word, blank, operands = text.partition(" ")
    if not blank or '"' in word:
        return f"{margin}\t{text}"
    operands = operands.lstrip(" ")
    return f"{margin}\t{word}\t{_spaced(operands)}" if operands else f"{margin}\t{word}"


def _spaced(operands: str) -> str:
    if "," not in operands:
        return operands
    if '"' not in operands and ", " not in operands:
        return operands.replace(",", ", ")
    return _COMMA.sub(lambda match: match[1] or ", ", operands)
