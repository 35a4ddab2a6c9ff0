"""The rows of the instruction table by mnemonic; the notation is explained in `ppcmacro.isa.tables`."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple

__all__ = ["Effects", "Row", "mnemonics", "row_of"]

# in the order in which they are searched, and loaded when it comes to that
_MODULES = ("integer", "system", "floating", "vector", "vsx", "spe")

# what a record form writes and reads besides
_RECORDS = {"cr0": "w:cr0 r:xer", "cr1": "w:cr1 r:fpscr", "cr6": "w:cr6"}


class Effects(NamedTuple):
    """What a row says beyond its operands.

    reads, writes, partial   resources; "cr" stands for those of an fxm operand, or all fields
    load, store              width and letters of an access to memory such as "4a", "" for none
    default_field            the CR field that is written when the first operand is missing
    loose                    operand counts and ranges depend on the processor
    size                     bytes
    """

    reads: tuple[str, ...]
    writes: tuple[str, ...]
    partial: tuple[str, ...]
    load: str
    store: str
    default_field: str
    loose: bool
    size: int


class Row(NamedTuple):
    """A mnemonic's alternatives: for each the operand tokens and the effects."""

    alternatives: tuple[tuple[tuple[str, ...], Effects], ...]


_BRACES = pattern(r"\{([^{}]*)\}")


def _expanded(names: str) -> list[str]:
    """`a{b,c}d` as abd, acd; the innermost braces first, so that they may nest."""
    match = _BRACES.search(names)
    if not match:
        return [names]
    before, after = names[: match.start()], names[match.end() :]
    if before.count("{") > before.count("}"):
        # within other braces the alternatives are spelt out there, with what stands around them up to the comma
        left = max(before.rfind(","), before.rfind("{")) + 1
        ends = [at for at in (_end_of_part(after),) if at >= 0]
        right = ends[0] if ends else len(after)
        parts = [before[left:] + part + after[:right] for part in match[1].split(",")]
        return _expanded(before[:left] + ",".join(parts) + after[right:])
    return [name for part in match[1].split(",") for name in _expanded(before + part + after)]


def _end_of_part(text: str) -> int:
    depth = 0
    for at, character in enumerate(text):
        if character == "{":
            depth += 1
        elif character in ",}" and depth == 0:
            return at
        elif character == "}":
            depth -= 1
    return -1


@lru_cache(len(_MODULES))
def _lines(name: str) -> dict[str, tuple[str, str, str]]:
    """For each mnemonic of a module its operands, its effects, and what its ending adds to them."""
    module = import_module(f"ppcmacro.isa.tables.{name}")
    record = _RECORDS[module.SUFFIX_RECORD]
    lines: dict[str, tuple[str, str, str]] = {}
    for line in module.ROWS.split("\n"):
        if not line:
            continue
        names, suffixes, operands, effects = line.split("|")
        for name in names.split(" "):
            for mnemonic in _expanded(name) if "{" in name else (name,):
                lines[mnemonic] = operands, effects, ""
                if "o" in suffixes:
                    lines[mnemonic + "o"] = operands, effects, "r:xer p:xer"
                if "." in suffixes:
                    lines[mnemonic + "."] = operands, effects, record
                if suffixes == "o.":
                    lines[mnemonic + "o."] = operands, effects, record + " p:xer"
    return lines


def mnemonics() -> frozenset[str]:
    """Return all mnemonics of the table (branches and moves of single SPRs have their own modules)."""
    return frozenset(mnemonic for name in _MODULES for mnemonic in _lines(name))


@lru_cache(4096)
def row_of(mnemonic: str) -> Row | None:
    """Return the row of a mnemonic in lower case without hint, or None."""
    found = None
    for name in _MODULES:
        found = _lines(name).get(mnemonic)
        if found is not None:
            break
    else:
        return None
    operands, effects, ending = found
    alternatives = operands.split("/")
    each = effects.split("/")
    result: list[tuple[tuple[str, ...], Effects]] = []
    for index, alternative in enumerate(alternatives):
        parsed = _effects(f"{each[index] if len(each) > 1 else effects} {ending}")
        tokens = tuple(alternative.split())
        if tokens and tokens[0].endswith("?"):
            result.append((tokens[1:], parsed))
            tokens = (tokens[0][:-1], *tokens[1:])
        result.append((tokens, parsed))
    return Row(tuple(result))


def _effects(text: str) -> Effects:
    sets: dict[str, list[str]] = {"r": [], "w": [], "p": []}
    load = store = default_field = ""
    loose, size = False, 4
    for token in text.split():
        if token[1:2] == ":":
            sets[token[0]] += token[2:].split(",")
        elif token[0] == "L":
            load = token[1:]
        elif token[0] == "S":
            store = token[1:]
        elif token == "x":
            loose = True
        elif token == "8":
            size = 8
        else:
            default_field = token
    return Effects(tuple(sets["r"]), tuple(sets["w"]), tuple(sets["p"]), load, store, default_field, loose, size)
