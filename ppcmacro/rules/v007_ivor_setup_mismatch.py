"""An IVOR is given the vector of another interrupt.

## What it does
Looks at the code that sets the IVORs. Reports an IVOR that is written from the register of the one before although
another register was just loaded, a handler that is given to two IVORs where all others have one of their own, and a
handler that returns through the registers of another level than the interrupt of its IVOR has on the core.

## Why is this bad?
The interrupt goes to a handler that was written for another one. That shows only when it happens, and a handler of
another level returns to where some other interrupt came from.

## Example
```asm
        li      1, 0xc00
        mtivor12 1
        li      10, 0xd00
        mtivor13 1
        blr
```

## Use instead
```asm
        li      1, 0xc00
        mtivor12 1
        li      1, 0xd00
        mtivor13 1
        blr
```

## Known limits
The level of a handler is known from the returns that its code in this file leads to. Machine check and debug
interrupts may be critical ones on a relative of the core, so both forms are taken for right there.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.gas.expression import Name
from ppcmacro.patterns import pattern
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.ivor_setup import describe, place_of
from ppcmacro.vectors import Setup

RULE = Rule(
    "V007",
    "ivor-setup-mismatch",
    Severity.ERROR,
    "The interrupt goes to a handler that was written for another one.",
)

_CATCH_ALL = pattern(
    r"un(?:known|used|handled|expected)|default|spurious|dummy|spin|ignore|common|trap|bad|panic", re.I
)
_OWN = 4
_LIMIT = 600
_ALSO_CRITICAL = {1: "mcheck", 15: "debug"}


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each IVOR that is given the wrong vector."""
    setups = [one for one in examination.setups if one.ivor >= 0]
    stale = set()
    for before, setup in itertools.pairwise(setups):
        if _is_stale(before, setup):
            stale.add(setup.at)
            yield _stale(examination, before, setup)
    rest = [one for one in setups if one.at not in stale]
    yield from _shared(examination, rest)
    yield from _levels(examination, rest)


def _is_stale(before: Setup, setup: Setup) -> bool:
    """Another register was loaded for this IVOR, and the one written is that of the IVOR before."""
    same = before.run == setup.run and before.register == setup.register and before.ivor != setup.ivor
    if not same or setup.value is None or setup.unused is None or setup.value != before.value:
        return False
    register, value = setup.unused
    return register != setup.register and value.at > before.at and value.part != "h"


def _stale(examination: Examination, before: Setup, setup: Setup) -> Diagnostic:
    assert setup.unused is not None
    assert setup.value is not None
    register, value = setup.unused
    return examination.finding(
        RULE, setup.at,
        f"`{examination.written(setup.at).strip()}` gives {setup.name} the value of {before.name}, "
        f"{describe(setup.value)}, but r{register} was loaded with {describe(value)} for it",
        label=f"r{setup.register} was not loaded since {before.name}", help=f"write r{register} to {setup.name}",
        related=(examination.label(value.at, "nothing reads this"),
                 examination.label(before.at, f"{before.name} is set here")),
    )  # fmt: skip


def _shared(examination: Examination, setups: list[Setup]) -> Iterator[Diagnostic]:
    """A value that two IVORs have where the others have one each."""
    ivors: dict[tuple[str, int], list[Setup]] = {}
    for setup in setups:
        if setup.value is not None and setup.value.part != "h":
            known = ivors.setdefault((setup.value.label, setup.value.constant), [])
            if all(one.ivor != setup.ivor for one in known):
                known.append(setup)
    counts = Counter(len(known) for known in ivors.values())
    if counts[2] != 1 or counts[1] < _OWN or len(counts) != 2:
        return
    first, second = next(known for known in ivors.values() if len(known) == 2)
    assert second.value is not None
    assert first.value is not None
    if _CATCH_ALL.search(second.value.label) or first.value.at == second.value.at:
        return
    finding = examination.finding(
        RULE, second.at,
        f"{second.name} is given `{describe(second.value)}`, which {first.name} has too; every other IVOR here has a "
        "vector of its own",
        label="the second IVOR with this vector", severity=Severity.WARNING, confidence="medium",
        help=f"give {second.name} its own handler, or give the common one a name that says so, such as `unused_…`",
        related=(Label(place_of(examination, first), f"{first.name} is set here"),),
    )  # fmt: skip
    yield finding._replace(origin=place_of(examination, second))


def _levels(examination: Examination, setups: list[Setup]) -> Iterator[Diagnostic]:
    """Handlers whose returns are those of another level."""
    unit = examination.unit
    reported: set[tuple[int, str]] = set()
    for setup in setups:
        label = setup.value.label if setup.value is not None else ""
        at = examination.flow.labels.get(label) if label else None
        if at is None or (setup.ivor, label) in reported:
            continue
        reported.add((setup.ivor, label))
        level = unit.protocols.level_of_ivor(setup.ivor, unit.cpu)
        allowed = set(level.returns)
        if setup.ivor in _ALSO_CRITICAL:
            for name in ("critical", _ALSO_CRITICAL[setup.ivor]):
                allowed.update(unit.protocols.levels[name].returns)
        found = _returns(examination, at)
        if not found or any(returns in allowed for _, returns in found):
            continue
        index, returns = found[0]
        finding = examination.finding(
            RULE, setup.at,
            f"{setup.name} is given `{label}`, which returns with {returns}; the interrupt is a {level.title} one on "
            f"{unit.cpu.name} and returns with {' or '.join(level.returns)}",
            label=f"{setup.name} is set here",
            help=f"give {setup.name} a handler that returns with {level.returns[0]}",
            related=(
                examination.label(at, f"`{label}` begins here"),
                examination.label(index, f"it returns with {returns}"),
            ),
        )  # fmt: skip
        yield finding._replace(origin=place_of(examination, setup))


def _returns(examination: Examination, at: int) -> list[tuple[int, str]]:
    """Return the returns from interrupt that the code from a label on leads to, as (statement, mnemonic)."""
    unit, flow = examination.unit, examination.flow
    start = flow.code_at(at)
    todo = [start] if start is not None else []
    seen: set[int] = set()
    found: list[tuple[int, str]] = []
    while todo and len(seen) < _LIMIT:
        index = todo.pop()
        if index in seen:
            continue
        seen.add(index)
        instruction = unit.instruction(index)
        if instruction is None:
            continue
        if instruction.returns:
            found.append((index, instruction.returns))
            continue
        branch = instruction.branch
        if branch is not None and not branch.link and isinstance(branch.target, Name):
            _, target = flow.target(branch.target, index)
            code = flow.code_at(target) if target is not None else None
            if code is not None:
                todo.append(code)
        if branch is None or branch.conditional or branch.link:
            following = flow.following(index)
            if following is not None:
                todo.append(following)
    return sorted(found)
