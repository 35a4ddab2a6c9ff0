"""What a shell offers for the value of an option or argument; asked for only while a line is completed."""

from __future__ import annotations

import re
from collections.abc import Callable

import click
from click.shell_completion import CompletionItem

__all__ = ["offer_values"]

Offer = Callable[[str], list[CompletionItem]]


def offer_values(command: click.Command) -> None:
    """Let the parameters of a command, and of the commands in it, offer what the words in their metavars stand for."""
    for one in getattr(command, "commands", {}).values():
        offer_values(one)
    for parameter in command.params:
        metavar = parameter.metavar or ""
        words = set() if "=" in metavar else set(re.findall(r"[A-Z]+", metavar))
        if "--cpu" in parameter.opts:
            words.add("CPU")
        offer = next((offer for word, offer in _OFFERS.items() if word in words), None)
        if offer is not None:
            parameter.type = _Offered(offer)


class _Offered(click.types.StringParamType):
    """Text for which the shell offers something."""

    def __init__(self, offer: Offer) -> None:
        self._offer = offer

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return self._offer(incomplete)


def _files(incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="file")]


def _folders(incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="dir")]


def _rules(incomplete: str) -> list[CompletionItem]:
    """Offer the codes of rules, or their names where a small letter says that a name is wanted."""
    from ppcmacro.rules.catalogue import catalogue

    before, comma, word = incomplete.rpartition(",")
    by_name = bool(word) and word[0].islower()
    return [
        CompletionItem(before + comma + (one.name if by_name else one.code), help=one.summary if by_name else one.name)
        for one in catalogue()
        if (one.name if by_name else one.code).startswith(word)
    ]


def _cpus(incomplete: str) -> list[CompletionItem]:
    from ppcmacro.protocols import load_protocols

    return [CompletionItem(name) for name in sorted(load_protocols(()).cpus) if name.startswith(incomplete)]


_OFFERS: dict[str, Offer] = {
    "CODES": _rules,
    "CODE": _rules,
    "CPU": _cpus,
    "FILE": _files,
    "FILES": _files,
    "PATH": _files,
    "PATHS": _files,
    "DIR": _folders,
}
