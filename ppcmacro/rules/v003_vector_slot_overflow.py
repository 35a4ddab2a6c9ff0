"""The code of a fixed vector runs into the next one.

## What it does
Looks at sections in which the location counter is set to vectors of the core (`. = 0x300`, `.org 0x300`). Reports
code that goes on beyond the next vector: one that the source itself has, which the assembler refuses as a move
backwards, and one that it leaves out although the core takes interrupts there.

## Why is this bad?
An interrupt of the next vector begins in the middle of this handler.

## Example
```asm
/* cpu: book3s64 */
        . = 0x200
        b       machine_check
        . = 0x300
        .rept   36
        nop
        .endr
        b       data_storage
        . = 0x400
        b       instruction_storage
```

## Use instead
```asm
/* cpu: book3s64 */
        . = 0x200
        b       machine_check
        . = 0x300
        b       data_storage
        . = 0x380
        b       data_segment
        . = 0x400
        b       instruction_storage
```

## Known limits
Cores with IVORs have no fixed vectors. A vector that the source leaves out counts only where the code before it has
not ended in a branch or return by then. What is loaded from the neighbourhood of a vector is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.vectors import Station, vector_sections

RULE = Rule(
    "V003",
    "vector-slot-overflow",
    Severity.ERROR,
    "An interrupt of the next vector begins in the middle of the code that runs into it.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each vector whose code goes on in another one."""
    unit = examination.unit
    for section, stations in vector_sections(unit):
        table = unit.protocols.vectors[unit.cpu.family]
        present = {one.offset for one in stations}
        absent = [offset for offset in table if offset not in present]
        for number, station in enumerate(stations):
            if not station.interrupt:
                continue
            following = stations[number + 1] if number + 1 < len(stations) else None
            finding = _into_next(examination, section, station, following) if following is not None else None
            if finding is None:
                finding = _into_absent(examination, section, station, following, absent)
            if finding is not None:
                yield finding


def _content(examination: Examination, section: str, first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """Yield the statements [first, last) with content in a section: index, address and size."""
    statements = examination.unit.statements
    for index in range(first, last):
        statement = statements[index]
        if statement.section == section and statement.address is not None and statement.size:
            yield index, statement.address, statement.size


def _into_next(examination: Examination, section: str, station: Station, following: Station) -> Diagnostic | None:
    beyond = -1
    end = 0
    for index, address, size in _content(examination, section, station.at, following.at):
        end = address + size
        if end > following.offset > station.offset and beyond < 0:
            beyond = index
    if beyond < 0:
        return None
    room = following.offset - station.offset
    name = f" ({following.interrupt})" if following.interrupt else ""
    return _finding(
        examination, station, beyond,
        f"the code of the vector at {station.offset:#x} ({station.interrupt}) has {end - station.offset} bytes, but "
        f"the next one begins after {room}, at {following.offset:#x}{name}",
        Label(examination.origin(following.at), f"the next begins here, {end - following.offset} bytes too early"),
    )  # fmt: skip


def _into_absent(
    examination: Examination, section: str, station: Station, following: Station | None, absent: list[int]
) -> Diagnostic | None:
    """Code that has not come to an end where a vector is that the source leaves out."""
    statements = examination.unit.statements
    limit = following.offset if following is not None else None
    missing = next((one for one in absent if one > station.offset and (limit is None or one < limit)), None)
    if missing is None:
        return None
    last = following.at if following is not None else len(statements)
    ended = False
    for index, address, size in _content(examination, section, station.at, last):
        instruction = examination.unit.instruction(index)
        if ended and any(not name.isdigit() for name in _labels_before(examination, index)):
            return None
        if address + size > missing:
            if ended:
                return None
            interrupt = examination.unit.protocols.vectors[examination.unit.cpu.family][missing]
            return _finding(
                examination, station, index,
                f"the code of the vector at {station.offset:#x} ({station.interrupt}) goes on over {missing:#x}, where "
                f"the core takes its {interrupt} interrupt",
            )  # fmt: skip
        branch = instruction.branch if instruction is not None else None
        ended = instruction is not None and bool(
            instruction.returns or (branch is not None and not branch.conditional and not branch.link)
        )
    return None


def _labels_before(examination: Examination, index: int) -> list[str]:
    statements = examination.unit.statements
    names = list(statements[index].labels)
    while index and statements[index - 1].kind == "label":
        index -= 1
        names += statements[index].labels
    return names


def _finding(examination: Examination, station: Station, index: int, message: str, *related: Label) -> Diagnostic:
    return examination.finding(
        RULE, index, message, label="beyond the room of the vector",
        help="leave a branch in the vector and put the code elsewhere",
        related=(examination.label(station.at, "the vector begins here"), *related),
    )  # fmt: skip
