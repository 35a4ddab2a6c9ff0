"""The options of gcc and GNU as, taken as a build passes them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import click

from ppcmacro.errors import UsageError
from ppcmacro.project.config.keys import gas_version

__all__ = ["BUILD_EPILOG", "BUILD_OPTIONS", "BuildCommand", "build_overrides"]

BUILD_EPILOG = """\b
gcc's and GNU as's own options may stay where a build has them:
  these act          -iquote -isystem -imacros -undef -m32 -m64 -mlittle-endian --defsym -mregnames --alternate -I
  these change nothing here   -mcpu=… -many -a32 -K PIC -W -g -gdwarf-2 -O2 -u -Z --fatal-warnings and the like
  -Wa,OPTION,… is taken apart."""

_JOINED = ("-isystem", "-iquote", "-idirafter", "-imacros", "-include")

BUILD_OPTIONS = (
    click.option("-iquote", "quote_paths", multiple=True, hidden=True),
    click.option("-isystem", "-idirafter", "system_paths", multiple=True, hidden=True),
    click.option("-imacros", "macro_files", multiple=True, hidden=True),
    click.option("-undef", "bare", is_flag=True, hidden=True),
    click.option("-m32", "-a32", "narrow", is_flag=True, hidden=True),
    click.option("-m64", "-a64", "wide", is_flag=True, hidden=True),
    click.option("-mlittle-endian", "-mlittle", "little", is_flag=True, hidden=True),
    click.option("-mbig-endian", "-mbig", "big", is_flag=True, hidden=True),
    click.option("--defsym", "symbols", multiple=True, hidden=True),
    click.option("-mregnames/-mno-regnames", "regnames", default=None, hidden=True),
    click.option("--alternate", is_flag=True, hidden=True),
    click.option("--gas-version", metavar="V", help="Follow this GNU as (default: 2.40)."),
    click.option("--kconfig", metavar="FILE", help="Define the CONFIG_ names of a Linux .config."),
    click.option("--build-dir", metavar="DIR", help="The folder of an out-of-tree build (O=) or a compile database."),
    click.option("--no-compile-commands", is_flag=True, help="Do not look for the compile command of a file."),
    click.option("--cpp", metavar="CMD", help="Preprocess with this program, such as 'powerpc-linux-gnu-gcc -E'."),
)


class BuildCommand(click.Command):
    """A command that takes the options of a build; those without effect here are dropped before click sees them."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        known = {name for one in options for name in (*one.opts, *one.secondary_opts)}
        valued = {name for one in options if not (one.is_flag or one.count) for name in one.opts}
        return super().parse_args(ctx, list(_canonical(args, known, valued)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from ppcmacro.cli.headings import write_options

        write_options(self, ctx, formatter)


def _canonical(arguments: list[str], known: set[str], valued: set[str]) -> Iterator[str]:
    """Yield the arguments without what has no effect, `-Wa,…` taken apart and `-isystemDIR` separated."""
    pending: Iterator[str] = iter(arguments)
    while (one := next(pending, None)) is not None:
        if one == "--":
            yield one
            yield from pending
        elif one in valued:
            yield one
            yield from _next(pending)
        elif one in known:
            yield one
        elif one.startswith(("-Wa,", "-Wp,")):
            pending = chain(_passed_on(one), pending)
        elif not one.startswith("-"):
            yield one
        elif _has_value(one):
            next(pending, None)
        elif not _has_no_effect(one):
            name = next((name for name in _JOINED if one.startswith(name)), "")
            yield from (name, one[len(name) :]) if name else (one,)


def _passed_on(option: str) -> list[str]:
    from ppcmacro.project.reading.invocation import passed_on

    return list(passed_on(option))


def _has_value(option: str) -> bool:
    from ppcmacro.project.reading.invocation import NO_EFFECT_WITH_VALUE

    return option in NO_EFFECT_WITH_VALUE


def _has_no_effect(option: str) -> bool:
    from ppcmacro.project.reading.invocation import NO_EFFECT

    return NO_EFFECT.fullmatch(option) is not None


def _next(pending: Iterator[str]) -> Iterator[str]:
    value = next(pending, None)
    if value is not None:
        yield value


def build_overrides(given: dict[str, Any]) -> dict[str, Any]:
    """Turn these options into fields of Settings; raises UsageError for a value that cannot be used."""
    found: dict[str, Any] = {}
    for name in ("quote_paths", "system_paths", "macro_files"):
        if given.get(name):
            found[name] = tuple(given[name])
    for name in ("kconfig", "build_dir"):
        if given.get(name):
            found[name] = given[name]
    if given.get("regnames") is not None:
        found["regnames"] = given["regnames"]
    if given.get("alternate"):
        found["alternate"] = True
    if given.get("no_compile_commands"):
        found["compile_commands"] = False
    if given.get("narrow") or given.get("wide"):
        found["bits"] = 64 if given["wide"] else 32
    if given.get("little") or given.get("big"):
        found["endian"] = "little" if given["little"] else "big"
    if given.get("bare") and given.get("target") is None:
        found["target"] = ""
    if given.get("symbols"):
        from ppcmacro.project.config.symbol_value import parse_symbol

        found["symbols"] = tuple(_value("--defsym", text, parse_symbol) for text in given["symbols"])
    if given.get("gas_version") is not None:
        found["gas_version"] = _value("--gas-version", given["gas_version"], gas_version)
    if given.get("cpp") is not None:
        found["cpp"] = _words(given["cpp"])
    return found


def _value(option: str, text: str, read: Any) -> Any:
    try:
        return read(text)
    except ValueError as error:
        raise UsageError(f"`{option} {text}`: write {error}") from None


def _words(text: str) -> tuple[str, ...]:
    import shlex

    try:
        words = tuple(shlex.split(text))
    except ValueError as error:
        raise UsageError(f"`--cpp {text}`: {str(error).lower()}") from None
    if not words:
        raise UsageError("`--cpp` needs a program")
    return words
