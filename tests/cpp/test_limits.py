"""Hostile input ends in bounded time with a diagnostic."""

from __future__ import annotations

import time

import pytest

from ppcmacro import codes
from ppcmacro.cpp import CppOptions, preprocess
from ppcmacro.source import Source

DOUBLING = "".join(f"#define D{i} D{i - 1} D{i - 1}\n" for i in range(1, 41))
DOUBLING_ARGUMENTS = "#define D0(x) x x\n" + "".join(f"#define D{i}(x) D{i - 1}(x x)\n" for i in range(1, 41))
PASTING = "#define C0(x) x##x\n" + "".join(
    f"#define C{i}(x) B{i - 1}(x##x)\n#define B{i}(x) C{i}(x)\n" for i in range(1, 41)
)
QUOTING = "#define S0(x) #x\n" + "".join(
    f"#define S{i}(x) T{i - 1}(#x)\n#define T{i}(x) S{i}(x)\n" for i in range(1, 41)
)
BIG_BASE = "#define B0(x) C0(x)\n#define T0(x) S0(x)\n"

HOSTILE = {
    "doubling": (DOUBLING + "D40\n", "expansion of `"),
    "doubling arguments": (DOUBLING_ARGUMENTS + "D40(a)\n", "expansion of `"),
    "doubling many times": (DOUBLING + "D40\n" * 200, "expansion of `"),
    "doubling in a condition": (DOUBLING + "#if D40\n#endif\n", "expansion of `"),
    "nested arguments": (
        "#define F(x) x\n#define G(x) x\n" + "F(G(" * 500 + "1" + "))" * 500 + "\n",
        "arguments of macros",
    ),
    "long chain": (
        "#define A0 x\n" + "".join(f"#define A{i} A{i - 1}\n" for i in range(1, 5000)) + "A4999\n",
        "macros are nested",
    ),
    "doubling long tokens": (BIG_BASE + PASTING + "C40(a)\n", None),
    "doubling strings": (BIG_BASE + QUOTING + 'S40("\\")\n', None),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_expansion_is_bounded(name: str) -> None:
    text, message = HOSTILE[name]
    started = time.process_time()
    result = preprocess(Source("main.S", text + "end\n"), CppOptions(max_tokens=100_000))
    assert time.process_time() - started < 20
    assert result.lines[-1].text == "end"
    if message is not None:
        found = [found for found in result.diagnostics if found.code == codes.LIMIT_REACHED.code]
        assert found
        assert found[0].message.startswith(message)
        assert len(found) < 1000
    assert sum(len(line.text) for line in result.lines) < 20_000_000


def test_limit_is_settable() -> None:
    text = "#define D a b c d e f g h\n#define E D D D D\nE\n"
    assert preprocess(Source("main.S", text), CppOptions(max_tokens=40)).diagnostics == []
    (found,) = preprocess(Source("main.S", text), CppOptions(max_tokens=30)).diagnostics
    assert (found.code, str(found.severity)) == (codes.LIMIT_REACHED.code, "error")
    assert found.message == "expansion of `D` exceeds the limit on the size of all expansions"
    assert [frame.name for frame in found.origin.frames()] == ["E"]


@pytest.mark.parametrize(
    "expression", ["(" * 5000 + "1" + ")" * 5000, "!" * 5000 + "1", "1?" * 2000 + "1" + ":0" * 2000]
)
def test_deep_condition(expression: str) -> None:
    result = preprocess(Source("main.S", f"#if {expression}\n#endif\nend\n"), CppOptions())
    assert [found.message for found in result.diagnostics] in (
        [],
        ["cannot evaluate `#if`: the expression is nested too deeply"],
    )
    assert [line.text for line in result.lines] == ["end"]


@pytest.mark.parametrize(
    "text",
    [
        "x" + " " * 200_000 + "\n",
        "A " * 100_000 + "\n",
        "'" * 100_001 + "\n",
        '"\\' * 50_000 + "\n",
        "/*" * 100_000 + "*/\n",
        "/**/" * 50_000 + "\n",
        "x \\\n" * 50_000 + "\n",
        "#if 0\n" * 20_000,
        "x /* \n */ " * 20_000 + "\n",
        "#define F(x) x\nF(" + "(," * 50_000 + "\n",
        "#define A(" + "a," * 20_000 + "a) x\n",
    ],
    ids=range(11),
)
def test_time_grows_with_the_length_only(text: str) -> None:
    started = time.process_time()
    preprocess(Source("main.S", "#define A b\n" + text), CppOptions())
    assert time.process_time() - started < 10
