"""What editors.md tells an editor is what the command writes."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.docs.blocks import fenced
from tests.packaging.environments import ROOT, call

Found = list[tuple[str, int, int, str]]
# A name that a command line which forgets to quote would take for two.
AWKWARD = "designs/two words.S"
# The items of Vim's 'errorformat' that the page uses, `:help errorformat`.
ITEMS = {"f": r"(?P<file>.+?)", "l": r"(?P<line>\d+)", "c": r"(?P<column>\d+)", "m": r"(?P<message>.+)"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = Path(shutil.copytree(ROOT / "samples", tmp_path / "samples"))
    shutil.copy(copy / "designs" / "3-short.S", copy / AWKWARD)
    return copy


def expected(folder: Path, path: str, command_path: str) -> Found:
    """Return file, line, column and `CODE message` of each finding, from the format that programs read."""
    done = call(["ppcmacro", "lint", "-q", "--format", "jsonl", path], folder, PATH=command_path)
    assert done.returncode == 1, done.stderr
    places = [(json.loads(line), json.loads(line)["location"]) for line in done.stdout.splitlines()]
    return [
        (at["path"], at["start"]["line"], at["start"]["column"], f"{one['code']} {one['message']}")
        for one, at in places
    ]  # fmt: skip


def vim_settings() -> dict[str, str]:
    """Return the options that the page sets, without the backslashes that `:set` needs before blanks."""
    lines = re.findall(r"^setlocal (\w+)=(.*)$", fenced("how-to/editors.md", "vim"), re.M)
    return {name: value.replace("\\ ", " ") for name, value in lines}


def task() -> dict[str, Any]:
    (one,) = json.loads(fenced("how-to/editors.md", "json"))["tasks"]
    assert isinstance(one, dict)
    return one


@pytest.mark.parametrize("path", ["designs", AWKWARD])
def test_vim_finds_every_place(folder: Path, command_path: str, path: str) -> None:
    settings = vim_settings()
    assert settings["makeprg"].endswith(" %:S")
    make = settings["makeprg"].replace("%:S", shlex.quote(path))
    done = call(["sh", "-c", make], folder, PATH=command_path)
    assert (done.returncode, done.stderr) == (1, "")
    parts = re.split(r"%(.)", settings["errorformat"])
    error = re.compile("".join(ITEMS[part] if at % 2 else re.escape(part) for at, part in enumerate(parts)))
    found = [match for line in done.stdout.splitlines() if (match := error.fullmatch(line))]
    assert len(found) == len(done.stdout.splitlines())
    assert [
        (one["file"], int(one["line"]), int(one["column"]), one["message"].replace(" [*] ", " ", 1)) for one in found
    ] == expected(folder, path, command_path)


@pytest.mark.parametrize("path", ["designs", AWKWARD])
def test_vs_code_finds_every_place(folder: Path, command_path: str, path: str) -> None:
    """The file is passed as `${file}` says it: by its whole path."""
    whole = str(folder / path)
    argv = [task()["command"], *(word.replace("${file}", whole) for word in task()["args"])]
    done = call(argv, folder, PATH=command_path)
    assert (done.returncode, done.stderr) == (1, "")
    given = task()["problemMatcher"]["pattern"]
    error = re.compile(given["regexp"])
    found = [match for line in done.stdout.splitlines() if (match := error.search(line))]
    assert len(found) == len(done.stdout.splitlines())
    assert [
        (one[given["file"]], int(one[given["line"]]), int(one[given["column"]]),
         f"{one[given['code']]} {one[given['message']]}")
        for one in found
    ] == expected(folder, whole, command_path)  # fmt: skip


def test_vs_code_is_given_what_it_knows() -> None:
    """As its `tasks.json` schema has them; a program of its own needs no quoting of blanks."""
    assert task()["type"] == "process"
    matcher = task()["problemMatcher"]
    assert set(matcher) <= {"owner", "source", "severity", "applyTo", "fileLocation", "pattern", "base", "background"}
    # `relative` would put the folder before a whole path, too.
    assert matcher["fileLocation"] == ["autoDetect", "${workspaceFolder}"]
