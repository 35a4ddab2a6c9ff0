"""Conditions that cannot be decided stay in the output, with both branches expanded."""

from __future__ import annotations

import pytest

from ppcmacro.macro import ExpandOptions, Expansion, expand
from ppcmacro.macro.levels import source_lines
from ppcmacro.source import Source


def expanded(text: str, incomplete: bool = True) -> Expansion:
    return expand(source_lines(Source("t.s", text)), ExpandOptions(incomplete=incomplete))


def shown(result: Expansion) -> list[tuple[str, str]]:
    return [(statement.kind, statement.text.text) for statement in result.statements]


UNKNOWN = '.macro m a\n li 3,\\a\n.endm\n.if VCPU_X > 4\n m 1\n.elseif VCPU_X\n m 2\n.else\n.error "no"\n.endif\n nop\n'


def test_both_branches() -> None:
    result = expanded(UNKNOWN)
    assert result.diagnostics == []
    assert shown(result) == [
        ("kept", ".if VCPU_X>4"),
        ("instruction", "li 3,1"),
        ("kept", ".elseif VCPU_X"),
        ("instruction", "li 3,2"),
        ("kept", ".else"),
        ("directive", '.error "no"'),
        ("kept", ".endif"),
        ("instruction", "nop"),
    ]
    assert result.statements[-1].address is None


def test_refused_when_nothing_is_missing() -> None:
    assert [d.code for d in expanded(UNKNOWN, False).diagnostics] == ["M027", "M027", "M034"]


def test_condition_across_a_file_of_unknown_size() -> None:
    text = 'a: .incbin "none.bin"\n.if . - a > 100\n.error "too long"\n.endif\n'
    result = expanded(text)
    assert result.diagnostics == []
    assert [kind for kind, _ in shown(result)] == ["directive", "kept", "directive", "kept"]
    missing = expanded(text, False)
    assert [(d.code, d.message) for d in missing.diagnostics] == [("M040", "file not found: none.bin")]


COUNTED = ".macro m\n .byte \\@\n.endm\n m\n"


def test_each_branch_counts_calls_from_where_the_conditional_began() -> None:
    result = expanded(COUNTED + ".if X\n m\n.elseif Y\n.if Z\n m\n.else\n m\n.endif\n.else\n m\n.endif\n m\n")
    assert result.diagnostics == []
    assert [text for _, text in shown(result) if text.startswith(".byte")] == [
        ".byte 0",
        ".byte 1",
        ".byte 1",
        ".byte 1",
        ".byte 1",
        ".byte 2",
    ]


@pytest.mark.parametrize(
    ("text", "counter"),
    [
        (COUNTED + ".if X\n m\n m\n.else\n m\n.endif\n m\n", "`\\@` in `m`"),
        (COUNTED + ".if X\n m\n.endif\n.irp x,1\n .byte \\@\n.endr\n", "`\\@` in `.irp x,1`"),
        (".altmacro\n.macro n\nLOCAL l\nl: nop\n.endm\n.if X\n n\n.endif\n n\n", "a name of LOCAL in `n`"),
    ],
)
def test_branches_that_count_differently(text: str, counter: str) -> None:
    (diagnostic,) = expanded(text).diagnostics
    assert diagnostic.code == "M027"
    assert diagnostic.message == (
        f"{counter} has a value that only GNU as knows: `.if X` cannot be decided here, and its branches make "
        "different numbers of macro calls"
    )


def test_counts_that_nobody_asks_for_do_not_matter() -> None:
    result = expanded(".macro m\n nop\n.endm\n.if X\n m\n m\n.endif\n m\n.irp x,1\n .byte \\x\n.endr\n")
    assert result.diagnostics == []


def test_later_versions_count_each_macro() -> None:
    text = ".macro m\n .long \\+\n.endm\n.macro n\n nop\n.endm\n.if X\n m\n.else\n n\n.endif\n m\n"
    result = expand(source_lines(Source("t.s", text)), ExpandOptions(incomplete=True, gas_version=(2, 43)))
    assert [d.message.partition(" in ")[0] for d in result.diagnostics] == ["`\\+`"]


def test_symbol_set_in_a_branch_is_not_known_behind_it() -> None:
    result = expanded("s = 1\n.if VCPU_X\ns = 2\n.endif\n.if s == 2\n nop\n.endif\n")
    assert result.diagnostics == []
    assert shown(result)[-3:] == [("kept", ".if s==2"), ("instruction", "nop"), ("kept", ".endif")]


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        (".macro n\n.endm\n", "defines macro `n`"),
        (".purgem q\n", "purges a macro"),
        (".end\n", "ends the input"),
    ],
)
def test_branches_that_must_be_decided(inside: str, what: str) -> None:
    result = expanded(f".macro q\n.endm\n.if VCPU_X\n{inside}.endif\n")
    found = result.diagnostics[0]
    assert (found.code, str(found.origin.location)) == ("M027", "t.s:3:1")
    assert found.message == f"`.if VCPU_X` cannot be decided here, and a branch of it {what}"
