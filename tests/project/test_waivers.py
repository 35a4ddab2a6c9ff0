"""[[waivers]]: what they accept, until when, and how a wrong one is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ppcmacro
from ppcmacro.diagnostic import Diagnostic
from ppcmacro.errors import ConfigError
from ppcmacro.project.config.resolver import load_config
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.config.waiver_table import Waiver
from ppcmacro.project.silencing.waivers import check_codes, expired, idle, waive

TEXT = "\t.macro LOAD r\n\tlwz \\r, SPRN_SPRG3(0)\n\t.endm\n\tlwz r3, SPRN_SPRG3(0)\n\tLOAD r4\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.S").write_text(TEXT)
    return tmp_path


def waiver(**fields: Any) -> Waiver:
    return Waiver(("S004",), "because")._replace(**fields)


def silenced(*waivers: Waiver, **settings: Any) -> list[int]:
    found = ppcmacro.lint(["sub/a.S"], Settings(waivers=waivers, **settings)).diagnostics
    assert all(one.suppressed is None or one.suppressed == ("waiver", "because", None) for one in found)
    return [one.origin.location.line for one in found if one.suppressed is not None]


def test_each_glob_narrows() -> None:
    assert silenced(waiver()) == [2, 4]
    assert silenced(waiver(codes=("C", "spr-as-memory-operand"))) == [2, 4]
    assert silenced(waiver(codes=("C",))) == []
    assert silenced(waiver(file="sub/*.S")) == [2, 4]
    assert silenced(waiver(file="a.S")) == [2, 4]
    assert silenced(waiver(file="b.S")) == []
    assert silenced(waiver(file="*.S", root="sub")) == [2, 4]
    assert silenced(waiver(macro="LO*")) == [2]
    assert silenced(waiver(symbol="x*")) == []
    assert silenced(waiver(macro="LO*", file="b.S")) == []


HANDLERS = """\
	.macro HANDLER n
	.globl h_\\n
h_\\n:	/* ppcmacro: handler level=base */
	mr	r3, r4
	rfi
	.endm
	HANDLER one
	HANDLER two
