"""Results of earlier runs, kept in a private folder of the user: what has not changed is not checked again.

A result is found by the path, the settings, the working folder and ppcmacro itself, and it counts only while every
fact that it rests on holds (`ppcmacro.witness`).  The folder can be removed at any time.  Whatever goes wrong with
it, a run goes on without.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from typing import Any

from ppcmacro import __version__
from ppcmacro.private import is_private
from ppcmacro.project.checking.results import FileResult, decode, encode
from ppcmacro.project.config.settings import Settings
from ppcmacro.witness import Facts, digest

__all__ = ["FILES", "Cache", "relevant"]

DATABASE = "results.sqlite"
# Everything that may lie in the folder.  SQLite's own files beside the database come and go.
FILES = (DATABASE, *(f"{DATABASE}-{suffix}" for suffix in ("wal", "shm", "journal")), "CACHEDIR.TAG", ".gitignore")
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder was made by ppcmacro; see https://bford.info/cachedir/\n"
_DAY = 24 * 60 * 60
_KEPT_DAYS = 30
_MOST_BYTES = 256 << 20
_PATIENCE = 2.0
_TABLE = """\
CREATE TABLE IF NOT EXISTS results (
    key BLOB PRIMARY KEY, code INTEGER NOT NULL, day INTEGER NOT NULL, facts BLOB NOT NULL, result TEXT NOT NULL
)"""
# What asks for findings and what shows them do not decide what they are.
_NOT_JUDGING = frozenset(("__pycache__", "cli", "render"))
# These say what is done with findings and how they are shown, never what they are.
_AFTERWARDS = frozenset(
    (
        *("fail_on", "exclude", "macro_backtrace", "quiet_macros", "config_file", "force_exclude", "respect_gitignore"),
        *("jobs", "cache_dir", "baseline"),
    )
)


def relevant(settings: Settings) -> dict[str, Any]:
    """Return the fields of the settings that findings depend on."""
    return {name: value for name, value in zip(settings._fields, settings, strict=True) if name not in _AFTERWARDS}


class Cache:
    """The results in a folder; `problem` says why it is not used, "" as long as it is."""

    def __init__(self, folder: str) -> None:
        self.problem = ""
        self._folder = folder
        self._database: sqlite3.Connection | None = None
        self._facts = Facts()
        self._code = 0
        self._changed = False
        try:
            self._open()
        except (OSError, ValueError) as error:
            self._fail(getattr(error, "strerror", None) or str(error))
        except sqlite3.Error as error:
            self._sqlite_error(error)

    def get(self, path: str, settings: Settings, count: bool) -> FileResult | None:
        """Return what is known of a file, None when it has to be checked."""
        if self._database is None:
            return None
        try:
            key = _key(path, settings, count)
            query = "SELECT day, facts, result FROM results WHERE key = ? AND code = ?"
            row = self._database.execute(query, (key, self._code)).fetchone()
            if row is None:
                return None
            facts = row[1].decode("utf-8", "surrogateescape").split("\0")
            if not self._facts.hold(facts):
                return None
            result = _loaded(path, row[2], facts)
            today = _today()
            if row[0] != today:
                self._database.execute("UPDATE results SET day = ? WHERE key = ?", (today, key))
        except sqlite3.Error as error:
            self._sqlite_error(error)
            return None
        except (ValueError, KeyError, IndexError, TypeError, AttributeError):
            return None
        return result

    def put(self, result: FileResult, settings: Settings, count: bool) -> None:
        """Keep the result of a file, unless it need not be the same the next time."""
        if self._database is None or not result.repeatable:
            return
        import json

        values = encode(result)
        text = "" if values is None else json.dumps(values, separators=(",", ":"))
        facts = "\0".join(result.facts).encode("utf-8", "surrogateescape")
        row = (_key(result.path, settings, count), self._code, _today(), facts, text)
        try:
            self._database.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)", row)
            self._changed = True
        except sqlite3.Error as error:
            self._sqlite_error(error)

    def close(self) -> None:
        """Give the folder back, with what was not used for long taken out."""
        database = self._database
        if database is None:
            return
        try:
            if self._changed:
                _prune(database)
            database.close()
        except sqlite3.Error as error:
            self._sqlite_error(error)
        self._database = None

    def _open(self) -> None:
        if not os.path.isdir(self._folder):
            _make(self._folder)
        if not (is_private(self._folder) and is_private(os.path.dirname(self._folder) or ".")):
            raise ValueError("others can write into it")
        self._code = _code()
        path = os.path.join(self._folder, DATABASE)
        new = not os.path.exists(path)
        self._database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        if new:
            self._database.execute("PRAGMA auto_vacuum = FULL")
            with suppress(sqlite3.OperationalError):  # locked: another process is at it, and one that does it is enough
                self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = NORMAL")
        self._database.execute(_TABLE)

    def _sqlite_error(self, error: sqlite3.Error) -> None:
        self._fail(str(error))
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            _discard(self._folder)

    def _fail(self, reason: str) -> None:
        self.problem = f"the cache `{self._folder}` is not used: {reason.lower()}"
        database, self._database = self._database, None
        if database is not None:
            try:
                database.close()
            except sqlite3.Error:
                return


def _loaded(path: str, text: str, facts: list[str]) -> FileResult:
    if not text:
        return decode(path, None, facts)
    import json

    return decode(path, json.loads(text), facts)


def _key(path: str, settings: Settings, count: bool) -> bytes:
    text = repr((os.getcwd(), path, count, relevant(settings)))
    return bytes.fromhex(digest(text.encode("utf-8", "surrogateescape")))


def _code() -> int:
    """Return a number for ppcmacro itself: its version, and the names, times and sizes of the files that judge."""
    here = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    stamps: list[str] = []
    folders = [here, os.path.join(os.path.dirname(here), "grammars")]
    for folder in folders:
        if os.path.isdir(folder):
            with os.scandir(folder) as entries:
                for entry in entries:
                    if not entry.is_dir():
                        status = entry.stat()
                        stamps.append(f"{entry.path} {status.st_mtime_ns} {status.st_size}")
                    elif entry.name not in _NOT_JUDGING:
                        folders.append(entry.path)
    text = "\n".join((__version__, *sorted(stamps)))
    return int(digest(text.encode("utf-8", "surrogateescape"))[:15], 16)


def _today() -> int:
    return int(time.time()) // _DAY


def _make(folder: str) -> None:
    """Make the folder; a tool for backups and git pass it over."""
    os.makedirs(os.path.dirname(folder) or ".", 0o700, exist_ok=True)
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        return  # another process has just made it
    for name, text in (("CACHEDIR.TAG", _TAG), (".gitignore", "*\n")):
        with open(os.path.join(folder, name), "x", encoding="ascii") as file:
            file.write(text)


def _discard(folder: str) -> None:
    """Remove a damaged database: away from its place in one step, with the files that belong to it."""
    aside = f"{folder}.damaged-{os.getpid()}"
    try:
        os.rename(folder, aside)
        for name in FILES:
            if os.path.lexists(os.path.join(aside, name)):
                os.unlink(os.path.join(aside, name))
        os.rmdir(aside)
    except OSError:
        return


def _prune(database: sqlite3.Connection) -> None:
    """Take out what was not used for a month, and the longest unused while there is too much."""
    today = _today()
    if database.execute("PRAGMA user_version").fetchone()[0] != today:
        database.execute("DELETE FROM results WHERE day < ? OR day > ?", (today - _KEPT_DAYS, today + 1))
        database.execute(f"PRAGMA user_version = {today}")
    pages, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    if pages * size > _MOST_BYTES:
        half = "SELECT key FROM results ORDER BY day LIMIT (SELECT (count(*) + 1) / 2 FROM results)"
        database.execute(f"DELETE FROM results WHERE key IN ({half})")
