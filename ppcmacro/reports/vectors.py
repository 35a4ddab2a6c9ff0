"""The vectors of a file: which handler serves which interrupt, how large it is, how much room there is."""

from __future__ import annotations

from dataclasses import dataclass

from ppcmacro.handlers import Handler
from ppcmacro.ledger.values import Entry
from ppcmacro.ledger.walk import Outcome
from ppcmacro.reports.names import interrupt_name, vector_of
from ppcmacro.rules.examination import Examination
from ppcmacro.source import Origin

__all__ = ["HandlerInfo", "handler_table"]


@dataclass(frozen=True)
class HandlerInfo:
    """One handler.

    symbol    its symbol, "" for none
    ivor      its IVOR number, None when it is not known
    vector    the offset of the fixed vector that it stands at, None on cores with IVORs and away from vectors
    interrupt what it serves in words, "" when that is not known
    level     the title of its level, "" when that is not known
    contract  the title of what it is held to
    section   the section it is in
    address   its first byte in the section, None when that is not known
    size      its length in bytes up to its last instruction, or to the first `.org`, None when that is not known
    free      bytes between its end and the next handler or the end of the copied block, None when that is not known
    index     its place in the address table of a copied block, from 0, None when it is in none
    exits     how its paths end, in words
    origin    where its symbol or its code is written
    """

    symbol: str
    ivor: int | None
    vector: int | None
    interrupt: str
    level: str
    contract: str
    section: str
    address: int | None
    size: int | None
    free: int | None
    index: int | None
    exits: tuple[str, ...]
    origin: Origin


def handler_table(examination: Examination) -> list[HandlerInfo]:
    """Return the handlers of a file in the order of their code."""
    handlers = [one for one in examination.handlers if one.entry >= 0]
    following = [*handlers[1:], None][: len(handlers)]
    walks = {id(handler): walk for handler, walk in examination.walks}
    tables = _table_indices(examination)
    found = []
    for handler, after in zip(handlers, following, strict=True):
        statements = examination.unit.statements
        start = statements[handler.entry]
        end = _end(examination, handler)
        size = None if start.address is None or end is None else end - start.address
        outcomes = walks[id(handler)].outcomes
        exits = dict.fromkeys(_ending(one) for one in outcomes)
        found.append(
            HandlerInfo(
                handler.symbol,
                handler.ivor,
                vector_of(examination.unit, handler),
                interrupt_name(examination.unit, handler),
                handler.level.title if handler.level else "",
                handler.contract.title,
                start.section,
                start.address,
                size,
                _free(examination, handler, after, end),
                tables.get(handler.symbol),
                tuple(exits),
                statements[handler.entry if handler.symbol_index is None else handler.symbol_index].origin,
            )
        )
    return found


def _ending(outcome: Outcome) -> str:
    """Return how a path ends: `rfi`, `to kvmppc_resume_host`, `end of PROLOG`, `runs off the end`."""
    if outcome.kind == "return":
        return outcome.target
    if outcome.kind in ("hand-off", "call"):
        if outcome.target:
            return f"to {outcome.target}" if outcome.kind == "hand-off" else f"calls {outcome.target}"
        return "through LR" if outcome.value == Entry("lr") else "computed jump"
    if outcome.kind == "checkpoint":
        return f"end of {outcome.target}"
    return {"fall": "runs off the end", "bad-base": "bad base"}.get(outcome.kind, "computed jump")


def _end(examination: Examination, handler: Handler) -> int | None:
    """Return the address behind the last instruction of a handler before the code is continued at another address."""
    statements = examination.unit.statements
    section = statements[handler.entry].section
    end = None
    for one in statements[handler.entry : handler.last]:
        if one.section != section:
            continue
        if one.head == ".org" or (one.kind == "assignment" and one.head == "."):
            break
        if one.kind == "instruction" and one.address is not None:
            end = one.address + (one.size or 4)
    return end


def _free(examination: Examination, handler: Handler, after: Handler | None, end: int | None) -> int | None:
    """Return the bytes from the end of a handler to the next one, or to the end of the copied block they are in."""
    if end is None:
        return None
    statements = examination.unit.statements
    borders = [last for _, first, last in examination.layouts if first <= handler.entry < last]
    if after is not None:
        borders.append(after.entry)
    if not borders:
        return None
    start, other = statements[handler.entry], statements[min(borders)]
    return other.address - end if other.address is not None and other.section == start.section else None


def _table_indices(examination: Examination) -> dict[str, int]:
    """Return the places of symbols in the address tables of copied blocks."""
    found: dict[str, int] = {}
    for layout, _, _ in examination.layouts:
        at = examination.flow.labels.get(layout.table)
        entries = [] if at is None else _words_from(examination, at)
        for number, name in enumerate(entries):
            found.setdefault(name, number)
    return found


def _words_from(examination: Examination, index: int) -> list[str]:
    """Return the symbols of the `.long` statements from a label on."""
    names: list[str] = []
    for at in range(index, len(examination.unit.statements)):
        statement = examination.unit.statements[at]
        if statement.kind == "instruction" or (statement.labels and at != index):
            break
        if statement.head in (".long", ".4byte", ".8byte", ".quad", ".llong"):
            names += [part.strip() for part in statement.operand_text.split(",")]
    return names
