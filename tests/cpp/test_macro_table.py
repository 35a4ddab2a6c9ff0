"""The macros in force at the end of a source, and the predefined ones."""

from __future__ import annotations

import subprocess

import pytest

from ppcmacro.cpp import CppOptions, preprocess
from ppcmacro.cpp.predefined import TARGETS
from ppcmacro.errors import UsageError
from ppcmacro.source import Source
from tests.cpp.gcc_oracle import GCC, NO_GCC

FLAGS = {
    "powerpc-linux-gnu": [],
    "powerpc64-linux-gnu": ["-m64"],
    "powerpc64le-linux-gnu": ["-m64", "-mlittle-endian", "-mabi=elfv2"],
}


def test_expand_uses_the_definitions_at_the_end() -> None:
    text = "#define R3 1\n#define VCPU_GPR(n) (GPRS + (n * 4))\n#undef R3\n#define R3 3\n"
    macros = preprocess(Source("main.S", text), CppOptions()).macros
    assert macros.expand("VCPU_GPR(R3)") == "(GPRS + (3 * 4))"
    assert macros.expand("  x VCPU_GPR ( R3 ),\tNOT_DEFINED(R3) ") == "x (GPRS + (3 * 4)), NOT_DEFINED(3)"
    assert macros.expand("VCPU_GPR") == "VCPU_GPR"
    assert macros.expand("VCPU_GPR(1, 2)") == "VCPU_GPR"
    assert macros.expand("") == ""
    assert (macros.defined("R3"), macros.defined("R4"), macros.defined("__powerpc__")) == (True, False, True)
    found = macros.lookup("VCPU_GPR")
    assert found is not None
    assert str(found.location) == "main.S:2:9"
    assert macros.lookup("R4") is None
    assert macros.names()[-2:] == ["VCPU_GPR", "R3"]


def test_no_target_means_no_predefined_macros() -> None:
    macros = preprocess(Source("main.S", ""), CppOptions(target="")).macros
    assert macros.expand("__powerpc__ __LINE__ __ASSEMBLER__") == "__powerpc__ 1 __ASSEMBLER__"


def test_unknown_target() -> None:
    with pytest.raises(UsageError, match="unknown target `m68k`; known are `powerpc-linux-gnu`"):
        preprocess(Source("main.S", ""), CppOptions(target="m68k"))


@pytest.mark.skipif(GCC is None, reason=NO_GCC)
@pytest.mark.parametrize("target", TARGETS)
def test_predefined_macros_are_those_of_gcc(target: str) -> None:
    assert GCC is not None
    command = [GCC, *FLAGS[target], "-nostdinc", "-dM", "-E", "-x", "assembler-with-cpp", "/dev/null"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    # The compiler's own version is not that of the table everywhere.
    varying = ("__VERSION__", "__GNUC_MINOR__", "__GNUC_PATCHLEVEL__", "__GNUC__")
    expected = {}
    for line in done.stdout.splitlines():
        _, name, value = [*line.split(" ", 2), ""][:3]
        if name not in varying and "(" not in name:
            expected[name] = value.strip()
    macros = preprocess(Source("main.S", ""), CppOptions(target=target)).macros
    ours = {}
    for name in expected:
        found = macros.lookup(name)
        if found is not None and found.definition is not None:
            line = found.definition.line
            ours[name] = line.text[found.definition.start + len(name) :].strip()
    assert ours == expected


def test_date_is_fixed_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    (line,) = preprocess(Source("main.S", "__DATE__ __TIME__\n"), CppOptions()).lines
    assert line.text == '"Jan  1 1970" "00:00:00"'
