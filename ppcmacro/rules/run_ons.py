"""Functions whose last instruction is followed by another function, and what says that this is not meant.

Assembly has no mark for the end of a function, and falling through into the next one is a known way to write two
entries of one.  It is believed to be an accident when the function returns elsewhere, or has just put its return
address back, or when nothing is handed on: no register that it sets is read by the next one, which has a return of
its own.  In every case nobody may have written a word about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ppcmacro.gas.expression import Linear
from ppcmacro.handlers import Handler
from ppcmacro.isa import Instruction
from ppcmacro.ledger.certain import Frame
from ppcmacro.records import NamedTuple
from ppcmacro.rules.examination import Examination

__all__ = ["RunOn", "run_ons"]

_ARGUMENTS = frozenset(f"r{number}" for number in range(3, 11))
_RETURNED = frozenset({"r3", "r4", "f1", "v2", "mem"})
# An epilogue restores them; the next function finds them as it would when it is called.
_RESTORED = frozenset({"r1", "lr", *(f"r{number}" for number in range(13, 32))})


class RunOn(NamedTuple):
    """Statement `last` of `function` is followed by the code of `following`."""

    function: Handler
    following: Handler
    last: int


def run_ons(examination: Examination) -> Iterator[RunOn]:
    """Yield the functions that run into the next one without handing it anything."""
    statements = examination.unit.statements
    code = examination.routes.code
    for function, following in pairwise(examination.functions):
        same_section = statements[function.entry].section == statements[following.entry].section
        if function.last != following.entry or not same_section:
            continue
        section = statements[function.entry].section
        own = [i for i in range(function.first, function.last) if i in code and statements[i].section == section]
        last = next((index for index in reversed(own) if examination.flow.following(index) == following.entry), None)
        if last is None or not _falls(code[last]) or not any(_acts(code[index]) for index in own):
            continue
        if last not in examination.routes.reached(function.entry) or _is_said(examination, last, following.entry):
            continue
        if not _is_level(examination, following) or not _returns(examination, following):
            continue
        if _resets(examination, own):
            continue
        if _is_whole(examination, own, last) or not _hands_on(examination, own, following):
            yield RunOn(function, following, last)


def _falls(instruction: Instruction) -> bool:
    """Tell whether an instruction goes on to the next one whatever happens; a call may be of what never returns."""
    return instruction.branch is None and not instruction.returns and instruction.mnemonic not in ("trap", "sc", "scv")


def _acts(instruction: Instruction) -> bool:
    """Tell whether an instruction does anything: nops are written in several ways."""
    sources = {operand.text for operand in instruction.operands}
    return instruction.mnemonic != "nop" and not (instruction.mnemonic in ("or", "ori", "mr") and len(sources) == 1)


def _is_said(examination: Examination, last: int, entry: int) -> bool:
    """Tell whether the source says between the two functions that the first falls into the second."""
    one, other = examination.origin(last).location, examination.origin(entry).location
    if one.path != other.path:
        return True
    lines = range(one.line, other.line + 1)
    return any("fall" in one.source.line(number).lower() for number in lines)


def _is_level(examination: Examination, following: Handler) -> bool:
    """Tell whether the stack pointer is at the end of the function where it was at its entry."""
    frame = examination.certainty.known.get(following.entry, {}).get("r1")
    return isinstance(frame, Frame) and frame.offset == Linear(0, ())


def _returns(examination: Examination, following: Handler) -> bool:
    code = examination.routes.code
    for index in examination.routes.reached(following.entry):
        instruction = code.get(index)
        if instruction is not None and instruction.branch is not None and instruction.branch.target == "lr":
            return True
    return False


def _is_whole(examination: Examination, own: list[int], last: int) -> bool:
    """Tell whether a function returns elsewhere, or has just put LR back: then its end is meant to be a return too."""
    code = examination.routes.code
    if any(one.target == "lr" and not one.link for i in own if (one := code[i].branch) is not None):
        return True
    return any("lr" in code[index].writes and code[index].branch is None for index in own[-3:] if index <= last)


def _resets(examination: Examination, own: list[int]) -> bool:
    """Tell whether a function writes DBCR0, by which it can reset the core: then nothing follows it."""
    number = examination.unit.spr("DBCR0")
    return any(f"spr:{number}" in examination.routes.code[index].writes for index in own)


def _hands_on(examination: Examination, own: list[int], following: Handler) -> bool:
    """Tell whether the next function may read a register that this one sets."""
    routes = examination.routes
    set_here = set().union(*(routes.code[index].writes for index in own)) - _RESTORED - {"mem"}
    work = [(following.entry, frozenset(set_here))]
    seen: dict[int, frozenset[str]] = {}
    while work:
        index, live = work.pop()
        instruction = routes.code.get(index)
        if instruction is None or instruction.unresolved or _reads(examination, index, instruction) & live:
            return True
        live -= instruction.writes - instruction.partial
        for edge in routes.edges(index):
            known = seen.get(edge.to, frozenset())
            if live - known:
                seen[edge.to] = known | live
                work.append((edge.to, live | known))
    return False


def _reads(examination: Examination, index: int, instruction: Instruction) -> frozenset[str]:
    """Return what an instruction reads, and what is read where it leads when that is not in the file."""
    branch = instruction.branch
    if branch is not None and branch.target == "lr":
        return instruction.reads | _RETURNED
    if branch is not None and (branch.link or not examination.routes.edges(index)):
        return instruction.reads | _ARGUMENTS | {"r11", "r12"}
    if instruction.returns or instruction.mnemonic in ("sc", "scv"):
        return frozenset(f"r{number}" for number in range(32)) | instruction.reads
    return instruction.reads
