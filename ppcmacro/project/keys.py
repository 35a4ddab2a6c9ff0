"""The keys of the configuration: what value each takes and which field of the settings it fills.

A converter gets the TOML value and the folder of the configuration file (as shown, "" for the working folder);
it returns the value of the field or raises ValueError with what was expected.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from ppcmacro.diagnostic import Severity
from ppcmacro.project.invocation import parse_symbol

__all__ = ["KEYS", "NOT_YET", "Key", "gas_version", "level", "macro_backtrace", "split_define"]

Converter = Callable[[Any, str], Any]


class Key(NamedTuple):
    """A key of the configuration file, spelt with hyphens; `field` is the field of Settings that it fills."""

    field: str
    convert: Converter


def split_define(text: str) -> tuple[str, str | None]:
    """Split `NAME` or `NAME=value` as -D takes it; without a value the macro is 1 (None)."""
    name, equals, value = text.partition("=")
    return name, (value if equals else None)


def level(text: str) -> Severity | None:
    """Return the severity that a word names, None for `never`; raises ValueError for another word."""
    if text == "never":
        return None
    try:
        return Severity[text.upper()]
    except KeyError:
        raise ValueError("one of error, warning, note") from None


def macro_backtrace(value: Any) -> int:
    """Read a number of frames, `all` (-1) or `collapse` (1); raises ValueError for anything else."""
    if value == "all":
        return -1
    if value == "collapse":
        return 1
    if isinstance(value, str) and value.isdecimal():
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise ValueError("a number, `all` or `collapse`")


def gas_version(text: str) -> tuple[int, int]:
    """Read a version of GNU as such as `2.40` or `2.40.1`; raises ValueError for anything else."""
    match = re.fullmatch(r"(\d{1,3})\.(\d{1,3})(?:\.\d+)*", text, re.ASCII)
    if match is None:
        raise ValueError("a version such as 2.40")
    return int(match[1]), int(match[2])


def _string(value: Any, folder: str) -> str:
    if not isinstance(value, str):
        raise ValueError("a string")
    return value


def _one_of(*words: str) -> Converter:
    def convert(value: Any, folder: str) -> str:
        if not isinstance(value, str) or value not in words:
            raise ValueError("one of " + ", ".join(words))
        return value

    return convert


def _strings(value: Any, folder: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("a list of strings")
    return tuple(value)


def _paths(value: Any, folder: str) -> tuple[str, ...]:
    return tuple(os.path.join(folder, path) for path in _strings(value, folder))


def _path(value: Any, folder: str) -> str:
    return os.path.join(folder, _string(value, folder))


def _defines(value: Any, folder: str) -> tuple[tuple[str, str | None], ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(split_define(item) for item in value)
    if isinstance(value, dict) and all(isinstance(item, str | int) for item in value.values()):
        return tuple((name, str(int(item) if isinstance(item, bool) else item)) for name, item in value.items())
    raise ValueError("a list of `NAME=value` strings or a table of names and values")


def _symbols(value: Any, folder: str) -> tuple[tuple[str, int], ...]:
    if not isinstance(value, dict) or not all(type(item) is int for item in value.values()):
        raise ValueError("a table of names and numbers")
    try:
        return tuple(parse_symbol(f"{name}={number}") for name, number in value.items())
    except ValueError:
        raise ValueError("a table of names and numbers") from None


def _gas_version(value: Any, folder: str) -> tuple[int, int]:
    return gas_version(_string(value, folder))


def _severities(value: Any, folder: str) -> tuple[tuple[str, Severity], ...]:
    if not isinstance(value, dict):
        raise ValueError("a table of codes and levels")
    found: list[tuple[str, Severity]] = []
    for code, word in value.items():
        try:
            severity = level(word) if isinstance(word, str) else None
        except ValueError:
            severity = None
        if severity is None:
            raise ValueError(f"one of error, warning, note for `{code}`")
        found.append((code, severity))
    return tuple(found)


def _level(value: Any, folder: str) -> Severity | None:
    try:
        return level(_string(value, folder))
    except ValueError:
        raise ValueError("one of error, warning, note, never") from None


def _globs_to_codes(value: Any, folder: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise ValueError("a table of globs and lists of codes")
    return tuple((glob, _strings(codes, folder)) for glob, codes in value.items())


def _count(value: Any, folder: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError("a positive number")
    return value


def _backtrace(value: Any, folder: str) -> int:
    return macro_backtrace(value)


def _flag(value: Any, folder: str) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _configs(value: Any, folder: str) -> tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...]:
    found = []
    for table in _tables(value, folder):
        if set(table) != {"name", "defines"} or not isinstance(table["name"], str) or table["name"] in ("", "all"):
            raise ValueError("an array of tables with `name` (any but `all`) and `defines`")
        found.append((table["name"], _defines(table["defines"], folder)))
    return tuple(found)


def _tables(value: Any, folder: str) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ValueError("an array of tables")
    return value


KEYS: dict[str, Key] = {
    "cpu": Key("cpu", _string),
    "target": Key("target", _string),
    "endian": Key("endian", _one_of("big", "little")),
    "include-paths": Key("include_paths", _paths),
    "defines": Key("defines", _defines),
    "undefines": Key("undefines", _strings),
    "kconfig": Key("kconfig", _path),
    "build-dir": Key("build_dir", _path),
    "compile-commands": Key("compile_commands", _flag),
    "symbols": Key("symbols", _symbols),
    "regnames": Key("regnames", _flag),
    "alternate": Key("alternate", _flag),
    "gas-version": Key("gas_version", _gas_version),
    "missing-include": Key("missing_include", _one_of("list", "ignore", "error")),
    "select": Key("select", _strings),
    "ignore": Key("ignore", _strings),
    "extend-select": Key("extend_select", _strings),
    "per-file-ignores": Key("per_file_ignores", _globs_to_codes),
    "severity": Key("severity", _severities),
    "mandatory": Key("mandatory", _strings),
    "fail-on": Key("fail_on", _level),
    "protocols": Key("protocols", _paths),
    "configs": Key("configs", _configs),
    "exclude": Key("exclude", _strings),
    "macro-backtrace": Key("macro_backtrace", _backtrace),
    "quiet-macros": Key("quiet_macros", _strings),
    "max-expansion": Key("max_expansion", _count),
    "max-depth": Key("max_depth", _count),
}

NOT_YET: dict[str, Converter] = {
    "respect-gitignore": _flag,
    "baseline": _path,
    "jobs": _count,
    "cache-dir": _path,
    "require-reason": _flag,
    "waivers": _tables,
}
