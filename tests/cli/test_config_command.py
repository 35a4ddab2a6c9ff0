"""`ppcmacro config` and `lint --show-settings`: which settings hold, and where each comes from."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@pytest.fixture(autouse=True)
def tree(folder: Path) -> Path:
    (folder / "sub").mkdir()
    (folder / "base.toml").write_text('cpu = "440"\nignore = ["C001"]\n\ninclude-paths = ["inc"]\n')
    (folder / "sub" / "ppcmacro.toml").write_text(
        'extend = "../base.toml"\nextend-ignore = ["C002"]\nfail-on = "never"\n[severity]\nC003 = "note"\n'
        '[[configs]]\nname = "smp"\ndefines = ["CONFIG_SMP"]\n'
    )
    (folder / "sub" / "a.S").write_text("\tnop\n")
    return folder


def lines(text: str) -> dict[str, str]:
    return {line.partition(" = ")[0]: line for line in text.splitlines() if " = " in line}


def test_each_value_and_its_source(run: Any) -> None:
    result = run("config", "sub")
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines()[:2] == ["# sub", "# sub/ppcmacro.toml, which extends base.toml"]
    found = lines(result.out)
    assert found["cpu"] == 'cpu = "440"  # base.toml:1:1'
    assert found["ignore"] == 'ignore = ["C001", "C002"]  # base.toml:2:1; sub/ppcmacro.toml:2:1'
    assert found["include-paths"] == 'include-paths = ["inc"]  # base.toml:4:1'
    assert found["fail-on"] == 'fail-on = "never"  # sub/ppcmacro.toml:3:1'
    assert found["severity"] == 'severity = { C003 = "note" }  # sub/ppcmacro.toml:4:2'
    assert found["configs"] == 'configs = [{ name = "smp", defines = ["CONFIG_SMP"] }]  # sub/ppcmacro.toml:6:3'
    assert found["select"] == "select = []  # default"
    assert "# kconfig is not set" in result.out.splitlines()


def test_the_text_is_a_configuration(run: Any, tree: Path) -> None:
    text = run("config", "sub", "--cpu", "476").out
    (tree / "again").mkdir()
    (tree / "again" / "ppcmacro.toml").write_text(text)
    first, again = tomllib.loads(text), tomllib.loads(run("config", "again").out)
    assert first["cpu"] == "476"
    assert {**first, "include-paths": ["again/inc"]} == again


def test_options_of_the_command_line(run: Any) -> None:
    found = lines(
        run(
            "config", "sub", "--cpu", "476", "--ignore", "V", "--select", "C,S", "-D", "A=1", "-I", "own",
            "--per-file-ignores", "boot/*=C001,C002", "--exclude", "old", "--min-confidence", "high", "-m64",
            "--no-respect-gitignore", "--force-exclude",
        ).out
    )  # fmt: skip
    here = Path.cwd()
    assert found["cpu"] == 'cpu = "476"  # command line'
    assert found["ignore"] == 'ignore = ["C001", "C002", "V"]  # base.toml:2:1; sub/ppcmacro.toml:2:1; command line'
    assert found["select"] == 'select = ["C", "S"]  # command line'
    assert found["defines"] == 'defines = ["A=1"]  # command line'
    assert found["include-paths"] == 'include-paths = ["own", "inc"]  # base.toml:4:1; command line'
    assert found["per-file-ignores"] == f'per-file-ignores = {{ "{here}/boot/*" = ["C001", "C002"] }}  # command line'
    assert found["exclude"] == f'exclude = ["{here}/**/old"]  # command line'
    assert found["min-confidence"] == 'min-confidence = "high"  # command line'
    assert found["respect-gitignore"] == "respect-gitignore = false  # command line"
    assert found["force-exclude"] == "force-exclude = true  # command line"
    assert found["bits"] == "bits = 64  # command line"


def test_a_file_shows_its_compile_command(run: Any, tree: Path) -> None:
    entry = {"directory": str(tree), "file": "sub/a.S", "command": "gcc -mlittle-endian -m64 -DX=2 -c sub/a.S"}
    (tree / "compile_commands.json").write_text(json.dumps([entry]))
    found = lines(run("config", "sub/a.S").out)
    assert found["defines"] == 'defines = ["X=2"]  # compile command'
    assert found["endian"] == 'endian = "little"  # compile command'
    assert found["bits"] == "bits = 64  # compile command"
    assert found["cpu"] == 'cpu = "440"  # base.toml:1:1'
    found = lines(run("config", "sub/a.S", "-D", "Y").out)
    assert found["defines"] == 'defines = ["X=2", "Y"]  # compile command; command line'


def test_json(run: Any) -> None:
    document = json.loads(run("config", "sub", "--format", "json", "--fail-on", "error").out)
    (found,) = document["settings"]
    assert document["schema_version"] == 1
    assert (found["paths"], found["config_files"]) == (["sub"], ["sub/ppcmacro.toml", "base.toml"])
    assert found["values"]["fail-on"] == {"value": "error", "sources": [{"kind": "command line"}]}
    assert found["values"]["ignore"] == {
        "value": ["C001", "C002"],
        "sources": [
            {"kind": "file", "file": "base.toml", "key": "ignore", "line": 2, "column": 1},
            {"kind": "file", "file": "sub/ppcmacro.toml", "key": "extend-ignore", "line": 2, "column": 1},
        ],
    }
    assert found["values"]["kconfig"] == {"value": None, "sources": [{"kind": "default"}]}


def test_no_configuration_at_all(run: Any) -> None:
    out = run("config").out
    assert out.splitlines()[:2] == ["# .", "# no configuration file"]
    assert all(line.endswith("# default") or line.startswith("#") for line in out.splitlines())
    assert run("config", "-").status == 0


def test_what_cannot_be_shown(run: Any, tree: Path) -> None:
    assert run("config", "gone") == (2, "", "ppcmacro: error: there is no file or folder `gone`\n")
    (tree / "base.toml").write_text("cpus = 1\n")
    assert run("config", "sub") == (
        2, "", "ppcmacro: error: base.toml:1:1: unknown key `cpus`; did you mean `cpu`?\n"
    )  # fmt: skip


def test_settings_of_a_run(run: Any, engine: Any, tree: Path) -> None:
    (tree / "b.S").write_text("")
    result = run("lint", ".", "--show-settings", "--select", "C")
    assert (result.status, result.err, engine.calls) == (0, "", [])
    first, second = result.out.split("\n\n")
    assert first.splitlines()[:2] == ["# b.S", "# no configuration file"]
    assert second.splitlines()[:2] == ["# sub/a.S", "# sub/ppcmacro.toml, which extends base.toml"]
    assert lines(second)["cpu"] == 'cpu = "440"  # base.toml:1:1'
    assert lines(first)["select"] == lines(second)["select"] == 'select = ["C"]  # command line'


def test_per_file_ignores_on_the_command_line(run: Any, engine: Any, tree: Path) -> None:
    (tree / "sub" / "ppcmacro.toml").write_text('cpu = "440"\n')
    (tree / "sub" / "a.S").write_text("odd\n")
    (tree / "b.S").write_text("odd\n")
    assert run("lint", ".", "-q", "--per-file-ignores", "sub/*.S=M038").out == "b.S:1:1: M038 `odd` stands here\n"
    assert run("lint", ".", "-q", "--per-file-ignores", "a.S=C,M038").out == "b.S:1:1: M038 `odd` stands here\n"
    for text in ("sub/*.S", "=M038", "a.S="):
        message = f"ppcmacro: error: `--per-file-ignores {text}`: write GLOB=CODE or GLOB=CODE,CODE\n"
        assert run("lint", ".", "--per-file-ignores", text) == (2, "", message)
    assert run("lint", ".", "--per-file-ignores", "a.S=Z") == (
        2, "", "ppcmacro: error: no rule has the code, prefix or name `Z`\n"
    )  # fmt: skip


def test_exclude_on_the_command_line(run: Any, engine: Any, tree: Path) -> None:
    (tree / "b.S").write_text("")
    assert run("lint", ".", "--show-files", "--exclude", "sub/*.S").out == "b.S\n"
    assert run("lint", "sub/a.S", "--show-files", "--exclude", "sub").out == "sub/a.S\n"
    result = run("lint", "sub/a.S", "b.S", "--show-files", "--exclude", "sub", "--force-exclude")
    assert (result.out, result.err) == ("b.S\n", "ppcmacro: skipped `sub/a.S`: excluded\n")
