"""A copy of the project and its archives."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.packaging.environments import NOT_COPIED, ROOT, call


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout without what git does not track."""
    copy = tmp_path_factory.mktemp("project") / "ppcmacro"
    shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
    return copy


@pytest.fixture(scope="session")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the sdist of the project."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("dist")
    done = call([sys.executable, "-m", "hatchling", "build", "-d", folder, "-t", "wheel", "-t", "sdist"], project)
    assert done.returncode == 0, done.stderr
    return folder
