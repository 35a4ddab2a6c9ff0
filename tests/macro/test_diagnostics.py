"""What is said about bad input: code, place, the chain of calls, and what to write instead."""

from __future__ import annotations

import pytest

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.macro import ExpandOptions, Expansion, expand
from ppcmacro.macro.levels import source_lines
from ppcmacro.source import Source

SWALLOWED = """.macro low n s
 mtspr \\s, 4
 bctr
.endm
.macro high n s
 mtspr \\s, 4
 low \\n \\s .endm
.macro debug n s
 mtspr \\s, 4
.endm
 high 1 272
"""


def expanded(text: str, **options: object) -> Expansion:
    return expand(source_lines(Source("t.s", text)), ExpandOptions(**options))  # type: ignore[arg-type]


def said(result: Expansion) -> list[tuple[str, str, str]]:
    return [(d.code, str(d.origin.location), d.message) for d in result.diagnostics]


def only(text: str) -> Diagnostic:
    (diagnostic,) = expanded(text).diagnostics
    return diagnostic


def test_swallowed_end_directive() -> None:
    found = only(SWALLOWED)
    assert (found.code, str(found.origin.location)) == ("M001", "t.s:7:2")
    assert found.message.startswith("`.endm` stands behind `low \\n \\s` on the same line and ends nothing")
    assert "`high`" in found.message
    assert [str(label.origin.location) for label in found.related] == ["t.s:5:1"]
    assert found.help == "write `.endm` on a line of its own"
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert (edit.origin.location.line, edit.origin.location.column, edit.length, edit.text) == (7, 11, 1, "\n")


def test_repaired_source_is_accepted() -> None:
    assert expanded(SWALLOWED.replace(" .endm", "\n.endm")).diagnostics == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (".rept 2\n nop .endr\n nop\n", "t.s:2:2"),
        (" nop .endm\n", "t.s:1:2"),
        (".macro m a\n.endm\n m 1 .endm\n", "t.s:3:2"),
    ],
)
def test_other_swallowed_ends(text: str, place: str) -> None:
    found = only(text)
    assert (found.code, str(found.origin.location)) == ("M001", place)


def test_missing_end() -> None:
    found = only(" nop\n.macro m a\n nop\n")
    assert (found.code, str(found.origin.location)) == ("M023", "t.s:2:1")
    assert found.message.startswith("unexpected end of file in macro `m` definition")


def test_parameter_that_does_not_exist() -> None:
    result = expanded(".macro h n s\n li r5, \\no\n mtspr \\s, 3\n.endm\n h 1 2\n")
    (found,) = result.diagnostics
    assert (found.code, str(found.origin.location)) == ("M002", "t.s:2:9")
    assert found.message == "`\\no` is no parameter of macro `h`, so the backslash stays in the statement"
    assert found.help == "the parameters are `\\n`, `\\s`"
    assert [frame.name for frame in found.origin.frames()] == ["h"]


@pytest.mark.parametrize(
    "text",
    [
        '.macro m a\n.ascii "\\t\\q \\a"\n x\\@: nop\n y\\()z: nop\n.endm\n m 1\n',
        ".macro o\n.macro i x\n .byte \\x\n.endm\n.endm\n o\n i 1\n",
        ".macro o\n.irp x,1\n .byte \\x\n.endr\n.endm\n o\n",
        ".macro o a\n.macro i x\n .byte \\\\()x\n.endm\n.endm\n o\n",
        ".macro never a\n .byte \\b\n.endm\n",
    ],
)
def test_backslashes_that_are_right(text: str) -> None:
    assert expanded(text).diagnostics == []


@pytest.mark.parametrize(
    ("call", "message", "place"),
    [
        (" h 1 2 3", "too many positional arguments: macro `h` takes 2 (`n`, `s`), so the call expands to nothing", 8),
        (" h 1 x=2", "parameter named `x` does not exist for macro `h`; it takes `n`, `s`", 6),
        (" h", "missing value for required parameter `n` of macro `h`", 2),
        (" h n=1 2", "can't mix positional and keyword arguments", 8),
    ],
)
def test_calls_that_do_not_fit(call: str, message: str, place: int) -> None:
    found = only(f".macro h n:req s\n.endm\n{call}\n")
    assert found.code == "M002"
    assert found.message.startswith(message)
    assert (found.origin.location.line, found.origin.location.column) == (3, place)
    assert [str(label.origin.location) for label in found.related] == ["t.s:1:1"]


