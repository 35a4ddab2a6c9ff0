"""`ppcmacro expand`: what GNU as assembles once every macro is replaced."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Any

import click

from ppcmacro.cli import report, streams
from ppcmacro.cli.build_options import BUILD_EPILOG, BuildCommand
from ppcmacro.cli.options import output_option, resolver, source_options
from ppcmacro.cli.status import CLEAN, FINDINGS
from ppcmacro.errors import UsageError
from ppcmacro.project.reading.missing import as_findings
from ppcmacro.project.sources.discovery import is_linker_script
from ppcmacro.severity import Severity

__all__ = ["command"]

EPILOG = """\b
Examples:
  ppcmacro expand handlers.S -o handlers.s
  ppcmacro expand handlers.S --ivor 15 --view symbolic --annotate column
  ppcmacro expand handlers.S --only 'KVM_*' --depth 1
  ppcmacro expand handlers.S --verify

A `.S` file is preprocessed first; a `.s` file and standard input are not, unless -x assembler-with-cpp is given.
Nothing is written to the file of -o when there are errors."""

PARTIAL = ("depth", "only", "skip", "handler", "ivor")


@click.command(cls=BuildCommand, epilog=f"{EPILOG}\n\n{BUILD_EPILOG}")
@click.argument("file", metavar="FILE|-")
@output_option
@click.option("--handler", metavar="GLOB", help="Only the handlers whose symbols fit.")
@click.option("--ivor", type=click.IntRange(0), metavar="N", help="Only the handler of that interrupt vector number.")
@click.option("--depth", type=click.IntRange(0), metavar="N", help="Expand only the N outermost levels of macros.")
@click.option("--only", multiple=True, metavar="GLOB", help="Expand only the macros whose names fit.")
@click.option("--skip", multiple=True, metavar="GLOB", help="Leave the macros whose names fit unexpanded.")
@click.option(
    "--view", type=click.Choice(("numeric", "symbolic")), default="numeric",
    help="numeric (default): text that assembles; symbolic: C names kept, for reading.",
)
@click.option(
    "--annotate", type=click.Choice(("none", "comment", "column")), default="none",
    help="Show where text comes from: the calls as comments, or a column beside the text.",
)
@click.option("--line-markers", is_flag=True, help='Write `# N "file"` lines for the assembler\'s messages.')
@click.option("--json", "as_json", is_flag=True, help="Write statements with their origins as JSON.")
@click.option("--verify", is_flag=True, help="Assemble source and expansion and compare the objects.")
@click.option("--as", "assembler", metavar="PATH", help="The assembler for --verify.")
@source_options
def command(file: str, **given: Any) -> int:
    """Write FILE with its macros expanded; `-` reads standard input."""
    _refuse(file, given)
    from ppcmacro import api

    settings = resolver(given).settings_for(file)
    result = api.expand(
        file, settings, view=given["view"], annotate=given["annotate"], line_markers=given["line_markers"],
        depth=given["depth"], only=given["only"], skip=given["skip"], handler=given["handler"], ivor=given["ivor"],
        stdin=streams.read_stdin() if file == "-" else None,
    )  # fmt: skip
    diagnostics = list(result.diagnostics)
    if settings.missing_include == "error":
        diagnostics += as_findings(result.missing)
    failed = any(one.severity >= Severity.ERROR for one in diagnostics)
    if given["verify"] and not failed:
        verdict = api.verify(file, settings, given["assembler"])
        if not verdict.identical:
            failed = True
        if verdict.report:
            for line in verdict.report.splitlines():
                streams.tell(line)
    report.show_findings(
        diagnostics, settings, form=report.pick_format(sys.stderr, commands=False), color=given["color"],
        stream=sys.stderr,
    )  # fmt: skip
    report.tell_missing(result.missing, settings)
    _deliver((_json(result),) if given["as_json"] else result.parts(), given["output"], failed)
    return FINDINGS if failed else CLEAN


def _refuse(file: str, given: dict[str, Any]) -> None:
    if file != "-":
        if is_linker_script(file):
            raise UsageError(f"`{file}` is a linker script, which holds no instructions to expand")
        if os.path.isdir(file):
            raise UsageError(f"`{file}` is a folder; `expand` takes one file")
        if not os.path.lexists(file):
            raise UsageError(f"there is no file `{file}`")
    output = given["output"]
    if output and file != "-" and os.path.exists(output) and os.path.isfile(output) and os.path.samefile(file, output):
        raise UsageError(f"`-o {output}` would overwrite the source")
    if given["assembler"] and not given["verify"]:
        raise UsageError("`--as` is the assembler for `--verify`, which is not given")
    if given["verify"]:
        if file == "-":
            raise UsageError("`--verify` needs a file; standard input can be read only once")
        partial = [f"--{name}" for name in PARTIAL if given[name] not in (None, ())]
        if given["view"] != "numeric":
            partial.append("--view symbolic")
        if partial:
            raise UsageError(f"`--verify` compares the whole file in the numeric view; leave out `{partial[0]}`")


def _json(result: Any) -> str:
    from ppcmacro.render.json import dump

    return dump(result.document())


def _deliver(parts: Iterable[str], output: str | None, failed: bool) -> None:
    if output is None:
        streams.write_source(parts)
    elif not failed:
        streams.write_file(output, parts)
    else:
        streams.tell(f"ppcmacro: `{output}` was not written")
