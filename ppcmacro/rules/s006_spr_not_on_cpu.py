"""The core has no SPR with that number, or has another register there than the name says.

## What it does
Compares every `mfspr` and `mtspr`, and mnemonics such as `mfsrr2`, with the registers of the core's family.  Reported
are registers that only other families have, and names with the number of another family.

## Why is this bad?
The families reuse names and numbers: the critical pair is 990 and 991 on the 40x and 58 and 59 on Book E.  The
assembler takes any number; the core raises a program interrupt or gives another register.

## Example
```asm
/* cpu: 440 */
#include <asm/ppc_asm.h>
        mfspr	r22, 990
        blr
```

## Use instead
```asm
/* cpu: 440 */
#include <asm/ppc_asm.h>
#include <asm/reg.h>
        mfspr	r22, SPRN_CSRR0
        blr
```

## Known limits
For a file whose core nobody named the rule is silent.  In a kernel tree without a configuration it gives notes, because
names may be those of another family.  A family stands for all its cores, the two Book E families for each other, and a
register that is none of the usual ones for interrupts, timers and the MMU is not judged by its number alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.isa.spr import families_of, is_known, name_of, names_of, number_of, numbers_of, spr_move
from ppcmacro.patterns import pattern
from ppcmacro.rules.base import Rule
from ppcmacro.rules.core import FAMILY_NAMES
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import shown
from ppcmacro.rules.spr_moves import SprMove, spr_moves

RULE = Rule(
    "S006",
    "spr-not-on-cpu",
    Severity.ERROR,
    "Families of processors reuse names and numbers of SPRs; the assembler takes any number.",
)

_BOOK_E = ("booke32", "booke64")
_NUMBER = pattern(r"[0-9]")
# one register under several names, where the families differ in the name as well (core manuals)
_NAMESAKES = {"SRR2": "CSRR0", "SRR3": "CSRR1", "EVPR": "IVPR", "DBCR": "DBCR0"}
# Numbers that are judged without a name: save/restore pairs, syndromes, vectors, timers and MMU assist registers of
# one family.  Others are implementation-specific, so that a number may be right on a core that the tables lack.
_TOLD_APART = frozenset(
    number
    for numbers in (
        *(range(58, 60), range(61, 64), (314, 315, 336, 340), range(400, 416), range(432, 437), range(528, 544)),
        *(range(570, 576), range(624, 629), (630, 945), range(980, 988), (990, 991)),
    )
    for number in numbers
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each SPR that the core does not have."""
    unit = examination.unit
    if not unit.cpu_known:
        return
    for move in spr_moves(examination):
        if move.number is not None:
            yield from _judge(examination, move, move.number)
    for index, instruction in examination.code:
        mnemonic = instruction.mnemonic
        if mnemonic[:2] not in ("mf", "mt") or mnemonic in ("mfspr", "mtspr", "mftb"):
            continue
        found = spr_move(mnemonic, unit.cpu.family)
        if found is not None and found[1] == "spr" and found[2] in _TOLD_APART and not _has(unit.cpu.family, found[2]):
            yield examination.finding(
                RULE,
                index,
                f"`{shown(examination, index)}`: {unit.cpu.name} has no {mnemonic[2:].upper()} (SPR {found[2]}); it "
                f"belongs to {_list(families_of(found[2]))}",
                **_weight(examination),
                label="a register of other processors",
            )


def _judge(examination: Examination, move: SprMove, number: int) -> Iterator[Diagnostic]:
    family = examination.unit.cpu.family
    if not _NUMBER.match(move.name):
        if any(number_of(move.name, one) == number for one in _alike(family)):
            return
        meant = numbers_of(move.name)
        if number not in meant.values():
            # a name that the tables do not have, or have with other numbers only, may be right on some core
            return
        if family in meant:
            yield _other_number(examination, move, number, meant[family])
        elif not _has(family, number):
            yield _absent(examination, move, number)
    elif number in _TOLD_APART and not _has(family, number):
        yield _absent(examination, move, number)


def _alike(family: str) -> tuple[str, ...]:
    """Return the families that share registers: cores of both kinds of Book E come from one design."""
    return _BOOK_E if family in _BOOK_E else (family,)


def _has(family: str, number: int) -> bool:
    return any(is_known(number, one) for one in _alike(family))


def _weight(examination: Examination) -> dict[str, Any]:
    return {"severity": Severity.NOTE, "confidence": "medium"} if examination.unit.unconfigured else {}


def _list(families: Iterable[str]) -> str:
    names = list(dict.fromkeys(FAMILY_NAMES[one] for one in families))
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]


def _other_number(examination: Examination, move: SprMove, number: int, named: int) -> Diagnostic:
    unit = examination.unit
    there = f"{name_of(number, unit.cpu.family)}" if is_known(number, unit.cpu.family) else "no register"
    return examination.finding(
        RULE,
        move.at,
        f"`{shown(examination, move.at)}`: {move.name} is {number} here, where {unit.cpu.name} has {there}; its "
        f"own {move.name.partition('_')[2] or move.name} is {named}",
        **_weight(examination),
        label=f"SPR {number}",
        help=f"the header is for other processors; {unit.cpu.name} needs {move.name} as {named}",
    )


def _absent(examination: Examination, move: SprMove, number: int) -> Diagnostic:
    unit = examination.unit
    names = names_of(number)
    right = _same_register(names.values(), unit.cpu.family)
    foreign = next(iter(names.values()))
    return examination.finding(
        RULE,
        move.at,
        f"`{shown(examination, move.at)}`: {unit.cpu.name} has no SPR {number}; it is {foreign} on {_list(names)}",
        **_weight(examination),
        label=f"{foreign} of other processors",
        help=f"on {unit.cpu.name} that is `SPRN_{right}`" if right else f"check the core: {unit.cpu.name} was taken",
    )


def _same_register(names: Iterable[str], family: str) -> str:
    """Return the name under which this family has the register, "" when it does not."""
    for name in names:
        for one in (_NAMESAKES.get(name, name), name):
            if number_of(one, family) is not None:
                return one
    return ""
