"""A bound on the processor time that one file may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from ppcmacro import codes
from ppcmacro.diagnostic import Diagnostic
from ppcmacro.project.config.settings import Settings
from ppcmacro.source import Location, Origin, Source

__all__ = ["OutOfTime", "out_of_time", "time_limit"]


class OutOfTime(BaseException):
    """The file took too long.  No Exception, so that nothing on the way up mistakes it for a fault of its own."""


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Raise OutOfTime within the block once it has used so much processor time; 0 is no limit.

    Processor time, because a machine that is busy with something else must not change the verdict.  The system's
    timer reaches the main thread only; elsewhere, and where the system has none, there is no limit.
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _expired)
    # Once is not enough: what is raised within a callback of the garbage collector is lost.
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def out_of_time(path: str, settings: Settings) -> Diagnostic:
    """Return the finding for a file that took too long under these settings."""
    return codes.LIMIT_REACHED(
        Origin(Location(Source(path, ""), 1, 1)),
        f"the file takes more than {settings.max_seconds} seconds of processor time, which is the limit, and is not "
        "checked to its end",
        help="raise the limit with `--max-seconds` if this is no mistake",
    )


def _expired(number: int, frame: FrameType | None) -> None:
    raise OutOfTime
