"""The ten designs of one debug handler: what must be reported where, and golden files for what the user sees.

`PPCMACRO_UPDATE_GOLDEN=1 pytest tests/samples/test_designs.py` rewrites the golden files; read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from ppcmacro import Settings, Severity, expand, lint
from ppcmacro.cli import main

ROOT = Path(__file__).parents[2]
DESIGNS = ROOT / "samples" / "designs"
GOLDEN = DESIGNS / "expected"
SETTINGS = Settings(
    cpu="e500v2", include_paths=("samples/include",), defines=(("__ASSEMBLY__", None), ("CONFIG_PPC_85xx", None))
)


class Expected(NamedTuple):
    """A finding: its code, the source text of its line, the macros through which it came, outermost last."""

    code: str
    line: str
    calls: tuple[str, ...] = ()


DEBUG = ("KVM_DBG_HANDLER",)
INNER = ("__KVM_HANDLER", "KVM_DBG_HANDLER")
EXPECTED: dict[str, list[Expected]] = {
    "1-posted": [],
    "1b-posted-mailwrapped": [Expected("M001", "__KVM_HANDLER \\ivor_nr \\scratch \\srr0 .endm")],
    "2-prolog-then-handler": [
        Expected("S004", "lwz r4, \\scratch", DEBUG),
        Expected("V002", "_GLOBAL(kvmppc_handler_\\ivor_nr)", ("KVM_HANDLER", "KVM_DBG_HANDLER")),
    ],
    "2b-prolog-no-entry-symbol": [
        Expected("V001", "_GLOBAL(kvmppc_handler_\\ivor_nr)", ("KVM_HANDLER", "KVM_DBG_HANDLER"))
    ],
    "3-short": [
        Expected("S004", "lwz r4, \\scratch", DEBUG),
        Expected("C017", "lwz r3, VCPU_CRIT_SAVE(r4)", DEBUG),
        Expected("V001", "_GLOBAL(kvmppc_handler_\\ivor_nr)", ("KVM_HANDLER", "KVM_DBG_HANDLER")),
    ],
    "3b-stale-base": [Expected("C017", "lwz r3, VCPU_CRIT_SAVE(r4)", DEBUG)],
    "4-hybrid-as-typed": [Expected("S004", "lwz r4, \\scratch", DEBUG)],
    "4b-hybrid-r4-not-restored": [Expected("C003", "mtspr \\scratch, r4", INNER)],
    "4c-hybrid-cr-after-r3": [Expected("C005", "mtcr r3", DEBUG)],
    "5-hybrid": [],
}


@pytest.fixture(autouse=True)
def _at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def _findings(name: str) -> list[Expected]:
    result = []
    for one in lint([f"samples/designs/{name}.S"], SETTINGS).diagnostics:
        if one.severity is Severity.NOTE:
            continue
        frames = [frame for frame in one.origin.frames() if frame.kind == "cpp"]
        location = frames[-1].call.location if frames else one.origin.location
        text = location.source.line(location.line).partition("/*")[0].split(":", 1)[-1]
        calls = tuple(frame.name for frame in one.origin.frames() if frame.kind == "macro")
        result.append(Expected(one.code, " ".join(text.split()), calls))
    return result


@pytest.mark.parametrize("name", EXPECTED)
def test_findings_and_their_anchors(name: str) -> None:
    assert sorted(_findings(name)) == sorted(EXPECTED[name])


@pytest.mark.parametrize("name", EXPECTED)
def test_exit_status(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", f"samples/designs/{name}.S"]) == (1 if EXPECTED[name] else 0)


def test_every_design_is_judged() -> None:
    assert sorted(EXPECTED) == sorted(path.stem for path in DESIGNS.glob("*.S"))


def test_last_copy_of_r4_is_named() -> None:
    (finding,) = lint(["samples/designs/4b-hybrid-r4-not-restored.S"], SETTINGS).diagnostics
    assert finding.handler == "kvmppc_handler_15"
    assert "`vcpu`" in finding.message
    assert "interrupted r4" in finding.message
    assert "SPRG2 (SPRN_SPRG_RSCRATCH_CRIT)" in finding.label
    assert finding.help.startswith("insert `mfspr r4, \\scratch` before line ")


def test_both_definitions_are_shown_with_their_calls() -> None:
    findings = lint(["samples/designs/2-prolog-then-handler.S"], SETTINGS).diagnostics
    finding = next(one for one in findings if one.code == "V002")
    (first,) = finding.related
    assert [f.name for f in first.origin.frames() if f.kind == "macro"] == ["KVM_DBG_HANDLER"]
    assert [f.name for f in finding.origin.frames() if f.kind == "macro"] == ["KVM_HANDLER", "KVM_DBG_HANDLER"]


def _golden(path: Path, text: str) -> None:
    if os.environ.get("PPCMACRO_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    assert path.read_text() == text


@pytest.mark.parametrize("name", EXPECTED)
def test_golden_findings(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["lint", "--format", "full", "--color", "never", f"samples/designs/{name}.S"])
    _golden(GOLDEN / f"{name}.lint.txt", capsys.readouterr().out)


@pytest.mark.parametrize("name", EXPECTED)
def test_golden_expansion(name: str) -> None:
    _golden(GOLDEN / f"{name}.expand.txt", expand(f"samples/designs/{name}.S", SETTINGS).text)
