"""Code before a handler's symbol that runs into it: a handler that begins too early for its vector.

Where a macro makes the handler, its call tells where the handler begins.  In text that is expanded already only the
control flow does: in a block of copied handlers, what the handler before does not reach and what falls into the symbol
belongs to that symbol.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ppcmacro.handlers import Handler, contract_of_code
from ppcmacro.ledger.routes import Routes
from ppcmacro.protocols.model import Layout
from ppcmacro.unit import Unit

__all__ = ["with_early_code"]


def with_early_code(
    unit: Unit, routes: Routes, handlers: Sequence[Handler], layouts: Iterable[tuple[Layout, int, int]]
) -> list[Handler]:
    """Return the handlers; one found by its symbol begins at the code that falls into the symbol from before it.

    `layouts` are the blocks of copied code with their first and last statements.
    """
    blocks = [(start, end) for _, start, end in layouts]
    result: list[Handler] = []
    for handler in handlers:
        before = result[-1] if result else None
        block = next((block for block in blocks if block[0] <= handler.first < block[1]), None)
        entry = None
        if block is not None and before is not None and before.first >= block[0] and _has_symbol_first(handler):
            entry = _early(routes, before, handler)
        if before is not None and entry is not None:
            result[-1] = before._replace(last=entry)
            contract = contract_of_code(unit, handler.contract, handler.symbol, entry, handler.last)
            handler = handler._replace(contract=contract, first=entry, entry=entry)
        result.append(handler)
    return result


def _has_symbol_first(handler: Handler) -> bool:
    return handler.contracted is None and handler.symbol_index == handler.first and handler.entry >= 0


def _early(routes: Routes, before: Handler, handler: Handler) -> int | None:
    """Return the first statement between two handlers that the first one does not reach and that runs into the other,
    None when there is none or when a symbol stands between."""
    if before.entry < 0:
        return None
    reached = routes.reached(before.entry)
    if handler.entry in reached:
        return None
    statements = routes.flow.statements
    last = max((index for index in reached if index < handler.first), default=before.entry)
    code = [index for index in range(last + 1, handler.first) if index in routes.code]
    if not code or handler.entry not in routes.reached(code[0]):
        return None
    named = any(not name.isdigit() for at in range(last + 1, handler.first) for name in statements[at].labels)
    return None if named else code[0]
