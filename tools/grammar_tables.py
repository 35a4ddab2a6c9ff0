"""Writes grammars/gas.tables.json: the parse tables of grammars/gas.lark for the Lark that is installed.

Run it after every change of the grammar and when a new Lark comes out: `python tools/grammar_tables.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ppcmacro.gas.grammar import STARTS, TABLES, grammar_path, grammar_text, tables_of


def main() -> int:
    """Write the file."""
    import lark

    text = grammar_text()
    parser = lark.Lark(text, parser="lalr", lexer="contextual", start=STARTS, maybe_placeholders=False)
    Path(grammar_path(TABLES)).write_text(tables_of(parser, [text, lark.__version__]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
