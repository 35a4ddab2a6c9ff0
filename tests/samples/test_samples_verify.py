"""Source and expansion of every sample that assembles give the same object; the others are refused on both sides."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ppcmacro import Settings, expand, verify

ROOT = Path(__file__).parents[2]
SETTINGS = Settings(
    cpu="e500v2", include_paths=("samples/include",), defines=(("__ASSEMBLY__", None), ("CONFIG_PPC_85xx", None))
)
REFUSED = {"1b-posted-mailwrapped", "2-prolog-then-handler", "3-short", "4-hybrid-as-typed"}
SAMPLES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "samples").rglob("*.[sS]"))

pytestmark = pytest.mark.skipif(
    shutil.which("powerpc-linux-gnu-as") is None, reason="powerpc-linux-gnu-as is not installed"
)


@pytest.mark.parametrize("path", SAMPLES)
def test_object_of_the_expansion(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = verify(path, SETTINGS)
    errors = [one.message for one in expand(path, SETTINGS).diagnostics]
    if Path(path).stem in REFUSED:
        assert not result.identical
        assert "refuses the source" in result.report
        assert errors
    else:
        assert result.identical, result.report
        assert errors == []


def test_all_samples_are_there() -> None:
    assert len(SAMPLES) == 12
