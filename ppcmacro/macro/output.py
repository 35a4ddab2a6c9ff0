"""The statements that go out of the engine.

What could be said about a statement is worked out when somebody asks for it, as with `LazyText`.
"""

from __future__ import annotations

from ppcmacro.gas.derived import Cut
from ppcmacro.gas.statement import Statement
from ppcmacro.source import Origin, Text

__all__ = ["ReadStatement"]


class _Operands(Cut):
    """What follows the first word of a statement; its place is that of the statement when there is nothing."""

    __slots__ = ()

    def find_origin(self) -> Origin:
        return self._base.at(self._start) if self.text else self._base.origin


class ReadStatement(Statement):
    """A statement whose operands become a text of their own when somebody asks for them."""

    __slots__ = ("rest",)

    def __init__(
        self,
        kind: str,
        text: Text,
        labels: tuple[str, ...],
        head: str,
        rest: int,
        section: str,
        address: int | None,
        size: int | None,
    ) -> None:
        """`rest` is the offset in the text where the operands begin; the other arguments are as in `Statement`."""
        self.kind = kind
        self.text = text
        self.labels = labels
        self.head = head
        self.section = section
        self.address = address
        self.size = size
        self.rest = rest

    def __getattr__(self, name: str) -> Origin | Text:
        # Python comes here only while the slot is empty.  The text keeps its origin, so the statement need not.
        if name == "origin":
            return self.text.origin
        if name == "operands":
            self.operands = _Operands(self.text.text[self.rest :], self.text, self.rest)
            return self.operands
        raise AttributeError(name)

    @property
    def operand_text(self) -> str:
        return self.text.text[self.rest :]
