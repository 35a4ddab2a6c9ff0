"""The statements that go out of the engine."""

from __future__ import annotations

from ppcmacro.gas.derived import Cut
from ppcmacro.gas.statement import Statement
from ppcmacro.source import Origin, Text

__all__ = ["ReadStatement"]


class _Operands(Cut):
    """What follows the first word of a statement; where it stands is worked out on demand too."""

    __slots__ = ("_place",)

    def __init__(self, base: Text, start: int) -> None:
        self.text = base.text[start:]
        self._pieces = None
        self._base = base
        self._start = start
        self._place: Origin | None = None

    @property
    def origin(self) -> Origin:
        """The place of the first operand, of the statement when it has none."""
        if self._place is None:
            self._place = self._base.at(self._start) if self.text else self._base.origin
        return self._place

    @origin.setter
    def origin(self, value: Origin) -> None:
        self._place = value


class ReadStatement(Statement):
    """A statement whose operands become a text of their own when somebody asks for them.

    Files of hundreds of thousands of lines pass through the engine; most of what could be said about their
    statements is never asked.
    """

    __slots__ = ("_operands", "rest")

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
        self.rest = rest
        self._operands: Text | None = None

    @property
    def operands(self) -> Text:
        """The scrubbed text behind the head."""
        if self._operands is None:
            self._operands = _Operands(self.text, self.rest)
        return self._operands

    @operands.setter
    def operands(self, value: Text) -> None:
        self._operands = value
