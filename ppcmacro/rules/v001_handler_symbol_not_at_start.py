"""The symbol of a handler does not stand at the first instruction of its code.

## What it does
Reports a handler symbol with code before it that comes from the same macro call, a handler that has no symbol at
all, and code between two handlers that nothing leads to.

## Why is this bad?
The vector is set up from the symbol, or the code is copied from symbol to symbol. What stands before the symbol is
never executed at this vector, and is taken for the end of the previous handler.

## Example
```asm
        .macro	KVM_HANDLER ivor_nr
        .globl	kvmppc_handler_\\ivor_nr
kvmppc_handler_\\ivor_nr:
        mtspr	SPRN_SPRG2, r4
        .endm
        .macro	KVM_DBG_HANDLER ivor_nr
        mfcr	r3			/* in front of the symbol */
        KVM_HANDLER \\ivor_nr
        .endm
        KVM_DBG_HANDLER 15
```

## Use instead
```asm
        .macro	__KVM_HANDLER ivor_nr
        mtspr	SPRN_SPRG2, r4
        .endm
        .macro	KVM_DBG_HANDLER ivor_nr
        .globl	kvmppc_handler_\\ivor_nr
kvmppc_handler_\\ivor_nr:
        mfcr	r3
        __KVM_HANDLER \\ivor_nr
        .endm
        KVM_DBG_HANDLER 15
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.handlers import Handler
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination

RULE = Rule(
    "V001",
    "handler-symbol-not-at-start",
    Severity.ERROR,
    "The vector starts at the symbol: what stands before it is skipped there and taken for the end of the previous "
    "handler.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each handler whose code does not begin at its symbol."""
    for handler in examination.handlers:
        if handler.entry < 0 or handler.vector is not None:
            continue
        index = handler.symbol_index
        if index is None and handler.contract.ivor:
            yield examination.finding(
                RULE,
                handler.entry,
                "this handler has no symbol: a vector cannot be set to it",
                handler=handler,
                label="the handler's code begins here",
                help="define its symbol before the first instruction",
            )
        elif index is not None and examination.flow.code_at(index) != handler.entry and handler.entry < index:
            yield _late(examination, handler)
    yield from _strays(examination)


def _late(examination: Examination, handler: Handler) -> Diagnostic:
    index = handler.symbol_index
    assert index is not None
    statements = examination.unit.statements
    between = range(handler.entry, index)
    size = sum(statements[i].size or 0 for i in between if statements[i].section == statements[index].section)
    return examination.finding(
        RULE,
        index,
        f"vector entry {handler.symbol} stands {size} bytes after the code that belongs to it; "
        "the vector would skip that code",
        handler=handler,
        label="the symbol is defined here",
        help="define the symbol before the first instruction; use the body macro without a symbol here",
        related=(examination.label(handler.entry, "the handler's code begins here"),),
    )


def _strays(examination: Examination) -> Iterator[Diagnostic]:
    """Code in a copied block that belongs to no handler and that no path reaches."""
    reached = {index for _, walk in examination.walks for index in walk.reached}
    handlers = examination.handlers
    for _, start, end in examination.layouts:
        previous = False
        for index in range(start, end):
            statement = examination.unit.statements[index]
            if statement.kind != "instruction" or statement.section != examination.unit.statements[start].section:
                continue
            stray = index not in reached and not any(h.first <= index < h.last for h in handlers)
            if stray and not previous:
                following = next((h.symbol for h in handlers if h.first > index and h.symbol), "")
                before = f" before {following}" if following else ""
                yield examination.finding(
                    RULE,
                    index,
                    f"code{before} that belongs to no handler is copied as the end of the previous one",
                    label="nothing leads here",
                    help="move it out of the copied block, or behind the symbol of the handler it belongs to",
                )
            previous = stray
