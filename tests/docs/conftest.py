"""What a reader of the pages has: the command on the path."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pytest

from tests.packaging.environments import ROOT


@pytest.fixture
def command_path(tmp_path: Path) -> str:
    """A PATH on which `ppcmacro` is that of this checkout."""
    shim = tmp_path / "bin" / "ppcmacro"
    shim.parent.mkdir()
    run = f"PYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m ppcmacro"
    shim.write_text(f'#!/bin/sh\n{run} "$@"\n')
    shim.chmod(0o755)
    return f"{shim.parent}{os.pathsep}{os.environ['PATH']}"
