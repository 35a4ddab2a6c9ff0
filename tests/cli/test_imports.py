"""A cold run imports what it needs and no more: start-up is most of what a run on one file takes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = "samples/booke_interrupts.S"
FOREIGN = {"lark", "rich", "importlib.metadata", "importlib.resources", "concurrent.futures", "multiprocessing"}


def loaded(*argv: str) -> set[str]:
    """Return the modules that a run in a new process has imported."""
    code = f"import sys; from ppcmacro.cli import main; main({argv!r}); print(*sorted(sys.modules), file=sys.stderr)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PPCMACRO_CACHE_DIR": ""}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def linted() -> set[str]:
    """The modules of a lint of the sample, which has no findings."""
    return loaded("lint", "--format", "concise", SAMPLE)


def test_lint_imports_nothing_heavy(linted: set[str]) -> None:
    assert not linted & FOREIGN
    assert "ppcmacro.ledger.walk" in linted


def test_lint_imports_no_other_command(linted: set[str]) -> None:
    ours = {name.removeprefix("ppcmacro.") for name in linted if name.startswith("ppcmacro.")}
    assert not {one for one in ours if one.startswith(("views", "reports", "render.ledger", "render.handlers"))}
    assert not ours & {"cli.expand", "cli.ledger", "cli.handlers", "cli.rule", "rules.catalogue", "isa.word_data"}


def test_lint_imports_no_rule_that_has_nothing_to_say(linted: set[str]) -> None:
    rules = {name.removeprefix("ppcmacro.rules.") for name in linted if name.startswith("ppcmacro.rules.")}
    breaches = {"c001_clobber_before_save", "c002_not_restored_at_exit", "c003_restored_from_wrong_slot"}
    others = {"s004_spr_as_memory_operand", "y002_mmu_write_sync", "c014_reservation_kept", "m007_feature_section"}
    assert not rules & (breaches | others)
    assert "m008_conflict_or_mail_marker" in rules, "it looks at every text"


def test_expand_imports_nothing_of_the_rules() -> None:
    names = loaded("expand", SAMPLE, "-o", os.devnull)
    assert not names & FOREIGN
    assert not {name for name in names if name.startswith(("ppcmacro.rules", "ppcmacro.ledger", "ppcmacro.reports"))}
