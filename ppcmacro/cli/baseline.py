"""`ppcmacro baseline`: writes the findings that are there into a file, and takes out those that are gone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from ppcmacro.cli import report, streams
from ppcmacro.cli.build_options import BUILD_EPILOG, BuildCommand
from ppcmacro.cli.options import resolver, source_options
from ppcmacro.cli.status import CLEAN, TROUBLE
from ppcmacro.project.sources.plan import plan
from ppcmacro.records import NamedTuple

if TYPE_CHECKING:
    from ppcmacro.cli.checking import Outcome
    from ppcmacro.project.config.settings import Settings

__all__ = ["command"]

EPILOG = """\b
Examples:
  ppcmacro baseline write                       everything that is found now is known from now on
  ppcmacro lint --baseline ppcmacro-baseline.json
  ppcmacro baseline prune arch/powerpc          take out what was repaired

The file is the one that `--baseline` or the key `baseline` names, else ppcmacro-baseline.json in the working folder.

Exit status: 0 done, 2 usage, configuration or I/O error."""


class _Checked(NamedTuple):
    """What was found in the files that share a baseline."""

    path: str
    outcome: Outcome


@click.group(epilog=EPILOG)
def command() -> None:
    """Keep the findings that are known in a file, so that only new ones fail a run."""


@command.command(cls=BuildCommand, epilog=BUILD_EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATHS]")
@click.option("-o", "--baseline", metavar="FILE", help="The file to write.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@source_options
def write(paths: tuple[str, ...], **given: Any) -> int:
    """Write what is found in PATHS (default: the working folder); what is known of other files stays."""
    from ppcmacro.project.silencing.baseline import Baseline, entries_of, text_of

    for path, outcome in _checked(paths or (".",), given):
        if _unreadable(outcome):
            return TROUBLE
        folder = os.path.dirname(os.path.abspath(path))
        kept = []
        if os.path.exists(path):
            linted = {os.path.realpath(file) for file in outcome.files}
            kept = [
                entry
                for entry in Baseline(path).entries
                if os.path.exists(file := os.path.join(folder, entry.path)) and os.path.realpath(file) not in linted
            ]
        entries = entries_of(outcome.diagnostics, folder, outcome.settings)
        streams.write_file(path, (text_of([*entries, *kept]),))
        if not given["quiet"]:
            more = f", and kept {_many(len(kept), 'finding')} of files that were not checked" if kept else ""
            streams.tell(f"ppcmacro: wrote {_many(len(entries), 'finding')} to `{path}`{more}")
            mandatory = sum(one.counts for one in outcome.diagnostics) - len(entries)
            if mandatory:
                streams.tell(f"ppcmacro: left out {_many(mandatory, 'finding')}: mandatory")
    return CLEAN


@command.command(cls=BuildCommand, epilog=BUILD_EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATHS]")
@click.option("--baseline", metavar="FILE", help="The file to prune.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@source_options
def prune(paths: tuple[str, ...], **given: Any) -> int:
    """Take out of the baseline what is no longer found in PATHS (default: the working folder)."""
    from ppcmacro.project.silencing.baseline import Baseline, mark, text_of, unneeded

    roots = paths or (".",)
    for path, outcome in _checked(roots, given):
        baseline = Baseline(path)
        if _unreadable(outcome):
            return TROUBLE
        mark(outcome.diagnostics, baseline, outcome.settings)
        dropped = unneeded(baseline, outcome.files, roots)
        if dropped:
            left = list(baseline.entries)
            for entry in dropped:
                left.remove(entry)
            streams.write_file(path, (text_of(left),))
        if not given["quiet"]:
            streams.tell(f"ppcmacro: dropped {len(dropped)} of {_many(len(baseline.entries), 'finding')} in `{path}`")
    return CLEAN


def _checked(paths: tuple[str, ...], given: dict[str, Any]) -> Iterator[_Checked]:
    """Check the files of each baseline, without it."""
    from ppcmacro.cli.checking import check_files
    from ppcmacro.cli.running import running
    from ppcmacro.project.silencing.baseline import DEFAULT_NAME

    resolve = resolver(given)
    planned = plan(paths, resolve)
    fallback = resolve.settings_for("-")
    groups: dict[str, list[tuple[Settings, list[str]]]] = {}
    for settings, files in planned.groups:
        path = settings.baseline or DEFAULT_NAME
        groups.setdefault(path, []).append((settings._replace(baseline=""), files))
    for path, group in groups.items():
        files = [file for _, some in group for file in some]
        with running(group[0][0], given, loud=not given["quiet"]) as run:
            outcome = check_files(planned._replace(files=files, groups=group), fallback, run=run)
        if not given["quiet"]:
            report.tell_missing(outcome.missing, outcome.settings)
        yield _Checked(path, outcome)


def _unreadable(outcome: Outcome) -> bool:
    for path, reason in outcome.unreadable:
        streams.tell(f"ppcmacro: error: `{path}`: {reason}, so the baseline is left as it is")
    return bool(outcome.unreadable)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
