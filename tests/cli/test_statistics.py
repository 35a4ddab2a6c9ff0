"""`ppcmacro lint --statistics` over the whole program: what was read and how much of it the tables know."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def test_statistics_of_what_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Any) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.s").write_text("a: nop\n frob 3\n .long 0\n se_li 3,1\n frob\n" + "\tnop\n" * 17)
    Path("two.s").write_text("se_li 4,5\n")
    assert run("lint", "one.s", "two.s", "--statistics", "-q").err == ""
    err = run("lint", "one.s", "two.s", "--statistics", "--select", "M").err
    assert err.splitlines()[1:-1] == [
        "    23  statements",
        "    22  instructions",
        "     0  handlers",
        "     2  unknown mnemonics: frob in one.s",
        "     1  unknown mnemonics: se_li in one.s",
        "     1  unknown mnemonics: se_li in two.s",
        " 81.8%  of the instructions are in the tables",
    ]
    Path("two.s").write_text("nop\n")
    assert run("lint", "two.s", "--statistics").err.splitlines()[-2] == "100.0%  of the instructions are in the tables"


def test_what_the_ledger_did_not_follow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Any) -> None:
    monkeypatch.chdir(tmp_path)
    branches = "".join(f"\tlwz 10,{8 * n}(1)\n\tcmpwi 10,0\n\tbne 1f\n\tnop\n1:\n" for n in range(10))
    Path("x.s").write_text(f"DataTLBError44x:\n\tmtspr 272,10\n{branches}\tmtctr 10\n\tbctr\n")
    err = run("lint", "x.s", "--cpu", "440", "--statistics", "--select", "V").err
    assert "  places where paths were put together: DataTLBError44x in x.s" in err
    assert "     1  jumps not followed: DataTLBError44x in x.s" in err
