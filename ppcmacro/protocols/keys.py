"""The keys of protocol files and what each takes.  All is checked: what is misspelt would silently check nothing."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from ppcmacro.errors import ConfigError
from ppcmacro.isa.spr import FAMILIES, numbers_of
from ppcmacro.patterns import pattern

__all__ = ["check", "check_contract"]

_TEXT, _FLAG = "a string", "true or false"
_TEXTS, _NUMBERS, _TABLES = "a list of strings", "a list of numbers", "a list of tables (`[[...]]`)"
_TABLE, _TEXT_TABLE, _NUMBER_TABLE = "a table", "a table of strings", "a table of numbers"
_TEXT_OR_NUMBER = "a string or a number"

_LISTS: Mapping[str, type] = {_TEXTS: str, _NUMBERS: int, _TABLES: dict}
_MAPPINGS: Mapping[str, type] = {_TABLE: object, _TEXT_TABLE: str, _NUMBER_TABLE: int}
_SINGLE: Mapping[str, tuple[type, ...]] = {_TEXT: (str,), _FLAG: (bool,), _TEXT_OR_NUMBER: (str, int)}

_KEYS: Mapping[str, Mapping[str, str]] = {
    "cpu": {
        **dict.fromkeys(("family", "ivors", "mcheck", "debug"), _TEXT),
        **dict.fromkeys(("kernel_config", "configured_by", "mmu"), _TEXTS),
        **{"levels": _TABLE, "spe": _FLAG},
    },
    "kernel_files": {**dict.fromkeys(("files", "also", "needs"), _TEXTS), "cpu": _TEXT, "skip": _TEXT},
    "call": {"symbols": _TEXTS, "clobbers": _TEXTS},
    "layout": {
        **dict.fromkeys(("id", "start", "end", "handlers", "table", "copied_by"), _TEXT),
        **{"expected_index": _NUMBERS, "position_independent": _FLAG},
    },
    "contract": {
        **dict.fromkeys(("id", "title", "symbols", "ivor", "level", "interrupted", "cpu", "_path"), _TEXT),
        **dict.fromkeys(("macros", "vector_macros", "families", "files", "kernel_config"), _TEXTS),
        **dict.fromkeys(("where", "symbol_levels", "flag_levels"), _TEXT_TABLE),
        **{"ivors": _NUMBERS, "frame": _NUMBER_TABLE, "entry": _TABLE, "exit": _TABLES, "capture": _TABLES},
    },
    "entry": {
        **dict.fromkeys(("free", "spent", "scratch"), _TEXTS),
        **{"given": _TEXT_TABLE, "holds": _TEXT_TABLE, "confined": _FLAG, "translation": _TEXT_OR_NUMBER},
    },
    "exit": {
        **dict.fromkeys(("kind", "target", "when", "like"), _TEXT),
        **dict.fromkeys(("requires", "saved", "leaves"), _TEXT_TABLE),
        **{"preserve": _TEXTS, "levels": _TEXTS},
    },
    "capture": {
        **{"what": _TEXT, "families": _TEXTS, "levels": _TEXTS, "read": _TEXTS},
        **{"ivors": _NUMBERS, "vectors": _NUMBERS},
    },
}
# The words that a key takes, besides those that name levels.
_WORDS: Mapping[str, Mapping[str, Collection[str]]] = {
    "cpu": {"family": FAMILIES},
    "contract": {"interrupted": ("any", "guest", "caller"), "families": FAMILIES},
    "exit": {"kind": ("return", "hand-off", "checkpoint", "call", "fall", "caller")},
    "capture": {"what": ("syndrome", "lower-level"), "families": FAMILIES},
}
_NEEDED: Mapping[str, Collection[str]] = {"capture": ("what",), "cpu": ("family",)}
# Where the level of a handler comes from, in place of its name.
_LEVELS = ("ivor", "vector", "symbol", "flag", "srr0", "none")
# A hand-off without one goes where nobody can say, by a computed jump.
_WITH_TARGET = ("checkpoint", "call", "fall")

_REGISTER = pattern(r"(?:r|f|v|h)(?:[12]?\d|3[01])|vs(?:[1-5]?\d|6[0-3])|cr[0-7]?|lr|ctr|xer|msr")
_RANGE = pattern(r"(r|f|v|h|cr)([12]?\d|3[01])-\1([12]?\d|3[01])")


def check(table: Mapping[str, Any], kind: str, path: str, what: str) -> None:
    """Raise ConfigError for a key that tables of a kind do not have or lack, and for a value that a key does not take.

    `what` names the table of the file `path` for the message.
    """
    keys = _KEYS[kind]
    for key, value in table.items():
        wanted = keys.get(key)
        if wanted is None:
            raise ConfigError(f"{path}: unknown key `{key}` in {what}{_hint(key, keys)}")
        if not _is(value, wanted):
            raise ConfigError(f"{path}: `{key}` in {what} must be {wanted}")
    _check_needed(table, _NEEDED.get(kind, ()), path, what)
    _check_words(table, _WORDS.get(kind, {}), path, what)


def check_contract(table: Mapping[str, Any], levels: Collection[str]) -> None:
    """Raise ConfigError for a contract that says what cannot be; `levels` are the names of all levels."""
    path, what = table["_path"], f"contract `{table.get('id', '?')}`"
    check(table, "contract", path, what)
    of_flag = (*levels, "")
    _check_words(table, {"level": (*_LEVELS, *levels), "symbol_levels": levels, "flag_levels": of_flag}, path, what)
    entry = table.get("entry", {})
    check(entry, "entry", path, f"{what}, entry")
    _check_places(_places_of_entry(entry), path, f"{what}, entry")
    for one in table.get("exit", ()):
        check(one, "exit", path, f"{what}, exit")
        _check_words(one, {"levels": levels}, path, f"{what}, exit")
        _check_places(_places_of_exit(one), path, f"{what}, exit")
        if "like" not in one:
            needed = ("kind", "target") if one.get("kind") in _WITH_TARGET else ("kind",)
            _check_needed(one, needed, path, f"{what}, exit")
    for one in table.get("capture", ()):
        check(one, "capture", path, f"{what}, capture")
        _check_words(one, {"levels": levels}, path, f"{what}, capture")


def _places_of_entry(table: Mapping[str, Any]) -> Iterator[str]:
    yield from (name for key in ("free", "spent") for name in table.get(key, ()) if name != "spr")
    yield from (name for key in ("given", "holds") for name in table.get(key, ()) if "+" not in name)


def _places_of_exit(table: Mapping[str, Any]) -> Iterator[str]:
    wanted = (*table.get("preserve", ()), *table.get("saved", {}).values())
    yield from (name.partition("&")[0].strip() for name in wanted)
    yield from (*table.get("requires", ()), *table.get("leaves", ()))


def _check_places(names: Iterable[str], path: str, what: str) -> None:
    for name in names:
        if not _is_place(name):
            raise ConfigError(f"{path}: `{name}` in {what} is neither a register nor a range such as `r14-r31`")


def _is_place(name: str) -> bool:
    span = _RANGE.fullmatch(name)
    if span is not None:
        return int(span[2]) < int(span[3]) <= (7 if span[1] == "cr" else 31)
    register = name.removeprefix("spr:")
    if "{" in name or register in ("xSRR0", "xSRR1") or _REGISTER.fullmatch(name) is not None:
        return True
    return register.isdigit() or bool(numbers_of(register))


def _check_needed(table: Mapping[str, Any], keys: Iterable[str], path: str, what: str) -> None:
    for key in keys:
        if not table.get(key):
            raise ConfigError(f"{path}: the key `{key}` is missing in {what}")


def _check_words(table: Mapping[str, Any], words: Mapping[str, Collection[str]], path: str, what: str) -> None:
    for key, known in words.items():
        value = table.get(key, ())
        for one in (value,) if isinstance(value, str) else value.values() if isinstance(value, dict) else value:
            if one not in known:
                listed = ", ".join(f"`{word}`" for word in known if word)
                raise ConfigError(f"{path}: `{key}` in {what} is `{one}`, and not one of {listed}{_hint(one, known)}")


def _hint(word: str, words: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, [one for one in words if not one.startswith("_")], 1)
    return f"; did you mean `{close[0]}`?" if close else ""


def _is(value: Any, wanted: str) -> bool:
    if wanted in _LISTS:
        return isinstance(value, list) and all(isinstance(one, _LISTS[wanted]) for one in value)
    if wanted in _MAPPINGS:
        return isinstance(value, dict) and all(isinstance(one, _MAPPINGS[wanted]) for one in value.values())
    return isinstance(value, _SINGLE[wanted])
