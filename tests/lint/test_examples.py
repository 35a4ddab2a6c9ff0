"""The examples on the pages of the rules: the first one of each has the fault, the other one has not.

`/* cpu: 405 */` in an example's first line chooses another core than the e500v2,
`/* cpu: 405, all configurations */` judges it in all of them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ppcmacro import Settings, explain, lint, list_rules

HEADERS = str(Path(__file__).parents[2] / "samples" / "include")
EXAMPLE = re.compile(r"^## (Example|Use instead)\n.*?```asm\n(.*?)```", re.MULTILINE | re.DOTALL)
CPU = re.compile(r"/\* cpu: (\w+)(, all configurations)? \*/")
CODES = [rule.code for rule in list_rules() if "## Example" in explain(rule.code)]


def examples(code: str) -> dict[str, str]:
    """Return the code under each heading of a rule's page."""
    return dict(EXAMPLE.findall(explain(code)))


def codes_found(text: str, folder: Path) -> list[str]:
    """Lint a fragment as a file of its own and return the codes of what is found."""
    path = folder / "example.S"
    path.write_text(text)
    cpu = CPU.match(text)
    settings = Settings(
        cpu=cpu[1] if cpu else "e500v2", include_paths=(HEADERS,), defines=(("__ASSEMBLY__", None),), select=("ALL",),
        config_sets=("all",) if cpu and cpu[2] else (),
    )  # fmt: skip
    return [finding.code for finding in lint([str(path)], settings).diagnostics]


@pytest.mark.parametrize("code", CODES)
def test_examples(code: str, tmp_path: Path) -> None:
    shown = examples(code)
    assert set(shown) == {"Example", "Use instead"}
    assert code in codes_found(shown["Example"], tmp_path)
    assert code not in codes_found(shown["Use instead"], tmp_path)
