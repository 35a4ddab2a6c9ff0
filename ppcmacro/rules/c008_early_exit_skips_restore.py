"""An early return leaves something open that the other returns close.

## What it does
Follows two pairs: interrupts switched off (`wrteei 0`, or `mtmsr` with bits of the MSR cleared) and on again
(`wrtee`, `wrteei 1`, `mtmsr`), and a frame made (`stwu`) and given back. Reports a return on which the pair is open
on every way there, when another return behind the same beginning closes it. Reported too is a return with interrupts
off in code that has read the MSR into a register before and never uses it again.

## Why is this bad?
The caller goes on with interrupts off, or with a stack pointer that is not its own.

## Example
```asm
/* cpu: 440 */
#include <asm/ppc_asm.h>
_GLOBAL(flush)
        mfmsr   r10
        wrteei  0
        cmpwi   r3, 0
        beqlr
        tlbwe   r3, r4, 0
        wrtee   r10
        blr
```

## Use instead
```asm
/* cpu: 440 */
#include <asm/ppc_asm.h>
_GLOBAL(flush)
        mfmsr   r10
        wrteei  0
        cmpwi   r3, 0
        beq     1f
        tlbwe   r3, r4, 0
1:      wrtee   r10
        blr
```

## Known limits
A function none of whose returns closes the pair is taken to mean it, unless it keeps a copy of the MSR that nothing
uses. Registers that an early return does not restore
are reported by C011.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.ledger.certain import ENTRY, Masked, Seen
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.frames import OpenFrame, bytes_text, open_frames, returns_of
from ppcmacro.rules.straight import before
from ppcmacro.rules.wording import as_read

RULE = Rule(
    "C008",
    "early-exit-skips-restore",
    Severity.ERROR,
    "This return leaves open what the other returns of the function close.",
)

# A function may return the old MSR.
_RESULTS = frozenset({"r3", "r4"})


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each return with a pair open that another return closes."""
    closed: dict[int, tuple[Seen, Masked]] = {}
    returns = [(s, m) for s in returns_of(examination) if isinstance(m := s.facts.get("ee"), Masked)]
    for seen, masked in returns:
        if masked.restored != ENTRY:
            closed.setdefault(masked.at, (seen, masked))
    for seen, masked in returns:
        if masked.restored != ENTRY:
            continue
        if masked.at in closed:
            yield _masked(examination, seen, masked, closed[masked.at])
        else:
            saved = _unused_copy(examination, masked.at)
            if saved is not None:
                yield _never(examination, seen, masked, saved)
    for one in open_frames(examination):
        if one.closed is not None:
            yield _frame(examination, one, one.closed)


def _unused_copy(examination: Examination, at: int) -> int | None:
    """Return the `mfmsr` before interrupts are switched off at `at` whose register nothing reads afterwards."""
    run = before(examination, at)
    save = next((index for index, instruction in run if instruction.mnemonic == "mfmsr"), None)
    if save is None:
        return None
    code = examination.routes.code
    copy = f"r{code[save].operands[0].register}"
    if copy in _RESULTS or any(copy in instruction.writes for index, instruction in run if save < index < at):
        return None
    behind = {index for edge in examination.routes.edges(at) for index in examination.routes.reached(edge.to)}
    for index in (at, *behind):
        instruction = code.get(index)
        if instruction is None or copy in instruction.reads or examination.routes.called(index) is not None:
            return None
        branch = instruction.branch
        if branch is not None and branch.target != "lr" and not examination.routes.edges(index):
            return None
    return save


def _never(examination: Examination, seen: Seen, masked: Masked, saved: int) -> Diagnostic:
    written, copy = as_read(examination, seen.at), as_read(examination, saved)
    off = as_read(examination, masked.at)
    restore = "wrtee" if off.startswith("wrteei") else off.split()[0]
    register = copy.split()[-1]
    return examination.finding(
        RULE,
        seen.at,
        f"`{written}` returns with interrupts off, and what `{copy}` ({examination.since(saved)}) saved is never used",
        label="interrupts stay off",
        help=f"put the saved value back before this: `{restore} {register}`",
        related=(examination.label(masked.at, "interrupts are switched off here"),),
    )


def _masked(examination: Examination, seen: Seen, masked: Masked, other: tuple[Seen, Masked]) -> Diagnostic:
    exit_, restoring = other[0].at, other[1].restored
    written, restored = as_read(examination, seen.at), as_read(examination, restoring)
    return examination.finding(
        RULE,
        seen.at,
        f"`{written}` returns with interrupts off: `{restored}` ({examination.since(restoring)}) is skipped",
        label="interrupts stay off on this way",
        help=f"branch to `{restored}` instead of returning here",
        related=(
            examination.label(masked.at, "interrupts are switched off here"),
            examination.label(exit_, "this return has them back"),
        ),
    )


def _frame(examination: Examination, one: OpenFrame, closed: int) -> Diagnostic:
    written = as_read(examination, one.seen.at)
    return examination.finding(
        RULE,
        one.seen.at,
        f"`{written}` returns with r1 {bytes_text(one.frame.offset)} where it was: the frame is not given back",
        label="the frame is still open on this way",
        help="branch to the code that gives the frame back instead of returning here",
        related=(
            examination.label(one.frame.at, "r1 has its value from here"),
            examination.label(closed, "this return has the frame closed"),
        ),
    )
