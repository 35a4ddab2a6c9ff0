"""Linux configurations: what each kind of line defines, and what is said about a wrong one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppcmacro.errors import UsageError
from ppcmacro.project.reading.kconfig import autoconf_names, read_kconfig


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config(text: str | bytes) -> str:
    Path("board.config").write_bytes(text.encode() if isinstance(text, str) else text)
    return "board.config"


def test_every_kind_of_value() -> None:
    text = """\
#
# Automatically generated
#
CONFIG_BOOKE=y
CONFIG_KVM=m
CONFIG_NR_CPUS=8
CONFIG_OFFSET=-2
CONFIG_KERNEL_START=0xc0000000
CONFIG_CMDLINE="console=ttyS0 \\"x\\" # y"
CONFIG_EMPTY=""
CONFIG_40x=n
# CONFIG_SMP is not set

"""
    assert read_kconfig(config(text)) == (
        ("CONFIG_BOOKE", "1"),
        ("CONFIG_KVM_MODULE", "1"),
        ("CONFIG_NR_CPUS", "8"),
        ("CONFIG_OFFSET", "-2"),
        ("CONFIG_KERNEL_START", "0xc0000000"),
        ("CONFIG_CMDLINE", '"console=ttyS0 \\"x\\" # y"'),
        ("CONFIG_EMPTY", '""'),
    )


def test_the_last_line_holds() -> None:
    assert read_kconfig(config("CONFIG_A=y\nCONFIG_B=1\nCONFIG_A=m\nCONFIG_B=2\nCONFIG_C=y\nCONFIG_C=n\n")) == (
        ("CONFIG_A_MODULE", "1"),
        ("CONFIG_B", "2"),
    )


def test_carriage_returns_and_blanks() -> None:
    assert read_kconfig(config(b"  CONFIG_A=y \r\n\r\n# CONFIG_B is not set\r\n")) == (("CONFIG_A", "1"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nCONFIG_A\n", "board.config:2: `CONFIG_A` is no `CONFIG_NAME=value`"),
        ("A=y\n", "board.config:1: `A=y` is no `CONFIG_NAME=value`"),
        ("CONFIG_A =y\n", "board.config:1: `CONFIG_A =y` is no `CONFIG_NAME=value`"),
        ("x" * 60, f"board.config:1: `{'x' * 37}...` is no `CONFIG_NAME=value`"),
        (
            'CONFIG_A="open\n',
            "board.config:1: `CONFIG_A` must be y, m, n, a number or a string in double quotes",
        ),
        ("CONFIG_A=yes\n", "board.config:1: `CONFIG_A` must be y, m, n, a number or a string in double quotes"),
        ("CONFIG_A=\n", "board.config:1: `CONFIG_A` must be y, m, n, a number or a string in double quotes"),
        (b"CONFIG_A=y\n\0", "the configuration `board.config` is no text"),
    ],
)
def test_what_is_no_configuration(text: str | bytes, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_kconfig(config(text))
    assert str(caught.value) == message


def test_what_cannot_be_read() -> None:
    with pytest.raises(UsageError, match=r"^cannot read the configuration `gone`: No such file or directory$"):
        read_kconfig("gone")
    with pytest.raises(UsageError, match=r"^cannot read the configuration `\.`: it is no file$"):
        read_kconfig(".")


def test_a_changed_file_is_read_again() -> None:
    path = config("CONFIG_A=y\n")
    assert read_kconfig(path) == (("CONFIG_A", "1"),)
    config("CONFIG_BB=y\n")
    assert read_kconfig(path) == (("CONFIG_BB", "1"),)


@given(st.binary(max_size=60))
def test_any_bytes_give_names_or_a_usage_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.config"
    path.write_bytes(b"CONFIG_A=" + data)
    os.utime(path, ns=(1, hash(data) & 0xFFFFFFFF))
    try:
        found = read_kconfig(str(path))
    except UsageError:
        return
    assert all(name.startswith("CONFIG_") and value for name, value in found)


def test_names_of_a_generated_header() -> None:
    text = "#define CONFIG_A 1\n #  define\tCONFIG_B_MODULE 1\n#define OTHER 1\n/* CONFIG_C */\n"
    Path("autoconf.h").write_text(text)
    assert autoconf_names("autoconf.h") == {"CONFIG_A", "CONFIG_B_MODULE"}
    assert autoconf_names("gone.h") == frozenset()
