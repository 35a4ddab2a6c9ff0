"""Feed the check of the fuzz tests from atheris (https://github.com/google/atheris), which is led by coverage.

Not run by pytest, and nothing else needs atheris.  In a virtual environment that has it and ppcmacro:

    python -m tests.fuzz.by_hand CORPUS -max_len=4096 -timeout=60

CORPUS is a folder that it adds inputs to; put the files of tests/samples into it to begin with.  The first byte of an
input chooses between a source that is preprocessed and one that is not.  It stops at the first input that is not
handled and writes that to `crash-...`; the same command with that file in place of CORPUS runs it again.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path


def one_input(data: bytes) -> None:
    """Check one input; raises AssertionError, or the fault of ours itself."""
    from tests.fuzz.test_fuzz import check

    check(data[1:], "a.S" if data[:1] < b"\x80" else "a.s")


def main() -> None:
    """Run atheris with the arguments of the process; paths among them are those of the caller's folder."""
    import atheris

    with atheris.instrument_imports(include=["ppcmacro"]):
        import ppcmacro.api
        import ppcmacro.cli.lint
        import ppcmacro.rules  # noqa: F401

    argv = [str(Path(one).resolve()) if Path(one).exists() else one for one in sys.argv]
    os.environ["PPCMACRO_DEBUG"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        atheris.Setup(argv, one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
