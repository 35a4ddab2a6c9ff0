"""The GitHub action, its steps run as a runner would."""

from __future__ import annotations

import json
import os
import shlex
import sys
from pathlib import Path

import pytest
import yaml

from tests.packaging.environments import ROOT, call

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}


def check(folder: Path, **given: str) -> tuple[int, str]:
    """Run the step that checks, with these inputs and the installed ppcmacro of this interpreter."""
    unknown = set(given) - set(ACTION["inputs"])
    assert not unknown
    inputs = {name: given.get(name, one["default"]) for name, one in ACTION["inputs"].items()}
    program = folder / "runner" / "ppcmacro" / "bin" / "ppcmacro"
    program.parent.mkdir(parents=True, exist_ok=True)
    command = f"PYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m ppcmacro"
    program.write_text(f'#!/bin/sh\n{command} "$@"\n')
    program.chmod(0o755)
    variables = {name: inputs[value.split(".")[1].split(" ")[0]] for name, value in STEPS["check"]["env"].items()}
    argv = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS["check"]["run"]]
    more = {"RUNNER_TEMP": str(folder / "runner"), "GITHUB_ACTIONS": "true", "CI": "true"}
    done = call(argv, folder, HOME=str(folder), **variables, **more)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "bad.s").write_text('\t.error "no"\n')
    (tmp_path / "good.s").write_text("\tnop\n")
    return tmp_path


def test_findings_are_annotations(sources: Path) -> None:
    status, text = check(sources)
    assert status == 1
    assert "::error " in text
    assert "file=bad.s,line=1" in text


def test_paths_and_options(sources: Path) -> None:
    assert check(sources, paths="good.s good.s")[0] == 0
    status, text = check(sources, paths="bad.s", args="--exit-zero --format concise")
    assert (status, text.splitlines()[0][:16]) == (0, "bad.s:1:2: M034 ")


def test_paths_and_options_on_lines_of_their_own(sources: Path) -> None:
    assert check(sources, paths="good.s\nbad.s\n")[0] == 1
    assert check(sources, paths="good.s\nbad.s\n", args="--format\nconcise\n--exit-zero")[0] == 0


def test_sarif(sources: Path) -> None:
    assert check(sources, sarif="out.sarif")[0] == 1
    (run,) = json.loads((sources / "out.sarif").read_text())["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["M034"]


def test_inputs_are_no_scripts(sources: Path) -> None:
    assert check(sources, paths="$(touch gotcha) good.s; touch gotcha", args="`touch gotcha`")[0] == 2
    assert not (sources / "gotcha").exists()


def test_no_step_pastes_an_input_into_its_script() -> None:
    for step in STEPS.values():
        assert "${{" not in step["run"]
        assert all(value.startswith("${{ ") for value in step["env"].values())


def test_the_install_step_installs_this_project() -> None:
    assert '"$ACTION"' in STEPS["install"]["run"]
    assert os.path.exists(ROOT / "pyproject.toml")
