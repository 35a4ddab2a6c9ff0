"""Every file of `cases` gives what gcc gives: the same lines, tokens, blanks and places, and complaints on the same lines."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ppcmacro.cpp import CppOptions, preprocess
from ppcmacro.files import read_source
from tests.cpp.gcc_oracle import GCC, NO_GCC, gcc_output, our_complaints, our_output

pytestmark = pytest.mark.skipif(GCC is None, reason=NO_GCC)

CASES = sorted((Path(__file__).parent / "cases").glob("*.S"), key=lambda path: path.name)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    lines, complaints = gcc_output(case.name, [], tmp_path)
    preprocessed = preprocess(read_source(case.name), CppOptions())
    assert our_output(preprocessed) == lines
    assert sorted(our_complaints(preprocessed)) == sorted(complaints)
