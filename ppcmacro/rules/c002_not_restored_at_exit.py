"""A place does not hold its interrupted value where the handler ends.

## What it does
Compares every place that the contract names with what it held when the interrupt was taken, at every return and
every hand-off.

## Why is this bad?
The interrupted program, or the code that takes over, relies on that value.

## Example
```asm
DataTLBError:
        mtspr	SPRN_SPRG0, r10
        li	r10, 0
        rfi				/* r10 is 0 */
```

## Use instead
```asm
DataTLBError:
        mtspr	SPRN_SPRG0, r10
        li	r10, 0
        mfspr	r10, SPRN_SPRG0
        rfi
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.handlers import Handler
from ppcmacro.ledger.breach import Breach
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.wording import exit_text, losses, where_held

RULE = Rule(
    "C002",
    "not-restored-at-exit",
    Severity.ERROR,
    "The interrupted program, or the code that takes over, finds another value than it left.",
    confidence="medium",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each place that ends with something else than its interrupted value."""
    for handler, breach in examination.breaches(RULE.code):
        message, label, help_ = _text(examination, handler, breach)
        yield examination.finding(
            RULE,
            breach.index,
            message,
            handler=handler,
            trail=breach.outcome.trail,
            label=label,
            help=help_,
            related=losses(examination, breach),
        )


def _text(examination: Examination, handler: Handler, breach: Breach) -> tuple[str, str, str]:
    words = examination.words
    end = exit_text(breach.outcome)
    if breach.kind == "leaves":
        name = words.place(breach.place)
        found = words.value(breach.found)
        if breach.wanted == "cleared":
            return (
                f"{name} is not cleared at {end}: it gets {found}, a bit is cleared by writing 1 to it",
                f"{name} still reports the event after this",
                f"write 0xffffffff to {name} (`lis`, `ori`, `mtspr`) before {end}",
            )
        return (
            f"{name} holds {found} at {end}, not `{breach.wanted}`",
            f"{name} has its last value from here",
            f"write `{breach.wanted}` to {name} before {end}",
        )
    name = words.place(breach.wanted)
    if breach.kind == "no-frame":
        return (
            f"nothing of the interrupted context is in the frame before {end}",
            f"what is there from here on expects `{breach.place}` and all other registers in the frame",
            f"build the frame before {end}",
        )
    if breach.kind == "unsaved":
        return (
            f"`{breach.place}` does not get the interrupted {name} before {end}",
            "the path ends here without a store to it",
            f"store {name} to `{breach.place}` before {end}",
        )
    place = breach.place if breach.place != breach.wanted else name
    shown = f"`{place}`" if place != name else name
    held = where_held(examination, breach)
    fix = f"restore it from {held} before {end}" if held else f"keep a copy of {name} until {end}"
    return (
        f"{shown} holds {words.value(breach.found)} at {end}, not the interrupted {name}",
        f"the last copy of the interrupted {name} is overwritten here" if breach.loss else f"{shown} is changed here",
        fix,
    )
