"""Whether the core that a unit is judged by is known or only assumed.

Rules that accuse because of the core need more than an assumption.
"""

from __future__ import annotations

from collections.abc import Iterable

from ppcmacro.unit import Unit

__all__ = ["FAMILY_NAMES", "mode_is_known"]

FAMILY_NAMES = {
    "booke32": "32-bit Book E",
    "booke64": "64-bit Book E",
    "40x": "the 40x",
    "8xx": "the 8xx",
    "book3s32": "32-bit Book3S",
    "book3s64": "64-bit Book3S",
}

def mode_is_known(unit: Unit) -> bool:
    """Return whether it is known that a unit is read for a 32-bit or a 64-bit core, whichever core that is."""
    return unit.cpu_known or _any_defined(unit, ("CONFIG_PPC32", "CONFIG_PPC64"))


def _any_defined(unit: Unit, names: Iterable[str]) -> bool:
    return unit.preprocessed is not None and any(unit.preprocessed.macros.defined(name) for name in names)
