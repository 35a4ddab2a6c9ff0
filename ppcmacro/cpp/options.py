"""What the preprocessor is told: search folders, definitions, limits."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["CppOptions"]


class CppOptions:
    """The settings of one run.  Written out by hand: to make a dataclass takes as long as to read a small file.

    include_paths, quote_paths, system_paths  folders as of -I, -iquote and -isystem
    defines      as of -D, in order: (name, value); None means 1; the name may have parameters, as in `F(x)`
    undefines    as of -U, after all of `defines`
    forced       headers as of -include, read before the source
    target       whose predefined macros are used: one of `predefined.TARGETS`, "" for none (gcc's -undef)
    roots        when not empty, an included file must lie in one of these folders once its links are followed
    folder       the folder of the source for `#include ""`; None: that of its path
    max_tokens   how many tokens the expansions of one source may make together (long tokens count as several)
    max_depth    how many uses of macros may be nested in each other
    max_nesting  how deep calls may stand within the arguments of other calls
    max_includes how deep files may include each other (gcc: 200)
    max_files    how many headers one source may ask for, each time counted
    max_characters  how many characters these headers may have together
    """

    __slots__ = (
        *("defines", "folder", "forced", "include_paths", "max_characters", "max_depth", "max_files", "max_includes"),
        *("max_nesting", "max_tokens", "quote_paths", "roots", "system_paths", "target", "undefines"),
    )

    def __init__(
        self,
        include_paths: Iterable[str] = (),
        quote_paths: Iterable[str] = (),
        system_paths: Iterable[str] = (),
        defines: Iterable[tuple[str, str | None]] = (),
        undefines: Iterable[str] = (),
        forced: Iterable[str] = (),
        target: str = "powerpc-linux-gnu",
        roots: tuple[str, ...] = (),
        folder: str | None = None,
        max_tokens: int = 2_000_000,
        max_depth: int = 400,
        max_nesting: int = 60,
        max_includes: int = 200,
        max_files: int = 20_000,
        max_characters: int = 200_000_000,
    ) -> None:
        self.include_paths = list(include_paths)
        self.quote_paths = list(quote_paths)
        self.system_paths = list(system_paths)
        self.defines = list(defines)
        self.undefines = list(undefines)
        self.forced = list(forced)
        self.target = target
        self.roots = roots
        self.folder = folder
        self.max_tokens = max_tokens
        self.max_depth = max_depth
        self.max_nesting = max_nesting
        self.max_includes = max_includes
        self.max_files = max_files
        self.max_characters = max_characters
