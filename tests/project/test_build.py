"""What is put together for one file: compile command, kernel tree, configuration, core, settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ppcmacro.errors import UsageError
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.reading.build import Build, build_of
from ppcmacro.protocols import load_protocols

HEADERS = Path(__file__).parents[2] / "ppcmacro/project/reading/headers"
TREE_INCLUDES = [
    "linux/arch/powerpc/include",
    "linux/arch/powerpc/include/generated",
    "linux/include",
    "linux/arch/powerpc/include/uapi",
    "linux/arch/powerpc/include/generated/uapi",
    "linux/include/uapi",
    "linux/include/generated/uapi",
    "linux/arch/powerpc",
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str = "") -> str:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return path


@pytest.fixture
def tree() -> str:
    Path("linux/arch/powerpc/include/asm").mkdir(parents=True)
    write("linux/include/linux/kconfig.h")
    return "linux/arch/powerpc"


def build(path: str, settings: Settings | None = None) -> Build:
    return build_of(path, settings or Settings(), load_protocols())


def config(made: Build) -> dict[str, str | None]:
    return {name: value for name, value in made.cpp.defines if name.startswith("CONFIG_")}


def cpu(made: Build) -> str:
    return made.cpu.name if made.cpu else ""


def test_a_file_of_its_own() -> None:
    made = build("a.S")
    assert (made.cpp.include_paths, made.cpp.defines, made.cpp.forced) == ([], [], [])
    assert (made.cpp.target, made.bits, made.endian, made.cpu) == ("powerpc-linux-gnu", 32, "big", None)
    assert made.assembler_flags() == ["-a32", "-mbig", "-many"]


def test_the_settings_of_a_file() -> None:
    settings = Settings(
        include_paths=("i",), quote_paths=("q",), system_paths=("s",), defines=(("A", None), ("B", "1"), ("A", "2")),
        undefines=("U",), forced=("f.h",), macro_files=("m.h",), symbols=(("X", 1), ("Y", -2)), regnames=True,
        alternate=True, bits=64,
    )  # fmt: skip
    made = build("a.S", settings)
    assert (made.cpp.include_paths, made.cpp.quote_paths, made.cpp.system_paths) == (["i"], ["q"], ["s"])
    assert (made.cpp.defines, made.cpp.undefines) == ([("B", "1"), ("A", "2")], ["U"])
    assert (made.cpp.forced, made.macro_files) == (["m.h", "f.h"], ("m.h",))
    assert made.assembler_flags() == [
        "-a64", "-mbig", "-many", "-I", "i", "--defsym=X=1", "--defsym=Y=-2", "-mregnames", "--alternate",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "target"),
    [
        (Settings(bits=64), "powerpc64-linux-gnu"),
        (Settings(bits=64, endian="little"), "powerpc64le-linux-gnu"),
        (Settings(cpu="e5500"), "powerpc64-linux-gnu"),
        (Settings(cpu="440"), "powerpc-linux-gnu"),
        (Settings(cpu="e5500", bits=32), "powerpc-linux-gnu"),
        (Settings(cpu="e5500", target=""), ""),
        (Settings(cpu="book3s64", endian="little"), "powerpc64le-linux-gnu"),
    ],
)
def test_targets(settings: Settings, target: str) -> None:
    assert build("a.S", settings).cpp.target == target


def test_32_bit_little_endian_is_big_endian_turned_round() -> None:
    made = build("a.S", Settings(endian="little"))
    assert (made.cpp.target, made.endian) == ("powerpc-linux-gnu", "little")
    assert made.cpp.forced == [str(HEADERS / "little-endian.h")]
    assert Path(made.cpp.forced[0]).is_file()


def test_an_unknown_cpu() -> None:
    with pytest.raises(UsageError, match=r"^there is no cpu `e501`; known are 405, 440, 440A, 476, 8xx, book3s32, "):
        build("a.S", Settings(cpu="e501"))


def test_an_unconfigured_tree_without_a_hint(tree: str) -> None:
    made = build(f"{tree}/kernel/misc.S")
    assert made.cpp.include_paths == TREE_INCLUDES
    assert made.cpp.forced == ["linux/include/linux/kconfig.h"]
    assert made.cpp.defines[-2:] == [("__KERNEL__", None), ("__ASSEMBLY__", None)]
    assert made.cpu is None
    assert {"CONFIG_PPC32", "CONFIG_BOOKE", "CONFIG_PPC_85xx", "CONFIG_SPE"} <= set(config(made))
    assert config(made)["CONFIG_KERNEL_START"] == "0xc0000000"


@pytest.mark.parametrize(
    ("path", "name", "symbol"),
    [
        ("kernel/head_40x.S", "405", "CONFIG_40x"),
        ("kernel/head_44x.S", "440", "CONFIG_44x"),
        ("platforms/44x/misc_44x.S", "440", "CONFIG_4xx"),
        ("kernel/head_8xx.S", "8xx", "CONFIG_PPC_8xx"),
        ("kernel/head_85xx.S", "e500v2", "CONFIG_PPC_E500"),
        ("kernel/entry_32.S", "e500v2", "CONFIG_PPC32"),
        ("boot/string.S", "e500v2", "CONFIG_PPC32"),
        ("kernel/head_fsl_booke.S", "e500v2", "CONFIG_FSL_BOOKE"),
        ("crypto/aes-spe-core.S", "e500v2", "CONFIG_SPE"),
        ("kvm/bookehv_interrupts.S", "e500mc", "CONFIG_PPC_E500MC"),
        ("kernel/head_book3s_32.S", "book3s32", "CONFIG_PPC_BOOK3S_32"),
        ("mm/book3s32/hash_low.S", "book3s32", "CONFIG_PPC_FPU"),
        ("kernel/exceptions-64e.S", "e5500", "CONFIG_PPC_BOOK3E_64"),
        ("mm/nohash/tlb_low_64e.S", "e5500", "CONFIG_PPC64"),
        ("kernel/exceptions-64s.S", "book3s64", "CONFIG_PPC_BOOK3S_64"),
        ("kernel/entry_64.S", "book3s64", "CONFIG_PPC64"),
        ("kvm/book3s_hv_rmhandlers.S", "book3s64", "CONFIG_KVM_BOOK3S_HV_POSSIBLE"),
        ("platforms/pseries/hvCall.S", "book3s64", "CONFIG_PPC_PSERIES"),
    ],
)
def test_names_of_files_tell_the_core(tree: str, path: str, name: str, symbol: str) -> None:
    made = build(f"{tree}/{path}")
    assert cpu(made) == name
    assert symbol in config(made)
    wide = name in ("e5500", "book3s64")
    assert (made.bits, "CONFIG_PPC64" in config(made)) == (64 if wide else 32, wide)
    assert ("CONFIG_PPC32" in config(made)) != wide
    assert made.cpp.target == ("powerpc64-linux-gnu" if wide else "powerpc-linux-gnu")


def test_files_that_are_never_checked(tree: str) -> None:
    assert build(f"{tree}/platforms/cell/spufs/spu_x.S").unchecked == "it is code of another processor"
    assert build(f"{tree}/kvm/book3s_64_slb.S").unchecked == "it is only a part of files that include it"
    assert build(f"{tree}/platforms/cell/x.S").unchecked == ""


def test_files_of_other_configurations_are_not_checked(tree: str) -> None:
    write("linux/include/generated/autoconf.h", "#define CONFIG_PPC32 1\n#define CONFIG_PPC_85xx 1\n")
    reasons = {
        path: build(f"{tree}/{path}").unchecked
        for path in ("kernel/head_44x.S", "kernel/entry_64.S", "kernel/entry_32.S", "kvm/booke_interrupts.S", "x.S")
    }
    assert reasons == {
        "kernel/head_44x.S": "it is for configurations with CONFIG_44x",
        "kernel/entry_64.S": "it is for configurations with CONFIG_PPC64",
        "kernel/entry_32.S": "",
        "kvm/booke_interrupts.S": "",
        "x.S": "",
    }
    write("board", "CONFIG_PPC32=y\nCONFIG_44x=y\n")
    settings = Settings(kconfig="board")
    assert build(f"{tree}/kernel/head_44x.S", settings).unchecked == ""
    claimed = "it is for configurations with CONFIG_PPC_85xx or CONFIG_FSL_BOOKE"
    assert build(f"{tree}/kvm/booke_interrupts.S", settings).unchecked == claimed
    # What the build has compiled is part of it, whatever its name says.
    write(f"{tree}/kernel/entry_64.S")
    write(
        f"{tree}/kernel/.entry_64.o.cmd", "cmd_arch/powerpc/kernel/entry_64.o := gcc arch/powerpc/kernel/entry_64.S\n"
    )
    assert build(f"{tree}/kernel/entry_64.S").unchecked == ""


def test_a_contract_claims_its_file(tree: str) -> None:
    made = build(f"{tree}/kvm/booke_interrupts.S")
    assert cpu(made) == "e500v2"
    assert {"CONFIG_KVM", "CONFIG_SPE"} <= set(config(made))


def test_a_cpu_that_is_set_goes_before_names(tree: str) -> None:
    made = build(f"{tree}/kvm/booke_interrupts.S", Settings(cpu="e6500"))
    assert cpu(made) == "e6500"
    assert {"CONFIG_KVM", "CONFIG_ALTIVEC", "CONFIG_PPC_BOOK3E_64"} <= set(config(made))
    assert not {"CONFIG_SPE", "CONFIG_PPC32", "CONFIG_PPC_85xx"} & set(config(made))


def test_defines_tell_the_core_and_go_over_what_is_assumed(tree: str) -> None:
    settings = Settings(defines=(("CONFIG_PPC_47x", None), ("CONFIG_NR_CPUS", "16")), undefines=("CONFIG_SMP",))
    made = build(f"{tree}/kernel/misc.S", settings)
    assert cpu(made) == "476"
    assert config(made)["CONFIG_NR_CPUS"] == "16"
    assert made.cpp.undefines == ["CONFIG_SMP"]


def test_little_endian_changes_what_is_assumed(tree: str) -> None:
    made = build(f"{tree}/kernel/entry_64.S", Settings(endian="little"))
    assert {"CONFIG_CPU_LITTLE_ENDIAN", "CONFIG_PPC64_ELF_ABI_V2"} <= set(config(made))
    assert not {"CONFIG_CPU_BIG_ENDIAN", "CONFIG_PPC64_ELF_ABI_V1"} & set(config(made))
    assert made.cpp.target == "powerpc64le-linux-gnu"


@pytest.mark.parametrize(
    ("names", "name", "bits"),
    [
        (("PPC32", "44x", "BOOKE"), "440", 32),
        (("PPC32", "44x", "440EPX"), "440A", 32),
        (("PPC32", "44x", "PPC_47x"), "476", 32),
        (("PPC32", "40x"), "405", 32),
        (("PPC32", "PPC_85xx"), "e500v2", 32),
        (("PPC32", "PPC_85xx", "PPC_E500MC"), "e500mc", 32),
        (("PPC64", "PPC_BOOK3E_64", "PPC_E500MC"), "e5500", 64),
        (("PPC64", "PPC_BOOK3E_64", "PPC_E500MC", "E6500_CPU"), "e6500", 64),
        (("PPC64", "PPC_BOOK3S_64"), "book3s64", 64),
        (("PPC32", "PPC_BOOK3S_32"), "book3s32", 32),
    ],
)
def test_a_configured_tree_assumes_nothing(tree: str, names: tuple[str, ...], name: str, bits: int) -> None:
    write("linux/include/generated/autoconf.h", "".join(f"#define CONFIG_{one} 1\n" for one in names))
    made = build(f"{tree}/kernel/misc.S")
    assert (cpu(made), made.bits, config(made)) == (name, bits, {})


def test_a_build_folder(tree: str) -> None:
    write("out/include/generated/autoconf.h", "#define CONFIG_PPC64 1\n#define CONFIG_CPU_LITTLE_ENDIAN 1\n")
    made = build(f"{tree}/kernel/misc.S", Settings(build_dir="out"))
    assert made.cpp.include_paths == [
        "linux/arch/powerpc/include",
        "out/arch/powerpc/include/generated",
        "linux/include",
        "out/include",
        "linux/arch/powerpc/include/uapi",
        "out/arch/powerpc/include/generated/uapi",
        "linux/include/uapi",
        "out/include/generated/uapi",
        "linux/arch/powerpc",
    ]
    assert (cpu(made), made.cpp.target, config(made)) == ("book3s64", "powerpc64le-linux-gnu", {})
    with pytest.raises(UsageError, match=r"^there is no build folder `gone`$"):
        build(f"{tree}/kernel/misc.S", Settings(build_dir="gone"))


def test_a_configuration_file(tree: str) -> None:
    write("board", 'CONFIG_44x=y\nCONFIG_KVM=m\nCONFIG_CMDLINE="x"\n# CONFIG_SMP is not set\n')
    write("linux/include/generated/autoconf.h", "#define CONFIG_PPC64 1\n")
    made = build(f"{tree}/kernel/misc.S", Settings(kconfig="board", defines=(("CONFIG_CMDLINE", '"y"'),)))
    assert cpu(made) == "440"
    assert made.bits == 32
    assert made.cpp.defines == [
        ("CONFIG_44x", "1"), ("CONFIG_KVM_MODULE", "1"), ("__KERNEL__", None), ("__ASSEMBLY__", None),
        ("CONFIG_CMDLINE", '"y"'),
    ]  # fmt: skip
    assert made.cpp.include_paths == [str(HEADERS / "kconfig"), *TREE_INCLUDES]
    assert (HEADERS / "kconfig/generated/autoconf.h").is_file()


def test_a_configuration_file_without_a_tree() -> None:
    write("board", "CONFIG_A=3\n")
    assert build("a.S", Settings(kconfig="board")).cpp.defines == [("CONFIG_A", "3")]


def test_a_dot_config_that_no_header_was_made_of(tree: str) -> None:
    write("linux/.config", "CONFIG_PPC_8xx=y\n")
    made = build(f"{tree}/kernel/misc.S")
    assert (cpu(made), config(made)) == ("8xx", {"CONFIG_PPC_8xx": "1"})
    write("linux/include/generated/autoconf.h", "#define CONFIG_40x 1\n")
    made = build(f"{tree}/kernel/misc.S")
    assert (cpu(made), config(made)) == ("405", {})


def test_a_compile_command_replaces_the_include_path_of_the_tree(tree: str, folder: Path) -> None:
    write(f"{tree}/kernel/x.S")
    write(
        f"{tree}/kernel/.x.o.cmd",
        "cmd_arch/powerpc/kernel/x.o := gcc -m64 -I./inc -isystem sys -include ./pre.h -D__KERNEL__ -DA=1 -DB=1 -UC"
        " -Wa,-mregnames -Wa,--defsym,X=1 -DCONFIG_PPC_BOOK3S_64 -c -o arch/powerpc/kernel/x.o"
        " arch/powerpc/kernel/x.S\n",
    )
    write("linux/pre.h")
    settings = Settings(include_paths=("mine",), defines=(("B", "2"), ("C", None)), symbols=(("X", 5), ("Y", 6)))
    made = build(f"{tree}/kernel/x.S", settings)
    assert made.cpp.include_paths == ["mine", "linux/inc"]
    assert made.cpp.system_paths == ["linux/sys"]
    assert made.cpp.forced == ["linux/pre.h"]
    assert made.cpp.defines == [
        ("__KERNEL__", None), ("A", "1"), ("CONFIG_PPC_BOOK3S_64", None), ("B", "2"), ("C", None),
    ]  # fmt: skip
    assert made.cpp.undefines == []
    assert (cpu(made), made.cpp.target) == ("book3s64", "powerpc64-linux-gnu")
    assert (made.symbols, made.regnames) == ({"X": 5, "Y": 6}, True)
    assert build(f"{tree}/kernel/x.S", settings.with_(regnames=False)).regnames is False
    assert build(f"{tree}/kernel/x.S", Settings(compile_commands=False)).cpp.include_paths == TREE_INCLUDES


def test_a_compile_database_outside_of_a_kernel(folder: Path) -> None:
    command = "powerpc64le-linux-gnu-gcc -undef -Iinc -x assembler-with-cpp -c a.s"
    write("compile_commands.json", json.dumps([{"directory": str(folder), "file": "a.s", "command": command}]))
    made = build("a.s")
    assert (made.cpp.include_paths, made.cpp.target, made.language) == (["inc"], "", "assembler-with-cpp")
    assert made.assembler_flags() == ["-a64", "-mlittle", "-many", "-I", "inc"]
    assert build("-").cpp.include_paths == []
