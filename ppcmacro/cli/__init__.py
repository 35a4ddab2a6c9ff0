"""The command line: thin commands over the public API; the only room that knows click."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from ppcmacro.cli.status import INTERRUPTED, TROUBLE

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line (default: that of the process) and return its exit status: 0, 1, 2 or 130.

    Never lets an exception out; PPCMACRO_DEBUG=1 adds the traceback of an internal error on stderr.
    """
    if argv is None:
        gc.disable()
    try:
        from ppcmacro.cli.app import run

        status = run(sys.argv[1:] if argv is None else list(argv))
        if argv is None:
            _leave(status)
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _internal_error(error)


def _leave(status: int) -> None:
    """End the process without taking apart what it gives back at once anyway, which costs as much as a small run.

    Returns where somebody measures the process and waits for its end, and where the last words do not get out.
    """
    if sys.gettrace() is not None or sys.getprofile() is not None:
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return
    os._exit(status)


def _internal_error(error: Exception) -> int:
    if os.environ.get("PPCMACRO_DEBUG") == "1":
        import traceback

        traceback.print_exc()
    from ppcmacro.cli.streams import tell

    text = " ".join(str(error).split())
    message = f"ppcmacro: internal error: {type(error).__name__}: {text}; PPCMACRO_DEBUG=1 shows where"
    tell(message)
    return TROUBLE
