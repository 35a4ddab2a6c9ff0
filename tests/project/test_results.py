"""A result that went through JSON is the same result: every field, every place, every format."""

from __future__ import annotations

import json
import types
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppcmacro.api import lint
from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.project.checking.linting import lint_file
from ppcmacro.project.checking.results import FileResult, decode, encode
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.reading.missing import Header
from ppcmacro.render import FORMATS, RenderOptions, render
from ppcmacro.source import Frame, Location, Origin, Source

WORDS = st.text(st.sampled_from('ab(,)\\ \t"\udcffé\x1b'), max_size=6)
SEVERAL = st.integers(0, 3)


@st.composite
def places(draw: st.DrawFn) -> list[Origin]:
    """Some origins that share sources and frames, as those of one file do."""
    sources = [Source("a.S", "one\ntwo three\n")]
    origins: list[Origin] = []
    frames: list[Frame | None] = [None]
    for number in range(draw(st.integers(1, 6))):
        what = draw(st.sampled_from(("source", "frame", "origin")))
        at = Location(draw(st.sampled_from(sources)), draw(st.integers(1, 3)), draw(st.integers(0, 4)))
        origin = Origin(at, draw(st.sampled_from(frames)))
        if what == "source":
            sources.append(Source(f"{number}.h", draw(st.sampled_from(("", "x\ny\n", "\udcff"))), origin))
        elif what == "frame":
            definition = draw(st.none() | st.just(at))
            args = tuple((draw(WORDS), draw(WORDS)) for _ in range(draw(SEVERAL)))
            kind = draw(st.sampled_from(("cpp", "macro", "loop")))
            frames.append(Frame(kind, draw(WORDS), origin, definition, args, draw(WORDS), draw(SEVERAL)))
        origins.append(origin)
    return origins


def values(draw: st.DrawFn, kind: Any, origins: list[Origin]) -> Any:
    """A value of a type that a field has."""
    if kind is Origin:
        return draw(st.sampled_from(origins))
    if kind is Severity:
        return draw(st.sampled_from(Severity))
    if kind is str:
        return draw(WORDS)
    if kind is int:
        return draw(st.integers(0, 9))
    if kind is bool:
        return draw(st.booleans())
    if get_origin(kind) is tuple:
        (item, dots) = get_args(kind)
        assert dots is Ellipsis
        return tuple(values(draw, item, origins) for _ in range(draw(SEVERAL)))
    if get_origin(kind) in (Union, types.UnionType):
        chosen = draw(st.sampled_from(get_args(kind)))
        return None if chosen is type(None) else values(draw, chosen, origins)
    if kind is Diagnostic:
        return record(draw, kind, origins)._replace(code="C003", confidence="high", baseline="")
    return record(draw, kind, origins)


def record(draw: st.DrawFn, kind: Any, origins: list[Origin]) -> Any:
    return kind(**{name: values(draw, hint, origins) for name, hint in get_type_hints(kind).items()})


@st.composite
def results(draw: st.DrawFn) -> FileResult:
    origins = draw(places())
    diagnostics = tuple(values(draw, Diagnostic, origins) for _ in range(draw(SEVERAL)))
    missing = tuple(Header(draw(WORDS), draw(st.sampled_from(origins))) for _ in range(draw(SEVERAL)))
    counts = st.integers() | st.dictionaries(WORDS, st.integers(), max_size=2)
    statistics = draw(st.dictionaries(WORDS, counts, max_size=2))
    facts = ("fa.S", "Fb\udcff.h")
    return FileResult("a.S", diagnostics, missing, statistics, draw(WORDS), facts, draw(st.booleans()), draw(WORDS))


def flat(value: Any, known: dict[int, Any]) -> Any:
    """A value with its places written out; `known` numbers sources and frames, so that sharing shows."""
    if isinstance(value, Source):
        if id(value) not in known:
            known[id(value)] = len(known)
            return known[id(value)], value.path, value.text, flat(value.included_from, known)
        return known[id(value)]
    if isinstance(value, Frame):
        if id(value) not in known:
            known[id(value)] = len(known)
            return known[id(value)], [flat(getattr(value, name), known) for name in Frame.__slots__]
        return known[id(value)]
    if isinstance(value, tuple):
        return type(value).__name__, [flat(one, known) for one in value]
    return value


def through_json(result: FileResult) -> FileResult:
    text = json.dumps(encode(result))
    return decode(result.path, json.loads(text), result.facts, result.repeatable)


@given(results())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_is_lost(result: FileResult) -> None:
    assert flat(through_json(result), {}) == flat(result, {})


@given(results())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_format_shows_the_same(result: FileResult) -> None:
    again = through_json(result)
    options = RenderOptions(explain=True)
    for form in FORMATS:
        assert render(form, again.diagnostics, options) == render(form, result.diagnostics, options)


def test_the_text_of_a_file_is_read_when_it_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.S").write_text('#include "b.h"\n.macro m\n\tnosuch 1\n.endm\n\tm\n')
    Path("b.h").write_text("\tworse 2\n")
    result = lint_file("a.S", Settings())
    values = encode(result)
    assert values is not None
    assert sorted(row[:2] for row in values["sources"]) == [["a.S", None], ["b.h", None]]
    again = decode("a.S", json.loads(json.dumps(values)))
    assert render("full", again.diagnostics, RenderOptions()) == render("full", result.diagnostics, RenderOptions())
    assert len(again.diagnostics) == 2
    Path("a.S").unlink()
    Path("b.h").unlink()
    assert "nosuch 1" not in render("full", decode("a.S", values).diagnostics, RenderOptions())


def test_a_long_chain_of_calls_and_includes() -> None:
    origin = Origin(Location(Source("a.S", "x"), 1, 1))
    for number in range(3000):
        origin = Origin(Location(origin.location.source, 1, 1), Frame("macro", f"m{number}", origin))
    for number in range(100):
        origin = Origin(Location(Source(f"{number}.h", "x", origin), 1, 1))
    result = FileResult("a.S", (Diagnostic("C001", "name", Severity.ERROR, "text", origin),))
    again = through_json(result)
    options = RenderOptions()
    assert render("json", again.diagnostics, options) == render("json", result.diagnostics, options)


def test_nothing_found_is_nothing_kept() -> None:
    assert encode(FileResult("a.S", facts=("fa.S",))) is None
    assert decode("a.S", None, ["fa.S"]) == FileResult("a.S", facts=("fa.S",))


def test_the_samples_come_back_as_they_were() -> None:
    folder = Path(__file__).parents[2] / "samples" / "designs"
    paths = sorted(map(str, folder.glob("*.S")))
    settings = Settings(
        cpu="e500v2", include_paths=(str(folder.parent / "include"),), defines=(("__ASSEMBLY__", None),)
    )
    found = [one for path in paths for one in through_json(lint_file(path, settings)).diagnostics]
    options = RenderOptions(explain=True)
    assert len(found) > 5
    for form in FORMATS:
        assert render(form, found, options) == render(form, lint(paths, settings).diagnostics, options)
