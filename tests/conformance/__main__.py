"""Compares expansions with GNU as and prints a table: `python -m tests.conformance [options] [FOLDER or FILE …]`.

Without a folder it takes the inputs of `cases/` and random programs.  The long form of the latter:

    python -m tests.conformance --programs 5000 --seed 100000

The exit status is 1 when anything is different, and when there is no input at all.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from tests.conformance.cases_reader import FILES, HERE
from tests.conformance.harness import AS
from tests.conformance.survey import Input, different, inputs_in, programs, survey, table


def main(arguments: list[str] | None = None) -> int:
    """Run the comparison and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description="Compare expansions with GNU as.")
    parser.add_argument("paths", nargs="*", type=Path, help="folders or files with .s and .S inputs")
    parser.add_argument("--programs", type=int, metavar="N", help="how many random programs of each kind (300)")
    parser.add_argument("--seed", type=int, default=0, help="the first seed of the random programs")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many inputs at once")
    parser.add_argument("--as", dest="flags", action="append", default=[], metavar="FLAG", help="a flag for GNU as")
    given = parser.parse_args(arguments)
    if AS is None:
        parser.error("powerpc-linux-gnu-as is not installed")
    missing = next((path for path in given.paths if not path.exists()), None)
    if missing is not None:
        parser.error(f"there is no {missing}")
    flags = tuple(given.flags)
    inputs: list[Input] = [one for path in given.paths for one in inputs_in(path.resolve(), flags)]
    count = given.programs if given.programs is not None else 0 if given.paths else 300
    if not given.paths:
        os.chdir(FILES)
        inputs += inputs_in(HERE / "cases")
    inputs += programs(count, given.seed)
    results = survey(inputs, given.jobs)
    sys.stdout.write(table(results))
    return int(not results or different(results))


if __name__ == "__main__":
    sys.exit(main())
