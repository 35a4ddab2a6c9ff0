"""A vector stands where the core cannot begin an interrupt.

## What it does
Looks at what is written to the IVORs and to the base of the vectors. Reports a handler label that is not aligned to
16 bytes, and a constant with bits that the register does not have: the low 4 of an IVOR, the low 16 of IVPR or EVPR.

## Why is this bad?
The register ignores these bits, so the interrupt begins before the handler, in whatever stands there.

## Example
```asm
        .balign 16
        li      3, crit@l
        mtivor0 3
        blr
crit:   rfci
```

## Use instead
```asm
        li      3, crit@l
        mtivor0 3
        blr
        .balign 16
crit:   rfci
```

## Known limits
A label is judged when its section is aligned to 16 bytes or when the labels of two IVORs differ in their low bits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppcmacro.diagnostic import Diagnostic, Edit, Fix, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.ivor_setup import place_of
from ppcmacro.source import Location, Origin
from ppcmacro.vectors import Setup

RULE = Rule(
    "V004",
    "vector-misaligned",
    Severity.ERROR,
    "The IVORs ignore the low 4 bits of an offset and IVPR the low 16 of an address: the interrupt begins elsewhere.",
    fixable=True,
)

_POWERS = frozenset({".align", ".p2align", ".p2alignl", ".p2alignw"})
_BYTES = frozenset({".balign", ".balignl", ".balignw"})


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each vector register that is given an address it cannot hold."""
    setups = examination.setups
    if not setups:
        return
    alignments = _alignments(examination)
    yield from _constants(examination, setups)
    labels: dict[str, Setup] = {}
    for setup in setups:
        if setup.value is not None and setup.value.label and setup.value.part != "h" and setup.ivor >= 0:
            labels.setdefault(setup.value.label, setup)
    places: dict[str, tuple[int, int, str]] = {}
    for label in labels:
        at = examination.flow.labels.get(label)
        code = examination.flow.code_at(at) if at is not None else None
        statement = examination.unit.statements[code] if code is not None else None
        if at is not None and statement is not None and statement.address is not None:
            places[label] = (at, statement.address, statement.section)
    for label, (at, address, section) in places.items():
        if not address % 16:
            continue
        certain = alignments.get(section, 1) >= 16
        if certain or any(one[2] == section and one[1] % 16 != address % 16 for one in places.values()):
            yield _misaligned(examination, labels[label], label, at, address, section)


def _constants(examination: Examination, setups: Sequence[Setup]) -> Iterator[Diagnostic]:
    reported: set[Location] = set()
    for setup in setups:
        value = setup.value
        if value is None or value.label:
            continue
        bits = 4 if setup.ivor >= 0 else 16
        lost = value.constant & ((1 << bits) - 1)
        where = place_of(examination, setup)
        if lost and where.location not in reported:
            reported.add(where.location)
            finding = examination.finding(
                RULE, setup.at,
                f"{setup.name} is given {value.constant:#x} but ignores the low {bits} bits, so it holds "
                f"{value.constant - lost:#x}",
                label=f"{lost:#x} is lost here", help=f"use a multiple of {1 << bits:#x}",
                related=(examination.label(value.at, "the value is made here"),) if value.at != setup.at else (),
            )  # fmt: skip
            yield finding._replace(origin=where)


def _misaligned(examination: Examination, setup: Setup, label: str, at: int, address: int, section: str) -> Diagnostic:
    return examination.finding(
        RULE, at,
        f"`{label}`, the handler of {setup.name}, stands at {section}+{address:#x}, which is no multiple of 16: the "
        f"interrupt begins {address % 16} bytes before it",
        label="not aligned to 16 bytes", help="put `.balign 16` before the label",
        related=(examination.label(setup.at, f"{setup.name} is set here"),), fix=_fix(examination, at, label),
    )  # fmt: skip


def _fix(examination: Examination, at: int, label: str) -> Fix | None:
    origin = examination.unit.statements[at].origin
    source, line, column = origin.location
    if origin.frame is not None or source.line(line)[max(column - 1, 0) :].startswith(label) is False:
        return None
    return Fix((Edit(Origin(Location(source, line, 1)), 0, "\t.balign\t16\n"),))


def _alignments(examination: Examination) -> dict[str, int]:
    """Return by section the largest alignment that is asked for in it, in bytes."""
    result: dict[str, int] = {}
    unit = examination.unit
    for statement in unit.statements:
        if statement.kind != "directive" or (statement.head not in _POWERS and statement.head not in _BYTES):
            continue
        amount = unit.value_of_text(statement.operands.text.partition(",")[0])
        if amount is None or amount < 0:
            continue
        size = 1 << min(amount, 31) if statement.head in _POWERS else amount
        result[statement.section] = max(result.get(statement.section, 1), size)
    return result
