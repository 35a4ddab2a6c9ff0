"""Golden files of every format over one set of findings.

`PPCMACRO_UPDATE_GOLDEN=1 pytest tests/render/test_golden.py` rewrites them; read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ppcmacro import __version__
from ppcmacro.render import FORMATS, RenderOptions, gitlab, json, render, sarif
from tests.render.findings import DOCUMENT, FINDINGS

GOLDEN = Path(__file__).parent / "golden"
VARIANTS = {
    **{form: (form, RenderOptions(document=DOCUMENT)) for form in FORMATS},
    "full-unicode": ("full", RenderOptions(glyphs="unicode", explain=True)),
    "full-ascii": ("full", RenderOptions(glyphs="ascii", backtrace=1, width=60)),
    "full-color": ("full", RenderOptions(color=True)),
    "grouped-color": ("grouped", RenderOptions(color=True)),
    "grouped-explain": ("grouped", RenderOptions(explain=True, glyphs="ascii")),
    "concise-explain": ("concise", RenderOptions(explain=True, glyphs="ascii")),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_golden(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # What the pages of the rules say and what a fingerprint is made of is no matter of the format.
    monkeypatch.setattr(sarif, "_rule", lambda info: {"id": info.code})
    for module in (json, gitlab, sarif):
        monkeypatch.setattr(module, "fingerprints", lambda found: [f"{number:032x}" for number in range(len(found))])
    form, options = VARIANTS[name]
    data = render(form, FINDINGS, options).replace(f'"{__version__}"', '"VERSION"').encode()
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("PPCMACRO_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    assert path.read_bytes() == data


def test_no_golden_file_is_left_over() -> None:
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(VARIANTS)
