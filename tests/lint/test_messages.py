"""What a message points at, whatever stands around the statement."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro import lint


@pytest.mark.parametrize("before", ["1:\t", "f: g:\t", "f: /* x */ ", '"a:b":\t', "f:\t.globl f; g:\t"])
def test_the_place_is_that_of_the_instruction_behind_its_labels(before: str, tmp_path: Path) -> None:
    path = tmp_path / "a.S"
    path.write_text(f"#define SPRN_SPRG2 0x112\n{before}lwz r4, SPRN_SPRG2\n")
    (found,) = lint([str(path)]).diagnostics
    assert (found.code, found.origin.location.line, found.origin.location.column) == ("S004", 2, len(before) + 1)
    assert found.message == "`lwz r4, SPRN_SPRG2`: SPRN_SPRG2 is an SPR, not memory"
