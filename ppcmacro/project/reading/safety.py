"""Which files may be read when the source is a stranger's: a patch in CI must not show what lies outside the project.

What counts is where a path leads once its links are followed, for the source itself as for everything it includes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ppcmacro.project.config.settings import Settings
from ppcmacro.project.sources.paths import top_of_work_tree
from ppcmacro.witness import exists, real_path

if TYPE_CHECKING:
    from ppcmacro.diagnostic import Diagnostic
    from ppcmacro.source import Source

__all__ = ["HEADERS", "allowed_roots", "by_default", "refused"]

HEADERS = os.path.join(os.path.dirname(__file__), "headers")


def by_default() -> bool:
    """Tell whether a run is safe when nothing was said: under CI, where the sources are a stranger's."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def allowed_roots(path: str, settings: Settings, tree: str = "") -> tuple[str, ...]:
    """Return the folders that files may be read from for the source at `path`; none when all may.

    They are the repository (or kernel tree `tree`) that the path lies in, and what the command line names.  A file in
    no repository belongs to the one of the working folder, or to that folder itself if it lies below it; the user's
    home and the root of the file system are no project.  Include paths of a configuration file or of a
    compile command count only below those: both come with the sources.
    """
    if not settings.safe:
        return ()
    home = os.path.abspath(".")
    folder = home if path == "-" else os.path.dirname(os.path.abspath(path))
    top = tree or top_of_work_tree(folder, exists)
    if not top:
        project = top_of_work_tree(home, exists) or home
        below = folder.startswith(os.path.join(project, ""))
        top = project if below and project not in (os.path.expanduser("~"), os.path.abspath(os.sep)) else folder
    return (top, *settings.trusted, HEADERS)


def refused(source: Source, roots: tuple[str, ...]) -> Diagnostic | None:
    """Return the finding for a source that is a link to a file outside of the folders, None for one that is not."""
    if not roots or not exists(source.path):
        return None
    from ppcmacro import codes
    from ppcmacro.source import Location, Origin, Source

    real = real_path(source.path)
    for root in map(os.path.realpath, roots):
        if real == root or real.startswith(root.rstrip(os.sep) + os.sep):
            return None
    return codes.OUTSIDE(
        Origin(Location(Source(source.path, ""), 1, 1)),
        "the file is a link that leads out of the project, so it is not read",
        help="name the file itself, or give `--no-safe` where the sources can be trusted",
    )
