"""What rules look at: one unit with its handlers, and the ledger of each, kept as rules ask for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ppcmacro.cfg import Flow
from ppcmacro.diagnostic import Diagnostic, Label, Step, bounded
from ppcmacro.features import FeatureSection, feature_sections
from ppcmacro.functions import find_functions, global_entries
from ppcmacro.handlers import Handler, find_handlers
from ppcmacro.isa import Instruction
from ppcmacro.ledger.addresses import Addresses
from ppcmacro.ledger.breach import Breach, breaches_at, breaches_of
from ppcmacro.ledger.certain import Certain, Fact, Seen
from ppcmacro.ledger.conserved import function_breaches, is_open_end, may_spoil, moves_or_calls
from ppcmacro.ledger.numbers import displacements, has_numbers
from ppcmacro.ledger.routes import Routes
from ppcmacro.ledger.slips import SprSlip, spr_slips
from ppcmacro.ledger.state import State, Trail
from ppcmacro.ledger.transfer import Transfer
from ppcmacro.ledger.values import Value
from ppcmacro.ledger.walk import Outcome, Walk, walk
from ppcmacro.protocols.model import Layout
from ppcmacro.rules.base import Rule
from ppcmacro.rules.early_code import with_early_code
from ppcmacro.source import Frame, Origin
from ppcmacro.unit import Unit
from ppcmacro.vectors import Setup, vector_setups

if TYPE_CHECKING:
    from ppcmacro.ledger.words import Words

__all__ = ["Examination"]


class Examination:
    """One unit under examination."""

    def __init__(self, unit: Unit, keep: bool = False) -> None:
        """With `keep`, the paths of findings say what each of their statements changes; that takes memory."""
        self.unit = unit
        self._keep = keep
        self._with_states: dict[int, Walk] = {}

    @cached_property
    def flow(self) -> Flow:
        """The control flow of the unit."""
        return Flow(self.unit.statements)

    @cached_property
    def code(self) -> list[tuple[int, Instruction]]:
        """All instructions that the tables have and GNU as takes, each with the index of its statement.

        What lacks operands is M036's to report; to everybody else it is a word that nothing is known of.
        """
        decoded = map(self.unit.instruction, range(len(self.unit.statements)))
        return [(index, one) for index, one in enumerate(decoded) if one is not None and not one.problem]

    @cached_property
    def mnemonics(self) -> frozenset[str]:
        """The mnemonics of these instructions."""
        return frozenset(instruction.mnemonic for _, instruction in self.code)

    @cached_property
    def handlers(self) -> list[Handler]:
        """The handlers of the unit."""
        found = find_handlers(self.unit, self.setups)
        return with_early_code(self.unit, self.routes, found, self.layouts) if self.layouts else found

    @cached_property
    def setups(self) -> tuple[Setup, ...]:
        """What the unit writes to IVORs and the base of the vectors."""
        return vector_setups(self.unit, self.code)

    @cached_property
    def routes(self) -> Routes:
        """The graph of the unit's code."""
        return Routes(self.flow, dict(self.code), self._features)

    @cached_property
    def functions(self) -> list[Handler]:
        """The functions of the unit that keep to the ABI."""
        return find_functions(self.unit, self.flow, self.handlers, self.routes.branches)

    @cached_property
    def certainty(self) -> Certain:
        """What is certain wherever paths meet."""
        entries = {function.entry for function in self.functions}
        others = {*global_entries(self.unit, self.flow), *self.routes.named, *self.routes.callees}
        others.update(handler.entry for handler in self.handlers if handler.entry >= 0)
        return Certain(self.unit, self.routes, entries, others - entries)

    @cached_property
    def certain(self) -> list[Seen]:
        """What is certain before the branches, the stores by way of r1 and the uses of what a call has destroyed."""
        return self.certainty.seen()

    @cached_property
    def certain_kinds(self) -> frozenset[type[Fact]]:
        """Of which kinds that is."""
        return frozenset(type(fact) for seen in self.certain for fact in seen.facts.values())

    @cached_property
    def function_breaches(self) -> list[tuple[Handler, Breach]]:
        """How functions fail to give back what is their caller's; only those are walked that may."""
        found = []
        open_ends = {seen.at for seen in self.certain if is_open_end(seen)}
        for function in self.functions:
            body = self.routes.reached(function.entry)
            is_open = not open_ends.isdisjoint(body) and moves_or_calls(self.routes, body)
            if is_open or may_spoil(self.routes, function.entry, body):
                paths = walk(self.unit, self.routes, self._transfer, function, frozenset(), self.slips, self._asked)
                found += [(function, one) for one in function_breaches(self.unit, self.routes.code, function, paths)]
        return found

    @cached_property
    def layouts(self) -> list[tuple[Layout, int, int]]:
        """The blocks of copied code in the unit: layout, statement of the start symbol, statement of the end symbol."""
        labels = self.flow.labels
        return [
            (layout, labels[layout.start], labels[layout.end])
            for layout in self.unit.protocols.layouts
            if layout.start in labels and layout.end in labels and labels[layout.start] < labels[layout.end]
        ]

    @cached_property
    def slips(self) -> dict[int, SprSlip]:
        """The loads and stores of the unit that name an SPR."""
        return spr_slips(self.unit)

    @cached_property
    def addresses(self) -> Addresses:
        """What operands mean."""
        return Addresses(self.unit, self.flow)

    @cached_property
    def _transfer(self) -> Transfer:
        return Transfer(self.unit, self.addresses)

    @cached_property
    def _features(self) -> dict[int, FeatureSection]:
        return feature_sections(self.flow, self.unit.protocols.feature_tables)

    @cached_property
    def _asked(self) -> dict[int, frozenset[Value]]:
        if not self._features:
            return {}
        from ppcmacro.ledger.correlated import questions_ahead

        return questions_ahead(self.routes)

    @cached_property
    def words(self) -> Words:
        """Words for places and values of this unit."""
        from ppcmacro.ledger.words import Words

        return Words(self.unit, self.addresses.slot_name)

    @cached_property
    def _borders(self) -> frozenset[int]:
        """The statements at which something else than the handler before them begins."""
        ends = (self.flow.code_at(end) for _, _, end in self.layouts)
        entries = (handler.entry for handler in self.handlers if handler.entry >= 0)
        return frozenset((*entries, *(end for end in ends if end is not None)))

    @cached_property
    def walks(self) -> list[tuple[Handler, Walk]]:
        """The paths of every handler."""
        paths = self._all_paths()
        learnt = displacements(self.unit, paths) if self._is_numeric else {}
        if not learnt:
            return paths
        self.unit.learn(learnt)
        self.addresses.forget_names()
        return self._all_paths()

    @cached_property
    def _is_numeric(self) -> bool:
        return has_numbers(self.unit, self.handlers)

    def _all_paths(self) -> list[tuple[Handler, Walk]]:
        return [(handler, self._follow(handler)) for handler in self.handlers if handler.entry >= 0]

    def paths(self, handler: Handler) -> Walk:
        """Follow the paths of a handler."""
        if self._is_numeric and not self.walks:
            return Walk()
        return self._follow(handler, self._keep)

    def _follow(self, handler: Handler, keep: bool = False) -> Walk:
        transfer, borders = self._transfer, self._borders
        return walk(self.unit, self.routes, transfer, handler, borders, self.slips, self._asked, keep)

    def breaches_at(self, handler: Handler, outcome: Outcome) -> list[Breach]:
        """Return the breaches at the end of one path."""
        return list(breaches_at(self.unit, self.addresses, handler, outcome))

    @cached_property
    def _breaches(self) -> list[tuple[Handler, Breach]]:
        return [(h, breach) for h, w in self.walks for breach in breaches_of(self.unit, self.addresses, h, w)]

    def breaches(self, code: str) -> Iterator[tuple[Handler, Breach]]:
        """Yield the breaches that the rule with that code reports."""
        return ((handler, breach) for handler, breach in self._breaches if breach.rule == code)

    def missing(self, handler: Handler) -> set[str]:
        """Return the places whose interrupted values some breach of a handler is about."""
        return {breach.wanted for one, breach in self._breaches if one is handler}

    def origin(self, index: int) -> Origin:
        """Return where statement `index` is written and how it got there."""
        return self.unit.origin(index)

    def finding(
        self,
        rule: Rule,
        index: int,
        message: str,
        *,
        handler: Handler | None = None,
        trail: Trail | None = None,
        **more: Any,
    ) -> Diagnostic:
        """Make the finding of a rule at statement `index`; `trail` is the path on which it happens."""
        if trail is not None:
            more["path"] = self.path(trail, {index})
        if handler is not None:
            more["handler"] = handler.symbol
        more.setdefault("why", rule.why)
        more.setdefault("confidence", rule.confidence)
        severity = more.pop("severity", rule.severity)
        return Diagnostic(rule.code, rule.name, severity, bounded(message), self.origin(index), **more)

    def label(self, index: int, text: str) -> Label:
        """Return a further place for a finding."""
        return Label(self.origin(index), text)

    def path(self, trail: Trail, marked: set[int]) -> tuple[Step, ...]:
        """Return the stations of a path: start, branches, entry into other macros, what is marked, end."""
        steps = trail.steps()
        states = self._states(trail) if self._keep else [None] * len(steps)
        last = len(steps) - 1
        stations: list[Step] = []
        around: list[Frame] = []
        for number, step in enumerate(steps):
            statement = self.unit.statements[step.at]
            frames = [frame for frame in statement.origin.frames() if frame.kind == "macro"]
            if number and frames and frames[0] not in around and frames[1:] == around[-len(frames) + 1 :]:
                stations.append(Step(frames[0].call, frames[0].spelling))
            around = frames
            labels = self.labels_at(step.at) if number else []
            if number in (0, last) or step.condition or step.at in marked or labels:
                text = "".join(f"{name}: " for name in labels) + self.unit.spelled(step.at)
                after = None if number == last else states[number + 1]
                stations.append(Step(self.origin(step.at), text, step.condition, self._changes(states[number], after)))
        return tuple(stations)

    def _states(self, trail: Trail) -> Sequence[State | None]:
        """Return what held before each statement of a path: few paths are shown, so their handlers are followed again.

        A rule may have gone on behind the end of a path; nothing is known there.
        """
        if trail.state is not None:
            return [one.state for one in trail.steps()]
        behind, step = 0, trail
        while id(step) not in self._ends:
            if step.previous is None:
                return [one.state for one in trail.steps()]
            behind, step = behind + 1, step.previous
        number, at = self._ends[id(step)]
        if number not in self._with_states:
            self._with_states[number] = self._follow(self.walks[number][0], True)
        kept = _ends_of(self._with_states[number])[at]
        return [*(one.state for one in kept.steps()), *[None] * behind]

    @cached_property
    def _ends(self) -> dict[int, tuple[int, int]]:
        """Which walk has a path, by the identity of the path's end, and as which of its paths."""
        walks = enumerate(walk for _, walk in self.walks)
        return {id(end): (number, at) for number, walk in walks for at, end in enumerate(_ends_of(walk))}

    def _changes(self, before: State | None, after: State | None) -> str:
        if before is None or after is None:
            return ""
        from ppcmacro.ledger.changes import changes

        return ", ".join(map(str, changes(before, after, self.words)))

    def labels_at(self, index: int) -> list[str]:
        """Return the labels of a statement, those on lines of their own before it included."""
        names = list(self.unit.statements[index].labels)
        while index and self.unit.statements[index - 1].kind == "label":
            index -= 1
            names[:0] = self.unit.statements[index].labels
        return names

    def written(self, index: int) -> str:
        """Return a statement with its C names, for a message."""
        return self.unit.spelled(index)

    def in_source(self, index: int) -> str:
        """Return a statement as it stands in its file, parameters of macros unreplaced; blanks are joined."""
        location = self.origin(index).location
        rest = location.source.line(location.line)[max(location.column - 1, 0) :]
        return " ".join(re.split(r";|/\*|//|#", rest, maxsplit=1)[0].split()) or self.written(index)

    def since(self, index: int) -> str:
        """Return "line 12", with the file when it is another than the unit's."""
        location = self.origin(index).location
        return f"line {location.line}" if location.path == self.unit.path else f"{location.path}:{location.line}"


def _ends_of(walk: Walk) -> list[Trail]:
    """Return the ends of all paths that a walk tells of, in its order, which is the same each time."""
    return [one.trail for some in (walk.outcomes, walk.parks, walk.stores, walk.exposed) for one in some]
