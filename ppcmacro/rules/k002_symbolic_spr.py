"""An SPR is given by its number, or by a name that nothing defines.

## What it does
Reports `mfspr` and `mtspr` with a number written in the source, and with a plain word that neither a C macro nor a
symbol gives a value.  The word is an error, because it does not assemble.  The number is a warning; a file in which
most SPRs are numbers has that as its convention and is left alone.

## Why is this bad?
The same number is another register on another family: 304 is DBSR on Book E and HSPRG0 on Book3S.  The kernel's names
begin with `SPRN_`, so a bare `SRR1` is a symbol without a value.

## Example
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>
        mtspr	SPRN_SRR0, r7
        mtspr	27, r8
        blr
```

## Use instead
```asm
#include <asm/ppc_asm.h>
#include <asm/reg.h>
        mtspr	SPRN_SRR0, r7
        mtspr	SPRN_SRR1, r8
        blr
```

## Known limits
Numbers that come as an argument of a macro or out of an expression are not reported, nor are words while a header is
missing.  The kernel's own names are known without their header.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.codes import MISSING_INCLUDE
from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.gas.expression import Name
from ppcmacro.isa.spr import is_known, name_of, number_of
from ppcmacro.patterns import pattern
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import operand_fix, shown
from ppcmacro.rules.spr_moves import SprMove, spr_moves, stands_in_statement

RULE = Rule(
    "K002",
    "symbolic-spr",
    Severity.WARNING,
    "One number is different registers on different families; the name says which one is meant.",
    fixable=True,
)

_NUMBER = pattern(r"0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+")


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each SPR that is a number in the source or a word without a value."""
    moves = spr_moves(examination)
    numeric = [move for move in moves if _NUMBER.fullmatch(move.name) and stands_in_statement(examination, move)]
    named = sum(1 for move in moves if not move.name[:1].isdigit())
    if len(numeric) <= named:
        for move in numeric:
            yield _numeric(examination, move)
    if _is_complete(examination):
        for move in moves:
            if isinstance(move.operand.value, Name) and move.number is None:
                yield _undefined(examination, move)


def _is_complete(examination: Examination) -> bool:
    """Whether every file was found, so that a word without a value has none."""
    unit = examination.unit
    if unit.unconfigured or (unit.preprocessed is not None and unit.preprocessed.missing):
        return False
    return all(one.code != MISSING_INCLUDE.code for one in unit.expansion.diagnostics)


def _numeric(examination: Examination, move: SprMove) -> Diagnostic:
    unit = examination.unit
    known = unit.cpu_known and move.number is not None and is_known(move.number, unit.cpu.family)
    name = name_of(move.number or 0, unit.cpu.family) if known else ""
    symbol = f"SPRN_{name}"
    # where the number is that of an alias the name would change what is assembled
    same = bool(name) and unit.value_of_text(symbol) == move.number
    defined = same and unit.preprocessed is not None and unit.preprocessed.macros.defined(symbol)
    return examination.finding(
        RULE,
        move.at,
        f"`{shown(examination, move.at)}`: SPR {move.name} has no name here"
        + (f"; on {unit.cpu.name} it is {name}" if name else ""),
        label="a number of one family of processors",
        help=f"write `{symbol}`" if same else "write the name that the headers have for it",
        fix=operand_fix(examination, move.at, move.operand, symbol) if defined else None,
    )


def _undefined(examination: Examination, move: SprMove) -> Diagnostic:
    known = number_of(move.name, examination.unit.cpu.family) is not None
    return examination.finding(
        RULE,
        move.at,
        f"`{shown(examination, move.at)}`: `{move.name}` is not defined, so it is no SPR",
        severity=Severity.ERROR,
        label="a symbol without a value",
        help=f"write `SPRN_{move.name}` and include the header that defines it"
        if known and not move.name.startswith("SPR")
        else "include the header that defines it, or correct the name",
        fix=operand_fix(examination, move.at, move.operand, f"SPRN_{move.name}", safe=False)
        if known and not move.name.startswith("SPR")
        else None,
    )
