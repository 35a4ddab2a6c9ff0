"""The folder for what is kept between runs, which nobody but the user may be able to write."""

from __future__ import annotations

import os
import stat

__all__ = ["cache_folder", "is_private"]


def cache_folder() -> str:
    """Return the folder: `$PPCMACRO_CACHE_DIR`, else `ppcmacro` in `$XDG_CACHE_HOME` or `~/.cache`.

    An empty `$PPCMACRO_CACHE_DIR` means that nothing is kept; so does an empty result.
    """
    if "PPCMACRO_CACHE_DIR" in os.environ:
        return os.environ["PPCMACRO_CACHE_DIR"]
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        base = os.path.expanduser("~/.cache")
    return os.path.join(base, "ppcmacro") if os.path.isabs(base) else ""


def is_private(folder: str) -> bool:
    """Tell whether only the user can write into a folder (where the system knows owners).  Raises OSError."""
    status = os.stat(folder)
    if not hasattr(os, "getuid"):
        return stat.S_ISDIR(status.st_mode)
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o022
