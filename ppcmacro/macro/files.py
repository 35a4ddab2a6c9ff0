"""Files that a source names: where `.include` and `.incbin` look, and how they are read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TypeVar

from ppcmacro import witness
from ppcmacro.files import in_memory, read_bytes
from ppcmacro.macro.options import ExpandOptions
from ppcmacro.patterns import pattern
from ppcmacro.source import Origin, Source

__all__ = ["NotAllowed", "file_name", "open_source", "size_of_file"]

_QUOTED = pattern(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_T = TypeVar("_T")
_ESCAPED = pattern(r"\\(.)", re.DOTALL)


class NotAllowed(OSError):
    """The file lies outside the folders that may be read."""


def file_name(operands: str) -> tuple[str, int] | None:
    """Return the file named by the string at the start of the operands, and the offset behind it."""
    found = _QUOTED.match(operands)
    if not found:
        return None
    return _ESCAPED.sub(r"\1", found[1]), found.end()


def candidates(name: str, options: ExpandOptions) -> list[str]:
    """Return the paths that GNU as tries: `.` and the `-I` folders when there is one, then the name as it is."""
    if os.path.isabs(name) or not options.include_paths:
        return [name]
    return [os.path.join(folder, name) if folder != "." else name for folder in (".", *options.include_paths)] + [name]


def _check(path: str, options: ExpandOptions) -> None:
    if options.roots:
        real = witness.real_path(path)
        for root in options.roots:
            top = os.path.realpath(root)
            if real == top or real.startswith(top.rstrip(os.sep) + os.sep):
                return
        raise NotAllowed(f"`{path}` lies outside of the project, so it is not read")


def open_source(name: str, options: ExpandOptions, origin: Origin) -> Source:
    """Read the file that `.include` names.  Raises OSError when there is none (`NotAllowed` outside the roots)."""
    path, data = _first(name, options, options.read if options.read is not None else _read)
    text = data if isinstance(data, str) else data.decode("utf-8", "surrogateescape")
    return Source(path, text, origin)


def size_of_file(name: str, options: ExpandOptions) -> int:
    """Return the size in bytes of the file that `.incbin` names; raises OSError when there is none."""
    if options.size_of is not None:
        return _first(name, options, options.size_of)[1]
    if options.read is not None:
        data = _first(name, options, options.read)[1]
        return len(data if isinstance(data, bytes) else data.encode("utf-8", "surrogateescape"))
    return _first(name, options, _size)[1]


def _first(name: str, options: ExpandOptions, read: Callable[[str], _T]) -> tuple[str, _T]:
    """Return the first path at which there is something to read, and what was read."""
    error: OSError = FileNotFoundError(name)
    for path in candidates(name, options):
        _check(path, options)
        found = _attempt(read, path)
        if not isinstance(found, OSError):
            return path, found
        error = found
    raise error


def _attempt(read: Callable[[str], _T], path: str) -> _T | OSError:
    try:
        return read(path)
    except FileNotFoundError as error:
        return error
    except OSError as error:
        witness.not_repeatable()
        return error


def _size(path: str) -> int:
    if not witness.is_file(path):
        raise FileNotFoundError(path)
    return witness.size(path)


def _read(path: str) -> bytes:
    if not witness.is_file(path):
        raise FileNotFoundError(path)
    text = in_memory(path)
    if text is not None:
        return text.encode("utf-8", "surrogateescape")
    return read_bytes(path)
