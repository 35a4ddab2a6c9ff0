"""`ppcmacro expand`: what goes where, and with which status."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from ppcmacro.project.config.settings import Settings

BAD = "a.S:2:2: M020 `bad` stands here\n"


def test_text_to_stdout(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_bytes(b"\tM\r\n\t# \xff\n")
    assert run("expand", "a.S") == (0, "\tnop\r\n\t# \udcff\n", "")


def test_errors_leave_the_rest_on_stdout(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("M\n\tbad\n")
    assert run("expand", "a.S") == (1, "nop\n\tbad\n", BAD)


def test_warnings_do_not_fail(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("odd\n")
    assert run("expand", "a.S") == (0, "odd\n", "a.S:1:1: M038 `odd` stands here\n")


def test_output_file_is_replaced_whole(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("M\n")
    out = folder / "a.s"
    out.write_text("old")
    out.chmod(0o640)
    assert run("expand", "a.S", "-o", "a.s") == (0, "", "")
    assert out.read_text() == "nop\n"
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert sorted(os.listdir(folder)) == ["a.S", "a.s"]


def test_output_follows_a_link(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("M\n")
    (folder / "link").symlink_to("real")
    assert run("expand", "a.S", "-o", "link").status == 0
    assert (folder / "link").is_symlink()
    assert (folder / "real").read_text() == "nop\n"


def test_output_to_a_device(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("M\n")
    assert run("expand", "a.S", "-o", "/dev/stdout").status == 0
    assert Path("/dev/stdout").exists()


def test_output_is_not_touched_when_there_are_errors(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("M\n\tbad\n")
    (folder / "a.s").write_text("old")
    assert run("expand", "a.S", "-o", "a.s") == (1, "", BAD + "ppcmacro: `a.s` was not written\n")
    assert (folder / "a.s").read_text() == "old"


def test_output_folder_is_missing(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("M\n")
    assert run("expand", "a.S", "-o", "no/a.s") == (
        2, "", "ppcmacro: error: `no/a.s`: no such file or directory\n"
    )  # fmt: skip


def test_output_must_not_be_the_source(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("M\n")
    assert run("expand", "a.S", "-o", "./a.S") == (2, "", "ppcmacro: error: `-o ./a.S` would overwrite the source\n")
    assert (folder / "a.S").read_text() == "M\n"


def test_stdin(run: Any, engine: Any, folder: Path) -> None:
    assert run("expand", "-", stdin=b"M \xfe\n") == (0, "nop \udcfe\n", "")
    assert engine.calls[0]["path"] == "-"
    assert engine.calls[0]["stdin"] == "M \udcfe\n"
    assert engine.calls[0]["settings"].language == ""
    run("expand", "-", "-x", "assembler-with-cpp")
    assert engine.calls[1]["settings"].language == "assembler-with-cpp"


def test_options_reach_the_engine(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("")
    result = run(
        "expand", "-Ione", "-I", "two", "-DA", "-D", "B=1", "-UC", "-include", "f.h", "--cpu", "e500mc",
        "--target", "", "--handler", "kvm*", "--ivor", "15", "--depth", "2", "--only", "A*", "--skip", "B",
        "--skip", "C", "--view", "symbolic", "--annotate", "column", "--line-markers", "--max-expansion", "9",
        "--max-depth", "3", "a.S",
    )  # fmt: skip
    assert result == (0, "", "")
    assert engine.calls == [
        {
            "path": "a.S",
            "settings": Settings(
                include_paths=("one", "two"), defines=(("A", None), ("B", "1")), undefines=("C",), forced=("f.h",),
                cpu="e500mc", target="", max_expansion=9, max_depth=3,
            ),
            "handler": "kvm*", "ivor": 15, "depth": 2, "only": ("A*",), "skip": ("B", "C"), "view": "symbolic",
            "annotate": "column", "line_markers": True, "stdin": None,
        }
    ]  # fmt: skip


def test_configuration_is_found(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("")
    (folder / "ppcmacro.toml").write_text('cpu = "440"\nbaseline = "b.json"\n[[waivers]]\ncode = "C"\nreason = "r"\n')
    (folder / "other.toml").write_text('cpu = "476"\n')
    assert run("expand", "a.S").err == ""
    assert run("expand", "a.S", "--config", "other.toml").err == ""
    assert [call["settings"].cpu for call in engine.calls] == ["440", "476"]


def test_json(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("M\n")
    assert run("expand", "a.S", "--json") == (0, '{\n  "schema_version": 1,\n  "text": "M\\n"\n}\n', "")


def test_missing_headers_are_named_once(run: Any, engine: Any, folder: Path, header: Any) -> None:
    (folder / "a.S").write_text("M\n")
    engine.missing = [header("<asm/asm-offsets.h>"), header('"x.h"'), header("<asm/asm-offsets.h>")]
    hint = (
        "the names they define stay symbolic, and findings that need their values are not made "
        "(-I DIR adds a folder)"
    )
    assert run("expand", "a.S") == (
        0, "nop\n", f'ppcmacro: headers not found: <asm/asm-offsets.h>, "x.h"; {hint}\n'
    )  # fmt: skip
    (folder / "ppcmacro.toml").write_text('missing-include = "ignore"\n')
    assert run("expand", "a.S") == (0, "nop\n", "")
    (folder / "ppcmacro.toml").write_text('missing-include = "error"\n')
    assert run("expand", "a.S") == (
        1, "nop\n",
        "a.S:1:1: M032 the header `<asm/asm-offsets.h>` was not found\n"
        'a.S:1:1: M032 the header `"x.h"` was not found\n',
    )  # fmt: skip


def test_verify(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("M\n")
    assert run("expand", "a.S", "--verify", "--as", "my-as", "-o", "b.s") == (
        0, "", "a.S: the objects are identical\n"
    )  # fmt: skip
    assert engine.calls[1] == {"verify": "a.S", "assembler": "my-as"}
    assert (folder / "b.s").read_text() == "nop\n"


def test_verify_fails(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("M\n")
    engine.identical = False
    assert run("expand", "a.S", "--verify", "-o", "b.s") == (
        1, "", "a.S: .text differs at 0x4\nppcmacro: `b.s` was not written\n"
    )  # fmt: skip
    assert not (folder / "b.s").exists()


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["gone.S"], "there is no file `gone.S`"),
        (["."], "`.` is a folder; `expand` takes one file"),
        (["k.lds.S"], "`k.lds.S` is a linker script, which holds no instructions to expand"),
        ([], "missing argument 'FILE|-' (see `ppcmacro expand --help`)"),
        (["a.S", "b.S"], "got unexpected extra argument (b.S) (see `ppcmacro expand --help`)"),
        (["a.S", "--as", "x"], "`--as` is the assembler for `--verify`, which is not given"),
        (["-", "--verify"], "`--verify` needs a file; standard input can be read only once"),
        (
            ["a.S", "--verify", "--depth", "1"],
            "`--verify` compares the whole file in the numeric view; leave out `--depth`",
        ),
        (["a.S", "--config", "no.toml"], "there is no configuration file `no.toml`"),
        (["a.S", "--macro-backtrace", "x"], "`--macro-backtrace` takes a number, `all` or `collapse`"),
    ],
)
def test_usage(run: Any, engine: Any, folder: Path, argv: list[str], message: str) -> None:
    (folder / "a.S").write_text("")
    assert run("expand", *argv) == (2, "", f"ppcmacro: error: {message}\n")


def test_a_source_that_cannot_be_read(run: Any, engine: Any, folder: Path) -> None:
    (folder / "a.S").write_text("")
    engine.failure = PermissionError(13, "Permission denied", "a.S")
    assert run("expand", "a.S") == (2, "", "ppcmacro: error: `a.S`: permission denied\n")
