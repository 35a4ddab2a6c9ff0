"""Puts protocol files together; `ppcmacro.protocols.keys` says what they may say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from ppcmacro.errors import ConfigError
from ppcmacro.patterns import pattern
from ppcmacro.protocols.documents import SHIPPED, parse, shipped
from ppcmacro.protocols.keys import check, check_contract
from ppcmacro.protocols.model import Capture, Contract, Cpu, Exit, KernelFiles, Layout, Level, Protocols

__all__ = ["read_protocols"]

_SHAPE_ERRORS = (AttributeError, IndexError, KeyError, TypeError, ValueError)


def read_protocols(extra: tuple[tuple[str, bytes], ...] = ()) -> Protocols:
    """Put the shipped files and those with these names and contents together.

    Raises ConfigError for a file that cannot be read, is no TOML, or has an unknown key.
    """
    documents = [(path, parse(path, content)) for path, content in extra]
    try:
        return _together([*shipped(), *documents])
    except _SHAPE_ERRORS:
        # The first file with which it fails is to blame.
        for count, (path, _) in enumerate(documents, 1):
            complaint = _complaint([*shipped(), *documents[:count]])
            if complaint:
                raise ConfigError(f"{path}: {complaint}") from None
        raise


def _complaint(documents: Sequence[tuple[str, dict[str, Any]]]) -> str:
    """Say what is wrong with documents whose values have not the form that is looked for; "" for nothing."""
    try:
        _together(documents)
    except KeyError as error:
        return f"the key `{error.args[0]}` is missing in a table that needs it"
    except _SHAPE_ERRORS as error:
        return f"a value is not of the kind that its key takes ({' '.join(str(error).split())})"
    return ""


def _together(documents: Sequence[tuple[str, dict[str, Any]]]) -> Protocols:
    """Put documents together; what is written in a later one comes first."""
    merged: dict[str, Any] = {}
    contracts: list[dict[str, Any]] = []
    layouts: list[Layout] = []
    kernel_files: list[KernelFiles] = []
    clobbers: dict[str, tuple[str, ...]] = {}
    cpu_path: dict[str, str] = {}
    for path, document in documents:
        if "schema" not in document:
            raise ConfigError(f"{path}: `schema = 1` is missing; it says which form of protocol file this is")
        if document["schema"] != 1:
            found = f"`schema = {document['schema']}`"
            raise ConfigError(f"{path}: {found} is not known to this version; it reads `schema = 1`")
        contracts[:0] = [{**table, "_path": path} for table in document.get("contract", ())]
        layouts[:0] = [_layout(table, path) for table in document.get("layout", ())]
        kernel_files[:0] = [_kernel_files(table, path) for table in document.get("kernel_files", ())]
        for table in document.get("call", ()):
            check(table, "call", path, "call")
            clobbers.update(dict.fromkeys(table["symbols"], places(table["clobbers"])))
        cpu_path.update(dict.fromkeys(document.get("cpu", ()), path))
        for key, value in document.items():
            if isinstance(value, dict):
                merged.setdefault(key, {}).update(value)
    for row in kernel_files:
        for cpu in (row.cpu, *row.also):
            if cpu and cpu not in merged["cpu"]:
                raise ConfigError(f"the protocol files name a cpu `{cpu}` for kernel files, but describe none")
    levels = {name: _level(name, table) for name, table in merged["levels"].items()}
    for table in contracts:
        check_contract(table, levels)
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
        vectors={family: dict(sorted(rows)) for family, rows in merged.get("vectors", {}).items()},
        vector_level={
            family: {address: level for level, addresses in table.items() for address in addresses}
            for family, table in merged["vector_level"].items()
        },
        clobbers=clobbers,
        private=tuple(merged.get("functions", {}).get("private", ())),
        fixed_config=frozenset(merged["worlds"]["fixed"]),
        feature_tables={section: tuple(words) for section, words in merged["feature_tables"].items()},
    )


def _level(name: str, table: dict[str, Any]) -> Level:
    first, second = table["srr"]
    return Level(name, (first, second), tuple(table["return"]), table.get("title", name))


def _cpu(name: str, table: dict[str, Any], groups: dict[str, list[str]], path: str) -> Cpu:
    check(table, "cpu", path, f"cpu `{name}`")
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
        bool(table.get("spe", False)),
        tuple(table.get("mmu", ())),
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
    check(table, "kernel_files", path, "kernel_files")
    lists = {key: tuple(table.get(key, ())) for key in ("files", "also", "needs")}
    return KernelFiles(cpu=table.get("cpu", ""), skip=table.get("skip", ""), **lists)


def _contract(table: dict[str, Any], by_id: dict[Any, dict[str, Any]]) -> Contract:
    path = table["_path"]
    entry = table.get("entry", {})
    exits = [_exit(one) for one in _exit_tables(table, by_id, (table.get("id"),))]
    return Contract(
        id=table["id"],
        title=table.get("title", table["id"]),
        macros=tuple(table.get("macros", ())),
        symbols=_pattern(table["symbols"], path) if "symbols" in table else None,
        families=tuple(table.get("families", ())),
        where=dict(table.get("where", {})),
        symbol_levels=tuple((_pattern(one, path), level) for one, level in table.get("symbol_levels", {}).items()),
        vector_macros=tuple(table.get("vector_macros", ())),
        ivor=table.get("ivor", ""),
        ivors=tuple(table.get("ivors", ())),
        level=table.get("level", "ivor"),
        interrupted=table.get("interrupted", "any"),
        free=places(entry.get("free", ())),
        given=dict(entry.get("given", {})),
        holds=dict(entry.get("holds", {})),
        scratch=tuple(entry.get("scratch", ())),
        confined=bool(entry.get("confined", False)),
        translation=str(entry.get("translation", "")),
        exits=tuple(exits),
        captures=tuple(_capture(one) for one in table.get("capture", ())),
        flag_levels=dict(table.get("flag_levels", {})),
        spent=places(entry.get("spent", ())),
        frame=dict(table.get("frame", {})),
        files=tuple(table.get("files", ())),
        cpu=table.get("cpu", ""),
        kernel_config=tuple(table.get("kernel_config", ())),
    )


def _exit_tables(
    table: dict[str, Any], by_id: dict[Any, dict[str, Any]], asked: tuple[Any, ...]
) -> Iterator[dict[str, Any]]:
    """Yield the exits of a contract with those of others in place of `like`; `asked` are the contracts on the way."""
    path, what = table["_path"], f"contract `{table.get('id', '?')}`"
    for one in table.get("exit", ()):
        name = one.get("like")
        if name is None:
            yield one
            continue
        model = by_id.get(name)
        if model is None:
            raise ConfigError(f"{path}: {what}: `like` names the unknown contract `{name}`")
        if name in asked:
            raise ConfigError(f"{path}: {what}: `like` leads from `{name}` back to itself")
        own = {key: value for key, value in one.items() if key != "like"}
        for other in _exit_tables(model, by_id, (*asked, name)):
            yield {**other, **own}


def _capture(table: dict[str, Any]) -> Capture:
    return Capture(
        what=table["what"],
        families=tuple(table.get("families", ())),
        ivors=tuple(table.get("ivors", ())),
        vectors=tuple(table.get("vectors", ())),
        levels=tuple(table.get("levels", ())),
        read=tuple(table["read"]),
    )


def _exit(table: dict[str, Any]) -> Exit:
    saved, spellings, masks = {}, {}, {}
    optional: set[str] = set()
    for slots, wanted in table.get("saved", {}).items():
        slot, *others = slots.rstrip("?").split("|")
        if slots.endswith("?"):
            optional.add(slot)
        saved[slot], masks[slot] = _masked(wanted)
        spellings[slot] = tuple(others)
    kept = _kept(tuple(table.get("preserve", ())))
    masks.update(kept)
    return Exit(
        kind=table["kind"],
        target=table.get("target", ""),
        requires=dict(table.get("requires", {})),
        saved=saved,
        preserve=tuple(name for name, _ in kept),
        spellings={slot: others for slot, others in spellings.items() if others},
        masks={name: mask for name, mask in masks.items() if mask},
        leaves=dict(table.get("leaves", {})),
        when=table.get("when", ""),
        levels=tuple(table.get("levels", ())),
        optional=frozenset(optional),
    )


@lru_cache(64)
def _kept(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the places of a list with their masks; many exits have the same list."""
    return tuple(map(_masked, places(names)))


