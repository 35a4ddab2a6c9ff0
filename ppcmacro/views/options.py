"""What a reader asks of a view."""

from __future__ import annotations

from dataclasses import dataclass

from ppcmacro.errors import UsageError

__all__ = ["ANNOTATIONS", "VIEWS", "ViewOptions"]

VIEWS = ("numeric", "symbolic")
ANNOTATIONS = ("none", "comment", "column")


@dataclass(frozen=True)
class ViewOptions:
    """How expanded assembly is written.

    view          "numeric" (assembles to the object of the source) or "symbolic" (operands by their C names)
    annotate      "none", "comment" (each expanded call as a comment line before its expansion) or
                  "column" (where a statement is written and by which macro, in a comment at its right)
    line_markers  write `# N "file"` so that the assembler's messages name the true line
    depth         how many levels of macro calls are expanded, None: all
    only          only macros whose names match one of these globs are expanded, none given: all
    skip          macros whose names match one of these globs stay calls
    alternate     the source was read with `--alternate` (`.altmacro` from the start)

    Raises UsageError for a value that does not exist.
    """

    view: str = "numeric"
    annotate: str = "none"
    line_markers: bool = False
    depth: int | None = None
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    alternate: bool = False

    def __post_init__(self) -> None:
        if self.view not in VIEWS:
            raise UsageError(f"there is no view `{self.view}`; the views are {', '.join(VIEWS)}")
        if self.annotate not in ANNOTATIONS:
            raise UsageError(f"there is no annotation `{self.annotate}`; there are {', '.join(ANNOTATIONS)}")
        if self.depth is not None and self.depth < 0:
            raise UsageError(f"a depth of {self.depth} is not possible; 0 leaves every call as it is")

    @property
    def prunes(self) -> bool:
        """Whether some calls may stay calls."""
        return self.depth is not None or bool(self.only) or bool(self.skip)
