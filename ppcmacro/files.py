"""Reading source files from disk, or from memory while a change of them is tried."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import BinaryIO

from ppcmacro import codes, witness
from ppcmacro.diagnostic import Diagnostic
from ppcmacro.source import Location, Origin, Source

__all__ = [
    "MAX_BYTES",
    "TooLarge",
    "binary_fault",
    "decode_source",
    "in_memory",
    "overlaid",
    "read_bytes",
    "read_regular",
    "read_source",
]

# The largest assembly file of a Linux kernel has 400 000 bytes.
MAX_BYTES = 64 * 1024 * 1024
# The names of descriptors that this process was started with.
_HANDED = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")


class TooLarge(OSError):
    """The file is larger than anything a person writes."""


_overlay: ContextVar[Mapping[str, str] | None] = ContextVar("overlay", default=None)


@contextmanager
def overlaid(texts: Mapping[str, str]) -> Iterator[None]:
    """Within the block, files have these texts in place of what is on disk; the keys are their real paths."""
    token = _overlay.set(texts or None)
    try:
        yield
    finally:
        _overlay.reset(token)


def in_memory(path: str) -> str | None:
    """Return the text that a file has in place of what is on disk, None when it is to be read from there."""
    texts = _overlay.get()
    if texts is None:
        return None
    witness.not_repeatable()
    return texts.get(os.path.realpath(path))


def decode_source(data: bytes) -> str:
    """Return the text of a file; bytes that are not UTF-8 are kept as surrogates and come out as they went in."""
    return data.decode("utf-8", "surrogateescape")


def read_source(path: str, shown: str | None = None, included_from: Origin | None = None) -> Source:
    """Read a file as it is, newlines untouched; `shown` is how messages call it.

    Raises OSError; TooLarge for a file of more than MAX_BYTES, such as a device without an end.
    """
    text = in_memory(path)
    if text is not None:
        return Source(shown or path, text, included_from)
    return Source(shown or path, decode_source(read_bytes(path)), included_from)


def read_bytes(path: str) -> bytes:
    """Return what a file on disk holds.  Raises OSError; TooLarge for more than MAX_BYTES."""
    with open(path, "rb") as file:
        data = _whole(file, path)
    witness.content(path, data)
    return data


def read_regular(path: str, links: bool = True, most: int | None = None) -> bytes:
    """Return what a file holds that is no source, of which the project may say which it is: only a regular one is read.

    A pipe in somebody's tree would be waited for, and a device may never end; what the caller of the process opened
    (`<(...)` of a shell) is fine.  `most` bytes are read, None for all.  Raises OSError for what is no regular file,
    and for a link where `links` says that it may be none; TooLarge for more than MAX_BYTES.
    """
    handed = path.startswith(_HANDED)
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    flags |= 0 if handed else getattr(os, "O_NONBLOCK", 0)
    flags |= 0 if links else getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(path, flags), "rb") as file:
        if not handed and not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", path)
        return _whole(file, path) if most is None else file.read(most)


def _whole(file: BinaryIO, path: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooLarge(errno.EFBIG, os.strerror(errno.EFBIG), path)
    return data


def binary_fault(source: Source) -> Diagnostic | None:
    """Return the finding for a file that is no text (it has NUL bytes), None for one that is."""
    at = source.text.find("\0")
    if at < 0:
        return None
    line = source.text.count("\n", 0, at) + 1
    column = at - source.text.rfind("\n", 0, at)
    return codes.BINARY_INPUT(
        Origin(Location(source, line, column)),
        "the file has a NUL byte here, so it is no assembly source",
        help="give the source file, not an object or an archive",
    )
