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
    result = expanded('a: .incbin "none.bin"\n.if . - a > 100\n.error "too long"\n.endif\n', False)
    assert result.diagnostics == []
    assert [kind for kind, _ in shown(result)] == ["directive", "kept", "directive", "kept"]


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
