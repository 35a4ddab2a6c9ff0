"""What README.md shows is what happens."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from ppcmacro.project.config.resolver import load_config
from tests.packaging.environments import ROOT, call, installed

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLES = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def block(mark: str) -> str:
    found = re.search(rf"^<!-- {mark} -->\n```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found, mark
    return found.group(1)


def commands() -> list[tuple[str, str]]:
    """Return the (command, output) pairs of the console blocks."""
    pairs = []
    for console in CONSOLES:
        for part in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            pairs.append((command, output))
    return pairs


@pytest.mark.parametrize(("command", "output"), commands())
def test_console(command: str, output: str, tmp_path: Path) -> None:
    """A line `...` of the output stands for any number of lines."""
    if "--verify" in command and not shutil.which("powerpc-linux-gnu-as"):
        pytest.skip("powerpc-linux-gnu-as is not installed")
    shim = tmp_path / "ppcmacro"
    shim.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m ppcmacro "$@"\n')
    shim.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = call(["bash", "-c", f"{{ {command}\n}} 2>&1"], ROOT, PATH=path)
    pattern = "".join("(?:.*\n)*" if line == "...\n" else re.escape(line) for line in output.splitlines(keepends=True))
    assert re.fullmatch(pattern, done.stdout), done.stdout


def test_there_are_examples() -> None:
    assert {command.split()[1] for command, _ in commands() if command.startswith("ppcmacro ")} >= {"expand", "lint"}


def test_set_up_in_one_command(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "checkout"
    shutil.copytree(project, copy)
    installed(["bash", "-euo", "pipefail", "-c", block("try")], copy)


def test_the_test_command_is_what_ci_runs() -> None:
    set_up = "python3 -m venv .venv && .venv/bin/pip install -q '.[dev]'"
    assert block("test").strip() == f"{set_up} && .venv/bin/python -m pytest -q"
    assert "readme test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_configuration_is_a_good_one(tmp_path: Path) -> None:
    config = next(one for one in fenced("toml") if one.startswith("cpu"))
    (tmp_path / "ppcmacro.toml").write_text(config)
    settings = load_config(str(tmp_path / "ppcmacro.toml"))
    assert settings.cpu == "e500v2"
    assert settings.include_paths == (str(tmp_path / "include"),)


def test_the_hooks_exist() -> None:
    offered = re.findall(r"^- id: (\S+)$", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    shown = re.findall(r"- id: (\S+)", "".join(fenced("yaml")))
    assert sorted(shown) == sorted(offered) == ["ppcmacro", "ppcmacro-project"]


def test_the_python_example_runs() -> None:
    (example,) = fenced("python")
    done = call([sys.executable, "-c", example], ROOT)
    assert (done.returncode, done.stderr) == (0, "")
