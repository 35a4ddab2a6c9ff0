"""The options of gcc and GNU as on our command lines: those that act, those without effect, those that are refused."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from ppcmacro.project.config.settings import Settings

needs_as = pytest.mark.skipif(shutil.which("powerpc-linux-gnu-as") is None, reason="powerpc-linux-gnu-as is missing")

WITHOUT_EFFECT = [
    "-me500", "-many", "-mppc64", "-mcpu=e500mc", "-maltivec", "-KPIC", "-W", "--no-warn", "--warn", "-gdwarf-2",
    "--gdwarf-5", "-g", "-u", "-Z", "--fatal-warnings", "-O2", "-O", "-c", "-pipe", "-nostdinc", "--noexecstack",
    "-Wa,-me500", "-Wa,-W,-mppc64", "-fno-PIE", "-fPIC", "-fintegrated-as", "-fmacro-prefix-map=./=", "-Wall",
    "-Werror=unknown-warning-option", "-std=gnu11", "-MD", "-MMD", "-MP", "-Wp,-MMD,.a.o.d", "-Wa,--MD,.a.o.d",
]  # fmt: skip


@pytest.fixture(autouse=True)
def here(folder: Path) -> Path:
    Path("a.S").write_text("")
    Path("a.s").write_text("")
    return folder


def instructions(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def settings_of(run: Any, engine: Any, *argv: str) -> Settings:
    """Return the settings that `expand` gives the engine; `lint` has to give it the same."""
    engine.calls.clear()
    for command in ("expand", "lint"):
        result = run(command, *argv, "a.S")
        assert (result.status, result.out) == (0, "")
    first, second = (call["settings"] for call in engine.calls)
    assert first == second
    assert isinstance(first, Settings)
    return first


@pytest.mark.parametrize("option", WITHOUT_EFFECT)
def test_without_effect(run: Any, engine: Any, option: str) -> None:
    assert settings_of(run, engine, option) == Settings()


def test_without_effect_with_a_value(run: Any, engine: Any) -> None:
    assert settings_of(run, engine, "-K", "PIC", "-Wa,-K,PIC", "-MF", "a.d", "-MT", "a.o") == Settings()


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (("-Iinc", "-I", "two"), Settings(include_paths=("inc", "two"))),
        (("-isysteminc", "-isystem", "two"), Settings(system_paths=("inc", "two"))),
        (("-iquoteinc", "-iquote", "two"), Settings(quote_paths=("inc", "two"))),
        (("-idirafter", "late"), Settings(system_paths=("late",))),
        (("-DX=1", "-D", "Y", "-UZ"), Settings(defines=(("X", "1"), ("Y", None)), undefines=("Z",))),
        (("-include", "f.h", "-imacros", "m.h"), Settings(forced=("f.h",), macro_files=("m.h",))),
        (("-undef",), Settings(target="")),
        (("-undef", "--target", "powerpc64-linux-gnu"), Settings(target="powerpc64-linux-gnu")),
        (("-m32",), Settings(bits=32)),
        (("-a64",), Settings(bits=64)),
        (("-m64", "-mlittle-endian"), Settings(bits=64, endian="little")),
        (("-mbig",), Settings(endian="big")),
        (("--defsym", "A=1", "--defsym=B=0x10"), Settings(symbols=(("A", 1), ("B", 16)))),
        (("-mregnames",), Settings(regnames=True)),
        (("-mno-regnames",), Settings(regnames=False)),
        (("--alternate",), Settings(alternate=True)),
        (("--gas-version", "2.38"), Settings(gas_version=(2, 38))),
        (("--gas-version=2.45.1",), Settings(gas_version=(2, 45))),
        (("-Wa,-mregnames,--defsym,A=1,-I,inc", "-Wa,--alternate"), Settings(
            regnames=True, symbols=(("A", 1),), include_paths=("inc",), alternate=True,
        )),
        (("-Wp,-DX=1",), Settings(defines=(("X", "1"),))),
        (("-xassembler",), Settings(language="assembler")),
        (("-x", "assembler-with-cpp"), Settings(language="assembler-with-cpp")),
        (("--kconfig", "c", "--build-dir", "b"), Settings(kconfig="c", build_dir="b")),
        (("--no-compile-commands",), Settings(compile_commands=False)),
        (("--cpp", "gcc -E '-DA=1 2'"), Settings(cpp=("gcc", "-E", "-DA=1 2"))),
        (("-include", "-me500"), Settings(forced=("-me500",))),
        (("-I", "-many"), Settings(include_paths=("-many",))),
    ],
)  # fmt: skip
def test_those_that_act(run: Any, engine: Any, argv: tuple[str, ...], expected: Settings) -> None:
    assert settings_of(run, engine, *argv) == expected


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("-Q",), "no such option '-Q' (see `ppcmacro {} --help`)"),
        (("-fix",), "no such option '-f' (see `ppcmacro {} --help`)"),
        (("-max-depth",), "no such option '-m' (see `ppcmacro {} --help`)"),
        (("-Wa,--qqqq",), "no such option '--qqqq' (see `ppcmacro {} --help`)"),
        (("--defsym", "A"), "`--defsym A`: write NAME=VALUE with a number as the value"),
        (("--defsym", "A=b"), "`--defsym A=b`: write NAME=VALUE with a number as the value"),
        (("--gas-version", "new"), "`--gas-version new`: write a version such as 2.40"),
        (("--cpp", "gcc 'x"), "`--cpp gcc 'x`: no closing quotation"),
        (("--cpp", " "), "`--cpp` needs a program"),
    ],
)
@pytest.mark.parametrize("command", ["expand", "lint"])
def test_those_that_are_refused(run: Any, engine: Any, command: str, argv: tuple[str, ...], message: str) -> None:
    result = run(command, *argv, "a.S")
    assert (result.status, result.out) == (2, "")
    assert result.err.lower() == f"ppcmacro: error: {message.format(command)}\n".lower()


def test_a_dash_dash_ends_them(run: Any, engine: Any) -> None:
    Path("-many").write_text("x\n")
    assert run("expand", "--", "-many") == (0, "x\n", "")


def test_a_configuration_file_names_no_program(run: Any) -> None:
    Path("ppcmacro.toml").write_text('cpp = "touch ran"\n')
    result = run("lint", "a.S")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("ppcmacro: error: ppcmacro.toml:1:1: unknown key `cpp`")


def test_the_configuration_file_has_the_others(run: Any, engine: Any) -> None:
    Path("ppcmacro.toml").write_text(
        'kconfig = "c"\nbuild-dir = "b"\ncompile-commands = false\nregnames = true\nalternate = true\n'
        'gas-version = "2.38"\nsymbols = { A = 1, B = -2 }\n'
    )
    config = {"config_file": "ppcmacro.toml", "symbols": (("A", 1), ("B", -2), ("C", 3))}
    assert settings_of(run, engine, "--defsym", "C=3", "-mno-regnames") == Settings(
        kconfig="c", build_dir="b", compile_commands=False, regnames=False, alternate=True, gas_version=(2, 38),
        **config,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('symbols = ["A"]', "`symbols` must be a table of names and numbers"),
        ("symbols = { A = true }", "`symbols` must be a table of names and numbers"),
        ('symbols = { "a b" = 1 }', "`symbols` must be a table of names and numbers"),
        ("gas-version = 2.40", "`gas-version` must be a string"),
        ('gas-version = "2"', "`gas-version` must be a version such as 2.40"),
        ("kconfig = 1", "`kconfig` must be a string"),
        ("regnames = 1", "`regnames` must be true or false"),
    ],
)
def test_wrong_values_in_the_configuration_file(run: Any, line: str, expected: str) -> None:
    Path("ppcmacro.toml").write_text(f"{line}\n")
    assert run("lint", "a.S") == (2, "", f"ppcmacro: error: ppcmacro.toml:1:1: {expected}\n")


def test_expansion_follows_them(run: Any) -> None:
    Path("inc").mkdir()
    Path("inc/more.inc").write_text("\tli\t3, 5\n")
    Path("a.s").write_text(
        '\t.include "more.inc"\n\t.if N > 2\n\tli\t4, N\n\t.endif\n'
        "\t.macro M a\n\tlocal x\nx:\tli\t5, \\a\n\t.endm\n\tM 1\n"
    )
    status, out, err = run("expand", "a.s", "-Wa,-Iinc", "--defsym", "N=3", "--alternate")
    assert (status, err) == (0, "")
    assert instructions(out) == ["li 3, 5", "li 4, N", ".LL0001: li 5, 1"]


def test_register_names(run: Any) -> None:
    Path("a.s").write_text("\t.macro M a\n\t.ifdef \\a\n\tnop\n\t.endif\n\tmr\t\\a, \\a\n\t.endm\n\tM r3\n")
    assert run("lint", "a.s", "-mregnames").status == 0
    assert instructions(run("expand", "a.s", "-mregnames").out) == ["mr r3, r3"]


@needs_as
def test_verify_passes_them_on(run: Any) -> None:
    Path("inc").mkdir()
    Path("inc/more.inc").write_text("\tli\tr3, 5\n")
    Path("a.s").write_text(
        '\t.include "more.inc"\n\t.if N > 2\n\tli\tr4, N\n\t.endif\n'
        "\t.macro M a\n\tlocal x\nx:\tli\tr5, \\a\n\t.endm\n\tM 1\n"
    )
    result = run(
        "expand", "a.s", "-Iinc", "--defsym", "N=3", "--alternate", "-mregnames", "--verify", "-o", "out.s"
    )  # fmt: skip
    assert result == (0, "", "a.s: source and expansion assemble to the same object\n")
    # Without -mregnames GNU as takes the names for symbols, on both sides.
    result = run("expand", "a.s", "-Iinc", "--defsym", "N=3", "--alternate", "--verify", "-o", "out.s")
    assert result.status == 1
    assert "unsupported relocation against r3" in result.err


@needs_as
def test_verify_in_64_bits(run: Any) -> None:
    Path("a.s").write_text("\t.macro M a\n\tstd\t3, \\a(1)\n\t.endm\n\tM 8\n")
    for option in ("-m64", "-a64", "-mlittle-endian -m64"):
        result = run("expand", "a.s", *option.split(), "--verify")
        assert (result.status, result.err) == (0, "a.s: source and expansion assemble to the same object\n")
    # GNU as refuses `std` for a 32-bit object unless told otherwise; -many tells it.
    assert run("expand", "a.s", "-a32", "--verify").status == 0


@needs_as
def test_verify_for_a_server_processor(run: Any) -> None:
    Path("a.s").write_text("\t.macro M a\n\tdcbt\t0, \\a, 0b01010\n\t.endm\n\tM 3\n")
    result = run("expand", "a.s", "--cpu", "book3s64", "--verify")
    assert (result.status, result.err) == (0, "a.s: source and expansion assemble to the same object\n")


def test_predefined_macros_follow(run: Any) -> None:
    Path("a.S").write_text(
        "#ifdef __powerpc64__\n\t.long 64\n#else\n\t.long 32\n#endif\n"
        "#ifdef __LITTLE_ENDIAN__\n\t.long 1\n#endif\n#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__\n\t.long 2\n#endif\n"
    )

    def values(*argv: str) -> list[str]:
        status, out, err = run("expand", "a.S", *argv)
        assert (status, err) == (0, "")
        return [line.split()[1] for line in instructions(out)]

    assert values() == ["32", "2"]
    assert values("-m64") == ["64", "2"]
    assert values("--cpu", "e5500") == ["64", "2"]
    assert values("--cpu", "440") == ["32", "2"]
    assert values("-m64", "-mlittle-endian") == ["64", "1"]
    assert values("-m32", "-mlittle-endian") == ["32", "1"]


def test_only_the_definitions_of_imacros_count(run: Any) -> None:
    Path("inner.h").write_text("\tinner\n#define B 2\n")
    Path("m.h").write_text('#define A 1\n\touter A\n#include "inner.h"\n')
    Path("f.h").write_text("\tli 3, A\n")
    Path("a.S").write_text("\tli 4, B\n")
    status, out, err = run("expand", "a.S", "-imacros", "m.h", "-include", "f.h")
    assert (status, instructions(out), err) == (0, ["li 3, 1", "li 4, 2"], "")


def test_an_external_preprocessor_for_both_commands(run: Any) -> None:
    Path("cpp.py").write_text("print('# 3 \"a.S\"\\n\\tnop\\n\\tbad 1')\n")
    command = ("--cpp", f"{sys.executable} cpp.py")
    assert run("expand", "a.S", *command) == (1, "\tnop\n\tbad\t1\n", "a.S:4:1: M029 unrecognized opcode: `bad`\n")
    result = run("lint", "a.S", *command, "-q")
    assert (result.status, result.out) == (1, "a.S:4:1: M029 unrecognized opcode: `bad`\n")
    result = run("lint", "a.S", "--cpp", "./none")
    assert (result.status, result.err) == (
        2, "ppcmacro: error: cannot run the preprocessor `./none`: No such file or directory\n",
    )  # fmt: skip


@pytest.mark.parametrize("command", ["expand", "lint"])
def test_help_says_which_are_taken(run: Any, command: str) -> None:
    text = run(command, "--help").out
    assert "--defsym -mregnames" in text
    assert "-Wa,OPTION,… is taken apart." in text
    assert "-isystem PATH" not in text
