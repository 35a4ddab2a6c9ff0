"""`ppcmacro lint`: findings on standard output, everything else on standard error."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from ppcmacro.cli import report, streams
from ppcmacro.cli.build_options import BUILD_EPILOG, BuildCommand
from ppcmacro.cli.options import resolver, source_options
from ppcmacro.cli.status import CLEAN, FINDINGS, TROUBLE
from ppcmacro.errors import UsageError
from ppcmacro.project.plan import plan
from ppcmacro.render import FORMATS

if TYPE_CHECKING:
    from ppcmacro.cli.checking import Outcome

__all__ = ["command"]

EPILOG = """\b
Examples:
  ppcmacro lint handlers.S
  ppcmacro lint arch/powerpc --select C,S004 --cpu e500mc
  ppcmacro lint --format json handlers.S > findings.json
  git show HEAD:handlers.S | ppcmacro lint - --stdin-filename handlers.S

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 usage, configuration or I/O error."""


@click.command(cls=BuildCommand, epilog=f"{EPILOG}\n\n{BUILD_EPILOG}")
@click.argument("paths", nargs=-1, metavar="[PATHS|-]")
@click.option("--select", multiple=True, metavar="CODES", help="Only these: codes, prefixes, names or ALL, by commas.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these.")
@click.option("--extend-select", multiple=True, metavar="CODES", help="These in addition.")
@click.option("--severity", multiple=True, metavar="CODE=LEVEL", help="Weigh a rule as error, warning or note.")
@click.option(
    "--fail-on", type=click.Choice(("error", "warning", "note", "never")), metavar="LEVEL",
    help="The least severity that makes the exit status 1 (default: warning).",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), metavar="FORMAT",
    help=f"One of {', '.join(FORMATS)}; default: full on a terminal, github in its workflows, else concise.",
)
@click.option("--explain", is_flag=True, help="Say under each finding why it matters.")
@click.option(
    "--config-set", "config_sets", multiple=True, metavar="NAME|all",
    help="Check under a set of [[configs]] as well, or under `all` combinations of the CONFIG_ switches in a file.",
)
@click.option("--stdin-filename", metavar="PATH", help="The name that standard input is read under.")
@click.option("--with-dependents", is_flag=True, help="Check the sources that include a named file as well.")
@click.option("--show-files", is_flag=True, help="List the files that would be read, and what is skipped, and stop.")
@click.option("--statistics", is_flag=True, help="Say how often each rule fired, what was read, what is unknown.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
@click.option("-s", "--silent", is_flag=True, help="Print nothing; the exit status tells.")
@click.option("-v", "--verbose", is_flag=True, help="Say which files and which configuration are used.")
@source_options
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Check assembly sources; a PATH is a file, a folder, or `-` for standard input (default: the working folder)."""
    loud = not (given["quiet"] or given["silent"])
    outcome = _from_stdin(given) if "-" in paths and _alone(paths) else _from_files(paths or (".",), given, loud)
    if outcome is None:
        return CLEAN
    if not given["silent"]:
        form = given["form"] or report.pick_format(sys.stdout, commands=True)
        report.show_findings(
            outcome.diagnostics, outcome.settings, form=form, color=given["color"], explain=given["explain"],
            document={"files": outcome.files, "missing_headers": [one.name for one in outcome.missing]},
        )  # fmt: skip
    if loud:
        _talk(outcome, given)
    for path, reason in outcome.unreadable:
        if not given["silent"]:
            streams.tell(f"ppcmacro: error: `{path}`: {reason}")
    if outcome.unreadable:
        return TROUBLE
    return FINDINGS if outcome.failed and not given["exit_zero"] else CLEAN


def _alone(paths: tuple[str, ...]) -> bool:
    if len(paths) > 1:
        raise UsageError("`-` cannot be combined with other paths")
    return True


def _from_stdin(given: dict[str, Any]) -> Outcome:
    from ppcmacro.cli.checking import check_stdin

    name = given["stdin_filename"] or "-"
    settings = resolver(given).settings_for(name)
    return check_stdin(streams.read_stdin(), name, settings, given["statistics"])


def _from_files(paths: tuple[str, ...], given: dict[str, Any], loud: bool) -> Outcome | None:
    if given["stdin_filename"]:
        raise UsageError("`--stdin-filename` names standard input; give `-` as the path")
    resolve = resolver(given)
    planned = plan(paths, resolve, given["with_dependents"])
    if given["show_files"]:
        streams.write("".join(f"{path}\n" for path in planned.files))
    if given["show_files"] or (given["verbose"] and loud):
        for skipped in planned.skipped:
            streams.tell(f"ppcmacro: skipped `{skipped.path}`: {skipped.reason}")
    if given["show_files"]:
        return None
    if given["verbose"] and loud:
        for settings, files in planned.groups:
            config = settings.config_file or "no configuration file"
            streams.tell(f"ppcmacro: {config}: {', '.join(files)}")
    from ppcmacro.cli.checking import check_files

    return check_files(planned, resolve.settings_for("-"), given["statistics"])


def _talk(outcome: Outcome, given: dict[str, Any]) -> None:
    for settings in outcome.all_settings:
        report.tell_inactive(settings)
    report.tell_missing(outcome.missing, outcome.settings)
    if given["statistics"]:
        report.tell_statistics(outcome.diagnostics, outcome.statistics)
    counts = dict.fromkeys(("error", "warning", "note"), 0)
    for one in outcome.diagnostics:
        counts[str(one.severity)] += 1
    found = ", ".join(_many(count, word) for word, count in counts.items() if count)
    unchecked = outcome.statistics.get("not checked", {})
    streams.tell(f"ppcmacro: {found or 'no findings'} in {_many(len(outcome.files), 'file')}{_unchecked(unchecked)}")


def _unchecked(reasons: Mapping[str, int]) -> str:
    if not reasons:
        return ""
    why = next(iter(reasons)) if len(reasons) == 1 else "--statistics says why"
    return f"; {sum(reasons.values())} not checked: {why}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
