"""How a finding came about: the calls outwards, the includes, the path through the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import groupby

from ppcmacro.diagnostic import Step
from ppcmacro.patterns import pattern
from ppcmacro.render.spans import visible
from ppcmacro.source import Frame, Location, Origin

__all__ = ["call_text", "calls", "includes", "path_text", "place"]

MAX_ARGUMENT = 60
# A recursion has as many calls as its limit allows, and nobody reads more than these.
MAX_FRAMES = 100
MAX_STEPS = 40
_BRANCH = pattern(r"(?:b(?!permd|r[hwd]\b|cd)|rf)[a-z]*[+-]?$", re.IGNORECASE)
_LABEL = pattern(r"([A-Za-z_.$0-9][\w.$]*):\s*")


def place(location: Location, with_column: bool = False) -> str:
    """Return `file:line`, with the column when it is wanted and known."""
    column = f":{location.column}" if with_column and location.column else ""
    return f"{visible(location.path)}:{location.line}{column}"


def call_text(frame: Frame) -> str:
    """Return one step of an expansion as a reader would name it, such as `HANDLER(number=15, srr0=SPRN_CSRR0)`."""
    if frame.kind == "loop":
        turn = f" turn {frame.turn}" if frame.turn else ""
        bound = ", ".join(f"{name}={_short(value)}" for name, value in frame.args)
        return f".{frame.name}{turn}" + (f" ({bound})" if bound else "")
    if frame.kind == "cpp":
        return _short(frame.spelling or frame.name)
    return f"{visible(frame.name)}({', '.join(f'{visible(name)}={_short(value)}' for name, value in frame.args)})"


def calls(origin: Origin, limit: int, quiet: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines `at file:line in MACRO(...)` for the innermost call and `<- ...` for those around it.

    `limit` is the number of calls to show, -1 for all; the outermost is always among them.  Macros whose names
    fit one of the `quiet` globs are left out; a call that is repeated (a recursion) is shown once with its count.
    """
    frames = (frame for frame in origin.frames() if not any(fnmatchcase(frame.name, glob) for glob in quiet))
    shown: list[tuple[str, int]] = []
    for text, same in groupby(f"{place(frame.call.location)} in {call_text(frame)}" for frame in frames):
        shown.append((text, sum(1 for _ in same)))
    limit = MAX_FRAMES if limit < 0 else limit
    if not limit:
        return
    if len(shown) > limit:
        hidden = sum(count for _, count in shown[limit - 1 : -1])
        shown[limit - 1 : -1] = [("", hidden)]
    for index, (text, count) in enumerate(shown):
        if not text:
            yield f"...{count} more..."
        else:
            yield f"{'<-' if index else 'at'} {text}" + (f" ({count} times)" if count > 1 else "")


def includes(origin: Origin) -> Iterator[str]:
    """Yield `included from file:line` for the file in which the chain of calls ends, innermost first."""
    for count, location in enumerate(origin.includes()):
        if count == MAX_FRAMES:
            yield "..."
            return
        yield f"included from {place(location)}"


def path_text(steps: tuple[Step, ...], home: str) -> str:
    """Return the stations of a path in one line, such as `43 -> bne 50 (taken) -> 1: 69 -> bctr 33`.

    A station is its line number, with the file where that is not `home`; labels, branches and returns are named.
    A long path keeps its ends.
    """
    shown = [_step(step, home) for step in steps]
    if len(shown) > MAX_STEPS:
        half = MAX_STEPS // 2
        shown = [*shown[:half], f"... {len(shown) - 2 * half} more ...", *shown[-half:]]
    return " -> ".join(shown)


def _step(step: Step, home: str) -> str:
    location = step.origin.location
    line = str(location.line) if location.path == home else place(location)
    words: list[str] = []
    text = step.text.strip()
    label = _LABEL.match(text)
    if label:
        words.append(f"{visible(label.group(1))}:")
        text = text[label.end() :]
    first = text.split(None, 1)[0] if text else ""
    if first and (step.condition or _BRANCH.match(first)):
        words.append(visible(first))
    words.append(line)
    if step.condition:
        words.append(f"({visible(step.condition)})")
    return " ".join(words)


def _short(text: str) -> str:
    text = visible(text)
    return text if len(text) <= MAX_ARGUMENT else text[: MAX_ARGUMENT - 3] + "..."
