"""Ledgers of files of this repository, each made once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ppcmacro.api import LedgerResult, ledgers
from ppcmacro.project.config.resolver import Resolver
from ppcmacro.project.config.settings import Settings

ROOT = Path(__file__).parents[2]
FIXTURES = "tests/reports/fixtures"


def settings_for(path: str, cpu: str | None = None) -> Settings:
    return Resolver({"cpu": cpu} if cpu else {}, None).settings_for(path)


@lru_cache
def ledger_of(path: str, handler: str, cpu: str | None = None, places: tuple[str, ...] = ()) -> LedgerResult:
    """Return the ledger of a handler in a file, whose path is seen from the root of the project."""
    text = (ROOT / path).read_text(encoding="utf-8")
    settings = settings_for(str(ROOT / path), cpu)
    return ledgers(path, handler, settings, places=places, stdin=text)
