"""What later versions of GNU as do otherwise."""

from __future__ import annotations

from ppcmacro.macro import ExpandOptions, expand
from ppcmacro.macro.levels import source_lines
from ppcmacro.source import Source


def texts(text: str, version: tuple[int, int]) -> list[str]:
    result = expand(source_lines(Source("t.s", text)), ExpandOptions(gas_version=version))
    return [statement.text.text for statement in result.statements]


COUNTED = '.macro m\n.ascii "\\+"\n.endm\n.macro n\n.ascii "\\+\\@"\n.endm\n m\n n\n m\n.rept 2\n.ascii "\\+"\n.endr\n'


def test_count_of_expansions() -> None:
    assert texts(COUNTED, (2, 42)) == [
        *('.ascii "\\+"', '.ascii "\\+1"', '.ascii "\\+"', '.ascii "\\+"', '.ascii "\\+"'),
    ]
    assert texts(COUNTED, (2, 43)) == [
        *('.ascii "0"', '.ascii "01"', '.ascii "1"', '.ascii "0"', '.ascii "1"'),
    ]


def test_directives_of_later_versions() -> None:
    result = expand(source_lines(Source("t.s", ' .base64 "QQ=="\n')), ExpandOptions(gas_version=(2, 43)))
    assert result.diagnostics == []
    assert [d.code for d in expand(source_lines(Source("t.s", ' .base64 "QQ=="\n'))).diagnostics] == ["M029"]
