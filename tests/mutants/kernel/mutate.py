"""Mechanical mutants of a handler of the kernel: one small edit each, on the text as it is written.

Nothing here knows which line matters.  Every operator is applied to every line of the target that it fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ..parts import Statement
from .targets import Target, cut


class Mutant(NamedTuple):
    """One edited copy: `number` in the list, target, operator, what was done (with the line), the changed lines
    (0-based number in the cut text -> new text)."""

    number: int
    target: Target
    kind: str
    description: str
    changes: tuple[tuple[int, str], ...]

    def text(self, tree: Path) -> str:
        """The whole text of the file."""
        lines = list(cut(tree, self.target).lines)
        for number, line in self.changes:
            lines[number] = line
        return "\n".join(lines)


class Edit(NamedTuple):
    """A description and the changed lines."""

    description: str
    changes: tuple[tuple[int, str], ...]


_STATEMENT = re.compile(
    r"(?P<lead>\s*(?:[\w.$]+\s*:\s*)?)(?P<mnemonic>[A-Za-z_][\w.]*[+-]?)(?P<gap>\s*)"
    r"(?P<operands>(?!\s*:)[^;\\/]*?)(?P<tail>\s*;?\s*(?:/\*.*)?\\?\s*)"
)
_REGISTER = re.compile(r"(?<![\w\\%])r(\d+)\b")
_SLOT = re.compile(r"(?<=,)\s*([A-Z_][^,]*?|0|4)(?=\(r\d+\)\s*$)")
_WORD = re.compile(r"\\?\b\w+")
_BRANCH = re.compile(r"b(?:l|eq|ne|lt|gt|le|ge|dnz)?[+-]?")

REGISTERS = ("r8", "r9", "r10", "r11", "r12", "r13", "r1", "r3")
SPRS = ("SPRN_SRR0", "SPRN_SRR1", "SPRN_CSRR0", "SPRN_DEAR", "SPRN_ESR", "SPRN_SPRG0", "SPRN_SPRG1", "SPRN_SPRG2",
        "SPRN_SPRG_THREAD", "SPRN_SPRG4W", "SPRN_SPRG5R", "SPRN_SPRG7W", "SPRN_PID", "SPRN_SPRG6R")  # fmt: skip
BRANCHES = ("b", "beq", "bne", "blt", "bge", "bdnz", "bl", "bne\tcr1,")
RETURNS = ("rfci", "rfmci", "rfdi", "blr", "b\t.")
NEIGHBOURS = {
    "mfspr": ("mtspr",), "mtspr": ("mfspr",), "lwz": ("stw", "lhz", "lwzu"), "stw": ("lwz", "sth", "stwu"),
    "mfcr": ("mtcr", "mfctr", "mflr", "mfmsr"),
    "mtcr": ("mfcr", "mtctr", "mtlr", "mtxer", "mtcrf\t0x80,", "mtcrf\t0x7f,"),
    "mtcrf": ("mtocrf",), "mflr": ("mtlr", "mfctr"), "andc.": ("and.", "andc", "subfc."), "rlwinm.": ("rlwinm",),
    "rlwinm": ("rlwimi", "rlwinm."), "rlwimi": ("rlwinm", "rlwimi."), "andi.": ("andis.", "ori"), "mr": ("mtctr",),
    "cmplw": ("cmpw", "cmplw\tcr7,", "subf."), "cmpwi": ("cmpwi\tcr6,", "addic."), "and": ("and.",), "li": ("lis",),
}  # fmt: skip
TARGETS_OF_BRANCHES = (
    ("DataStorage", "InstructionStorage"), (r"finish_tlb_load\w*", "interrupt_return"), ("2f", "3f"), ("3f", "2f"),
    ("4f", "2f"), ("5f", "2f"), ("1f", "2f"), ("2f", "1f"),
)  # fmt: skip
MASKS = ("0x80", "0x7f", "0xff", "0x81")
INSERTED = ("nop", "li\tr9, 0", "mr\tr3, r10", "mtlr\tr10", "mtctr\tr11", "mtxer\tr12", "cmpwi\tcr7, r10, 0",
            "andi.\tr11, r11, 1", "mtspr\tSPRN_SRR0, r10", "lwz\tr13, 0(r1)", "stw\tr12, 0(r1)", "bl\t1234f; 1234:",
            "mtspr\tSPRN_SPRG0, r11", "mfspr\tr10, SPRN_SPRG0", "crclr\t2", "addic\tr10, r10, 0")  # fmt: skip
"""The first does nothing, the others may lose a register, a field of CR, LR, CTR, XER or what is on its way."""


def mutants(tree: Path, target: Target, active: frozenset[int], first: int = 0) -> list[Mutant]:
    """All mutants of a target, numbered from `first` on; each text once, none equal to the original.

    `active` are the 0-based lines that the preprocessor lets through.
    """
    source = Source(tree, target, active)
    found: list[Mutant] = []
    seen: set[tuple[tuple[int, str], ...]] = set()
    for kind, operator in OPERATORS.items():
        for edit in operator(source):
            changes = tuple(sorted(one for one in edit.changes if source.lines[one[0]] != one[1]))
            if changes and changes not in seen:
                seen.add(changes)
                found.append(Mutant(first + len(found), target, kind, edit.description, changes))
    return found


class Source:
    """The statements of a target that may be mutated, by span."""

    def __init__(self, tree: Path, target: Target, active: frozenset[int]) -> None:
        text = cut(tree, target)
        self.lines, self.symbol, self._active = text.lines, text.symbol, active
        self.bodies = [list(self._statements(span)) for span in text.spans]
        words = " ".join(one.operands for one in self.statements())
        self.slots = tuple(
            dict.fromkeys(match[1] for one in self.statements() for match in _SLOT.finditer(one.operands))
        )
        self.sprs = (*dict.fromkeys(re.findall(r"\bSPRN_\w+", words)), *SPRS)

    def statements(self) -> Iterator[Statement]:
        """All of them."""
        for body in self.bodies:
            yield from body

    def _statements(self, span: range) -> Iterator[Statement]:
        in_macro = self.lines[span[0]].startswith(("#define", ".macro"))
        for number in span[1:]:
            if not in_macro and number not in self._active:
                continue
            match = _STATEMENT.fullmatch(self.lines[number])
            if match and not match["mnemonic"].startswith(("START_", "BEGIN_", "END_", "patch_site")):
                yield Statement(number, *match.groups())


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _one(one: Statement, new: str) -> Edit:
    return Edit(f"line {one.line + 1}: `{_flat(one.text)}` -> `{_flat(new)}`", ((one.line, one.written(new)),))


def _delete(source: Source) -> Iterator[Edit]:
    for one in source.statements():
        yield Edit(f"line {one.line + 1}: drop `{_flat(one.text)}`", ((one.line, one.written("")),))


def _swap(source: Source) -> Iterator[Edit]:
    for body in source.bodies:
        for one, two in pairwise(body):
            yield Edit(
                f"lines {one.line + 1}, {two.line + 1}: swap `{_flat(one.text)}` and `{_flat(two.text)}`",
                ((one.line, one.written(two.text)), (two.line, two.written(one.text))),
            )


def _insert(source: Source) -> Iterator[Edit]:
    for one in source.statements():
        for new in INSERTED:
            yield Edit(
                f"line {one.line + 1}: `{_flat(new)}` before `{_flat(one.text)}`",
                ((one.line, one.written(f"{new}; {one.text}")),),
            )


def _substitute(
    source: Source, pattern: re.Pattern[str], others: Callable[[Statement, str], Iterable[str]], group: int = 0
) -> Iterator[Edit]:
    for one in source.statements():
        for match in pattern.finditer(one.operands):
            for other in others(one, match[group]):
                changed = one.operands[: match.start(group)] + other + one.operands[match.end(group) :]
                if changed != one.operands:
                    yield _one(one, one.mnemonic + one.gap + changed)


def _register(source: Source) -> Iterator[Edit]:
    return _substitute(source, _REGISTER, lambda *_: REGISTERS)


def _slot(source: Source) -> Iterator[Edit]:
    return _substitute(source, _SLOT, lambda *_: source.slots, 1)


def _spr(source: Source) -> Iterator[Edit]:
    def others(one: Statement, found: str) -> Iterable[str]:
        is_spr = one.mnemonic in ("mtspr", "mfspr") and found.startswith(("SPRN_", "exc_level_"))
        return source.sprs if is_spr else ()

    return _substitute(source, _WORD, others)


def _opcode(source: Source) -> Iterator[Edit]:
    for one in source.statements():
        for other in NEIGHBOURS.get(one.mnemonic, ()):
            yield _one(one, other + (" " if other.endswith(",") else one.gap) + one.operands)
        if one.mnemonic in ("mfspr", "mtspr") and "##" not in one.operands:
            register, spr = (part.strip() for part in one.operands.split(",")[:: 1 if one.mnemonic == "mfspr" else -1])
            memory = "lwz" if one.mnemonic == "mfspr" else "stw"
            yield _one(one, f"{memory}\t{register}, {spr}")
            yield _one(one, f"{memory}\t{register}, {spr}(r10)")
        if one.mnemonic == "mtcrf":
            for mask in MASKS:
                yield _one(one, f"mtcrf\t{mask},{one.operands.split(',')[1]}")


def _return(source: Source) -> Iterator[Edit]:
    for one in source.statements():
        if one.mnemonic in ("rfi", "rfci"):
            for other in RETURNS:
                yield _one(one, other)


def _branch(source: Source) -> Iterator[Edit]:
    for one in source.statements():
        if _BRANCH.fullmatch(one.mnemonic):
            for other in BRANCHES:
                yield _one(one, other + (one.gap or "\t") + one.operands)


def _target(source: Source) -> Iterator[Edit]:
    for one in source.statements():
        if _BRANCH.fullmatch(one.mnemonic):
            for old, new in TARGETS_OF_BRANCHES:
                yield _one(one, one.mnemonic + one.gap + re.sub(old, new, one.operands))


def _before_symbol(source: Source) -> Iterator[Edit]:
    """The first statements stand before the symbol, moved there or put there."""
    symbol = source.lines[source.symbol]
    yield Edit("`nop` before the symbol", ((source.symbol, f"\tnop\n{symbol}"),))
    for count in (1, 2, 3):
        some = source.bodies[0][:count]
        moved = "\n".join(f"\t{one.text}" for one in some)
        if "##" not in moved and "exc_level" not in moved:
            yield Edit(
                f"{count} statements before the symbol",
                (*((one.line, one.written("")) for one in some), (source.symbol, f"{moved}\n{symbol}")),
            )


OPERATORS: dict[str, Callable[[Source], Iterator[Edit]]] = {
    "delete": _delete,
    "swap": _swap,
    "insert": _insert,
    "register": _register,
    "slot": _slot,
    "spr": _spr,
    "opcode": _opcode,
    "return": _return,
    "branch": _branch,
    "target": _target,
    "before-symbol": _before_symbol,
}
