"""The schema of the configuration file takes what the keys take, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ppcmacro import api
from ppcmacro.project.config.keys import KEYS

REASONED = {"code": "C001", "reason": "r"}
GOOD: list[tuple[str, Any]] = [
    ("cpu", "440"), ("endian", "big"), ("include-paths", ["a"]), ("defines", ["A=1"]), ("defines", {"A": 1, "B": "x"}),
    ("symbols", {"a": 1}), ("regnames", True), ("gas-version", "2.40.1"), ("missing-include", "error"),
    ("per-file-ignores", {"*.S": ["C001"]}), ("severity", {"C001": "note"}), ("fail-on", "never"),
    ("macro-backtrace", "all"), ("macro-backtrace", 3), ("max-depth", 1), ("jobs", "auto"), ("jobs", 0),
    ("configs", [{"name": "smp", "defines": ["A"]}]), ("waivers", [REASONED]),
    ("waivers", [{**REASONED, "code": ["C001", "S"], "file": "a.S"}]),
]  # fmt: skip
BAD: list[tuple[str, Any]] = [
    ("cpu", 440), ("endian", "middle"), ("include-paths", "a"), ("include-paths", [1]), ("defines", "A"),
    ("symbols", {"a": "1"}), ("symbols", {"a": True}), ("regnames", 1), ("gas-version", "2"), ("gas-version", 2.4),
    ("per-file-ignores", {"*.S": "C001"}), ("severity", {"C001": "never"}), ("fail-on", "fatal"),
    ("macro-backtrace", -1), ("macro-backtrace", True), ("max-depth", 0), ("jobs", "many"), ("jobs", -1),
    ("configs", [{"name": "smp"}]),
    ("configs", [{"name": "all", "defines": []}]), ("waivers", [{"code": "C001"}]), ("waivers", [{"reason": "r"}]),
    ("waivers", [{**REASONED, "symbl": "x"}]), ("waivers", [{**REASONED, "code": []}]),
]  # fmt: skip


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = api.schema("config")
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_every_key_has_a_shape_and_most_a_description() -> None:
    properties = api.schema("config")["properties"]
    assert set(properties) == {"extend", *KEYS}
    assert [name for name in KEYS if "description" not in properties[name]] == []


@pytest.mark.parametrize(("key", "value"), GOOD)
def test_what_a_key_takes(validator: Any, key: str, value: Any) -> None:
    KEYS[key].convert(value, "")
    assert validator.is_valid({key: value})


@pytest.mark.parametrize(("key", "value"), BAD)
def test_what_a_key_refuses(validator: Any, key: str, value: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        KEYS[key].convert(value, "")
    assert not validator.is_valid({key: value})


def test_an_unknown_key_is_refused(validator: Any) -> None:
    assert not validator.is_valid({"slect": ["C"]})


def test_a_date_of_toml_is_a_string_to_the_schema(validator: Any) -> None:
    KEYS["waivers"].convert([{**REASONED, "until": date(2030, 12, 31)}], "")
    assert validator.is_valid({"waivers": [{**REASONED, "until": "2030-12-31"}]})