def _masked(text: str) -> tuple[str, str]:
    """Return a place and the mask behind `&`, "" for none."""
    if "&" not in text:
        return text.strip(), ""
    name, _, mask = text.partition("&")
    return name.strip(), mask.strip()


def _layout(table: dict[str, Any], path: str) -> Layout:
    check(table, "layout", path, f"layout `{table.get('id', '?')}`")
    return Layout(
        id=table["id"],
        start=table["start"],
        end=table["end"],
        handlers=_pattern(table["handlers"], path),
        table=table["table"],
        expected_index=tuple(table["expected_index"]),
        position_independent=bool(table["position_independent"]),
        copied_by=table["copied_by"],
    )


def _pattern(text: str, path: str) -> re.Pattern[str]:
    """A pattern of a protocol file; ours are known to be good, and few of them are used in one run."""
    if path in SHIPPED:
        return pattern(text)
    try:
        return re.compile(text)
    except re.error as error:
        raise ConfigError(f"{path}: `{text}` is no regular expression: {error}") from None


_RANGE = pattern(r"([a-z]+)(\d+)-\1(\d+)")


def places(names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Write out ranges: `r7-r31` becomes r7, r8 … r31 and `cr` becomes cr0 … cr7."""
    result: list[str] = []
    for name in names:
        match = _RANGE.fullmatch(name) if "-" in name else None
        if match:
            result += [f"{match[1]}{n}" for n in range(int(match[2]), int(match[3]) + 1)]
        elif name == "cr":
            result += [f"cr{n}" for n in range(8)]
        else:
            result.append(name)
    return tuple(result)
