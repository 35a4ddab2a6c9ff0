"""A rule as it stands in the list of rules: imported when it is needed.

Importing every rule would take 15 ms, an eighth of a run on one file, and half of them have nothing to say there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.needs import Need, always

__all__ = ["Listed"]


class Listed:
    """The rule in the module `ppcmacro.rules.NAME`, and what a unit must have for it to be asked."""

    def __init__(self, name: str, need: Need = always) -> None:
        self.name = name
        self._module_name = f"ppcmacro.rules.{name}"
        self._need = need

    @property
    def is_loaded(self) -> bool:
        """Whether anybody has needed it."""
        return self._module_name in sys.modules

    @property
    def module(self) -> ModuleType:
        """The module."""
        return import_module(self._module_name)

    @property
    def rule(self) -> Rule:
        """What the rule is."""
        rule: Rule = self.module.RULE
        return rule

    @property
    def page(self) -> str:
        """The page of the rule, Markdown."""
        return (self.module.__doc__ or "").strip()

    def check(self, examination: Examination) -> Iterator[Diagnostic]:
        """Yield the findings of the rule, in any unit."""
        findings: Iterator[Diagnostic] = self.module.check(examination)
        return findings

    def applies(self, examination: Examination) -> bool:
        """Tell whether the unit has what the rule speaks of."""
        return self._need(examination)
