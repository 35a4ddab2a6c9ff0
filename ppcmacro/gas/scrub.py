"""The scrubber: what GNU as does to its input before anything else looks at it, and again to every expansion.

Comments go, blanks close up, character constants become decimal numbers, line markers move the reported place.
The rules are those of gas 2.40 for PowerPC ELF (a machine with the states below); they were checked against the
listings of GNU as.  A line that is made of names, numbers, blanks and operators, with or without a comment at its
end, takes a quick way of three substitutions; only quotes, slashes and comments within need the machine itself.

A scrubbed line keeps the line that it was made from, not which character came from where: that is worked out, by
scrubbing it once more, when somebody asks for the places of its parts.

The result has no blank at the beginning and end of a statement, because no reader can see one there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ppcmacro.gas.derived import DerivedText, Run, join, map_pieces, merge_runs
from ppcmacro.gas.scrub_machine import DONE, IN_CHARACTER, IN_COMMENT, IN_STRING, NO_SYMBOL, Machine, escape_value
from ppcmacro.patterns import pattern
from ppcmacro.source import Location, Origin, Piece, Source, SourceLine, Text

__all__ = ["ScrubbedText", "Scrubber", "escape_value", "scrub", "scrub_string"]

_HARD = pattern(r"[\"'#/\0\n]")
_BLANKS = pattern(r"[ \t\r]+")
_WORDS = pattern(r"[^ \t\r]+")
_IDLE = pattern(rf"(?<![^{NO_SYMBOL}]) | (?![^{NO_SYMBOL}]|\\)")
_LABELS = pattern(r"(?:[^ :]*:)+")
_MARKER = pattern(
    r"#[ \t\r]*([0-9]+)(?:[ \t\r]+\"((?:[^\"\\]|\\.)*)\"((?:[ \t\r]+[1-4])*)[ \t\r]*)?(.*)$", re.DOTALL
)


class ScrubbedText(DerivedText):
    """A scrubbed line, made from the line `raw`."""

    __slots__ = ("raw",)

    def __init__(self, text: str, raw: Text) -> None:
        self.text = text
        self.raw = raw

    def find_origin(self) -> Origin:
        raw = self.raw
        indent = len(raw.text) - len(raw.text.lstrip(" \t\r"))
        return raw.at(indent) if indent else raw.origin

    def find_pieces(self) -> tuple[Piece, ...]:
        return map_pieces(self.raw, self.runs())

    def runs(self) -> tuple[Run, ...]:
        """Return which parts of this text were copied from which place of the raw text."""
        return align(self.raw.text, self.text)

    def raw_offsets(self, offsets: Sequence[int]) -> list[int]:
        """Return where in the raw text the statements stand that begin at these offsets, which are all there are."""
        found = []
        position = 0
        for part in self.raw.text.partition("#")[0].split(";"):
            inner = part.lstrip(" \t\r")
            if inner:
                found.append(position + len(part) - len(inner))
            position += len(part) + 1
        return found


class _HardText(ScrubbedText):
    """A line that needed the machine, which is the machine of `version`."""

    __slots__ = ("_version",)

    def __init__(self, text: str, raw: Text, version: tuple[int, int]) -> None:
        super().__init__(text, raw)
        self._version = version

    def find_origin(self) -> Origin:
        runs = self.runs()
        return self.raw.at(runs[0].at) if runs else self.raw.origin

    def runs(self) -> tuple[Run, ...]:
        machine = Machine(self._version)
        machine.feed(self.raw.text, 0, DONE)
        return _output(machine)[1]

    def raw_offsets(self, offsets: Sequence[int]) -> list[int]:
        runs = self.runs()
        starts = [run.start for run in runs]
        places = []
        for offset in offsets:
            run = runs[max(bisect_right(starts, offset) - 1, 0)]
            places.append(run.at + max(offset - run.start, 0))
        return places


class _JoinedText(_HardText):
    """A line that needed the machine and whose runs are kept: one of several physical lines or several statements."""

    __slots__ = ("_runs",)

    def __init__(self, text: str, raw: Text, version: tuple[int, int], runs: tuple[Run, ...]) -> None:
        super().__init__(text, raw, version)
        self._runs = runs

    def runs(self) -> tuple[Run, ...]:
        return self._runs


def _output(machine: Machine) -> tuple[str, tuple[Run, ...]]:
    """Return what a machine has written, without the blanks around it, and its runs."""
    text = "".join(machine.out)
    runs = merge_runs(machine.runs)
    stripped = text.rstrip(" ;")
    skip = len(stripped) - len(stripped.lstrip(" "))
    if skip or len(stripped) < len(text):
        text = stripped[skip:]
        runs = tuple(Run(max(s - skip, 0), e - skip, at) for s, e, at in runs if e > skip)
    return text, runs


def align(raw: str, scrubbed: str) -> tuple[Run, ...]:
    """Return the runs of a text that differs from `raw` in nothing but blanks, and what follows at its end."""
    runs: list[Run] = []
    position, length = 0, len(scrubbed)
    for word in _WORDS.finditer(raw):
        at, end = word.span()
        if position >= length:
            break
        if scrubbed[position] == " ":
            position += 1
            if at and runs and raw[at - 1] == " " and runs[-1].at + runs[-1].end - runs[-1].start == at - 1:
                # a single blank that stayed belongs to the run around it
                runs[-1] = runs[-1]._replace(end=position)
        end = min(end, at + length - position)
        runs.append(Run(position, position + end - at, at))
        position += end - at
    return merge_runs(runs)


def quick(line: str) -> str | None:
    """Scrub a line without quotes, comments and slashes; None when it has any of them."""
    if _HARD.search(line):
        return None
    if "\t" in line or "  " in line or "\r" in line:
        line = _BLANKS.sub(" ", line)
    if ";" in line:
        return ";".join([_quick_statement(part) for part in line.split(";")]).rstrip(";")
    return _quick_statement(line)


def _quick_statement(text: str) -> str:
    text = text.strip(" ")
    if " " not in text:
        return text
    labels = ""
    if ":" in text:
        text = text.replace(" :", ":") if " :" in text else text
        found = _LABELS.match(text)
        while found:
            labels += found[0]
            text = text[found.end() :].lstrip(" ")
            found = _LABELS.match(text)
    word, _, rest = text.partition(" ")
    if " " in rest:
        rest = _IDLE.sub("", rest)
    return f"{labels}{word} {rest}" if rest else labels + word


_REMEMBERED = 1 << 14
_LONG = 2000
_quick: dict[str, str] = {}


def _remember(raw: str) -> str | None:
    """Scrub a line the quick way; None when it needs the machine.  Lines that differ in their comments are the same."""
    comment = raw.find("#")
    if comment >= 0:
        if not comment or "\\" in raw:
            return None
        raw = raw[:comment]
        known = _quick.get(raw)
        if known is not None:
            return known
    text = quick(raw)
    if text is not None and len(raw) <= _LONG:
        if len(_quick) >= _REMEMBERED:
            _quick.clear()
        _quick[raw] = text
    return text


class Scrubber:
    """Scrubs the lines of one input: a file, or the text of one expansion.

    version   the GNU as to follow
    markers   whether `# 12 "file"` lines move the place of the lines behind them
    problems  what GNU as would warn about: place and message
    nul       whether a NUL byte was met
    """

    def __init__(self, version: tuple[int, int] = (2, 40), markers: bool = True) -> None:
        self.version = version
        self.markers = markers
        self.problems: list[tuple[Origin, str]] = []
        self.nul: Origin | None = None
        self._moved: tuple[Source, Source, int] | None = None
        self._entered: list[Source] = []
        self._named: dict[str, Source] = {}
        self._machine: Machine | None = None
        self._mode = DONE
        self._held: list[tuple[Text, int]] = []
        self._length = 0

    def lines(self, lines: Iterable[Text]) -> Iterator[Text]:
        """Yield the scrubbed lines; empty ones are left out, a line may hold several statements."""
        for line in lines:
            scrubbed = self.feed(line)
            if scrubbed is not None and scrubbed.text:
                yield scrubbed
        last = self.finish()
        if last is not None and last.text:
            yield last

    def feed(self, line: Text, end: str = "\n") -> Text | None:
        """Read one physical line; return the scrubbed logical line that it ends, None when it ends none.

        `end` is the character behind the line; the statements of a macro's body may end with `;`.
        """
        if self._mode == DONE:
            if self._moved is not None:
                line = self._relocate(line)
            raw = line.text
            text = _quick.get(raw)
            if text is None:
                text = _remember(raw)
            if text is not None:
                return line if text == raw else ScrubbedText(text, line)
            if raw[:1] == "#" and self.markers:
                self._marker(line)
                return None
        elif self._moved is not None:
            line = self._relocate(line)
        return self._feed_hard(line, end)

    def _feed_hard(self, line: Text, after: str) -> Text | None:
        machine = self._machine
        if machine is None:
            machine = self._machine = Machine(self.version)
        before = machine.position
        machine.before, machine.end = machine.end, after
        mode = machine.feed(line.text, self._length, self._mode)
        if machine.position > before or not self._held:
            self._held.append((line, self._length))
        self._length += len(line.text) + 1
        self._mode = mode
        return self._take() if mode == DONE else None

    def finish(self) -> Text | None:
        """Say that the input is at its end; return the line that was still open."""
        if self._mode == DONE:
            return None
        origin = self._held[0][0].origin
        machine = self._machine
        assert machine is not None
        if self._mode == IN_STRING:
            if machine.last == "\n":
                if not _ends_in_newline(self._held[-1][0]):
                    machine.out[-1] = machine.out[-1][:-1]
                machine.out.append('"')
            else:
                machine.put('"')
            self.problems.append((origin, 'end of file in string; `"` inserted'))
        elif self._mode == IN_COMMENT:
            self.problems.append((origin, "end of file in comment; the rest of the file is lost"))
        else:
            machine.constant(10 if self._mode == IN_CHARACTER else 0)
            self.problems.append((origin, "end of file after a one-character quote"))
        return self._take()

    def _take(self) -> Text:
        machine = self._machine
        assert machine is not None
        text, runs = _output(machine)
        if machine.ends and self.nul is None:
            self.nul = self._held[0][0].origin
        if len(self._held) == 1:
            raw, base = self._held[0]
            if base:
                runs = tuple(Run(start, end, at - base) for start, end, at in runs)
        else:
            raw, runs = self._gather(runs)
        # The machine finds the runs once more when this one line is all that it was told.  Where the statements of a
        # line with several stand is asked at once, so there the runs are kept.
        alone = self._length == len(raw.text) + 1 and self._mode == DONE and machine.end == "\n"
        again = alone and ";" not in text
        self._machine = None
        self._mode = DONE
        self._held = []
        self._length = 0
        if text == raw.text and len(runs) <= 1:
            return raw
        return _HardText(text, raw, self.version) if again else _JoinedText(text, raw, self.version, runs)

    def _gather(self, runs: tuple[Run, ...]) -> tuple[Text, tuple[Run, ...]]:
        """Put the physical lines that left something into one raw text and count the runs in that."""
        moved: list[Run] = []
        offset = index = 0
        for line, base in self._held:
            end = base + len(line.text) + 1
            while index < len(runs) and runs[index].at < end:
                start, stop, at = runs[index]
                moved.append(Run(start, stop, at - base + offset))
                index += 1
            offset += len(line.text) + 1
        return join(((line, "\n") for line, _ in self._held), self._held[0][0].origin), tuple(moved)

    def _marker(self, line: Text) -> None:
        found = _MARKER.match(line.text)
        if not found or found[2] is None or found[4]:
            return
        path = re.sub(r"\\(.)", r"\1", found[2])
        flags = found[3].split()
        here = line.origin.location
        source = self._moved[1] if self._moved else here.source
        if "2" in flags and self._entered and any(entered.path == path for entered in self._entered):
            while self._entered:
                source = self._entered.pop()
                if source.path == path:
                    break
        elif "1" in flags:
            self._entered.append(source)
            source = Source(path, "", line.origin)
        elif source.path != path:
            source = self._named.setdefault(path, Source(path, "", source.included_from))
        physical = self._physical(here)
        self._moved = (physical.source, source, int(found[1]) - physical.line - 1)

    def move(self, origin: Origin, line: int, path: str | None) -> None:
        """Say that the line behind the one at `origin` is `line` of `path` (None: of the same file)."""
        here = origin.location
        physical = self._physical(here)
        source = here.source
        if path is not None and path != source.path:
            source = Source(path, "", source.included_from)
        self._moved = (physical.source, source, line - physical.line - 1)

    def _physical(self, location: Location) -> Location:
        if self._moved is not None and location.source is self._moved[1]:
            return Location(self._moved[0], location.line - self._moved[2], location.column)
        return location

    def _relocate(self, line: Text) -> Text:
        """Return the line with the places that the last line marker gives it."""
        assert self._moved is not None
        read, shown, shift = self._moved
        if isinstance(line, SourceLine):
            return SourceLine(line.text, shown, line.line + shift) if line.source is read else line
        if not line.pieces:
            (source, number, column), frame = line.origin
            if source is not read or frame is not None:
                return line
            return Text(line.text, Origin(Location(shown, number + shift, column)))

        def move(origin: Origin) -> Origin:
            source, number, column = origin.location
            if source is not read or origin.frame is not None:
                return origin
            return Origin(Location(shown, number + shift, column), None)

        pieces = tuple(Piece(start, end, move(origin)) for start, end, origin in line.pieces)
        return Text(line.text, move(line.origin), pieces)


def _ends_in_newline(line: Text) -> bool:
    text = line.origin.location.source.text
    return not text or text.endswith("\n")


def scrub(lines: Iterable[Text], version: tuple[int, int] = (2, 40)) -> Iterator[Text]:
    """Yield the scrubbed logical lines of an input; see `Scrubber`."""
    return Scrubber(version).lines(lines)


def scrub_string(text: str, version: tuple[int, int] = (2, 40)) -> str:
    """Scrub a text of one or more lines that stands nowhere; empty lines are left out."""
    source = Source("", text)
    lines = (Text(line, Origin(Location(source, number, 1))) for number, line in enumerate(text.split("\n"), 1))
    return "\n".join(line.text for line in scrub(lines, version))
