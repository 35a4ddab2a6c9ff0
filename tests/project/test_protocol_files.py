"""The protocol files that ship with ppcmacro, the module made of them, and those of a project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ppcmacro import Settings, lint
from ppcmacro.errors import ConfigError
from ppcmacro.protocols import load_protocols
from ppcmacro.protocols.tables import read_protocols


def test_the_module_belongs_to_the_files() -> None:
    command = [sys.executable, str(Path(__file__).parents[2] / "tools" / "shipped_protocols.py"), "--check"]
    assert subprocess.run(command).returncode == 0, "run tools/shipped_protocols.py"


def test_the_module_says_what_the_files_say() -> None:
    made, read = load_protocols(), read_protocols()
    assert _plain(made) == _plain(read)
    assert len(made.contracts) > 20


def _plain(value: Any) -> Any:
    """Return a value with the text of a pattern in its place."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    return getattr(value, "pattern", value)


def test_a_file_of_the_project_goes_first(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('schema = 1\n[[contract]]\nid = "mine"\nsymbols = "vec_.*"\n')
    protocols = load_protocols((str(own),))
    assert [contract.id for contract in protocols.contracts[:1]] == ["mine"]
    assert len(protocols.contracts) == len(load_protocols().contracts) + 1


def test_a_bad_pattern_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.s").write_text("\tnop\n")
    (tmp_path / "own.toml").write_text('schema = 1\n[[contract]]\nid = "mine"\nsymbols = "vec_("\n')
    settings = Settings(protocols=(str(tmp_path / "own.toml"),))
    with pytest.raises(ConfigError, match=r"own.toml: `vec_\(` is no regular expression: missing \)"):
        lint([str(tmp_path / "a.s")], settings)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[call]]\nclobbers = []\n", "the key `symbols` is missing in a table that needs it"),
        ("contract = 5\n", "a value is not of the kind that its key takes ('int' object is not iterable)"),
        ("[vectors]\nx = 1\n", "a value is not of the kind that its key takes ('int' object is not iterable)"),
    ],
)
def test_values_of_another_form_are_told(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "a.s").write_text("\tnop\n")
    (tmp_path / "good.toml").write_text("schema = 1\n")
    (tmp_path / "own.toml").write_text(f"schema = 1\n{text}")
    settings = Settings(protocols=(str(tmp_path / "good.toml"), str(tmp_path / "own.toml")))
    with pytest.raises(ConfigError) as told:
        lint([str(tmp_path / "a.s")], settings)
    assert str(told.value) == f"{tmp_path / 'own.toml'}: {message}"


GOOD = """\
schema = 1
[[contract]]
id = "mine"
symbols = "vec_[a-z_]+"
level = "base"
families = ["booke32"]
[contract.entry]
free = ["spr", "r0", "cr1-cr4"]
given = { "spr:SPRG3" = "thread", "r2" = "toc" }
[[contract.exit]]
kind = "return"
preserve = ["r1-r31", "cr", "lr", "ctr", "xer", "xSRR1&0x8000", "spr:272", "SPRG5"]
[[contract.capture]]
what = "syndrome"
read = ["ESR"]
"""
_EXIT = "`{}` in contract `mine`, exit"
_ENTRY = "`{}` in contract `mine`, entry"
_RANGE = "is neither a register nor a range such as `r14-r31`"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"return"', '"retrn"', f"{_EXIT.format('kind')} is `retrn`, and not one of `return`, `hand-off`, "
         "`checkpoint`, `call`, `fall`, `caller`; did you mean `return`?"),
        ('kind = "return"', 'target = "x"', "the key `kind` is missing in contract `mine`, exit"),
        ('kind = "return"', 'kind = "call"', "the key `target` is missing in contract `mine`, exit"),
        ('preserve = ["r1-r31", ', 'preserve = [5, ', f"{_EXIT.format('preserve')} must be a list of strings"),
        ('"r1-r31"', '"r31-r1"', f"{_EXIT.format('r31-r1')} {_RANGE}"),
        ('"r1-r31"', '"R1-R31"', f"{_EXIT.format('R1-R31')} {_RANGE}"),
        ('"r1-r31"', '"r1-r32"', f"{_EXIT.format('r1-r32')} {_RANGE}"),
        ('"xSRR1&0x8000"', '"spr:NOPE"', f"{_EXIT.format('spr:NOPE')} {_RANGE}"),
        ('"cr1-cr4"', '"cr1-cr8"', f"{_ENTRY.format('cr1-cr8')} {_RANGE}"),
        ('"r2" =', '"crx" =', f"{_ENTRY.format('crx')} {_RANGE}"),
        ('free = [', 'freed = [', "unknown key `freed` in contract `mine`, entry; did you mean `free`?"),
        ('"booke32"', '"booke-32"', "`families` in contract `mine` is `booke-32`, and not one of `booke32`, `booke64`, "
         "`40x`, `8xx`, `book3s32`, `book3s64`; did you mean `booke32`?"),
        ('level = "base"', 'level = "symbol"\nsymbol_levels = { "vec_.*" = "crit" }', "`symbol_levels` in contract "
         "`mine` is `crit`, and not one of `base`, `critical`, `debug`, `mcheck`, `guest`, `hyp`; did you mean "
         "`critical`?"),
        ('what = "syndrome"', '', "the key `what` is missing in contract `mine`, capture"),
        ('level = "base"', 'level = 5', "`level` in contract `mine` must be a string"),
        ('[[contract.exit]]', '[contract.exit]', "`exit` in contract `mine` must be a list of tables (`[[...]]`)"),
        ('symbols = "vec_[a-z_]+"', 'symbols = ["x"]', "`symbols` in contract `mine` must be a string"),
        ('"syndrome"', '"syndrom"', "`what` in contract `mine`, capture is `syndrom`, and not one of `syndrome`, "
         "`lower-level`; did you mean `syndrome`?"),
        ('schema = 1', 'schema = 2', "`schema = 2` is not known to this version; it reads `schema = 1`"),
    ],
)  # fmt: skip
def test_what_would_check_nothing_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(GOOD)
    load_protocols((str(own),))
    assert old in GOOD
    own.write_text(GOOD.replace(old, new))
    with pytest.raises(ConfigError) as told:
        load_protocols((str(own),))
    assert str(told.value) == f"{own}: {message}"
