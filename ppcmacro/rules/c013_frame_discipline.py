"""The stack pointer, or a word of the stack, is not the function's to use this way.

## What it does
Reports, for functions that keep to the ABI, a return with r1 not where it was at the entry; a store below r1 (on
64-bit cores below the 288 bytes that the ABI protects there); a store into the caller's frame other than to the words
that the ABI has for it: LR, on 64-bit cores CR, and the parameters; and a return address that is put into the word
which the next called function will use for its own.

## Why is this bad?
The caller finds its frame elsewhere, or with something else in it. What is below r1 is overwritten by the next
interrupt.

## Example
```asm
/* cpu: book3s64 */
#include <asm/ppc_asm.h>
_GLOBAL(leave)
        std     r2, 40(r1)
        stdu    r1, -128(r1)
        nop
        addi    r1, r1, 128
        blr
```

## Use instead
```asm
/* cpu: book3s64 */
#include <asm/ppc_asm.h>
_GLOBAL(leave)
        stdu    r1, -128(r1)
        std     r2, 40(r1)
        nop
        addi    r1, r1, 128
        blr
```

## Known limits
Distances that are not known as numbers are only compared with each other. On 32-bit cores a store to what may be a
parameter on the stack is let pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.functions import abi_of
from ppcmacro.isa import Memory
from ppcmacro.ledger.certain import ENTRY, Frame, Seen, Set
from ppcmacro.ledger.values import Sum
from ppcmacro.rules.base import Rule
from ppcmacro.rules.core import mode_is_known
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.frames import bytes_text, open_frames
from ppcmacro.rules.wording import as_read

RULE = Rule(
    "C013",
    "frame-discipline",
    Severity.WARNING,
    "The caller finds its stack pointer or its frame changed.",
    confidence="medium",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each return with a frame open, and for each store to a word that is not the function's."""
    for one in open_frames(examination):
        if one.closed is None:
            yield examination.finding(
                RULE,
                one.seen.at,
                f"r1 is {bytes_text(one.frame.offset)} where it was when the function was entered",
                label="the caller gets another stack pointer back",
                help="give back exactly what was taken: `addi r1, r1, SIZE` for `stwu r1, -SIZE(r1)`",
                related=(examination.label(one.frame.at, "r1 has its value from here"),) if one.frame.at >= 0 else (),
            )
    certain = {one.seen.at for one in open_frames(examination)}
    for function, breach in examination.function_breaches:
        if breach.rule == RULE.code and breach.index not in certain and isinstance(breach.found, Sum):
            moved = breach.outcome.state.writers.get("r1", breach.index)
            where = bytes_text(breach.found.offset)
            yield examination.finding(
                RULE,
                breach.index,
                f"on one way here r1 is {where} where it was when {function.name} was entered",
                handler=function,
                trail=breach.outcome.trail,
                label="the caller gets another stack pointer back",
                help="give back exactly what was taken, on every way",
                related=(examination.label(moved, "r1 has its value from here on that way"),),
            )
    if mode_is_known(examination.unit):
        words = abi_of(examination.unit).frame
        for seen in examination.certain:
            yield from _store(examination, seen, words)


def _store(examination: Examination, seen: Seen, words: Mapping[str, int]) -> Iterator[Diagnostic]:
    """Hold a store by way of r1 to the words that the ABI has for it."""
    memory, frame = seen.instruction.memory, seen.facts.get("r1")
    if memory is None or memory.base is None or memory.base.register != 1 or not isinstance(frame, Frame):
        return
    if memory.update or memory.index is not None or _is_of_64_bits(examination, memory):
        return
    distance = examination.unit.offset(memory.displacement, seen.at)
    if distance is None or distance.terms or frame.offset.terms:
        return
    offset, written = frame.offset.constant + distance.constant, as_read(examination, seen.at)
    if distance.constant < -words["red_zone"]:
        yield examination.finding(
            RULE,
            seen.at,
            f"`{written}` stores below the stack pointer",
            label="the next interrupt may overwrite it",
            help="make the frame first (`stwu r1, -SIZE(r1)`), then store above r1",
        )
    elif offset >= 0 and not _is_callees(words, offset, memory.width):
        what = "the word of its TOC pointer" if offset == words.get("toc") else "a word that is its own"
        what = "the pointer to the frame before it" if offset == 0 else what
        yield examination.finding(
            RULE,
            seen.at,
            f"`{written}` writes into the caller's frame: {what}, {offset} bytes above r1 as it was at the entry",
            label="the caller's frame begins below this",
            help="make the frame first, then store into it"
            if frame.offset.constant == 0
            else f"the frame has {-frame.offset.constant} bytes: make it larger, or store into it",
        )
    elif frame.offset.constant < 0 and distance.constant == words["link"] and _is_link(examination, seen):
        yield examination.finding(
            RULE,
            seen.at,
            f"`{written}` puts the return address where the next called function saves its own",
            label="this word of the frame belongs to the functions that are called",
            help=f"store it at {distance.constant - frame.offset.constant}(r1), in the frame of the caller",
            related=(examination.label(frame.at, "the frame is made here"),),
        )


def _is_of_64_bits(examination: Examination, memory: Memory) -> bool:
    """Tell whether a store is one that the core does not have: then it is I003's, and the frame is another ABI's."""
    data = memory.data
    return not examination.unit.cpu.is_64bit and memory.width == 8 and data is not None and data.role == "gpr"


def _is_callees(words: Mapping[str, int], offset: int, width: int) -> bool:
    """Tell whether a word of the caller's frame is for the function that was called."""
    if (offset, width) == (4, 4):  # code in 32-bit mode on a 64-bit core: there it is the word for LR
        return True
    return offset in (words["link"], words.get("condition")) or offset >= words["parameters"]


def _is_link(examination: Examination, seen: Seen) -> bool:
    """Tell whether a store is of the caller's return address and a function is called behind it."""
    data = seen.instruction.memory.data if seen.instruction.memory is not None else None
    fact = None if data is None else seen.facts.get(f"r{data.register}")
    if not isinstance(fact, Set) or fact.at == ENTRY:
        return False
    routes = examination.routes
    if routes.code[fact.at].mnemonic != "mflr" or seen.facts.get("lr") != Set(ENTRY):
        return False
    return any(routes.called(index) is not None for index in routes.reached(seen.at))
