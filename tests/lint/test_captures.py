"""Captures in a project's own contract: what has to be read before others run."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro import Settings, lint
from ppcmacro.errors import ConfigError

CONTRACT = """
schema = 1
[[call]]
symbols = ["helper"]
clobbers = ["r3"]
[[contract]]
id = "board"
symbols = "vec_(\\\\d+)"
entry.free = ["spr"]
[[contract.exit]]
kind = "hand-off"
target = "common"
preserve = ["r1"]
[[contract.capture]]
what = "syndrome"
ivors = [2]
read = ["DEAR"]
[[contract.capture]]
what = "lower-level"
levels = ["critical"]
families = ["booke32"]
read = ["SRR0", "mmu"]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.toml").write_text(CONTRACT)


def found(text: str, cpu: str = "440") -> list[tuple[str, int, str]]:
    """Lint a text and return code, line and the registers that are missing."""
    Path("x.s").write_text(text)
    result = lint(["x.s"], Settings(cpu=cpu, protocols=("own.toml",), select=("S013", "C009")))
    return [(one.code, one.origin.location.line, one.message.rpartition(" before ")[2]) for one in result.diagnostics]


def test_by_interrupt_number() -> None:
    assert found("vec_2:\n b common\n") == [("S013", 2, "DEAR is read")]
    assert found("vec_3:\n b common\n") == []
    assert found("vec_2:\n mfdear %r4\n b common\n") == []


def test_by_level_with_the_registers_of_the_core() -> None:
    assert found("vec_0:\n b common\n") == [("C009", 2, "SRR0 and MMUCR are saved")]
    assert found("vec_0:\n mfspr %r3, SPRN_MMUCR\n b common\n") == [("C009", 3, "SRR0 is saved")]
    assert found("vec_0:\n mfsrr0 %r3\n b common\n", "e500v2") == [
        ("C009", 3, "MAS0, MAS1, MAS2, MAS3 and MAS6 are saved")
    ]
    assert found("vec_0:\n b common\n", "e5500") == []


def test_a_described_helper_may_come_first() -> None:
    assert found("vec_2:\n bl helper\n mfdear %r4\n bl other\n b common\n") == []
    assert found("vec_2:\n bl other\n mfdear %r4\n b common\n") == [("S013", 2, "DEAR is read")]


def test_a_way_out_that_the_contract_does_not_name_is_not_judged() -> None:
    assert found("vec_2:\n b elsewhere\n") == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('what = "syndrome"', 'what = "syndromes"', "`what` in contract `board`, capture is `syndromes`, and not"),
        ("ivors = [2]", "ivor = [2]", "unknown key `ivor` in contract `board`, capture; did you mean `ivors`"),
    ],
)
def test_mistakes_are_named(old: str, new: str, message: str) -> None:
    Path("own.toml").write_text(CONTRACT.replace(old, new, 1))
    with pytest.raises(ConfigError, match=message):
        found("vec_2:\n b common\n")
