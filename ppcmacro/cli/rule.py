"""`ppcmacro rule`: the catalogue, and the page of one rule."""

from __future__ import annotations

import click

from ppcmacro.cli import streams
from ppcmacro.cli.status import CLEAN
from ppcmacro.errors import UsageError

__all__ = ["command"]

FORMATS = ("text", "markdown", "json")

EPILOG = """\b
Examples:
  ppcmacro rule                            the list of rules
  ppcmacro rule C003
  ppcmacro rule spr-as-memory-operand
  ppcmacro rule --all --format json        the catalogue for another program"""


@click.command(epilog=EPILOG)
@click.argument("code", required=False, metavar="[CODE|NAME]")
@click.option("--all", "everything", is_flag=True, help="Write the pages of all rules.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to write it (default: text).")
def command(code: str | None, everything: bool, form: str) -> int:
    """Explain a rule: what it finds, why that matters, what to write instead.  Without CODE, list the rules."""
    if code and everything:
        raise UsageError("give a code or `--all`, not both")
    from ppcmacro import api

    if code:
        streams.write(api.explain(code, form))
    elif form == "json":
        import json

        from ppcmacro.rules.catalogue import document

        rules = [document(one) for one in api.list_rules()]
        streams.write(json.dumps({"schema_version": 1, "rules": rules}, indent=2, ensure_ascii=False) + "\n")
    elif everything:
        streams.write("\n".join(api.explain(one.code, form) for one in api.list_rules()))
    elif form == "markdown":
        from ppcmacro.rules.catalogue import table

        streams.write(table(api.list_rules()))
    else:
        lines = [f"{one.code}  {one.severity!s:7}  {'' if one.on else 'off':3}  {one.name}" for one in api.list_rules()]
        streams.write("".join(f"{line}\n" for line in lines))
    return CLEAN
