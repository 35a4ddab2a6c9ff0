"""Trees as a build leaves them: configured in place, in a folder of their own, with the commands of the build."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from ppcmacro import Settings, expand, lint
from ppcmacro.cli import main
from tests.kernel.triage import unknown

SOURCE = """\
#include <asm/asm-offsets.h>
#include <asm/own.h>
#ifdef CONFIG_PPC64
#define STORE std
#else
#define STORE stw
#endif
	.macro	PUT reg
#ifdef CONFIG_KVM
	STORE	\\reg, SLOT(1)
#else
	STORE	\\reg, OTHER(1)
#endif
	.endm
	PUT	3
	.long	WHERE
"""


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("linux/arch/powerpc/include/asm/own.h", "#define WHERE 1\n")
    write("linux/arch/powerpc/include/asm/asm-offsets.h", "#include <generated/asm-offsets.h>\n")
    write("linux/include/linux/kconfig.h", "#include <generated/autoconf.h>\n")
    write("linux/arch/powerpc/kernel/x.S", SOURCE)
    return tmp_path


def write(path: str, text: str) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def configure(top: str, *names: str) -> None:
    write(f"{top}/include/generated/autoconf.h", "".join(f"#define CONFIG_{name} 1\n" for name in names))
    write(f"{top}/include/generated/asm-offsets.h", "#define SLOT 16\n#define OTHER 32\n")


def lines(settings: Settings | None = None, path: str = "linux/arch/powerpc/kernel/x.S") -> list[str]:
    result = expand(path, settings or Settings())
    assert result.diagnostics == []
    return [" ".join(line.split()) for line in result.text.splitlines() if line.strip()]


def missing(settings: Settings | None = None) -> list[str]:
    return [one.name for one in expand("linux/arch/powerpc/kernel/x.S", settings or Settings()).missing]


def test_not_configured(tree: Path) -> None:
    assert lines() == ["stw 3, OTHER(1)", ".long 1"]
    assert missing() == ["<generated/autoconf.h>", "<generated/asm-offsets.h>"]
    assert lines(Settings(cpu="e5500")) == ["std 3, OTHER(1)", ".long 1"]


def test_configured_in_place(tree: Path) -> None:
    configure("linux", "PPC64", "KVM", "PPC_BOOK3S_64")
    assert lines() == ["std 3, 16(1)", ".long 1"]
    assert missing() == []
    configure("linux", "PPC32", "44x")
    assert lines() == ["stw 3, 32(1)", ".long 1"]
    # --cpu says how the code is judged; what is compiled is the configuration's affair.
    assert lines(Settings(cpu="e5500")) == ["stw 3, 32(1)", ".long 1"]


def test_configured_in_a_folder_of_its_own(tree: Path) -> None:
    configure("out", "PPC32", "KVM")
    write("out/arch/powerpc/include/generated/asm/own.h", "#define WHERE 2\n")
    assert lines(Settings(build_dir="out")) == ["stw 3, 16(1)", ".long 1"]
    (tree / "linux/arch/powerpc/include/asm/own.h").unlink()
    assert lines(Settings(build_dir="out")) == ["stw 3, 16(1)", ".long 2"]
    assert missing(Settings(build_dir=str(tree / "out"))) == []


def test_a_configuration_file_replaces_the_header(tree: Path) -> None:
    configure("linux", "PPC32", "KVM", "40x")
    write("board.config", "CONFIG_PPC64=y\nCONFIG_40x=n\n")
    assert lines(Settings(kconfig="board.config")) == ["std 3, 32(1)", ".long 1"]
    assert missing(Settings(kconfig="board.config")) == []


def test_a_configuration_file_in_an_unconfigured_tree(tree: Path) -> None:
    write("board.config", "CONFIG_PPC64=y\nCONFIG_KVM=y\n")
    settings = Settings(kconfig="board.config")
    assert lines(settings) == ["std 3, SLOT(1)", ".long 1"]
    assert missing(settings) == ["<generated/asm-offsets.h>"]
    assert lines(settings.with_(undefines=("CONFIG_KVM",))) == ["std 3, OTHER(1)", ".long 1"]


def test_the_command_of_the_build(tree: Path) -> None:
    configure("out", "PPC32", "KVM")
    write("elsewhere/asm/own.h", "#define WHERE 3\n")
    write(
        "out/arch/powerpc/kernel/.x.o.cmd",
        "savedcmd_arch/powerpc/kernel/x.o := powerpc-linux-gnu-gcc -m32 -I./include -I../linux/arch/powerpc/include "
        "-I../linux/include -include ../linux/include/linux/kconfig.h -I../elsewhere -DUNUSED=1 -D__KERNEL__ -c -o "
        "arch/powerpc/kernel/x.o ../linux/arch/powerpc/kernel/x.S\n",
    )
    assert lines(Settings(build_dir="out")) == ["stw 3, 16(1)", ".long 1"]
    (tree / "linux/arch/powerpc/include/asm/own.h").unlink()
    assert lines(Settings(build_dir="out")) == ["stw 3, 16(1)", ".long 3"]
    assert lines(Settings(build_dir="out", defines=(("UNUSED", "2"),), undefines=("CONFIG_KVM",))) == [
        "stw 3, 16(1)", ".long 3",
    ]  # fmt: skip


def test_from_within_the_tree(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configure("linux", "PPC64", "KVM")
    monkeypatch.chdir(tree / "linux/arch/powerpc/kernel")
    assert lines(path="x.S") == ["std 3, 16(1)", ".long 1"]
    monkeypatch.chdir("/")
    assert lines(path=str(tree / "linux/arch/powerpc/kernel/x.S")) == ["std 3, 16(1)", ".long 1"]


def test_a_bad_configuration_stops_the_run(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("board.config", "CONFIG_PPC64=y\nCONFIG_KVM yes\n")
    for command in ("expand", "lint"):
        assert main([command, "linux/arch/powerpc/kernel/x.S", "--kconfig", "board.config"]) == 2
        said = capsys.readouterr().err
        assert said == "ppcmacro: error: board.config:2: `CONFIG_KVM yes` is no `CONFIG_NAME=value`\n"


def test_what_is_not_checked_is_counted(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("linux/arch/powerpc/platforms/cell/spufs/spu_x.S", "\tstqa 3, 1\n")
    assert main(["lint", "linux/arch/powerpc/platforms"]) == 0
    assert capsys.readouterr() == (
        "",
        "ppcmacro: no findings in 1 file; 1 not checked: it is code of another processor\n",
    )
    configure("linux", "PPC32", "44x")
    write("linux/arch/powerpc/kernel/head_40x.S", "\tbad 1\n")
    write("linux/arch/powerpc/kernel/head_44x.S", "\tbad 1\n")
    assert main(["lint", "linux/arch/powerpc", "--statistics"]) == 1
    said = capsys.readouterr()
    assert said.out == "linux/arch/powerpc/kernel/head_44x.S:1:2: M029 unrecognized opcode: `bad`\n"
    assert said.err.splitlines() == [
        "     1  M029 unknown-opcode",
        "     1  not checked: it is code of another processor",
        "     1  not checked: it is for configurations with CONFIG_40x",
        "     3  statements",
        "     2  instructions",
        "     0  handlers",
        "     1  unknown mnemonics: bad in linux/arch/powerpc/kernel/head_44x.S",
        " 50.0%  of the instructions are in the tables",
        "ppcmacro: 1 error in 4 files; 2 not checked: --statistics says why",
    ]


# The real tree with a configuration of ours.

BOARDS: dict[str, Any] = {
    "440": ["PPC32", "44x", "4xx", "BOOKE", "BOOKE_OR_40x", "PHYS_64BIT", "PTE_64BIT"],
    "e500v2": ["PPC32", "PPC_85xx", "PPC_E500", "BOOKE", "BOOKE_OR_40x", "SPE", "SPE_POSSIBLE", "KVM"],
    "e5500": ["PPC64", "64BIT", "PPC_BOOK3E_64", "PPC_E500", "PPC_E500MC", "BOOKE", "BOOKE_OR_40x", "SMP", "PPC_FPU"],
}
NUMBERS = {"KERNEL_START": "0xc0000000", "PAGE_OFFSET": "0xc0000000", "TASK_SIZE": "0xc0000000", "THREAD_SHIFT": "13",
           "PPC_PAGE_SHIFT": "12", "DATA_SHIFT": "12", "PHYSICAL_START": "0", "NR_CPUS": "4"}  # fmt: skip


def board(name: str, folder: Path) -> str:
    """Write a `.config` and return its path."""
    rows = [f"CONFIG_{one}=y" for one in BOARDS[name]] + [f"CONFIG_{one}={value}" for one, value in NUMBERS.items()]
    (folder / f"{name}.config").write_text("\n".join(rows) + "\n")
    return str(folder / f"{name}.config")


@pytest.mark.parametrize(
    ("name", "path", "has", "lacks"),
    [
        ("440", "kernel/head_44x.S", "tlbwe", "rfdi"),
        ("e500v2", "kernel/head_85xx.S", "evlddx", "std"),
        ("e5500", "kernel/exceptions-64e.S", "ld", "rfid"),
    ],
)
def test_real_files_with_a_configuration(
    kernel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, path: str, has: str, lacks: str
) -> None:
    monkeypatch.chdir(kernel)
    settings = Settings(kconfig=board(name, tmp_path))
    file = f"arch/powerpc/{path}"
    assert unknown(lint([file], settings).diagnostics) == []
    result = expand(file, settings)
    heads = {line.split()[0] for line in result.text.splitlines() if line[:1] == "\t"}
    assert (has in heads, lacks in heads) == (True, False)
    assert "<generated/autoconf.h>" not in [one.name for one in result.missing]


UNCONFIGURED = [
    "kernel/exceptions-64e.S", "kernel/head_40x.S", "kernel/head_44x.S", "kernel/head_64.S",
    "kernel/head_85xx.S", "kernel/head_8xx.S", "kernel/head_book3s_32.S", "kernel/entry_32.S", "kernel/entry_64.S",
    "kvm/book3s_hv_rmhandlers.S", "kvm/booke_interrupts.S", "mm/nohash/tlb_low.S", "mm/nohash/tlb_low_64e.S",
]  # fmt: skip


def test_real_files_without_a_configuration_are_read_for_their_core(
    kernel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(kernel)
    assert unknown(lint([f"arch/powerpc/{path}" for path in UNCONFIGURED], Settings()).diagnostics) == []


@pytest.mark.skipif(shutil.which("powerpc-linux-gnu-gcc") is None, reason="powerpc-linux-gnu-gcc is not installed")
def test_gcc_and_we_read_a_real_file_alike(kernel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kernel)
    file = "arch/powerpc/kvm/booke_interrupts.S"
    autoconf = [f"#define CONFIG_{one} 1\n" for one in BOARDS["e500v2"]]
    autoconf += [f"#define CONFIG_{one} {value}\n" for one, value in NUMBERS.items()]
    write(str(tmp_path / "include/generated/autoconf.h"), "".join(autoconf))
    settings = Settings(build_dir=str(tmp_path))
    # Headers that a build generates are empty here: their names stay as they are, for gcc too.
    for one in expand(file, settings).missing:
        name = one.name[1:-1]
        top = "arch/powerpc/include" if name.startswith("asm/") else "include"
        where = f"{top}/generated/{name}" if name.startswith("asm/") else f"{top}/{name}"
        write(os.path.join(tmp_path, where), "")
    assert expand(file, settings).missing == []
    ours = expand(file, settings).text
    theirs = expand(file, settings.with_(cpp=("powerpc-linux-gnu-gcc", "-E")))
    assert theirs.diagnostics == []
    assert theirs.text == ours
    assert ours.count("kvmppc_handler_15:") == 1
