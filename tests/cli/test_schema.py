"""`ppcmacro schema`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ppcmacro import api


@pytest.mark.parametrize("argv", [[], ["findings"], ["config"]])
def test_schema(argv: list[str], run: Any) -> None:
    result = run("schema", *argv)
    assert (result.status, result.err) == (0, "")
    assert json.loads(result.out) == api.schema(*argv)


def test_there_are_two(run: Any) -> None:
    result = run("schema", "ledger")
    assert (result.status, result.out) == (2, "")
    assert "'ledger' is not one of 'findings', 'config'" in result.err
