"""A handler symbol is defined twice.

## What it does
Reports the second definition of a global or handler symbol in one file, with the macro calls that led to both. Where
the key `linked` says which files go into one program, a handler that two of them define is reported, too.

## Why is this bad?
The assembler refuses the file, and names a line inside a macro with the wrong caller.

## Example
```asm
        .macro	KVM_HANDLER ivor_nr
        .globl	kvmppc_handler_\\ivor_nr
kvmppc_handler_\\ivor_nr:
        mtspr	SPRN_SPRG2, r4
        .endm
        .globl	kvmppc_handler_15
kvmppc_handler_15:
        mfcr	r3
        KVM_HANDLER 15			/* defines the symbol again */
```

## Use instead
```asm
        .macro	__KVM_HANDLER ivor_nr
        mtspr	SPRN_SPRG2, r4
        .endm
        .globl	kvmppc_handler_15
kvmppc_handler_15:
        mfcr	r3
        __KVM_HANDLER 15
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.macro.expansion import SymbolDefinition
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.source import Origin

RULE = Rule(
    "V002",
    "duplicate-handler-symbol",
    Severity.ERROR,
    "The assembler refuses a second definition; a linker would silently pick one of two files.",
)


def is_handler_symbol(examination: Examination, definition: SymbolDefinition) -> bool:
    """Whether a doubly defined symbol is the business of this rule: global, or named by a contract."""
    unit = examination.unit
    if definition.name in unit.expansion.globals:
        return True
    return unit.protocols.contract_of_symbol(definition.name, unit.cpu.family) is not None


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each refused definition of a handler symbol."""
    for definition in examination.unit.expansion.duplicates:
        if not is_handler_symbol(examination, definition):
            continue
        previous = definition.previous
        related: tuple[Label, ...] = ()
        first = ""
        if previous is not None:
            related = (Label(previous.origin, "first defined here"),)
            line = previous.origin.location.line
            first = f" by {_by(previous.origin)}" if previous.origin.frame else f" on line {line}"
            distance = _instructions(examination, previous.index, definition.index)
            where = f"; the second definition is {distance} instructions behind the first" if distance else ""
        again = f" by {_by(definition.origin)}" if definition.origin.frame else ""
        yield examination.finding(
            RULE,
            definition.index,
            f"`{definition.name}` is defined{first} and again{again}{where if previous else ''}",
            label="defined again here",
            help="keep one definition: use a macro for the body that defines no symbol",
            related=related,
        )


def _by(origin: Origin) -> str:
    frame = next((f for f in origin.frames() if f.kind == "macro"), None)
    if frame is None:
        return f"line {origin.outermost().line}"
    return f"{frame.name} (line {frame.call.location.line})"


def _instructions(examination: Examination, first: int, last: int) -> int:
    return sum(1 for i in range(first, last) if examination.unit.statements[i].kind == "instruction")
