"""`ppcmacro config`: which settings hold, and where each comes from."""

from __future__ import annotations

import os
from typing import Any

import click

from ppcmacro.cli import streams
from ppcmacro.cli.build_options import BUILD_EPILOG, BuildCommand
from ppcmacro.cli.choosing import choice_options
from ppcmacro.cli.options import resolver, source_options
from ppcmacro.cli.status import CLEAN
from ppcmacro.errors import UsageError

__all__ = ["command"]

EPILOG = """\b
Examples:
  ppcmacro config                        what holds in the working folder
  ppcmacro config boot/head.S            what that file is read and judged with
  ppcmacro config --format json
  ppcmacro config --select C --cpu 440   what a run with these options would use

The text is TOML; behind each value stands its source: file:line:column, command line, compile command, kernel tree, or
default.

Exit status: 0, 2 when the configuration cannot be used."""


@click.command(cls=BuildCommand, epilog=f"{EPILOG}\n\n{BUILD_EPILOG}")
@click.argument("path", default=".", metavar="[PATH]")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="text (default) or json.")
@choice_options
@source_options
def command(path: str, form: str, **given: Any) -> int:
    """Show the settings that hold for a file or folder (default: the working folder) and where each comes from."""
    if path != "-" and not os.path.lexists(path):
        raise UsageError(f"there is no file or folder `{path}`")
    from ppcmacro.project.reading.provenance import values_for
    from ppcmacro.render.settings import render

    streams.write_source((render(form, [(values_for(path, resolver(given)), [path])]),))
    return CLEAN
