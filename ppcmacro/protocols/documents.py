"""Reads protocol files as far as TOML goes."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import Any

from ppcmacro.errors import ConfigError
from ppcmacro.files import read_regular

__all__ = ["SHIPPED", "parse", "read", "shipped"]

SHIPPED = (
    *("levels.toml", "vectors.toml", "calls.toml", "generic.toml", "abi.toml"),
    *("linux-features.toml", "linux-head.toml", "linux-64s.toml", "linux-64e.toml"),
    *("kvm-booke.toml", "kvm-bookehv.toml"),
)


@cache
def shipped() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return names and contents of the files that ship with ppcmacro."""
    folder = os.path.dirname(__file__)
    return tuple((name, parse(name, read(os.path.join(folder, name)))) for name in SHIPPED)


def read(path: str) -> bytes:
    """Return the bytes of a protocol file.  Raises ConfigError for one that cannot be read."""
    try:
        return read_regular(path)
    except OSError as error:
        raise ConfigError(f"protocol file {path}: {error.strerror}") from None


def parse(path: str, content: bytes) -> dict[str, Any]:
    """Return the content of a protocol file.  Raises ConfigError for what is no TOML."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        document: dict[str, Any] = tomllib.loads(content.decode("utf-8-sig"))
        return document
    except UnicodeDecodeError:
        raise ConfigError(f"protocol file {path}: it is not UTF-8") from None
    except ValueError as error:
        raise ConfigError(f"protocol file {path}: {error}") from None
