"""A place ends with the value of something else.

## What it does
Reports a register or save slot that holds another register's value, a pointer, or the stale content of memory
where the handler ends.

## Why is this bad?
The code looks as if it saved and restored everything, every load and store is there; only the value is wrong.

## Example
```asm
DataTLBError:
        mtspr	SPRN_SPRG0, r10
        mtspr	SPRN_SPRG1, r11
        mfspr	r10, SPRN_SPRG1		/* that is the interrupted r11 */
        mfspr	r11, SPRN_SPRG1
        rfi
```

## Use instead
```asm
DataTLBError:
        mtspr	SPRN_SPRG0, r10
        mtspr	SPRN_SPRG1, r11
        mfspr	r10, SPRN_SPRG0
        mfspr	r11, SPRN_SPRG1
        rfi
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.ledger.breach import Breach
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.wording import before_text, exit_text, losses, where_held, where_lost

RULE = Rule(
    "C003",
    "restored-from-wrong-slot",
    Severity.ERROR,
    "Every save and restore is there, but one moves the wrong value; the assembler cannot notice.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each place that ends with a value which belongs elsewhere."""
    words = examination.words
    for handler, breach in examination.breaches(RULE.code):
        name = words.place(breach.wanted)
        place = f"`{breach.place}`" if breach.place != breach.wanted else name
        end = exit_text(breach.outcome)
        yield examination.finding(
            RULE,
            breach.index,
            f"{_shown(breach, name)} holds {words.value(breach.found)} at {end}, not the interrupted {name}",
            handler=handler,
            trail=breach.outcome.trail,
            label=_label(examination, breach, place, name),
            help=_help(examination, breach, place, name),
            related=losses(examination, breach),
        )


def _shown(breach: Breach, name: str) -> str:
    return breach.place if breach.place != breach.wanted else name


def _label(examination: Examination, breach: Breach, place: str, name: str) -> str:
    if breach.loss is None:
        return f"{place} gets its last value here"
    return f"the last copy of the interrupted {name}, {where_lost(examination, breach)}, is overwritten here"


def _help(examination: Examination, breach: Breach, place: str, name: str) -> str:
    held = where_held(examination, breach)
    if breach.loss is None:
        where = f"{name} itself" if held == name else held
        return f"the interrupted {name} is still in {where}: take it from there" if held else ""
    return before_text(examination, breach)
