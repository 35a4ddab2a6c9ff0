"""The statements that go out of the engine."""

from __future__ import annotations

from ppcmacro.gas.derived import Cut
from ppcmacro.gas.statement import Statement
from ppcmacro.source import Text

__all__ = ["ReadStatement"]


class ReadStatement(Statement):
    """A statement whose operands become a text of their own when somebody asks for them.

    Files of hundreds of thousands of lines pass through the engine; most of what could be said about their
    statements is never asked.
    """

    __slots__ = ("_operands", "_rest")

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
        self.origin = text.origin
        self.section = section
        self.address = address
        self.size = size
        self._rest = rest
        self._operands: Text | None = None

    @property
    def operands(self) -> Text:
        """The scrubbed text behind the head."""
        if self._operands is None:
            text = self.text
            string = text.text[self._rest :]
            self._operands = Cut(string, text.at(self._rest) if string else text.origin, text, self._rest)
        return self._operands

    @operands.setter
    def operands(self, value: Text) -> None:
        self._operands = value
