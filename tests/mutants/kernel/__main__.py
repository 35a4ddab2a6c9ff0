"""`python -m tests.mutants --kernel`: the verdicts on mutants of the kernel's own handlers."""

from __future__ import annotations

import argparse
import difflib
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.kernel_tree import REASON, kernel_tree
from tests.mutants.build import missing_tools

from .evaluate import SHARE, all_mutants, evaluate, missing, row, sample, summary, why
from .mutate import Mutant
from .targets import TARGETS, cut


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every miss and every false alarm with its reason, and the figures; the status is 1 when more than 3 % of
    either are left."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutants --kernel", description="mutants of the kernel's handlers, judged and linted"
    )
    parser.add_argument("--share", type=int, default=SHARE, help=f"so many of each target (default: {SHARE})")
    parser.add_argument("--every", action="store_true", help="all of them; that takes an hour")
    parser.add_argument("--seed", type=int, default=1, help="which ones are drawn")
    parser.add_argument("--target", help=f"only this one: {', '.join(target.name for target in TARGETS)}")
    parser.add_argument("--kind", help="only this operator")
    parser.add_argument("--all", action="store_true", help="show every mutant")
    parser.add_argument("--show", type=int, help="the edit, the verdict and the findings of one mutant")
    options = parser.parse_args(arguments)
    tree = kernel_tree()
    if problem := missing_tools() or ("" if tree else REASON):
        print(problem, file=sys.stderr)
        return 2
    assert tree is not None
    with tempfile.TemporaryDirectory() as name:
        stubs = Path(name)
        every = all_mutants(tree, stubs)
        if options.show is not None:
            return _show(tree, stubs, every[options.show])
        chosen = every if options.every else sample(every, options.share, options.seed)
        chosen = [
            one for one in chosen if options.target in (None, one.target.name) and options.kind in (None, one.kind)
        ]
        results = evaluate(tree, stubs, chosen)
    for one in results:
        if options.all or why(one):
            print(row(one) + (f"  {why(one)}" if why(one) else ""))
    print(*summary(results), sep="\n")
    return 1 if missing(results) else 0


def _show(tree: Path, stubs: Path, mutant: Mutant) -> int:
    (result,) = evaluate(tree, stubs, [mutant])
    original = cut(tree, mutant.target).lines
    print(*difflib.unified_diff(original, mutant.text(tree).split("\n"), lineterm="", n=1), sep="\n")
    print(row(result), *(f"      {found}" for found in result.found), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
