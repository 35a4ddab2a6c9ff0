"""ppcmacro: GNU as macro expansion and context-conservation checks for PowerPC assembly.

The names below are the public API; each is imported on first use, so that `import ppcmacro` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "Diagnostic",
    "Settings",
    "Severity",
    "__version__",
    "expand",
    "explain",
    "ledgers",
    "lint",
    "list_handlers",
    "list_rules",
    "verify",
]

if TYPE_CHECKING:
    from ppcmacro.api import expand, explain, ledgers, lint, list_handlers, list_rules, verify
    from ppcmacro.diagnostic import Diagnostic, Severity
    from ppcmacro.project.config.settings import Settings

_HOMES = {
    "Diagnostic": "ppcmacro.diagnostic",
    "Severity": "ppcmacro.diagnostic",
    "Settings": "ppcmacro.project.config.settings",
    "expand": "ppcmacro.api",
    "explain": "ppcmacro.api",
    "ledgers": "ppcmacro.api",
    "lint": "ppcmacro.api",
    "list_handlers": "ppcmacro.api",
    "list_rules": "ppcmacro.api",
    "verify": "ppcmacro.api",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
