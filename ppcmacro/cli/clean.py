"""`ppcmacro clean`: removes the results that were kept."""

from __future__ import annotations

import os

import click

from ppcmacro.cli import streams
from ppcmacro.cli.running import results_folder
from ppcmacro.cli.status import CLEAN

__all__ = ["command"]


@click.command()
@click.option("--cache-dir", metavar="DIR", help="The folder to clean (default: the one that lint uses).")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing.")
def command(cache_dir: str | None, quiet: bool) -> int:
    """Remove the results that `lint` has kept.  Nothing else that lies in the folder is touched."""
    from ppcmacro.project.checking.cache import FILES
    from ppcmacro.project.config.resolver import Resolver

    folder = results_folder(Resolver().settings_for("-"), {"cache_dir": cache_dir})
    removed = count = 0
    for name in FILES:
        path = os.path.join(folder, name)
        if folder and os.path.lexists(path):
            removed += os.lstat(path).st_size
            os.unlink(path)
            count += 1
    if count and not os.listdir(folder):
        os.rmdir(folder)
    if not quiet:
        streams.tell(f"ppcmacro: removed {_size(removed)} from `{folder}`" if count else "ppcmacro: nothing was kept")
    return CLEAN


def _size(count: int) -> str:
    if count < 1 << 20:
        return f"{(count + 1023) >> 10} KiB"
    return f"{count / (1 << 20):.1f} MiB"
