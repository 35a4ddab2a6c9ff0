"""Write `docs/rules/`: a page for every code of the catalogue, and the table of them.

    python tools/rule_pages.py            write
    python tools/rule_pages.py --check    only say what is out of date; exit status 1 when something is
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ppcmacro.rules.catalogue import catalogue, markdown, table  # noqa: E402

FOLDER = ROOT / "docs" / "rules"
FAMILIES = {
    "V": "Vectors: placement and layout",
    "C": "Context: what the interrupted program gets back",
    "S": "Special registers and interrupt levels",
    "F": "Flow of control",
    "M": "Macros, directives, and what cannot be read at all",
    "I": "Instructions and operands",
    "Y": "Synchronisation",
    "K": "Conventions of the Linux kernel",
}
INTRODUCTION = """\
# Rules

A code is a letter for the family and three digits. `--select`, `--ignore` and the keys of the configuration take codes,
prefixes (`C`, `C00`), names and `ALL`; `ppcmacro rule CODE` shows a page in the terminal.

Errors and warnings make the exit status 1, notes never do (`--fail-on`). *Confidence* says how sure a finding is:
where it is medium, correct code can look like the fault; `--min-confidence high` leaves those out.
"""
CONTENTS = """\
```{toctree}
:hidden:
:glob:

[A-Z]*
```
"""


def pages() -> dict[str, str]:
    """Return the text of each page by its file name."""
    rules = catalogue()
    found = {f"{rule.code}.md": markdown(rule) for rule in rules}
    index = [INTRODUCTION]
    for letter, title in FAMILIES.items():
        family = [rule for rule in rules if rule.code[0] == letter]
        index.append(f"## {title}\n\n{table(family, '{code}.md')}")
    found["index.md"] = "\n".join((*index, CONTENTS))
    return found


def main() -> int:
    """Write or compare the pages."""
    parser = argparse.ArgumentParser(description="Write the pages of the rules.")
    parser.add_argument("--check", action="store_true", help="only say what is out of date")
    check = parser.parse_args().check
    wanted = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")} if FOLDER.is_dir() else {}
    stale = sorted(name for name in {*wanted, *there} if wanted.get(name) != there.get(name))
    for name in stale:
        path = FOLDER / name
        if check:
            print(f"{path.relative_to(ROOT)} is out of date; run `python tools/rule_pages.py`")
        elif name in wanted:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[name], encoding="utf-8")
        else:
            path.unlink()
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
