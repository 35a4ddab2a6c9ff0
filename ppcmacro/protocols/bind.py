"""A contract for one handler: the arguments of the macro call, or the parts of the symbol, put in for `{name}`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ppcmacro.protocols.model import Contract, Exit

__all__ = ["bound"]

Replace = Callable[[str], str]


def bound(contract: Contract, arguments: Mapping[str, str], number: Callable[[str], int | None]) -> Contract:
    """Return the contract with `arguments` in place of their names in braces.

    `number` evaluates the argument that names an SPR, as in `spr:{scratch}`.
    """

    def put(text: str) -> str:
        if "{" not in text:
            return text
        for name, argument in arguments.items():
            value = number(argument) if text.startswith("spr:") else None
            text = text.replace(f"{{{name}}}", argument if value is None else str(value))
        return text

    if not arguments:
        return contract
    return contract._replace(
        given=_mapping(contract.given, put),
        holds=_mapping(contract.holds, put),
        flag_levels=_mapping(contract.flag_levels, put),
        exits=tuple(_exit(one, put) for one in contract.exits),
    )


def _mapping(table: Mapping[str, str], put: Replace) -> dict[str, str]:
    return {put(key): put(value) for key, value in table.items()}


def _exit(one: Exit, put: Replace) -> Exit:
    return one._replace(
        target=put(one.target),
        requires=_mapping(one.requires, put),
        saved=_mapping(one.saved, put),
        spellings={put(slot): tuple(map(put, others)) for slot, others in one.spellings.items()},
        masks=_mapping(one.masks, put),
        optional=frozenset(map(put, one.optional)),
    )
