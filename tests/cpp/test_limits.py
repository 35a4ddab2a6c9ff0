"""Hostile input ends in bounded time with a diagnostic."""

from __future__ import annotations

import pytest

from ppcmacro import codes
from ppcmacro.cpp import CppOptions, preprocess
from ppcmacro.source import Source
from tests.work import calls_of


def levels(*templates: str) -> str:
    """Return the lines of the templates for the levels 1 to 40; {n} is the level, {m} the one below."""
    return "".join(template.format(n=n, m=n - 1) + "\n" for n in range(1, 41) for template in templates)


DOUBLING = levels("#define D{n} D{m} D{m}")
DOUBLING_ARGUMENTS = "#define D0(x) x x\n" + levels("#define D{n}(x) D{m}(x x)")
PASTING = "#define B0(x) x\n" + levels("#define C{n}(x) B{m}(x##x)", "#define B{n}(x) C{n}(x)")
QUOTING = "#define T0(x) x\n" + levels("#define S{n}(x) T{m}(#x)", "#define T{n}(x) S{n}(x)")
IDENTITY = "#define F(x) x\n#define G(x) x\n"
CHAIN = "#define A0 x\n" + "".join(f"#define A{n} A{n - 1}\n" for n in range(1, 5000))

HOSTILE = {
    "doubling": (DOUBLING + "D40\n", "expansion of `"),
    "doubling arguments": (DOUBLING_ARGUMENTS + "D40(a)\n", "expansion of `"),
    "doubling many times": (DOUBLING + "D40\n" * 200, "expansion of `"),
    "doubling in a condition": (DOUBLING + IDENTITY + "#if F(D40)\n#endif\n", "expansion of `"),
    "nested arguments": (IDENTITY + "F(G(" * 500 + "1" + "))" * 500 + "\n", "arguments of macros"),
    "long chain": (CHAIN + "A4999\n", "macros are nested"),
    "doubling long tokens": (PASTING + "C40(a)\n", None),
    "doubling strings": (QUOTING + 'S40("\\\\")\n', None),
    "long text many times": ("#define A " + "a " * 50_000 + "\n" + "A\n" * 5000, None),
    "long line many times": ("#define A " + "a " * 50_000 + "\n#define B(x) A x\n" + "B(1)\n" * 5000, "expansion of `"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_expansion_is_bounded(name: str) -> None:
    text, message = HOSTILE[name]
    result = preprocess(Source("main.S", text + "end\n"), CppOptions(max_tokens=100_000))
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
        "#define C(" + "a," * 20_000 + "a) x\n",
        "A \\\n" * 30_000 + "\n",
        "#define F(x) x\n" + "F(1) \\\n" * 10_000 + "\n",
        "#define F(x) x\n" + "F(1)" * 20_000 + "\n",
    ],
    ids=range(14),
)
def test_work_grows_with_the_length_only(text: str) -> None:
    made = calls_of(lambda: preprocess(Source("main.S", "#define A b\n" + text), CppOptions()))
    assert made < 20 * len(text) + 10_000
