"""What is said about broken directives and calls, where, and that preprocessing goes on."""

from __future__ import annotations

import pytest

from ppcmacro import codes
from ppcmacro.cpp import CppOptions, preprocess
from ppcmacro.source import Source

ERRORS = [
    ("#if 1 +\n#endif", 1, 4, "cannot evaluate `#if`: an operand is missing at the end"),
    ("#if (1\n#endif", 1, 4, "cannot evaluate `#if`: `(` has no `)`"),
    ("#if it's\n#endif", 1, 4, "cannot evaluate `#if`: a binary operator is missing before `'s`"),
    ("#if\n#endif", 1, 4, "cannot evaluate `#if`: there is no expression"),
    ("#if 1\nx", 1, 1, "`#if` has no `#endif` before the end of the file"),
    ("  #else", 1, 3, "`#else` without `#if`"),
    ("#endif", 1, 1, "`#endif` without `#if`"),
    ("#if 1\n#else\n#else\n#endif", 3, 1, "`#else` after `#else`"),
    ("#define", 1, 8, "no macro name given in `#define`"),
    ("#define 1x", 1, 8, "macro names must be identifiers in `#define`"),
    ("#define F(a,a) a", 1, 13, "duplicate macro parameter `a` in `#define`"),
    ("#define B x ##", 1, 13, "`##` cannot appear at either end of a macro expansion in `#define`"),
    ("#define defined", 1, 9, "`defined` cannot be used as a macro name in `#define`"),
    ("#undef", 1, 1, "no macro name given in `#undef`"),
    ("#define F(a) a\n F(1,2)", 2, 2, "macro `F` passed 2 arguments, but takes just 1"),
    ("#define F(a,b) a\nF(1)", 2, 1, "macro `F` requires 2 arguments, but only 1 given"),
    ("#define F(a) a\nx F(1\ny", 2, 3, "unterminated argument list invoking macro `F`"),
    ("#error  keep   out", 1, 1, "`#error` keep out"),
    ("#include foo", 1, 1, '`#include` expects `"FILENAME"` or `<FILENAME>`'),
    ("#line x", 1, 1, "`#line` needs a line number"),
    ("a /* b", 1, 3, "unterminated comment"),
    ("_Pragma x", 1, 1, "`_Pragma` needs a string in parentheses"),
    ("#if 1/0\n#endif", 1, 4, "division by zero in `#if`"),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), ERRORS, ids=[error[3][:40] for error in ERRORS])
def test_error(text: str, line: int, column: int, message: str) -> None:
    result = preprocess(Source("main.S", text + "\n"), CppOptions())
    (found,) = result.diagnostics
    assert (found.code, str(found.severity)) == (codes.PREPROCESSOR.code, "error")
    assert (found.message, found.origin.location.line, found.origin.location.column) == (message, line, column)


def test_redefinition_is_a_warning_that_shows_both_places() -> None:
    result = preprocess(Source("main.S", "#define A 1\n#define A 1\n\n#define A 2\nA\n"), CppOptions())
    (found,) = result.diagnostics
    assert (str(found.severity), found.message) == ("warning", "`A` is redefined")
    assert (found.origin.location.line, found.origin.location.column) == (4, 9)
    assert [(str(label.origin.location), label.text) for label in found.related] == [
        ("main.S:2:9", "previous definition")
    ]
    assert [line.text for line in result.lines] == ["2"]


def test_error_within_a_macro_shows_the_chain() -> None:
    text = "#define F(a) a\n#define G F(1,2)\nnop\nG ; G\nG\n"
    result = preprocess(Source("main.S", text), CppOptions())
    assert [found.message for found in result.diagnostics] == ["macro `F` passed 2 arguments, but takes just 1"] * 3
    first, second, third = (found.origin for found in result.diagnostics)
    assert [str(origin.location) for origin in (first, second, third)] == ["main.S:2:11"] * 3
    assert [str(origin.outermost()) for origin in (first, second, third)] == ["main.S:4:1", "main.S:4:5", "main.S:5:1"]
    assert [line.text for line in result.lines] == ["nop", "F ; F", "F"]


def test_nothing_is_said_about_lines_that_are_skipped() -> None:
    text = "#if 0\n#define 1\n#error no\n#include\n#if (\n#elif (\n#else junk\n#endif\n# 33\nit's\n#endif\nok\n"
    result = preprocess(Source("main.S", text), CppOptions())
    assert result.diagnostics == []
    assert [line.text for line in result.lines] == ["ok"]
