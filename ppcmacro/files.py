"""Reading source files from disk, or from memory while a change of them is tried."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

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
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooLarge(errno.EFBIG, os.strerror(errno.EFBIG), path)
    witness.content(path, data)
    return data


def read_regular(path: str, links: bool = True) -> bytes:
    """Return what a regular file holds that is no source; a pipe would be waited for, a device may never end.

    Raises OSError for what is no regular file, and for a link where `links` says that it may be none; TooLarge for more
    than MAX_BYTES.
    """
    follow = 0 if links else getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | follow)
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", path)
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
