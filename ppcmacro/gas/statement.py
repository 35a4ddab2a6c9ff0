"""The expanded statement: what the macro engine gives to the writer, the layout and the analysis."""

from __future__ import annotations

from ppcmacro.source import Origin, Text

__all__ = ["Statement"]


class Statement:
    """One statement that is left after expansion.

    kind      "instruction", "directive", "assignment" (`n = e`), "label" (nothing but labels),
              "kept" (a macro-level directive that is kept because its condition depends on addresses)
    text      the scrubbed statement with its labels, without a trailing `;` or newline
    labels    the names its leading labels define, in order; numeric labels are digits
    head      the mnemonic or directive in lower case, the assigned name for an assignment, "" for a label
    operands  the scrubbed text behind the head, with the C names its parts were written as
    origin    where the statement is written and the chain of calls that led there
    section   the name of the section it goes to
    address   the offset in its section in bytes where that is known, else None
    size      its size in bytes where that is known, else None
    """

    __slots__ = ("address", "head", "kind", "labels", "operands", "origin", "section", "size", "text")

    def __init__(
        self,
        kind: str,
        text: Text,
        labels: tuple[str, ...],
        head: str,
        operands: Text,
        origin: Origin,
        section: str = ".text",
        address: int | None = None,
        size: int | None = None,
    ) -> None:
        self.kind = kind
        self.text = text
        self.labels = labels
        self.head = head
        self.operands = operands
        self.origin = origin
        self.section = section
        self.address = address
        self.size = size

    @property
    def operand_text(self) -> str:
        """The characters of the operands."""
        return self.operands.text

    def __repr__(self) -> str:
        return f"Statement({self.text.text!r})"
