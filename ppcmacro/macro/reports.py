"""What the engine says about a statement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ppcmacro import codes
from ppcmacro.codes import Code
from ppcmacro.diagnostic import Label
from ppcmacro.macro.conditionals import Conditionals
from ppcmacro.macro.counters import Counters
from ppcmacro.macro.expansion import Expansion
from ppcmacro.macro.explain import stray_backslash
from ppcmacro.macro.options import ExpandOptions
from ppcmacro.macro.symbols import Evaluation
from ppcmacro.macro.units import Unit
from ppcmacro.source import Frame, Origin, Text

__all__ = ["Reports"]


class Reports:
    """The part of the engine that turns what it meets into diagnostics."""

    conditionals: Conditionals
    counters: Counters
    options: ExpandOptions
    result: Expansion

    def report(
        self, code: Code, text: Text, message: str, *, offset: int = 0, related: Iterable[Label] = (), **more: Any
    ) -> None:
        """Report something at a character of a statement.

        A character that came with an argument stands at the call.  The statement and its chain of calls are then
        the place that is reported, and the argument is a further one.
        """
        place = text.at(offset)
        if place.frame is not text.origin.frame and _expansion(place) is not _expansion(text.origin):
            related = [*related, Label(place, "this part of the statement is written here")]
            place = text.origin
        self.result.diagnostics.append(code(place, message, related=related, **more))

    def report_syntax(self, unit: Unit, text: Text, message: str, offset: int) -> None:
        """Report text that GNU as cannot read; a backslash in it is a parameter that does not exist."""
        if not (unit.escaped and self.stray(unit, text)):
            self.report(codes.SYNTAX_ERROR, text, message, offset=min(offset, max(len(text.text) - 1, 0)))

    def stray(self, unit: Unit, text: Text) -> bool:
        """Report a backslash that survived substitution; return whether there was one."""
        found = stray_backslash(unit.text, unit.at) if unit.escaped else None
        if found is None:
            return False
        offset, name = found
        if unit.text[offset] != "\\":
            message = f"junk at end of line, first unrecognized character valued {ord(unit.text[offset]):#x}"
            self.report(codes.SYNTAX_ERROR, text, message, offset=offset)
            return True
        frame = next((frame for frame in text.origin.frames() if frame.kind == "macro"), None)
        if name and frame is not None:
            message = f"`\\{name}` is no parameter of macro `{frame.name}`, so the backslash stays in the statement"
            known = ", ".join(f"`\\{parameter}`" for parameter, _ in frame.args)
            hint = f"the parameters are {known}" if known else f"macro `{frame.name}` has no parameters"
        elif name:
            message = f"`\\{name}` stands outside of any macro, so the backslash stays in the statement"
            hint = ""
        else:
            message = "stray `\\` in the statement: GNU as joins no lines with it"
            hint = ""
        self.report(codes.MACRO_PARAMETER, text, message, offset=offset, help=hint)
        return True

    def undecidable(self, result: Evaluation) -> bool:
        """Whether GNU as may know what an expression is worth although we do not."""
        return result.doubtful or (self.options.incomplete and bool(result.unknown))

    def refuse_counters(self, used: set[str], text: Text) -> None:
        """Report a body that holds a counter of which only GNU as knows the value."""
        for counter in sorted(used & self.counters.doubts.keys()):
            conditional = self.counters.doubts.pop(counter)
            self.report(
                codes.NOT_CONSTANT,
                text,
                f"{counter} in `{text.text}` has a value that only GNU as knows: `{conditional.text}` cannot be "
                "decided here, and its branches make different numbers of macro calls",
                related=[Label(conditional.origin, "the values behind this conditional depend on it")],
            )

    def refuse_kept(self, text: Text, what: str) -> None:
        """Report that a branch of a kept conditional does what only one of the branches may do."""
        kept = next(conditional for conditional in self.conditionals.stack if conditional.kept)
        self.report(
            codes.NOT_CONSTANT,
            kept.text,
            f"`{kept.text.text}` cannot be decided here, and a branch of it {what}",
            related=[Label(text.origin, "this depends on the condition")],
        )


def _expansion(origin: Origin) -> Frame | None:
    """The innermost assembler macro or loop through which a text came."""
    return next((frame for frame in origin.frames() if frame.kind != "cpp"), None)
