"""One configuration file as it stands on disk, and the chain of files that it extends."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ppcmacro.errors import ConfigError
from ppcmacro.files import read_regular
from ppcmacro.patterns import pattern

if TYPE_CHECKING:
    from ppcmacro.project.config.positions import Path, Place

__all__ = ["OWN_NAME", "SHARED_NAME", "ConfigFile", "chain", "mentions_us", "place_of", "shown"]

OWN_NAME = "ppcmacro.toml"
SHARED_NAME = "pyproject.toml"
MAX_CHAIN = 16
_TABLE = ("tool", "ppcmacro")
_ERROR_PLACE = pattern(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class ConfigFile:
    """A configuration file.

    path    as it is shown in messages
    folder  as it is shown, "" for the working folder
    root    the absolute folder
    table   the keys and values that are ours

    Raises ConfigError when the file cannot be read, is no TOML, or is a `pyproject.toml` without our table.
    """

    def __init__(self, path: str) -> None:
        self.path = shown(path)
        self.root = os.path.dirname(path)
        self.folder = shown(self.root)
        try:
            self._text = read_regular(path).decode("utf-8-sig").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            raise ConfigError(f"cannot read the configuration file `{self.path}`: {reason}") from None
        document = _parse(self._text, self.path)
        inner = document.get(_TABLE[0])
        ours = inner.get(_TABLE[1]) if isinstance(inner, dict) else None
        self._prefix: Path = ()
        if isinstance(ours, dict):
            self._prefix = _TABLE
        elif os.path.basename(path) == SHARED_NAME:
            raise ConfigError(f"{self.path}: there is no table `[tool.ppcmacro]`")
        self.table: dict[str, Any] = ours if isinstance(ours, dict) else document
        self._positions: dict[Path, Place] | None = None

    def position(self, *path: str | int) -> Place | None:
        """Return where a key of our table, or a part of its value, stands; the nearest part around it that is known."""
        if self._positions is None:
            from ppcmacro.project.config.positions import positions

            self._positions = positions(self._text)
        while path:
            found = self._positions.get((*self._prefix, *path))
            if found is not None:
                return found
            path = path[:-1]
        return None

    def place(self, *path: str | int) -> str:
        """Return `file:line:column` of a key or a part of its value, or the file alone when that cannot be told."""
        found = self.position(*path)
        return self.path if found is None else f"{self.path}:{found.line}:{found.column}"


def chain(path: str) -> list[ConfigFile]:
    """Return the file and what it extends, the file itself first.

    Raises ConfigError for a file that cannot be used, that is not there, or that extends itself by way of others.
    """
    found: list[ConfigFile] = []
    seen: set[str] = set()
    next_path = os.path.abspath(path)
    while next_path:
        real = os.path.realpath(next_path)
        if real in seen or len(seen) >= MAX_CHAIN:
            raise ConfigError(f"{found[-1].place('extend')}: `extend` leads back to `{shown(next_path)}`")
        seen.add(real)
        if found and not os.path.isfile(next_path):
            raise ConfigError(f"{found[-1].place('extend')}: there is no file `{shown(next_path) or '.'}` to extend")
        file = ConfigFile(next_path)
        found.append(file)
        extended = file.table.get("extend", "")
        if not isinstance(extended, str):
            raise ConfigError(f"{file.place('extend')}: `extend` must be a string")
        next_path = os.path.normpath(os.path.join(file.root, extended)) if extended else ""
    return found


def place_of(path: str, word: str, keys: Iterable[str]) -> str:
    """Return `file:line:column` of a word in the values of some keys, in a file or what it extends; "" for nowhere."""
    found = ((file, key, _path_to(file.table.get(key), word)) for file in (chain(path) if path else ()) for key in keys)
    return next((file.place(key, *parts) for file, key, parts in found if parts is not None), "")


def _path_to(value: Any, word: str) -> Path | None:
    if value == word:
        return ()
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        inner = () if name == word else _path_to(part, word)
        if inner is not None:
            return (name, *inner)
    return None


def mentions_us(path: str) -> bool:
    """Tell whether a `pyproject.toml` has a table of ours, from a look at its headers."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return False
    table = r"^\s*\[+\s*tool\s*\.\s*[\"']?ppcmacro\b"
    return "ppcmacro" in text and re.search(table, text, re.MULTILINE) is not None


def shown(path: str) -> str:
    """Return a path as it is shown: relative to the working folder where it lies below it."""
    here = os.getcwd()
    if path == here:
        return ""
    return os.path.relpath(path, here) if path.startswith(os.path.join(here, "")) else path


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        import tomllib as toml
    except ImportError:
        import tomli as toml
    try:
        document: dict[str, Any] = toml.loads(text)
    except toml.TOMLDecodeError as error:
        reason = str(error)
        place = _ERROR_PLACE.search(reason)
        where = name
        if place is not None:
            reason = reason[: place.start()]
            where = f"{name}:{place[1]}:{place[2]}" if place[1] else f"{name}:{text.rstrip().count(chr(10)) + 1}"
        raise ConfigError(f"{where}: not valid TOML: {reason[:1].lower()}{reason[1:]}") from None
    except RecursionError:
        raise ConfigError(f"{name}: not valid TOML: nested too deeply") from None
    except ValueError:  # of `int`
        raise ConfigError(f"{name}: not valid TOML: a number has too many digits") from None
    return document
