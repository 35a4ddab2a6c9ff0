"""Under which name an SPR is written: in the line itself, in a C macro, or pasted together."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro import Settings
from ppcmacro.project.reading.unit_reading import read_unit
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.spr_moves import spr_moves

HEAD = "#define SPRN_SRR0 26\n#define SPRN_SRR1 27\n"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("\tmfspr 3, SPRN_SRR0\n", "SPRN_SRR0"),
        ("#define GET(rX) mfspr rX, SPRN_SRR0; \\\n\tnop\n\tGET(3)\n", "SPRN_SRR0"),
        ("#define GET(n) mfspr 3, SPRN_##n\n\tGET(SRR0)\n", "SPRN_SRR0"),
        ("#define GET(n) mfspr 3, SPRN_ ## n\n\tGET(SRR0)\n", "SPRN_SRR0"),
        ("#define GET(SPRN_X) mfspr 3, SPRN_X\n\tGET(SPRN_SRR0)\n", "SPRN_SRR0"),
        ("\t.macro get spr\n\tmfspr 3, \\spr\n\t.endm\n\tget SPRN_SRR0\n", "SPRN_SRR0"),
        ("#define PUT(rX) mtspr SPRN_SRR1, rX\n\tPUT(3)\n", "SPRN_SRR1"),
    ],
)
def test_name(tmp_path: Path, source: str, name: str) -> None:
    path = tmp_path / "x.S"
    path.write_text(HEAD + source)
    unit = read_unit(str(path), Settings(cpu="440")).unit
    assert unit is not None
    assert [move.name for move in spr_moves(Examination(unit))] == [name]
