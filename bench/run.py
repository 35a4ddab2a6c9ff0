"""What one run costs: CPU time of `ppcmacro` on a sample, beside what nothing at all costs in Python.

    python bench/run.py            a table, the minimum of 30 interleaved runs
    python bench/run.py --short    20 runs, then tree.py and growth.py with few; exit status 1 when a ratio is exceeded

CPU time is user and system time of the child process, as the kernel counts it.  The interpreter is the one that runs
this script (no launcher in between), byte code is written before the first measured run.  Every limit is a multiple
of `import click`, so that it means the same on a slow machine, a third or so above what is measured on a quiet one: a
busy one measures more.  We are after 3.3 for a file that is checked and 1.3 for one that has not changed.
PPCMACRO_BENCH_SKIP=tree,growth leaves those out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import growth
import tree

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "samples/booke_interrupts.S"
FAULTY = "samples/designs/4b-hybrid-r4-not-restored.S"
INCLUDE = "samples/include"
BASE = "python -c 'import click'"


class Case(NamedTuple):
    """A command; `limit` is how many times the CPU time of the base case it may take, None for no limit.

    `warm` says that results of an earlier run are there, and nothing has changed since.
    """

    name: str
    argv: Sequence[str]
    limit: float | None = None
    warm: bool = False


def cases(expanded: str) -> list[Case]:
    """Return the commands to measure; those of GNU are left out where they are not installed."""
    ours = [sys.executable, "-m", "ppcmacro"]
    found = [
        Case(BASE, [sys.executable, "-c", "import click"]),
        Case("ppcmacro --version", [*ours, "--version"], 2.0),
        Case(f"ppcmacro lint {SAMPLE}", [*ours, "lint", SAMPLE], 4.8),
        Case("  again, from the cache", [*ours, "lint", SAMPLE], 1.6, warm=True),
        Case("  one with a finding, again", [*ours, "lint", "--exit-zero", FAULTY], 1.7, warm=True),
        Case(f"ppcmacro expand {SAMPLE}", [*ours, "expand", SAMPLE], 3.3),
    ]
    gcc, gas = shutil.which("powerpc-linux-gnu-gcc"), shutil.which("powerpc-linux-gnu-as")
    if gcc:
        found.append(Case("gcc -E", [gcc, "-E", "-D__ASSEMBLY__", f"-I{INCLUDE}", SAMPLE]))
    if gas:
        found.append(Case("as (of the expansion)", [gas, "-many", "-o", os.devnull, expanded]))
    return found


def cpu_time(case: Case, kept: str) -> float:
    """Run a command in the project's folder, its output thrown away, and return its CPU time in seconds.

    Cold means: byte code is there, the caches of ppcmacro are empty.  A warm case finds its results in `kept`.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as empty:
        environment["PPCMACRO_CACHE_DIR"] = kept if case.warm else empty
        return _cpu_time(case.argv, environment)


def _cpu_time(argv: Sequence[str], environment: dict[str, str]) -> float:
    process = subprocess.Popen(
        argv, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    complaint = process.stderr.read()
    process.stderr.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(argv)}: exit status {process.returncode}\n{complaint.decode(errors='replace')}")
    return usage.ru_utime + usage.ru_stime


def measure(measured: Sequence[Case], rounds: int) -> dict[str, float]:
    """Return the least CPU time of each case; rounds are interleaved, so that a busy machine disturbs all alike."""
    least = dict.fromkeys((case.name for case in measured), float("inf"))
    with tempfile.TemporaryDirectory() as kept:
        for case in measured:
            cpu_time(case, kept)
        for _ in range(rounds):
            for case in measured:
                least[case.name] = min(least[case.name], cpu_time(case, kept))
    return least


def main(argv: Sequence[str]) -> int:
    """Print the table and return 1 when a ratio is exceeded."""
    rounds = 20 if "--short" in argv else 30
    with tempfile.TemporaryDirectory() as folder:
        expanded = str(Path(folder) / "expanded.s")
        command = [sys.executable, "-m", "ppcmacro", "expand", SAMPLE, "-o", expanded]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
        measured = cases(expanded)
        least = measure(measured, rounds)
    exceeded = False
    print(f"{'CPU ms':>8}  {'ratio':>6}  {'limit':>6}  command   (Python {sys.version.split()[0]}, {rounds} runs)")
    for case in measured:
        ratio = least[case.name] / least[BASE]
        over = case.limit is not None and ratio > case.limit
        exceeded = exceeded or over
        limit = f"{case.limit:.1f}" if case.limit else "-"
        print(f"{least[case.name] * 1000:8.1f}  {ratio:6.2f}  {limit:>6}  {case.name}{'   EXCEEDED' if over else ''}")
    if "--short" in argv:
        exceeded = _others() or exceeded
    return 1 if exceeded else 0


def _others() -> bool:
    """Measure a kernel tree and a long file, unless they are left out; return whether a limit is exceeded."""
    exceeded = False
    for name, measurement in (("tree", tree.main), ("growth", growth.main)):
        print()
        if name in os.environ.get("PPCMACRO_BENCH_SKIP", "").split(","):
            print(f"SKIPPED  {name}: PPCMACRO_BENCH_SKIP names it")
        else:
            exceeded = measurement(["--short"]) != 0 or exceeded
    return exceeded


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
