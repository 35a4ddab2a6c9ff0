"""How a build compiles a file: `compile_commands.json`, or the `.NAME.o.cmd` that Linux's build leaves behind.

A command is only read, never run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from ppcmacro import witness
from ppcmacro.errors import UsageError
from ppcmacro.patterns import pattern
from ppcmacro.project.reading.invocation import Invocation, read_invocation
from ppcmacro.records import NamedTuple

__all__ = ["find_command"]

_DATABASE = "compile_commands.json"
_MAX_DATABASE = 256 << 20
_MAX_COMMAND = 256 << 10
# scripts/Kbuild.include, make-cmd and if_changed; `savedcmd_` since 6.2.  The vDSO has objects NAME-32.o and NAME-64.o.
_SAVED = pattern(r"^(?:saved)?cmd_(\S+) := (.*)$", re.MULTILINE)
_SEPARATORS = frozenset((";", ";;", "&", "&&", "|", "||"))


class _Entry(NamedTuple):
    folder: str
    command: str | tuple[str, ...]


def find_command(path: str, object_folders: Sequence[str], build_folder: str) -> Invocation | None:
    """Return what the build's command for the source at `path` says, None when none is known.

    object_folders  where its object may lie, with the `.cmd` file beside it
    build_folder    where the compile database is looked for before the folders above the source; "" for nowhere

    Raises UsageError for a database or a command that cannot be read.
    """
    for folder in object_folders:
        entry = _saved_command(path, folder)
        if entry is not None:
            return read_invocation(entry[1], entry[0])
    for database in _databases(path, build_folder):
        found, digest = _database(database, _stamp(database))
        witness.content(database, digest)
        row = found.get(os.path.abspath(path)) or found.get(witness.real_path(path))
        if row is not None:
            arguments = _words(row.command, database) if isinstance(row.command, str) else row.command
            return read_invocation(arguments, row.folder)
    return None


def _saved_command(path: str, folder: str) -> tuple[str, Sequence[str]] | None:
    """Return the folder a command of the kernel's build was run in and its words."""
    stem = os.path.splitext(os.path.basename(path))[0]
    for name in (stem, f"{stem}-64", f"{stem}-32"):
        file = os.path.join(folder, f".{name}.o.cmd")
        if witness.is_file(file):
            return _command_in(file, path, folder)
    return None


def _command_in(file: str, path: str, folder: str) -> tuple[str, Sequence[str]] | None:
    try:
        with open(file, "rb") as opened:
            data = opened.read()
    except OSError as error:
        raise UsageError(f"cannot read `{file}`: {error.strerror}") from None
    witness.content(file, data)
    match = _SAVED.search(data[:_MAX_COMMAND].decode("utf-8", "surrogateescape"))
    if match is None:
        return None
    words = _words(match[2].replace("$$", "$").replace("$(pound)", "#"), file)
    where = _run_in(os.path.abspath(folder), match[1])
    here = witness.real_path(path)
    if not any(witness.real_path(os.path.join(where, word)) == here for word in words if word.endswith((".S", ".s"))):
        return None
    return where, words


def _run_in(folder: str, target: str) -> str:
    """Return the folder from which `target` is the path of the object in `folder`."""
    if os.path.isabs(target):
        return folder
    for part in reversed(os.path.dirname(os.path.normpath(target)).split("/")):
        if part and os.path.basename(folder) == part:
            folder = os.path.dirname(folder)
    return folder


def _words(command: str, file: str) -> list[str]:
    """Return the words of the first command of a line."""
    if len(command) > _MAX_COMMAND:
        raise UsageError(f"`{file}` has a command of more than {_MAX_COMMAND >> 10} KiB")
    import shlex

    lexer = shlex.shlex(command, posix=True, punctuation_chars=";&|")
    lexer.whitespace_split = True
    lexer.commenters = ""
    try:
        words = list(lexer)
    except ValueError as error:
        raise UsageError(f"`{file}` has a command that cannot be read: {str(error).lower()}") from None
    end = next((index for index, word in enumerate(words) if word in _SEPARATORS), len(words))
    return words[:end]


def _databases(path: str, build_folder: str) -> Iterator[str]:
    """Yield the database of the build folder and then the nearest one above the source."""
    if build_folder and witness.is_file(os.path.join(build_folder, _DATABASE)):
        yield os.path.join(build_folder, _DATABASE)
    folder = os.path.dirname(os.path.abspath(path))
    while not witness.is_file(os.path.join(folder, _DATABASE)):
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above
    yield os.path.join(folder, _DATABASE)


def _stamp(file: str) -> tuple[int, int]:
    try:
        status = os.stat(file)
    except OSError as error:
        raise UsageError(f"cannot read `{file}`: {error.strerror}") from None
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=8)
def _database(file: str, stamp: tuple[int, int]) -> tuple[dict[str, _Entry], str]:
    """Return the entries of a compile database by the absolute path of their file, of several the first; its digest."""
    import json

    if stamp[1] > _MAX_DATABASE:
        raise UsageError(f"`{file}` has more than {_MAX_DATABASE >> 20} MiB")
    try:
        with open(file, "rb") as opened:
            data = opened.read()
        rows = json.loads(data.decode("utf-8", "surrogateescape"))
    except OSError as error:
        raise UsageError(f"cannot read `{file}`: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise UsageError(f"`{file}` is no JSON: {str(error)[:80].lower()}") from None
    if not isinstance(rows, list):
        raise UsageError(f"`{file}` is no compile database: it must be a list of commands")
    found: dict[str, _Entry] = {}
    above = os.path.dirname(os.path.abspath(file))
    for number, row in enumerate(rows, 1):
        entry = _entry(row, above)
        if entry is None:
            raise UsageError(f"`{file}`: entry {number} must have `file`, `directory` and `command` or `arguments`")
        found.setdefault(os.path.normpath(os.path.join(entry.folder, row["file"])), entry)
    return found, witness.digest(data)


def _entry(row: Any, above: str) -> _Entry | None:
    if not isinstance(row, dict) or not isinstance(row.get("file"), str):
        return None
    folder = row.get("directory", "")
    if not isinstance(folder, str):
        return None
    folder = os.path.join(above, folder)
    arguments = row.get("arguments")
    if isinstance(arguments, list) and all(isinstance(one, str) for one in arguments):
        return _Entry(folder, tuple(arguments))
    command = row.get("command")
    return _Entry(folder, command) if isinstance(command, str) else None
