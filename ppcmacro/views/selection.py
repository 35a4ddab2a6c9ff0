"""A part of an expansion, such as one handler, as an expansion of its own."""

from __future__ import annotations

from ppcmacro.macro.expansion import Expansion

__all__ = ["select"]


def select(expansion: Expansion, first: int, last: int) -> Expansion:
    """Return an expansion with the statements [first, last) only; indices outside are cut to what is there.

    Calls and labels are those that lie wholly inside, with their indices moved; a call that reaches beyond the
    range is left out, so that no view can collapse it.  Everything else is as it was.
    """
    first = max(first, 0)
    last = max(min(last, len(expansion.statements)), first)
    calls = [
        call.moved(-first)
        for call in expansion.calls
        if first <= call.first and call.last <= last and (call.first < last or call.first < call.last)
    ]
    return expansion.part(
        statements=expansion.statements[first:last],
        calls=calls,
        labels=[label._replace(index=label.index - first) for label in expansion.labels if first <= label.index < last],
        duplicates=[
            label._replace(index=label.index - first) for label in expansion.duplicates if first <= label.index < last
        ],
    )
