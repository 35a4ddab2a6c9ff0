"""The baseline: findings that are known, so that only new ones fail a run.

The file is JSON with one finding a line, sorted, paths relative to its own folder.  An entry says which handlers a
finding is about; it stays known when some of them go, and is new when one comes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.errors import ConfigError
from ppcmacro.files import read_regular
from ppcmacro.project.config.selection import Selection
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.silencing.fingerprint import context_of, normalized_message, path_of
from ppcmacro.records import NamedTuple

__all__ = ["DEFAULT_NAME", "SCHEMA_VERSION", "Baseline", "Entry", "entries_of", "mark", "text_of", "unneeded"]

DEFAULT_NAME = "ppcmacro-baseline.json"
SCHEMA_VERSION = 1


class Entry(NamedTuple):
    """One finding of a baseline.

    path      of the file in which its chain of calls begins, relative to the folder of the baseline, with `/`
    code      such as "C002"
    handlers  the symbols of the handlers it is about, sorted
    message   what it says without places; for the reader only
    context   the part of its fingerprint that does not know the path
    """

    path: str
    code: str
    handlers: tuple[str, ...]
    message: str
    context: str


class Baseline:
    """The entries of one file, each of which makes one finding known.

    Raises ConfigError for a file that cannot be read or is no baseline.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.folder = os.path.dirname(os.path.abspath(path))
        self.entries = _read(path)
        self._left: dict[tuple[str, str], _Alike] = {}
        self._gone: dict[str, _Alike] | None = None
        for entry in self.entries:
            self._left.setdefault((entry.path, entry.context), _Alike()).add(entry)

    def take(self, one: Diagnostic) -> bool:
        """Tell whether a finding is known; the entry that says so is used up.

        Where the file of an entry is gone, the entry stands for the same finding in any file.
        """
        context = context_of(one)
        handlers = _handlers(one)
        alike = self._left.get((_relative(path_of(one), self.folder), context))
        if alike is not None and alike.take(handlers):
            return True
        if self._gone is None:
            self._gone = {}
            paths = {entry.path for entry in self.entries}
            gone = {path for path in paths if not self.has_file(path)}
            for path, same in list(self._left):
                if path in gone:
                    for entry in self._left.pop((path, same)):
                        self._gone.setdefault(same, _Alike()).add(entry)
        alike = self._gone.get(context)
        return alike is not None and alike.take(handlers)

    def has_file(self, path: str) -> bool:
        """Tell whether the file that an entry names is there."""
        return os.path.exists(os.path.join(self.folder, path))

    def left(self) -> list[Entry]:
        """Return the entries that no finding has used up, sorted."""
        waiting = [*self._left.values(), *(self._gone or {}).values()]
        return sorted(entry for alike in waiting for entry in alike)


class _Alike:
    """Entries that differ in nothing but their handlers."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], list[Entry]] = {}

    def __iter__(self) -> Iterator[Entry]:
        return (entry for entries in self._entries.values() for entry in entries)

    def add(self, entry: Entry) -> None:
        """Put an entry in."""
        self._entries.setdefault(entry.handlers, []).append(entry)

    def take(self, handlers: tuple[str, ...]) -> bool:
        """Take out the entry with the fewest handlers that has all of these; return False when there is none."""
        key = handlers
        if key not in self._entries:
            wanted = set(handlers)
            fitting = [names for names in self._entries if wanted <= set(names)]
            if not fitting:
                return False
            key = min(fitting, key=len)
        entries = self._entries[key]
        entries.pop()
        if not entries:
            del self._entries[key]
        return True


def mark(findings: Iterable[Diagnostic], baseline: Baseline, settings: Settings) -> list[Diagnostic]:
    """Return the findings, each said to be new or known; a silenced one is neither, a mandatory one never known."""
    selection = Selection(settings)
    return [
        one
        if one.suppressed is not None
        else one._replace(
            baseline="unchanged" if not selection.mandatory(one.code, one.name) and baseline.take(one) else "new"
        )
        for one in findings
    ]


def entries_of(findings: Iterable[Diagnostic], folder: str, settings: Settings) -> list[Entry]:
    """Return the entries of a baseline in a folder for those of the findings that count and are not mandatory."""
    selection = Selection(settings)
    return [
        Entry(
            _relative(path_of(one), folder), one.code, _handlers(one), _plain(normalized_message(one)), context_of(one)
        )
        for one in findings
        if one.counts and not selection.mandatory(one.code, one.name)
    ]


def text_of(entries: Sequence[Entry]) -> str:
    """Return the text of a baseline file."""
    lines = [json.dumps(_values(entry), ensure_ascii=False) for entry in sorted(entries)]
    head = f'{{\n"schema_version": {SCHEMA_VERSION},\n"findings": ['
    return head + ",".join(f"\n{line}" for line in lines) + "\n]\n}\n"


def unneeded(baseline: Baseline, linted: Collection[str], roots: Collection[str]) -> list[Entry]:
    """Return the entries that no longer occur, after `mark`: of files that were linted, or that are gone from a root.

    `linted` and `roots` are paths seen from the working folder.
    """
    here = {_relative(path, baseline.folder) for path in linted}
    tops = [_relative(path, baseline.folder) for path in roots]
    return [
        entry
        for entry in baseline.left()
        if entry.path in here
        or (not baseline.has_file(entry.path) and any(_below(entry.path, top) for top in tops))
    ]


def _below(path: str, top: str) -> bool:
    return path == top or path.startswith(f"{top}/") or (top == "." and not path.startswith("../"))


def _handlers(one: Diagnostic) -> tuple[str, ...]:
    return tuple(sorted(_plain(name) for name in {one.handler, *one.also} if name))


def _relative(path: str, folder: str) -> str:
    return _plain(os.path.relpath(path, folder).replace(os.sep, "/"))


def _plain(text: str) -> str:
    """Return text in which bytes that are no UTF-8 are spelt out, so that it can stand in JSON."""
    return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _values(entry: Entry) -> dict[str, Any]:
    return {**entry._asdict(), "handlers": list(entry.handlers)}


def _read(path: str) -> list[Entry]:
    try:
        document = json.loads(read_regular(path))
    except FileNotFoundError:
        raise ConfigError(f"there is no baseline `{path}`; `ppcmacro baseline write` makes one") from None
    except OSError as error:
        raise ConfigError(f"cannot read the baseline `{path}`: {(error.strerror or str(error)).lower()}") from None
    except (ValueError, RecursionError) as error:
        place = f":{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise ConfigError(f"{path}{place}: the baseline is no JSON; write it anew or restore it") from None
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise ConfigError(f"{path}: this is no baseline of ppcmacro: there is no list of `findings`")
    version = document.get("schema_version")
    if version != SCHEMA_VERSION:
        raise ConfigError(f"{path}: the baseline has `schema_version` {version!r} instead of {SCHEMA_VERSION}")
    return [_entry(path, number, values) for number, values in enumerate(document["findings"], 1)]


def _entry(path: str, number: int, values: Any) -> Entry:
    if isinstance(values, dict) and set(values) == set(Entry._fields):
        handlers = values["handlers"]
        if isinstance(handlers, list):
            entry = Entry(**{**values, "handlers": tuple(handlers)})
            if all(isinstance(text, str) for text in (*handlers, *entry[:2], *entry[3:])):
                return entry
    raise ConfigError(f"{path}: finding {number} of the baseline is not what `ppcmacro baseline write` writes")
