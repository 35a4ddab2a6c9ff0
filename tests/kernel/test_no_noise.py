"""Every assembly file of the kernel, unconfigured: what is found there stands in a table, with an argument."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro import Settings, Severity, lint
from tests.kernel.triage import fits, rows, unknown

FALSE_ALARMS = 0.05
QUIET_FAMILIES = frozenset("CSV")
QUIET_FILES = ("kvm/", "kernel/head_44x.S", "kernel/head_85xx.S", "kernel/head_40x.S", "kernel/head_8xx.S")


def sources(tree: Path) -> list[str]:
    """Return the assembly files of the kernel, seen from the tree."""
    found = sorted(p for p in (tree / "arch/powerpc").rglob("*.S") if not p.name.endswith(".lds.S"))
    return [str(p.relative_to(tree)) for p in found]


def test_every_finding_in_arch_powerpc_is_in_the_table(kernel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kernel)
    files = sources(kernel)
    assert len(files) > 100
    found = lint(files, Settings()).diagnostics
    assert unknown(found) == []
    said = [one for one in found if one.severity > Severity.NOTE]
    assert [row for row in rows() if not any(fits(row, one) for one in said)] == []


def test_false_alarms_are_few() -> None:
    table = rows()
    assert {row["verdict"] for row in table} <= {"true", "false", "cannot tell"}
    assert all(row["argument"].strip() for row in table)
    for family in sorted({row["code"][0] for row in table}):
        of_family = [row for row in table if row["code"][0] == family]
        wrong = [row for row in of_family if row["verdict"] == "false"]
        assert len(wrong) <= FALSE_ALARMS * len(of_family), wrong
    assert [
        row
        for row in table
        if row["verdict"] == "false" and row["code"][0] in QUIET_FAMILIES and row["file"].startswith(QUIET_FILES)
    ] == []
