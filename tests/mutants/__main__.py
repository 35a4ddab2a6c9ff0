"""`python -m tests.mutants [--alarms | --all] [--no-lint] [--kind KIND] [--show NUMBER]`: the verdicts.

With `--kernel` those on the kernel's own handlers; `--kernel --help` says more.
"""

from __future__ import annotations

import argparse
import difflib
import sys

from . import build
from .evaluate import evaluate, row, sample_mutants, summary
from .kernel.__main__ import main as kernel
from .lint import CRASH, findings


def main() -> int:
    """Print the chosen rows and the summary; the status is 1 when a harmful mutant is not reported."""
    if "--kernel" in sys.argv[1:]:
        return kernel([one for one in sys.argv[1:] if one != "--kernel"])
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutants", description="mutants of the sample, judged and linted"
    )
    parser.add_argument(
        "--kernel", action="store_true", help="mutants of the kernel's handlers instead of the sample's"
    )
    parser.add_argument("--all", action="store_true", help="every mutant (default: harmful ones that are not reported)")
    parser.add_argument("--alarms", action="store_true", help="harmless mutants that are reported as a loss")
    parser.add_argument("--no-lint", action="store_true", help="only the judge")
    parser.add_argument("--kind", help="only this operator")
    parser.add_argument("--show", type=int, help="the edit, the verdict and the findings of one mutant")
    options = parser.parse_args()
    if reason := build.missing_tools():
        print(reason, file=sys.stderr)
        return 2
    chosen = [
        one for one in sample_mutants() if options.kind in (None, one.kind) and options.show in (None, one.number)
    ]
    with_lint = not options.no_lint
    if with_lint and (crash := [one for one in findings(build.SAMPLE.read_text()) if one.code == CRASH]):
        print(f"no linter, only the judge: {crash[0].message}", file=sys.stderr)
        with_lint = False
    results = evaluate(chosen, with_lint=with_lint)
    if options.show is not None:
        for one in results:
            base = build.SAMPLE if one.mutant.has_table else build.POSTED
            print(
                *difflib.unified_diff(base.read_text().split("\n"), one.mutant.text.split("\n"), lineterm="", n=1),
                sep="\n",
            )
            print(row(one), *(f"      {found}" for found in one.found or ()), sep="\n")
        return 0
    missed = [one for one in results if one.harmful and one.found is not None and not one.reported]
    alarms = [one for one in results if one.false_alarms]
    no_linter = any(one.found is None for one in results)
    for one in results if options.all or no_linter else alarms if options.alarms else missed:
        print(row(one))
    print(*summary(results), sep="\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
