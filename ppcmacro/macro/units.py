"""Statements as the reader sees them: cut out of scrubbed lines, each distinct text looked at once."""

from __future__ import annotations

import re

from ppcmacro.gas.directives import STRINGS
from ppcmacro.gas.syntax import Head, parse_statement
from ppcmacro.layout import instruction_size

__all__ = ["Unit", "cut", "head_of", "known_cut", "unit_of"]

_REMEMBERED = 1 << 16
_PLAIN = re.compile(r"([A-Za-z_.][A-Za-z0-9_.]*[-+]?)(?: (?![:= ])|$)")
_LABEL = re.compile(r"([A-Za-z_.][A-Za-z0-9_.$]*):")
_BREAK = re.compile(r"\\[^\n;]|[\";\n]")
_ODD = re.compile(r"[\x00-#%-*,/:-\^`{-\x7f]")
_SWALLOWED = re.compile(r"(?:^| )\.(endm|endr)$", re.IGNORECASE)
_STRAY = re.compile(r"[\\\f\v]")
_CONDITIONAL = ("if", "else", "endif", "endc", "linefile")
_TEXTUAL = frozenset((*STRINGS, "print", "error", "warning", "ident"))


class Unit:
    """A statement, whatever its place.

    text      the statement without blanks around it
    labels    the names of its labels, numeric ones as digits without leading zeros
    kind      "empty", "assignment", "word" or "junk", as in `Head`
    name      the word in lower case, without its dot when `dotted`; the assigned name as written
    at, rest  offsets of the word and of what follows it
    mnemonic  the word up to the next blank in lower case: for an instruction
    guarded   whether it is read even in the false branch of a conditional
    escaped   whether a backslash, form feed or vertical tab stands in it
    odd       whether the word has characters that no mnemonic has
    size      the size in bytes if it is an instruction
    swallows  "endm" or "endr" if that directive is its last word, behind another one
    """

    __slots__ = (
        "at", "dotted", "escaped", "guarded", "kind", "labels", "mnemonic", "name", "odd", "operands", "operator",
        "rest", "size", "swallows", "text", "written",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        head = head_of(text)
        self.text = text
        self.labels = tuple([name for name, _ in head.labels])
        self.kind = head.kind
        self.at = head.at
        self.rest = head.rest
        self.operator = head.operator
        self.written = head.name
        self.operands = text[head.rest :]
        name = head.name
        if head.kind == "word":
            name = name.lower()
        self.dotted = head.kind == "word" and name[:1] == "."
        self.name = name[1:] if self.dotted else name
        self.mnemonic = text[head.at : head.word_end].lower()
        self.guarded = self.dotted and not head.labels and self.name.startswith(_CONDITIONAL)
        self.escaped = _STRAY.search(text) is not None
        self.size = 0 if self.dotted else instruction_size(self.mnemonic)
        swallowed = _SWALLOWED.search(self.operands)
        self.swallows = swallowed[1].lower() if swallowed else ""
        self.odd = head.kind == "word" and _ODD.search(self.mnemonic) is not None


def head_of(text: str) -> Head:
    """Return what a statement is.  The commonest shapes need no grammar: what follows the word does not matter."""
    plain = _PLAIN.match(text)
    if plain:
        end = plain.end(1)
        if end == len(text):
            return parse_statement(text)
        return parse_statement(text[:end] + " x")._replace(rest=end + 1)
    label = _LABEL.match(text)
    if label and label.end() == len(text):
        return Head(((label[1], 0),), "empty", "", "", len(text), len(text), len(text))
    return parse_statement(text)


_units: dict[str, Unit] = {}
_cuts: dict[str, tuple[tuple[int, Unit], ...]] = {}


def unit_of(text: str) -> Unit:
    """Return the Unit of a statement; the same one for the same text."""
    unit = _units.get(text)
    if unit is None:
        if len(_units) >= _REMEMBERED:
            _units.clear()
        unit = _units[text] = Unit(text)
    return unit


def known_cut(line: str) -> tuple[tuple[int, Unit], ...] | None:
    """Return the statements of a line that was cut before: such a line comes out of the scrubber as it goes in."""
    return _cuts.get(line)


def cut(line: str) -> tuple[tuple[int, Unit], ...]:
    """Return the statements of a scrubbed line and the offsets where they begin.

    A statement ends at a `;` outside strings, and at a newline unless that stands in a string which a directive
    for strings reads.
    """
    found = _cuts.get(line)
    if found is None:
        if len(_cuts) >= _REMEMBERED:
            _cuts.clear()
        found = _cuts[line] = _cut(line)
    return found


def _cut(line: str) -> tuple[tuple[int, Unit], ...]:
    if ";" not in line and "\n" not in line:
        return ((0, unit_of(line)),) if line else ()
    if '"' not in line and "\\" not in line:
        units = []
        position = 0
        for part in line.split(";"):
            text = part.strip(" ")
            if text:
                units.append((position + len(part) - len(part.lstrip(" ")), unit_of(text)))
            position += len(part) + 1
        return tuple(units)
    return tuple(_cut_strings(line))


def _cut_strings(line: str) -> list[tuple[int, Unit]]:
    units: list[tuple[int, Unit]] = []
    position, length = 0, len(line)
    while position < length:
        end = _end_of_statement(line, position)
        part = line[position:end]
        text = part.strip(" ")
        if text:
            units.append((position + len(part) - len(part.lstrip(" ")), unit_of(text)))
        position = end + 1
    return units


def _end_of_statement(line: str, position: int) -> int:
    """The offset of the `;` or newline that ends the statement."""
    quoted = False
    textual: bool | None = None
    for found in _BREAK.finditer(line, position):
        character = found[0]
        if character == '"':
            quoted = not quoted
        elif character == ";":
            if not quoted:
                return found.start()
        elif character == "\n":
            if textual is None:
                word = line[position : found.start()].partition('"')[0].strip(" ").rpartition(" ")[2]
                textual = word.rpartition(".")[2].lower() in _TEXTUAL
            if not (quoted and textual):
                return found.start()
    return len(line)
