"""Every assembly file of the kernel, unconfigured: what is reported there would be a false alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro import Settings, Severity, lint


def _sources(tree: Path) -> list[str]:
    return sorted(str(p) for p in (tree / "arch/powerpc").rglob("*.S") if not p.name.endswith(".lds.S"))


def test_nothing_above_a_note_in_arch_powerpc(kernel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kernel)
    files = [str(Path(p).relative_to(kernel)) for p in _sources(kernel)]
    assert len(files) > 100
    found = lint(files, Settings()).diagnostics
    assert [f"{d.origin.location}: {d.code} {d.message}" for d in found if d.severity > Severity.NOTE] == []
