"""The real file: arch/powerpc/kvm/booke_interrupts.S of Debian's linux-source-6.1, straight out of the package."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ppcmacro import Settings, Severity, expand, lint, verify
from ppcmacro.cli import main

NUMBERS = [*range(16), 32, 33, 34]
# Any distinct multiples of 4 do: the test compares two objects that are made with the same ones.
OFFSETS = [
    "THREAD_KVM_VCPU", "VCPU_GPRS", "VCPU_CRIT_SAVE", "VCPU_CTR", "VCPU_PC", "VCPU_CR", "VCPU_LR", "VCPU_XER",
    "VCPU_LAST_INST", "VCPU_FAULT_DEAR", "VCPU_FAULT_ESR", "VCPU_HOST_STACK", "VCPU_HOST_PID", "VCPU_SHADOW_PID",
    "VCPU_SHADOW_PID1", "VCPU_SHARED", "VCPU_SHADOW_MSR", "VCPU_SPEFSCR", "VCPU_HOST_SPEFSCR", "VCPU_EVR", "VCPU_ACC",
    "VCPU_SHARED_SPRG4", "VCPU_SHARED_SPRG5", "VCPU_SHARED_SPRG6", "VCPU_SHARED_SPRG7", "THREAD_NORMSAVES",
]  # fmt: skip


@pytest.fixture
def handlers_file(kernel: Path) -> str:
    return str(kernel / "arch/powerpc/kvm/booke_interrupts.S")


def test_lint_finds_nothing_above_a_note(handlers_file: str) -> None:
    result = lint([handlers_file], Settings())
    assert [str(one.message) for one in result.diagnostics if one.severity > Severity.NOTE] == []


def test_missing_headers_are_listed_once(handlers_file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", handlers_file]) == 0
    said = capsys.readouterr().err
    assert said.count("asm-offsets.h") == 1


def test_expansion_has_all_handlers(handlers_file: str) -> None:
    text = expand(handlers_file, Settings()).text
    for number in NUMBERS:
        assert text.count(f"\nkvmppc_handler_{number}:") == 1
    assert "KVM_HANDLER" not in text
    assert "lwz\tr4" not in text  # registers are numbers to the assembler


def test_ivor_15_is_the_debug_handler_whole(handlers_file: str) -> None:
    text = expand(handlers_file, Settings(), ivor=15, view="symbolic").text
    lines = [line.split()[0] for line in text.splitlines() if line.strip()]
    assert "kvmppc_handler_15:" in text
    assert lines[-1] == "bctr"
    assert lines.count("rfci") == 1
    assert "VCPU_CRIT_SAVE(r4)" in text
    assert "kvmppc_handler_14" not in text


@pytest.mark.skipif(shutil.which("powerpc-linux-gnu-as") is None, reason="powerpc-linux-gnu-as is not installed")
def test_object_of_the_expansion_is_identical(handlers_file: str) -> None:
    settings = Settings(defines=tuple((name, str(4 * n + 64)) for n, name in enumerate(OFFSETS)))
    result = verify(handlers_file, settings)
    assert result.identical, result.report