"""


def test_a_finding_that_handlers_share_is_waived_for_those_that_are_named(folder: Path) -> None:
    (folder / "sub" / "a.S").write_text(HANDLERS)

    def of(*waivers: Waiver) -> list[tuple[str, tuple[str, ...], bool]]:
        found = ppcmacro.lint(["sub/a.S"], Settings(waivers=waivers)).diagnostics
        return [(one.handler, one.also, one.suppressed is None) for one in found if one.code == "C001"]

    assert of() == [("h_one", ("h_two",), True)]
    assert of(waiver(codes=("C001",), symbol="*_one")) == [("h_one", (), False), ("h_two", (), True)]
    assert of(waiver(codes=("C001",), symbol="h_*")) == [("h_one", ("h_two",), False)]


def test_mandatory_findings_stay() -> None:
    assert silenced(waiver(), mandatory=("S",)) == []


def test_a_comment_goes_before_a_waiver(folder: Path) -> None:
    (folder / "sub" / "a.S").write_text("\tlwz r3, SPRN_SPRG3(0) /* ppcmacro: ignore[S004] here */\n")
    found = ppcmacro.lint(["sub/a.S"], Settings(waivers=(waiver(),))).diagnostics
    assert [one.suppressed.kind for one in found if one.suppressed is not None] == ["comment"]


def found() -> list[Diagnostic]:
    return ppcmacro.lint(["sub/a.S"]).diagnostics


def test_a_waiver_holds_through_its_last_day() -> None:
    settings = Settings(waivers=(waiver(until="2030-02-01", config="p.toml", line=3),))
    days = ((date(2030, 1, 31), 2), (date(2030, 2, 1), 2), (date(2030, 2, 2), 0), (date(9999, 1, 1), 0))
    for day, count in days:
        assert sum(one.suppressed is not None for one in waive(found(), settings, day)) == count
        over = list(expired(settings, day))
        assert [(one.code, str(one.origin.location), one.message) for one in over] == (
            [] if count else [("M045", "p.toml:3:1", "the waiver of `S004` was given until 2030-02-01: because")]
        )


def test_an_expired_waiver_is_a_finding_of_the_run(folder: Path) -> None:
    (folder / "ppcmacro.toml").write_text(
        'select = ["S004", "M045"]\n[[waivers]]\ncode = "S004"\nreason = "r"\nuntil = 2001-01-01\n'
    )
    found = ppcmacro.lint(["sub/a.S"], load_config("ppcmacro.toml")).diagnostics
    assert [(one.code, str(one.origin.location)) for one in found] == [
        ("S004", "sub/a.S:2:2"), ("S004", "sub/a.S:4:2"), ("M045", "ppcmacro.toml:2:1"),
    ]  # fmt: skip


def test_idle_waivers() -> None:
    used, unused, elsewhere = waiver(macro="LOAD"), waiver(macro="SAVE"), waiver(macro="SAVE", file="other.S")
    settings = Settings(waivers=(used, unused, elsewhere))
    assert idle([settings], found(), ["sub/a.S"]) == [unused]


def test_the_configuration() -> None:
    Path("sub/base.toml").write_text('[[waivers]]\ncode = ["C", "S004"]\nreason = " two\\n words "\nfile = "*.S"\n')
    Path("ppcmacro.toml").write_text(
        'extend = "sub/base.toml"\n\n[[extend-waivers]]\ncode = "S"\nsymbol = "a*"\nmacro = "M"\n'
        'until = 2031-01-02\nreason = "r"\n'
    )
    assert load_config("ppcmacro.toml").waivers == (
        Waiver(("C", "S004"), "two words", file="*.S", root="sub", config="sub/base.toml", line=1),
        Waiver(("S",), "r", symbol="a*", macro="M", until="2031-01-02", config="ppcmacro.toml", line=3),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("waivers = 1", "1:1: `waivers` must be an array of tables"),
        ("[[waivers]]\ncode = 'C'", "1:3: `waivers` must be tables that give a `reason`"),
        ("[[waivers]]\nreason = 'r'",
         "1:3: `waivers` must be tables that name the findings: `code` is a code or a list of codes"),
        ("[[waivers]]\nreason = 'r'\ncode = []",
         "3:1: `waivers` must be tables that name the findings: `code` is a code or a list of codes"),
        ("[[waivers]]\ncode = 'C'\nreason = ' '",
         "3:1: `waivers` must be tables whose `reason` is a string that is not empty"),
        ("[[waivers]]\ncode = 'C'\nreason = 'r'\n[[waivers]]\ncode='C'\nfile = 3\nreason = 'r'",
         "6:1: `waivers` must be tables whose `file` is a string that is not empty"),
        ("[[waivers]]\ncode = 'C'\nreason = 'r'\nuntil = '2030-01-01'",
         "4:1: `waivers` must be tables whose `until` is a date such as 2030-12-31, without quotes"),
        ("[[waivers]]\ncode = 'C'\nreason = 'r'\nuntil = 2030-01-01T10:00:00",
         "4:1: `waivers` must be tables whose `until` is a date such as 2030-12-31, without quotes"),
        ("[[waivers]]\ncode = 'C'\nreason = 'r'\nmacros = 'M'",
         "4:1: `waivers` must be tables of file, symbol, macro, code, reason, until, and not `macros`; "
         "did you mean `macro`?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(text: str, message: str) -> None:
    Path("ppcmacro.toml").write_text(text + "\n")
    with pytest.raises(ConfigError) as caught:
        load_config("ppcmacro.toml")
    assert str(caught.value) == f"ppcmacro.toml:{message}"


def test_codes_have_to_exist() -> None:
    with pytest.raises(ConfigError, match=r"^p.toml:3: `waivers`: no rule has the code, prefix or name `S0044`"):
        check_codes([waiver(codes=("C", "S0044"), config="p.toml", line=3)])
