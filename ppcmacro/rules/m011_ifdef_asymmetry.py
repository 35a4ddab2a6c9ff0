"""A register is saved and restored under different conditions of the preprocessor.

## What it does
Where a file is judged in several configurations (`--config-set all`), looks at the registers that a handler or a
function does not give back in some of them only. Reports those whose save and whose restore both stand in the code,
but of which these configurations have just one.

## Why is this bad?
In a configuration that has the restore only, the register gets whatever stood in the slot; in one that has the save
only, it keeps what the handler made of it. Nobody sees it who builds another configuration.

## Example
```asm
/* cpu: 440, all configurations */
DataTLBError44x:
#ifdef CONFIG_SMP
        mtspr   272, %r10
#endif
        li      %r10, 1
        mfspr   %r10, 272
        rfi
```

## Use instead
```asm
/* cpu: 440, all configurations */
DataTLBError44x:
        mtspr   272, %r10
        li      %r10, 1
        mfspr   %r10, 272
        rfi
```

## Known limits
Save and restore are known by the same slot, SPR or register in their operands. What is lost without such a pair keeps
its own code, and says in which configurations.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.gas.expression import Expr
from ppcmacro.handlers import Handler
from ppcmacro.isa import Instruction
from ppcmacro.records import NamedTuple
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.source import Origin

__all__ = ["LOSSES", "RULE", "Half", "check", "halves", "subject"]

RULE = Rule(
    "M011",
    "ifdef-asymmetry",
    Severity.ERROR,
    "Some configurations have the save without the restore, or the restore without the save.",
)

# The rules that report a value that does not come back.
LOSSES = frozenset({"C001", "C002", "C003", "C005", "C006", "C011"})


class Half(NamedTuple):
    """A save or restore: where the value goes or comes from, its statement in words, its place in the source."""

    saves: bool
    where: object
    text: str
    origin: Origin


def check(_: Examination) -> Iterator[Diagnostic]:
    """Yield nothing: one configuration alone does not show it (`ppcmacro.project.checking.asymmetry` compares them)."""
    return iter(())


def subject(examination: Examination, finding: Diagnostic) -> str | None:
    """Return the place whose value a finding reports as lost, None when that cannot be told."""
    location = finding.origin.location[1:]
    every = (*examination.breaches(finding.code), *examination.function_breaches)
    for owner, breach in every:
        at = examination.origin(breach.index).location
        if breach.rule == finding.code and owner.symbol == finding.handler and at[1:] == location:
            return breach.wanted
    return None


def halves(examination: Examination, symbol: str, place: str) -> Iterator[Half]:
    """Yield the saves and restores of a place in the code of a handler or function."""
    owners = (*examination.handlers, *examination.functions)
    owner = next((one for one in owners if one.symbol == symbol and one.entry >= 0), None)
    if owner is None:
        return
    for index in _body(examination, owner):
        instruction = examination.routes.code.get(index)
        found = None if instruction is None else _half(examination, index, instruction, place)
        if found is not None:
            saves, where = found
            yield Half(saves, where, examination.written(index), examination.origin(index))


def _body(examination: Examination, owner: Handler) -> list[int]:
    return sorted(examination.routes.reached(owner.entry))


def _half(examination: Examination, index: int, instruction: Instruction, place: str) -> tuple[bool, object] | None:
    """Return whether an instruction saves or restores a place, and where that is; None when it does neither."""
    if not place.startswith("r"):
        return _moved(instruction, place)
    memory = instruction.memory
    number = int(place[1:])
    if memory is not None:
        first = memory.data.register if memory.data is not None and memory.data.role == "gpr" else None
        if first is None or memory.index is not None or not first <= number < first + memory.count:
            return None
        return memory.direction == "store", _slot(examination, index, memory.displacement, 4 * (number - first))
    if instruction.mnemonic in ("mtspr", "mfspr") or instruction.mnemonic.startswith(("mtsprg", "mfsprg")):
        saves = instruction.mnemonic.startswith("mt")
        register, other = (instruction.reads, instruction.writes) if saves else (instruction.writes, instruction.reads)
        spr = next((one for one in other if one.startswith("spr:")), None)
        return (saves, spr) if spr and place in register else None
    return None


def _moved(instruction: Instruction, place: str) -> tuple[bool, object] | None:
    """Return the same of CR, LR, CTR or XER, which go by way of a register."""
    if instruction.memory is not None or not instruction.mnemonic.startswith(("mf", "mt")):
        return None
    if instruction.mnemonic.startswith("mf"):
        return (True, place) if place in instruction.reads else None
    return (False, place) if place in instruction.writes else None


def _slot(examination: Examination, index: int, displacement: Expr | None, distance: int) -> object:
    offset = examination.unit.offset(displacement, index)
    return None if offset is None else (offset.constant + distance, offset.terms)
