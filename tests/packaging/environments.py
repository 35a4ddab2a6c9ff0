"""Commands in a clean environment, the interpreters of this machine, and why an installation may be impossible."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_COPIED = shutil.ignore_patterns(".git", ".venv*", "__pycache__", ".*_cache", ".hypothesis", "dist", "build")
UNREACHABLE = ("No matching distribution", "Could not find a version", "Connection", "name resolution", "ProxyError")


def environment(**more: str) -> dict[str, str]:
    """Return the environment without what would make the checkout or another environment visible."""
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR")
    kept = {name: value for name, value in os.environ.items() if name not in hidden and not name.startswith("GIT_")}
    return {**kept, **more}


def call(argv: Sequence[str | Path], cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command and return what it wrote; the caller judges its status."""
    return subprocess.run(
        [str(part) for part in argv], cwd=cwd, env=environment(**more), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=600,
    )  # fmt: skip


def installed(argv: Sequence[str | Path], cwd: Path, **more: str) -> None:
    """Run a command that installs something; skip the test where the package index cannot be reached."""
    done = call(argv, cwd, **more)
    text = done.stdout + done.stderr
    if done.returncode and any(word in text for word in UNREACHABLE):
        pytest.skip("the package index cannot be reached")
    assert done.returncode == 0, text


def interpreters() -> dict[str, str]:
    """Return the supported interpreters of this machine: version to path, launchers resolved."""
    found: dict[str, str] = {}
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    for minor in (10, 11, 12, 13):
        candidates = [shutil.which(f"python3.{minor}") or "", *map(str, pyenv.glob(f"versions/3.{minor}.*/bin/python"))]
        for candidate in filter(None, candidates):
            code = "import sys, venv, ensurepip; print(sys.version_info[1], sys.executable)"
            try:
                done = subprocess.run([candidate, "-c", code], capture_output=True, text=True, timeout=60)
            except OSError:
                continue
            version, _, path = done.stdout.strip().partition(" ")
            if done.returncode == 0 and version == str(minor):
                found[f"3.{minor}"] = path
                break
    return found
