"""Long and branchy handlers: the walk ends, says where it put paths together, and still finds what is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro import Settings, lint
from ppcmacro.project.reading.unit_reading import read_unit
from ppcmacro.rules.examination import Examination
from tests.work import calls_of

HEAD = "DataTLBError44x:\n\tmtspr 272, %r10\n"
TAIL = "\tmfspr %r10, 272\n\trfi\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def found(body: str, tail: str = TAIL) -> list[tuple[str, int]]:
    Path("x.s").write_text(HEAD + body + tail)
    result = lint(["x.s"], Settings(cpu="440", select=("C001", "C002", "C003", "C005", "S")))
    return [(one.code, one.origin.location.line) for one in result.diagnostics]


def straight(count: int) -> str:
    return "".join(f"\taddi %r10, %r10, {n % 100}\n" for n in range(count))


def branchy(count: int) -> str:
    """Each test is of another word, so no two ways are the same."""
    return "".join(
        f"\tlwz %r10, {8 * n}(%r1)\n\tcmpwi cr7, %r10, 0\n\tbne cr7, 1f\n\tli %r10, {n}\n1:\n" for n in range(count)
    ).replace("cr7", "%cr7")


def test_straight_line_of_20000_instructions() -> None:
    assert found(straight(20_000).replace("%cr7", "7")) == []
    assert found(straight(20_000), "\trfi\n") == [("C002", 20_002)]


def test_work_is_that_of_the_instructions() -> None:
    found(straight(4000))
    assert calls_of(lambda: found(straight(4000))) < calls_of(lambda: found(straight(1000))) * 4 * 1.5


def test_40_consecutive_branches() -> None:
    save = "\tmtspr 273, %r11\n\tmfcr %r11\n"
    restore = "\tmtcr %r11\n\tmfspr %r11, 273\n" + TAIL
    assert found(save + branchy(40), restore) == []
    lost = found(save + branchy(40), restore.replace("\tmtcr %r11\n", ""))
    assert [code for code, _ in lost] == ["C005"]
    Path("x.s").write_text(HEAD + save + branchy(40) + restore)
    unit = read_unit("x.s", Settings(cpu="440")).unit
    assert unit is not None
    ((_, walk),) = Examination(unit).walks
    assert walk.truncated
    assert len(walk.outcomes) < 1000


def test_loop_that_never_holds_the_same_state_twice() -> None:
    body = "\tli %r10, 0\n1:\taddi %r10, %r10, 1\n\tcmpw %r10, %r3\n\tbne 1b\n"
    assert [code for code, _ in found(body)] == ["C005"]


def test_hundreds_of_branches_that_hang_on_different_words() -> None:
    body = "".join(
        f"\tlwz {n % 25 + 3}, {8 * n}(1)\n\tcmpwi 7, {n % 25 + 3}, 0\n\tbne 7, 1f\n\tli {n % 25 + 3}, {n}\n1:\n"
        for n in range(120)
    )
    Path("x.s").write_text(HEAD + body + TAIL)
    unit = read_unit("x.s", Settings(cpu="440")).unit
    assert unit is not None
    ((_, walk),) = Examination(unit).walks
    assert len(walk.truncated) > 100
    assert {one.kind for one in walk.outcomes} == {"return"}
