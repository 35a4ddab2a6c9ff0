"""The examples of ci.md and pre-commit.md: they parse, name what exists, and their commands run."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml

from ppcmacro import __version__
from tests.docs.blocks import fenced, pages
from tests.packaging.environments import ROOT, call


def example(page: str, heading: str = "") -> Any:
    return yaml.safe_load(fenced(page, "yaml", heading))


def test_what_is_shown_as_data_is_data() -> None:
    block = re.compile(r"^```(yaml|json)\n(.*?)^```$", re.M | re.S)
    found = [one for page in pages() for one in block.findall(page.read_text(encoding="utf-8"))]
    assert {language for language, _ in found} == {"yaml", "json"}
    for language, text in found:
        assert isinstance(yaml.safe_load(text) if language == "yaml" else json.loads(text), dict | list), text


def steps() -> list[dict[str, Any]]:
    workflow = example("how-to/ci.md", "GitHub")
    (job,) = workflow["jobs"].values()
    found = job["steps"]
    assert isinstance(found, list)
    return found


def test_the_workflow_uses_the_action_as_it_is() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (step,) = [one for one in steps() if "/ppcmacro@" in one["uses"]]
    assert step["uses"].endswith(f"/ppcmacro@v{__version__}")
    assert set(step["with"]) <= set(action["inputs"])
    required = {name for name, one in action["inputs"].items() if one.get("required") and "default" not in one}
    assert required <= set(step["with"])


def test_the_workflow_uploads_what_the_action_writes() -> None:
    inputs = [one["with"] for one in steps() if "with" in one]
    assert inputs[0]["sarif"] == inputs[1]["sarif_file"]
    assert steps()[-1]["if"] == "always()"
    assert example("how-to/ci.md", "GitHub")["permissions"] == {"contents": "read", "security-events": "write"}


def test_the_gitlab_job_writes_its_reports(tmp_path: Path, command_path: str) -> None:
    job = example("how-to/ci.md", "GitLab")["ppcmacro"]
    assert "pip install ppcmacro" in job["script"]
    shutil.copytree(ROOT / "samples", tmp_path / "tree" / "arch" / "powerpc")
    tree = tmp_path / "tree"
    script = "\n".join(line for line in job["script"] if not line.startswith("pip install "))
    done = call(["sh", "-ec", script], tree, PATH=command_path, CI="true", GITLAB_CI="true")
    assert done.returncode == 1, done.stderr
    shown = re.findall(r"^(\S+):(\d+):\d+: ([A-Z]\d{3}) ", done.stdout, re.M)
    assert len(shown) == len(done.stdout.splitlines()) > 5

    reports = job["artifacts"]["reports"]
    assert job["artifacts"]["when"] == "always"
    quality = json.loads((tree / reports["codequality"]).read_text(encoding="utf-8"))
    assert [(one["location"]["path"], str(one["location"]["lines"]["begin"]), one["check_name"]) for one in quality] \
        == shown  # fmt: skip
    for one in quality:
        assert one["description"]
        assert one["severity"] in ("info", "minor", "major", "critical", "blocker")
    assert len({one["fingerprint"] for one in quality}) == len(quality)
    junit = ElementTree.parse(tree / reports["junit"]).getroot()
    assert junit.tag == "testsuites"
    assert len(junit.findall(".//failure")) == len(shown)


def test_the_gitlab_image_has_a_python_that_will_do() -> None:
    job = example("how-to/ci.md", "GitLab")["ppcmacro"]
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (image,) = re.findall(r"python:(3\.\d+)-slim", job["image"])
    assert f"Python :: {image}" in project


def test_the_hooks_of_the_page_exist() -> None:
    (used,) = example("how-to/pre-commit.md")["repos"]
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    text = (ROOT / "docs" / "how-to" / "pre-commit.md").read_text(encoding="utf-8")
    assert used["rev"] == f"v{__version__}"
    assert {one["id"] for one in used["hooks"]} <= {one["id"] for one in offered}
    assert re.findall(r"^\| `([\w-]+)` \|", text, re.M) == [one["id"] for one in offered]


def test_the_plain_hook_runs_what_the_hook_of_pre_commit_runs() -> None:
    (entry,) = [
        one["entry"] for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        if one["id"] == "ppcmacro"
    ]  # fmt: skip
    assert f"xargs -0 -r {entry}\n" in fenced("how-to/pre-commit.md", "sh")
