"""The options that choose rules and files, which `lint` and `config` share."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from ppcmacro.errors import UsageError
from ppcmacro.project.config.keys import CONFIDENCES

__all__ = ["choice_options", "choice_overrides"]

F = TypeVar("F", bound=Callable[..., Any])

CHOICE_OPTIONS = (
    click.option(
        "--select", multiple=True, metavar="CODES",
        help="Only these: codes, prefixes, names or ALL, by commas.",
    ),
    click.option("--ignore", multiple=True, metavar="CODES", help="Not these; the more specific of two entries wins."),
    click.option("--extend-select", multiple=True, metavar="CODES", help="These in addition."),
    click.option(
        "--per-file-ignores", multiple=True, metavar="GLOB=CODES", help="Not these in the files that fit the glob."
    ),
    click.option("--severity", multiple=True, metavar="CODE=LEVEL", help="Weigh a rule as error, warning or note."),
    click.option(
        "--min-confidence", type=click.Choice(CONFIDENCES), metavar="LEVEL",
        help="Leave out what is less sure than this: low (nothing), medium or high.",
    ),
    click.option(
        "--fail-on", type=click.Choice(("error", "warning", "note", "never")), metavar="LEVEL",
        help="The least severity that makes the exit status 1 (default: warning).",
    ),
    click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out what fits when a folder is searched."),
    click.option("--force-exclude", is_flag=True, help="Leave it out when it is named as well, as hooks do."),
    click.option(
        "--respect-gitignore/--no-respect-gitignore", "respect_gitignore", default=None,
        help="Leave out what .gitignore names when a folder is searched (default: yes).",
    ),
)  # fmt: skip


def choice_options(command: F) -> F:
    """Add the options that choose rules and files."""
    for option in reversed(CHOICE_OPTIONS):
        command = option(command)
    return command


def choice_overrides(given: dict[str, Any]) -> dict[str, Any]:
    """Turn these options into fields of Settings; raises UsageError for a value that cannot be used."""
    found: dict[str, Any] = {}
    if given.get("per_file_ignores"):
        found["per_file_ignores"] = tuple(_ignores(text) for text in given["per_file_ignores"])
    if given.get("exclude"):
        found["exclude"] = tuple(_from_here(glob) for glob in given["exclude"])
    if given.get("force_exclude"):
        found["force_exclude"] = True
    for name in ("min_confidence", "respect_gitignore"):
        if given.get(name) is not None:
            found[name] = given[name]
    return found


def _ignores(text: str) -> tuple[str, tuple[str, ...]]:
    glob, equals, words = text.rpartition("=")
    codes = tuple(word.strip() for word in words.split(",") if word.strip())
    if not glob or not equals or not codes:
        raise UsageError(f"`--per-file-ignores {text}`: write GLOB=CODE or GLOB=CODE,CODE")
    return _from_here(glob), codes


def _from_here(glob: str) -> str:
    """Return a glob of the command line, which is seen from the working folder, and not from a configuration file."""
    from ppcmacro.project.config.globs import anchored

    return anchored(glob, os.curdir)
