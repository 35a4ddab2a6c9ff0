"""The protocols of a run: those that ship with ppcmacro and those of the project."""

from __future__ import annotations

from functools import lru_cache

from ppcmacro import witness
from ppcmacro.protocols.model import Protocols

__all__ = ["load_protocols"]


def load_protocols(extra: tuple[str, ...] = ()) -> Protocols:
    """Load the protocols that ship with ppcmacro and then the files `extra`; a later contract goes before earlier ones.

    Raises ConfigError for a file that cannot be read, is no TOML, or has an unknown key.
    """
    if not extra:
        # To read the files themselves takes 15 ms, which most runs do without.
        from ppcmacro.protocols.shipped_data import PROTOCOLS

        return PROTOCOLS
    from ppcmacro.protocols.documents import read

    contents = tuple((path, read(path)) for path in extra)
    for path, content in contents:
        witness.content(path, content)
    return _loaded(contents)


@lru_cache(maxsize=4)
def _loaded(contents: tuple[tuple[str, bytes], ...]) -> Protocols:
    from ppcmacro.protocols.tables import read_protocols

    return read_protocols(contents)
