"""`ppcmacro rule`: the catalogue, and the page of one rule."""

from __future__ import annotations

import click

from ppcmacro.cli import streams
from ppcmacro.cli.status import CLEAN
from ppcmacro.errors import UsageError

__all__ = ["command"]

EPILOG = """\b
Examples:
  ppcmacro rule                            the list of rules
  ppcmacro rule C003
  ppcmacro rule spr-as-memory-operand"""


@click.command(epilog=EPILOG)
@click.argument("code", required=False, metavar="[CODE|NAME]")
@click.option("--all", "everything", is_flag=True, help="Write the pages of all rules.")
def command(code: str | None, everything: bool) -> int:
    """Explain a rule: what it finds, why that matters, what to write instead.  Without CODE, list the rules."""
    if code and everything:
        raise UsageError("give a code or `--all`, not both")
    from ppcmacro import api

    if code:
        streams.write(api.explain(code).rstrip("\n") + "\n")
    elif everything:
        streams.write("\n".join(api.explain(one.code).rstrip("\n") + "\n" for one in api.list_rules()))
    else:
        lines = [f"{one.code}  {one.severity!s:7}  {one.name}" for one in api.list_rules()]
        streams.write("".join(f"{line}\n" for line in lines))
    return CLEAN
