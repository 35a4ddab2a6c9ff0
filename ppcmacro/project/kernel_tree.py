"""Recognises a Linux kernel tree by its shape and says how its assembly files are preprocessed.

The include path is that of the top-level Makefile and arch/powerpc/Makefile (LINUXINCLUDE, USERINCLUDE).  In a tree
that was never configured the generated headers are missing; their names then stay symbolic.
"""

from __future__ import annotations

import os
from typing import NamedTuple

__all__ = ["KernelTree", "find_kernel_tree"]

_ARCH = "arch/powerpc"
_INCLUDES = (
    f"{_ARCH}/include",
    f"{_ARCH}/include/generated",
    "include",
    f"{_ARCH}/include/uapi",
    f"{_ARCH}/include/generated/uapi",
    "include/uapi",
    "include/generated/uapi",
    _ARCH,
)
_DEFINES = ("__KERNEL__", "__ASSEMBLY__")


class KernelTree(NamedTuple):
    """A tree: its top folder, the include path, the headers read first, the names every assembly file gets."""

    root: str
    include_paths: tuple[str, ...]
    forced: tuple[str, ...]
    defines: tuple[str, ...]

    def relative(self, path: str) -> str:
        """Return a path as seen from the top of the tree, with forward slashes."""
        return os.path.relpath(os.path.abspath(path), os.path.abspath(self.root)).replace(os.sep, "/")


def find_kernel_tree(path: str) -> KernelTree | None:
    """Return the kernel tree that a file is in, None when no folder above it has the shape of one."""
    folder = os.path.dirname(os.path.abspath(path))
    while True:
        if os.path.isdir(os.path.join(folder, _ARCH, "include", "asm")):
            return _describe(folder)
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _describe(root: str) -> KernelTree:
    shown = os.path.relpath(root)
    root = shown if not shown.startswith(os.pardir + os.sep + os.pardir) else root
    paths = tuple(os.path.join(root, name) for name in _INCLUDES)
    kconfig = os.path.join(root, "include", "linux", "kconfig.h")
    return KernelTree(root, paths, (kconfig,) if os.path.isfile(kconfig) else (), _DEFINES)
