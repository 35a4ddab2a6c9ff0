"""Which SPRs a level may park registers in."""

from __future__ import annotations

from ppcmacro.unit import Unit

__all__ = ["scratch_numbers"]


def scratch_numbers(unit: Unit) -> dict[int, tuple[str, ...]]:
    """Return the scratch SPRs of the unit's core by number, with the names of the levels that may use each.

    Reserved registers, which hold something for good, are listed without a level.
    """
    family = unit.cpu.family
    result: dict[int, list[str]] = {}
    for level, names in unit.protocols.scratch.get(family, {}).items():
        for name in names:
            number = unit.spr(name)
            if number is not None:
                result.setdefault(number, []).append(level)
    for name in unit.protocols.reserved.get(family, {}):
        number = unit.spr(name)
        if number is not None:
            result.setdefault(number, [])
    return {number: tuple(levels) for number, levels in result.items()}
