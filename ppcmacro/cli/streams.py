"""Standard input, output and error, and files written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import TextIO

from ppcmacro.errors import UsageError

__all__ = [
    "open_missing",
    "read_stdin",
    "silence",
    "tell",
    "terminal_width",
    "wants_color",
    "write",
    "write_file",
    "write_parts",
]

_TOGETHER = 4096


def read_stdin() -> str:
    """Return standard input, UTF-8 with undecodable bytes kept."""
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    return sys.stdin.buffer.read().decode("utf-8", "surrogateescape")


def write(text: str, stream: TextIO | None = None) -> None:
    """Write text to standard output or another stream, bytes as they were read; a closed pipe ends it quietly."""
    write_parts((text,), stream)


def write_parts(parts: Iterable[str], stream: TextIO | None = None) -> None:
    """Write the parts of a text as `write` does, without having all of it in memory."""
    stream = stream or sys.stdout
    try:
        stream.flush()
        for data in _encoded(parts):
            stream.buffer.write(data)
        stream.flush()
    except BrokenPipeError:
        silence(stream)
    except OSError:
        silence(stream)
        raise


def tell(text: str) -> None:
    """Write one line to standard error."""
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)


def silence(stream: TextIO) -> None:
    """Send what a stream has yet to write to nowhere, so that the interpreter's last flush does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def open_missing() -> None:
    """Give the process an output and an error stream where its caller closed them (`>&-`)."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115


def write_file(path: str, parts: Iterable[str]) -> None:
    """Write the parts of a text to a file beside its place and rename that, so that it is there whole or not at all.

    A link is followed and the permissions of an existing file are kept; what is no regular file (a device, a
    pipe) is written to directly.  OSError propagates.
    """
    target = os.path.realpath(path)
    if os.path.isdir(target):
        raise UsageError(f"`{path}` is a folder")
    if os.path.exists(target) and not os.path.isfile(target):
        with open(target, "wb") as device:
            device.writelines(_encoded(parts))
        return
    from tempfile import NamedTemporaryFile

    folder, name = os.path.split(target)
    try:
        file = NamedTemporaryFile(dir=folder, prefix=f".{name}.", delete=False)  # noqa: SIM115
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from None
    try:
        with file:
            file.writelines(_encoded(parts))
        os.chmod(file.name, _mode(target))
        os.replace(file.name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(file.name)
        raise


def _encoded(parts: Iterable[str]) -> Iterator[bytes]:
    """Yield the bytes of a text, many of its parts at a time."""
    left = iter(parts)
    while together := list(islice(left, _TOGETHER)):
        yield "".join(together).encode("utf-8", "surrogateescape")


def wants_color(when: str, stream: TextIO) -> bool:
    """Tell whether to colour: `always`/`never` decide, then NO_COLOR, FORCE_COLOR, and whether it is a terminal."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def terminal_width(stream: TextIO) -> int:
    """Return the columns of a terminal between 60 and 200, and 120 for anything else."""
    if not stream.isatty():
        return 120
    with suppress(OSError, ValueError):
        return min(max(os.get_terminal_size(stream.fileno()).columns, 60), 200)
    return 120


def _mode(target: str) -> int:
    with suppress(OSError):
        return os.stat(target).st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
