"""What stands one below the other in a view, before it becomes text."""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.gas.statement import Statement
from ppcmacro.macro.expansion import Call, Expansion, MacroDefinition
from ppcmacro.records import NamedTuple

__all__ = ["Define", "Item", "Kept", "Opened", "Purge", "enclosing", "level_of", "outline"]


class Opened(NamedTuple):
    """A call whose expansion follows; `level` is 1 for a call that stands in a file."""

    call: Call
    level: int


class Kept(NamedTuple):
    """A call that is shown instead of its expansion."""

    call: Call
    level: int


class Define(NamedTuple):
    """A definition that a kept call needs."""

    macro: MacroDefinition


class Purge(NamedTuple):
    """A name that has to be free again before it is defined anew."""

    name: str


Item = Statement | Opened | Kept | Define | Purge


def enclosing(calls: list[Call]) -> list[int]:
    """Return for each call the index of the call that it is made in, -1 for a call that stands in a file."""
    index_of = {id(call.frame): index for index, call in enumerate(calls)}
    parents: list[int] = []
    for call in calls:
        parent = -1
        for frame in call.frame.call.frames():
            if frame.kind == "macro":
                parent = index_of.get(id(frame), -1)
                if parent >= 0:
                    break
        parents.append(parent)
    return parents


def level_of(call: Call) -> int:
    """Return how many macro calls deep a call stands: 1 for one that stands in a file."""
    return 1 + sum(frame.kind == "macro" for frame in call.frame.call.frames())


def outline(expansion: Expansion, kept: list[bool]) -> Iterator[Statement | Opened | Kept]:
    """Yield the statements with the calls before them; `kept[i]` says that call i is shown as a call.

    Nothing that came out of a kept call is yielded.
    """
    statements, calls = expansion.statements, expansion.calls
    parents = enclosing(calls)
    hidden = [False] * len(calls)
    position = 0
    for index, call in enumerate(calls):
        parent = parents[index]
        hidden[index] = parent >= 0 and (hidden[parent] or kept[parent])
        if hidden[index]:
            continue
        yield from statements[position : call.first]
        position = max(position, call.first)
        if kept[index]:
            yield Kept(call, level_of(call))
            position = max(position, call.last)
        else:
            yield Opened(call, level_of(call))
    yield from statements[position:]
