"""`--format checkpatch` as kernel-tree.md promises it to b4 and scripts: nothing on standard error."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.packaging.environments import call


@pytest.mark.parametrize("argument", ["-v", "-j2", "--config-set=all", "--no-cache", "--new-only", "--safe"])
def test_standard_error_stays_empty(tmp_path: Path, command_path: str, argument: str) -> None:
    """b4 takes a line there for a failure of the check: not for headers or files that are missing either."""
    (tmp_path / "ppcmacro.toml").write_text(
        'baseline = "known.json"\n[[waivers]]\nfile = "a.S"\ncode = ["C001"]\nreason = "r"\nuntil = 2020-01-31\n'
    )
    (tmp_path / "known.json").write_text('{"schema_version": 1, "findings": []}\n')
    (tmp_path / "a.S").write_text(
        "#include <missing.h>\n#include \"asm/also-missing.h\"\n#ifdef CONFIG_X\n\tfoo\n#endif\n"
        "\tnop\t/* ppcmacro: ignore[C001] nothing there */\n\tqqqq\t3, 4\n\t.if UNKNOWN\n\t.endif\n\t.error \"no\"\n"
    )  # fmt: skip
    (tmp_path / "b.S").symlink_to("nowhere")
    for paths, status in ((["a.S"], 1), (["a.S", "b.S"], 2)):
        done = call(["ppcmacro", "lint", *paths, "--format", "checkpatch", argument], tmp_path, PATH=command_path)
        assert (done.returncode, done.stderr) == (status, ""), done.stdout
        lines = done.stdout.splitlines()
        assert all(re.match(r"[\w./]+:\d+: (?:ERROR|WARNING): ", line) for line in lines), lines
        assert [line for line in lines if ": ERROR: M034 " in line] != []
        assert ("b.S:1: ERROR: the link leads nowhere" in lines) == ("b.S" in paths)
