"""`lint --add-suppressions REASON`: silences what counts, by comments in the sources."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ppcmacro.cli import streams
from ppcmacro.project.config.selection import Selection
from ppcmacro.project.silencing.suppressing import add_comments, check_reason

if TYPE_CHECKING:
    from ppcmacro.cli.checking import Outcome

__all__ = ["add_suppressions", "check_reason"]


def add_suppressions(outcome: Outcome, roots: Sequence[str], reason: str, loud: bool) -> bool:
    """Write the comments into the files of a run that was given these files and folders; tell what was done.

    Returns whether every finding that counts is silenced now.  OSError propagates.
    """
    whole = {os.path.realpath(path) for path in (*outcome.files, *roots)}

    def may_change(path: str) -> bool:
        real = os.path.realpath(path)
        return real in whole or any(real.startswith(os.path.join(root, "")) for root in whole)

    selections = [Selection(settings) for settings in outcome.all_settings]
    added = add_comments(
        outcome.diagnostics, check_reason(reason), may_change,
        lambda code, name: any(one.mandatory(code, name) for one in selections), outcome.settings.language,
    )  # fmt: skip
    for path, text in added.changed:
        streams.write_file(path, (text,))
    if loud:
        for one in added.left:
            streams.tell(f"ppcmacro: {one.origin.location}: {one.code} cannot be silenced by a comment here")
        streams.tell(f"ppcmacro: {_many(added.lines, 'line')} in {_many(len(added.changed), 'file')} got a comment")
    return not added.left


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
