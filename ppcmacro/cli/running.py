"""How the files of a run are checked: the cache, the number of processes, the progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ppcmacro.cli import streams
from ppcmacro.errors import UsageError
from ppcmacro.private import cache_folder
from ppcmacro.project.checking.runs import Run

if TYPE_CHECKING:
    from ppcmacro.project.config.settings import Settings

__all__ = ["results_folder", "running"]


@contextmanager
def running(settings: Settings, given: dict[str, Any], loud: bool) -> Iterator[Run]:
    """Give what checks files under these settings and options; what it used is put away afterwards."""
    folder = "" if given.get("no_cache") or settings.cpp else results_folder(settings, given)
    cache = None
    if folder:
        from ppcmacro.project.checking.cache import Cache

        cache = Cache(folder)
    progress = None
    if loud and sys.stderr.isatty():
        from ppcmacro.cli.progress import Progress

        progress = Progress(sys.stderr)
    watched = given.get("watched")
    run = Run(cache, _jobs(settings, given), progress, keep_facts=watched is not None)
    try:
        yield run
    finally:
        if progress is not None:
            progress.clear()
        if cache is not None:
            cache.close()
            if cache.problem and loud and given.get("verbose"):
                streams.tell(f"ppcmacro: {cache.problem}")
        if watched is not None:
            watched.facts = run.facts


def results_folder(settings: Settings, given: dict[str, Any]) -> str:
    """Return the folder for results, "" for none: `--cache-dir`, the environment, the configuration, the usual one.

    What a configuration file says does not count where sources are not trusted: results that lie in the project
    could be somebody else's.
    """
    folder = given.get("cache_dir")
    if folder is None and settings.cache_dir and not settings.safe and "PPCMACRO_CACHE_DIR" not in os.environ:
        folder = settings.cache_dir
    if folder is None:
        folder = cache_folder()
    return os.path.join(folder, "results") if folder else ""


def _jobs(settings: Settings, given: dict[str, Any]) -> int:
    text = given.get("jobs")
    if text is None:
        return settings.jobs
    from ppcmacro.project.config.keys import jobs

    try:
        return jobs(text)
    except ValueError as error:
        raise UsageError(f"`--jobs {text}`: write {error}") from None
