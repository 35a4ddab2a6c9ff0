"""`ppcmacro lint`: findings on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from ppcmacro.cli import report, streams
from ppcmacro.cli.build_options import BUILD_EPILOG, BuildCommand
from ppcmacro.cli.choosing import choice_options
from ppcmacro.cli.options import resolver, source_options
from ppcmacro.cli.status import CLEAN, FINDINGS, TROUBLE
from ppcmacro.errors import UsageError
from ppcmacro.project.sources.plan import plan
from ppcmacro.render import FORMATS

if TYPE_CHECKING:
    from ppcmacro.cli.checking import Outcome
    from ppcmacro.cli.outputs import Output
    from ppcmacro.project.config.resolver import Resolver
    from ppcmacro.project.config.settings import Settings
    from ppcmacro.project.sources.plan import Plan

__all__ = ["command"]

EPILOG = """\b
Examples:
  ppcmacro lint handlers.S
  ppcmacro lint arch/powerpc --select C,S004 --cpu e500mc
  ppcmacro lint --format json handlers.S > findings.json
  ppcmacro lint . --output sarif=findings.sarif --output junit=report.xml
  git show HEAD:handlers.S | ppcmacro lint - --stdin-filename handlers.S

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 usage, configuration or I/O error."""


@click.command(cls=BuildCommand, epilog=f"{EPILOG}\n\n{BUILD_EPILOG}")
@click.argument("paths", nargs=-1, metavar="[PATHS|-]")
@choice_options
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), metavar="FORMAT",
    help=f"One of {', '.join(FORMATS)}; default: full on a terminal, github in its workflows, else concise.",
)
@click.option(
    "--output", "outputs", multiple=True, metavar="FORMAT=FILE",
    help="Write the findings to a file in a format as well; may be given several times.",
)
@click.option("--explain", is_flag=True, help="Say under each finding why it matters.")
@click.option(
    "--config-set", "config_sets", multiple=True, metavar="NAME|all",
    help="Check under a set of [[configs]] as well, or under `all` combinations of the CONFIG_ switches in a file.",
)
@click.option("--fix", is_flag=True, help="Apply the fixes that are certain, and show what is left.")
@click.option(
    "--unsafe-fixes", is_flag=True,
    help="With --fix or --diff: those too that may not be what was meant, and those in headers.",
)
@click.option("--diff", is_flag=True, help="Print what --fix would change as a patch, and change nothing.")
@click.option("--baseline", metavar="FILE", help="Findings in this file are known and do not fail the run.")
@click.option("--new-only", is_flag=True, help="Leave out what is known from the baseline in every format.")
@click.option(
    "--add-suppressions", metavar="REASON", help="Silence each finding by a comment in the source that says why."
)
@click.option("--stdin-filename", metavar="PATH", help="The name that standard input is read under.")
@click.option("--with-dependents", is_flag=True, help="Check the sources that include a named file as well.")
@click.option("--show-files", is_flag=True, help="List the files that would be read, and what is skipped, and stop.")
@click.option("--show-settings", is_flag=True, help="Show what holds for these files, where from, and stop.")
@click.option("--statistics", is_flag=True, help="Say how often each rule fired, what was read, what is unknown.")
@click.option("-j", "--jobs", metavar="N|auto", help="Check with so many processes (default: one a processor).")
@click.option("--no-cache", is_flag=True, help="Check everything again, and keep no results.")
@click.option("--cache-dir", metavar="DIR", help="Keep results in this folder.")
@click.option("--watch", is_flag=True, help="Check again whenever a file that was read changes.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
@click.option("-s", "--silent", is_flag=True, help="Print nothing; the exit status tells.")
@click.option("-v", "--verbose", is_flag=True, help="Say which files and which configuration are used.")
@source_options
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Check assembly sources; a PATH is a file, a folder, or `-` for standard input (default: the working folder)."""
    if not given["watch"]:
        return _check(paths, given)
    if "-" in paths or given["show_files"] or given["show_settings"]:
        raise UsageError("`--watch` takes files and folders, and neither `--show-files` nor `--show-settings`")
    from ppcmacro.cli.watch import watch

    return watch(lambda watched: _check(paths, {**given, "watched": watched}))


