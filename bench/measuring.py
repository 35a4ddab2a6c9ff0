"""CPU time and peak memory of a command, as the kernel counts them for a child process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

__all__ = ["ROOT", "Cost", "environment", "run"]

ROOT = Path(__file__).resolve().parent.parent


class Cost(NamedTuple):
    """CPU time in seconds (user and system), peak memory in bytes, and what the command printed."""

    cpu: float
    memory: int
    output: str


def environment() -> dict[str, str]:
    """Return an environment in which Python finds ppcmacro and writes byte code."""
    found = {**os.environ, "PYTHONPATH": str(ROOT)}
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    return found


def run(argv: Sequence[str], folder: Path = ROOT) -> Cost:
    """Run a command and return what it cost; ends the program when the command fails."""
    with _started(argv, folder) as process:
        assert process.stdout is not None
        output = process.stdout.read().decode(errors="replace")
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(argv)}: exit status {process.returncode}\n{output}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, output)


@contextmanager
def _started(argv: Sequence[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        argv, cwd=folder, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        yield process
    finally:
        if process.stdout is not None:
            process.stdout.close()
