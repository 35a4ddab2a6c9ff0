"""The directives of conditional groups: #if, #ifdef, #elif, #else, #endif."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ppcmacro.cpp.condition import ConditionError, Reader, evaluate
from ppcmacro.cpp.items import Item
from ppcmacro.cpp.lines import Line
from ppcmacro.cpp.opened import Group, OpenFile
from ppcmacro.patterns import pattern

if TYPE_CHECKING:
    from ppcmacro.cpp.reader import SourceReader

__all__ = ["Conditionals", "macro_name"]

_NAME = pattern(r"[ \t\f\v\0]*([A-Za-z_][A-Za-z0-9_]*)")


def macro_name(reader: SourceReader, file: OpenFile, line: Line) -> tuple[str, int] | None:
    """Return the macro's name behind a directive and the offset behind it; report when there is none."""
    match = _NAME.match(line.text, line.rest)
    if match is not None:
        return match[1], match.end()
    if line.text[line.rest :].strip(" \t\f\v\0"):
        reader.report(file, line, f"macro names must be identifiers in `#{line.directive}`")
    else:
        reader.report(file, line, f"no macro name given in `#{line.directive}`")
    return None


class Conditionals:
    """Obeys these directives; the lines of an arm that is not taken are jumped over."""

    def __init__(self, reader: SourceReader) -> None:
        self._reader = reader
        self._entries = reader.table.entries
        self.handlers: dict[str, Callable[[OpenFile, Line], None]] = {
            "if": self._if,
            "ifdef": self._if,
            "ifndef": self._if,
            "elif": self._elif,
            "elifdef": self._elif,
            "elifndef": self._elif,
            "else": self._else,
            "endif": self._endif,
        }

    def _skip(self, file: OpenFile, line: Line) -> None:
        """Go on at the directive that ends the arm which begins at `line`."""
        file.position = line.other if line.other >= 0 else len(file.lines)

    def _if(self, file: OpenFile, line: Line) -> None:
        taken = self._holds(file, line)
        file.groups.append(Group(line, taken))
        if not taken:
            self._skip(file, line)

    def _holds(self, file: OpenFile, line: Line) -> bool:
        directive = line.directive
        if directive in ("if", "elif"):
            return self._condition(file, line)
        known = line.cache
        if not isinstance(known, str):
            name = macro_name(self._reader, file, line)
            if name is None:
                return False
            self._reader.report_extra(file, line, name[1])
            if not line.text[name[1] :].strip():
                line.cache = name[0]
            known = name[0]
        return (known in self._entries) == (directive in ("ifdef", "elifdef"))

    def _elif(self, file: OpenFile, line: Line) -> None:
        if not file.groups:
            self._reader.report(file, line, f"`#{line.directive}` without `#if`")
            return
        group = file.groups[-1]
        if group.otherwise:
            self._reader.report(file, line, f"`#{line.directive}` after `#else`")
        if not group.taken and not group.otherwise and self._holds(file, line):
            group.taken = True
        else:
            self._skip(file, line)

    def _else(self, file: OpenFile, line: Line) -> None:
        if not file.groups:
            self._reader.report(file, line, "`#else` without `#if`")
            return
        self._reader.report_extra(file, line, line.rest)
        group = file.groups[-1]
        if group.otherwise:
            self._reader.report(file, line, "`#else` after `#else`")
        if group.taken or group.otherwise:
            self._skip(file, line)
        group.taken = group.otherwise = True

    def _endif(self, file: OpenFile, line: Line) -> None:
        if not file.groups:
            self._reader.report(file, line, "`#endif` without `#if`")
            return
        self._reader.report_extra(file, line, line.rest)
        file.groups.pop()

    def _condition(self, file: OpenFile, line: Line) -> bool:
        reader = self._reader
        expander = reader.expander
        expander.contexts.clear()
        expander.disabled.clear()
        expander.start(line, file.source)

        def raw() -> Item:
            expander.prevent += 1
            item = expander.get()
            expander.prevent -= 1
            return item

        def defined(name: str) -> bool:
            return name in self._entries

        def has(name: str, after: bool) -> bool:
            return reader.inclusion.has(file, name, after)

        def problem(message: str) -> None:
            reader.report(file, line, f"{message} in `#{line.directive}`", line.rest)

        try:
            return evaluate(Reader(expander.get, raw, defined, has, problem))
        except ConditionError as error:
            reader.report(file, line, f"cannot evaluate `#{line.directive}`: {error}", line.rest)
            return False
