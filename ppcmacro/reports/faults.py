"""Breaches of a contract in a few words, for a table or a graph; the messages of the rules say more."""

from __future__ import annotations

from ppcmacro.ledger.breach import Breach
from ppcmacro.ledger.words import Words

__all__ = ["fault_text"]


def fault_text(breach: Breach, words: Words) -> str:
    """Return what is wrong: `VCPU_GPR(R4) holds vcpu, not the interrupted r4`."""
    found = words.value(breach.found).replace("`", "")
    kind = breach.kind
    if kind == "fall":
        return "the path runs off the end"
    if kind == "when":
        return f"the path did not make sure of {breach.wanted}"
    if kind == "target":
        return f"control leaves to {found}, not to {breach.wanted}"
    if kind == "return":
        return f"{breach.place} where the level returns with {breach.wanted}"
    if kind == "memory":
        return f"a slot of {breach.wanted} that is not the handler's is written"
    place = _place(breach.place, words)
    if kind == "base":
        return f"{place or 'the base'} holds {found}, which is no address here"
    if kind in ("requires", "leaves", "link"):
        return f"{place} holds {found}, not {breach.wanted}"
    wanted = words.place(breach.wanted)
    if kind == "unsaved":
        return f"{place} never gets the interrupted {wanted}"
    if kind == "narrow":
        return f"only a part of the interrupted {wanted} comes back in {place}"
    if kind == "cr-part":
        return f"{breach.place.upper()} is left out when CR is restored"
    return f"{place} holds {found}, not the interrupted {wanted}"


def _place(text: str, words: Words) -> str:
    """Return a place of a breach as a reader calls it; the displacement of a slot stays as it is."""
    known = text.startswith("spr:") or text.isalnum()
    return words.place(text) if known and text == text.lower() and text else text
