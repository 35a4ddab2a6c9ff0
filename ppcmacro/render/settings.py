"""The settings of files: as TOML with the source of each value in a comment, and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from ppcmacro.project.reading.provenance import Values
from ppcmacro.render.spans import visible

__all__ = ["FORMATS", "render"]

FORMATS = ("text", "json")
_WIDTH = 100
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def render(form: str, found: Sequence[tuple[Values, Sequence[str]]]) -> str:
    """Return settings as `text` or `json`, ending in a newline; each is given with the paths that it holds for."""
    if form == "json":
        document = {"schema_version": 1, "settings": [_document(values, paths) for values, paths in found]}
        return json.dumps(document, indent=2, ensure_ascii=False, default=str) + "\n"
    return "\n".join(_text(values, paths) for values, paths in found)


def _document(values: Values, paths: Sequence[str]) -> dict[str, Any]:
    return {
        "paths": list(paths),
        "config_files": list(values.files),
        "values": {
            one.key: {
                "value": one.value,
                "sources": [
                    {"kind": "file", "file": source.file, "key": source.key, "line": source.line,
                     "column": source.column}
                    if source.kind == "file" else {"kind": source.kind}
                    for source in one.sources
                ],
            }
            for one in values.values
        },
    }  # fmt: skip


def _text(values: Values, paths: Sequence[str]) -> str:
    lines = [f"# {visible(path)}" for path in paths]
    first, *extended = values.files or ("no configuration file",)
    lines.append(visible(f"# {first}" + "".join(f", which extends {name}" for name in extended)))
    for one in values.values:
        if one.value is None:
            lines.append(f"# {one.key} is not set")
            continue
        sources = "; ".join(map(str, one.sources))
        lines.append(f"{one.key} = {_toml(one.value)}  # {visible(sources)}")
    return "\n".join(lines) + "\n"


def _toml(value: Any, inside: bool = False) -> str:
    if isinstance(value, dict):
        pairs = [f"{_key(name)} = {_toml(one, True)}" for name, one in value.items()]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    if isinstance(value, list):
        parts = [_toml(one, True) for one in value]
        line = f"[{', '.join(parts)}]"
        if len(line) <= _WIDTH or inside:
            return line
        return "[\n" + "".join(f"  {part},\n" for part in parts) + "]"
    return json.dumps(value, ensure_ascii=False, default=str).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)
