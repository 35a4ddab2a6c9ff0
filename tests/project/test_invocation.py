"""Arguments of gcc and GNU as: which of them count, and how."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from ppcmacro.errors import UsageError
from ppcmacro.project.config.symbol_value import parse_symbol
from ppcmacro.project.reading.invocation import NO_EFFECT, Invocation, read_invocation


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(command: str, folder: str = "build") -> Invocation:
    return read_invocation(shlex.split(command), folder)


def test_folders_and_files_are_those_of_the_call(folder: Path) -> None:
    (folder / "build").mkdir()
    (folder / "build/own.h").write_text("")
    found = read(
        f"gcc -I. -I ../inc -I{folder}/abs -isystemsys -isystem ../sys2 -iquote q -idirafter late "
        "-include own.h -include other.h -imacros own.h -c -o x.o ../src/x.S"
    )
    assert found == Invocation(
        include_paths=["build", "inc", "abs"],
        quote_paths=["build/q"],
        system_paths=["build/sys", "sys2", "build/late"],
        forced=["build/own.h", "other.h"],
        macro_files=["build/own.h"],
        files=["../src/x.S"],
    )


def test_definitions_in_their_order() -> None:
    found = read("gcc -DA -D B=1 -UB -UC -DC=2 -DA=3 '-DF(x)=x y' -DE= -UD -UG '-DG(x)=1' '-DH(x)' -UH")
    assert found.defines == [("C", "2"), ("A", "3"), ("F(x)", "x y"), ("E", ""), ("G(x)", "1")]
    assert found.undefines == ["B", "D", "H"]


@pytest.mark.parametrize(
    ("command", "bits", "endian"),
    [
        ("gcc", 0, ""),
        ("powerpc-linux-gnu-gcc -m64", 64, ""),
        ("/opt/bin/powerpc64le-linux-gnu-gcc-12", 64, "little"),
        ("powerpc64le-linux-gnu-gcc -m32 -mbig-endian", 32, "big"),
        ("as -a64 -mlittle", 64, "little"),
        ("gcc -Wa,-a64,-mbig", 64, "big"),
    ],
)
def test_word_size_and_byte_order(command: str, bits: int, endian: str) -> None:
    found = read(command)
    assert (found.bits, found.endian) == (bits, endian)


def test_the_assembler_behind_the_compiler() -> None:
    found = read("gcc -Wa,-mregnames,--defsym,A=1,-Iinc -Xassembler --defsym=B=0x10 -Wa,--alternate -Wp,-DX=1 -undef")
    assert found == Invocation(
        include_paths=["build/inc"], defines=[("X", "1")], symbols=[("A", 1), ("B", 16)], regnames=True,
        alternate=True, bare=True,
    )  # fmt: skip
    assert read("gcc -mregnames -mno-regnames").regnames is False


def test_values_of_other_options_are_no_files() -> None:
    found = read("gcc -o out.o -MF dep.d -Wp,-MMD,p.d -Wa,--MD,a.d --param x=1 -x assembler-with-cpp -Wall -O2 a.s -")
    assert (found.files, found.language) == (["a.s", "-"], "assembler-with-cpp")


def test_ends_in_the_middle() -> None:
    assert read("gcc -I") == Invocation()
    assert read_invocation([], "") == Invocation()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A=1", ("A", 1)),
        ("_a.b$=0x1F", ("_a.b$", 31)),
        ("A=017", ("A", 15)),
        ("A=-5", ("A", -5)),
        ("A=+0", ("A", 0)),
    ],
)
def test_symbols(text: str, expected: tuple[str, int]) -> None:
    assert parse_symbol(text) == expected


@pytest.mark.parametrize("text", ["A", "A=", "=1", "1=1", "A=x", "A=08", "A=1 ", "A=0x", "A=--1"])
def test_what_is_no_symbol(text: str) -> None:
    with pytest.raises(ValueError, match=r"^NAME=VALUE|invalid"):
        parse_symbol(text)


def test_a_bad_symbol_of_a_command() -> None:
    with pytest.raises(UsageError, match=r"^`--defsym A=b` of a compile command is not NAME=NUMBER$"):
        read("as --defsym A=b")


@pytest.mark.parametrize(
    "option",
    [
        *("-me500", "-many", "-mbig", "-mppc64", "-mcpu=e500mc", "-mno-altivec", "-O2", "-O", "-Os", "-g", "-g3"),
        *("-gdwarf-2", "-gdwarf", "--gdwarf-5", "-u", "-Z", "-W", "--no-warn", "--warn", "--fatal-warnings", "-c"),
        *("--noexecstack", "-pipe", "-KPIC", "-nostdinc", "--compress-debug-sections=zlib"),
    ],
)
def test_without_effect(option: str) -> None:
    assert NO_EFFECT.fullmatch(option)


@pytest.mark.parametrize("option", ["-max-depth", "-macro-backtrace", "--verify", "-Q", "-o", "-gx", "-s", "--defsym"])
def test_not_without_effect(option: str) -> None:
    assert NO_EFFECT.fullmatch(option) is None
