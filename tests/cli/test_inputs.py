"""Each kind of input and what it gets: row by row, through the real engine.

Every row gives the status and the whole output of `expand` and of `lint`.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

QUIET = "ppcmacro: no findings in 1 file\n"


@pytest.fixture(autouse=True)
def here(folder: Path) -> Path:
    return folder


def write(path: str, text: str | bytes) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


def instructions(text: str) -> list[str]:
    """Return the statements of an expansion without blank lines, blanks made one."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_upper_case_s_is_preprocessed(run: Any) -> None:
    write("a.S", "#define LOAD(x) lwz x, 0(x)\n.macro M r\n\tLOAD(\\r)\n.endm\n\tM 3\n")
    status, out, err = run("expand", "a.S")
    assert (status, instructions(out), err) == (0, ["lwz 3, 0(3)"], "")
    assert run("lint", "a.S") == (0, "", QUIET)


def test_lower_case_s_is_not(run: Any) -> None:
    write("a.s", "#define X 1\n.macro M r\n\tli \\r, 1 # X\n.endm\n\tM 3\n")
    status, out, err = run("expand", "a.s")
    assert (status, instructions(out)[-1].startswith("li 3, 1"), err) == (0, True, "")
    assert run("lint", "a.s") == (0, "", QUIET)


def test_x_decides_over_the_suffix(run: Any) -> None:
    write("a.s", "#define X 7\n\tli 3, X\n")
    status, out, _ = run("expand", "a.s", "-x", "assembler-with-cpp")
    assert (status, instructions(out)) == (0, ["li 3, 7"])


def test_stdin_is_gas_alone(run: Any) -> None:
    text = b"#define X 7\n.macro M r\n\tli \\r, 7\n.endm\n\tM 3\n"
    status, out, err = run("expand", "-", stdin=text)
    assert (status, instructions(out)[-1], err) == (0, "li 3, 7", "")
    status, out, _ = run("expand", "-", "-x", "assembler-with-cpp", stdin=b"#define X 7\n\tli 3, X\n")
    assert (status, instructions(out)) == (0, ["li 3, 7"])
    assert run("lint", "-", stdin=text) == (0, "", QUIET)


def test_line_markers_of_preprocessed_text_are_honoured(run: Any) -> None:
    write("a.s", '# 40 "dir/orig.S"\n\tnop\n\t.include "gone.inc"\n')
    for command in ("expand", "lint"):
        result = run(command, "a.s")
        assert result.status == 1
        assert (result.err if command == "expand" else result.out).startswith("dir/orig.S:41:")


@pytest.mark.parametrize("name", ["vmlinux.lds.S", "boot.lds"])
def test_linker_scripts(run: Any, name: str) -> None:
    write(f"sub/{name}", "SECTIONS { . = 0; }\n")
    write("sub/a.s", "\tnop\n")
    message = f"ppcmacro: error: `sub/{name}` is a linker script, which holds no instructions to expand\n"
    assert run("expand", f"sub/{name}") == (2, "", message)
    assert run("lint", "sub") == (0, "", QUIET)
    shown = run("lint", "sub", f"sub/{name}", "--show-files")
    assert (shown.status, shown.out) == (0, "sub/a.s\n")
    assert f"ppcmacro: skipped `sub/{name}`: linker script\n" in shown.err


@pytest.mark.parametrize("text", ["", "\n\n", "/* nothing */\n", "/* a\n b */\n\n# c\n"])
@pytest.mark.parametrize("name", ["a.S", "a.s"])
def test_nothing_to_do(run: Any, name: str, text: str) -> None:
    write(name, text)
    status, out, err = run("expand", name)
    assert (status, instructions(out), err) == (0, [], "")
    assert run("lint", name) == (0, "", QUIET)


@pytest.mark.parametrize("name", ["a.S", "a.s"])
def test_crlf_and_bytes_that_are_no_utf8(run: Any, name: str) -> None:
    write(name, b'/* caf\xe9 */\r\n\t.ascii "\xff\xfeok"\r\n\tnop\r\n')
    status, out, err = run("expand", name)
    assert (status, err) == (0, "")
    assert instructions(out)[-2:] == ['.ascii "\udcff\udcfeok"', "nop"]
    assert run("lint", name) == (0, "", QUIET)


