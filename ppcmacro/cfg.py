"""Where control goes from a statement: fall-through, labels, and what leaves the file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from ppcmacro.gas.expression import Expr, Name
from ppcmacro.gas.statement import Statement
from ppcmacro.patterns import pattern

__all__ = ["Flow"]

_NUMERIC = pattern(r"(\d+)([bf])")
_NO_CODE = frozenset({"label", "assignment"})
# In code the assembler pads with instructions that do nothing.
_PADDING = frozenset({".align", ".balign", ".balignw", ".balignl", ".p2align", ".p2alignw", ".p2alignl"})
_SECTIONS = frozenset({".section", ".pushsection", ".popsection", ".previous", ".text", ".data", ".bss", ".subsection"})


class Flow:
    """Control flow over the statements of one expansion.

    Code is identified by the index of its statement.  `Nb` and `Nf` are resolved as GNU as does, by position in
    the whole file, so that a label inside another macro's expansion is found where the assembler finds it.
    """

    def __init__(self, statements: list[Statement]) -> None:
        self.statements = statements
        self.labels: dict[str, int] = {}
        self._numeric: dict[int, list[int]] = {}
        self._labelled: list[int] = []
        self._again: dict[str, list[int]] = {}
        self._following: dict[int, int | None] = {}
        self._code_of_label: dict[int, int | None] = {}
        for index, statement in enumerate(statements):
            if statement.labels:
                self._labelled.append(index)
            for name in statement.labels:
                if name.isdigit():
                    self._numeric.setdefault(int(name), []).append(index)
                elif self.labels.setdefault(name, index) != index:
                    self._again.setdefault(name, []).append(index)

    @cached_property
    def joins(self) -> frozenset[int]:
        """The statements at which paths can meet: those behind a label."""
        return frozenset(at for at in (self.code_of_label(index) for index in self._labelled) if at is not None)

    def following(self, index: int) -> int | None:
        """Return the statement that is executed after `index` when nothing branches, None at the end of the section."""
        try:
            return self._following[index]
        except KeyError:
            found = self._following[index] = self.code_at(index + 1, self.statements[index].section)
            return found

    def code_at(self, index: int, section: str | None = None) -> int | None:
        """Return the first statement from `index` on that puts something into the section of that statement.

        Directives without content, labels, padding and visits to other sections are passed over.
        """
        statements = self.statements
        if index >= len(statements):
            return None
        if section is None:
            section = statements[index].section
        for at in range(index, len(statements)):
            statement = statements[at]
            if statement.section != section or statement.kind in _NO_CODE:
                continue
            if statement.kind == "instruction" or (statement.size and statement.head not in _PADDING):
                return at
        return None

    def code_of_label(self, index: int) -> int | None:
        """Return the first statement from that of a label on that puts something behind the label.

        A label before `.pushsection` belongs to the section that the directive leaves.
        """
        try:
            return self._code_of_label[index]
        except KeyError:
            begin, section = index, None
            if index and self.statements[index].head in _SECTIONS:
                begin, section = index + 1, self.statements[index - 1].section
            found = self._code_of_label[index] = self.code_at(begin, section)
            return found

    def label_at(self, name: str, index: int) -> int | None:
        """Return the statement with the label `name` as seen from statement `index`, None when it is elsewhere."""
        match = _NUMERIC.fullmatch(name)
        if not match:
            return self._in_same_branch(name, index) if name in self._again else self.labels.get(name)
        places = self._numeric.get(int(match[1]), [])
        if match[2] == "b":
            at = bisect_right(places, index) - 1
            return places[at] if at >= 0 else None
        at = bisect_left(places, index + 1)
        return places[at] if at < len(places) else None

    def _in_same_branch(self, name: str, index: int) -> int:
        """Return the first definition that a statement sees: none in another branch of a conditional that was kept."""
        own = self._branches[index]
        for at in (self.labels[name], *self._again[name]):
            if all(own.get(opened, number) == number for opened, number in self._branches[at].items()):
                return at
        return self.labels[name]

    @cached_property
    def _branches(self) -> list[dict[int, int]]:
        """For each statement the kept conditionals around it, by the statement that opens them, with its branch."""
        found: list[dict[int, int]] = []
        around: dict[int, int] = {}
        for index, statement in enumerate(self.statements):
            if statement.kind == "kept":
                if statement.head == ".endif":
                    around = dict(list(around.items())[:-1])
                elif statement.head.startswith(".else") and around:
                    opened = next(reversed(around))
                    around = {**around, opened: around[opened] + 1}
                elif statement.head.startswith(".if"):
                    around = {**around, index: 0}
            found.append(around)
        return found

    def target(self, expression: Expr | None, index: int) -> tuple[str, int | None]:
        """Return the name a branch at statement `index` goes to and the statement that carries it, if it is here.

        The name is "" when the target is not a plain label.
        """
        if not isinstance(expression, Name):
            return "", None
        if expression.name in (".", "$"):
            return ".", index
        return expression.name, self.label_at(expression.name, index)
