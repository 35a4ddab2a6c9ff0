"""What holds for a file or folder, value by value, and where each value comes from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from ppcmacro.project.config.config_file import chain
from ppcmacro.project.config.keys import KEYS
from ppcmacro.project.config.resolver import Loaded, Resolver, load_traced
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.reading.build import Build, build_of
from ppcmacro.records import NamedTuple

__all__ = ["Source", "Value", "Values", "values_for"]

_COMMAND_LINE_ONLY = (
    "bits", "language", "quote_paths", "system_paths", "forced", "macro_files", "config_sets", "cpp",
)  # fmt: skip


class Source(NamedTuple):
    """Where a value, or a part of it, comes from.

    kind    "default", "file", "command line", or what tells how the file is read: "compile command", "kernel tree"
    file    the configuration file, "" for the other kinds
    key     the key in it
    line    and column from 1; 0 where they cannot be told
    """

    kind: str
    file: str = ""
    key: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if self.kind != "file":
            return self.kind
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Value(NamedTuple):
    """One setting: its key, or its name where only the command line can set it, the value as TOML and JSON have it
    (None: not set), and what it was put together from, in order."""

    key: str
    value: Any
    sources: tuple[Source, ...]


class Values(NamedTuple):
    """All settings that hold for a path; `files` are the configuration file and what it extends, in that order."""

    path: str
    files: tuple[str, ...]
    values: tuple[Value, ...]


def values_for(path: str, resolver: Resolver, built: bool = True) -> Values:
    """Return what holds for a file, or for the files directly in a folder, under the options of the command line.

    With `built` the values for a file are those that it is read with: what its compile command and its kernel tree
    give is among them.  Raises ConfigError for a bad configuration file, UsageError for a core or a build that cannot
    be used.
    """
    inside = os.path.join(path, "file.S") if os.path.isdir(path) else path
    settings = resolver.settings_for(inside)
    config = resolver.config_for(inside)
    loaded = load_traced(config) if config else Loaded(Settings(), {})
    keys = {field: key for key, (field, _) in reversed(KEYS.items())}
    found = []
    for field in (*dict.fromkeys(field for field, _ in KEYS.values()), *_COMMAND_LINE_ONLY):
        value = getattr(settings, field)
        if field in keys or value != getattr(Settings(), field):
            key = keys.get(field, field.replace("_", "-"))
            found.append(Value(key, plain(field, value), _sources(field, loaded, resolver.overrides)))
    if built and inside == path and path != "-" and os.path.isfile(path):
        found = _as_built(found, path, settings)
    return Values(path, tuple(file.path for file in chain(config)) if config else (), tuple(found))


def plain(field: str, value: Any) -> Any:
    """Return the value of a field of Settings as its key of the configuration takes it."""
    if field == "fail_on":
        return "never" if value is None else str(value)
    if field == "macro_backtrace":
        return "all" if value == -1 else value
    if field == "gas_version":
        return None if value is None else ".".join(map(str, value))
    if field == "severity":
        return {code: str(level) for code, level in value}
    if field in ("symbols", "per_file_ignores"):
        return {name: list(one) if isinstance(one, tuple) else one for name, one in value}
    if field == "defines":
        return _defines(value)
    if field == "configs":
        return [{"name": name, "defines": _defines(defines)} for name, defines in value]
    if isinstance(value, tuple):
        return [dict(one._asdict()) if hasattr(one, "_asdict") else one for one in value]
    if field == "jobs":
        return value or "auto"
    return None if value == "" and field != "target" else value


def _defines(pairs: Any) -> list[str]:
    return [name if value is None else f"{name}={value}" for name, value in pairs]


def _sources(field: str, loaded: Loaded, overrides: Mapping[str, Any]) -> tuple[Source, ...]:
    sources = []
    for file, key in loaded.sources.get(field, ()):
        place = file.position(key)
        sources.append(Source("file", file.path, key, place.line if place else 0, place.column if place else 0))
    if field in overrides:
        added = isinstance(overrides[field], tuple) and field not in ("select", "config_sets", "cpp")
        sources = [*(sources if added else ()), Source("command line")]
    return tuple(sources) or (Source("default"),)


def _as_built(found: list[Value], path: str, settings: Settings) -> list[Value]:
    """Return the values with those in their place that the build of a file adds."""
    from ppcmacro.protocols import load_protocols

    build = build_of(path, settings, load_protocols(settings.protocols))
    source = Source(build.basis or "default")
    actual = _of_build(build)
    by_key = {one.key: one for one in found}
    for key, value in actual.items():
        one = by_key.get(key, Value(key, None, ()))
        if value == one.value or (value in (None, [], {}) and one.value in (None, [], {})):
            continue
        given = tuple(before for before in one.sources if before.kind != "default")
        by_key[key] = Value(key, value, (source, *given))
    return list(by_key.values())


def _of_build(build: Build) -> dict[str, Any]:
    return {
        "cpu": build.cpu.name if build.cpu else None,
        "target": build.cpp.target,
        "endian": build.endian,
        "bits": build.bits,
        "language": build.language or None,
        "include-paths": list(build.cpp.include_paths),
        "quote-paths": list(build.cpp.quote_paths),
        "system-paths": list(build.cpp.system_paths),
        "defines": _defines(build.cpp.defines),
        "undefines": list(build.cpp.undefines),
        "forced": list(build.cpp.forced),
        "symbols": dict(build.symbols),
        "regnames": build.regnames,
        "alternate": build.alternate,
    }
