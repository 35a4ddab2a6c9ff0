"""Finds the functions of a file: global symbols of code that are no handlers and keep to the ABI.

Nothing in assembly tells a function that C calls from an entry with a convention of its own.  What is believed here:
a global symbol with code, not named as private by the protocols, that no branch from elsewhere in the file goes to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ppcmacro.annotations import annotation_at
from ppcmacro.cfg import Flow
from ppcmacro.handlers import Handler
from ppcmacro.macro.expansion import SymbolDefinition
from ppcmacro.protocols.model import Contract
from ppcmacro.unit import Unit

__all__ = ["abi_of", "find_functions", "global_entries"]


def abi_of(unit: Unit) -> Contract:
    """Return what a function has to keep to on the unit's core: one of the ABIs that Linux is built for."""
    if not unit.cpu.is_64bit:
        return unit.protocols.contract("abi-sysv32")
    macros = unit.preprocessed.macros if unit.preprocessed is not None else None
    second = macros is not None and (macros.defined("CONFIG_PPC64_ELF_ABI_V2") or unit.value_of_text("_CALL_ELF") == 2)
    if second or any(s.head == ".abiversion" and s.operand_text.strip() == "2" for s in unit.statements):
        return unit.protocols.contract("abi-elfv2")
    return unit.protocols.contract("abi-elfv1")


def global_entries(unit: Unit, flow: Flow) -> dict[int, str]:
    """Return the first statements of global symbols with code, with the symbol; of several the last stands."""
    found = {}
    for label in unit.expansion.labels:
        if label.name in unit.expansion.globals:
            entry = flow.code_of_label(label.index)
            if entry is not None and unit.statements[entry].kind == "instruction":
                found[entry] = label.name
    return found


def _is_private(label: SymbolDefinition) -> bool:
    annotation = annotation_at(label.origin.location)
    return annotation is not None and annotation.kind == "private"


def find_functions(
    unit: Unit, flow: Flow, handlers: list[Handler], branches: Mapping[int, Collection[int]]
) -> list[Handler]:
    """Return the functions of the unit in the order of their code, as handlers whose contract is the ABI.

    `branches` has the code that branches of the file go to, with the statements of those branches.
    """
    private = {label.name for label in unit.expansion.labels if _is_private(label)}
    entries = {entry: name for entry, name in global_entries(unit, flow).items() if name not in private}
    if not entries:
        return []
    abi = abi_of(unit)
    starts = sorted(entries)
    ends = [*starts[1:], len(unit.statements)]
    covered = [(handler.first, handler.last) for handler in handlers]
    result = []
    for entry, end in zip(starts, ends, strict=True):
        symbol = entries[entry]
        if unit.protocols.is_private(symbol.lstrip(".")):
            continue
        if any(not entry <= index < end for index in branches.get(entry, ())):
            continue
        if any(first <= entry < last for first, last in covered):
            continue
        result.append(Handler(symbol.removeprefix("."), abi, None, None, None, None, entry, end, entry, entry))
    return result
