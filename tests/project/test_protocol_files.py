"""The protocol files that ship with ppcmacro, and the JSON made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro import Settings, lint
from ppcmacro.errors import ConfigError
from ppcmacro.protocols import documents


def test_json_belongs_to_the_files() -> None:
    assert Path(documents.JSON).read_text() == documents.json_of_shipped(), "run tools/shipped_protocols.py"


@pytest.mark.parametrize("content", ["", "{", "[]", "[1,[]]"])
def test_without_good_json_the_files_are_parsed(content: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shipped = documents.shipped()
    (tmp_path / "shipped.json").write_text(content)
    monkeypatch.setattr(documents, "JSON", str(tmp_path / "shipped.json"))
    assert documents.shipped() == shipped
    assert [name for name, _ in shipped] == list(documents.SHIPPED)


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
