"""`ppcmacro ledger`: what a handler does with each interrupted value, exit by exit and path by path."""

from __future__ import annotations

import sys
from typing import Any

import click

from ppcmacro.cli import inspection
from ppcmacro.cli.build_options import BUILD_EPILOG, BuildCommand
from ppcmacro.cli.options import output_option, source_options
from ppcmacro.errors import UsageError
from ppcmacro.render.ledger import FORMATS

__all__ = ["command"]

EPILOG = """\b
Examples:
  ppcmacro ledger handlers.S kvmppc_handler_15
  ppcmacro ledger handlers.S 15 --reg r4,cr --path all
  ppcmacro ledger handlers.S 'kvmppc_handler_1?' --format md
  ppcmacro ledger handlers.S 15 --format html -o debug.html
  ppcmacro ledger handlers.S 15 --format dot | dot -Tsvg > debug.svg

Exit status: 0, 1 when the source has errors, 2 usage, configuration or I/O error."""


@click.command(cls=BuildCommand, epilog=f"{EPILOG}\n\n{BUILD_EPILOG}")
@click.argument("file", metavar="FILE|-")
@click.argument("handler", metavar="HANDLER")
@click.option(
    "--path",
    default="",
    metavar="N|worst|all",
    help="The paths to show (default: worst, the shortest of those with the most faults; json has all).",
)
@click.option(
    "--reg", "registers", multiple=True, metavar="LIST", help="Only these: r0-r31, cr, lr, ctr, xer, msr, SPRs."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", help="How to show it (default: table).")
@output_option
@source_options
def command(file: str, handler: str, **given: Any) -> int:
    """Show where HANDLER of FILE parks each interrupted value and what comes back at each exit.

    HANDLER is a symbol, a glob of symbols, or the number of an IVOR; `-` reads standard input.
    """
    if given["path"] not in ("", "worst", "all") and not given["path"].isdecimal():
        raise UsageError(f"`--path {given['path']}`: write the number of a path, worst or all")
    places = [word.strip() for text in given["registers"] for word in text.split(",") if word.strip()]
    inspection.refuse(file, given["output"], "ledger")
    from ppcmacro import api

    settings, stdin = inspection.settings_and_text(file, given)
    result = api.ledgers(file, handler, settings, places=places, stdin=stdin)
    failed = inspection.tell(result, settings, given)
    if not result.reports:
        return inspection.status(failed)
    color = given["output"] is None and inspection.streams.wants_color(given["color"], sys.stdout)
    inspection.deliver(result.text(given["form"], given["path"], color), given["output"], failed)
    return inspection.status(failed)
