"""Frames that are still open where a function returns, shared by the rules about frames and about early exits."""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.gas.expression import Linear
from ppcmacro.ledger.certain import ENTRY, Frame, Seen
from ppcmacro.records import NamedTuple
from ppcmacro.rules.examination import Examination

__all__ = ["OpenFrame", "bytes_text", "open_frames", "returns_of"]

_NOWHERE = Linear(0, ())


class OpenFrame(NamedTuple):
    """A return with the stack pointer elsewhere than at the entry; `closed` is a return of the function that is not."""

    seen: Seen
    frame: Frame
    closed: int | None


def returns_of(examination: Examination) -> list[Seen]:
    """Return the branches to LR of the unit."""
    return [
        seen
        for seen in examination.certain
        if seen.instruction.branch is not None
        and seen.instruction.branch.target == "lr"
        and not seen.instruction.branch.link
    ]


def open_frames(examination: Examination) -> Iterator[OpenFrame]:
    """Yield the returns of functions at which the stack pointer is certainly not where it was at the entry."""
    returns = returns_of(examination)
    level = [s.at for s in returns if isinstance(f := s.facts.get("r1"), Frame) and f.offset == _NOWHERE]
    for seen in returns:
        frame = seen.facts.get("r1")
        if not isinstance(frame, Frame) or frame.offset == _NOWHERE:
            continue
        others = examination.routes.reached(frame.at) if frame.at != ENTRY else frozenset()
        yield OpenFrame(seen, frame, next((index for index in level if index in others), None))


def bytes_text(offset: Linear) -> str:
    """Return a distance as "16 bytes below" or "N + 4 bytes above", for its sign."""
    if not offset.terms:
        return f"{abs(offset.constant)} bytes {'below' if offset.constant < 0 else 'above'}"
    parts = [f"{'-' if factor < 0 else '+'} {name}" for name, factor in offset.terms]
    if offset.constant:
        parts.append(f"{'-' if offset.constant < 0 else '+'} {abs(offset.constant)}")
    return f"({' '.join(parts).removeprefix('+ ')}) bytes from"
