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
