"""One translation unit: an expanded file with what is needed to judge it (names, cpu, protocols)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ppcmacro.gas.expression import Expr, Linear, evaluate, linear
from ppcmacro.gas.statement import Statement
from ppcmacro.gas.syntax import SyntaxFault, parse_expression
from ppcmacro.isa import Instruction, decode
from ppcmacro.isa.spr import canonical, name_of, number_of
from ppcmacro.macro.expansion import Expansion
from ppcmacro.protocols.model import Cpu, Level, Protocols
from ppcmacro.spelling import spelled_operands

if TYPE_CHECKING:
    from ppcmacro.cpp import Preprocessed

__all__ = ["Unit"]


class Unit:
    """An expansion together with the preprocessor's names, the core it is for, and the protocols to hold it to.

    `preprocessed` is None for text that did not go through the C preprocessor.  `unconfigured` says that the file
    belongs to a tree whose configuration is missing, so that values in it may be those of another processor.
    """

    def __init__(
        self,
        path: str,
        expansion: Expansion,
        preprocessed: Preprocessed | None,
        protocols: Protocols,
        cpu: Cpu,
        unconfigured: bool = False,
    ) -> None:
        self.path = path
        self.expansion = expansion
        self.preprocessed = preprocessed
        self.protocols = protocols
        self.cpu = cpu
        self.unconfigured = unconfigured
        self.value_of_text = lru_cache(maxsize=512)(self._value_of_text)
        self.offset_of_text = lru_cache(maxsize=512)(self._offset_of_text)

    @property
    def statements(self) -> list[Statement]:
        """The expanded statements, in order."""
        return self.expansion.statements

    def lookup(self, name: str) -> int | None:
        """Return the value of a name: an assigned symbol, or a well-known constant such as MSR_PR; else None."""
        value = self.expansion.symbols.get(name)
        if value is None:
            value = self.protocols.names.get(name)
        if value is None:
            value = self.protocols.ivor_names.get(name)
        if value is None and name.startswith(("SPRN_", "SPR_")):
            value = number_of(name.partition("_")[2], self.cpu.family)
        return value

    def instruction(self, index: int) -> Instruction | None:
        """Decode statement `index`; None when it is no instruction, or one that the tables do not have."""
        statement = self.statements[index]
        if statement.kind != "instruction":
            return None
        return decode(statement.head, statement.operands.text, self.cpu.family)

    def evaluate(self, expression: Expr | None) -> int | None:
        """Return the value of a parsed expression, None when it is not constant here."""
        return None if expression is None else evaluate(expression, self.lookup)

    def offset(self, expression: Expr | None) -> Linear | None:
        """Return a displacement as a sum of names and a constant; a missing one counts as 0."""
        return Linear(0, ()) if expression is None else linear(expression, self.lookup)

    def _parse(self, text: str) -> Expr | None:
        if self.preprocessed is not None:
            text = self.preprocessed.macros.expand(text)
        parsed = parse_expression(text.replace(" ", ""))
        return None if isinstance(parsed, SyntaxFault) else parsed

    def _value_of_text(self, text: str) -> int | None:
        return self.evaluate(self._parse(text))

    def _offset_of_text(self, text: str) -> Linear | None:
        expression = self._parse(text)
        return None if expression is None else linear(expression, self.lookup)

    def spr(self, name: str, level: Level | None = None) -> int | None:
        """Return the number of an SPR by name; `xSRR0` and `xSRR1` are the pair of the level."""
        if name in ("xSRR0", "xSRR1"):
            if level is None:
                return None
            name = level.srr[name == "xSRR1"]
        number = number_of(name, self.cpu.family)
        return None if number is None else canonical(number, self.cpu.family)

    def spr_name(self, number: int) -> str:
        """Return the name of an SPR of this core, or `SPR 123` when it has none."""
        return name_of(number, self.cpu.family) or f"SPR {number}"

    def spelled(self, index: int) -> str:
        """Return the text of a statement with the C names it was written with, without labels."""
        statement = self.statements[index]
        operands = spelled_operands(statement.text, statement.operands)
        return f"{statement.head} {operands}" if operands else statement.head

    def line(self, index: int) -> int:
        """Return the 1-based line on which statement `index` is written."""
        return self.statements[index].origin.location.line
