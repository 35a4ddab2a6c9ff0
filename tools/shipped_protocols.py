"""Make `ppcmacro/protocols/shipped_data.py` of the protocol files: `python tools/shipped_protocols.py`.

Run it after every change of a protocol file; `--check` only compares.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ppcmacro.protocols import model
from ppcmacro.protocols.tables import read_protocols

OUTPUT = Path(model.__file__).with_name("shipped_data.py")
_HEADER = '''"""What the protocol files that ship with ppcmacro say.  Made of them by tools/shipped_protocols.py."""

from ppcmacro.patterns import pattern
from ppcmacro.protocols.model import {names}

'''
_WIDTH = 120
# What is longer than this and comes twice gets a name.
_LONG = 80


def text() -> str:
    """Return what the module should hold."""
    protocols = read_protocols()
    counts = Counter(_parts(protocols))
    names: dict[str, str] = {}
    parts = [_HEADER.format(names=", ".join(sorted(model.__all__)))]
    # Shorter ones first: they are parts of the longer ones.
    for line, value in sorted({_in_one_line(one): one for one in _values(protocols)}.items(), key=_length):
        if len(line) > _LONG and counts[line] > 1:
            name = f"_{len(names) + 1}"
            parts.append(f"{name} = {_broken(value, 0, len(name) + 3, names)}\n")
            names[line] = name
    parts.append(f"\nPROTOCOLS = {_broken(protocols, 0, len('PROTOCOLS = '), names)}\n")
    return "".join(parts)


def _length(item: tuple[str, Any]) -> tuple[int, str]:
    return len(item[0]), item[0]


def _values(value: Any) -> Iterator[Any]:
    """Yield a value's parts that have parts themselves, and theirs, and the value."""
    if isinstance(value, dict | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _values(part)
        yield value


def _parts(value: Any) -> Iterator[str]:
    return map(_in_one_line, _values(value))


def _written(value: Any, indent: int, column: int, names: Mapping[str, str]) -> str:
    """Return an expression for a value that begins at `column` of a line whose own indent is `indent`."""
    line = _in_one_line(value)
    return names[line] if line in names else _broken(value, indent, column, names)


def _broken(value: Any, indent: int, column: int, names: Mapping[str, str]) -> str:
    """Return the same, of a value that has no name, over as many lines as it takes."""
    line = _in_one_line(value)
    if len(line) + column + len(",") <= _WIDTH:
        return line
    inner = indent + 4

    def put(item: Any, before: str = "") -> str:
        return before + _written(item, inner, inner + len(before), names)

    if hasattr(value, "_fields"):
        opening, closing = f"{type(value).__name__}(", ")"
        items = [put(item, f"{name}=") for name, item in _given(value)]
    elif isinstance(value, dict):
        opening, closing = "{", "}"
        items = [put(item, f"{key!r}: ") for key, item in value.items()]
    elif isinstance(value, frozenset):
        opening, closing = "frozenset({", "})"
        items = [put(item) for item in sorted(value)]
    elif isinstance(value, tuple):
        opening, closing = "(", ")"
        items = [put(item) for item in value]
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
    if hasattr(value, "fullmatch"):
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
