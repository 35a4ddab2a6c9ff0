"""Random macro programs against GNU as."""

from __future__ import annotations

import os
import subprocess
from random import Random

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from tests.conformance.harness import AS, Verdict, compare, expand_text, expansion_text
from tests.conformance.programs import program

pytestmark = pytest.mark.skipif(AS is None, reason="powerpc-linux-gnu-as is not installed")

EXAMPLES = int(os.environ.get("PPCMACRO_EXAMPLES", "300"))
"""How many new programs are tried; `PPCMACRO_EXAMPLES=5000` is the long form, as is `python -m tests.conformance`."""


def explained(verdict: Verdict) -> bool:
    """Whether a verdict is as it should be.

    GNU as loses count of lines in bodies that begin behind a `;`, so that its line is not always the true one.
    """
    return verdict.good or verdict.outcome == "other line"


@pytest.mark.parametrize("seed", range(60))
def test_fixed_programs(seed: int) -> None:
    text = program(Random(seed))
    verdict = compare(text)
    assert explained(verdict), f"{verdict.outcome}: {verdict.detail}\n{text}"


@given(st.randoms(use_true_random=False))
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_new_programs(random: Random) -> None:
    text = program(random)
    try:
        verdict = compare(text)
    except subprocess.TimeoutExpired:
        reject()  # GNU as does not come to an end where sizes depend on each other in a circle
    assert explained(verdict), f"{verdict.outcome}: {verdict.detail}\n{text}"


@pytest.mark.parametrize("seed", range(20))
def test_expansion_expands_to_itself(seed: int) -> None:
    """What came out holds no macro-level directive any more, so expanding it again changes nothing."""
    first = expand_text(program(Random(seed)))
    again = expand_text(expansion_text(first))
    assert [statement.text.text for statement in again.statements] == [s.text.text for s in first.statements]
    assert again.calls == []