@pytest.mark.parametrize("data", [b"\tnop\n\x00\n", b"\x7fELF\x01\x02\x01\x00\x00"])
def test_binary(run: Any, data: bytes) -> None:
    write("a.S", data)
    write("b.s", "\tnop\n")
    expanded = run("expand", "a.S", "-o", "out.s")
    assert expanded.status == 1
    assert expanded.err.count(": M030 ") == 1
    assert not Path("out.s").exists()
    linted = run("lint", "a.S", "b.s", "-q")
    assert linted.status == 1
    assert [line.split(": ")[1][:4] for line in linted.out.splitlines()] == ["M030"]


def test_more_than_anybody_writes(run: Any) -> None:
    with open("a.S", "wb") as file:
        file.truncate(2**26 + 1)
    write("b.s", '\t.include "a.S"\n')
    message = "a.S:1:1: M031 the file has more than 64 MiB, which is the limit, and is not read\n"
    assert run("lint", "a.S", "-q") == (1, message, "")
    assert run("expand", "a.S") == (1, "", message)
    assert "a.S" in run("lint", "b.s", "-q").out


def test_a_device_without_an_end(run: Any) -> None:
    os.symlink("/dev/zero", "a.S")
    assert run("lint", "a.S", "-q").out.startswith("a.S:1:1: M031 ")
    assert run("lint", ".", "-q") == (2, "", "ppcmacro: error: no `.S` or `.s` file in the folder `.`\n")


def test_missing_file_and_empty_folder(run: Any) -> None:
    Path("empty").mkdir()
    assert run("expand", "gone.S") == (2, "", "ppcmacro: error: there is no file `gone.S`\n")
    assert run("lint", "gone.S") == (2, "", "ppcmacro: error: there is no file or folder `gone.S`\n")
    assert run("lint", "empty") == (2, "", "ppcmacro: error: no `.S` or `.s` file in the folder `empty`\n")
    assert run("expand", "empty").status == 2


def test_missing_header_stays_symbolic(run: Any) -> None:
    write("a.S", '#include <asm/asm-offsets.h>\n#include "own.h"\n\tlwz 3, THREAD_KVM_VCPU(4)\n')
    note = (
        'ppcmacro: headers not found: <asm/asm-offsets.h>, "own.h"; the names they define stay symbolic, and findings '
        "that need their values are not made (-I DIR adds a folder)\n"
    )
    status, out, err = run("expand", "a.S")
    assert (status, instructions(out), err) == (0, ["lwz 3, THREAD_KVM_VCPU(4)"], note)
    assert run("lint", "a.S") == (0, "", note + QUIET)


ERRORS = {
    "M021": '\t.include "gone.inc"\n',
    "M002": ".macro M a\n\tnop\n.endm\n\tM b=1\n",
    "M022": ".macro M\n\tM\n.endm\n\tM\n",
    "M023": ".macro M\n\tnop\n",
    "M024": "\t.if 1\n\tnop\n",
    "M025": ".macro M\n.endm\n.macro m\n.endm\n",
}


@pytest.mark.parametrize("code", ERRORS)
def test_what_gas_refuses(run: Any, code: str) -> None:
    write("a.s", ERRORS[code])
    write("b.S", '#include "a.s"\n')
    write("c.s", "\t.error \"c\"\n")
    write("out.s", "old")
    expanded = run("expand", "a.s", "-o", "out.s")
    assert expanded.status == 1
    assert f": {code} " in expanded.err
    assert expanded.err.startswith("a.s:")
    assert Path("out.s").read_text() == "old"
    linted = run("lint", "a.s", "c.s", "-q")
    assert linted.status == 1
    assert f": {code} " in linted.out
    assert "c.s:1:2: M034 " in linted.out


def test_errors_show_the_chain(run: Any) -> None:
    write("a.s", ".macro IN\n\t.error \"no\"\n.endm\n.macro OUT\n\tIN\n.endm\n\tOUT\n")
    lines = run("lint", "a.s", "-q", "--format", "full").out.splitlines()
    assert lines[1] == "  --> a.s:2:2"
    assert [line for line in lines if line.startswith("    ")] == ["    at a.s:5 in IN()", "    <- a.s:7 in OUT()"]


