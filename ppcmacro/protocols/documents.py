"""Reads protocol files as far as TOML goes.

To import a TOML parser and to parse the files that ship with ppcmacro takes 9 ms.  They are therefore shipped as JSON
besides (`shipped.json`, written by `tools/shipped_protocols.py`); it counts as long as the files are those that it
was made from.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from typing import Any

from ppcmacro.errors import ConfigError

__all__ = ["JSON", "SHIPPED", "json_of_shipped", "parse", "read", "shipped"]

SHIPPED = (
    *("levels.toml", "vectors.toml", "calls.toml", "generic.toml", "abi.toml"),
    *("linux-features.toml", "linux-head.toml", "linux-64s.toml", "linux-64e.toml"),
    *("kvm-booke.toml", "kvm-bookehv.toml"),
)
_FOLDER = os.path.dirname(__file__)
JSON = os.path.join(_FOLDER, "shipped.json")


def shipped() -> list[tuple[str, dict[str, Any]]]:
    """Return names and contents of the files that ship with ppcmacro."""
    contents = _contents()
    try:
        with open(JSON, "rb") as file:
            made_from, documents = json.load(file)
        if made_from == _mark(contents):
            return list(zip(SHIPPED, documents, strict=True))
    except (OSError, ValueError):
        pass  # nothing is shipped, or it is damaged
    return [(name, parse(name, content)) for name, content in zip(SHIPPED, contents, strict=True)]


def json_of_shipped() -> str:
    """Return what `shipped.json` should hold."""
    contents = _contents()
    documents = [parse(name, content) for name, content in zip(SHIPPED, contents, strict=True)]
    return json.dumps([_mark(contents), documents], separators=(",", ":")) + "\n"


def _contents() -> list[bytes]:
    return [read(os.path.join(_FOLDER, name)) for name in SHIPPED]


def _mark(contents: list[bytes]) -> int:
    return zlib.crc32(b"\0".join(contents))


def read(path: str) -> bytes:
    """Return the bytes of a protocol file.  Raises ConfigError for one that cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise ConfigError(f"protocol file {path}: {error.strerror}") from None


def parse(path: str, content: bytes) -> dict[str, Any]:
    """Return the content of a protocol file.  Raises ConfigError for what is no TOML."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        document: dict[str, Any] = tomllib.loads(content.decode())
        return document
    except ValueError as error:
        raise ConfigError(f"protocol file {path}: {error}") from None
