"""The reader: takes statement after statement as GNU as does, executes what belongs to the macro layer, and passes
on the rest.

One level of input is current at a time (`levels`).  What a statement does is looked up by its first word:
conditionals first, because they alone are read in dead code; then directives, macros, and what is left goes out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NoReturn

from ppcmacro import codes
from ppcmacro.gas.derived import origins_at
from ppcmacro.gas.directives import DATA_SIZES, STRINGS, known_in
from ppcmacro.gas.forms import FORMS, NAMED
from ppcmacro.gas.syntax import SyntaxFault, parse_expression, parse_operands
from ppcmacro.layout import Layout
from ppcmacro.macro import calls, conditionals, directives, loops
from ppcmacro.macro.checks import Checks
from ppcmacro.macro.collect import report_swallowed
from ppcmacro.macro.conditionals import Conditionals
from ppcmacro.macro.counters import Counters
from ppcmacro.macro.expansion import Expansion, SymbolDefinition
from ppcmacro.macro.explain import junk
from ppcmacro.macro.levels import FileLevel, Level, LimitError
from ppcmacro.macro.options import ExpandOptions
from ppcmacro.macro.output import ReadStatement
from ppcmacro.macro.placement import misplaced
from ppcmacro.macro.reports import Reports
from ppcmacro.macro.symbols import Symbols
from ppcmacro.macro.units import Unit, unit_of
from ppcmacro.patterns import pattern
from ppcmacro.source import Location, Origin, Source, Text

__all__ = ["Engine", "Stop"]

_WORD = r"[-~]?(?:[A-Za-z_.$][A-Za-z0-9_.$]*|0[xX][0-9A-Fa-f]+|0[bB][01]+|0[0-7]*|[1-9][0-9]*)"
# Between words stand operators and commas, none at an end: said so, and not as "a word and more words", because
# that names each part twice, and the pattern would take four times as long to compile.
_INNER = rf"(?:{_WORD}|\((?:{_WORD}(?:[-+*/|&]|(?=\))))+(?<![-+*/|&])\))"
_SIMPLE_VALUES = pattern(rf"(?:{_INNER}(?:[-+*/|&]|(?:@[A-Za-z]+)?(?:,|$)))*(?<![-+*/|&,])$")


_CHECKED = frozenset((*FORMS, *NAMED))
_STRING_LIST = pattern(r'(?:[ ,]|"(?:[^"\\]|\\.)*"|<[^>"]*>)*', re.DOTALL)


class Stop(Exception):
    """Reading ends here: `.end`, `.abort`, or something that GNU as does not survive."""


class Engine(Reports):
    """One run over one input.  `run` gives the result."""

    def __init__(self, options: ExpandOptions) -> None:
        self.options = options
        self.result = Expansion()
        self.layout = Layout()
        self.symbols = Symbols(self.layout, options.regnames)
        for name, value in options.symbols.items():
            self.symbols.assign(name, str(value), "set")
            self.result.assignments.note(name, -1, self.symbols)
        self.macros: dict[str, calls.Macro] = {}
        self.known = known_in(options.gas_version)
        self.conditionals = Conditionals(self)
        self.alternate = options.alternate
        self.levels: list[Level] = []
        self.level: Level = Level.__new__(Level)
        self.nest = 0
        self.counters = Counters()
        self.steps = 0
        self.produced = 0
        self.label_places: dict[str, SymbolDefinition] = {}
        self.misaligned: dict[tuple[str, int], tuple[Unit, Text, int]] = {}
        self.short = False
        self.checks = Checks(self)
        self.written = self.result.statements
        self.last: Text | None = None

    # ---- the loop ----

    def run(self, lines: Iterable[Text]) -> Expansion:
        """Read all input and return what came of it."""
        lines = iter(lines)
        first = next(lines, None)
        if first is not None:
            if first.text.rstrip("\r") == "#NO_APP":
                message = "`#NO_APP` as first line begins text that is not scrubbed, which is not supported"
                self.report(codes.UNSUPPORTED, first, message, help="remove the line and assemble the file again")
                return self.result
            lines = chain((first,), lines)
        self.push(FileLevel(lines, self.options.gas_version))
        try:
            self._read()
        except Stop:
            pass
        except LimitError as error:
            self._limit(error.what, f"{error.limit} characters")
        while self.levels:
            self._close(self.levels.pop())
        self.conditionals.finish_input()
        self._report_misaligned()
        self.checks.finish()
        self._finish_symbols()
        return self.result

    def _read(self) -> None:
        limit = self.options.limits.statements
        table = _HANDLERS
        state = self.conditionals
        while True:
            level = self.level
            index = level.index
            units = level.units
            if index >= len(units):
                if not level.fill():
                    if self.pop():
                        continue
                    return
                units = level.units
                index = 0
                self.steps += len(units)
                if self.steps > limit:
                    self._limit("too many statements", f"{limit} statements")
                    return
            level.index = index + 1
            unit = units[index][1]
            if state.dead:
                if unit.guarded:
                    self._guarded(unit, level.text(index))
                continue
            if unit.dotted:
                handler = table.get(unit.name)
                if handler is None and unit.name in self.known:
                    self._emit_directive(unit, level.text(index))
                elif handler is not None:
                    text = level.text(index)
                    if unit.labels and unit.name not in _KEEPS_LABELS:
                        self.emit_labels(unit, text)
                    handler(self, unit, text)
                else:
                    self._call_or_complain(unit, level.text(index))
            elif unit.kind == "word":
                macro = self.macros.get(unit.name)
                if macro is not None:
                    self._call(macro, unit, level.text(index))
                else:
                    self._emit_instruction(unit, level.text(index))
            else:
                self._other(unit, level.text(index))

    def _guarded(self, unit: Unit, text: Text) -> None:
        """A statement of dead code that is read all the same because of how its name begins."""
        handler = conditionals.DIRECTIVES.get(unit.name)
        if handler is not None:
            handler(self.conditionals, unit, text)
        elif unit.name == "linefile":
            directives.line_file(self, unit, text)
        elif unit.name not in self.known:
            self._call_or_complain(unit, text)

    def push(self, level: Level) -> None:
        """Make a level the current one."""
        self.levels.append(level)
        self.level = level
        if level.kind != "file":
            self.nest += 1

    def pop(self) -> bool:
        """Leave a level that is at its end; return False when it was the last."""
        if not self.levels:
            return False
        level = self.levels.pop()
        if level.kind == "macro":
            self.conditionals.finish(self.nest, self.last)
        self._close(level)
        if not self.levels:
            return False
        self.level = self.levels[-1]
        return True

    def _close(self, level: Level) -> None:
        if level.kind != "file":
            self.nest -= 1
        if level.number >= 0:
            self.result.calls[level.number].last = len(self.written)
        scrubber = level.scrubber
        for origin, message in scrubber.problems:
            self.result.diagnostics.append(codes.READER_WARNING(origin, message))
        if scrubber.nul is not None:
            self.result.diagnostics.append(
                codes.BINARY_INPUT(scrubber.nul, "a NUL byte stands in the line: this is no text file")
            )

    def stop(self) -> NoReturn:
        """End the reading."""
        raise Stop

    def count_text(self, length: int) -> None:
        """Take note of characters that an expansion produces."""
        self.produced += length
        if self.produced > self.options.limits.text:
            raise LimitError("the expansion is too long", self.options.limits.text)

    def _limit(self, what: str, limit: str) -> None:
        self.conditionals.stack.clear()
        origin = self._reached()
        self.result.diagnostics.append(
            codes.LIMIT_REACHED(
                origin,
                f"{what}: the limit of {limit} is reached",
                help="look for a loop or a recursion without an end, or allow more with `--max-expansion`",
            )
        )

    def _reached(self) -> Origin:
        """Return how far the reading came: a statement, or the line outside of all expansions that led there."""
        # The first line of an expansion may be too much already: then it is the call that is reported.
        level = next((level for level in reversed(self.levels) if level.units), None)
        if level is None:
            return _outermost(self)
        if level.index:
            return level.text(level.index - 1).origin
        location = level.text(0).origin.outermost()
        return Origin(Location(location.source, location.line))

    # ---- what goes out ----

    def emit(self, kind: str, unit: Unit, text: Text, head: str, address: int | None, size: int | None) -> None:
        """Append a statement to the result."""
        self.last = text
        if unit.refers:
            self.checks.refer(kind, unit, text)
        self.written.append(ReadStatement(kind, text, unit.labels, head, unit.rest, self.layout.section, address, size))

    def _emit_instruction(self, unit: Unit, text: Text) -> None:
        if unit.labels:
            self.define_labels(unit, text)
        if unit.escaped and self.stray(unit, text):
            return
        if unit.swallows:
            report_swallowed(self, text, unit.swallows, "GNU as takes it for an operand")
            return
        if unit.odd and self.options.incomplete and "(" in unit.mnemonic:
            # The use of a C macro that a missing header defines: kept as it stands, of any length.
            self.layout.unknown()
            self.emit("instruction", unit, text, unit.mnemonic, None, None)
            return
        if unit.odd:
            message = f"unrecognized opcode: `{unit.mnemonic}`"
            self.report(codes.UNKNOWN_OPCODE, text, message, offset=unit.at)
            return
        if "@" in unit.text and self.checks.bad_relocation(unit, text):
            return
        address = self.layout.instruction(unit.size)
        if unit.short:
            self.short = True
        if address is not None and address & 3 and unit.size != 8:
            self.misaligned.setdefault((self.layout.section, address & 1), (unit, text, address))
        if unit.size == 8 and unit.labels and address is not None:
            self._move_labels(unit)
        self.emit("instruction", unit, text, unit.mnemonic, address, unit.size)

    def _report_misaligned(self) -> None:
        """Report the first instruction of each section that begins where none can.

        The variable-length encoding (VLE) has instructions of 2 bytes, so there every even address will do.
        """
        unit_size = 2 if self.short else 4
        done = set()
        for (section, odd), (unit, text, address) in self.misaligned.items():
            if section in done or (self.short and not odd):
                continue
            done.add(section)
            where = f"it stands at offset {address:#x} of `{section}`"
            message = f"instruction address is not a multiple of {unit_size}: {where}"
            self.report(codes.SYNTAX_ERROR, text, message, offset=unit.at, help=f"put `.balign {unit_size}` before it")

    def _move_labels(self, unit: Unit) -> None:
        """The alignment of a prefixed instruction moves the labels on its own line."""
        here = self.layout.here()
        for name in unit.labels:
            symbol = self.symbols.table.get(name)
            if symbol is not None and not isinstance(here, int):
                symbol.value = here._replace(offset=here.offset - 8)

    def _emit_directive(self, unit: Unit, text: Text) -> None:
        if unit.labels:
            self.define_labels(unit, text)
        if unit.escaped and self.stray(unit, text):
            return
        if (unit.name in _CHECKED or unit.name[:4] == "cfi_") and self.checks.refused(unit, text):
            return
        if unit.name in DATA_SIZES and not _SIMPLE_VALUES.match(unit.operands):
            fault = parse_operands(unit.operands)
            if isinstance(fault, SyntaxFault):
                self.report_syntax(unit, text, fault.message, unit.rest + fault.offset)
                return
            based = next((operand for operand in fault if operand.base is not None), None)
            if based is not None and not self.options.incomplete:
                junk(self, unit, text, unit.rest + based.base_start - 1)
                return
        elif unit.name in DATA_SIZES:
            if "@" in unit.text and self.checks.bad_relocation(unit, text):
                return
        elif unit.name in STRINGS and not _STRING_LIST.fullmatch(unit.operands):
            rest = _STRING_LIST.match(unit.operands)
            junk(self, unit, text, unit.rest + (rest.end() if rest else 0))
            return
        layout = self.layout
        if layout.stream.empty or layout.absolute is not None:
            message = misplaced(layout, unit.name, unit.operands, self.symbols.number)
            if message is not None:
                self.report(codes.SYNTAX_ERROR, text, message, offset=unit.at)
                return
        address, size = layout.directive(unit.name, unit.operands, self.symbols.number)
        self.emit("directive", unit, text, unit.mnemonic, address, size)

    def pass_on(self, unit: Unit, text: Text) -> None:
        """Put a directive without a size of its own into the output."""
        here = self.layout.here()
        address = here if isinstance(here, int) else here.address
        self.emit("directive", unit, text, unit.mnemonic, address, 0)

    def keep(self, unit: Unit, text: Text) -> None:
        """Put a macro-level directive into the output because its condition cannot be decided here."""
        self.emit("kept", unit, text, unit.mnemonic, None, 0)

    def emit_labels(self, unit: Unit, text: Text) -> None:
        """Define the labels before a statement that does not go out itself."""
        labels = unit_of(unit.text[: unit.at].strip(" "))
        part = text.slice(0, len(labels.text))
        self.define_labels(labels, part)
        here = self.layout.here()
        self.emit("label", labels, part, "", here if isinstance(here, int) else here.address, 0)

    def emit_made(self, kind: str, text: str, origin: Origin) -> None:
        """Put a statement into the output that stands nowhere in the source."""
        unit = unit_of(text)
        self.emit(kind, unit, Text(text, Origin(Location(origin.location.source, origin.location.line), origin.frame)),
                   unit.written if kind == "assignment" else unit.mnemonic, None, 0)  # fmt: skip

    def define_labels(self, unit: Unit, text: Text) -> None:
        """Define the labels of a statement at the current place."""
        index = len(self.written)
        places = _label_places(unit, text) if len(unit.labels) > 1 else ()
        for number, name in enumerate(unit.labels):
            obstacle = self.symbols.label(name)
            if name.isdigit():
                self.checks.defined(name)
                continue
            place = places[number] if places else text.origin
            previous = self.label_places.get(name)
            if obstacle is not None and not self.conditionals.kept:
                self.result.duplicates.append(SymbolDefinition(name, place, index, previous))
                continue
            definition = SymbolDefinition(name, place, index)
            self.label_places[name] = definition
            self.result.labels.append(definition)

    # ---- the rest of the dispatch ----

    def _other(self, unit: Unit, text: Text) -> None:
        if unit.kind == "assignment":
            directives.assignment(self, unit, text)
        elif unit.kind == "empty":
            self.define_labels(unit, text)
            here = self.layout.here()
            self.emit("label", unit, text, "", here if isinstance(here, int) else here.address, 0)
        else:
            if unit.labels:
                self.emit_labels(unit, text)
            if not self.stray(unit, text):
                character = unit.text[unit.at]
                shown = f"`{character}'" if character.isprintable() else f"valued 0x{ord(character):x}"
                message = f"junk at end of line, first unrecognized character is {shown}"
                self.report(codes.SYNTAX_ERROR, text, message, offset=unit.at)

    def _call(self, macro: calls.Macro, unit: Unit, text: Text) -> None:
        if unit.labels:
            self.emit_labels(unit, text)
        calls.call(self, macro, unit, text)

    def _call_or_complain(self, unit: Unit, text: Text) -> None:
        macro = self.macros.get("." + unit.name)
        if macro is not None:
            self._call(macro, unit, text)
            return
        if unit.labels:
            self.emit_labels(unit, text)
        if not (unit.escaped and self.stray(unit, text)):
            self.report(codes.UNKNOWN_OPCODE, text, f"unknown pseudo-op: `.{unit.name}`", offset=unit.at)

    def percent(self, text: str) -> tuple[int, int] | None:
        """Evaluate the expression at the start of a text: its value and length; None when it is no number."""
        tree = parse_expression(text)
        used = len(text)
        if isinstance(tree, SyntaxFault):
            used = tree.offset
        number = self.symbols.number(text[:used].rstrip(" "))
        if number is None:
            origin = self.level.text(self.level.index - 1).origin
            message = f"% operator needs absolute expression: `{text[:used]}` has no number here"
            self.result.diagnostics.append(codes.NOT_CONSTANT(origin, message))
            return (0, used)
        return number, used

    @staticmethod
    def quoted(name: str) -> str:
        """Return a symbol's name as it must be written: in quotes when it is no plain name."""
        if directives.NAME.fullmatch(name):
            return name
        return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'

    # ---- the end ----

    def _finish_symbols(self) -> None:
        """Put the names back into the symbol table that only conditions mentioned."""
        result = self.result
        missing = [name for name, symbol in self.symbols.mentioned.items() if not symbol.kind]
        if missing:
            used: set[str] = set()
            for operands in {statement.operand_text for statement in self.written}:
                used.update(directives.NAME.findall(operands), directives.QUOTED.findall(operands))
            origin = _outermost(self)
            for name in missing:
                if name not in used and name not in result.globals:
                    self.emit_made("directive", f".globl {self.quoted(name)}", origin)
        result.symbols = self.symbols.numbers()
        result.assignments.settle(self.symbols.settled)


