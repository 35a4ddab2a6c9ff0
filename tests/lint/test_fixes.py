"""The fix of each rule on the example of its page: the finding is gone, and what assembled before still does.

Where the example has no finding with a fix, the text stands here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from ppcmacro import Settings, explain, lint, list_rules
from ppcmacro.diagnostic import Diagnostic
from ppcmacro.project.repair.fixing import Fixer, Scope

HEADERS = str(Path(__file__).parents[2] / "samples" / "include")
EXAMPLE = re.compile(r"^## Example\n.*?```asm\n(.*?)```", re.MULTILINE | re.DOTALL)
CPU = re.compile(r"/\* cpu: (\w+) \*/")
TEXTS = {
    "C016": """/* cpu: e5500 */
#include <asm/ppc_asm.h>
#include <asm/reg.h>
#define VCPU_GPR(reg)	(0x100 + (__REG_##reg) * 8)
#define THREAD_KVM_VCPU	0x98

.macro KVM_HANDLER ivor_nr scratch srr0
_GLOBAL(kvmppc_handler_\\ivor_nr)
	mtspr	\\scratch, r4
	mfspr	r4, SPRN_SPRG_THREAD
	ld	r4, THREAD_KVM_VCPU(r4)
	stw	r3, VCPU_GPR(R3)(r4)
	std	r5, VCPU_GPR(R5)(r4)
	std	r6, VCPU_GPR(R6)(r4)
	mfspr	r3, \\scratch
	std	r3, VCPU_GPR(R4)(r4)
	li	r5, \\ivor_nr
	b	kvmppc_resume_host
.endm
	.text
KVM_HANDLER 4 SPRN_SPRG0 SPRN_SRR0
""",
    "M001": """	.macro	FIRST
	nop .endm
	.macro	SECOND
	nop .endm
	FIRST
	SECOND
""",
    "M008": "\tli\t3,\u00a01\n> \tli\t4, 1\n> \tblr\n",
    "M009": """#ifdef __ASSEMBLY__
	.wrod	1
#esle
	.wrod	2
#endif
""",
}
# M042 is about what other rules did not find: tests/project/test_suppressions.py.
CODES = [rule.code for rule in list_rules() if rule.fixable and rule.code != "M042"]


def repaired(path: str, settings: Settings) -> Fixer:
    """Fix one file in memory."""

    def check(name: str, own: Settings, text: str) -> Sequence[Diagnostic]:
        return lint([name], own, stdin=text).diagnostics

    fixer = Fixer(Scope([path], unsafe=True), check, lambda _: {})
    fixer.repair(path, settings)
    return fixer


def assembles(text: str, folder: Path) -> bool:
    """Tell whether gcc and GNU as take a text."""
    source = folder / "assembled.S"
    source.write_text(text)
    command = ["powerpc-linux-gnu-gcc", "-c", "-D__ASSEMBLY__", f"-I{HEADERS}", "-Wa,-many,-mregnames"]
    done = subprocess.run([*command, "-o", str(folder / "a.o"), str(source)], capture_output=True, check=False)
    return done.returncode == 0


@pytest.mark.parametrize("code", CODES)
def test_the_example_is_repaired(code: str, tmp_path: Path) -> None:
    text = TEXTS.get(code) or EXAMPLE.findall(explain(code))[0]
    path = tmp_path / "example.S"
    path.write_text(text)
    cpu = CPU.match(text)
    settings = Settings(
        cpu=cpu[1] if cpu else "e500v2", include_paths=(HEADERS,), defines=(("__ASSEMBLY__", None),), select=(code,)
    )
    fixer = repaired(str(path), settings)
    assert [one.code for one in fixer.fixed] != []
    assert fixer.refused == []
    after = fixer.text(str(path))
    assert [one.message for one in lint([str(path)], settings, stdin=after).diagnostics] == []
    if shutil.which("powerpc-linux-gnu-gcc") and assembles(text, tmp_path):
        assert assembles(after, tmp_path)
