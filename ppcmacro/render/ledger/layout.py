"""Places for the blocks of a control-flow graph and ways for its edges, top down in layers.

Sugiyama's method in short: edges that lead back are turned round, each block goes one layer below the lowest of those
before it, long edges get a place in every layer they cross, the order in the layers follows the neighbours, and then
each block moves as near to its neighbours as the order lets it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from ppcmacro.records import NamedTuple

__all__ = ["Box", "Placed", "place"]

_GAP = 28.0
_ROW_GAP = 54.0
_SWEEPS = 6
# Beyond this number of places the long edges go straight.
_MOST_CROSSINGS = 4000


class Box(NamedTuple):
    """A block where it is drawn: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float


class Placed(NamedTuple):
    """A drawing: the boxes, the ways of the edges as points from the first to the last, and the size of it all."""

    boxes: list[Box]
    routes: list[list[tuple[float, float]]]
    width: float
    height: float


def place(sizes: Sequence[tuple[float, float]], edges: Sequence[tuple[int, int]]) -> Placed:
    """Place boxes of these sizes (width, height), the first at the top, with edges from box to box."""
    return _Layout(sizes, edges).placed()


class _Layout:
    def __init__(self, sizes: Sequence[tuple[float, float]], edges: Sequence[tuple[int, int]]) -> None:
        self.edges = edges
        self.real = len(sizes)
        self.widths = [width for width, _ in sizes]
        self.heights = [height for _, height in sizes]
        self.turned = _turned(len(sizes), edges)
        self.layer = self._layers()
        self.after: list[list[int]] = [[] for _ in sizes]
        self.before: list[list[int]] = [[] for _ in sizes]
        self.chains = [self._chain(number) for number in range(len(edges))]
        self.rows: list[list[int]] = [[] for _ in range(max(self.layer, default=-1) + 1)]
        for node in self._in_order():
            self.rows[self.layer[node]].append(node)
        self.x = [0.0] * len(self.layer)

    def _down(self, number: int) -> tuple[int, int]:
        """Return the ends of an edge, the upper one first."""
        source, target = self.edges[number]
        return (target, source) if number in self.turned else (source, target)

    def _layers(self) -> list[int]:
        layer = [0] * self.real
        waiting = [0] * self.real
        following: list[list[int]] = [[] for _ in range(self.real)]
        for number, (source, target) in enumerate(self.edges):
            if source != target:
                upper, lower = self._down(number)
                waiting[lower] += 1
                following[upper].append(lower)
        work = [node for node in range(self.real) if not waiting[node]]
        while work:
            node = work.pop()
            for lower in following[node]:
                layer[lower] = max(layer[lower], layer[node] + 1)
                waiting[lower] -= 1
                if not waiting[lower]:
                    work.append(lower)
        return layer

    def _chain(self, number: int) -> list[int]:
        """Return the nodes that an edge goes through from its upper end down, new ones in the layers between."""
        upper, lower = self._down(number)
        if upper == lower:
            return [upper]
        chain = [upper]
        between = range(self.layer[upper] + 1, self.layer[lower])
        if len(self.layer) + len(between) - self.real <= _MOST_CROSSINGS:
            for row in between:
                chain.append(len(self.layer))
                self.layer.append(row)
                self.widths.append(8.0)
                self.heights.append(0.0)
                self.after.append([])
                self.before.append([])
        chain.append(lower)
        for one, other in itertools.pairwise(chain):
            self.after[one].append(other)
            self.before[other].append(one)
        return chain

    def _in_order(self) -> Iterable[int]:
        """Yield the nodes in the order in which the edges lead to them."""
        seen = [False] * len(self.layer)
        for start in range(len(self.layer)):
            work = [start]
            while work:
                node = work.pop()
                if not seen[node]:
                    seen[node] = True
                    yield node
                    work += reversed(self.after[node])

    def placed(self) -> Placed:
        for sweep in range(_SWEEPS):
            self._order(down=sweep % 2 == 0)
        for row in self.rows:
            self._pack(row, [0.0] * len(row))
        for sweep in range(_SWEEPS):
            down = sweep % 2 == 0
            for row in self.rows if down else self.rows[::-1]:
                self._pack(row, [self._wanted(node, down) for node in row])
        left = min((self.x[n] - self.widths[n] / 2 for n in range(len(self.x))), default=0.0) - _GAP
        self.x = [x - left for x in self.x]
        right = max((self.x[n] + self.widths[n] / 2 for n in range(len(self.x))), default=0.0) + _GAP
        tops, y = [], _GAP / 2
        for row in self.rows:
            tops.append(y)
            y += max(self.heights[node] for node in row) + _ROW_GAP
        boxes = [
            Box(self.x[n] - self.widths[n] / 2, tops[self.layer[n]], self.widths[n], self.heights[n])
            for n in range(self.real)
        ]
        routes = [self._route(number, boxes, tops) for number in range(len(self.edges))]
        return Placed(boxes, routes, right, y - _ROW_GAP + _GAP)

    def _order(self, down: bool) -> None:
        """Sort each layer by the mean place of the neighbours in the one before it."""
        position = {node: place for row in self.rows for place, node in enumerate(row)}
        rows = self.rows if down else self.rows[::-1]
        for row in rows[1:]:
            near = self.before if down else self.after
            key = {n: _mean([float(position[o]) for o in near[n]], float(position[n])) for n in row}
            row.sort(key=lambda node: key[node])
            position.update({node: place for place, node in enumerate(row)})

    def _wanted(self, node: int, down: bool) -> float:
        near = self.before[node] if down else self.after[node]
        return _mean([self.x[other] for other in near], self.x[node])

    def _pack(self, row: Sequence[int], wanted: Sequence[float]) -> None:
        """Put the nodes of a layer as near to where they want to be as their order and the gaps between them let."""
        offsets = [0.0]
        for one, other in itertools.pairwise(row):
            offsets.append(offsets[-1] + (self.widths[one] + self.widths[other]) / 2 + _GAP)
        groups: list[tuple[float, int]] = []
        for want, offset in zip(wanted, offsets, strict=False):
            total, count = want - offset, 1
            while groups and groups[-1][0] / groups[-1][1] > total / count:
                more, others = groups.pop()
                total, count = total + more, count + others
            groups.append((total, count))
        at = 0
        for total, count in groups:
            for node in row[at : at + count]:
                self.x[node] = total / count + offsets[at]
                at += 1

    def _route(self, number: int, boxes: Sequence[Box], tops: Sequence[float]) -> list[tuple[float, float]]:
        source, target = self.edges[number]
        chain = self.chains[number]
        if source == target:
            box = boxes[source]
            x, y = box.x + box.width, box.y + box.height
            return [(x - 20, y), (x + 14, y + 14), (x + 14, box.y - 14), (x - 20, box.y)]
        points = [(self._port(chain[0], self.after, chain[1]), boxes[chain[0]].y + boxes[chain[0]].height)]
        for node in chain[1:-1]:
            top = tops[self.layer[node]]
            bottom = top + max(self.heights[other] for other in self.rows[self.layer[node]])
            points += [(self.x[node], top), (self.x[node], bottom)]
        points.append((self._port(chain[-1], self.before, chain[-2]), boxes[chain[-1]].y))
        return points[::-1] if number in self.turned else points

    def _port(self, node: int, near: Sequence[Sequence[int]], other: int) -> float:
        """Return where an edge meets a box: its edges stand beside each other in the order of their other ends."""
        ends = sorted(near[node], key=lambda one: self.x[one])
        step = min(36.0, self.widths[node] / (len(ends) + 1))
        return self.x[node] + (ends.index(other) - (len(ends) - 1) / 2) * step


def _turned(count: int, edges: Sequence[tuple[int, int]]) -> set[int]:
    """Return the edges that lead back on a walk from the first box on."""
    leaving: list[list[int]] = [[] for _ in range(count)]
    for number, (source, _) in enumerate(edges):
        leaving[source].append(number)
    turned: set[int] = set()
    state = [0] * count
    for start in range(count):
        if state[start]:
            continue
        work = [(start, iter(leaving[start]))]
        state[start] = 1
        while work:
            node, rest = work[-1]
            for number in rest:
                target = edges[number][1]
                if state[target] == 1:
                    turned.add(number)
                elif not state[target]:
                    state[target] = 1
                    work.append((target, iter(leaving[target])))
                    break
            else:
                state[node] = 2
                work.pop()
    return turned


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise
