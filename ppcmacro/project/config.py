"""Configuration files: the nearest `ppcmacro.toml` or `pyproject.toml` with `[tool.ppcmacro]`, and what it extends.

A key that is not known, or a value of the wrong kind, is a ConfigError that names the file, the line and the key.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from ppcmacro.errors import ConfigError
from ppcmacro.project.keys import KEYS, NOT_YET
from ppcmacro.project.settings import Settings

__all__ = ["Resolver", "find_config", "load_config"]

OWN_NAME = "ppcmacro.toml"
SHARED_NAME = "pyproject.toml"
MAX_CHAIN = 16


def find_config(folder: str) -> str:
    """Return the path of the configuration file nearest to a folder, searching upwards; "" when there is none.

    In one folder `ppcmacro.toml` goes before `pyproject.toml`, and the latter counts only with `[tool.ppcmacro]`.
    """
    here = os.path.abspath(folder)
    while True:
        own = os.path.join(here, OWN_NAME)
        if os.path.isfile(own):
            return own
        shared = os.path.join(here, SHARED_NAME)
        if os.path.isfile(shared) and _mentions_us(shared):
            return shared
        above = os.path.dirname(here)
        if above == here:
            return ""
        here = above


def load_config(path: str) -> Settings:
    """Return the settings that a configuration file and the files it extends give.

    Raises ConfigError when a file cannot be read, is no TOML, has an unknown key or a value of the wrong kind.
    """
    values: dict[str, Any] = {}
    inactive: list[str] = []
    for one in reversed(_chain(path)):
        _apply(one, values, inactive)
    root = os.path.dirname(os.path.abspath(path))
    return Settings(**values, root=_shown(root), config_file=_shown(os.path.abspath(path)), inactive=tuple(inactive))


class Resolver:
    """Gives each file its settings: nearest configuration file, then the options of the command line.

    `overrides` maps fields of Settings to values: lists of paths and macros are added to the configured ones,
    everything else replaces them.  `config` names the one configuration file to use; None: search, "": use none.
    """

    def __init__(self, overrides: Mapping[str, Any] | None = None, config: str | None = None) -> None:
        self._overrides = dict(overrides or {})
        self._config = config
        self._by_folder: dict[str, Settings] = {}
        self._by_config: dict[str, Settings] = {}

    def settings_for(self, path: str) -> Settings:
        """Return the settings for a file; `-` stands for standard input in the working folder."""
        folder = os.path.dirname(path) if path != "-" else ""
        settings = self._by_folder.get(folder)
        if settings is None:
            config = find_config(folder or ".") if self._config is None else self._config
            settings = self._by_config.get(config)
            if settings is None:
                loaded = load_config(config) if config else Settings()
                settings = self._by_config[config] = override(loaded, self._overrides)
            self._by_folder[folder] = settings
        return settings


def override(settings: Settings, overrides: Mapping[str, Any]) -> Settings:
    """Lay the options of the command line over configured settings.

    Folders given on the command line are searched first, its macros are defined last; `select` replaces;
    `ignore`, `extend_select` and `severity` are added, and what is selected by name is no longer ignored.
    """
    changes = dict(overrides)
    for name in ("include_paths", "quote_paths", "system_paths", "macro_files", "forced"):
        if name in changes:
            changes[name] = (*changes[name], *getattr(settings, name))
    for name in ("defines", "undefines", "symbols", "ignore", "extend_select", "severity"):
        if name in changes:
            changes[name] = (*getattr(settings, name), *changes[name])
    if settings.ignore:
        wanted = {*overrides.get("select", ()), *overrides.get("extend_select", ())}
        kept = tuple(entry for entry in settings.ignore if entry not in wanted)
        changes["ignore"] = (*kept, *overrides.get("ignore", ()))
    return settings.with_(**changes)


def _mentions_us(path: str) -> bool:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return re.search(r"^\s*\[+\s*tool\s*\.\s*[\"']?ppcmacro\b", file.read(), re.MULTILINE) is not None
    except OSError:
        return False


def _shown(path: str) -> str:
    """Return a path as it is shown: relative to the working folder where it lies below it."""
    here = os.getcwd()
    if path == here:
        return ""
    return os.path.relpath(path, here) if path.startswith(os.path.join(here, "")) else path


class _File:
    """One configuration file: its path as shown, its folder as shown, its text and its table."""

    __slots__ = ("folder", "path", "table", "text")

    def __init__(self, path: str) -> None:
        self.path = _shown(path)
        self.folder = _shown(os.path.dirname(path))
        try:
            with open(path, encoding="utf-8") as file:
                self.text = file.read()
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            raise ConfigError(f"cannot read the configuration file `{self.path}`: {reason}") from None
        document = _parse(self.text, self.path)
        if os.path.basename(path) == SHARED_NAME:
            document = document.get("tool", {}).get("ppcmacro", {})
        elif isinstance(document.get("tool"), dict) and "ppcmacro" in document["tool"]:
            document = document["tool"]["ppcmacro"]
        self.table: dict[str, Any] = document

    def place(self, key: str) -> str:
        """Return `file:line` of a key, or the file alone when the line cannot be told."""
        name = re.escape(key)
        pattern = rf"^\s*(?:\[+[^\]\n]*?)?(?:tool\.ppcmacro\.)?[\"']?{name}[\"']?\s*(?:=|\.|\])"
        found = re.search(pattern, self.text, re.MULTILINE)
        if found is None:
            return self.path
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        return f"{self.path}:{self.text.count(chr(10), 0, start) + 1}"


def _parse(text: str, shown: str) -> dict[str, Any]:
    try:
        import tomllib as toml
    except ImportError:
        import tomli as toml
    try:
        document: dict[str, Any] = toml.loads(text)
    except toml.TOMLDecodeError as error:
        reason = str(error)
        raise ConfigError(f"{shown}: not valid TOML: {reason[:1].lower()}{reason[1:]}") from None
    return document


def _chain(path: str) -> list[_File]:
    """Return the file and what it extends, the file itself first."""
    chain: list[_File] = []
    seen: set[str] = set()
    next_path = os.path.abspath(path)
    while next_path:
        real = os.path.realpath(next_path)
        if real in seen or len(seen) >= MAX_CHAIN:
            raise ConfigError(f"{chain[-1].place('extend')}: `extend` leads back to `{_shown(next_path)}`")
        seen.add(real)
        if chain and not os.path.isfile(next_path):
            raise ConfigError(f"{chain[-1].place('extend')}: there is no file `{_shown(next_path)}` to extend")
        file = _File(next_path)
        chain.append(file)
        extended = file.table.get("extend", "")
        if not isinstance(extended, str):
            raise ConfigError(f"{file.place('extend')}: `extend` must be a string")
        next_path = os.path.join(os.path.dirname(next_path), extended) if extended else ""
    return chain


def _apply(file: _File, values: dict[str, Any], inactive: list[str]) -> None:
    for name, value in file.table.items():
        if name == "extend":
            continue
        try:
            if name in KEYS:
                field, convert = KEYS[name]
                converted = convert(value, file.folder)
                if field == "extend_select":
                    converted = (*values.get(field, ()), *converted)
                values[field] = converted
            elif name in NOT_YET:
                NOT_YET[name](value, file.folder)
                inactive.append(f"{file.place(name)}: `{name}` has no effect in this version")
            else:
                raise ConfigError(f"{file.place(name)}: unknown key `{name}`{_suggestion(name)}")
        except ValueError as error:
            raise ConfigError(f"{file.place(name)}: `{name}` must be {error}") from None


def _suggestion(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name.replace("_", "-"), [*KEYS, *NOT_YET, "extend"], n=1)
    return f"; did you mean `{close[0]}`?" if close else ""