def test_limits_name_their_option(run: Any) -> None:
    write("a.s", ".rept 1000\n\tnop\n.endr\n")
    for command in ("expand", "lint"):
        result = run(command, "a.s", "--max-expansion", "10")
        text = result.err if command == "expand" else result.out
        assert result.status == 1
        assert text.startswith("a.s:1:1: M031 too many statements: the limit of 10 statements is reached")
    result = run("lint", "a.s", "--max-expansion", "10", "--format", "full")
    assert "`--max-expansion`" in result.out.splitlines()[-2]


def test_select_does_not_hide_what_was_not_understood(run: Any) -> None:
    write("a.s", "\t.error \"no\"\n")
    assert run("lint", "a.s", "-q", "--select", "C").status == 1


@pytest.mark.skipif(not shutil.which("powerpc-linux-gnu-as"), reason="powerpc-linux-gnu-as is not installed")
def test_verify_with_the_assembler(run: Any) -> None:
    write("a.S", "#define R 3\n.macro M r\n1:\tli \\r, 1\n\tbdnz 1b\n.endm\n\tM R\n")
    result = run("expand", "a.S", "--verify", "-o", "out.s")
    assert (result.status, result.out) == (0, "")
    assert "same object" in result.err
    assert instructions(Path("out.s").read_text())[0].startswith("1:")


def test_verify_without_the_assembler(run: Any) -> None:
    write("a.s", "\tnop\n")
    result = run("expand", "a.s", "--verify", "--as", os.path.join(os.curdir, "no-such-as"))
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("ppcmacro: error: ")
    assert "no-such-as" in result.err


def test_a_byte_order_mark_belongs_to_no_statement(run: Any, folder: Path) -> None:
    """`gcc -c` takes it in front of a `.S`; GNU as alone does not."""
    for name in ("a.S", "a.s"):
        (folder / name).write_bytes(b"\xef\xbb\xbf\tandi.\t%r3, %r31, %r10\n")
    assert run("expand", "a.S").out.split() == ["andi.", "%r3,", "%r31,", "%r10"]
    assert run("lint", "-q", "a.s").status == 1
    assert run("lint", "-q", "--fix", "a.S") == (0, "", "")
    assert (folder / "a.S").read_bytes() == b"\xef\xbb\xbf\tand.\t%r3, %r31, %r10\n"


def test_a_byte_order_mark_in_the_configuration(run: Any, folder: Path) -> None:
    (folder / "a.s").write_text("\tnop\n")
    (folder / "ppcmacro.toml").write_bytes(b'\xef\xbb\xbfselect = ["S0O4"]\n')
    assert "`S0O4`" in run("lint", "a.s").err


def test_one_file_under_two_names(run: Any, folder: Path) -> None:
    (folder / "a.s").write_text("\t.nosuch\n")
    assert run("lint", "-q", "./a.s", "a.s", f"../{folder.name}/a.s").out.count("\n") == 1


@pytest.mark.parametrize(
    ("entry", "hint"), [("c003", "C003"), ("all", "ALL"), ("Spr-As-Memory-Operand", "spr-as-memory-operand")]
)
def test_letters_of_the_other_case(run: Any, folder: Path, entry: str, hint: str) -> None:
    (folder / "a.s").write_text("\tnop\n")
    assert run("lint", "a.s", "--select", entry).err.endswith(f"`{entry}`; did you mean `{hint}`?\n")


@pytest.mark.parametrize("option", ["--show-files", "--show-settings"])
def test_silence_and_a_list(run: Any, folder: Path, option: str) -> None:
    (folder / "a.s").write_text("\tnop\n")
    status, out, err = run("lint", "a.s", "-s", option)
    assert (status, out) == (2, "")
    assert err == f"ppcmacro: error: `{option}` prints something, and `--silent` nothing: leave one of them out\n"


@pytest.mark.parametrize("option", ["-D", "-U"])
@pytest.mark.parametrize("name", ["1x", "A B", "", "A-B=1"])
def test_what_is_no_name_of_a_macro(run: Any, folder: Path, option: str, name: str) -> None:
    (folder / "a.S").write_text("\tnop\n")
    status, out, err = run("lint", "a.S", option, name)
    assert (status, out, err) == (2, "", f"ppcmacro: error: `{option} {name}`: that is no name of a C macro\n")


