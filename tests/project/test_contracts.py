"""A project's own contracts: the example of docs/contracts.md, and annotations."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ppcmacro import Settings, lint
from ppcmacro.errors import ConfigError

PAGE = Path(__file__).parents[2] / "docs" / "contracts.md"
GOOD = """\
vec_external:
	mtspr	272, %r21
	mfspr	%r21, 275
	stw	%r1, GPR1(%r21)
	stw	%r3, SAVE_TMP(%r21)
	mfspr	%r3, 272
	stw	%r3, GPR21(%r21)
	mfcr	%r3
	stw	%r3, _CCR(%r21)
	mfspr	%r3, 26
	stw	%r3, _NIP(%r21)
	lwz	%r3, SAVE_TMP(%r21)
	b	transfer_to_handler
vec_tick:
	mtspr	272, %r21
	li	%r21, 1
	mtspr	336, %r21
	mfspr	%r21, 272
	rfi
"""


@pytest.fixture(autouse=True)
def protocol(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"```toml\n(schema = 1.*?)```", PAGE.read_text(), re.DOTALL)
    Path("own.toml").write_text(example)


def found(text: str, **settings: object) -> list[tuple[str, int]]:
    Path("x.s").write_text(text)
    result = lint(["x.s"], Settings(cpu="e500v2", protocols=("own.toml",)).with_(**settings))
    return [(one.code, one.origin.location.line) for one in result.diagnostics]


def test_example_of_the_page() -> None:
    assert found(GOOD) == []
    assert found(GOOD.replace("\tmfcr\t%r3\n", "\tli\t%r3, 0\n")) == [("C005", 9)]
    assert found(GOOD.replace("\tlwz\t%r3, SAVE_TMP(%r21)\n", "")) == [("C003", 10)]
    assert found(GOOD.replace("\tmfspr\t%r21, 272\n\trfi", "\trfi")) == [("C002", 16)]
    assert found(GOOD, protocols=()) == []


def test_misspelt_key() -> None:
    Path("own.toml").write_text(Path("own.toml").read_text().replace("preserve", "preserves", 1))
    with pytest.raises(ConfigError, match=r"unknown key `preserves`.*did you mean `preserve`"):
        found(GOOD)


def test_annotation() -> None:
    code = "# ppcmacro: handler level=base\nlost:\n\tmtspr 272, %r3\n\tli %r3, 1\n\trfi\n"
    assert found(code) == [("C002", 4)]
    assert found(code.replace("rfi", "rfci")) == [("C002", 4), ("S001", 5)]
    assert found(code.replace("handler level=base", "handler board-exception")) == [("C002", 4)]
    assert found(code.replace("ppcmacro: ", "")) == []


TABLE = """\
\t.text
on_critical:
	mtspr 274, %r3
	mfspr %r3, 274
	rfi
on_check:
	mtspr 273, %r3
	li %r3, 1
	rfmci
on_storage:
	li %r4, 1
	rfi
unlisted:
	li %r5, 1
	rfi
	.data
	/* ppcmacro: handlers */
table:	.long on_critical, on_check
	.long 0, on_storage - 0x100
other:	.long unlisted
"""


def test_annotated_table() -> None:
    assert found(TABLE) == [("S001", 5), ("C002", 8), ("C001", 11)]
    assert found(TABLE.replace("handlers", "handlers level=mcheck")) == [
        ("S003", 3), ("S001", 5), ("C002", 8), ("C001", 11), ("S001", 12),
    ]  # fmt: skip
    assert found(TABLE.replace("handlers", "handlers interrupt level=base")) == [
        ("S003", 3), ("C002", 8), ("S001", 9), ("C001", 11),
    ]  # fmt: skip
    own = TABLE.replace("on_check:", "on_check:  # ppcmacro: handler level=base")
    assert found(own) == [("S001", 5), ("C002", 8), ("S001", 9), ("C001", 11)]
    assert found(TABLE.replace("/* ppcmacro: handlers */", "")) == []
    assert found(TABLE.replace("handlers", "handlers interupt")) == [("M041", 18)]


def test_table_of_the_page() -> None:
    (example,) = re.findall(r"```asm\n(\s*/\* ppcmacro: handlers .*?)```", PAGE.read_text(), re.DOTALL)
    handlers = [f"{name}:\n\tli %r3, 1\n\trfi\n" for name in ("on_reset", "on_check", "on_storage", "on_external")]
    assert found("".join(handlers) + example) == [("C001", line) for line in (2, 5, 8, 11)]


def test_private_symbol_is_no_function() -> None:
    code = "\t.globl spoil\n{}spoil:\n\tli %r30, 0\n\tblr\n"
    assert found(code.format("")) == [("C011", 3)]
    assert found(code.format("# ppcmacro: private\n")) == []
