"""Linux configurations: `.config` as Kconfig writes it, and the names that a generated `autoconf.h` defines.

Kconfig's own rules (scripts/kconfig/confdata.c): `=y` defines the name as 1, `=m` defines the name with `_MODULE`
behind it, a number or a string is its value, and `# NAME is not set` defines nothing.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache

from ppcmacro import witness
from ppcmacro.errors import UsageError
from ppcmacro.patterns import pattern

__all__ = ["autoconf_names", "read_kconfig"]

_MAX_SIZE = 16 << 20
_LINE = pattern(r"(CONFIG_[A-Za-z0-9_]+)=(.*)", re.ASCII)
_NUMBER = pattern(r"-?(?:0[xX][0-9A-Fa-f]+|[0-9]+)", re.ASCII)
_STRING = pattern(r'"(?:[^"\\]|\\.)*"')
_DEFINED = pattern(r"^[ \t]*#[ \t]*define[ \t]+(CONFIG_[A-Za-z0-9_]+)", re.MULTILINE | re.ASCII)


def read_kconfig(path: str) -> tuple[tuple[str, str], ...]:
    """Return the names that a `.config` defines, with their values, in order; of several lines the last one holds.

    Raises UsageError, with the line where there is one, for a file that cannot be read or is no configuration.
    """
    values, digest = _read_kconfig(path, _state(path))
    witness.content(path, digest)
    return values


def autoconf_names(path: str) -> frozenset[str]:
    """Return the CONFIG_ names that a header defines, none when it cannot be read."""
    try:
        names, digest = _autoconf_names(path, _state(path))
    except UsageError:
        witness.not_repeatable()
        return frozenset()
    witness.content(path, digest)
    return names


def _state(path: str) -> tuple[int, int]:
    try:
        status = os.stat(path)
    except OSError as error:
        raise UsageError(f"cannot read the configuration `{path}`: {error.strerror}") from None
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=16)
def _read_kconfig(path: str, state: tuple[int, int]) -> tuple[tuple[tuple[str, str], ...], str]:
    found: dict[str, str] = {}
    text, digest = _read(path)
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise UsageError(f"{path}:{number}: `{_short(line)}` is no `CONFIG_NAME=value`")
        name, value = match[1], match[2].rstrip()
        found.pop(name, None)
        found.pop(f"{name}_MODULE", None)
        if value == "y":
            found[name] = "1"
        elif value == "m":
            found[f"{name}_MODULE"] = "1"
        elif _NUMBER.fullmatch(value) or _STRING.fullmatch(value):
            found[name] = value
        elif value != "n":
            raise UsageError(f"{path}:{number}: `{name}` must be y, m, n, a number or a string in double quotes")
    return tuple(found.items()), digest


@lru_cache(maxsize=16)
def _autoconf_names(path: str, state: tuple[int, int]) -> tuple[frozenset[str], str]:
    text, digest = _read(path)
    return frozenset(_DEFINED.findall(text)), digest


def _read(path: str) -> tuple[str, str]:
    """Return the text of a file and the digest of its content."""
    try:
        if not os.path.isfile(path):
            raise UsageError(f"cannot read the configuration `{path}`: it is no file")
        with open(path, "rb") as file:
            data = file.read(_MAX_SIZE + 1)
    except OSError as error:
        raise UsageError(f"cannot read the configuration `{path}`: {error.strerror}") from None
    if len(data) > _MAX_SIZE:
        raise UsageError(f"the configuration `{path}` has more than {_MAX_SIZE >> 20} MiB")
    if b"\0" in data:
        raise UsageError(f"the configuration `{path}` is no text")
    return data.decode("utf-8", "surrogateescape"), witness.digest(data)


def _short(line: str) -> str:
    return line if len(line) <= 40 else f"{line[:37]}..."
