"""Statements as the reader sees them: cut out of scrubbed lines, each distinct text looked at once."""

from __future__ import annotations

import re

from ppcmacro.gas.directives import STRINGS
from ppcmacro.gas.syntax import Head, parse_statement
from ppcmacro.layout import instruction_size
from ppcmacro.patterns import pattern

__all__ = ["Unit", "cut", "head_of", "known_cut", "unit_of"]

_REMEMBERED = 1 << 14
_LONG = 2000
_PLAIN = pattern(r"(\.[A-Za-z0-9_.]*|[A-Za-z_][A-Za-z0-9_.]*[-+]?)(?: (?![:= ])|$)")
_LABEL = pattern(r"([A-Za-z_.][A-Za-z0-9_.$]*|[0-9]+):")
_ASSIGNED = pattern(r"([A-Za-z_.][A-Za-z0-9_.]*) ?(==?)(?![= ])(.*)", re.DOTALL)
_MNEMONICS = 4096
_BREAK = pattern(r"\\[^\n;]|[\";\n]")
_ODD = pattern(r"[\x00-#%-*,/:-\^`{-\x7f]")
_REFERENCE = pattern(r"(?<![\w.$@%])([0-9]+)([bf])(?![\w.$])", re.ASCII)
_OCTAL = pattern(r"[0-7]+")
_ENDS = frozenset("mMrR")
_CONDITIONAL = ("if", "else", "endif", "endc", "linefile")
_TEXTUAL = frozenset((*STRINGS, "print", "error", "warning", "ident"))


class Unit:
    """A statement, whatever its place.

    text      the statement without blanks around it
    labels    the names of its labels, numeric ones as digits without leading zeros
    kind      "empty", "assignment", "word" or "junk", as in `Head`
    name      the word in lower case, without its dot when `dotted`; the assigned name as written
    at, rest  offsets of the word and of the operands (for an instruction behind the mnemonic with its hint)
    mnemonic  in lower case: of an instruction the word up to the next blank, of a directive its name with the dot
    guarded   whether it is read even in the false branch of a conditional
    escaped   whether a backslash, form feed or vertical tab stands in it
    odd       whether the word has characters that no mnemonic has
    size      the size in bytes if it is an instruction
    refers    the numeric labels it refers to: number and "b" or "f"
    short     whether it is an instruction of the variable-length encoding (`se_…`, `e_…`)
    swallows  "endm" or "endr" if that directive is its last word, behind another one
    """

    __slots__ = (
        "_operands", "at", "dotted", "escaped", "guarded", "kind", "labels", "mnemonic", "name", "odd", "operator",
        "refers", "rest", "short", "size", "swallows", "text", "written",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        self.text = text
        plain = _PLAIN.match(text)
        if plain:
            word = plain[1]
            self.labels: tuple[str, ...] = ()
            self.kind = "word"
            self.at = 0
            self.rest = min(len(word) + 1, len(text))
            self.operator = ""
            known = _words.get(word) or _know(word)
            self.name, self.mnemonic, self.dotted, self.guarded, self.size, self.odd, self.written = known
        else:
            self._read_head(head_of(text))
        self.short = self.mnemonic.startswith(("se_", "e_"))
        self.refers = _references(text, self.rest) if self.kind != "empty" else ()
        self.escaped = "\\" in text or "\f" in text or "\v" in text
        self.swallows = _swallowed(text[self.rest :]) if text[-1:] in _ENDS else ""
        self._operands: str | None = None

    def _read_head(self, head: Head) -> None:
        labels, self.kind, name, self.operator, self.rest, self.at, word_end = head
        if self.kind == "word" and name[:1] != ".":
            self.rest = min(word_end + 1, len(self.text))
        self.labels = tuple([label for label, _ in labels])
        facts = _facts(name, self.text[self.at : word_end]) if self.kind == "word" else _NO_WORD
        self.name, self.mnemonic, self.dotted, self.guarded, self.size, self.odd, self.written = facts
        if self.kind == "assignment":
            self.name = self.written = name
        if labels:
            self.guarded = False

    @property
    def operands(self) -> str:
        """The text behind the word."""
        if self._operands is None:
            self._operands = self.text[self.rest :]
        return self._operands


def _references(text: str, start: int) -> tuple[tuple[str, str], ...]:
    """The numeric labels that a text refers to from `start` on; a leading 0 makes the number octal."""
    if _REFERENCE.search(text, start) is None or '"' in text:
        return ()
    found = []
    for number, direction in _REFERENCE.findall(text, start):
        if number[0] == "0" and len(number) > 1:
            if not _OCTAL.fullmatch(number):
                continue
            number = str(int(number, 8))
        found.append((number, direction))
    return tuple(found)


def _swallowed(operands: str) -> str:
    """ "endm" or "endr" if that directive is the last word of the operands."""
    ending = operands[-5:].lower()
    return ending[1:] if ending in (".endm", ".endr") and operands[-6:-5] in ("", " ") else ""


_Facts = tuple[str, str, bool, bool, int, bool, str]
_NO_WORD: _Facts = ("", "", False, False, 0, False, "")
_words: dict[str, _Facts] = {}


def _know(word: str) -> _Facts:
    """What there is to know about a plain word, which may have a hint behind it; there are few of them."""
    if len(_words) >= _MNEMONICS:
        _words.clear()
    name = parse_statement(word + " x").name if word[-1] in "+-" else word
    known = _words[word] = _facts(name, word)
    return known


def _facts(name: str, word: str) -> _Facts:
    """The name, mnemonic, whether it is a directive, guarded, size, odd, and the name as written."""
    lowered = name.lower()
    mnemonic = word.lower()
    if lowered[:1] == ".":
        return lowered[1:], lowered, True, lowered[1:].startswith(_CONDITIONAL), 0, False, name
    return lowered, mnemonic, False, False, instruction_size(mnemonic), _ODD.search(mnemonic) is not None, name


def head_of(text: str) -> Head:
    """Return what a statement is.  Plain labels are taken off, and what follows a plain word does not matter."""
    labels: list[tuple[str, int]] = []
    at = 0
    label = _LABEL.match(text)
    while label:
        name = label[1]
        if name[0] in "0123456789":
            name = name.lstrip("0") or "0"
        labels.append((name, at))
        at = label.end()
        label = _LABEL.match(text, at)
    length = len(text)
    if at == length:
        return Head(tuple(labels), "empty", "", "", length, length, length)
    plain = _PLAIN.match(text, at)
    if plain and plain[1][-1] not in "+-":
        end = plain.end(1)
        return Head(tuple(labels), "word", plain[1], "", min(end + 1, length), at, end)
    assigned = _ASSIGNED.match(text, at)
    if assigned:
        name, rest = assigned[1], assigned.start(3)
        return Head(tuple(labels), "assignment", name, assigned[2], rest, at, at + len(name))
    if not at:
        return parse_statement(text)
    head = parse_statement(text[at:])
    labels += [(name, offset + at) for name, offset in head.labels]
    return Head(tuple(labels), head.kind, head.name, head.operator, head.rest + at, head.at + at, head.word_end + at)


_units: dict[str, Unit] = {}
_cuts: dict[str, tuple[tuple[int, Unit], ...]] = {}


def unit_of(text: str) -> Unit:
    """Return the Unit of a statement; the same one for the same text."""
    unit = _units.get(text)
    if unit is None:
        if len(text) > _LONG:
            return Unit(text)
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
        if len(line) > _LONG:
            return _cut(line)
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
