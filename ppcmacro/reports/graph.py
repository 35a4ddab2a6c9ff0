"""The control-flow graph of a handler: blocks of instructions, and the ways between them that paths take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ppcmacro.handlers import Handler
from ppcmacro.ledger.walk import Walk
from ppcmacro.reports.model import Block, Change, Edge, Fault, Graph, Line, PathReport, Station, calls, newly_entered
from ppcmacro.rules.examination import Examination
from ppcmacro.source import Origin

__all__ = ["graph_of"]

_Ways = dict[int, dict[int, str]]


def graph_of(examination: Examination, handler: Handler, walk: Walk, paths: Sequence[PathReport]) -> Graph:
    """Return the graph of what the paths of a handler execute.

    Two paths with the same state are one path from where they meet, so the ways behind that place are completed from
    the code.  Time and memory grow with the length of all paths together.
    """
    if not paths:
        return Graph((), ())
    return _Grapher(examination, handler, walk, paths).graph()


class _Grapher:
    def __init__(self, examination: Examination, handler: Handler, walk: Walk, paths: Sequence[PathReport]) -> None:
        self.examination = examination
        self.handler = handler
        self.stations: dict[int, list[Station]] = {}
        self.ways: _Ways = {}
        self.leaving: dict[int, dict[int, str]] = {}
        for path in paths:
            for one, following in zip(path.stations, path.stations[1:], strict=False):
                self.ways.setdefault(one.index, {}).setdefault(following.index, one.condition)
            for station in path.stations:
                self.stations.setdefault(station.index, []).append(station)
            last = path.stations[-1]
            self.leaving.setdefault(last.index, {}).setdefault(path.exit, last.condition)
        self._complete(walk.reached)

    def _complete(self, reached: Iterable[int]) -> None:
        """Add the ways of the code between statements that paths reach, where no path goes on."""
        reached = set(reached)
        routes = self.examination.routes
        for index in sorted(reached):
            known = self.ways.get(index, {})
            called = routes.called(index)
            if index in self.leaving or (called is not None and known):
                continue
            for edge in routes.edges(index):
                if edge.to in reached and edge.to not in known:
                    condition = "" if edge.taken is None else "taken" if edge.taken else "not taken"
                    self.ways.setdefault(index, {})[edge.to] = "replaced" if edge.replaced else condition
        for index in reached:
            self.stations.setdefault(index, [])

    def graph(self) -> Graph:
        chains = self._chains()
        number_of = {chain[0]: number for number, chain in enumerate(chains)}
        edges = []
        for number, chain in enumerate(chains):
            last = chain[-1]
            for target, condition in sorted(self.ways.get(last, {}).items()):
                edges.append(Edge(number, number_of[target], None, condition))
            for exit_, condition in sorted(self.leaving.get(last, {}).items()):
                edges.append(Edge(number, None, exit_, condition))
        blocks = tuple(self._block(number, chain) for number, chain in enumerate(chains))
        return Graph(blocks, tuple(edges))

    def _chains(self) -> list[list[int]]:
        """Return the statements of each block; a block begins where ways meet or part."""
        into: dict[int, list[int]] = {}
        for index, ways in self.ways.items():
            for target in ways:
                into.setdefault(target, []).append(index)
        entry = self.handler.entry
        begins = {entry}
        for index in self.stations:
            before = into.get(index, [])
            alone = len(before) == 1 and len(self.ways[before[0]]) == 1 and before[0] not in self.leaving
            if not alone or self.ways[before[0]][index]:
                begins.add(index)
        chains = []
        for index in sorted(begins, key=lambda one: (one != entry, one)):
            chain = [index]
            while True:
                ways = self.ways.get(chain[-1], {})
                following = next(iter(ways)) if len(ways) == 1 else None
                if following is None or following in begins:
                    break
                chain.append(following)
            chains.append(chain)
        return chains

    def _block(self, number: int, chain: Sequence[int]) -> Block:
        statements = self.examination.unit.statements
        names = self.examination.labels_at(chain[0])
        macros = [frame.name for frame in calls(statements[chain[0]].origin)][::-1]
        title = "".join(f"{name}: " for name in names) + (f"in {' > '.join(macros)}" if macros else "")
        befores = [chain[0], *chain[:-1]]
        lines = [self._line(index, statements[before].origin) for index, before in zip(chain, befores, strict=True)]
        return Block(number, title.strip(), tuple(lines))

    def _line(self, index: int, before: Origin) -> Line:
        stations = self.stations[index]
        common: tuple[Change, ...] = ()
        if stations:
            others = [set(station.changes) for station in stations[1:]]
            common = tuple(one for one in stations[0].changes if all(one in other for other in others))
        faults: dict[Fault, None] = {}
        for station in stations:
            faults.update(dict.fromkeys(station.faults))
        origin = self.examination.unit.statements[index].origin
        entered = newly_entered(origin, before)
        return Line(index, origin, self.examination.written(index), entered, common, tuple(faults))
