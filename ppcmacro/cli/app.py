"""The group of commands, and what each kind of failure looks like to the caller."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from ppcmacro import __version__
from ppcmacro.cli import streams
from ppcmacro.cli.status import CLEAN, INTERRUPTED, TROUBLE
from ppcmacro.errors import InternalError, PpcmacroError

__all__ = ["run"]

COMMANDS = ("expand", "lint", "ledger", "handlers", "rule", "baseline", "config", "completion", "schema", "clean")

# What the completion script of a shell sets; click answers it before it looks at the arguments.
COMPLETE = "_PPCMACRO_COMPLETE"


class Commands(click.Group):
    """Imports the module of a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"ppcmacro.cli.{cmd_name}").command
        if COMPLETE in os.environ:
            from ppcmacro.cli.completing import offer_values

            offer_values(command)
        return command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  ppcmacro expand handlers.S            what GNU as assembles, macros replaced
  ppcmacro lint arch/powerpc            every .S and .s below a folder
  ppcmacro ledger handlers.S 15         where a handler keeps each register, and what comes back
  ppcmacro handlers handlers.S          which handler serves which interrupt, and its size
  ppcmacro rule C003                    why a rule matters and what to write instead

Exit status: 0 clean, 1 findings, 2 usage, configuration, I/O or internal error, 130 interrupted.""",
)
@click.version_option(__version__, prog_name="ppcmacro", message="%(prog)s %(version)s")
def app() -> None:
    """Expand GNU as macros of PowerPC sources, and check that exception handlers give the interrupted context back."""


def run(argv: list[str]) -> int:
    """Run a command line and return its exit status; only internal errors come out as exceptions."""
    streams.open_missing()
    try:
        status = app.main(args=argv, prog_name="ppcmacro", standalone_mode=False, complete_var=COMPLETE)
    except click.UsageError as error:
        if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):  # click 8.2 and later
            return _fail_with_help(error)
        command = error.ctx.command_path if error.ctx else "ppcmacro"
        message = " ".join(error.format_message().split()).replace("'. Did you mean", "'; did you mean")
        return _fail(f"{message[:1].lower()}{message[1:].rstrip('.')} (see `{command} --help`)")
    except click.ClickException as error:
        return _fail(error.format_message())
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except InternalError:
        raise
    except PpcmacroError as error:
        return _fail(str(error))
    except BrokenPipeError:
        streams.silence(sys.stdout)
        return CLEAN
    except OSError as error:
        return _fail(_describe(error))
    return status if isinstance(status, int) else CLEAN


def _fail_with_help(error: click.UsageError) -> int:
    for line in error.format_message().splitlines():
        streams.tell(line)
    return TROUBLE


def _fail(message: str) -> int:
    streams.tell(f"ppcmacro: error: {message}")
    return TROUBLE


def _describe(error: OSError) -> str:
    reason = (error.strerror or str(error) or type(error).__name__).lower()
    return f"`{os.fsdecode(error.filename)}`: {reason}" if error.filename else reason
