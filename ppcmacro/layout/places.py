"""Where statements go: sections, their subsections, and stretches of known size.

GNU as knows the distance of two places at once when everything between them has a fixed size.  A `Chunk` is such
a stretch; alignment, `.org` and sizes that are not known yet end one.  Whether the *address* of a chunk is known
is another question: behind an alignment it is, because the section itself is aligned as much.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Chunk", "Place", "Stream", "certainly_after", "distance"]


class Chunk:
    """A stretch of a subsection in which every distance is known.

    stream   the subsection
    base     the offset of its start in the section in bytes, None where that is not known
    fixed    the number of bytes before it in the subsection without what alignments add
    sure     whether GNU as too does not know the distance to the chunk before; False: only we do not know it
    barrier  counts the ends of chunks before it that are not alignments
    """

    __slots__ = ("barrier", "base", "fixed", "stream", "sure")

    def __init__(self, stream: Stream, base: int | None, fixed: int, sure: bool, barrier: int) -> None:
        self.stream = stream
        self.base = base
        self.fixed = fixed
        self.sure = sure
        self.barrier = barrier


class Stream:
    """A subsection: its section's name, its number, and the chunk that is being filled up to `offset` bytes."""

    __slots__ = ("chunk", "doubtful", "number", "offset", "section")

    def __init__(self, section: str, number: int) -> None:
        self.section = section
        self.number = number
        self.chunk = Chunk(self, 0 if number == 0 else None, 0, True, 0)
        self.offset = 0
        self.doubtful = False

    def address(self) -> int | None:
        """Return the offset in the section of the next byte."""
        base = self.chunk.base
        return None if base is None else base + self.offset

    def end_chunk(self, address: int | None, *, alignment: bool = False, sure: bool = True) -> None:
        """Begin a new chunk at `address`."""
        old = self.chunk
        barrier = old.barrier if alignment else old.barrier + 1
        self.chunk = Chunk(self, address, old.fixed + self.offset, sure, barrier)
        self.offset = 0
        self.doubtful = self.doubtful or not sure


class Place(NamedTuple):
    """A number of bytes behind the start of a chunk."""

    chunk: Chunk
    offset: int

    @property
    def section(self) -> str:
        """The name of the section."""
        return self.chunk.stream.section

    @property
    def address(self) -> int | None:
        """The offset in the section, None where it is not known."""
        base = self.chunk.base
        return None if base is None else base + self.offset


def distance(left: Place, right: Place) -> int | None:
    """Return `left` - `right` in bytes where GNU as knows it while it reads, else None."""
    if left.chunk is right.chunk:
        return left.offset - right.offset
    return None


def certainly_after(left: Place, right: Place) -> bool:
    """Whether `left` stands behind `right` whatever the alignments between them add."""
    one, other = left.chunk, right.chunk
    if one.stream is not other.stream or one.barrier != other.barrier:
        return False
    return one.fixed + left.offset > other.fixed + right.offset
