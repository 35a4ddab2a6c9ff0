"""Phrases that several rules share."""

from __future__ import annotations

from ppcmacro.diagnostic import Label
from ppcmacro.handlers import Handler
from ppcmacro.ledger.breach import Breach
from ppcmacro.ledger.walk import Outcome
from ppcmacro.patterns import pattern
from ppcmacro.rules.examination import Examination
from ppcmacro.source import Frame

__all__ = ["as_read", "before_text", "exit_text", "home_of", "losses", "ways_out", "where_held", "where_lost"]

_LABELS = pattern(r"^(?:[\w.$]+\s*:\s*)+")


def as_read(examination: Examination, index: int) -> str:
    """Return a statement as it stands in its file, without labels, or with its parameters replaced in a macro."""
    if any(True for _ in examination.origin(index).frames()):
        return examination.written(index)
    return _LABELS.sub("", examination.in_source(index))


def exit_text(outcome: Outcome) -> str:
    """Return how a path ends, for "at …" and "before …"."""
    if outcome.kind == "return":
        return f"`{outcome.target}`"
    if outcome.kind == "hand-off":
        return f"the hand-off to {outcome.target}" if outcome.target else "the jump out of the handler"
    if outcome.kind == "checkpoint":
        return f"the end of `{outcome.target}`"
    if outcome.kind == "call":
        return f"the call of {outcome.target}"
    return "the end of the path"


def ways_out(handler: Handler) -> str:
    """Return how a handler may end, for "end with …": the returns and hand-offs of its contract that have a name."""
    found = []
    for one in handler.contract.exits:
        if one.kind == "return":
            found.append("a return")
        elif one.kind == "hand-off" and one.target == "handler":
            found.append("a branch to another handler")
        elif one.kind == "hand-off" and "*" not in one.target:
            found.append(f"a hand-off to {one.target}")
    return " or ".join(dict.fromkeys(found)) or "a return"


def home_of(handler: Handler, breach: Breach) -> str:
    """Return the slot that the contract reserves for a value, "" for none."""
    for exit_ in handler.contract.exits:
        if exit_.kind != breach.outcome.kind:
            continue
        for slot, wanted in exit_.saved.items():
            if wanted == breach.wanted:
                return slot.partition("+")[2]
    return ""


def where_held(examination: Examination, breach: Breach) -> str:
    """Return where the value stands at the end of the path, "" for nowhere."""
    names = [examination.words.holder(holder) for holder in breach.holders]
    return " and ".join(dict.fromkeys(names))


def where_lost(examination: Examination, breach: Breach) -> str:
    """Return "in SPRG2 (SPRN_SPRG_RSCRATCH_CRIT) since line 43" for the last copy of a lost value."""
    loss = breach.loss
    if loss is None:
        return ""
    name = examination.words.holder(loss.place)
    operands = examination.written(loss.at).partition(" ")[2]
    written = operands.partition(",")[0].strip()
    if written.startswith("SPR") and name not in written.split():
        name = f"{name} ({written})"
    since = f" since {examination.since(loss.since)}" if loss.since >= 0 else ""
    return f"in {name}{since}"


def losses(examination: Examination, breach: Breach) -> tuple[Label, ...]:
    """Return where the last copy of a lost value had been put."""
    if breach.loss is None or breach.loss.since < 0:
        return ()
    name = examination.words.place(breach.wanted)
    return (examination.label(breach.loss.since, f"the interrupted {name} was put away here"),)


def before_text(examination: Examination, breach: Breach) -> str:
    """Say how to save a copy from being overwritten: by restoring the register before the instruction that does it.

    When the instruction stands in a macro that another macro calls after it used the register, the place for the
    repair is that call.
    """
    loss = breach.loss
    if loss is None or not isinstance(loss.place, str) or not breach.wanted.startswith("r"):
        return ""
    origin = examination.origin(loss.at)
    written = examination.written(loss.at).partition(" ")[2].partition(",")[0].strip()
    frames = [frame for frame in origin.frames() if frame.kind == "macro"]
    instruction = (
        f"mfspr {breach.wanted}, {written}" if loss.place.startswith("spr:") else f"mr {breach.wanted}, {loss.place}"
    )
    if len(frames) < 2:
        return f"insert `{instruction}` before line {origin.location.line}"
    caller: Frame = frames[1]
    call = frames[0].call.location
    for name, value in caller.args:
        if value == written:
            instruction = instruction.replace(written, f"\\{name}")
            break
    return f"insert `{instruction}` before line {call.line}"
