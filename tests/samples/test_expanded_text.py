"""Text that is expanded already is judged as its source: macro names are gone, C names and register names may be."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ppcmacro import Settings, expand, lint
from tests.samples.test_designs import EXPECTED, SETTINGS

ROOT = Path(__file__).parents[2]
FAMILIES = "CSV"
GCC = shutil.which("powerpc-linux-gnu-gcc")
# An expansion of the mail-wrapped one is nothing: its macros are never called.
DESIGNS = sorted(name for name in EXPECTED if name != "1b-posted-mailwrapped")
FORMS: dict[str, Callable[[str], str]] = {
    "%r4": lambda text: text,
    "r4": lambda text: re.sub(r"%(r\d)", r"\1", text),
    "4": lambda text: re.sub(r"%r(\d)", r"\1", text),
}


@pytest.fixture(autouse=True)
def _at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def verdicts(path: str, settings: Settings) -> list[tuple[str, str]]:
    """Return what is found of the families of the ledger, with the handler it is about."""
    found = lint([path], settings).diagnostics
    assert [one for one in found if one.code == "F007"] == []
    return sorted((one.code, one.handler) for one in found if one.code[0] in FAMILIES and one.severity.name != "NOTE")


def expected(name: str) -> list[tuple[str, str]]:
    """Return the verdicts on the source."""
    return verdicts(f"samples/designs/{name}.S", SETTINGS)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", DESIGNS)
def test_expansion(name: str, form: str, tmp_path: Path) -> None:
    text = tmp_path / "expanded.s"
    text.write_text(FORMS[form](expand(f"samples/designs/{name}.S", SETTINGS).text))
    assert verdicts(str(text), Settings(cpu="e500v2")) == expected(name)


@pytest.mark.parametrize("name", DESIGNS)
def test_symbolic_view(name: str, tmp_path: Path) -> None:
    text = tmp_path / "expanded.s"
    text.write_text(expand(f"samples/designs/{name}.S", SETTINGS, view="symbolic").text)
    assert verdicts(str(text), Settings(cpu="e500v2")) == expected(name)


@pytest.mark.skipif(GCC is None, reason="powerpc-linux-gnu-gcc is not installed")
@pytest.mark.parametrize("name", DESIGNS)
def test_preprocessed_source(name: str, tmp_path: Path) -> None:
    text = tmp_path / "preprocessed.s"
    flags = ["-Isamples/include", "-D__ASSEMBLY__", "-DCONFIG_PPC_85xx", "-x", "assembler-with-cpp"]
    subprocess.run([str(GCC), "-E", *flags, f"samples/designs/{name}.S", "-o", str(text)], check=True)
    assert verdicts(str(text), Settings(cpu="e500v2")) == expected(name)


def test_one_handler_alone_does_not_tell_its_slots(tmp_path: Path) -> None:
    lines = expand("samples/designs/4b-hybrid-r4-not-restored.S", SETTINGS, handler="kvmppc_handler_15").text
    text = tmp_path / "one.s"
    text.write_text(lines)
    assert verdicts(str(text), Settings(cpu="e500v2")) == []
