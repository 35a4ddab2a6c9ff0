"""Time and memory grow with the size of the file: a generated source, and one ten times as long.

    python bench/growth.py [--short]    exit status 1 when a limit is exceeded

What a run on a file of 20 lines takes, with all that is loaded once, is subtracted everywhere.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measuring import Cost, run

LINES = 200_000
CALLS = 20_000
FACTOR = 10
MAX_RATIO = 11.0
# What is there today is about 1600; the aim is 1000, and half of what is missing is in the macro engine.
MAX_BYTES = 2000

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


def measure(rounds: int) -> bool:
    """Print the table, the minimum of the rounds; return whether a limit is exceeded."""
    sizes = {"least": (20, 2), "short": (LINES // FACTOR, CALLS // FACTOR), "long": (LINES, CALLS)}
    costs: dict[str, Cost] = {}
    expanded: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, (lines, calls) in sizes.items():
            text, expanded[name] = source(lines, calls)
            Path(folder, f"{name}.S").write_text(text)
        for _ in range(rounds):
            for name in sizes:
                cost = expand(Path(folder, f"{name}.S"))
                known = costs.get(name, cost)
                costs[name] = Cost(min(known.cpu, cost.cpu), min(known.memory, cost.memory), "")
    short, long = (costs[name].cpu - costs["least"].cpu for name in ("short", "long"))
    ratio = long / short
    memory = (costs["long"].memory - costs["least"].memory) / expanded["long"]
    slow, large = ratio > MAX_RATIO, memory > MAX_BYTES
    print(f"{'CPU s':>8}  {'ratio':>6}  {'limit':>6}  ppcmacro expand of a generated source ({rounds} runs)")
    print(f"{short:8.2f}  {1:6.2f}  {'-':>6}  {LINES // FACTOR} lines, {CALLS // FACTOR} macro calls")
    print(f"{long:8.2f}  {ratio:6.2f}  {MAX_RATIO:6.1f}  {LINES} lines, {CALLS} macro calls{_verdict(slow)}")
    print(f"{'bytes':>8}  {'':6}  {'limit':>6}")
    print(f"{memory:8.0f}  {'':6}  {MAX_BYTES:6}  peak memory for each expanded line{_verdict(large)}")
    return slow or large


def _verdict(exceeded: bool) -> str:
    return "   EXCEEDED" if exceeded else ""


def main(argv: Sequence[str]) -> int:
    """Measure; return 1 when a limit is exceeded."""
    return int(measure(2 if "--short" in argv else 5))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
