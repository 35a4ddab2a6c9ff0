"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from ppcmacro import patterns
from tests.work import calls_of


def test_a_pattern_is_what_re_makes() -> None:
    lazy, made = patterns.pattern("(a+)(b)?", re.IGNORECASE), re.compile("(a+)(b)?", re.IGNORECASE)
    assert lazy.sub("-", "xaab") == made.sub("-", "xaab") == "x-"
    assert lazy.findall("aab A") == made.findall("aab A")
    assert (lazy.pattern, lazy.flags, lazy.groups) == (made.pattern, made.flags, made.groups)


def test_it_is_compiled_when_it_is_used_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []

    def counted(text: str, flags: int) -> re.Pattern[str]:
        compiled.append(text)
        return re.compile(text, flags)

    monkeypatch.setattr(patterns, "_compile", counted)
    lazy = patterns.pattern("a")
    assert compiled == []
    assert [bool(lazy.match(text)) for text in "aba"] == [True, False, True]
    assert lazy.fullmatch("a")
    assert compiled == ["a", "a"], "once for each method; `re` remembers the rest"
    assert calls_of(lambda: lazy.match("a")) <= 3


def test_a_bad_pattern_is_told_at_its_first_use() -> None:
    lazy = patterns.pattern("(")
    with pytest.raises(re.error, match="missing"):
        lazy.match("")
