"""The folder for what is kept."""

from __future__ import annotations

import pytest

from ppcmacro import private


def test_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PPCMACRO_CACHE_DIR", "/x/y")
    assert private.cache_folder() == "/x/y"
    monkeypatch.delenv("PPCMACRO_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", "/home/me/c")
    assert private.cache_folder() == "/home/me/c/ppcmacro"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", "/home/me")
    assert private.cache_folder() == "/home/me/.cache/ppcmacro"