def _check(paths: tuple[str, ...], given: dict[str, Any]) -> int:
    _check_combination(given, paths)
    outputs = _outputs(given)
    form = given["form"] or report.pick_format(sys.stdout, commands=True)
    # b4 takes any line on standard error for a failure.
    speaks = not given["silent"] and form != "checkpatch"
    loud = not (given["quiet"] or given["silent"]) and (speaks or given["statistics"])
    outcome = _from_stdin(given) if "-" in paths and _alone(paths) else _from_files(paths or (".",), given, loud)
    if outcome is None:
        return CLEAN
    if given["diff"]:
        return _show_diff(outcome, given, loud)
    if given["add_suppressions"] is not None:
        from ppcmacro.cli.suppressing import add_suppressions

        silenced = add_suppressions(outcome, paths or (".",), given["add_suppressions"], loud)
        _tell_unreadable(outcome, speaks)
        return TROUBLE if outcome.unreadable else CLEAN if silenced or given["exit_zero"] else FINDINGS
    known = sum(one.baseline == "unchanged" for one in outcome.diagnostics)
    if given["new_only"]:
        if not any(settings.baseline for settings in outcome.all_settings):
            raise UsageError("`--new-only` needs a baseline: give `--baseline FILE` or the key `baseline`")
        outcome.diagnostics = [one for one in outcome.diagnostics if one.baseline != "unchanged"]
    status = TROUBLE if outcome.unreadable else FINDINGS if outcome.failed and not given["exit_zero"] else CLEAN
    shown: dict[str, Any] = {"explain": given["explain"], "document": report.run_document(outcome, status)}
    if not given["silent"]:
        # The fixed text of standard input is what goes to standard output.
        stream = sys.stderr if given["fix"] and "-" in paths else sys.stdout
        report.show_findings(
            outcome.diagnostics, outcome.settings, form=form, color=given["color"], stream=stream, **shown
        )
    if outputs:
        from ppcmacro.cli.outputs import write_outputs

        if not write_outputs(outputs, outcome.diagnostics, outcome.settings, **shown):
            status = TROUBLE
    if loud:
        _talk(outcome, given, paths or (".",), known)
    _tell_unreadable(outcome, speaks)
    return status


def _show_diff(outcome: Outcome, given: dict[str, Any], loud: bool) -> int:
    """Print the patch of all fixes; its status is that of findings when there is something to fix."""
    repairs = outcome.repairs
    if repairs is None:  # standard input that is left out
        return CLEAN
    if not given["silent"]:
        streams.write_source((repairs.diff(),))
    if loud:
        report.tell_repairs(repairs, given["verbose"], done=False)
        if repairs.base != os.path.realpath(os.getcwd()):
            streams.tell(f"ppcmacro: the patch is to be applied in `{repairs.base}`")
    _tell_unreadable(outcome, not given["silent"])
    if outcome.unreadable:
        return TROUBLE
    return FINDINGS if repairs.changed and not given["exit_zero"] else CLEAN


def _tell_unreadable(outcome: Outcome, speaks: bool) -> None:
    for path, reason in outcome.unreadable:
        if speaks:
            streams.tell(f"ppcmacro: error: `{path}`: {reason}")


def _alone(paths: tuple[str, ...]) -> bool:
    if len(paths) > 1:
        raise UsageError("`-` cannot be combined with other paths")
    return True


def _from_stdin(given: dict[str, Any]) -> Outcome:
    from ppcmacro.cli.checking import Outcome, check_stdin

    name = given["stdin_filename"] or "-"
    settings = resolver(given).settings_for(name)
    text = streams.read_stdin()
    left_out = _is_left_out(given["stdin_filename"], settings)
    outcome = Outcome([settings]) if left_out else check_stdin(text, name, settings, given["statistics"])
    if left_out and given["fix"]:
        streams.write_source((text,))
    if left_out or not (given["fix"] or given["diff"]):
        return outcome
    from ppcmacro.cli.fixing import repair_stdin

    repairs = repair_stdin(text, name, settings, outcome.diagnostics, given["unsafe_fixes"])
    if not given["diff"]:
        text = repairs.changed[0][1].text if repairs.changed else text
        streams.write_source((text,))
        outcome = check_stdin(text, name, settings, given["statistics"])
    outcome.repairs = repairs
    return outcome


def _is_left_out(name: str | None, settings: Settings) -> bool:
    """Tell whether standard input is read under the name of a file that is not checked even when it is named."""
    if name is None or not settings.force_exclude:
        return False
    from ppcmacro.project.sources.search import why_left_out

    return bool(why_left_out(name, settings))


def _from_files(paths: tuple[str, ...], given: dict[str, Any], loud: bool) -> Outcome | None:
    if given["stdin_filename"]:
        raise UsageError("`--stdin-filename` names standard input; give `-` as the path")
    resolve = resolver(given)
    planned = plan(paths, resolve, given["with_dependents"])
    if given["show_files"]:
        streams.write_source(f"{path}\n" for path in planned.files)
    if given["show_files"] or (given["verbose"] and loud):
        for skipped in planned.skipped:
            streams.tell(f"ppcmacro: skipped `{skipped.path}`: {skipped.reason}")
    if given["show_settings"]:
        _show_settings(planned, resolve)
    if given["show_files"] or given["show_settings"]:
        if planned.unreadable:
            path, reason = planned.unreadable[0]
            raise UsageError(f"`{path}`: {reason}")
        return None
    if given["verbose"] and loud:
        for settings, files in planned.groups:
            config = settings.config_file or "no configuration file"
            streams.tell(f"ppcmacro: {config}: {', '.join(files)}")
    from ppcmacro.cli.checking import check_files
    from ppcmacro.cli.running import running

    first = planned.groups[0][0] if planned.groups else resolve.settings_for("-")
    if given.get("watched"):
        given["watched"].files = [*planned.files, *(one.config_file for one, _ in planned.groups if one.config_file)]

    def check() -> Outcome:
        with running(first, given, loud) as run:
            return check_files(planned, first, given["statistics"], run)

    outcome = check()
    if not (given["fix"] or given["diff"]):
        return outcome
    from ppcmacro.cli.fixing import repair_files

    repairs = repair_files(planned, outcome.diagnostics, paths, resolve.settings_for, given["unsafe_fixes"])
    if repairs.changed and not given["diff"]:
        failed = repairs.write()
        outcome = check()
        outcome.unreadable += failed
    outcome.repairs = repairs
    return outcome


