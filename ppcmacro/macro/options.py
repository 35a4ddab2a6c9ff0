"""What can be set for an expansion."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ppcmacro.records import NamedTuple

__all__ = ["ExpandOptions", "Limits"]


class Limits(NamedTuple):
    """What an expansion may cost before it is stopped with M031.

    statements  statements executed, dead ones and empty turns of loops included
    text        characters produced by macros and loops; one line may have a hundredth of that
    depth       nested expansions of macros and loops (GNU as 2.40 has exactly 101)
    includes    nested `.include` files
    """

    statements: int = 1_000_000
    text: int = 50_000_000
    depth: int = 101
    includes: int = 100


class ExpandOptions(NamedTuple):
    """How GNU as would be called.

    include_paths  folders for `.include` and `.incbin`, in order (`-I`)
    symbols        values given with `--defsym`
    regnames       whether bare `r3` is a register (`-mregnames`)
    alternate      whether `.altmacro` holds from the beginning (`--alternate`)
    gas_version    the GNU as to follow
    roots          when not empty, files that are read must lie inside one of these folders
    incomplete     C headers were missing: a name without a value may be a constant that they define, so a
                   condition on it is kept instead of refused
    limits         see `Limits`
    read           reads a file; None: from the file system.  Raises OSError when there is no such file
    size_of        gives the size of a file for `.incbin`; None: from the file system
    """

    include_paths: tuple[str, ...] | list[str] = ()
    symbols: Mapping[str, int] = MappingProxyType({})
    regnames: bool = False
    alternate: bool = False
    gas_version: tuple[int, int] = (2, 40)
    roots: tuple[str, ...] = ()
    incomplete: bool = False
    limits: Limits = Limits()
    read: Callable[[str], bytes | str] | None = None
    size_of: Callable[[str], int] | None = None
