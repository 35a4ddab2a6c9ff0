"""`ppcmacro completion`: the script that makes a shell complete our command lines."""

from __future__ import annotations

import click

from ppcmacro.cli import streams
from ppcmacro.cli.status import CLEAN

__all__ = ["SHELLS", "command", "script"]

SHELLS = ("bash", "zsh", "fish")

EPILOG = """\b
Examples:
  eval "$(ppcmacro completion bash)"         for this session
  ppcmacro completion bash > ~/.local/share/bash-completion/completions/ppcmacro
  ppcmacro completion zsh > ~/.zfunc/_ppcmacro       (a folder of $fpath)
  ppcmacro completion fish > ~/.config/fish/completions/ppcmacro.fish"""


@click.command(epilog=EPILOG)
@click.argument("shell", type=click.Choice(SHELLS), metavar="bash|zsh|fish")
def command(shell: str) -> int:
    """Write the script that makes a shell complete commands, options, rules and files."""
    streams.write(script(shell))
    return CLEAN


def script(shell: str) -> str:
    """Return the completion script for a shell, one of SHELLS."""
    from click.shell_completion import get_completion_class

    from ppcmacro.cli.app import COMPLETE, app

    made_by = get_completion_class(shell)
    assert made_by is not None
    # Not `source()`, which runs bash to look at its version.
    completion = made_by(app, {}, "ppcmacro", COMPLETE)
    return (completion.source_template % completion.source_vars()).strip("\n") + "\n"
