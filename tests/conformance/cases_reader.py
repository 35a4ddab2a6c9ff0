"""Reads the inputs in `cases/`.

A case begins with a line `#### title`, optionally `#### title | flags for GNU as`.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
FILES = HERE / "files"


class Case(NamedTuple):
    """An input: the file it is in (its topic), its title, the flags of GNU as, and the text."""

    topic: str
    title: str
    flags: tuple[str, ...]
    text: str


def read_cases() -> list[Case]:
    """Return all cases."""
    cases: list[Case] = []
    for path in sorted((HERE / "cases").glob("*.s")):
        cases += split_cases(path.stem, path.read_bytes().decode("utf-8"))
    return cases


def split_cases(topic: str, content: str) -> list[Case]:
    """Return the cases of a file, none when it has no titles."""
    cases = []
    for part in content.split("#### ")[1:]:
        heading, _, text = part.partition("\n")
        title, _, flags = heading.partition(" | ")
        cases.append(Case(topic, title, tuple(flags.split()), text))
    return cases
