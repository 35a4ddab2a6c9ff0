"""Places of boxes: none on another, each below those before it, edges from box to box."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ppcmacro.render.ledger.layout import Box, Placed, place


def overlap(one: Box, other: Box) -> bool:
    apart = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (apart or one.y + one.height <= other.y or other.y + other.height <= one.y)


def check(placed: Placed, edges: list[tuple[int, int]]) -> None:
    for one, other in combinations(placed.boxes, 2):
        assert not overlap(one, other)
    for box in placed.boxes:
        assert 0 <= box.x <= box.x + box.width <= placed.width
        assert 0 <= box.y <= box.y + box.height <= placed.height
    for (source, target), route in zip(edges, placed.routes, strict=True):
        for number, (x, y) in ((source, route[0]), (target, route[-1])):
            box = placed.boxes[number]
            assert box.x <= x <= box.x + box.width
            assert round(y, 3) in (round(box.y, 3), round(box.y + box.height, 3))


def test_a_diamond() -> None:
    edges = [(0, 1), (0, 2), (1, 3), (2, 3), (0, 3)]
    placed = place([(100.0, 40.0)] * 4, edges)
    check(placed, edges)
    assert [box.y for box in placed.boxes] == [14.0, 108.0, 108.0, 202.0]
    assert placed.boxes[1].x < placed.boxes[2].x


def test_one_box_and_none() -> None:
    assert place([(10.0, 5.0)], []).boxes[0].width == 10
    assert place([], []).boxes == []


@given(st.data())
def test_any_graph(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12))
    node = st.integers(0, count - 1)
    edges = data.draw(st.lists(st.tuples(node, node), max_size=24, unique=True))
    sizes = data.draw(st.lists(st.tuples(st.floats(20, 400), st.floats(20, 200)), min_size=count, max_size=count))
    check(place(sizes, edges), edges)
