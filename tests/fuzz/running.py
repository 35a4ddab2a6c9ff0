"""A command line within this process, and what must hold whatever it reads."""

from __future__ import annotations

import io
import sys

from ppcmacro.cli import main

__all__ = ["run", "run_soundly"]


def run(*argv: str) -> tuple[int, str, str]:
    """Run a command line and return its status, standard output and standard error."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="surrogateescape") for _ in range(2)]
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = streams
    try:
        status = main(list(argv))
    finally:
        sys.stdout, sys.stderr = before
    texts = []
    for stream in streams:
        stream.flush()
        texts.append(stream.buffer.getvalue().decode("utf-8", "surrogateescape"))  # type: ignore[attr-defined]
    return status, texts[0], texts[1]


def run_soundly(*argv: str, statuses: tuple[int, ...] = (0, 1)) -> tuple[int, str, str]:
    """Run a command line, and raise AssertionError for a status that must not be, a traceback or a fault of ours."""
    status, out, err = run(*argv)
    assert status in statuses, (argv, err)
    assert "Traceback" not in err, (argv, err)
    assert "internal error" not in err, (argv, err)
    return status, out, err
