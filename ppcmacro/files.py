"""Reading source files from disk."""

from __future__ import annotations

from ppcmacro import codes
from ppcmacro.diagnostic import Diagnostic
from ppcmacro.source import Location, Origin, Source

__all__ = ["binary_fault", "decode_source", "read_source"]


def decode_source(data: bytes) -> str:
    """Return the text of a file; bytes that are not UTF-8 are kept as surrogates and come out as they went in."""
    return data.decode("utf-8", "surrogateescape")


def read_source(path: str, shown: str | None = None, included_from: Origin | None = None) -> Source:
    """Read a file as it is, newlines untouched; `shown` is how messages call it.  Raises OSError."""
    with open(path, "rb") as file:
        return Source(shown or path, decode_source(file.read()), included_from)


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
