"""The PowerPC part of a kernel source, as real input for tests; nothing of it is kept in the repository.

PPCMACRO_KERNEL_TREE names an unpacked tree.  Without it, Debian's linux-source package is unpacked once into the
user's cache folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

REASON = "no kernel source: install linux-source-6.1 or set PPCMACRO_KERNEL_TREE"
_FOLDERS = ("arch/powerpc", "include/linux", "include/uapi", "include/asm-generic", "include/vdso")


@cache
def kernel_tree() -> Path | None:
    """Return the root of a kernel tree with at least arch/powerpc and the common headers, or None."""
    named = os.environ.get("PPCMACRO_KERNEL_TREE")
    if named:
        tree = Path(named)
        return tree if (tree / "arch" / "powerpc").is_dir() else None
    archives = sorted(Path("/usr/src").glob("linux-source-*.tar.xz"))
    if not archives or shutil.which("tar") is None:
        return None
    archive = archives[-1]
    name = archive.name.removesuffix(".tar.xz")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ppcmacro-tests"
    tree = cache / name
    if not tree.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            wanted = [f"{name}/{part}" for part in _FOLDERS]
            done = subprocess.run(["tar", "-xJf", str(archive), "-C", folder, *wanted], check=False)
            if done.returncode:
                return None
            try:
                (Path(folder) / name).rename(tree)
            except OSError:
                if not tree.is_dir():
                    raise
    return tree
