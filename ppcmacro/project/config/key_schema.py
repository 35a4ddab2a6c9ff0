"""The JSON Schema of the configuration file, made from the keys: an editor can complete and check it."""

from __future__ import annotations

from typing import Any

from ppcmacro.project.config.keys import KEYS, Converter, OneOf
from ppcmacro.project.config.settings import Settings

__all__ = ["config_schema"]

Schema = dict[str, Any]

_STRING: Schema = {"type": "string"}
_STRINGS: Schema = {"type": "array", "items": _STRING}
_WORDS: Schema = {"type": "string", "pattern": r"\S"}
_LEVEL: Schema = {"enum": ["error", "warning", "note"]}
_DEFINES: Schema = {
    "anyOf": [_STRINGS, {"type": "object", "additionalProperties": {"type": ["string", "integer", "boolean"]}}]
}
# What the converters of `keys` take, by their names.
_SHAPES: dict[str, Schema] = {
    "string": _STRING,
    "strings": _STRINGS,
    "undefines": _STRINGS,
    "path": _STRING,
    "paths": _STRINGS,
    "flag": {"type": "boolean"},
    "count": {"type": "integer", "minimum": 1},
    "level": {"enum": ["error", "warning", "note", "never"]},
    "severities": {"type": "object", "additionalProperties": _LEVEL},
    "jobs": {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 9999}, {"const": "auto"}]},
    "backtrace": {"anyOf": [{"type": "integer", "minimum": 0}, {"enum": ["all", "collapse"]}]},
    "defines": _DEFINES,
    "symbols": {"type": "object", "additionalProperties": {"type": "integer"}},
    "gas_version": {"type": "string", "pattern": r"^[0-9]{1,3}\.[0-9]{1,3}(\.[0-9]+)*$"},
    "globs_to_codes": {"type": "object", "additionalProperties": _STRINGS},
    "configs": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "name": {"type": "string", "minLength": 1, "not": {"const": "all"}},
                "defines": _DEFINES,
            },
            "required": ["name", "defines"],
            "additionalProperties": False,
        },
    },
    "groups": {"type": "array", "items": _STRINGS},
    "tables": {"type": "array", "items": {"type": "object"}},
    "waivers": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "file": _WORDS,
                "symbol": _WORDS,
                "macro": _WORDS,
                "reason": _WORDS,
                "code": {"anyOf": [_STRING, {**_STRINGS, "minItems": 1}]},
                "until": {"type": "string", "format": "date"},
            },
            "required": ["code", "reason"],
            "additionalProperties": False,
        },
    },
}


_BELOW = "paths below the folder of the configuration file"
# What a key takes where that is not what the field of Settings holds.
_WRITTEN = {
    "target": "target triple whose predefined macros hold; an empty one predefines none; left out: by core and build",
    "endian": "the byte order; left out: by compile command, configuration and core",
    "defines": "C macros as `NAME`, which is 1 then, or `NAME=value`; or a table of names and values (-D)",
    "regnames": "whether `r3` is a register to GNU as (-mregnames); left out: only if the compile command says so",
    "gas-version": "the GNU as to follow, such as `2.38`; left out: the one that was examined most",
    "per-file-ignores": f"globs of {_BELOW}, each with the codes, prefixes and names of rules to ignore there",
    "severity": "codes, prefixes and names of rules, each with the severity that replaces the rule's own",
    "fail-on": "the least severity that makes the exit status 1; `never`: no finding does",
    "waivers": "accepted findings: `code` and `reason`, and what narrows them down: `file`, `symbol`, `macro`, `until`",
    "configs": "named sets of definitions: `name`, and `defines` as the key of that name takes them",
    "linked": f"groups of globs of {_BELOW}: the files of a group are linked into one program",
    "exclude": f"globs of {_BELOW} that a folder search leaves out",
    "macro-backtrace": "how many calls are shown for a finding: a number, `all`, or `collapse` for the outermost only",
    "max-expansion": "the number of statements at which expansion stops; left out: a million",
    "max-depth": "the depth of nested expansions at which expansion stops; left out: that of GNU as",
    "jobs": "the number of processes that check files; `auto`: as many as there are processors",
}


def config_schema() -> Schema:
    """Return the schema (draft 2020-12) of `ppcmacro.toml`, and of `[tool.ppcmacro]` in a `pyproject.toml`."""
    about = _descriptions()
    properties: Schema = {"extend": {**_STRING, "description": "a configuration file whose values hold first"}}
    for name, key in KEYS.items():
        more = name.startswith("extend-") and name.replace("-", "_") != key.field
        text = _WRITTEN.get(name.removeprefix("extend-") if more else name, about.get(key.field, ""))
        if more:
            text = f"in addition: {text}"
        properties[name] = {**shape(key.convert), **({"description": text} if text else {})}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ppcmacro configuration",
        "description": "ppcmacro.toml, or the table [tool.ppcmacro] of pyproject.toml.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def shape(convert: Converter) -> Schema:
    """Return the schema of the values that a converter takes; raises KeyError for a converter without one."""
    if isinstance(convert, OneOf):
        return {"enum": list(convert.words)}
    return _SHAPES[getattr(convert, "__name__", "").strip("_")]


def _descriptions() -> dict[str, str]:
    """Return what the docstring of Settings says of each field."""
    from inspect import cleandoc

    found: dict[str, str] = {}
    name = ""
    for line in cleandoc(Settings.__doc__ or "").splitlines():
        word, _, rest = line.partition(" ")
        if word in Settings.names():
            name = word
            found[name] = rest.strip()
        elif name and line.startswith(" "):
            found[name] += f" {line.strip()}"
        else:
            name = ""
    return found
