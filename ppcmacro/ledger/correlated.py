"""Which feature sections are still ahead of a statement: those that hang on the same features go the same way.

Two states that differ only in how a section went that no other one asks about have the same future, and the walk need
not follow both.
"""

from __future__ import annotations

from ppcmacro.isa import Instruction
from ppcmacro.ledger.routes import Routes
from ppcmacro.ledger.values import Address, Value

__all__ = ["questions_ahead"]

# The address that a computed jump goes to is made by so many statements before it, at most.
_NEAR = 32


def questions_ahead(routes: Routes) -> dict[int, frozenset[Value]]:
    """Return for each statement the questions of feature sections that some way from it leads to, itself included.

    Statements without any are left out.  A way that is not seen here costs the walk a path, and nothing else.
    """
    if not routes.features:
        return {}
    questions = sorted({section.question for section in routes.features.values()})
    bits = {question: 1 << number for number, question in enumerate(questions)}
    before = _before(routes)
    ahead = {index: bits[section.question] for index, section in routes.features.items()}
    work = list(ahead)
    while work:
        index = work.pop()
        asked = ahead[index]
        for one in before.get(index, ()):
            known = ahead.get(one, 0)
            if asked & ~known:
                ahead[one] = known | asked
                work.append(one)
    sets: dict[int, frozenset[Value]] = {}
    for asked in set(ahead.values()):
        sets[asked] = frozenset([Address(question) for question, bit in bits.items() if asked & bit])
    return {index: sets[asked] for index, asked in ahead.items()}


def _before(routes: Routes) -> dict[int, list[int]]:
    """Return for each statement those from which control may come to it."""
    calls = {index: entry for index in routes.code if (entry := _entry_called(routes, index)) is not None}
    returns = [at for at in map(routes.behind, calls) if at is not None]
    before: dict[int, list[int]] = {}
    seen = set(routes.code)
    work = list(seen)
    while work:
        index = work.pop()
        targets = [edge.to for edge in routes.edges(index)]
        if index in calls:
            targets.append(calls[index])
        elif _is_computed(routes.code.get(index)):
            targets += returns
            for near in range(max(index - _NEAR, 0), index):
                targets += routes.named_at(near) if near in routes.code else ()
        for to in targets:
            before.setdefault(to, []).append(index)
            if to not in seen:
                seen.add(to)
                work.append(to)
    return before


def _entry_called(routes: Routes, index: int) -> int | None:
    called = routes.called(index)
    return None if called is None else called.entry


def _is_computed(instruction: Instruction | None) -> bool:
    """Whether an instruction goes to an address that was made before: by a register, or back from an interrupt."""
    if instruction is None:
        return False
    branch = instruction.branch
    return bool(instruction.returns) or (branch is not None and not branch.link and isinstance(branch.target, str))
