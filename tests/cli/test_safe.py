"""`--safe`: what a stranger's source leads to outside of the project is not read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SECRET = "the secret"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, the working folder, beside files that are none of its business."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.h").write_text(f'.error "{SECRET}"\n')
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    (folder / "kernel").mkdir()
    (folder / "kernel" / "inside.h").write_text("nop\n")
    (folder / "kvm").mkdir()
    os.symlink(tmp_path / "outside" / "secret.h", folder / "kvm" / "link.h")
    os.symlink(tmp_path / "outside" / "secret.h", folder / "kvm" / "linked.s")
    os.symlink(tmp_path / "outside", folder / "kvm" / "folder")
    monkeypatch.chdir(folder)
    return folder


WAYS_OUT = {
    "a path upwards": '#include "../../outside/secret.h"',
    "a link": '#include "link.h"',
    "a folder that is a link": '#include "folder/secret.h"',
    "an absolute path": '#include "{outside}/secret.h"',
    ".include upwards": '.include "../outside/secret.h"',
    ".include of a link": '.include "kvm/link.h"',
    ".incbin": '.incbin "../outside/secret.h"',
}


@pytest.mark.parametrize("way", WAYS_OUT)
@pytest.mark.parametrize("command", ["lint", "expand"])
def test_ways_out(run: Run, project: Path, way: str, command: str) -> None:
    text = WAYS_OUT[way].format(outside=project.parent / "outside")
    (project / "kvm" / "a.S").write_text(f"\tnop\n{text}\n")
    result = run(command, "kvm/a.S", "--safe", *(["--format", "concise"] if command == "lint" else []))
    said = result.out + result.err
    assert result.status == 1
    assert "kvm/a.S:2:" in said
    assert "lies outside of the project, so it is not read" in said
    assert SECRET not in said
    trusting = run(command, "kvm/a.S", "--no-safe")
    assert "outside of the project" not in trusting.out + trusting.err


def test_a_source_that_is_a_link(run: Run, project: Path) -> None:
    result = run("lint", "kvm/linked.s", "--safe", "--format", "concise")
    assert result.status == 1
    assert result.out.startswith("kvm/linked.s:1:1: M044 the file is a link that leads out of the project")
    assert SECRET not in result.out
    assert SECRET in run("lint", "kvm/linked.s", "--no-safe").out


def test_inside_of_the_project_everything_is_fine(run: Run, project: Path) -> None:
    (project / "kvm" / "a.S").write_text('#include "../kernel/inside.h"\n')
    assert run("lint", "kvm/a.S", "--safe").status == 0


def test_the_configuration_cannot_open_a_door(run: Run, project: Path) -> None:
    (project / "ppcmacro.toml").write_text('include-paths = ["../outside"]\n')
    (project / "kvm" / "a.S").write_text("#include <secret.h>\n")
    result = run("lint", "kvm/a.S", "--safe", "--format", "concise")
    assert ": M044 " in result.out
    assert SECRET in run("lint", "kvm/a.S", "--no-safe").out


def test_the_command_line_can(run: Run, project: Path) -> None:
    (project / "kvm" / "a.S").write_text("#include <secret.h>\n")
    assert SECRET in run("lint", "kvm/a.S", "--safe", "-I", "../outside").out
    (project / "kvm" / "a.S").write_text("\tnop\n")
    assert SECRET in run("lint", "kvm/a.S", "--safe", "-include", "../outside/secret.h").out


def test_it_is_the_default_under_ci(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "kvm" / "a.S").write_text('#include "link.h"\n')
    assert SECRET in run("lint", "kvm/a.S").out
    monkeypatch.setenv("CI", "true")
    assert SECRET not in run("lint", "kvm/a.S").out
    assert SECRET in run("lint", "kvm/a.S", "--no-safe").out


def test_no_program_of_ours_reads_for_it(run: Run, project: Path) -> None:
    (project / "kvm" / "a.S").write_text("\tnop\n")
    result = run("lint", "kvm/a.S", "--safe", "--cpp", "cpp")
    assert (result.status, result.out) == (2, "")
    assert "`--cpp` runs a program that reads any file" in result.err


def test_from_a_folder_around_it(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The working folder is no part of a repository that lies in it."""
    monkeypatch.chdir(project.parent)
    result = run("lint", "project", "--safe", "--format", "concise", "--no-cache")
    assert "M044 the file is a link that leads out of the project" in result.out
    assert SECRET not in result.out + result.err


def test_a_file_in_no_repository(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its project is the working folder, unless that is the home of the user or the root of all."""
    (tmp_path / "src").mkdir()
    (tmp_path / "h.h").write_text("nop\n")
    (tmp_path / "src" / "a.S").write_text('#include "../h.h"\n')
    monkeypatch.chdir(tmp_path)
    assert run("lint", "src", "--safe", "--no-cache").status == 0
    monkeypatch.setenv("HOME", str(tmp_path))
    assert run("lint", "src", "--safe", "--no-cache").status == 1


NEVER_ENDING = (
    ('baseline = "{}"', ()),
    ('protocols = ["{}"]', ()),
    ("", ("--baseline", "{}")),
)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="there is no /dev/zero")
@pytest.mark.parametrize(("text", "options"), NEVER_ENDING)
@pytest.mark.parametrize("kind", ["device", "pipe"])
def test_what_never_ends_is_not_read(run: Run, project: Path, text: str, options: tuple[str, ...], kind: str) -> None:
    os.mkfifo("pipe")
    path = "/dev/zero" if kind == "device" else "pipe"
    (project / "ppcmacro.toml").write_text(text.format(path))
    (project / "a.s").write_text("\tnop\n")
    result = run("lint", "a.s", "--safe", *(one.format(path) for one in options))
    assert (result.status, result.out) == (2, "")
    assert "not a regular file" in result.err


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="there is no /dev/zero")
def test_what_never_ends_in_the_tree(run: Run, project: Path) -> None:
    (project / "h.h").write_text("\tnop\n")
    (project / "a.S").write_text('#include "h.h"\n\t.nosuch\n')
    os.symlink("/dev/zero", "zz.h")
    os.symlink("/dev/zero", ".gitignore")
    for name in ("ff.h", "ff.s", "kernel/.gitignore"):
        os.mkfifo(name)
    result = run("lint", "--safe", "-q", "--force-exclude", "--with-dependents", "h.h")
    assert (result.status, result.out) == (1, "a.S:2:2: M029 unknown pseudo-op: `.nosuch`\n")
    assert run("lint", "--safe", "-q", "kernel", "a.S").status != 130


def test_what_is_outside_is_not_there(run: Run, project: Path) -> None:
    text = '#if __has_include("../../outside/secret.h")\n\t.error "there"\n#endif\n\tnop\n'
    (project / "kvm" / "a.S").write_text(text)
    assert run("lint", "kvm/a.S", "--safe", "--no-cache").status == 0
    assert run("lint", "kvm/a.S", "--no-safe", "--no-cache").status == 1
