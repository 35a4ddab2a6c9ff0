"""Random macros and calls give what gcc gives, and the pieces always fit the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppcmacro.cpp import CppOptions, Preprocessed, preprocess
from ppcmacro.source import Source
from tests.cpp.gcc_oracle import GCC, NO_GCC, gcc_output, our_output

NAMES = ("A", "B", "f", "g", "x")
WORDS = (
    *NAMES,
    "f(",
    "g(",
    "f(x)",
    "g(A,1)",
    ")",
    ",",
    "(",
    "r3",
    "1",
    "0x2",
    ".5",
    '"s"',
    "'c'",
    "L",
    "\\",
    "@",
    "#",
    "##",
)
OPERATORS = ("+", "-", "*", "/", "%", "&", "|", "<", ">", "=", ".", ":", ";", "$", "/* c */", "'", '"')
words = st.tuples(st.sampled_from(WORDS + OPERATORS), st.sampled_from(["", " ", "  ", "\t"])).map("".join)
text = st.lists(words, max_size=7).map("".join)
body = st.lists(
    st.one_of(words, st.sampled_from(["a", "b", "#a", "a##b", " a ## x", "__VA_ARGS__", ", ##__VA_ARGS__ ", " a "])),
    max_size=7,
).map("".join)
parameters = st.sampled_from(["(a)", "(a,b)", "()", "(a,...)", "(a,b...)", "(...)"])
definition = st.one_of(
    st.tuples(st.sampled_from(["A", "B", "x"]), text).map(lambda t: f"#define {t[0]} {t[1]}"),
    st.tuples(st.sampled_from(["f", "g"]), parameters, body).map(lambda t: f"#define {t[0]}{t[1]} {t[2]}"),
)
line = st.one_of(
    text,
    text.map(lambda t: " f(" + t + ")"),
    text.map(lambda t: "f(" + t + "\n, g(A) )"),
    st.sampled_from(["#undef A", "#undef f", "#ifdef f", "#ifndef A", "#else", "#endif", "# comment A", "f", "(1)"]),
)
sources = st.tuples(st.lists(definition, max_size=5), st.lists(st.one_of(line, definition), max_size=6)).map(
    lambda t: "\n".join([*t[0], *t[1]]) + "\n"
)


def run(source: str) -> Preprocessed:
    return preprocess(Source("main.S", source), CppOptions())


def collapsed(lines: list[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    return [(file, number, re.sub(r"[ \t]+", " ", shown).strip()) for file, number, shown in lines]


@pytest.mark.skipif(GCC is None, reason=NO_GCC)
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=sources)
def test_same_as_gcc(source: str, tmp_path: Path) -> None:
    # gcc's own line markers cannot be told from such lines of the source.
    if re.search(r'^\s*#\s*[0-9]+\s*"', source, re.MULTILINE):
        return
    (tmp_path / "main.S").write_text(source)
    lines, _ = gcc_output("main.S", [], tmp_path)
    assert collapsed(our_output(run(source))) == collapsed(lines)


@settings(max_examples=200, deadline=None)
@given(source=st.one_of(sources, st.text(alphabet="#define f(x)\\\n\t \"'/*,1", max_size=60)))
def test_pieces_cover_what_they_say(source: str) -> None:
    for shown in run(source).lines:
        end = 0
        for start, stop, origin in shown.pieces:
            assert end <= start < stop <= len(shown.text)
            assert shown.text[end:start].strip() == ""
            end = stop
            written = origin.location.source.line(origin.location.line)
            if origin.frame is None and "/*" not in source:
                assert written[origin.location.column - 1 :][: stop - start].split() == shown.text[start:stop].split()
        if shown.pieces:
            assert shown.text[end:].strip() == ""
        else:
            written = shown.origin.location.source.line(shown.origin.location.line)
            if "/*" not in written and "//" not in written:
                assert written.rstrip() == shown.text.rstrip() or "\\" in written
