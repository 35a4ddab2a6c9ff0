"""One expansion: the values it fills in, and how its text is traced back through it."""

from __future__ import annotations

from collections.abc import Sequence

from ppcmacro.gas.derived import DerivedText, Run, map_pieces
from ppcmacro.macro.arguments import Argument
from ppcmacro.macro.substitution import CompiledLine
from ppcmacro.source import Frame, Location, Origin, Piece, Text

__all__ = ["Context", "FilledText", "MacroFrame", "spelled"]


class MacroFrame(Frame):
    """The frame of a macro call.  What its arguments are called in C is worked out when somebody asks."""

    __slots__ = ("_args", "_sources", "parameters", "values")

    def __init__(
        self,
        name: str,
        call: Origin,
        definition: Location,
        parameters: tuple[str, ...],
        values: tuple[str, ...],
        sources: Sequence[Source],
        spelling: str,
    ) -> None:
        self.kind = "macro"
        self.name = name
        self.call = call
        self.definition = definition
        self.spelling = spelling
        self.turn = 0
        self.parameters = parameters
        self.values = values
        self._sources = sources
        self._args: tuple[tuple[str, str], ...] | None = None

    @property
    def args(self) -> tuple[tuple[str, str], ...]:
        """The parameters and their values, spelt as in C where a value came from one use of a C macro."""
        if self._args is None:
            texts = [spelled(source[0], source[1]) if source is not None else None for source in self._sources]
            self._args = tuple(
                (name, value if text is None else text)
                for name, value, text in zip(self.parameters, self.values, texts, strict=True)
            )
        return self._args

    @args.setter
    def args(self, value: tuple[tuple[str, str], ...]) -> None:
        self._args = value


Source = tuple[Text, tuple[tuple[int, int], ...]] | None
"""Where a value stands: a text and parts of it; None for a value that was computed."""


class Context:
    """One expansion of a macro or one turn of a loop.

    frame    the frame of the expansion
    values   the texts of the slots (see `substitution`)
    sources  where the values of the parameters stand
    longest  the length of the longest value
    """

    __slots__ = ("_outer", "_wrapped", "frame", "longest", "sources", "values")

    def __init__(self, frame: Frame, values: list[str], sources: Sequence[Source]) -> None:
        self.frame = frame
        self.values = values
        self.sources = sources
        self.longest = max(map(len, values), default=0)
        self._wrapped: dict[int, tuple[Frame, Frame]] | None = None
        self._outer: set[int] | None = None

    def place(self, origin: Origin) -> Origin:
        """Return the origin that text of the body has in this expansion."""
        if origin.frame is None:
            return Origin(origin.location, self.frame)
        return Origin(origin.location, self.wrap(origin.frame))

    def wrap(self, frame: Frame | None) -> Frame:
        """Return the frames of text of the body with this expansion as their caller.

        Frames that the body shares with the call (it was collected inside the same expansion) are not repeated.
        """
        if frame is None:
            return self.frame
        if self._wrapped is None:
            self._wrapped = {}
            self._outer = {id(outer) for outer in self.frame.call.frames()}
        known = self._wrapped.get(id(frame))
        if known is not None:
            return known[1]
        assert self._outer is not None
        if id(frame) in self._outer:
            return self.frame
        call = Origin(frame.call.location, self.wrap(frame.call.frame))
        made = Frame(frame.kind, frame.name, call, frame.definition, frame.args, frame.spelling, frame.turn)
        self._wrapped[id(frame)] = (frame, made)
        return made

    def fill(self, parts: Sequence[str | int]) -> str:
        """Return a line of the body with its slots filled in."""
        values = self.values
        return "".join([part if part.__class__ is str else values[part] for part in parts])  # type: ignore[index]

    def length(self, parts: Sequence[str | int]) -> int:
        """Return the number of characters that `fill` would give."""
        return sum(len(part) if isinstance(part, str) else len(self.values[part]) for part in parts)


class FilledText(DerivedText):
    """A line of a body in one expansion, before it is scrubbed again."""

    __slots__ = ("_context", "_line")

    def __init__(self, text: str, line: CompiledLine, context: Context) -> None:
        self.text = text
        self._line = line
        self._context = context

    def find_origin(self) -> Origin:
        return self._context.place(self._line.text.origin)

    def find_pieces(self) -> tuple[Piece, ...]:
        line, context = self._line, self._context
        pieces: list[Piece] = []
        if line.parts is None:
            self._literal(pieces, 0, 0, len(self.text))
            return tuple(pieces)
        offset = 0
        for part, start in zip(line.parts, line.spans, strict=True):
            if isinstance(part, str):
                self._literal(pieces, offset, start, start + len(part))
                offset += len(part)
                continue
            source = context.sources[part] if part < len(context.sources) else None
            value = context.values[part]
            if source is None:
                self._computed(pieces, offset, len(value), start)
            else:
                runs = []
                at = offset
                for low, high in source[1]:
                    runs.append(Run(at, at + high - low, low))
                    at += high - low
                pieces += map_pieces(source[0], runs)
            offset += len(value)
        return tuple(pieces)

    def _literal(self, pieces: list[Piece], offset: int, start: int, end: int) -> None:
        run = Run(offset, offset + end - start, start)
        for low, high, origin in map_pieces(self._line.text, (run,)):
            pieces.append(Piece(low, high, self._context.place(origin)))

    def _computed(self, pieces: list[Piece], offset: int, length: int, at: int) -> None:
        """A value that stands nowhere, such as `\\@`, is put where it is asked for."""
        for _, _, origin in map_pieces(self._line.text, (Run(0, 1, at),)):
            location = Location(origin.location.source, origin.location.line)
            pieces.append(Piece(offset, offset + length, self._context.place(Origin(location, origin.frame))))


def _c_frames(frame: Frame | None) -> list[Frame]:
    """The C macros through which a text came, the outermost first, up to the next assembler macro."""
    found: list[Frame] = []
    while frame is not None and frame.kind == "cpp":
        found.append(frame)
        frame = frame.call.frame
    return found[::-1]


def spelled(text: Text, spans: Sequence[tuple[int, int]]) -> str | None:
    """Return a value as it was written in C; None when no C macro had a part in it.

    A use of a C macro that reaches beyond the value does not count: there the value is what the macro's author
    wrote.  What stands beside a use stays as it is.
    """
    pieces = text.pieces
    if not any(piece.origin.frame is not None and piece.origin.frame.kind == "cpp" for piece in pieces):
        return None
    inside: list[tuple[int, int, list[Frame]]] = []
    wider: set[int] = set()
    for start, end, origin in pieces:
        frames = _c_frames(origin.frame)
        parts = [(max(start, low), min(end, high)) for low, high in spans if start < high and end > low]
        if not parts or sum(high - low for low, high in parts) < end - start:
            wider.update(map(id, frames))
        inside += [(low, high, frames) for low, high in parts]
    result: list[str] = []
    last: Frame | None = None
    at = spans[0][0] if spans else 0
    for low, high, frames in inside:
        use = next((frame for frame in frames if id(frame) not in wider), None)
        if use is not None and use is last:
            at = high
            continue
        if low > at:
            result.append(text.text[at:low])
        result.append(use.spelling if use is not None else text.text[low:high])
        last = use
        at = high
    if spans and at < spans[-1][1]:
        result.append(text.text[at : spans[-1][1]])
    return "".join(result)


def argument_sources(text: Text, arguments: Sequence[Argument]) -> list[Source]:
    """Return where the values of a call stand."""
    return [(text, argument.spans) if argument.spans else None for argument in arguments]
