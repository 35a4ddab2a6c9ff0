"""The exceptions of ppcmacro.

    PpcmacroError
    ├── UsageError      a wrong option, path or combination; exit status 2
    ├── ConfigError     a configuration or protocol file that cannot be used; exit status 2
    └── InternalError   a fault of ppcmacro itself; exit status 2

What is wrong in the assembly that a user gave us is never an exception: it is a `Diagnostic`.
"""

from __future__ import annotations

__all__ = ["ConfigError", "InternalError", "PpcmacroError", "UsageError"]


class PpcmacroError(Exception):
    """Base class: the message is one sentence for the user, lower case and without a full stop."""


class UsageError(PpcmacroError):
    """The command line or the arguments of a call cannot be used as they are."""


class ConfigError(PpcmacroError):
    """A configuration file or a protocol file is wrong; the message names the file and the key."""


class InternalError(PpcmacroError):
    """A state that cannot be: please report it together with the input."""
