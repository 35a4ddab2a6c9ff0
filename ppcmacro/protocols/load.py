"""Reads protocol files.  Every key is checked: a misspelt one would silently check nothing."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from ppcmacro.errors import ConfigError
from ppcmacro.protocols.model import Contract, Cpu, Exit, KernelFiles, Layout, Level, Protocols

_FOLDER = os.path.dirname(__file__)
_SHIPPED = ("levels.toml", "kvm-booke.toml")

_CPU_KEYS = frozenset({"family", "ivors", "mcheck", "debug", "levels", "kernel_config", "configured_by"})
_KERNEL_FILES_KEYS = frozenset({"files", "cpu", "needs", "skip"})
_EXIT_KEYS = frozenset({"kind", "target", "requires", "saved", "preserve", "leaves", "when", "like"})
_CONTRACT_KEYS = frozenset(
    {"id", "title", "macros", "symbols", "ivor", "ivors", "level", "interrupted", "files", "cpu", "kernel_config"}
    | {"entry", "exit"}
)
_LAYOUT_KEYS = frozenset(
    {"id", "start", "end", "handlers", "table", "expected_index", "position_independent", "copied_by"}
)


@lru_cache(maxsize=4)
def load_protocols(extra: tuple[str, ...] = ()) -> Protocols:
    """Load the protocols that ship with ppcmacro and then the files `extra`; a later contract goes before earlier ones.

    Raises ConfigError for a file that cannot be read, is no TOML, or has an unknown key.
    """
    documents = [(name, _read(os.path.join(_FOLDER, name))) for name in _SHIPPED]
    documents += [(path, _read(path)) for path in extra]
    merged: dict[str, Any] = {}
    contracts: list[dict[str, Any]] = []
    layouts: list[Layout] = []
    kernel_files: list[KernelFiles] = []
    cpu_path: dict[str, str] = {}
    for path, document in documents:
        if document.get("schema") != 1:
            raise ConfigError(f"{path}: `schema = 1` is missing; it says which form of protocol file this is")
        contracts[:0] = [{**table, "_path": path} for table in document.get("contract", ())]
        layouts[:0] = [_layout(table, path) for table in document.get("layout", ())]
        kernel_files[:0] = [_kernel_files(table, path) for table in document.get("kernel_files", ())]
        cpu_path.update(dict.fromkeys(document.get("cpu", ()), path))
        for key, value in document.items():
            if isinstance(value, dict):
                merged.setdefault(key, {}).update(value)
    for row in kernel_files:
        if row.cpu and row.cpu not in merged["cpu"]:
            raise ConfigError(f"the protocol files name a cpu `{row.cpu}` for kernel files, but describe none")
    levels = {name: _level(name, table) for name, table in merged["levels"].items()}
    by_id = {table.get("id"): table for table in contracts}
    return Protocols(
        levels=levels,
        cpus={
            name: _cpu(name, table, merged["kernel_config"], cpu_path[name]) for name, table in merged["cpu"].items()
        },
        ivor_level={number: level for level, numbers in merged["ivor_level"].items() for number in numbers},
        ivor_names=merged["ivor_names"],
        names=merged["names"],
        scratch={
            family: {level: tuple(sprs) for level, sprs in table.items() if level != "reserved"}
            for family, table in merged["scratch"].items()
        },
        reserved={family: table.get("reserved", {}) for family, table in merged["scratch"].items()},
        contracts=tuple(_contract(table, by_id) for table in contracts),
        layouts=tuple(layouts),
        kernel_files=tuple(kernel_files),
    )


def _read(path: str) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        with open(path, "rb") as file:
            document: dict[str, Any] = tomllib.load(file)
        return document
    except OSError as error:
        raise ConfigError(f"protocol file {path}: {error.strerror}") from None
    except ValueError as error:
        raise ConfigError(f"protocol file {path}: {error}") from None


def _level(name: str, table: dict[str, Any]) -> Level:
    first, second = table["srr"]
    return Level(name, (first, second), tuple(table["return"]), table.get("title", name))


def _cpu(name: str, table: dict[str, Any], groups: dict[str, list[str]], path: str) -> Cpu:
    _check(table, _CPU_KEYS, path, f"cpu `{name}`")
    ivors: set[int] | None = None
    if "ivors" in table:
        ivors = set()
        for part in table["ivors"].split(","):
            low, _, high = part.partition("-")
            ivors.update(range(int(low), int(high or low) + 1))
    return Cpu(
        name,
        table["family"],
        frozenset(ivors) if ivors is not None else None,
        table.get("mcheck", "base"),
        table.get("debug", "base"),
        {level: _level(level, values) for level, values in table.get("levels", {}).items()},
        tuple(_settings(table.get("kernel_config", ()), groups)),
        tuple(table.get("configured_by", ())),
    )


def _settings(entries: Sequence[str], groups: dict[str, list[str]]) -> Iterator[tuple[str, str | None]]:
    """Yield names and values of `NAME` or `NAME=value` entries; another entry names a group of them."""
    for entry in entries:
        if entry in groups:
            yield from _settings(groups[entry], {})
            continue
        name, equals, value = entry.partition("=")
        yield name, value if equals else None


def _kernel_files(table: dict[str, Any], path: str) -> KernelFiles:
    _check(table, _KERNEL_FILES_KEYS, path, "kernel_files")
    return KernelFiles(
        tuple(table.get("files", ())), table.get("cpu", ""), tuple(table.get("needs", ())), table.get("skip", "")
    )


def _check(table: dict[str, Any], known: frozenset[str], path: str, what: str) -> None:
    for key in table:
        if key not in known and key != "_path":
            import difflib

            close = difflib.get_close_matches(key, known, 1)
            hint = f"; did you mean `{close[0]}`?" if close else ""
            raise ConfigError(f"{path}: unknown key `{key}` in {what}{hint}")


def _contract(table: dict[str, Any], by_id: dict[Any, dict[str, Any]]) -> Contract:
    path = table["_path"]
    what = f"contract `{table.get('id', '?')}`"
    _check(table, _CONTRACT_KEYS, path, what)
    entry = table.get("entry", {})
    _check(entry, frozenset({"free", "given", "scratch"}), path, f"{what}, entry")
    exits: list[Exit] = []
    for one in table.get("exit", ()):
        _check(one, _EXIT_KEYS, path, f"{what}, exit")
        if "like" in one:
            model = by_id.get(one["like"])
            if model is None:
                raise ConfigError(f"{path}: {what}: `like` names the unknown contract `{one['like']}`")
            exits += [_exit({**other, **{k: v for k, v in one.items() if k != "like"}}) for other in model["exit"]]
        else:
            exits.append(_exit(one))
    return Contract(
        id=table["id"],
        title=table.get("title", table["id"]),
        macros=tuple(table.get("macros", ())),
        symbols=re.compile(table["symbols"]) if "symbols" in table else None,
        ivor=table.get("ivor", ""),
        ivors=tuple(table.get("ivors", ())),
        level=table.get("level", "ivor"),
        interrupted=table.get("interrupted", "any"),
        free=places(entry.get("free", ())),
        given=dict(entry.get("given", {})),
        scratch=tuple(entry.get("scratch", ())),
        exits=tuple(exits),
        files=tuple(table.get("files", ())),
        cpu=table.get("cpu", ""),
        kernel_config=tuple(table.get("kernel_config", ())),
    )


def _exit(table: dict[str, Any]) -> Exit:
    return Exit(
        kind=table["kind"],
        target=table.get("target", ""),
        requires=dict(table.get("requires", {})),
        saved=dict(table.get("saved", {})),
        preserve=places(table.get("preserve", ())),
        leaves=dict(table.get("leaves", {})),
        when=table.get("when", ""),
    )


def _layout(table: dict[str, Any], path: str) -> Layout:
    _check(table, _LAYOUT_KEYS, path, f"layout `{table.get('id', '?')}`")
    return Layout(
        id=table["id"],
        start=table["start"],
        end=table["end"],
        handlers=re.compile(table["handlers"]),
        table=table["table"],
        expected_index=tuple(table["expected_index"]),
        position_independent=bool(table["position_independent"]),
        copied_by=table["copied_by"],
    )


def places(names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Write out ranges: `r7-r31` becomes r7, r8 … r31 and `cr` becomes cr0 … cr7."""
    result: list[str] = []
    for name in names:
        match = re.fullmatch(r"([a-z]+)(\d+)-\1(\d+)", name)
        if match:
            result += [f"{match[1]}{n}" for n in range(int(match[2]), int(match[3]) + 1)]
        elif name == "cr":
            result += [f"cr{n}" for n in range(8)]
        else:
            result.append(name)
    return tuple(result)
