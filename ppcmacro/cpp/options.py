"""What the preprocessor is told: search folders, definitions, limits."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["CppOptions"]


@dataclass
class CppOptions:
    """The settings of one run.

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
    max_files    how many headers one source may read, each time counted
    max_characters  how many characters these headers may have together
    """

    include_paths: list[str] = field(default_factory=list)
    quote_paths: list[str] = field(default_factory=list)
    system_paths: list[str] = field(default_factory=list)
    defines: list[tuple[str, str | None]] = field(default_factory=list)
    undefines: list[str] = field(default_factory=list)
    forced: list[str] = field(default_factory=list)
    target: str = "powerpc-linux-gnu"
    roots: tuple[str, ...] = ()
    folder: str | None = None
    max_tokens: int = 2_000_000
    max_depth: int = 400
    max_nesting: int = 60
    max_includes: int = 200
    max_files: int = 20_000
    max_characters: int = 200_000_000
