"""The levels of input: files and expansions, each a stream of scrubbed lines cut into statements.

GNU as has one level current at a time; what a level does not finish goes on in the text of the one below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ppcmacro.gas.derived import Cut, origins_at
from ppcmacro.gas.scrub import ScrubbedText, Scrubber
from ppcmacro.macro.frames import Context, FilledText
from ppcmacro.macro.substitution import CompiledLine
from ppcmacro.macro.units import Unit, cut, known_cut
from ppcmacro.source import Frame, Origin, Source, SourceLine, Text

if TYPE_CHECKING:
    from ppcmacro.macro.engine import Engine

__all__ = ["ExpansionLevel", "FileLevel", "Level", "LimitError", "source_lines"]


class LimitError(Exception):
    """An expansion reached a limit: what was too much, and how many characters are allowed."""

    def __init__(self, what: str, limit: int) -> None:
        super().__init__(what)
        self.what = what
        self.limit = limit


class StatementText(Cut):
    """A statement of a line with several; its origin is known."""

    __slots__ = ()

    def __init__(self, text: str, origin: Origin, base: Text, start: int) -> None:
        super().__init__(text, base, start)
        self.origin = origin


class Level:
    """One input.

    kind     "file", "macro" or "loop"
    units    the statements of the current line with their offsets; `index` is the next one
    line     the current line
    frame    the frame of the expansion, None for a file
    number   the count of the level's `Call` in the result, -1 when it is none
    """

    kind = "file"
    __slots__ = ("frame", "index", "line", "number", "origins", "scrubber", "units")

    def __init__(self, scrubber: Scrubber) -> None:
        self.units: tuple[tuple[int, Unit], ...] = ()
        self.index = 0
        self.line: Text | None = None
        self.origins: list[Origin] | None = None
        self.frame: Frame | None = None
        self.number = -1
        self.scrubber = scrubber

    def fill(self) -> bool:
        """Go to the next line that holds statements; return False at the end of the input."""
        raise NotImplementedError

    def take(self, line: Text) -> bool:
        """Make a scrubbed line the current one; return whether it holds any statement."""
        self.units = cut(line.text)
        self.index = 0
        self.line = line
        self.origins = None
        return bool(self.units)

    def text(self, index: int) -> Text:
        """Return the text of a statement of the current line."""
        line = self.line
        assert line is not None
        start, unit = self.units[index]
        if start == 0 and len(self.units) == 1:
            return line
        if self.origins is None:
            starts = [start for start, _ in self.units]
            if isinstance(line, ScrubbedText):
                self.origins = origins_at(line.raw, line.raw_offsets(starts))
            else:
                self.origins = origins_at(line, starts)
        return StatementText(unit.text, self.origins[index], line, start)

    def split_off(self, index: int, offset: int) -> None:
        """Make a new statement of what follows character `offset` of a statement of the current line."""
        self.text(index)
        assert self.line is not None
        start = self.units[index][0] + offset
        self.line = self.line.slice(start, len(self.line.text))
        self.units = cut(self.line.text)
        self.origins = None
        self.index = 0


class FileLevel(Level):
    """The lines of a file, or those that a preprocessor made of it."""

    __slots__ = ("_lines",)

    def __init__(self, lines: Iterable[Text], version: tuple[int, int]) -> None:
        super().__init__(Scrubber(version))
        self._lines: Iterator[Text] = self.scrubber.lines(lines)

    def fill(self) -> bool:
        return any(map(self.take, self._lines))


class ExpansionLevel(Level):
    """The text of a macro expansion, or of all turns of a loop.

    `turns` gives the context of each turn; a macro has one.
    """

    __slots__ = ("_at", "_context", "_engine", "_filled", "_idle", "_lines", "_string", "_turns", "kind")

    def __init__(
        self,
        kind: str,
        lines: Sequence[CompiledLine],
        turns: Iterator[Context],
        version: tuple[int, int],
        engine: Engine,
    ) -> None:
        super().__init__(Scrubber(version, markers=False))
        self.kind = kind
        self._lines = lines
        self._turns = turns
        self._engine = engine
        self._at = len(lines)
        self._context: Context | None = None
        self._filled: CompiledLine | None = None
        self._string = ""
        self._idle = True

    def fill(self) -> bool:
        lines = self._lines
        while True:
            at = self._at
            if at >= len(lines):
                if not self._turn():
                    return self._finish()
                at = 0
            line = lines[at]
            self._at = at + 1
            string = line.text.text if line.parts is None else self._fill_in(line.parts)
            units = known_cut(string)
            if units is not None and self._idle:
                if units:
                    self.units = units
                    self.index = 0
                    self.line = None
                    self.origins = None
                    self._string = string
                    self._filled = line
                    return True
                continue
            assert self._context is not None
            scrubbed = self.scrubber.feed(FilledText(string, line, self._context), line.end)
            self._idle = scrubbed is not None
            if scrubbed is not None and scrubbed.text and self.take(scrubbed):
                return True

    def text(self, index: int) -> Text:
        line = self.line
        if line is None:
            assert self._filled is not None
            assert self._context is not None
            line = self.line = FilledText(self._string, self._filled, self._context)
        if len(self.units) == 1 and self.units[0][0] == 0:
            return line
        return super().text(index)

    def _turn(self) -> bool:
        """Begin the next turn; return False when there is none."""
        context = next(self._turns, None) if self._lines else None
        if context is None:
            return False
        self._context = context
        self.frame = context.frame
        self._engine.steps += 1
        return True

    def _fill_in(self, parts: Sequence[str | int]) -> str:
        context = self._context
        assert context is not None
        if context.longest > _LONG:
            self._check(context.length(parts))
        string = context.fill(parts)
        self._engine.count_text(len(string))
        return string

    def _check(self, length: int) -> None:
        if length > self._engine.options.limits.text // 100:
            raise LimitError("a line of an expansion is too long", self._engine.options.limits.text // 100)

    def _finish(self) -> bool:
        if self._idle:
            return False
        self._idle = True
        last = self.scrubber.finish()
        return last is not None and bool(last.text) and self.take(last)


_LONG = 1000


def source_lines(source: Source) -> Iterator[Text]:
    """Yield the lines of a source."""
    text = source.text
    if not text:
        return
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    for number, line in enumerate(lines, 1):
        yield SourceLine(line, source, number)
