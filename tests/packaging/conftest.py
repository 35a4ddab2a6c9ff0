"""The archives of the project."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.packaging.environments import call


@pytest.fixture(scope="session")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the sdist of the project."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("dist")
    done = call([sys.executable, "-m", "hatchling", "build", "-d", folder, "-t", "wheel", "-t", "sdist"], project)
    assert done.returncode == 0, done.stderr
    return folder
