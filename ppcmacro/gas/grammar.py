"""The Lark parser for the grammar of GNU as macro sources, made on first use.

Building the parse tables takes some 50 ms, reading them back 6 ms.  The tables for the current Lark are therefore
shipped beside the grammar (`gas.tables.json`, written by `tools/grammar_tables.py`).  For another version of Lark
they are built and kept as JSON in a private folder of the user, which can be deleted at any time.  Tables are only
used when they were made from the same grammar by the same Lark.
"""

from __future__ import annotations

import json
import os
import stat
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lark import Lark

__all__ = ["STARTS", "TABLES", "cache_folder", "grammar_path", "grammar_text", "make_parser", "tables_of"]

TABLES = "gas.tables.json"
STARTS = ["statement", "macro_header", "operands", "expression"]


def grammar_path(name: str = "gas.lark") -> str:
    """Return where a grammar file is: beside the package's modules when installed, else in the project's folder."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "grammars", name)
    return inside if os.path.isfile(inside) else os.path.join(os.path.dirname(package), "grammars", name)


def grammar_text() -> str:
    """Return the grammar.  Raises OSError when it is not where it was installed."""
    with open(grammar_path(), encoding="utf-8") as file:
        return file.read()


def cache_folder() -> str:
    """Return the folder for the tables: `$PPCMACRO_CACHE_DIR`, else `ppcmacro` in `$XDG_CACHE_HOME` or `~/.cache`.

    An empty `$PPCMACRO_CACHE_DIR` means that nothing is kept; so does an empty result.
    """
    if "PPCMACRO_CACHE_DIR" in os.environ:
        return os.environ["PPCMACRO_CACHE_DIR"]
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        base = os.path.expanduser("~/.cache")
    return os.path.join(base, "ppcmacro") if os.path.isabs(base) else ""


def make_parser(transformer: Any) -> Lark:
    """Make the parser; the methods of `transformer` named like rules get the children of each match.

    Raises OSError when the grammar is not where it was installed.
    """
    import lark

    text = grammar_text()
    made_from = [text, lark.__version__]
    folder = cache_folder()
    path = os.path.join(folder, f"grammar-{zlib.crc32(repr(made_from).encode()):08x}.json") if folder else ""
    for kept in (_read(grammar_path(TABLES), made_from), _read_private(folder, path, made_from)):
        if kept is not None:
            try:
                loaded: Lark = lark.Lark._load_from_dict(*kept, transformer=transformer)  # type: ignore[no-untyped-call]
                return loaded
            except (KeyError, TypeError, ValueError, AttributeError, AssertionError):
                pass  # a damaged file in the user's folder is replaced below
    parser = lark.Lark(
        text,
        parser="lalr",
        lexer="contextual",
        start=STARTS,
        maybe_placeholders=False,
        transformer=transformer,
    )
    if folder:
        _write(folder, path, made_from, parser)
    return parser


def tables_of(parser: Lark, made_from: list[str]) -> str:
    """Return the tables of a parser as the text of a file."""
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    data, memo = parser.memo_serialize([TerminalDef, Rule])
    data["options"]["transformer"] = None
    return json.dumps({"made_from": made_from, "data": data, "memo": memo}, sort_keys=True) + "\n"


def _read_private(folder: str, path: str, made_from: list[str]) -> tuple[dict[str, Any], dict[int, Any]] | None:
    """The tables that were kept for this user, if nobody else can have written them."""
    try:
        return _read(path, made_from) if folder and _private(folder) else None
    except OSError:
        return None


def _read(path: str, made_from: list[str]) -> tuple[dict[str, Any], dict[int, Any]] | None:
    """The tables in a file as Lark wants them, or None."""
    try:
        with open(path, encoding="utf-8") as file:
            kept = json.load(file)
        if kept["made_from"] != made_from:
            return None
        data = kept["data"]
        table = data["parser"]["parser"]
        # JSON has made strings of the numbers of states and shared objects
        table["states"] = {int(state): actions for state, actions in table["states"].items()}
        return data, {int(key): value for key, value in kept["memo"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _write(folder: str, path: str, made_from: list[str], parser: Lark) -> None:
    """Keep the tables; a folder that cannot be used is left alone."""
    temporary = f"{path}.{os.getpid()}"
    try:
        text = tables_of(parser, made_from)
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not _private(folder):
            return
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, path)
    except (OSError, ValueError, KeyError, TypeError):
        return


def _private(folder: str) -> bool:
    """Whether only the user can write into a folder (where the system knows owners)."""
    status = os.stat(folder)
    if not hasattr(os, "getuid"):
        return stat.S_ISDIR(status.st_mode)
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o022
