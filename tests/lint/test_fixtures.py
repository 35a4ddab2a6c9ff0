"""Every file in fixtures/ says itself what is to be found in it.

`/* want C001 "text" */` on a line asks for a finding of that code on that line whose message contains the text;
several are separated by `;`.  A file without marks is called good and must be clean.  `todo` in place of `want` records
a known miss: the finding must not be there yet.  `/* cpu: 405 */` in the first line chooses another core than the
e500v2, `/* cpu: unknown */` none.

A file whose name begins with the code of a rule is about the rules with its letter and those it names: what a few
lines without their function look like to other rules is not asked.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ppcmacro import Settings, lint

FIXTURES = Path(__file__).parent / "fixtures"
HEADERS = str(Path(__file__).parents[2] / "samples" / "include")
CPU = re.compile(r"/\* cpu: (\w+) \*/")
MARK = re.compile(r'(want|todo) ([A-Z]\d{3}) "([^"]*)"')
SETTINGS = Settings(cpu="e500v2", include_paths=(HEADERS,), defines=(("__ASSEMBLY__", None),))


def marks(path: Path) -> list[tuple[str, int, str, str]]:
    """Return the marks of a fixture: kind, line, code, text."""
    found = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        for kind, code, text in MARK.findall(line):
            found.append((kind, number, code, text))
    return found


def settings(path: Path) -> Settings:
    """Return the settings a fixture is linted with."""
    named = CPU.match(path.read_text())
    if named is None:
        return SETTINGS
    return SETTINGS.with_(cpu="" if named[1] == "unknown" else named[1])


def family(path: Path) -> str:
    """Return the letter of the rules that a fixture is about, "" for all."""
    return path.name[0].upper() if re.match(r"[a-z]\d{3}", path.name) else ""


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.[sS]")), ids=lambda p: p.name)
def test_fixture(path: Path) -> None:
    expected = marks(path)
    assert expected or "good" in path.name, "nothing is marked, and it is not called good"
    found = [
        (d.origin.location.line if d.origin.location.path == str(path) else _call_line(d), d.code, d.message)
        for d in lint([str(path)], settings(path)).diagnostics
        if d.code.startswith(family(path)) or d.code in {code for _, _, code, _ in expected}
    ]
    for kind, line, code, text in expected:
        hits = [one for one in found if one[0] == line and one[1] == code and text in one[2]]
        if kind == "todo":
            assert not hits, f"line {line}: {code} is found now; change `todo` to `want`"
            continue
        assert hits, f"line {line}: {code} {text!r} was not reported; found: {found}"
        found.remove(hits[0])
    assert not found, f"reported but not marked: {found}"


def _call_line(diagnostic: object) -> int:
    """Return the line in the fixture of a finding that stands in a header's macro: where that macro is used."""
    from ppcmacro import Diagnostic

    assert isinstance(diagnostic, Diagnostic)
    frames = list(diagnostic.origin.frames())
    return frames[0].call.location.line if frames else 0
