"""`ppcmacro handlers`: the vector map of a file."""

from __future__ import annotations

import sys
from typing import Any

import click

from ppcmacro.cli import inspection
from ppcmacro.cli.build_options import BUILD_EPILOG, BuildCommand
from ppcmacro.cli.options import output_option, source_options
from ppcmacro.errors import UsageError
from ppcmacro.render.handlers import FORMATS, render

__all__ = ["command"]

EPILOG = """\b
Examples:
  ppcmacro handlers handlers.S
  ppcmacro handlers arch/powerpc/kernel/head_*.S --format md
  ppcmacro handlers handlers.S --format json -o vectors.json

`vector` is the IVOR, or the offset of the vector on cores that have fixed ones; `at` is the address in the section,
`size` and `free` count bytes, `free` to the next handler or the end of the block; `table` is the place in the address
table of copied code.

Exit status: 0, 1 when a source has errors, 2 usage, configuration or I/O error."""


@click.command(cls=BuildCommand, epilog=f"{EPILOG}\n\n{BUILD_EPILOG}")
@click.argument("files", nargs=-1, required=True, metavar="FILE...|-")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", help="How to show it (default: table).")
@output_option
@source_options
def command(files: tuple[str, ...], **given: Any) -> int:
    """List the handlers of FILEs: vector, class, size, room behind it, how it ends; `-` reads standard input."""
    if "-" in files and len(files) > 1:
        raise UsageError("`-` cannot be combined with other paths")
    for file in files:
        inspection.refuse(file, given["output"], "handlers")
    from ppcmacro import api

    failed = False
    found = []
    for file in files:
        settings, stdin = inspection.settings_and_text(file, given)
        result = api.list_handlers(file, settings, stdin=stdin)
        failed = inspection.tell(result, settings, given) or failed
        found.append((result.path, result.handlers))
        if not result.handlers:
            inspection.streams.tell(f"ppcmacro: no handlers in `{result.path}`")
    color = given["output"] is None and inspection.streams.wants_color(given["color"], sys.stdout)
    inspection.deliver(render(given["form"], found, color), given["output"], failed)
    return inspection.status(failed)
