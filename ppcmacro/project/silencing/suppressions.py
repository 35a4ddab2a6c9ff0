"""Suppression comments at work: which findings they silence.

A comment counts where the finding stands and at each call on its way: in the body of a macro it is about every
expansion, at a call about that one.  What is mandatory is never silenced.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ppcmacro.diagnostic import Diagnostic, Suppression
from ppcmacro.patterns import pattern
from ppcmacro.project.config.selection import Selection, specificity
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.reading.unit_reading import Reading
from ppcmacro.source import Location, Origin, Source

if TYPE_CHECKING:
    from ppcmacro.project.silencing.comments import Comment

__all__ = ["Suppressions", "Written"]

_MARK = "ppcmacro:"
_ESCAPE = pattern(r"\\(.)")
_MARKER = pattern(r'^#[ \t]*(\d+)[ \t]+"((?:[^"\\\n]|\\.)*)"')


class Written:
    """A comment in a file and what became of it.

    comment  the comment, a `ppcmacro.project.silencing.comments.Comment`
    source   the file it stands in
    main     whether that is the file which is checked, and not one that it includes
    used     the places of those of its entries that silenced a finding
    refused  the codes of findings that it would silence, were they not mandatory, by the place of the entry
    """

    __slots__ = ("comment", "main", "refused", "source", "used")

    def __init__(self, comment: Comment, source: Source, main: bool) -> None:
        self.comment = comment
        self.source = source
        self.main = main
        self.used: set[int] = set()
        self.refused: dict[int, set[str]] = {}

    @property
    def origin(self) -> Origin:
        """Where the comment begins."""
        return Origin(Location(self.source, self.comment.line, self.comment.column))

    def fitting(self, code: str, name: str) -> int | None:
        """Return the place of the entry that names a rule, None when there is none."""
        for index, entry in enumerate(self.comment.entries):
            if entry.text != "ALL" and specificity(entry.text, code, name):
                return index
        return None


class Suppressions:
    """The suppression comments of one file and of all it includes, in every configuration that it is read in."""

    def __init__(self, settings: Settings) -> None:
        self.written: list[Written] = []
        self.readings: list[Reading] = []
        self._selection = Selection(settings)
        self._places: dict[str, _Places] = {}
        self._paths: set[str] = set()
        self._lines: dict[tuple[str, int], list[Written]] = {}
        self._files: dict[str, list[Written]] = {}
        self._switches: dict[str, list[tuple[int, Written]]] = {}
        self._states: dict[tuple[str, str], tuple[list[int], list[Written]]] = {}

    def read(self, reading: Reading) -> None:
        """Take in the comments of a file as it was read: its own and those of the files that it includes."""
        self.readings.append(reading)
        main = reading.source
        preprocessed = reading.preprocessed is not None
        self._scan(main, preprocessed, main=True)
        if reading.preprocessed is not None:
            for file in reading.preprocessed.files:
                self._scan(file.source, True, main=False)
        if reading.unit is not None:
            for source in reading.unit.expansion.sources:
                self._scan(source, False, main=False)

    def mark(self, one: Diagnostic) -> Diagnostic:
        """Return a finding as the comments leave it, and remember which of them spoke of it."""
        if not self.written:
            return one
        found = list(self._speaking(one))
        if not found:
            return one
        if self._selection.mandatory(one.code, one.name):
            for written, index in found:
                written.refused.setdefault(index, set()).add(one.code)
            return one
        for written, index in found:
            written.used.add(index)
        first = found[0][0]
        return one._replace(suppressed=Suppression("comment", first.comment.reason, first.origin))

    def shown(self, source: Source, line: int) -> tuple[str, int]:
        """Return the path and the line that messages give for a line of a file with comments."""
        return self._places[source.path](line)

    def _speaking(self, one: Diagnostic) -> Iterator[tuple[Written, int]]:
        places = [one.origin.location, *(frame.call.location for frame in one.origin.frames())]
        for source, line, _ in places:
            path = source.path
            near = (*self._lines.get((path, line), ()), *self._files.get(path, ()))
            if path in self._switches:
                near = (*near, *self._switched(path, line, one))
            for written in near:
                index = written.fitting(one.code, one.name)
                if index is not None:
                    yield written, index

    def _switched(self, path: str, line: int, one: Diagnostic) -> tuple[Written, ...]:
        """Return the `disable` that holds for a finding on a line, if any."""
        state = self._states.get((path, one.code))
        if state is None:
            fitting = [two for two in self._switches[path] if two[1].fitting(one.code, one.name) is not None]
            state = self._states[path, one.code] = ([at for at, _ in fitting], [written for _, written in fitting])
        index = bisect_right(state[0], line)
        return (state[1][index - 1],) if index and state[1][index - 1].comment.verb == "disable" else ()

    def _scan(self, source: Source, preprocessed: bool, main: bool) -> None:
        if source.path in self._paths:
            return
        self._paths.add(source.path)
        if _MARK not in source.text:
            return
        from ppcmacro.project.silencing.comments import comments_in

        places = self._places[source.path] = _Places(source, preprocessed)
        for comment in comments_in(source.text, preprocessed):
            written = Written(comment, source, main)
            self.written.append(written)
            path, line = places(comment.line)
            if comment.verb == "ignore":
                first, last = comment.targets
                lines = {places(number) for number in range(first, last + 1) if number}
                for place in {*lines, (path, line), (source.path, comment.line)}:
                    self._lines.setdefault(place, []).append(written)
            elif comment.verb == "ignore-file":
                for name in (source.path, *places.names):
                    self._files.setdefault(name, []).append(written)
            elif comment.verb in ("disable", "enable"):
                self._switches.setdefault(path, []).append((line, written))
        for switches in self._switches.values():
            switches.sort(key=_line)
        self._states.clear()


def _line(one: tuple[int, Written]) -> int:
    return one[0]


class _Places:
    """Says where a line of a file stands as messages tell it: line markers (`# 12 "a.c"`) move what follows them."""

    def __init__(self, source: Source, preprocessed: bool) -> None:
        self._path = source.path
        self._markers: list[tuple[int, str, int]] = []
        if not preprocessed and "# " in source.text:
            for number, text in enumerate(source.text.split("\n"), 1):
                match = _MARKER.match(text) if text[:1] == "#" else None
                if match is not None:
                    self._markers.append((number, _unescape(match[2]), int(match[1]) - number - 1))
        self.names = tuple({path for _, path, _ in self._markers} - {source.path})

    def __call__(self, line: int) -> tuple[str, int]:
        index = bisect_right(self._markers, line, key=_number)
        if not index:
            return self._path, line
        _, path, shift = self._markers[index - 1]
        return path, line + shift


def _number(marker: tuple[int, str, int]) -> int:
    return marker[0]


def _unescape(text: str) -> str:
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
