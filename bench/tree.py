"""CPU time of preprocessing and expanding every assembler source of a kernel, beside `gcc -E` piped into `as`; and of
checking them all, for the first time and when nothing has changed since.

    python bench/tree.py [KERNEL_TREE] [--short]    exit status 1 when the ratio is exceeded

Without a tree, the one that the tests use.  Ours is one fresh process for all files with nothing cached, of which the
two steps count (start and end of the interpreter are shown beside them); GNU's are two processes a file.  Both have
read the files before, and take turns.  `lint` is a whole process, with the results of an earlier run in the cache.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measuring import ROOT, run
from tree_files import NAMES, include_paths, sources

LIMIT = 1.5
COLD_LIMIT = 8.0
COLD_ROUNDS = 2
WARM_LIMIT = 0.12
GCC, AS = "powerpc-linux-gnu-gcc", "powerpc-linux-gnu-as"


def find_tree(named: str | None) -> Path | None:
    """Return the root of the kernel tree to use, None when there is none."""
    if named is not None:
        return Path(named).resolve()
    sys.path.insert(0, str(ROOT))
    from tests.kernel_tree import kernel_tree

    return kernel_tree()


def gnu(files: Sequence[str], stubs: str) -> float:
    """Return the CPU seconds of gcc and as over the files; the working folder is the tree."""
    flags = [*(f"-D{name}" for name in NAMES), *(f"-I{path}" for path in include_paths(stubs))]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for path in files:
        gcc = subprocess.Popen(
            [GCC, "-E", "-x", "assembler-with-cpp", *flags, path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assembler = subprocess.Popen([AS, "-many", "-o", os.devnull, "-"], stdin=gcc.stdout, stderr=subprocess.DEVNULL)
        assert gcc.stdout is not None
        gcc.stdout.close()
        assembler.wait()
        gcc.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(tree: Path, rounds: int) -> bool:
    """Print the table, the minimum of the rounds; return whether the ratio is exceeded."""
    script = str(ROOT / "bench" / "tree_files.py")
    with tempfile.TemporaryDirectory() as stubs:
        run([sys.executable, script, "stubs", stubs], tree)
        os.chdir(tree)
        files = sources()
        ours, theirs = float("inf"), float("inf")
        preprocessing = expanding = rest = 0.0
        for _ in range(rounds):
            cost = run([sys.executable, script, "expand", stubs], tree)
            first, second = map(float, cost.output.split())
            if first + second < ours:
                ours, preprocessing, expanding, rest = first + second, first, second, cost.cpu - first - second
            theirs = min(theirs, gnu(files, stubs))
        os.chdir(ROOT)
    ratio = ours / theirs
    cold, again = lint(tree, rounds)
    slow, long, stale = ratio > LIMIT, cold / theirs > COLD_LIMIT, again / theirs > WARM_LIMIT
    print(
        f"{'CPU s':>8}  {'ratio':>6}  {'limit':>6}  all {len(files)} assembler sources of {tree.name} ({rounds} runs)"
    )
    print(f"{theirs:8.2f}  {1:6.2f}  {'-':>6}  gcc -E | as")
    print(f"{ours:8.2f}  {ratio:6.2f}  {LIMIT:6.1f}  ppcmacro{'   EXCEEDED' if slow else ''}")
    print(f"{preprocessing:8.2f}  {preprocessing / theirs:6.2f}  {'-':>6}    preprocess")
    print(f"{expanding:8.2f}  {expanding / theirs:6.2f}  {'-':>6}    expand")
    print(f"{rest:8.2f}  {rest / theirs:6.2f}  {'-':>6}  start and end of the process")
    late = "   EXCEEDED" if long else ""
    print(f"{cold:8.2f}  {cold / theirs:6.2f}  {COLD_LIMIT:6.1f}  ppcmacro lint, all processes together{late}")
    late = "   EXCEEDED" if stale else ""
    print(f"{again:8.2f}  {again / theirs:6.2f}  {WARM_LIMIT:6.1f}  ppcmacro lint, nothing has changed{late}")
    return slow or long or stale


def lint(tree: Path, rounds: int) -> tuple[float, float]:
    """Return the CPU seconds of checking a tree, and of checking it again, the least of some rounds."""
    command = [sys.executable, "-m", "ppcmacro", "lint", "--exit-zero", "--quiet", "--format", "concise"]
    cold, warm = [], []
    for _ in range(COLD_ROUNDS):
        with tempfile.TemporaryDirectory() as kept:
            argv = [*command, "--cache-dir", kept, "arch/powerpc"]
            cold.append(run(argv, tree).cpu)
            warm += [run(argv, tree).cpu for _ in range(rounds)]
    return min(cold), min(warm)


def main(argv: Sequence[str]) -> int:
    """Measure, or say why not; return 1 when the ratio is exceeded."""
    named = [argument for argument in argv if not argument.startswith("-")]
    absent = [name for name in (GCC, AS) if shutil.which(name) is None]
    if absent:
        print(f"SKIPPED  kernel tree: {' and '.join(absent)} not installed")
        return 0
    tree = find_tree(named[0] if named else None)
    if tree is None or not (tree / "arch" / "powerpc").is_dir():
        print("SKIPPED  kernel tree: no kernel source; install linux-source-6.1 or set PPCMACRO_KERNEL_TREE")
        return 0
    return int(measure(tree, 4 if "--short" in argv else 5))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
