"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice

from ppcmacro.errors import UsageError

__all__ = ["encoded", "write_file"]

_TOGETHER = 4096


def write_file(path: str, parts: Iterable[str]) -> None:
    """Write the parts of a text to a file beside its place and rename that, so that it is there whole or not at all.

    A link is followed and the permissions of an existing file are kept; one that may not be written to is left alone,
    although a file could be renamed over it.  What is no regular file (a device, a pipe) is written to directly.
    Raises UsageError for a folder; OSError propagates, with `path` as its file name.
    """
    target = os.path.realpath(path)
    if os.path.isdir(target):
        raise UsageError(f"`{path}` is a folder")
    if os.path.exists(target) and not os.path.isfile(target):
        with open(target, "wb") as device:
            device.writelines(encoded(parts))
        return
    from tempfile import NamedTemporaryFile

    folder, name = os.path.split(target)
    try:
        if os.path.exists(target):
            os.close(os.open(target, os.O_WRONLY))
        file = NamedTemporaryFile(dir=folder, prefix=f".{name}.", delete=False)  # noqa: SIM115
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from None
    try:
        with file:
            file.writelines(encoded(parts))
        os.chmod(file.name, _mode(target))
        os.replace(file.name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(file.name)
        raise


def encoded(parts: Iterable[str]) -> Iterator[bytes]:
    """Yield the bytes of a text, many of its parts at a time; bytes that are not UTF-8 come out as they went in."""
    left = iter(parts)
    while together := list(islice(left, _TOGETHER)):
        yield "".join(together).encode("utf-8", "surrogateescape")


def _mode(target: str) -> int:
    with suppress(OSError):
        return os.stat(target).st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
