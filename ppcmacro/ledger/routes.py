"""Where control goes from each instruction of a unit, as a graph: for questions about every way to a statement.

The walk of the ledger follows paths one by one; a graph answers what holds on all of them, or on any, in one pass.
A branch with link is no way into the callee here: control comes back behind it, and `call` says what is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ppcmacro.cfg import Flow
from ppcmacro.features import FeatureSection
from ppcmacro.isa import Instruction
from ppcmacro.ledger.fixups import fix_ups
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple

__all__ = ["Called", "Edge", "Routes"]

_NAMES = pattern(r"[A-Za-z_.$][\w.$]*|(?<!\d)\d+[bf]\b")


class Edge(NamedTuple):
    """A way to the statement `to`: `taken` says how the conditional branch went, None for any other way.

    `replaced` is a way on which the statement is not executed: around code that a feature section may replace, and from
    an access that faults to its fix-up.
    """

    to: int
    taken: bool | None
    replaced: bool = False


class Called(NamedTuple):
    """What a branch with link calls: the name, "" when it is not known, and its first statement if that is here."""

    name: str
    entry: int | None


class Routes:
    """The graph of one unit.

    `code` has the known instructions by statement; `features` the replaceable code by its first statement.  A
    statement that is no known instruction is opaque: control goes on behind it, with anything in the registers.
    """

    def __init__(
        self, flow: Flow, code: Mapping[int, Instruction], features: Mapping[int, FeatureSection] | None = None
    ) -> None:
        self.flow = flow
        self.code = code
        self.features = features or {}
        self.fix_ups = fix_ups(flow)
        self._ends = {f.other_end: f.end for f in self.features.values() if f.other_end is not None}
        self._edges: dict[int, tuple[Edge, ...]] = {}
        self._written: dict[int, frozenset[str]] = {}

    def edges(self, index: int) -> tuple[Edge, ...]:
        """Return the ways from a statement; none from one that leaves the file or the function."""
        found = self._edges.get(index)
        if found is None:
            found = self._edges[index] = tuple(self._find(index))
        return found

    def _find(self, index: int) -> Iterable[Edge]:
        feature = self.features.get(index)
        if feature is not None:
            where = feature.end if feature.other is None else feature.other
            if where is not None and where != index:
                yield Edge(where, None, True)
        if index in self.fix_ups:
            yield Edge(self.fix_ups[index], None, True)
        instruction = self.code.get(index)
        behind = self.behind(index)
        if instruction is None or instruction.branch is None:
            if behind is not None and not (instruction and (instruction.returns or instruction.mnemonic == "trap")):
                yield Edge(behind, None)
            return
        branch = instruction.branch
        if branch.link:
            if behind is not None:
                yield Edge(behind, None)
            return
        if not isinstance(branch.target, str):
            _, at = self.flow.target(branch.target, index)
            code = None if at is None else self.flow.code_at(at)
            if code is not None:
                yield Edge(code, True if branch.conditional else None)
        if branch.conditional and behind is not None:
            yield Edge(behind, False)

    def behind(self, index: int) -> int | None:
        """Return the statement executed after one that does not branch; replacing code is left where it ends."""
        return self._ends[index] if index in self._ends else self.flow.following(index)

    def called(self, index: int) -> Called | None:
        """Return what statement `index` calls; None when it is no branch with link, or one to the next instruction."""
        instruction = self.code.get(index)
        branch = None if instruction is None else instruction.branch
        if branch is None or not branch.link:
            return None
        if isinstance(branch.target, str):
            return Called("", None)
        name, at = self.flow.target(branch.target, index)
        entry = None if at is None else self.flow.code_at(at)
        return None if entry is not None and entry == self.behind(index) else Called(name, entry)

    def reached(self, entry: int, calls: bool = False) -> frozenset[int]:
        """Return the statements that some way from `entry` leads to; with `calls`, those of local callees too."""
        seen = {entry}
        work = [entry]
        while work:
            index = work.pop()
            following = [edge.to for edge in self.edges(index)]
            if calls:
                called = self.called(index)
                if called is not None and called.entry is not None:
                    following.append(called.entry)
            for to in following:
                if to not in seen:
                    seen.add(to)
                    work.append(to)
        return frozenset(seen)

    def written_by(self, entry: int) -> frozenset[str] | None:
        """Return the registers that a callee in this file may change, None when that cannot be told."""
        if entry not in self._written:
            written: set[str] = set()
            for index in self.reached(entry, calls=True):
                instruction = self.code.get(index)
                called = self.called(index)
                if instruction is None or instruction.unresolved or (called is not None and called.entry is None):
                    written.add("?")
                    break
                written |= instruction.writes
            self._written[entry] = frozenset(written)
        found = self._written[entry]
        return None if "?" in found else found

    @cached_property
    def named(self) -> frozenset[int]:
        """The code whose address the file takes other than by branching to it: tables, fix-ups, computed jumps."""
        return frozenset(code for index in range(len(self.flow.statements)) for code in self.named_at(index))

    def named_at(self, index: int) -> Iterator[int]:
        """Yield the code whose address statement `index` takes."""
        flow = self.flow
        instruction = self.code.get(index)
        if instruction is not None and (instruction.branch is not None or instruction.memory is not None):
            return
        for name in _NAMES.findall(flow.statements[index].operand_text):
            if name not in flow.labels and not name[0].isdigit():
                continue
            at = flow.label_at(name, index)
            code = None if at is None else flow.code_of_label(at)
            if code is not None:
                yield code

    @cached_property
    def callees(self) -> frozenset[int]:
        """The code in this file that some branch with link goes to."""
        called = [self.called(index) for index, one in self.code.items() if one.branch is not None and one.branch.link]
        return frozenset(one.entry for one in called if one is not None and one.entry is not None)

    @cached_property
    def branches(self) -> dict[int, list[int]]:
        """The code that branches in this file go to or call, with the statements of those branches."""
        found: dict[int, list[int]] = {}
        for index, instruction in self.code.items():
            branch = instruction.branch
            if branch is not None and not isinstance(branch.target, str):
                _, at = self.flow.target(branch.target, index)
                code = None if at is None else self.flow.code_at(at)
                if code is not None:
                    found.setdefault(code, []).append(index)
        return found
