"""Rules that speak only when they are asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro import Settings, lint

SOURCE = """\
	mtspr	0x3b2, 5
	nop
	tlbsx	4, 0, 3
	mtspr	48, 5
	isync
	tlbwe	4, 3, 0
	mtspr	48, 5
1:	tlbwe	4, 3, 0
"""


def found(**settings: object) -> list[tuple[str, int]]:
    result = lint(["x.s"], Settings(cpu="440").with_(**settings))
    return [(one.code, one.origin.location.line) for one in result.diagnostics]


def test_off_unless_selected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.s").write_text(SOURCE)
    assert found() == []
    assert found(extend_select=("Y002",)) == [("Y002", 3)]
    assert found(select=("Y",)) == [("Y002", 3)]
    assert found(select=("ALL",), ignore=("K", "Y002")) == []
