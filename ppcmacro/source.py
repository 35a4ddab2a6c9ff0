"""Where text stands and how it got there.

Everything that ppcmacro prints can be traced back: a `Location` is a place in a file, a `Frame` is one step
through which text was produced (a C macro, a GNU-as macro, a turn of a loop), an `Origin` is a place together
with the steps that led from it to the text at hand.  Text that was put together from several places carries
`Piece`s, so that an operand still knows the C name it was written as.

Lines and columns are 1-based; a column counts characters of the decoded line, a tab is one character.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.records import NamedTuple


class Source:
    """One reading of one file: its shown path, its text, and what included it.

    The text is UTF-8 decoded with `surrogateescape`, so that bytes that are not UTF-8 come out as they went in.
    A file that is included twice is two sources; a path that only a line marker names is a source without text.
    """

    __slots__ = ("_lines", "included_from", "path", "text")

    def __init__(self, path: str, text: str = "", included_from: Origin | None = None) -> None:
        self.path = path
        self.text = text
        self.included_from = included_from
        self._lines: list[str] | None = None

    def line(self, number: int) -> str:
        """Return the line with that 1-based number, without its newline; an empty string when there is none."""
        if self._lines is None:
            self._lines = self.text.split("\n")
        if 1 <= number <= len(self._lines):
            return self._lines[number - 1].rstrip("\r")
        return ""

    def __repr__(self) -> str:
        return f"Source({self.path!r})"


class StoredSource(Source):
    """A file whose text is read from its path when somebody asks for it; "" when it cannot be read any more."""

    __slots__ = ()

    def __init__(self, path: str) -> None:
        self.path = path
        self.included_from = None
        self._lines = None

    def __getattr__(self, name: str) -> str:
        # Python comes here only while the slot is empty.
        if name != "text":
            raise AttributeError(name)
        try:
            with open(self.path, "rb") as file:
                self.text = file.read().decode("utf-8", "surrogateescape")
        except (OSError, ValueError):
            self.text = ""
        return self.text


class Location(NamedTuple):
    """A place in a source: 1-based line and 1-based column (0: the whole line)."""

    source: Source
    line: int
    column: int = 0

    @property
    def path(self) -> str:
        """The path of the file as it is shown."""
        return self.source.path

    def __str__(self) -> str:
        column = f":{self.column}" if self.column else ""
        return f"{self.source.path}:{self.line}{column}"


class Frame:
    """One step of an expansion.  Frames are compared by identity: each use of a macro has a frame of its own.

    kind        "cpp" (a C macro), "macro" (a GNU-as macro) or "loop" (one turn of .rept, .irp or .irpc)
    name        the macro's name as defined, or the loop's directive without its dot
    call        where it is used, with the frames of that text in turn
    definition  where the macro's name (or the loop) is defined
    args        the values the parameters have, in the order of the definition; for a C macro the texts as written
    spelling    the use as written, such as `VCPU_GPR(R4)` or `KVM_HANDLER 15 SPRN_SPRG2 SPRN_CSRR0`
    turn        the 1-based number of the turn of a loop, otherwise 0
    """

    __slots__ = ("args", "call", "definition", "kind", "name", "spelling", "turn")

    def __init__(
        self,
        kind: str,
        name: str,
        call: Origin,
        definition: Location | None = None,
        args: tuple[tuple[str, str], ...] = (),
        spelling: str = "",
        turn: int = 0,
    ) -> None:
        self.kind = kind
        self.name = name
        self.call = call
        self.definition = definition
        self.args = args
        self.spelling = spelling
        self.turn = turn

    def within(self, outer: Frame | None) -> Frame:
        """Return this chain of frames with `outer` as its outermost caller.

        The body of a GNU-as macro is preprocessed where it is defined; when the macro is expanded, the C macros
        used in the body become inner frames of the expansion.
        """
        if outer is None:
            return self
        call = self.call
        frame = outer if call.frame is None else call.frame.within(outer)
        return Frame(
            self.kind, self.name, Origin(call.location, frame), self.definition, self.args, self.spelling, self.turn
        )

    def __repr__(self) -> str:
        return f"Frame({self.kind}, {self.name}, {self.call.location})"


class Origin(NamedTuple):
    """A place, and the innermost frame through which its text was produced (None: it was read as it stands)."""

    location: Location
    frame: Frame | None = None

    def frames(self) -> Iterator[Frame]:
        """Yield the frames from the innermost outwards."""
        frame = self.frame
        while frame is not None:
            yield frame
            frame = frame.call.frame

    def outermost(self) -> Location:
        """Return the place in the file that was not produced by any macro: where a reader starts to look."""
        location = self.location
        for frame in self.frames():
            location = frame.call.location
        return location

    def includes(self) -> Iterator[Location]:
        """Yield the places of the `#include` and `.include` lines that led to the outermost file, innermost first."""
        source = self.outermost().source
        while source.included_from is not None:
            yield source.included_from.location
            source = source.included_from.location.source


class Piece(NamedTuple):
    """The characters [start, end) of a text stand at `origin`; the column grows with the offset within a piece."""

    start: int
    end: int
    origin: Origin


class Text:
    """A line (or part of one) together with where it stands.

    `pieces` is empty when the text is a verbatim run of its line starting at `origin`; otherwise the pieces cover
    the text from left to right without overlap, and a character outside all of them (an inserted blank) belongs
    to `origin`.
    """

    __slots__ = ("origin", "pieces", "text")

    def __init__(self, text: str, origin: Origin, pieces: tuple[Piece, ...] = ()) -> None:
        self.text = text
        self.origin = origin
        self.pieces = pieces

    def at(self, offset: int) -> Origin:
        """Return the origin of the character with that 0-based offset."""
        for start, end, origin in self.pieces:
            if start <= offset < end:
                source, line, column = origin.location
                return Origin(Location(source, line, column + offset - start if column else 0), origin.frame)
        source, line, column = self.origin.location
        if self.pieces or not column:
            return self.origin
        return Origin(Location(source, line, column + offset), self.origin.frame)

    def slice(self, start: int, end: int) -> Text:
        """Return the part [start, end) with its own origin and pieces."""
        if start == 0 and end >= len(self.text):
            return self
        pieces = tuple(
            Piece(max(s, start) - start, min(e, end) - start, _advance(origin, max(start - s, 0)))
            for s, e, origin in self.pieces
            if s < end and e > start
        )
        return Text(self.text[start:end], self.at(start), pieces)

    def __repr__(self) -> str:
        return f"Text({self.text!r})"


class LazyText(Text):
    """A Text that works out its origin and its pieces when somebody asks for them.

    Files of hundreds of thousands of lines pass through, and nearly all statements are only assembled or printed,
    never asked where they are written.  The slots of `Text` stay empty until then; a subclass says how to fill them.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Origin | tuple[Piece, ...]:
        # Python comes here only while the slot is empty.
        if name == "origin":
            self.origin = self.find_origin()
            return self.origin
        if name == "pieces":
            self.pieces = self.find_pieces()
            return self.pieces
        raise AttributeError(name)

    def find_origin(self) -> Origin:
        """Return the origin of the text; called once."""
        raise NotImplementedError

    def find_pieces(self) -> tuple[Piece, ...]:
        """Return the pieces of the text; called once."""
        return ()


class SourceLine(LazyText):
    """A line of a source as it is written there, from its first column on; `line` is its 1-based number."""

    __slots__ = ("line", "source")

    def __init__(self, text: str, source: Source, line: int) -> None:
        self.text = text
        self.source = source
        self.line = line
        self.pieces = ()

    def find_origin(self) -> Origin:
        return Origin(Location(self.source, self.line, 1))

    def at(self, offset: int) -> Origin:
        return Origin(Location(self.source, self.line, 1 + offset))


def _advance(origin: Origin, by: int) -> Origin:
    source, line, column = origin.location
    if not by or not column:
        return origin
    return Origin(Location(source, line, column + by), origin.frame)
