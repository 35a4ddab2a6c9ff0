"""Standard input, output and error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from ppcmacro.errors import UsageError
from ppcmacro.project.repair.writing import encoded, write_file

__all__ = [
    "glyphs",
    "open_missing",
    "read_stdin",
    "silence",
    "tell",
    "terminal_width",
    "wants_color",
    "write",
    "write_file",
    "write_parts",
    "write_source",
]


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
        for data in encoded(parts):
            stream.buffer.write(data)
        stream.flush()
    except BrokenPipeError:
        silence(stream)
    except OSError:
        silence(stream)
        raise


def write_source(parts: Iterable[str]) -> None:
    """Write parts of sources to standard output: byte by byte, but to a terminal without what could control it."""
    write_parts(map(_shown, parts) if sys.stdout.isatty() else parts)


def tell(text: str) -> None:
    """Write one line to standard error; names in it that could control a terminal are spelt out."""
    if not (text.isascii() and text.isprintable()):
        from ppcmacro.render.spans import visible

        text = visible(text)
    with suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)


def _shown(part: str) -> str:
    from ppcmacro.render.spans import visible

    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in part.split("\n"))


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


def wants_color(when: str, stream: TextIO) -> bool:
    """Tell whether to colour: `always`/`never` decide, then NO_COLOR, FORCE_COLOR, and whether it is a terminal."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def glyphs(stream: TextIO) -> str:
    """Return what the frames on a stream are drawn with: `plain` unless it is a terminal, `unicode` if that can.

    A terminal whose encoding is not UTF-8, or whose locale is "C", gets `ascii`.
    """
    if not stream.isatty():
        return "plain"
    locale = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    encoding = (getattr(stream, "encoding", None) or "").lower().replace("-", "").replace("_", "")
    return "unicode" if encoding == "utf8" and locale not in ("C", "POSIX") else "ascii"


def terminal_width(stream: TextIO) -> int:
    """Return the columns of a terminal between 60 and 200, and 120 for anything else."""
    if not stream.isatty():
        return 120
    with suppress(OSError, ValueError):
        return min(max(os.get_terminal_size(stream.fileno()).columns, 60), 200)
    return 120
