"""The shell blocks of the pages: what a reader copies is what a test runs.

```console   commands behind `$ ` and what they print; a line `...` stands for any number of lines
```sh        a script that must succeed

A comment before a block says what the machine must have: `<!-- needs: kernel -->`, `gas`, `index` (a package index),
`pre-commit`, `git`.  Blocks of one page run one after the other in the same copy of the project.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from tests.packaging.environments import ROOT

__all__ = ["Block", "blocks", "commands", "fenced", "pages", "pattern"]

_BLOCK = re.compile(r"(?:^<!-- (?P<mark>[^\n]*?) -->\n)?^```(?P<kind>console|sh)\n(?P<text>.*?)^```$", re.M | re.S)


class Block(NamedTuple):
    """A fenced block: its page, the 1-based line of its fence, `console` or `sh`, its text and the mark before it."""

    page: str
    line: int
    kind: str
    text: str
    mark: str

    @property
    def needs(self) -> list[str]:
        """What the machine must have."""
        return self.mark.removeprefix("needs:").split() if self.mark.startswith("needs:") else []


def pages() -> list[Path]:
    """Return the pages written by hand, below the project's folder."""
    found = (page for page in sorted((ROOT / "docs").rglob("*.md")) if page.parent.name != "_generated")
    return [ROOT / "README.md", ROOT / "samples" / "README.md", *found]


def blocks(page: Path) -> list[Block]:
    """Return the shell blocks of a page in order."""
    text = page.read_text(encoding="utf-8")
    name = page.relative_to(ROOT).as_posix()
    return [
        Block(name, text.count("\n", 0, found.start("kind")) + 1, found["kind"], found["text"], found["mark"] or "")
        for found in _BLOCK.finditer(text)
    ]


def fenced(page: str, language: str, heading: str = "") -> str:
    """Return the first block in a language of a page below docs/, behind a heading where one is given."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    found = re.compile(rf"^```{language}\n(.*?)^```$", re.M | re.S).search(text, text.index(f"# {heading}"))
    assert found, f"{page} has no {language}"
    return found[1]


def commands(block: Block) -> list[tuple[str, str]]:
    """Return the (command, output) pairs of a console block."""
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    assert parts[0] == "", f"{block.page}:{block.line}: the block does not begin with a command"
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts[1:])]


def pattern(output: str) -> str:
    """Return a regular expression for what a command prints."""
    lines = output.splitlines(keepends=True)
    return "".join("(?:.*\n)*" if line == "...\n" else re.escape(line) for line in lines)
