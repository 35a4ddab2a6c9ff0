"""`ppcmacro schema`: the JSON Schema of what is written and read, for validators and editors."""

from __future__ import annotations

import click

from ppcmacro.cli import streams
from ppcmacro.cli.status import CLEAN

__all__ = ["command"]

EPILOG = """\b
Examples:
  ppcmacro schema > findings.schema.json           of what `lint --format json` writes
  ppcmacro schema config > ppcmacro.schema.json    of ppcmacro.toml, for an editor"""


@click.command(epilog=EPILOG)
@click.argument("document", type=click.Choice(("findings", "config")), default="findings")
def command(document: str) -> int:
    """Write the JSON Schema (draft 2020-12) of the findings as JSON, or of the configuration file."""
    from ppcmacro import api
    from ppcmacro.render.json import dump

    streams.write(dump(api.schema(document)))
    return CLEAN