def _show_settings(planned: Plan, resolve: Resolver) -> None:
    """Write the settings of each group of files."""
    from ppcmacro.project.reading.provenance import values_for
    from ppcmacro.render.settings import render

    groups = [(values_for(files[0], resolve, built=False), files) for _, files in planned.groups]
    streams.write_source((render("text", groups),))


def _outputs(given: dict[str, Any]) -> list[Output]:
    """Read `--output`, which nearly no run has."""
    if not given["outputs"]:
        return []
    if given["diff"] or given["add_suppressions"] is not None:
        raise UsageError("`--output` writes findings, and `--diff` and `--add-suppressions` show none")
    from ppcmacro.cli.outputs import parse_outputs

    return parse_outputs(given["outputs"])


def _check_combination(given: dict[str, Any], paths: tuple[str, ...]) -> None:
    shown = next((name for name in ("files", "settings") if given[f"show_{name}"]), None)
    if shown and given["silent"]:
        raise UsageError(f"`--show-{shown}` prints something, and `--silent` nothing: leave one of them out")
    if given["add_suppressions"] is None:
        return
    from ppcmacro.cli.suppressing import check_reason

    check_reason(given["add_suppressions"])
    if "-" in paths or given["fix"] or given["diff"] or given["watch"]:
        raise UsageError("`--add-suppressions` takes files and folders, and not `--fix`, `--diff` or `--watch`")


def _talk(outcome: Outcome, given: dict[str, Any], paths: tuple[str, ...], known: int) -> None:
    if given["verbose"] and any(settings.waivers for settings in outcome.all_settings):
        from ppcmacro.project.silencing.waivers import idle

        for waiver in idle(outcome.all_settings, outcome.diagnostics, outcome.files):
            streams.tell(f"ppcmacro: {waiver.place}: the waiver is about no finding of this run")
    if outcome.repairs is not None:
        report.tell_repairs(outcome.repairs, given["verbose"], done=True)
    report.tell_missing(outcome.missing, outcome.settings)
    if given["statistics"]:
        report.tell_statistics(outcome.diagnostics, outcome.statistics)
    counts = dict.fromkeys(("error", "warning", "note"), 0)
    for one in outcome.diagnostics:
        if one.counts:
            counts[str(one.severity)] += 1
    found = ", ".join(_many(count, word) for word, count in counts.items() if count)
    files = _many(len(outcome.files), "file")
    unchecked = _unchecked(outcome.statistics.get("not checked", {}))
    rest = f"{_quiet(outcome, known)}{unchecked}{_fixable(outcome, given, paths)}"
    streams.tell(f"ppcmacro: {found or 'no findings'} in {files}{rest}")


def _quiet(outcome: Outcome, known: int) -> str:
    silenced = sum(one.suppressed is not None for one in outcome.diagnostics)
    parts = [f"{silenced} suppressed"] * bool(silenced) + [f"{known} in the baseline"] * bool(known)
    return f"; {', '.join(parts)}" if parts else ""


def _fixable(outcome: Outcome, given: dict[str, Any], paths: tuple[str, ...]) -> str:
    if not any(one.fix is not None and one.counts for one in outcome.diagnostics):
        return ""
    from ppcmacro.cli.fixing import fixable

    roots = (given["stdin_filename"] or "-",) if "-" in paths else paths
    safe, more = fixable(outcome.diagnostics, roots)
    if given["fix"]:  # what could be fixed is fixed
        return f"; [*] {more} more fixable with --unsafe-fixes" if more and not given["unsafe_fixes"] else ""
    if not safe:
        return f"; [*] {more} fixable with --fix --unsafe-fixes" if more else ""
    return f"; [*] {safe} fixable with --fix" + (f", {more} more with --unsafe-fixes" if more else "")


def _unchecked(reasons: Mapping[str, int]) -> str:
    if not reasons:
        return ""
    why = next(iter(reasons)) if len(reasons) == 1 else "--statistics says why"
    return f"; {sum(reasons.values())} not checked: {why}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
