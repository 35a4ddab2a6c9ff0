"""Every file of `cases` gives what gcc gives: lines, tokens, blanks and places, and complaints on the same lines."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ppcmacro.cpp import CppOptions, preprocess
from ppcmacro.files import read_source
from tests.cpp.gcc_oracle import EPOCH, GCC, NO_GCC, gcc_output, our_complaints, our_output

pytestmark = pytest.mark.skipif(GCC is None, reason=NO_GCC)

CASES = sorted((Path(__file__).parent / "cases").glob("*.S"), key=lambda path: path.name)
# gcc reports a call at its end, we at its beginning.
PLACED_OTHERWISE = {"bad-calls", "directives-in-arguments", "stringify"}
# After `#line` gcc gives the presumed places, we the real ones.
RENUMBERED = {"renumbered"}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    lines, complaints = gcc_output(case.name, [], tmp_path)
    preprocessed = preprocess(read_source(case.name), CppOptions())
    ours = our_output(preprocessed)
    if case.stem in RENUMBERED:
        assert [text for _, _, text in ours] == [text for _, _, text in lines]
    else:
        assert ours == lines
    if case.stem in PLACED_OTHERWISE:
        assert sorted(kind for _, kind in our_complaints(preprocessed)) == sorted(kind for _, kind in complaints)
    else:
        assert set(our_complaints(preprocessed)) == set(complaints)
