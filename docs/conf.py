"""The documentation site: `sphinx-build -W docs site`.

The command reference comes from click, the Python reference from the docstrings, the pictures of the ledger from a
run of ppcmacro on the samples, so that none of them can say something else than the program does.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from ppcmacro import __version__, ledgers  # noqa: E402
from ppcmacro.project.config.key_schema import config_schema  # noqa: E402
from ppcmacro.project.config.resolver import Resolver  # noqa: E402

project = "ppcmacro"
author = "the ppcmacro authors"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_click"]
if shutil.which("dot"):
    extensions.append("sphinx.ext.graphviz")
    tags.add("pictures")  # type: ignore[name-defined]  # noqa: F821
graphviz_output_format = "svg"

html_theme = "furo"
html_title = f"ppcmacro {__version__}"
html_show_copyright = False
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nitpicky = False
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
exclude_patterns = ["_generated"]
highlight_language = "none"
# Pygments knows no macro parameters and no numeric labels; it colours what it knows.
suppress_warnings = ["misc.highlighting_failure"]


def _generate(app: object) -> None:
    """Write the control-flow graphs and the table of keys that the pages show."""
    folder = HERE / "_generated"
    folder.mkdir(exist_ok=True)
    rows = ["| key | value | |", "| --- | --- | --- |"]
    for name, key in config_schema()["properties"].items():
        about = key.pop("description", "").replace("|", "\\|")
        rows.append(f"| `{name}` | {_values(key)} | {about} |")
    (folder / "keys.md").write_text("\n".join(rows) + "\n", encoding="utf-8")
    resolver = Resolver({}, None)
    for name in ("4b-hybrid-r4-not-restored", "5-hybrid"):
        path = str(ROOT / "samples" / "designs" / f"{name}.S")
        result = ledgers(path, "kvmppc_handler_15", resolver.settings_for(path), places=("r3", "r4", "cr"))
        text = result.text("dot").replace(f"{ROOT}/", "")
        (folder / f"{name}.dot").write_text(text, encoding="utf-8")


_LISTS = {"object": "list of tables", "array": "list of lists of strings"}


def _values(schema: dict[str, Any]) -> str:
    """Return in words what a key takes."""
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(map(_values, schema["anyOf"])))
    if "enum" in schema:
        return ", ".join(f"`{word}`" for word in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    kind = schema.get("type", "")
    if kind == "array":
        return _LISTS.get(schema["items"].get("type", ""), "list of strings")
    return {"object": "table", "integer": "number", "boolean": "true or false"}.get(kind, kind)


def _as_written(app: object, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Show docstrings as they stand: they are plain text, with tables of fields in columns."""
    if lines:
        lines[:] = [".. code-block:: text", "", *(f"   {line}" for line in lines), ""]


def _no_references(app: object, ctx: object, lines: list[str]) -> None:
    """Keep `CONFIG_` in the help of a command from being read as the name of a link."""
    lines[:] = [re.sub(r"_(?!\w)", r"\\_", line) for line in lines]


def setup(app: object) -> None:
    """Sphinx calls this first."""
    for part in ("description", "options", "epilog", "arguments"):
        app.connect(f"sphinx-click-process-{part}", _no_references)  # type: ignore[attr-defined]
    app.connect("autodoc-process-docstring", _as_written)  # type: ignore[attr-defined]
    app.connect("builder-inited", _generate)  # type: ignore[attr-defined]