@pytest.mark.parametrize(
    ("text", "place"),
    [('defines = ["A=1",\n "1x"]', "2:2"), ("[defines]\nA = 1\n1x = 2", "3:1"), ('undefines = ["B", "1x"]', "1:19")],
)
def test_what_is_no_name_of_a_macro_in_the_configuration(run: Any, folder: Path, text: str, place: str) -> None:
    (folder / "a.S").write_text("\tnop\n")
    (folder / "ppcmacro.toml").write_text(text)
    status, out, err = run("lint", "a.S")
    assert (status, out) == (2, "")
    assert err.startswith(f"ppcmacro: error: ppcmacro.toml:{place}: `")
    assert err.endswith("and `1x` is no name of a macro\n")


@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_a_configuration_file_that_is_none(run: Any, folder: Path, kind: str) -> None:
    (folder / "a.S").write_text("\tnop\n")
    if kind == "link":
        (folder / "ppcmacro.toml").symlink_to("nowhere")
    else:
        os.mkfifo(folder / "ppcmacro.toml")
    reason = "No such file or directory" if kind == "link" else "not a regular file"
    message = f"ppcmacro: error: cannot read the configuration file `ppcmacro.toml`: {reason}\n"
    assert run("lint", "a.S") == (2, "", message)


def test_a_number_without_end_in_the_configuration(run: Any, folder: Path) -> None:
    (folder / "a.S").write_text("\tnop\n")
    (folder / "ppcmacro.toml").write_text(f"jobs = {'9' * 10_000}\n")
    message = "ppcmacro: error: ppcmacro.toml: not valid TOML: a number has too many digits\n"
    assert run("lint", "a.S") == (2, "", message)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('select = ["C",\n "X9"]', "2:2", "no rule has the code, prefix or name `X9`"),
        ('[severity]\nS00X = "note"', "2:1", "no rule has the code, prefix or name `S00X`"),
        ('[per-file-ignores]\n"*.S" = ["S", "Z9"]', "2:15", "no rule has the code, prefix or name `Z9`"),
        ('cpu = "4400"', "1:1", "there is no cpu `4400`; known are "),
    ],
)
def test_wrong_words_of_the_configuration_have_a_place(
    run: Any, folder: Path, text: str, place: str, message: str
) -> None:
    (folder / "a.S").write_text("\tnop\n")
    (folder / "base.toml").write_text(text)
    for name in ("base.toml", "ppcmacro.toml"):
        (folder / "ppcmacro.toml").write_text('extend = "base.toml"\n' if name == "base.toml" else text)
        status, out, err = run("lint", "a.S")
        assert (status, out) == (2, "")
        assert err.startswith(f"ppcmacro: error: {name}:{place}: {message}")


def test_a_name_that_is_not_there_hides_nothing(run: Any, folder: Path) -> None:
    (folder / "a.s").write_text("\t.nosuch\n")
    status, out, err = run("lint", "a.s", "b.s", "-q")
    assert (status, out) == (2, "a.s:1:2: M029 unknown pseudo-op: `.nosuch`\n")
    assert err == "ppcmacro: error: `b.s`: there is no such file or folder\n"
    assert run("lint", "b.s", "c.s").err == "ppcmacro: error: there is no file or folder `b.s`\n"


@pytest.mark.parametrize("name", ["a.h", "a.inc", "a.S"])
def test_a_file_that_is_no_text(run: Any, folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\0\1\2")
    status, out, _ = run("lint", name, "-q")
    assert status == 1
    assert out.startswith(f"{name}:1:1: M030 ")


@pytest.mark.parametrize("option", ["--show-files", "--show-settings"])
def test_a_list_of_what_is_not_there_is_no_success(run: Any, folder: Path, option: str) -> None:
    (folder / "a.s").write_text("\tnop\n")
    status, out, err = run("lint", option, "a.s", "b.s")
    assert (status, out != "") == (2, True)
    assert err.splitlines()[-1] == "ppcmacro: error: `b.s`: there is no such file or folder"


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="descriptors have no names here")
def test_what_the_shell_opened_is_read(run: Any, folder: Path) -> None:
    (folder / "a.s").write_text("\t.nosuch\n")
    assert run("baseline", "write", "a.s", "-o", "known.json").status == 0
    read, write = os.pipe()
    os.write(write, (folder / "known.json").read_bytes())
    os.close(write)
    try:
        assert run("lint", "-q", "a.s", "--baseline", f"/dev/fd/{read}").status == 0
    finally:
        os.close(read)
