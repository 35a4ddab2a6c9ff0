"""Time and memory grow with the size of the file: a generated source, and one ten times as long.

    python bench/growth.py [--short]    exit status 1 when a limit is exceeded

What a run on a file of 20 lines takes, with all that is loaded once, is subtracted everywhere.  A round runs the
long file once and the short ones several times right before and after it, so that a busy machine disturbs them
alike; the ratio is the median of the rounds.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple

from measuring import Cost, run

LINES = 200_000
CALLS = 20_000
FACTOR = 10
MAX_RATIO = 11.0
MAX_BYTES = 1000
_SHORT_RUNS = 6

_MACRO = """\
#define SLOT(n) ((n) * 4 + 16)
.macro SAVE reg slot
\tstw\t\\reg, SLOT(\\slot)(1)
\tmfspr\t\\reg, 272
.endm
"""
_BODY = 2


def source(lines: int, calls: int) -> tuple[str, int]:
    """Return a source with that many lines, calls of a macro spread among them, and how many lines it expands to."""
    every = lines // calls
    text = [_MACRO]
    plain = lines - calls - _MACRO.count("\n")
    left = plain
    for number in range(calls):
        text.append(f"\tSAVE\t{number % 30 + 2} {number % 8}\n")
        count = min(every - 1, left)
        text.extend(f"\taddi\t{line % 30 + 2}, 3, {number % 50}\t# {line}\n" for line in range(count))
        left -= count
    return "".join(text), plain - left + calls * _BODY


def expand(path: Path) -> Cost:
    """Return what `ppcmacro expand` of a file costs."""
    return run([sys.executable, "-m", "ppcmacro", "expand", str(path), "-o", os.devnull])


class Round(NamedTuple):
    """CPU seconds of the short and the long file, and bytes of memory of the long one, all beyond what is fixed."""

    short: float
    long: float
    memory: int


def one_round(least: Path, short: Path, long: Path) -> Round:
    """Run the long file amid runs of the others."""
    half = _SHORT_RUNS // 2
    runs = [(expand(least), expand(short)) for _ in range(half)]
    longest = expand(long)
    runs += [(expand(least), expand(short)) for _ in range(half)]
    fixed = fmean(run.cpu for run, _ in runs)
    memory = longest.memory - min(run.memory for run, _ in runs)
    return Round(fmean(run.cpu for _, run in runs) - fixed, longest.cpu - fixed, memory)


def measure(rounds: int) -> bool:
    """Print the table; return whether a limit is exceeded."""
    sizes = ("least", 20, 2), ("short", LINES // FACTOR, CALLS // FACTOR), ("long", LINES, CALLS)
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, lines, calls in sizes:
            text, expanded = source(lines, calls)
            paths.append(Path(folder, f"{name}.S"))
            paths[-1].write_text(text)
        found = [one_round(*paths) for _ in range(rounds)]
    ratio = median(one.long / one.short for one in found)
    short, long = (median(seconds) for seconds in zip(*((one.short, one.long) for one in found), strict=True))
    memory = min(one.memory for one in found) / expanded
    slow, large = ratio > MAX_RATIO, memory > MAX_BYTES
    print(f"{'CPU s':>8}  {'ratio':>6}  {'limit':>6}  ppcmacro expand of a generated source ({rounds} rounds)")
    print(f"{short:8.2f}  {1:6.2f}  {'-':>6}  {LINES // FACTOR} lines, {CALLS // FACTOR} macro calls")
    print(f"{long:8.2f}  {ratio:6.2f}  {MAX_RATIO:6.1f}  {LINES} lines, {CALLS} macro calls{_verdict(slow)}")
    print(f"{'bytes':>8}  {'':6}  {'limit':>6}")
    print(f"{memory:8.0f}  {'':6}  {MAX_BYTES:6}  peak memory for each expanded line{_verdict(large)}")
    return slow or large


def _verdict(exceeded: bool) -> str:
    return "   EXCEEDED" if exceeded else ""


def main(argv: Sequence[str]) -> int:
    """Measure; return 1 when a limit is exceeded."""
    return int(measure(5 if "--short" in argv else 9))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
