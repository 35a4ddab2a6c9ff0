"""Writes grammars/gas.tables.json, the parse tables of grammars/gas.lark: `python tools/grammar_tables.py`.

Run it after every change of the grammar; until then Lark makes the tables at every start of the program.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ppcmacro.gas.grammar import TABLES, grammar_path, grammar_text, tables_text


def main() -> int:
    """Write the file."""
    Path(grammar_path(TABLES)).write_text(tables_text(grammar_text()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
