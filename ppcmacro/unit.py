"""One translation unit: an expanded file with what is needed to judge it (names, cpu, protocols)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ppcmacro import names
from ppcmacro.gas.expression import Expr, Linear, Lookup, evaluate, linear
from ppcmacro.gas.statement import Statement
from ppcmacro.gas.syntax import SyntaxFault, parse_expression
from ppcmacro.isa import Instruction, decode
from ppcmacro.isa.spr import canonical, name_of, number_of
from ppcmacro.macro.expansion import Expansion
from ppcmacro.macro.units import unit_of
from ppcmacro.patterns import pattern
from ppcmacro.protocols.model import Cpu, Level, Protocols
from ppcmacro.source import Origin, Source
from ppcmacro.spelling import spelled_operands

if TYPE_CHECKING:
    from ppcmacro.cpp import Preprocessed

__all__ = ["Unit"]

_NAME = pattern(names.NAME)
_WORDS = frozenset((".long", ".4byte", ".int"))


class Unit:
    """An expansion together with the preprocessor's names, the core it is for, and the protocols to hold it to.

    `preprocessed` is None for text that did not go through the C preprocessor.  `unconfigured` says that the file
    belongs to a tree whose configuration is missing, so that values in it may be those of another processor.
    `source` is the text of the file itself.  `cpu_known` is false when nothing names the core and `cpu` is only the
    usual one.
    """

    def __init__(
        self,
        path: str,
        expansion: Expansion,
        preprocessed: Preprocessed | None,
        protocols: Protocols,
        cpu: Cpu,
        unconfigured: bool = False,
        source: Source | None = None,
        cpu_known: bool = True,
    ) -> None:
        self.path = path
        self.expansion = expansion
        self.preprocessed = preprocessed
        self.protocols = protocols
        self.cpu = cpu
        self.unconfigured = unconfigured
        self.source = source
        self.cpu_known = cpu_known
        self._assigned_in: dict[str, tuple[str, ...]] = {}
        self._instructions: dict[int, Instruction | None] = {}
        self._displacements: dict[str, int] = {}
        self.value_of_text = lru_cache(maxsize=512)(self._value_of_text)
        self.offset_of_text = lru_cache(maxsize=512)(self._offset_of_text)

    @property
    def statements(self) -> list[Statement]:
        """The expanded statements, in order."""
        return self.expansion.statements

    def lookup(self, name: str, index: int | None = None) -> int | None:
        """Return the value of a name: an assigned symbol, or a well-known constant such as MSR_PR; else None.

        An assigned symbol has the value that GNU as uses in statement `index`; None asks for the one at the end.
        """
        value = self._assigned(name, index)
        if value is None:
            value = self.protocols.names.get(name)
        if value is None:
            value = self.protocols.ivor_names.get(name)
        if value is None and name.startswith(("SPRN_", "SPR_")):
            value = number_of(name.partition("_")[2], self.cpu.family)
        return value

    def _assigned(self, name: str, index: int | None) -> int | None:
        """Return the value of an assigned symbol at a statement, or at the end."""
        expansion = self.expansion
        if index is not None and name in expansion.assignments:
            return expansion.assignments.value(name, index, expansion.symbols.get)
        return expansion.symbols.get(name)

    def _lookup_at(self, index: int | None) -> Lookup:
        if index is None or not self.expansion.assignments:
            return self.lookup
        return lambda name: self.lookup(name, index)

    def instruction(self, index: int) -> Instruction | None:
        """Decode statement `index`; None when it is no instruction, or one that the tables do not have.

        Assigned symbols that stand for registers or other operands have the value that they have there.
        """
        try:
            return self._instructions[index]
        except KeyError:
            found = self._instructions[index] = self._decoded(index)
            return found

    def _decoded(self, index: int) -> Instruction | None:
        statement = self.statements[index]
        if statement.kind != "instruction":
            return None
        head, operands = statement.head, statement.operand_text
        assigned = self._assigned_names(operands) if self.expansion.symbols or self.expansion.assignments else ()
        if not assigned:
            return decode(head, operands, self.cpu.family)
        values = tuple((name, self._assigned(name, index)) for name in assigned)
        return _decode_with(head, operands, self.cpu.family, values)

    def code(self) -> Iterator[tuple[int, Instruction]]:
        """Yield all instructions that the tables have, each with the index of its statement."""
        for index in range(len(self.statements)):
            instruction = self.instruction(index)
            if instruction is not None:
                yield index, instruction

    def word(self, index: int) -> Instruction | None:
        """Decode statement `index` when it is a directive with one 32-bit value, such as `.long 0x4c000066` (rfci).

        None when it is another statement, when the value is not known, and when it is no instruction of this core.
        """
        statement = self.statements[index]
        if statement.head not in _WORDS:
            return None
        parsed = parse_expression(statement.operands.text)
        value = None if isinstance(parsed, SyntaxFault) else self.evaluate(parsed, index)
        if value is None:
            return None
        from ppcmacro.isa.words import decode_word

        return decode_word(value, self.cpu.family)

    def _assigned_names(self, operands: str) -> tuple[str, ...]:
        """Return the assigned symbols that an operand text names."""
        found = self._assigned_in.get(operands)
        if found is None:
            symbols, assignments = self.expansion.symbols, self.expansion.assignments
            words = dict.fromkeys(_NAME.findall(operands))
            found = tuple(word for word in words if word in symbols or word in assignments)
            self._assigned_in[operands] = found
        return found

    def evaluate(self, expression: Expr | None, index: int | None = None) -> int | None:
        """Return the value of a parsed expression, None when it is not constant.

        `index` is the statement in which it stands, for the values of assigned symbols; None: those at the end.
        """
        return None if expression is None else evaluate(expression, self._lookup_at(index))

    def offset(self, expression: Expr | None, index: int | None = None) -> Linear | None:
        """Return a displacement as a sum of names and a constant; a missing one counts as 0.

        `index` is as in `evaluate`.
        """
        return Linear(0, ()) if expression is None else self._equal(linear(expression, self._lookup_at(index)))

    def _parse(self, text: str) -> Expr | None:
        if self.preprocessed is not None:
            text = self.preprocessed.macros.expand(text)
        parsed = parse_expression(text.replace(" ", ""))
        return None if isinstance(parsed, SyntaxFault) else parsed

    def _value_of_text(self, text: str) -> int | None:
        return self.evaluate(self._parse(text))

    def learn(self, displacements: Mapping[str, int]) -> None:
        """Take the numbers of displacements that protocols name and the text does not."""
        self._displacements.update(displacements)
        self.offset_of_text.cache_clear()

    def _offset_of_text(self, text: str) -> Linear | None:
        if text in self._displacements:
            return Linear(self._displacements[text], ())
        expression = self._parse(text)
        return None if expression is None else self._equal(linear(expression, self.lookup))

    def _equal(self, offset: Linear | None) -> Linear | None:
        """Return a sum with what symbols were set to in their place, where that is no number."""
        if offset is None or not offset.terms or not any(name in self.equated for name, _ in offset.terms):
            return offset
        constant, terms = offset.constant, dict[str, int]()
        for name, factor in offset.terms:
            for part, times in self.equated.get(name, Linear(0, ((name, 1),))).terms:
                terms[part] = terms.get(part, 0) + times * factor
            constant += self.equated[name].constant * factor if name in self.equated else 0
        return Linear(constant, tuple(sorted((name, factor) for name, factor in terms.items() if factor)))

    @cached_property
    def equated(self) -> dict[str, Linear]:
        """The symbols that are set once, to a sum of names whose values are not known: `AREA = PACA_EXGEN`."""
        symbols = self.expansion.symbols
        sums = {name: linear(text, self.lookup) for name, text in self.set_once.items() if name not in symbols}
        return {name: value for name, value in sums.items() if value is not None and name not in dict(value.terms)}

    @cached_property
    def set_once(self) -> dict[str, Expr]:
        """What the symbols are set to that have one assignment, `NAME = EXPRESSION`."""
        found: dict[str, Expr | None] = {}
        for statement in self.statements:
            if statement.kind == "assignment":
                parsed = None if statement.head in found else parse_expression(statement.operands.text)
                found[statement.head] = None if isinstance(parsed, SyntaxFault) else parsed
        return {name: value for name, value in found.items() if value is not None}

    def spr(self, name: str, level: Level | None = None) -> int | None:
        """Return the number of an SPR by name; `xSRR0` and `xSRR1` are the pair of the level."""
        if name in ("xSRR0", "xSRR1"):
            if level is None:
                return None
            name = level.srr[name == "xSRR1"]
        number = int(name) if name.isdigit() else number_of(name, self.cpu.family)
        return None if number is None else canonical(number, self.cpu.family)

    def spr_name(self, number: int) -> str:
        """Return the name of an SPR of this core, or `SPR 123` when it has none."""
        return name_of(number, self.cpu.family) or f"SPR {number}"

    def spelled(self, index: int) -> str:
        """Return the text of a statement with the C names it was written with, without labels."""
        statement = self.statements[index]
        operands = spelled_operands(statement.text, statement.operands)
        return f"{statement.head} {operands}" if operands else statement.head

    def origin(self, index: int) -> Origin:
        """Return where statement `index` is written and how it got there.

        That is behind the labels that stand before it, unless only one of the two came out of a C macro.
        """
        statement = self.statements[index]
        origin = statement.origin
        if not statement.labels or not statement.head:
            return origin
        word = statement.text.at(unit_of(statement.text.text).at)
        return word if word.frame is origin.frame and word.location.source is origin.location.source else origin

    def line(self, index: int) -> int:
        """Return the 1-based line on which statement `index` is written."""
        return self.statements[index].origin.location.line


@lru_cache(1 << 14)
def _decode_with(
    head: str, operands: str, family: str, values: tuple[tuple[str, int | None], ...]
) -> Instruction | None:
    """Decode an instruction whose operands name symbols with these values."""
    return decode(head, operands, family, dict(values).get)
