"""The floating-point and vector registers that belong to a function's caller: f14-f31 and v20-v31.

Their values are not followed.  What is certain without that: a function computes such a register, never stores or
copies it, and returns.  One that only loads them sets up the registers of somebody else, which may be its purpose.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.handlers import Handler
from ppcmacro.isa import Instruction
from ppcmacro.ledger.routes import Routes
from ppcmacro.rules.examination import Examination

__all__ = ["clobbers"]

_KEPT = frozenset({*(f"f{number}" for number in range(14, 32)), *(f"v{number}" for number in range(20, 32))})
_COPIES = frozenset(
    {"fmr", "vmr", "vor", "xxlor", "xxlmr", "xvcpsgndp", "xscpsgndp", "mffprd", "mfvsrd", "mfvrd", "mfvsrld"}
)


def clobbers(examination: Examination) -> Iterator[tuple[Handler, int, str, int]]:
    """Yield each function with the first statement that spoils a register, the register, and the return."""
    code = examination.routes.code
    spoiling = [index for index, one in code.items() if not _KEPT.isdisjoint(one.writes) and one.memory is None]
    if not spoiling:
        return
    for function in examination.functions:
        body = examination.routes.reached(function.entry)
        if _calls_private(examination, body):
            continue
        reported: set[str] = set()
        for index in spoiling:
            for place in sorted(code[index].writes & _KEPT - reported) if index in body else ():
                if any(place in _saved(code[at], at < index) for at in body if at in code):
                    continue
                end = _return(examination.routes, index)
                if end is not None:
                    reported.add(place)
                    yield function, index, place, end


def _saved(instruction: Instruction, is_before: bool) -> frozenset[str]:
    """Return the registers of the caller that an instruction puts elsewhere; a copy must be made before they change."""
    memory = instruction.memory
    if memory is None:
        copies = is_before and instruction.mnemonic in _COPIES
        return (instruction.reads - instruction.writes) & _KEPT if copies else frozenset()
    return instruction.reads & _KEPT if memory.direction == "store" else frozenset()


def _calls_private(examination: Examination, body: frozenset[int]) -> bool:
    """Tell whether a function calls or jumps to what has a convention of its own, such as `_savefpr_14`."""
    for index in body:
        instruction = examination.routes.code.get(index)
        if instruction is None:
            return True
        branch = instruction.branch
        if branch is not None and not isinstance(branch.target, str):
            name, _ = examination.flow.target(branch.target, index)
            if examination.unit.protocols.is_private(name):
                return True
    return False


def _return(routes: Routes, index: int) -> int | None:
    """Return a return by LR that a statement leads to, None when there is none."""
    for at in sorted(routes.reached(index)):
        instruction = routes.code.get(at)
        branch = None if instruction is None else instruction.branch
        if branch is not None and branch.target == "lr" and not branch.link:
            return at
    return None
