"""Make `ppcmacro/protocols/shipped_data.py` of the protocol files: `python tools/shipped_protocols.py`.

Run it after every change of a protocol file; `--check` only compares.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ppcmacro.protocols import model
from ppcmacro.protocols.tables import read_protocols

OUTPUT = Path(model.__file__).with_name("shipped_data.py")
_HEADER = '''"""What the protocol files that ship with ppcmacro say.  Made of them by tools/shipped_protocols.py."""

from ppcmacro.patterns import pattern
from ppcmacro.protocols.model import {names}

PROTOCOLS = '''
_WIDTH = 120


def text() -> str:
    """Return what the module should hold."""
    header = _HEADER.format(names=", ".join(sorted(model.__all__)))
    return f"{header}{written(read_protocols(), 0, len('PROTOCOLS = '))}\n"


def written(value: Any, indent: int, column: int) -> str:
    """Return an expression for a value that begins at `column` of a line whose own indent is `indent`."""
    line = _in_one_line(value)
    if len(line) + column + len(",") <= _WIDTH:
        return line
    inner = indent + 4
    if hasattr(value, "_fields"):
        opening, closing = f"{type(value).__name__}(", ")"
        items = [f"{name}={written(item, inner, inner + len(name) + 1)}" for name, item in _given(value)]
    elif isinstance(value, dict):
        opening, closing = "{", "}"
        items = [f"{key!r}: {written(item, inner, inner + len(repr(key)) + 2)}" for key, item in value.items()]
    elif isinstance(value, frozenset):
        opening, closing = "frozenset({", "})"
        items = [written(item, inner, inner) for item in sorted(value)]
    elif isinstance(value, tuple):
        opening, closing = "(", ")"
        items = [written(item, inner, inner) for item in value]
    else:
        raise TypeError(f"no way to break {line}")
    return f"{opening}\n{_filled(items, inner)}{' ' * indent}{closing}"


def _filled(items: list[str], indent: int) -> str:
    """Return lines with the items: those that are broken alone, of the others as many as go into one."""
    lines = [""]
    for item in items:
        if lines[-1] and ("\n" in lines[-1] or "\n" in item or indent + len(f"{lines[-1]} {item},") > _WIDTH):
            lines.append("")
        lines[-1] += f"{' ' if lines[-1] else ''}{item},"
    return "".join(f"{' ' * indent}{line}\n" for line in lines)


def _in_one_line(value: Any) -> str:
    if isinstance(value, re.Pattern) or hasattr(value, "fullmatch"):
        return f"pattern({_in_one_line(value.pattern)})"
    if hasattr(value, "_fields"):
        return f"{type(value).__name__}({_joined(f'{name}={_in_one_line(item)}' for name, item in _given(value))})"
    if isinstance(value, frozenset):
        return f"frozenset({{{_joined(map(_in_one_line, sorted(value)))}}})"
    if isinstance(value, tuple):
        return f"({_joined(map(_in_one_line, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, dict):
        return f"{{{_joined(f'{_in_one_line(key)}: {_in_one_line(item)}' for key, item in value.items())}}}"
    return repr(value)


def _joined(items: Iterable[str]) -> str:
    return ", ".join(items)


def _given(value: Any) -> list[tuple[str, Any]]:
    """Return names and values of the fields that are not as they are by default."""
    defaults = value._field_defaults
    pairs = zip(value._fields, value, strict=True)
    return [(name, item) for name, item in pairs if name not in defaults or item != defaults[name]]


def main() -> int:
    """Write the module, or tell whether it is what it should be."""
    parser = argparse.ArgumentParser(description="Make shipped_data.py of the protocol files.")
    parser.add_argument("--check", action="store_true", help="only compare, exit with 1 when it is not up to date")
    made = text()
    if parser.parse_args().check:
        return int(OUTPUT.read_text(encoding="utf-8") != made)
    OUTPUT.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
