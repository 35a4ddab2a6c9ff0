"""Fixed vectors in a source: where the location counter is set to the offset of an interrupt.

A section is taken for one with vectors at its start when at least three of the places to which the location counter
is set are vectors of the family, and none between the first and the last vector is anything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ppcmacro.unit import Unit

__all__ = ["Station", "vector_sections"]

_LEAST = 3


class Station(NamedTuple):
    """A place to which the location counter is set: the statement, the offset, and the interrupt ("" for none)."""

    at: int
    offset: int
    interrupt: str


def vector_sections(unit: Unit) -> Iterator[tuple[str, list[Station]]]:
    """Yield the sections that have fixed vectors, each with its stations in order."""
    table = unit.protocols.vectors.get(unit.cpu.family)
    if not table:
        return
    stations: dict[str, list[Station]] = {}
    for index, statement in enumerate(unit.statements):
        if statement.kind == "assignment":
            moves = statement.head in (".", "$")
        else:
            moves = statement.kind == "directive" and statement.head == ".org"
        if moves:
            offset = unit.value_of_text(statement.operands.text.partition(",")[0])
            if offset is not None:
                stations.setdefault(statement.section, []).append(Station(index, offset, table.get(offset, "")))
    first, last = min(table), max(table)
    for section, found in stations.items():
        vectors = [one for one in found if one.interrupt]
        strangers = any(not one.interrupt and first < one.offset < last for one in found)
        if len(vectors) >= _LEAST and not strangers:
            yield section, found
