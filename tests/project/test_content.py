"""Whether a text is PowerPC assembly for GNU as."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro.project.sources.content import has_assembly, is_assembly

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize(
    "text",
    [
        "\t.macro save reg\n\tmtspr 272, \\reg\n\tmfcr \\reg\n\t.endm\n",
        "_GLOBAL(f)\n\tmflr r0\n\tblr\n",
        "handler:\tmtcrf 0x80, r3\n\trfi\n",
        "1:\tlwz r3, 0(r4)\n\tbdnz 1b\n",
        "\t.text\r\n\tmfmsr 3\r\n\tisync\r\n",
    ],
)
def test_ours(text: str) -> None:
    assert has_assembly(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "int f(void);\n",
        '#define m() asm volatile("mtspr 272, %0" : : "r" (x)); \\\n\tasm("mfspr")\n',
        "/*\n\t.globl f\nf:\n\tmflr r0\n\tblr\n*/\n",
        "\t.globl f\nf:\tpush {r4, lr}\n\tldr r0, [r1]\n\tbx lr\n",
        "\t.text\nf:\tlui $t0, 1\n\tori $t0, $t0, 2\n\tjr $ra\n",
        "f:\taddi sp, sp, -16\n\tsd ra, 8(sp)\n\tret\n",
        "section .text\nstart:\tcld\n\tstd\n\tret\n",
        "\tmflr r0\n\tblr\n",
        "\t.globl f\nf:\n\tmflr r0\n\tblr\n\0",
    ],
)
def test_not_ours(text: str) -> None:
    assert not has_assembly(text.encode())


def test_files(tmp_path: Path) -> None:
    assert is_assembly(str(SAMPLES / "booke_interrupts.S"))
    assert not is_assembly(str(tmp_path / "gone.inc"))
    (tmp_path / "long.inc").write_bytes(b"\n" * (1 << 17) + b"f:\tmflr 0\n\tblr\n")
    assert not is_assembly(str(tmp_path / "long.inc"))


def test_hostile_text_takes_no_time() -> None:
    assert not has_assembly(b"/*" * (1 << 15))
    assert not has_assembly(b" \t" * (1 << 15))
    assert not has_assembly(b"a" * (1 << 16))
