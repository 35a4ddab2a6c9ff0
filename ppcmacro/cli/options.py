"""Options that several commands share, and how they become settings."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from ppcmacro.cli.build_options import BUILD_OPTIONS, build_overrides
from ppcmacro.cli.choosing import choice_overrides
from ppcmacro.errors import UsageError
from ppcmacro.project.config.keys import level, macro_backtrace, names_macro, split_define
from ppcmacro.project.config.resolver import Resolver
from ppcmacro.project.config.settings import LANGUAGES
from ppcmacro.project.reading.safety import by_default
from ppcmacro.render import WITH_CHANGES
from ppcmacro.severity import Severity

__all__ = ["output_option", "overrides", "resolver", "source_options"]

F = TypeVar("F", bound=Callable[..., Any])

SOURCE_OPTIONS = (
    click.option("-I", "include_paths", multiple=True, metavar="DIR", help="Search a folder for included files."),
    click.option("-D", "defines", multiple=True, metavar="NAME[=VALUE]", help="Define a C macro."),
    click.option("-U", "undefines", multiple=True, metavar="NAME", help="Undefine a C macro, after every -D."),
    click.option("-include", "forced", multiple=True, metavar="FILE", help="Read a file before the source."),
    click.option(
        "-x", "language", type=click.Choice(LANGUAGES[1:]), help="Read the input as this, whatever its suffix."
    ),
    *BUILD_OPTIONS,
    click.option("--cpu", metavar="NAME", help="The core the code is for, such as 440 or e500mc."),
    click.option("--target", metavar="TRIPLE", help="Predefine the C macros of this target; '' predefines none."),
    click.option("--max-expansion", type=click.IntRange(1), metavar="N", help="Stop after N expanded statements."),
    click.option(
        "--max-seconds", type=click.IntRange(0), metavar="N",
        help="Stop after N seconds of processor time for a file (default: 120; 0: never).",
    ),
    click.option("--max-depth", type=click.IntRange(1), metavar="N", help="Stop at N nested expansions."),
    click.option(
        "--safe/--no-safe", default=None,
        help="Read no file outside of the project, whatever a source includes or links to (default: under CI).",
    ),
    click.option("--config", metavar="FILE", help="Use this configuration file instead of the nearest one."),
    click.option(
        "--macro-backtrace", metavar="N|all|collapse", help="Show so many calls for a finding (default: all)."
    ),
    click.option(
        "--color", type=click.Choice(("auto", "always", "never")), default="auto", metavar="WHEN",
        help="Colour the findings: auto, always or never.",
    ),
)  # fmt: skip


def _file(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    return None if value == "-" else value


# `-` is standard output here, as it is standard input where a file is read.
output_option = click.option(
    "-o", "output", metavar="FILE", callback=_file, help="Write to a file instead of standard output."
)


def source_options(command: F) -> F:
    """Add the options that say how a source is read and findings are shown."""
    for option in reversed(SOURCE_OPTIONS):
        command = option(command)
    return command


def overrides(given: dict[str, Any]) -> dict[str, Any]:
    """Turn the options that were given into fields of Settings; raises UsageError for a value that cannot be used."""
    found = build_overrides(given)
    for name in ("include_paths", "undefines", "forced", "config_sets"):
        if given.get(name):
            found[name] = tuple(given[name])
    for option, names in (("-D", given.get("defines")), ("-U", given.get("undefines"))):
        for text in names or ():
            if not names_macro(split_define(text)[0]):
                raise UsageError(f"`{option} {text}`: that is no name of a C macro")
    if given.get("defines"):
        found["defines"] = tuple(split_define(text) for text in given["defines"])
    for name in ("select", "ignore", "extend_select"):
        if given.get(name):
            found[name] = tuple(entry for text in given[name] for entry in _words(text))
    for name in ("language", "cpu", "target", "max_expansion", "max_depth", "max_seconds"):
        if given.get(name) is not None:
            found[name] = given[name]
    if given.get("severity"):
        found["severity"] = tuple(_severity(text) for text in given["severity"])
    if given.get("baseline") is not None:
        found["baseline"] = given["baseline"]
    if given.get("fail_on") is not None:
        found["fail_on"] = level(given["fail_on"])
    if given.get("macro_backtrace") is not None:
        try:
            found["macro_backtrace"] = macro_backtrace(given["macro_backtrace"])
        except ValueError as error:
            raise UsageError(f"`--macro-backtrace` takes {error}") from None
    found.update(choice_overrides(given))
    shown = (given.get("form"), *(text.partition("=")[0] for text in given.get("outputs", ())))
    if not WITH_CHANGES.isdisjoint(shown):
        found["changes"] = True
    _guard(given, found)
    return found


def _guard(given: dict[str, Any], found: dict[str, Any]) -> None:
    """Decide whether the run is safe, and which folders the command line then adds to the project."""
    safe = given.get("safe")
    if safe is None:
        safe = by_default()
    if not safe:
        return
    if given.get("cpp"):
        raise UsageError("`--cpp` runs a program that reads any file; add `--no-safe` where sources are trusted")
    files = (*found.get("forced", ()), *found.get("macro_files", ()), found.get("kconfig", ""))
    folders = [os.path.dirname(os.path.abspath(name)) for name in files if name]
    for name in ("include_paths", "quote_paths", "system_paths"):
        folders += found.get(name, ())
    if found.get("build_dir"):
        folders.append(found["build_dir"])
    found["safe"], found["trusted"] = True, tuple(folders)


def resolver(given: dict[str, Any]) -> Resolver:
    """Return what gives each file its settings under these options."""
    config = given.get("config")
    if config and not os.path.isfile(config):
        raise UsageError(f"there is no configuration file `{config}`")
    return Resolver(overrides(given), config)


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _severity(text: str) -> tuple[str, Severity]:
    code, equals, word = text.partition("=")
    try:
        severity = level(word)
    except ValueError:
        severity = None
    if not code or not equals or severity is None:
        raise UsageError(f"`--severity {text}`: write CODE=error, CODE=warning or CODE=note")
    return code, severity
