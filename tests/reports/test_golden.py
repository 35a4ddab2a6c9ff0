"""Every format as it is shown, whole.

PPCMACRO_WRITE_GOLDEN=1 writes the files anew; look at the difference before it is kept.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from ppcmacro.render.ledger import FORMATS
from tests.reports.conftest import ledger_of

GOLDEN = Path(__file__).parent / "golden"
CASES = {
    "4b-hybrid-r4-not-restored": ("samples/designs/4b-hybrid-r4-not-restored.S", "kvmppc_handler_15", None),
    "5-hybrid": ("samples/designs/5-hybrid.S", "kvmppc_handler_15", None),
    "tlb-miss": ("tests/reports/fixtures/tlb-miss.S", "DTLBMiss", "440"),
}


def without_the_frame(text: str) -> str:
    """Leave out the style sheet and the script of a page, and what is computed from them."""
    text = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", text, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]+", "sha256-", text)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", CASES)
def test_format(name: str, form: str) -> None:
    text = ledger_of(*CASES[name]).text(form)
    if form == "html":
        text = without_the_frame(text)
    golden = GOLDEN / f"{name}.{'txt' if form == 'table' else form}"
    if os.environ.get("PPCMACRO_WRITE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
