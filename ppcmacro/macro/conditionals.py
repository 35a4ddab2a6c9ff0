"""Conditionals: the stack of open ones, and the truth of their conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppcmacro import codes
from ppcmacro.diagnostic import Label
from ppcmacro.macro.arguments import skip_blanks
from ppcmacro.macro.explain import junk, why_not_constant
from ppcmacro.macro.strings import QUOTED, plain
from ppcmacro.names import NAME
from ppcmacro.patterns import pattern
from ppcmacro.source import Text

if TYPE_CHECKING:
    from ppcmacro.macro.counters import Counts
    from ppcmacro.macro.engine import Engine
    from ppcmacro.macro.units import Unit

__all__ = ["DIRECTIVES", "Conditional", "Conditionals"]

_NAME = pattern(NAME)

_COMPARISONS = {
    "if": lambda value: value != 0,
    "ifne": lambda value: value != 0,
    "ifeq": lambda value: value == 0,
    "iflt": lambda value: value < 0,
    "ifle": lambda value: value <= 0,
    "ifge": lambda value: value >= 0,
    "ifgt": lambda value: value > 0,
}


class Conditional:
    """An open conditional.

    text     the statement that opened it
    nest     how many expansions were open then
    dead     whether it stands in a false branch itself
    ignoring whether its current branch is false
    done     whether a branch was taken already
    other    the statement of its `.else`
    kept     whether it stays in the output because its condition cannot be decided
    before   of a kept one: what macro calls had counted where it began
    branches of a kept one: what they had counted at the end of each branch
    """

    __slots__ = ("before", "branches", "dead", "done", "ignoring", "kept", "nest", "other", "text")

    def __init__(self, text: Text, nest: int, dead: bool, ignoring: bool, kept: bool = False) -> None:
        self.text = text
        self.nest = nest
        self.dead = dead
        self.ignoring = ignoring
        self.done = dead or not ignoring
        self.other: Text | None = None
        self.kept = kept
        self.before: Counts | None = None
        self.branches: list[Counts] = []


class Conditionals:
    """The open conditionals; `dead` says whether statements are skipped."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.stack: list[Conditional] = []
        self.dead = False
        self.kept = 0

    def push(self, text: Text, truth: bool | None) -> None:
        """Open a conditional; None: its condition cannot be decided and both branches are expanded."""
        dead = self.dead
        kept = truth is None and not dead
        self.stack.append(Conditional(text, self.engine.nest, dead, dead or truth is False, kept))
        self.dead = dead or truth is False
        if kept:
            self.kept += 1
            self.stack[-1].before = self.engine.counters.now()

    def _pop(self) -> Conditional:
        conditional = self.stack.pop()
        self.dead = bool(self.stack) and self.stack[-1].ignoring
        self.kept -= conditional.kept
        return conditional

    def leave(self, nest: int) -> None:
        """Forget the conditionals that were opened in the expansion that is left (`.exitm`)."""
        while self.stack and self.stack[-1].nest >= nest:
            self._pop()

    def finish(self, nest: int, place: Text | None) -> None:
        """Check at the end of a macro expansion that no conditional was left open in it."""
        if not self.stack or self.stack[-1].nest < nest:
            return
        opened = self.stack[-1].text
        self.engine.report(
            codes.UNBALANCED_CONDITIONAL,
            place if place is not None else opened,
            f"end of macro inside conditional: `{opened.text}` is not closed in the same expansion",
            related=[Label(opened.origin, "here is the start of the unterminated conditional")],
            help="put the `.endif` into the macro, before its `.endm`",
        )
        self.leave(nest)

    def finish_input(self) -> None:
        """Check at the end of all input that nothing is open."""
        if not self.stack:
            return
        opened = self.stack[-1].text
        self.engine.report(
            codes.UNBALANCED_CONDITIONAL,
            opened,
            f"end of file inside conditional: `{opened.text}` has no `.endif`",
            related=[Label(c.text.origin, "this conditional is open too") for c in self.stack[:-1]],
        )

    # ---- the directives ----

    def _open(self, unit: Unit, text: Text, truth: bool | None) -> None:
        self.push(text, truth)
        if truth is None and self.stack[-1].kept:
            self.engine.keep(unit, text)

    def compare(self, unit: Unit, text: Text) -> None:
        """`.if`, `.ifeq` …: an expression against 0."""
        if self.dead:
            self.push(text, False)
            return
        self._open(unit, text, self._condition(unit, text, _COMPARISONS.get(unit.name, _COMPARISONS["if"])))

    def _condition(self, unit: Unit, text: Text, test: object) -> bool | None:
        engine = self.engine
        if not unit.operands.strip():
            shown = ".elseif" if unit.name == "elseif" else ".if"
            message = f'non-constant expression in "{shown}" statement: the expression is missing'
            engine.report(codes.NOT_CONSTANT, text, message)
            return False
        result = engine.symbols.evaluate(unit.operands)
        for error in result.errors:
            engine.report(codes.NOT_CONSTANT, text, error, offset=unit.rest)
        for warning in result.warnings:
            engine.report(codes.READER_WARNING, text, warning, offset=unit.rest)
        number = result.number
        if number is None and not result.errors and not result.message and engine.undecidable(result):
            return None
        if number is None and (not result.message or result.message.startswith("junk")) and not result.errors:
            shown = ".elseif" if unit.name == "elseif" else ".if"
            message = f'non-constant expression in "{shown}" statement'
            reason = why_not_constant(engine, unit.operands.strip(), result)
            engine.report(codes.NOT_CONSTANT, text, f"{message}: {reason}", offset=unit.rest)
        if result.message:
            engine.report_syntax(unit, text, result.message, unit.rest + result.offset)
        return number is not None and bool(test(number))  # type: ignore[operator]

    def blank(self, unit: Unit, text: Text) -> None:
        """`.ifb` and `.ifnb`."""
        self.push(text, (not unit.operands.strip()) == (unit.name == "ifb"))

    def same(self, unit: Unit, text: Text) -> None:
        """`.ifc` and `.ifnc`: the texts before and after the first comma."""
        operands = unit.operands
        semicolon = operands.find(";")
        if semicolon >= 0:
            self.engine.level.split_off(self.engine.level.index - 1, unit.rest + semicolon + 1)
            operands = operands[:semicolon]
        first, comma, second = operands.partition(",")
        if not comma:
            self.engine.report(
                codes.SYNTAX_ERROR,
                text,
                f"bad format for ifc or ifnc: `.{unit.name}` compares two texts with a comma between them",
                offset=unit.rest,
            )
        self.push(text, bool(comma) and (first.strip(" \t") == second.strip(" \t")) == (unit.name == "ifc"))

    def strings(self, unit: Unit, text: Text) -> None:
        """`.ifeqs` and `.ifnes`: two strings with their escapes."""
        operands = unit.operands
        first = QUOTED.match(operands)
        comma = skip_blanks(operands, first.end()) if first else 0
        if not first or operands[comma : comma + 1] != ",":
            message = ".ifeqs syntax error" if first else "missing string"
            self.engine.report(
                codes.SYNTAX_ERROR, text, f"{message}: `.{unit.name}` wants two strings and a comma", offset=unit.rest
            )
            return
        start = skip_blanks(operands, comma + 1)
        second = QUOTED.match(operands, start)
        if not second:
            message = f"missing string: `.{unit.name}` wants two strings and a comma"
            self.engine.report(codes.SYNTAX_ERROR, text, message, offset=unit.rest + start)
            return
        if operands[second.end() :].strip():
            junk(self.engine, unit, text, unit.rest + skip_blanks(operands, second.end()))
        self.push(text, (plain(first[1]) == plain(second[1])) == (unit.name == "ifeqs"))

    def defined(self, unit: Unit, text: Text) -> None:
        """`.ifdef` and `.ifndef`."""
        operands = unit.operands
        found = _NAME.match(operands) or QUOTED.match(operands)
        if not found:
            message = f'invalid identifier for ".{unit.name}"'
            self.engine.report(
                codes.SYNTAX_ERROR,
                text,
                f"{message}: `{operands}` cannot begin a symbol" if operands else f"{message}: a name is missing",
                offset=unit.rest,
            )
            return
        if operands[found.end() :].strip():
            junk(self.engine, unit, text, unit.rest + skip_blanks(operands, found.end()))
        name = found[1] if found.re is QUOTED else found[0]
        self.push(text, not self.dead and self.engine.symbols.is_defined(name) == (unit.name == "ifdef"))

    def otherwise_if(self, unit: Unit, text: Text) -> None:
        """`.elseif`."""
        if not self._continues(unit, text):
            return
        current = self.stack[-1]
        if current.kept:
            self._next_branch(current)
            self.engine.keep(unit, text)
            return
        if current.dead or current.done:
            current.ignoring = True
        else:
            self.dead = False
            truth = self._condition(unit, text, _COMPARISONS["if"])
            if truth is None:
                message = 'non-constant expression in ".elseif" statement: it cannot be decided here'
                self.engine.report(codes.NOT_CONSTANT, text, message, offset=unit.rest)
            current.ignoring = not truth
            current.done = bool(truth)
        self.dead = current.ignoring

    def otherwise(self, unit: Unit, text: Text) -> None:
        """`.else`."""
        if unit.operands.strip():
            junk(self.engine, unit, text, unit.rest)
        if not self._continues(unit, text):
            return
        current = self.stack[-1]
        current.other = text
        if current.kept:
            self._next_branch(current)
            self.engine.keep(unit, text)
            return
        current.ignoring = current.dead or current.done
        current.done = True
        self.dead = current.ignoring

    def _next_branch(self, current: Conditional) -> None:
        """Let a new branch of a kept conditional count from where the conditional began."""
        assert current.before is not None
        current.branches.append(self.engine.counters.now())
        self.engine.counters.back(current.before)

    def _continues(self, unit: Unit, text: Text) -> bool:
        name = ".else" if unit.name != "elseif" else ".elseif"
        if not self.stack:
            self.engine.report(codes.UNBALANCED_CONDITIONAL, text, f'"{name}" without matching ".if"')
            return False
        current = self.stack[-1]
        if current.other is not None:
            message = f'duplicate "{name}"' if name == ".else" else '".elseif" after ".else"'
            related = [
                Label(current.other.origin, 'here is the previous ".else"'),
                Label(current.text.origin, 'here is the previous ".if"'),
            ]
            self.engine.report(codes.UNBALANCED_CONDITIONAL, text, message, related=related)
            return False
        return True

    def end(self, unit: Unit, text: Text) -> None:
        """`.endif`."""
        if unit.operands.strip():
            junk(self.engine, unit, text, unit.rest)
        if not self.stack:
            self.engine.report(codes.UNBALANCED_CONDITIONAL, text, '".endif" without ".if"')
            return
        current = self._pop()
        if current.kept:
            assert current.before is not None
            branches = [*current.branches, self.engine.counters.now()]
            if current.other is None:
                branches.append(current.before)
            self.engine.counters.merge(branches, current.text)
            self.engine.keep(unit, text)
            self.engine.layout.unknown()


DIRECTIVES = {
    **dict.fromkeys(_COMPARISONS, Conditionals.compare),
    **dict.fromkeys(("ifb", "ifnb"), Conditionals.blank),
    **dict.fromkeys(("ifc", "ifnc"), Conditionals.same),
    **dict.fromkeys(("ifeqs", "ifnes"), Conditionals.strings),
    **dict.fromkeys(("ifdef", "ifndef", "ifnotdef"), Conditionals.defined),
    "elseif": Conditionals.otherwise_if,
    **dict.fromkeys(("else", "elsec"), Conditionals.otherwise),
    **dict.fromkeys(("endif", "endc"), Conditionals.end),
}