def _label_places(unit: Unit, text: Text) -> Sequence[Origin]:
    """Return where each label of a statement is written."""
    starts, end = [], 0
    for name in unit.labels:
        # One that is not found is a quoted name with escapes; it stands about where the one before ends.
        start = unit.text.find(name, end)
        starts.append(start if start >= 0 else end)
        end = starts[-1] + len(name) * (start >= 0)
    return origins_at(text, starts)


def _outermost(engine: Engine) -> Origin:
    """A place for what belongs to no statement: the end of the file."""
    statements = engine.written
    if statements:
        location = statements[-1].origin.outermost()
        return Origin(Location(location.source, location.line))
    return Origin(Location(Source(""), 1))


_KEEPS_LABELS = frozenset(("set", "equ", "equiv", "eqv", "org", "macro", "globl", "global", "xdef", "incbin", "line"))

Handler = Callable[[Engine, Unit, Text], None]


def _conditional(method: Callable[[Conditionals, Unit, Text], None]) -> Handler:
    def handle(engine: Engine, unit: Unit, text: Text) -> None:
        method(engine.conditionals, unit, text)

    return handle


_HANDLERS: dict[str, Handler] = {
    **{name: _conditional(method) for name, method in conditionals.DIRECTIVES.items()},
    **calls.DIRECTIVES,
    **loops.DIRECTIVES,
    **directives.DIRECTIVES,
}
