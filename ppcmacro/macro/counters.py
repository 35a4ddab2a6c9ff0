"""What macro calls count: the value of `\\@`, the names of LOCAL, and from gas 2.43 on `\\+` of each macro.

GNU as takes one branch of a conditional, so every branch counts on from where the conditional began.  When a
conditional is kept and its branches count differently, only GNU as knows the counters behind it.
"""

from __future__ import annotations

from ppcmacro.macro.substitution import CompiledBody
from ppcmacro.records import NamedTuple
from ppcmacro.source import Text

__all__ = ["Counters", "Counts", "counters_in"]

CALLS, LOCALS, EACH = "`\\@`", "a name of LOCAL", "`\\+`"


class Counts(NamedTuple):
    """The counters at one place: calls, names of LOCAL, calls of each macro, and the conditionals that spoilt them."""

    calls: int
    locals: int
    each: dict[object, int]
    doubts: dict[str, Text]


class Counters:
    """The counters of one run.

    calls   the value of `\\@`
    locals  how many names LOCAL has made
    each    how often each macro was expanded
    doubts  for a counter that is not exact any more the kept conditional whose branches counted differently
    """

    __slots__ = ("calls", "doubts", "each", "locals")

    def __init__(self) -> None:
        self.calls = 0
        self.locals = 0
        self.each: dict[object, int] = {}
        self.doubts: dict[str, Text] = {}

    def now(self) -> Counts:
        """Return the counters as they are."""
        return Counts(self.calls, self.locals, dict(self.each), dict(self.doubts))

    def back(self, counts: Counts) -> None:
        """Count on from an earlier place: another branch begins there."""
        self.calls, self.locals, self.each, self.doubts = (*counts[:2], dict(counts.each), dict(counts.doubts))

    def merge(self, branches: list[Counts], conditional: Text) -> None:
        """Go on behind a kept conditional with these branches, of which GNU as takes one.

        Where they differ, a counter goes on with the highest value, so that what is made of it stays unique.
        """
        first = branches[0]
        self.doubts = {name: text for branch in branches for name, text in branch.doubts.items()}
        for name, field in ((CALLS, 0), (LOCALS, 1), (EACH, 2)):
            if any(branch[field] != first[field] for branch in branches):
                self.doubts.setdefault(name, conditional)
        self.calls = max(branch.calls for branch in branches)
        self.locals = max(branch.locals for branch in branches)
        self.each = {}
        for branch in branches:
            for macro, count in branch.each.items():
                self.each[macro] = max(self.each.get(macro, 0), count)


def counters_in(body: CompiledBody, parameters: int, *, macro: bool) -> set[str]:
    """Return which counters a body with so many parameters holds (`macro`: it belongs to a macro, not to a loop)."""
    slots = {part - parameters for line in body.lines for part in line.parts or () if isinstance(part, int)}
    found = {CALLS} if 0 in slots else set()
    if macro:
        found |= {EACH} if 1 in slots else set()
        found |= {LOCALS} if any(slot > 1 for slot in slots) else set()
    return found
