"""Expansions that can be written again: the same use of a macro often stands in many places of a file.

What a use expands to depends on its text and on the macros in force.  A recording keeps the text that came out and
its pieces; written again, the uses of macros become new ones and what stands in the call moves to the new place.
"""

from __future__ import annotations

from ppcmacro.cpp.items import Item, Use
from ppcmacro.cpp.tokens import Token
from ppcmacro.source import Frame, Location, Origin, Piece

__all__ = ["Recording"]

_new = tuple.__new__


class Recording:
    """One expansion.

    text       the text from its first token on
    lead       the references of the paddings before the first token
    first      the first token
    previous   the last token
    reference  the reference of the padding behind it
    cost       how much of the limit on expansions it takes

    Most expansions are never written again: the pieces are kept as they are until the first time that one is.
    """

    __slots__ = ("_name", "_original", "_pieces", "_uses", "cost", "first", "lead", "previous", "reference", "text")

    def __init__(
        self,
        text: str,
        pieces: list[Piece],
        name: Location,
        lead: list[Item | Token | None],
        reference: Item | Token | None,
        previous: Item | Token | None,
        cost: int,
    ) -> None:
        """Keep an expansion: its text, its pieces, where the macro's name stands, what decides on blanks around it.

        `lead` has the references of the paddings before the first token, and then that token.
        """
        first = lead[-1]
        assert first is not None
        self.text = text
        self.lead = lead[:-1]
        self.first: Item | Token = first
        self.previous = previous
        self.reference = reference
        self.cost = cost
        self._name = name
        self._original = pieces
        self._uses: list[tuple[Use, int, int]] = []
        self._pieces: list[tuple[int, int, Location, int, int]] = []

    def play(self, pieces: list[Piece], offset: int, name: Location) -> None:
        """Append the pieces for text that begins at `offset`; `name` is where the name of the macro stands now."""
        if self._original:
            self._analyse()
            self._original = []
        source, line, column = name
        uses: list[Use | None] = [None]
        for use, parent, distance in self._uses:
            place = _new(Location, (source, line, column + distance)) if distance >= 0 else use.call.location
            uses.append(Use(use.name, place, uses[parent], use.definition, use.args, use.spelling))
        for start, end, place, number, distance in self._pieces:
            if distance >= 0:
                place = _new(Location, (source, line, column + distance))
            pieces.append(_new(Piece, (start + offset, end + offset, _new(Origin, (place, uses[number])))))

    def _analyse(self) -> None:
        """Number the uses of macros and tell what stands in the call, as a distance from the macro's name."""
        source, line, column = self._name
        base = self._original[0].start
        numbers: dict[int, int] = {}
        uses = self._uses

        def distance(place: Location) -> int:
            return place.column - column if place.source is source and place.line == line else -1

        def number(frame: Frame | None) -> int:
            path: list[Use] = []
            while isinstance(frame, Use) and id(frame) not in numbers:
                path.append(frame)
                frame = frame.parent
            for use in reversed(path):
                parent = numbers[id(use.parent)] if use.parent is not None else 0
                uses.append((use, parent, distance(use.call.location)))
                numbers[id(use)] = len(uses)
            return numbers[id(frame)] if not path and frame is not None else numbers[id(path[0])]

        for start, end, (place, frame) in self._original:
            known = numbers.get(id(frame))
            index = number(frame) if known is None else known
            self._pieces.append((start - base, end - base, place, index, distance(place)))
