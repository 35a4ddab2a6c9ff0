"""The lines that kernel-tree.md adds to Kbuild, in a Makefile with Kbuild's names around them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.docs.blocks import fenced
from tests.packaging.environments import ROOT, call

PAGE = "how-to/kernel-tree.md"
# What the kernel's build passes to the compiler, with gcc and with clang.
FLAGS = {
    "gcc": "-Wp,-MMD,$(@D)/.$(@F).d -nostdinc -I./include -include include/defs.h -D__KERNEL__ -D__ASSEMBLY__ -fno-PIE "
    "-m32 -msoft-float -mcpu=440 -Wa,-m440 -mbig-endian -Wa,-gdwarf-4 -DNAME='\"two words\"'",
    "clang": "-Wp,-MMD,$(@D)/.$(@F).d -nostdinc -I./include -include include/defs.h --target=powerpc-linux-gnu "
    "-fintegrated-as -Werror=unknown-warning-option -D__ASSEMBLY__ -fno-PIE -std=gnu11",
}
MAKEFILE = """\
quiet := quiet_
KBUILD_CHECKSRC := $(or $(C),0)
a_flags = {flags}
cmd = @set -e; $(if $($(quiet)cmd_$(1)),echo '  $($(quiet)cmd_$(1))';) $(cmd_$(1))

{snippet}
quiet_cmd_as_o_S = AS      $@
      cmd_as_o_S = cp $< $@

define rule_as_o_S
\t{call}
\t$(call cmd,as_o_S)
endef

%.o: %.S
\t$(rule_as_o_S)
"""


@pytest.fixture(params=FLAGS)
def tree(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    if not shutil.which("make"):
        pytest.skip("make is not installed")
    text = (ROOT / "docs" / PAGE).read_text(encoding="utf-8")
    line = re.search(r"`(\$\(call cmd,checkas\))`\s+as the first line of\s+`define rule_as_o_S`", text)
    assert line
    tree = tmp_path / "tree"
    (tree / "include").mkdir(parents=True)
    (tree / "include" / "defs.h").write_text("#define RETURN\trfi\n")
    (tree / "good.S").write_text("\t.globl\tgood\ngood:\n\tRETURN\n")
    (tree / "bad.S").write_text('\t.error "no"\n\tRETURN\n')
    makefile = MAKEFILE.format(flags=FLAGS[request.param], snippet=fenced(PAGE, "make"), call=line[1])
    (tree / "Makefile").write_text(makefile)
    return tree


def make(tree: Path, path: str, *argv: str) -> CompletedProcess[str]:
    """Build; GNU make ends with 2 when a command of a rule fails."""
    return call(["make", "--no-print-directory", *argv], tree, PATH=path)


@pytest.mark.parametrize("argv", [(), ("C=0",)])
def test_nothing_is_checked_unless_asked(tree: Path, command_path: str, argv: tuple[str, ...]) -> None:
    done = make(tree, command_path, "bad.o", *argv)
    assert (done.returncode, done.stdout, done.stderr) == (0, "  AS      bad.o\n", "")


@pytest.mark.parametrize("level", ["1", "2"])
def test_a_finding_stops_the_build(tree: Path, command_path: str, level: str) -> None:
    done = make(tree, command_path, "bad.o", f"C={level}")
    assert done.returncode == 2
    checked, finding = done.stdout.splitlines()
    assert checked == "  CHECKAS bad.S"
    assert finding.startswith("bad.S:1:2: M034 ")
    assert not (tree / "bad.o").exists()


def test_a_clean_source_is_built(tree: Path, command_path: str) -> None:
    """Its macro comes from a header that only the options name."""
    done = make(tree, command_path, "good.o", "C=1")
    assert (done.returncode, done.stdout, done.stderr) == (0, "  CHECKAS good.S\n  AS      good.o\n", "")


def test_a_finding_can_be_shown_only(tree: Path, command_path: str) -> None:
    makefile = tree / "Makefile"
    text = makefile.read_text()
    makefile.write_text(text.replace("ppcmacro lint ", "ppcmacro lint --exit-zero "))
    done = make(tree, command_path, "bad.o", "C=1")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"  CHECKAS bad\.S\nbad\.S:1:2: M034 .*\n  AS      bad\.o\n", done.stdout)


def test_the_whole_command_can_be_shown(tree: Path, command_path: str) -> None:
    done = make(tree, command_path, "good.o", "C=1", "quiet=", "a_flags=-I./include -include include/defs.h")
    shown = "  ppcmacro lint --quiet -I./include -include include/defs.h good.S\n"
    assert (done.returncode, done.stdout) == (0, f"{shown}  cp good.S good.o\n")