def test_why_a_condition_is_not_constant() -> None:
    messages = [
        message
        for _, _, message in said(
            expanded(
                " .data\nd: .long 1\n .text\na: nop\n .balign 8\nb: nop\n"
                ".if b - a\n.endif\n.if later > 2\n.endif\n.if a\n.endif\n.if d - a\n.endif\n.rept later\n.endr\n"
                ".if\n.endif\n"
            )
        )
    ]
    head = 'non-constant expression in ".if" statement: '
    assert messages == [
        head + "the distance between `a` and `b` is not fixed: an alignment, `.org` or an open size stands between",
        head + "`later` has no value yet where `later>2` is read",
        head + "`a` is an address, not a number",
        head + "`a` and `d` are in different sections",
        "bad or irreducible absolute expression: `later` has no value yet where `later` is read",
        head + "the expression is missing",
    ]


def test_conditionals_that_do_not_pair_up() -> None:
    result = expanded(".else\n.endif\n.if 1\n.else\n.else\n.endif\n.macro m\n.if 1\n.endm\n m\n.if 0\n")
    assert [(code, place, message.split(":")[0]) for code, place, message in said(result)] == [
        ("M024", "t.s:1:1", '".else" without matching ".if"'),
        ("M024", "t.s:2:1", '".endif" without ".if"'),
        ("M024", "t.s:5:1", 'duplicate ".else"'),
        ("M024", "t.s:8:1", "end of macro inside conditional"),
        ("M024", "t.s:11:1", "end of file inside conditional"),
    ]
    assert [str(label.origin.location) for label in result.diagnostics[2].related] == ["t.s:4:1", "t.s:3:1"]


def test_redefinition_points_to_both_places() -> None:
    found = only(".macro m\n.endm\n.macro M a\n.endm\n")
    assert (found.code, str(found.origin.location), found.message) == (
        "M025",
        "t.s:3:8",
        "macro `M` was already defined; the first definition stays",
    )
    assert [str(label.origin.location) for label in found.related] == ["t.s:1:1"]


def test_all_errors_of_one_run() -> None:
    text = '.macro m a,\n.endm\n .nosuch\n.err\n.error "said so"\n.warning "w"\n )\n.include "none.inc"\n'
    text += ".ifdef 1\n.endif\n"
    assert [(code, place) for code, place, _ in said(expanded(text))] == [
        ("M026", "t.s:1:11"),
        ("M029", "t.s:3:2"),
        ("M034", "t.s:4:1"),
        ("M034", "t.s:5:1"),
        ("M039", "t.s:6:1"),
        ("M020", "t.s:7:2"),
        ("M021", "t.s:8:10"),
        ("M020", "t.s:9:8"),
        ("M024", "t.s:10:1"),
    ]


def test_text_of_an_argument_is_a_further_place() -> None:
    found = only('.macro m a\n .byte \\a\n.endm\n m "1 2"\n')
    assert (str(found.origin.location), [frame.name for frame in found.origin.frames()]) == ("t.s:2:2", ["m"])
    assert [(str(label.origin.location), label.text) for label in found.related] == [
        ("t.s:4:7", "this part of the statement is written here")
    ]


def test_error_in_an_included_file(tmp_path: object) -> None:
    files = {"a.inc": " nop\n .nosuch\n"}

    def read(path: str) -> str:
        if path not in files:
            raise FileNotFoundError(path)
        return files[path]

    result = expanded(' nop\n .include "a.inc"\n', read=read)
    assert said(result) == [("M029", "a.inc:2:2", "unknown pseudo-op: `.nosuch`")]
    assert [str(place) for place in result.diagnostics[0].origin.includes()] == ["t.s:2:2"]
    assert result.included == ["a.inc"]


def test_include_outside_of_the_roots(tmp_path: object) -> None:
    result = expanded(' .include "/etc/hostname"\n', roots=("/nowhere",))
    assert said(result) == [
        ("M044", "t.s:1:11", "`/etc/hostname` lies outside of the project, so it is not read"),
    ]


def test_other_macro_language_is_refused() -> None:
    assert said(expanded(" .mri 1\nm: .macro\n")) == [
        ("M037", "t.s:1:2", "`.mri 1` begins another macro language, which is not supported")
    ]


def test_raw_text_is_refused() -> None:
    assert [(code, place) for code, place, _ in said(expanded("#NO_APP\n nop\n"))] == [("M037", "t.s:1:1")]
    assert expanded(" nop\n#NO_APP\n").diagnostics == []
