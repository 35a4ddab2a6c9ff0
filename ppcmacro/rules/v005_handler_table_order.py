"""The table of handler addresses is not in the order that the code which copies the handlers relies on.

## What it does
Compares the table with the expected IVOR numbers and with the order of the handlers in memory. A handler's index
may be a number or a name such as BOOKE_INTERRUPT_DEBUG.

## Why is this bad?
Entry i is copied to vector i, and its length is the distance to the next entry. A missing or swapped line installs
handlers on wrong vectors; a backward step makes a length of nearly 4 GiB.

## Example
```asm
kvmppc_handlers_start:
        .irp	n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 32, 33, 34
kvmppc_handler_\\n:
        .long	0
        .endr
kvmppc_handlers_end:
kvmppc_booke_handler_addr:
        .irp	n, 0, 2, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 32, 33, 34
        .long	kvmppc_handler_\\n
        .endr
        .long	kvmppc_handlers_end
```

## Use instead
```asm
kvmppc_handlers_start:
        .irp	n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 32, 33, 34
kvmppc_handler_\\n:
        .long	0
        .endr
kvmppc_handlers_end:
kvmppc_booke_handler_addr:
        .irp	n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 32, 33, 34
        .long	kvmppc_handler_\\n
        .endr
        .long	kvmppc_handlers_end
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.gas.expression import Name
from ppcmacro.gas.syntax import SyntaxFault, parse_operands
from ppcmacro.protocols.model import Layout
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination

RULE = Rule(
    "V005",
    "handler-table-order",
    Severity.ERROR,
    "Entry i is copied to vector i, and its length is the distance to the next entry.",
)

_WORDS = frozenset({".long", ".4byte", ".int", ".quad", ".8byte", ".llong"})


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield findings for each layout whose table is in the unit."""
    for layout in examination.unit.protocols.layouts:
        at = examination.flow.labels.get(layout.table)
        if at is not None:
            yield from _check_table(examination, layout, at)
        elif layout.start in examination.flow.labels:
            yield from _check_unnamed(examination, layout)


def _entries(examination: Examination, at: int) -> list[tuple[int, str]]:
    """Return the words of the table as (statement, symbol); the table ends at the next label or other content."""
    statements = examination.unit.statements
    section = statements[at].section
    result: list[tuple[int, str]] = []
    for index in range(at, len(statements)):
        statement = statements[index]
        if statement.section != section:
            continue
        if index > at and any(not name.isdigit() for name in statement.labels):
            break
        if statement.head in _WORDS:
            operands = parse_operands(statement.operands.text)
            if isinstance(operands, SyntaxFault):
                break
            names = (one.expression.name if isinstance(one.expression, Name) else "" for one in operands)
            result += [(index, name) for name in names]
        elif statement.kind == "instruction" or statement.size:
            break
    return result


def _check_table(examination: Examination, layout: Layout, at: int) -> Iterator[Diagnostic]:
    labels = examination.flow.labels
    entries = _entries(examination, at)
    expected = layout.expected_index
    previous = -1
    for position, (index, symbol) in enumerate(entries):
        if position == len(expected):
            if symbol != layout.end:
                yield _wrong_end(examination, layout, index, symbol)
            elif symbol not in labels and layout.start in labels:
                yield examination.finding(
                    RULE,
                    index,
                    f"`{symbol}`, the end marker of `{layout.table}`, is not defined behind the last handler",
                    label="the length of the last handler is measured to here",
                    help=f"define `{symbol}` behind the last handler",
                )
            return
        ivor = _ivor(examination, layout, symbol)
        if symbol == layout.end and symbol in labels:
            missing = ", ".join(str(number) for number in expected[position:])
            yield examination.finding(
                RULE,
                index,
                f"the table ends after {position} handlers; {missing} of {len(expected)} expected are missing",
                label="the end marker stands here",
                help="add a line for each handler, in the order of the IVOR numbers",
            )
            return
        if ivor != expected[position]:
            yield examination.finding(
                RULE,
                index,
                f"entry {position} of `{layout.table}` is `{symbol}`, but {layout.copied_by} installs it as IVOR "
                f"{expected[position]}",
                label=f"the handler of IVOR {expected[position]} is expected here",
                help="list the handlers in the order of the IVOR numbers, none left out and none twice",
            )
            return
        if symbol not in labels:
            yield examination.finding(
                RULE,
                index,
                f"entry {position} of `{layout.table}` is `{symbol}`, which is not defined in this file: its code is "
                "copied as part of the previous handler",
                label="no such symbol here",
                help=f"define `{symbol}` at the first instruction of the handler",
            )
            return
        if labels[symbol] <= previous:
            yield examination.finding(
                RULE,
                index,
                f"`{symbol}` stands before the handler of the previous entry, so that handler's length is negative",
                label="a step backwards in memory",
                help="put the handlers in the order of the table",
                related=(examination.label(labels[symbol], f"`{symbol}` is defined here"),),
            )
            return
        previous = labels[symbol]
    if len(entries) <= len(expected) and layout.end in labels:
        index = entries[-1][0] if entries else at
        yield examination.finding(
            RULE,
            index,
            f"`{layout.table}` has no end marker: the length of its last handler is taken from what follows",
            label="the table ends here",
            help=f"end the table with `{layout.end}`",
        )


def _check_unnamed(examination: Examination, layout: Layout) -> Iterator[Diagnostic]:
    """A list of handler addresses without the label by which it is found."""
    for index, statement in enumerate(examination.unit.statements):
        name = statement.operands.text.strip()
        if statement.head in _WORDS and layout.handlers.fullmatch(name) and name in examination.flow.labels:
            yield examination.finding(
                RULE,
                index,
                f"a table of handler addresses begins here, but `{layout.table}` is not defined",
                label=f"{layout.copied_by} finds the table by that name",
                help=f"define `{layout.table}` before the first entry",
            )
            return


def _wrong_end(examination: Examination, layout: Layout, index: int, symbol: str) -> Diagnostic:
    return examination.finding(
        RULE,
        index,
        f"`{layout.end}` is expected behind the last handler of `{layout.table}`, not `{symbol}`",
        label="the length of the last handler is measured to here",
        help=f"end the table with `{layout.end}`",
    )


def _ivor(examination: Examination, layout: Layout, symbol: str) -> int | None:
    match = layout.handlers.fullmatch(symbol)
    return examination.unit.value_of_text(match[1]) if match else None
