"""Recognises a Linux kernel tree by its shape and says how its assembly files are preprocessed.

The include path is that of the top-level Makefile and arch/powerpc/Makefile (LINUXINCLUDE, USERINCLUDE).  In a tree
that was never configured the generated headers are missing; their names then stay symbolic.  The build may lie in a
folder of its own (`make O=…`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from ppcmacro.errors import UsageError
from ppcmacro.project.sources.paths import shown
from ppcmacro.records import NamedTuple
from ppcmacro.witness import is_file, is_folder

__all__ = ["KernelTree", "check_build_folder", "find_kernel_tree"]

_ARCH = "arch/powerpc"
# Each folder, and whether it holds what a build generates.
_INCLUDES = (
    (f"{_ARCH}/include", False),
    (f"{_ARCH}/include/generated", True),
    ("include", False),
    ("include", True),
    (f"{_ARCH}/include/uapi", False),
    (f"{_ARCH}/include/generated/uapi", True),
    ("include/uapi", False),
    ("include/generated/uapi", True),
    (_ARCH, False),
)
_DEFINES = ("__KERNEL__", "__ASSEMBLY__")


class KernelTree(NamedTuple):
    """A tree: its top folder, the top folder of its build (often the same), and how an assembly file is preprocessed.

    include_paths  -I
    forced         the headers read first
    defines        the names that every assembly file gets
    """

    root: str
    build: str
    include_paths: tuple[str, ...]
    forced: tuple[str, ...]
    defines: tuple[str, ...]

    def relative(self, path: str) -> str:
        """Return a path as seen from the top of the tree, with forward slashes."""
        return os.path.relpath(os.path.abspath(path), os.path.abspath(self.root)).replace(os.sep, "/")

    def object_folders(self, path: str) -> tuple[str, ...]:
        """Return the folder in which the build puts the object of a source."""
        return (os.path.join(self.build, os.path.dirname(self.relative(path))),)

    def below_arch(self, path: str) -> str:
        """Return a path as seen from arch/powerpc; one that lies elsewhere is seen from the top."""
        return self.relative(path).removeprefix(f"{_ARCH}/")

    def autoconf(self) -> str:
        """Return the path of the header with the configuration, "" when there is none."""
        path = os.path.join(self.build, "include/generated/autoconf.h")
        return path if is_file(path) else ""

    def names(self) -> frozenset[str]:
        """Return the CONFIG_ names of the configured tree, none for one that is not configured."""
        path = self.autoconf()
        if not path:
            return frozenset()
        from ppcmacro.project.reading.kconfig import autoconf_names

        return autoconf_names(path)

    def dot_config(self) -> str:
        """Return the path of the configuration that no header was generated from yet, "" when there is none."""
        path = os.path.join(self.build, ".config")
        return path if not self.autoconf() and is_file(path) else ""


def find_kernel_tree(path: str, build: str = "") -> KernelTree | None:
    """Return the kernel tree that a file is in, None when no folder above it has the shape of one.

    `build` is the folder it is built in; "" is the tree itself.
    """
    folder = os.path.dirname(os.path.abspath(path))
    while True:
        if is_folder(os.path.join(folder, _ARCH, "include", "asm")):
            return _describe(shown(folder), build)
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def check_build_folder(build: str) -> None:
    """Raise UsageError when the folder of a build is not there."""
    if build and not is_folder(build):
        raise UsageError(f"there is no build folder `{build}`")


def _describe(root: str, build: str) -> KernelTree:
    build = build or root
    kconfig = os.path.join(root, "include", "linux", "kconfig.h")
    forced = (kconfig,) if is_file(kconfig) else ()
    return KernelTree(root, build, tuple(_include_paths(root, build)), forced, _DEFINES)


def _include_paths(root: str, build: str) -> Iterator[str]:
    apart = os.path.abspath(root) != os.path.abspath(build)
    for name, generated in _INCLUDES:
        if name != "include" or not generated or apart:
            yield os.path.join(build if generated else root, name)
