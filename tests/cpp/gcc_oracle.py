"""What gcc says: its output as (file, line, text) and its complaints as (line, kind)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from ppcmacro.cpp import Preprocessed, render_line
from ppcmacro.diagnostic import Severity

GCC = shutil.which("powerpc-linux-gnu-gcc")
NO_GCC = "powerpc-linux-gnu-gcc is not installed"
EPOCH = "86400"

OutputLine = tuple[str, int, str]

_MARKER = re.compile(r'# (\d+) "((?:[^"\\]|\\.)*)"(?: \d)*')
_COMPLAINT = re.compile(r"^[^:\n]+:(\d+):(?:\d+:)? (?:fatal )?(error|warning): (.*)", re.MULTILINE)
# Warnings of style and of arithmetic that we do not give.
_UNIMPORTANT = re.compile(
    r"deprecated|multi-character|so large that it is unsigned|integer overflow|once in main file|conditional began here"
)


def gcc_output(path: str, flags: Sequence[str], folder: Path) -> tuple[list[OutputLine], list[tuple[int, str]]]:
    """Preprocess `path` in `folder`: the lines that are not blank, and the lines of errors and warnings."""
    assert GCC is not None
    command = [GCC, "-nostdinc", "-E", "-x", "assembler-with-cpp", *flags, path]
    done = subprocess.run(
        command,
        capture_output=True,
        cwd=folder,
        check=False,
        env={**os.environ, "LC_ALL": "C", "SOURCE_DATE_EPOCH": EPOCH},
    )
    lines: list[OutputLine] = []
    file, number = path, 1
    for line in done.stdout.decode("utf-8", "surrogateescape").split("\n"):
        marker = _MARKER.fullmatch(line)
        if marker:
            number, file = int(marker[1]), marker[2]
            continue
        if line.strip():
            lines.append((file, number, line.rstrip(" ")))
        number += 1
    complaints = [
        (int(found[1]), found[2])
        for found in _COMPLAINT.finditer(done.stderr.decode())
        if not _UNIMPORTANT.search(found[3])
    ]
    return lines, complaints


def our_output(preprocessed: Preprocessed) -> list[OutputLine]:
    """Return the same of ours."""
    return [(text.origin.location.path, text.origin.location.line, render_line(text)) for text in preprocessed.lines]


def our_complaints(preprocessed: Preprocessed) -> list[tuple[int, str]]:
    """Return (line, kind) of the diagnostics."""
    return [
        (found.origin.outermost().line, "error" if found.severity is Severity.ERROR else "warning")
        for found in preprocessed.diagnostics
    ]
