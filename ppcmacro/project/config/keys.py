"""The keys of the configuration: what value each takes and which field of the settings it fills.

A converter gets the TOML value and the folder of the configuration file (as shown, "" for the working folder);
it returns the value of the field or raises ValueError with what was expected.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Any

from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple
from ppcmacro.severity import Severity

__all__ = [
    "CONFIDENCES",
    "KEYS",
    "BadPart",
    "Key",
    "OneOf",
    "gas_version",
    "jobs",
    "level",
    "macro_backtrace",
    "names_macro",
    "split_define",
]

Converter = Callable[[Any, str], Any]


CONFIDENCES = ("low", "medium", "high")


_MACRO = pattern(r"[A-Za-z_$][\w$]*(?:\([^()]*\))?", re.ASCII)


class BadPart(ValueError):
    """A part of a value is not what it must be; `path` leads to it from the value: keys, and places in lists from 0."""

    def __init__(self, expected: str, *path: str | int) -> None:
        super().__init__(expected)
        self.path = path


class Key(NamedTuple):
    """A key of the configuration file, spelt with hyphens; `field` is the field of Settings that it fills."""

    field: str
    convert: Converter


def names_macro(text: str) -> bool:
    """Tell whether the C preprocessor takes `NAME` or `NAME(parameters)` for what a macro is called."""
    return _MACRO.fullmatch(text) is not None


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


def jobs(value: Any) -> int:
    """Read a number of processes; `auto` and 0 are as many as there are processors.  Raises ValueError otherwise."""
    if value == "auto":
        return 0
    if isinstance(value, str) and value.isdecimal() and len(value) <= 4:
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 9999:
        return value
    raise ValueError("a number of processes, or `auto`")


def _jobs(value: Any, folder: str) -> int:
    return jobs(value)


def _string(value: Any, folder: str) -> str:
    if not isinstance(value, str):
        raise ValueError("a string")
    return value


class OneOf:
    """Takes one of some words."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def __call__(self, value: Any, folder: str) -> str:
        """Return the word; raises ValueError for anything else."""
        if not isinstance(value, str) or value not in self.words:
            raise ValueError("one of " + ", ".join(self.words))
        return value


def _strings(value: Any, folder: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("a list of strings")
    for number, item in enumerate(value):
        if not isinstance(item, str):
            raise BadPart("a list of strings", number)
    return tuple(value)


def _paths(value: Any, folder: str) -> tuple[str, ...]:
    return tuple(os.path.join(folder, path) for path in _strings(value, folder))


def _path(value: Any, folder: str) -> str:
    return os.path.join(folder, _string(value, folder))


def _defines(value: Any, folder: str) -> tuple[tuple[str, str | None], ...]:
    expected = "a list of `NAME=value` strings or a table of names and values"
    found: dict[str | int, tuple[str, str | None]] = {}
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        found = {number: split_define(item) for number, item in enumerate(value)}
    elif isinstance(value, dict) and all(isinstance(item, str | int) for item in value.values()):
        found = {name: (name, str(int(item) if isinstance(item, bool) else item)) for name, item in value.items()}
    else:
        raise ValueError(expected)
    for place, (name, _) in found.items():
        if not names_macro(name):
            raise BadPart(f"{expected}, and `{name}` is no name of a macro", place)
    return tuple(found.values())


def _undefines(value: Any, folder: str) -> tuple[str, ...]:
    names = _strings(value, folder)
    for number, name in enumerate(names):
        if not names_macro(name):
            raise BadPart(f"a list of strings, and `{name}` is no name of a macro", number)
    return names


def _symbols(value: Any, folder: str) -> tuple[tuple[str, int], ...]:
    if not isinstance(value, dict) or not all(type(item) is int for item in value.values()):
        raise ValueError("a table of names and numbers")
    from ppcmacro.project.config.symbol_value import parse_symbol

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
            raise BadPart(f"one of error, warning, note for `{code}`", code)
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
    for glob, codes in value.items():
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise BadPart(f"a table of globs and lists of codes, and `{glob}` has no list", glob)
    return tuple((glob, tuple(codes)) for glob, codes in value.items())


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
    found: dict[str, tuple[tuple[str, str | None], ...]] = {}
    for number, table in enumerate(_tables(value, folder)):
        expected = "an array of tables with `name` (any but `all`) and `defines`"
        strange = next((key for key in table if key not in ("name", "defines")), None)
        if strange is not None:
            raise BadPart(f"{expected}, and not `{strange}`", number, strange)
        name = table.get("name")
        absent = next((key for key in ("name", "defines") if key not in table), None)
        if absent is not None:
            raise BadPart(f"{expected}, and there is no `{absent}`", number)
        if not isinstance(name, str) or name in ("", "all"):
            raise BadPart(expected, number, "name")
        if name in found:
            raise BadPart(f"{expected}, and the name `{name}` is taken", number, "name")
        try:
            found[name] = _defines(table["defines"], folder)
        except ValueError as error:
            raise BadPart(f"{expected}: `defines` is {error}", number, "defines") from None
    return tuple(found.items())


def _groups(value: Any, folder: str) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list) or not all(isinstance(item, list) for item in value):
        raise ValueError("a list of lists of strings")
    return tuple(_strings(item, folder) for item in value)


def _waivers(value: Any, folder: str) -> tuple[Any, ...]:
    from ppcmacro.project.config.waiver_table import read_waivers

    return read_waivers(value, folder)


def _tables(value: Any, folder: str) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ValueError("an array of tables")
    return value


KEYS: dict[str, Key] = {
    "cpu": Key("cpu", _string),
    "target": Key("target", _string),
    "endian": Key("endian", OneOf("big", "little")),
    "include-paths": Key("include_paths", _paths),
    "defines": Key("defines", _defines),
    "undefines": Key("undefines", _undefines),
    "kconfig": Key("kconfig", _path),
    "build-dir": Key("build_dir", _path),
    "compile-commands": Key("compile_commands", _flag),
    "symbols": Key("symbols", _symbols),
    "regnames": Key("regnames", _flag),
    "alternate": Key("alternate", _flag),
    "gas-version": Key("gas_version", _gas_version),
    "missing-include": Key("missing_include", OneOf("list", "ignore", "error")),
    "select": Key("select", _strings),
    "ignore": Key("ignore", _strings),
    "extend-select": Key("extend_select", _strings),
    "extend-ignore": Key("ignore", _strings),
    "per-file-ignores": Key("per_file_ignores", _globs_to_codes),
    "extend-per-file-ignores": Key("per_file_ignores", _globs_to_codes),
    "severity": Key("severity", _severities),
    "mandatory": Key("mandatory", _strings),
    "fail-on": Key("fail_on", _level),
    "min-confidence": Key("min_confidence", OneOf(*CONFIDENCES)),
    "require-reason": Key("require_reason", _flag),
    "waivers": Key("waivers", _waivers),
    "extend-waivers": Key("waivers", _waivers),
    "baseline": Key("baseline", _path),
    "protocols": Key("protocols", _paths),
    "configs": Key("configs", _configs),
    "linked": Key("linked", _groups),
    "exclude": Key("exclude", _strings),
    "extend-exclude": Key("exclude", _strings),
    "force-exclude": Key("force_exclude", _flag),
    "respect-gitignore": Key("respect_gitignore", _flag),
    "macro-backtrace": Key("macro_backtrace", _backtrace),
    "quiet-macros": Key("quiet_macros", _strings),
    "max-expansion": Key("max_expansion", _count),
    "max-depth": Key("max_depth", _count),
    "jobs": Key("jobs", _jobs),
    "cache-dir": Key("cache_dir", _path),
}
