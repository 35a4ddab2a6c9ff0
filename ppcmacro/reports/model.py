"""What the ledger of a handler is made of when it is shown: exits, rows, paths, the graph.

Everything is text or a place in a source; the values behind it stay in `ppcmacro.ledger`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from ppcmacro.ledger.changes import Change
from ppcmacro.source import Frame, Origin

__all__ = [
    "Block",
    "Change",
    "Edge",
    "ExitReport",
    "Fault",
    "Graph",
    "LedgerReport",
    "Line",
    "PathReport",
    "Row",
    "Station",
    "Verdict",
    "calls",
    "newly_entered",
    "where",
]


@dataclass(frozen=True)
class Fault:
    """A difference from the contract: the rule that reports it, what is wrong, and the statement at fault."""

    rule: str
    text: str
    index: int
    origin: Origin


@dataclass(frozen=True)
class Station:
    """One instruction of a path.

    index      its statement
    origin     where it is written
    text       the instruction with its C names
    entered    the macro calls that the path enters with it, outermost first
    depth      how many macro calls it is inside of
    condition  how a branch goes from here, "" for no branch
    changes    what it does to the ledger
    faults     what is wrong with this instruction on this path
    """

    index: int
    origin: Origin
    text: str
    entered: tuple[Frame, ...]
    depth: int
    condition: str
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class PathReport:
    """One path.  `number` counts from 1, `exit` is the place of its exit in `LedgerReport.exits`, from 0."""

    number: int
    exit: int
    stations: tuple[Station, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class ExitReport:
    """A way out.

    title   what it is called: `exit rfci :68`, `hand-off bctr :33`
    kind    the kind of the ends that go this way, as `ppcmacro.ledger.walk.Outcome` names them
    target  where it leads, "" when that is not known
    """

    title: str
    kind: str
    target: str
    origin: Origin


@dataclass(frozen=True)
class Verdict:
    """What an exit does with a value: "ok", "LOST", "WRONG", "free" or "?", and the same as text with the details."""

    state: str
    text: str


@dataclass(frozen=True)
class Row:
    """A place of the interrupted context.

    parked    the first place that a copy went to, "" for none
    offset    the instruction that did it, in bytes from the handler's first one, None when it is not known
    verdicts  one for each exit, in the order of `LedgerReport.exits`
    """

    place: str
    parked: str
    offset: int | None
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True)
class Line:
    """An instruction in the graph.

    entered  the macro calls that are entered with it inside its block, outermost first
    changes  those that it makes on every path
    """

    index: int
    origin: Origin
    text: str
    entered: tuple[Frame, ...]
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Block:
    """Instructions that are always executed one after the other.

    title  the labels of the first one, and the macros it comes out of
    """

    number: int
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Edge:
    """A way from block `source` to block `target`, or out of the handler by exit `exit`; the other one is None."""

    source: int
    target: int | None
    exit: int | None
    condition: str


@dataclass(frozen=True)
class Graph:
    """The code that the paths execute; block 0 is the entry."""

    blocks: tuple[Block, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True)
class LedgerReport:
    """Everything that the ledger knows of one handler.

    handler    its symbol, or the call that makes it
    path       the file that was read
    ivor       its IVOR number, None when it is not known
    interrupt  the interrupt in words, "" when it is not known
    level      the title of its interrupt level, "" when that is not known
    contract   the title of what it is held to
    places     what the report was narrowed down to, empty for everything
    given      what the contract says of places at the start
    exits      the ways out, in the order of the shortest paths
    paths      the paths, shortest first
    bounded    the statements where paths were put together because there were too many, as `line 12`
    unknown    mnemonics that the tables do not have
    """

    handler: str
    path: str
    ivor: int | None
    interrupt: str
    level: str
    contract: str
    places: tuple[str, ...]
    given: tuple[Change, ...]
    exits: tuple[ExitReport, ...]
    rows: tuple[Row, ...]
    paths: tuple[PathReport, ...]
    graph: Graph
    bounded: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The interrupt and the class: `debug, critical class`."""
        level = f"{self.level} class" if self.level else "class not known"
        number = "" if self.ivor is None else f"IVOR {self.ivor}"
        return ", ".join(text for text in (self.interrupt or number, level) if text)

    @property
    def worst(self) -> PathReport | None:
        """The shortest path of those with the most faults; None when there is no path."""
        return max(self.paths, key=lambda path: len(path.faults), default=None)


def where(origin: Origin, path: str) -> str:
    """Return the line of a place as `:12`, or as `file.h:12` in another file than `path`."""
    location = origin.location
    file = "" if location.path == path else os.path.basename(location.path)
    return f"{file}:{location.line}"


def newly_entered(origin: Origin, before: Origin | None) -> tuple[Frame, ...]:
    """Return the macro calls around a statement that were not around the one before it, outermost first."""
    frames = list(calls(origin))[::-1]
    around = [] if before is None else list(calls(before))[::-1]
    same = next((number for number, (a, b) in enumerate(zip(frames, around, strict=False)) if a is not b), len(around))
    return tuple(frames[same:])


def calls(origin: Origin) -> Iterator[Frame]:
    """Yield the macro calls around a statement, innermost first."""
    return (frame for frame in origin.frames() if frame.kind == "macro")
