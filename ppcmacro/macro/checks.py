"""What GNU as refuses in directives that the macro layer does not execute, and what it misses at the end.

Only what is certain is reported: nothing in branches that may not be assembled, and nothing where C headers are
missing, because a word may then be a macro that stands for anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppcmacro import codes
from ppcmacro.diagnostic import Severity
from ppcmacro.gas.directives import DATA_SIZES
from ppcmacro.gas.forms import ABSOLUTE, FORMS, NAMED, bare_names, fault, unknown_relocation
from ppcmacro.layout import Stream
from ppcmacro.layout.sizes import split_values
from ppcmacro.macro.explain import junk, why_not_constant
from ppcmacro.macro.units import Unit
from ppcmacro.names import NAME
from ppcmacro.patterns import pattern
from ppcmacro.source import Text

if TYPE_CHECKING:
    from ppcmacro.macro.engine import Engine

__all__ = ["Checks"]

_DIGITS = pattern(r"[ 0-9]*")
_DIFFERENCE = pattern(rf"({NAME}) ?- ?({NAME}) ?(?=,|$)")
_PLAIN_DATA = frozenset(("byte", "dc.b"))
_FREE = frozenset(("cfi_sections", "cfi_startproc", "cfi_endproc", "cfi_inline_lsda", "cfi_fde_data"))
_REFERRING = frozenset((*DATA_SIZES, "set", "equ", "equiv"))


class Checks:
    """The checks of one run.

    procedures  for a subsection with an open `.cfi_startproc` that statement and how many states are remembered
    awaited     numeric labels that were referred to and have to come
    seen        numeric labels that came
    named       where a directive needs a number for a symbol that has come nowhere yet
    machines    how many `.machine push` have no `.machine pop`
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.procedures: dict[Stream, tuple[Text, int]] = {}
        self.awaited: dict[str, tuple[Unit, Text]] = {}
        self.seen: set[str] = set()
        self.named: dict[tuple[str, str], tuple[Text, int]] = {}
        self.machines = 0
        self._balanced = True

    def refused(self, unit: Unit, text: Text) -> bool:
        """Report what is wrong with a directive; return whether there was anything."""
        engine = self.engine
        name = unit.name
        if engine.conditionals.kept or engine.options.incomplete:
            self._balanced = self._balanced and not name.startswith(("cfi_", "machine"))
            return False
        if name in FORMS:
            problem = fault(name, unit.operands)
            if problem is not None:
                engine.report_syntax(unit, text, problem.message, min(unit.rest + problem.offset, len(text.text) - 1))
                return True
            if name in ABSOLUTE and self._not_constant(unit, text):
                return True
        if name in NAMED:
            message = self._sections_apart(name, unit.operands)
            if message:
                engine.report(codes.SYNTAX_ERROR, text, message, offset=unit.rest)
                return True
            for symbol, offset in bare_names(name, unit.operands):
                open_now = engine.symbols.open_now(symbol)
                if name == "byte" and open_now == "label":
                    message = f"reloc 7 not supported by object file format: `{symbol}` is an address, not a number"
                    engine.report(codes.SYNTAX_ERROR, text, message, offset=unit.rest + offset)
                    return True
                if open_now == "unknown":
                    self.named.setdefault((name, symbol), (text, unit.rest + offset))
        message = ""
        if name.startswith("cfi_"):
            message = self._frame_information(name, unit, text)
        elif name == "machine":
            message = self._machine(unit.operands)
        if message:
            engine.report(codes.SYNTAX_ERROR, text, message, offset=unit.at)
        return bool(message)

    def bad_relocation(self, unit: Unit, text: Text) -> bool:
        """Report a relocation operator that GNU as does not know; return whether there was one."""
        engine = self.engine
        if engine.conditionals.kept or engine.options.incomplete or '"' in unit.text:
            return False
        if unit.dotted and unit.name in _PLAIN_DATA:
            junk(engine, unit, text, unit.text.index("@", unit.rest))
            return True
        problem = unknown_relocation(unit.operands)
        if problem is None:
            return False
        engine.report_syntax(unit, text, problem.message, unit.rest + problem.offset)
        return True

    def _not_constant(self, unit: Unit, text: Text) -> bool:
        engine = self.engine
        operands = unit.operands
        if _DIGITS.fullmatch(operands) and not unit.name.startswith("balign"):
            return False
        parts = split_values(operands)
        for index in ABSOLUTE[unit.name]:
            part = parts[index].strip(" ") if index < len(parts) else ""
            if not part or '"' in part:
                continue
            result = engine.symbols.evaluate(part)
            if result.message or result.errors or engine.undecidable(result):
                continue
            if result.number is None:
                reason = why_not_constant(engine, part, result)
                message = f"bad or irreducible absolute expression: {reason}"
                engine.report(codes.NOT_CONSTANT, text, message, offset=unit.rest)
                return True
            number = result.number
            if index == 0 and unit.name.startswith("balign") and number & (number - 1):
                engine.report(codes.SYNTAX_ERROR, text, f"alignment not a power of 2: {number}", offset=unit.rest)
                return True
        return False

    def _sections_apart(self, name: str, operands: str) -> str:
        """What is wrong with the distance between two places of different sections as a number."""
        found = _DIFFERENCE.match(operands)
        if found is None or name == "byte":
            return ""
        left, right = (self.engine.symbols.place_of(one) for one in found.groups())
        if left is None or right is None or left.section == right.section:
            return ""
        if name in ("uleb128", "sleb128"):
            return f"invalid operands ({left.section} and {right.section} sections) for `-'"
        return f"{NAMED[name]}: `{found[0].strip(' ')}` is between `{right.section}` and `{left.section}`"

    def _frame_information(self, name: str, unit: Unit, text: Text) -> str:
        """What is wrong with the order of `.cfi_…` directives."""
        layout = self.engine.layout
        if name == "cfi_sections":
            self._balanced = self._balanced and ("eh_frame" in unit.operands or "debug_frame" in unit.operands)
        if layout.absolute is not None or not self._balanced:
            self._balanced = False
            return ""
        stream = layout.stream
        opened = self.procedures.get(stream)
        if name == "cfi_startproc":
            self.procedures[stream] = text, 0
            return "" if opened is None else "previous CFI entry not closed (missing .cfi_endproc)"
        if opened is None:
            if name == "cfi_endproc":
                return ".cfi_endproc without corresponding .cfi_startproc"
            return "" if name in _FREE else "CFI instruction used without previous .cfi_startproc"
        where, states = opened
        if name == "cfi_endproc":
            del self.procedures[stream]
        elif name == "cfi_remember_state":
            self.procedures[stream] = where, states + 1
        elif name == "cfi_restore_state":
            if not states:
                return "CFI state restore without previous remember"
            self.procedures[stream] = where, states - 1
        return ""

    def _machine(self, operands: str) -> str:
        word = operands.strip(' "').lower()
        if word == "push":
            self.machines += 1
        elif word == "pop":
            if not self.machines and self._balanced:
                return ".machine stack underflow"
            self.machines -= 1
        elif "vle" in word:
            self.engine.short = True
        return ""

    # ---- numeric labels ----

    def defined(self, number: str) -> None:
        """Take note of a numeric label."""
        self.seen.add(number)
        self.awaited.pop(number, None)

    def refer(self, kind: str, unit: Unit, text: Text) -> None:
        """Take note of the numeric labels that a statement refers to."""
        engine = self.engine
        if kind == "kept" or (kind == "directive" and unit.name not in _REFERRING):
            return
        if engine.conditionals.kept or engine.options.incomplete:
            return
        for number, direction in unit.refers:
            if direction == "f":
                self.awaited.setdefault(number, (unit, text))
            elif number not in self.seen:
                at = max(unit.text.find(f"{number}b", unit.rest), unit.at)
                engine.report(codes.SYNTAX_ERROR, text, f'backward ref to unknown label "{number}:"', offset=at)

    # ---- the end ----

    def finish(self) -> None:
        """Report what GNU as misses at the end of the input.

        What was refused before may be the reason, so nothing is said then.
        """
        engine = self.engine
        if any(one.severity is Severity.ERROR for one in engine.result.diagnostics):
            return
        for number, (unit, text) in self.awaited.items():
            at = max(unit.text.find(f"{number}f", unit.rest), unit.at)
            message = f"local label `{number}f` is not defined: no label `{number}:` follows"
            engine.report(codes.SYNTAX_ERROR, text, message, offset=at)
        for (name, symbol), (text, at) in self.named.items():
            if engine.symbols.open_now(symbol) == "unknown":
                message = f"{NAMED[name]}: `{symbol}` is defined nowhere"
                engine.report(codes.SYNTAX_ERROR, text, message, offset=at)
        if self._balanced:
            for text, _ in self.procedures.values():
                message = "open CFI at the end of file; missing .cfi_endproc directive"
                engine.report(codes.SYNTAX_ERROR, text, message)
