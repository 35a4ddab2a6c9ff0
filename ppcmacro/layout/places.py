"""Where statements go: sections, their subsections, and stretches of known size.

GNU as knows the distance of two places at once when everything between them has a fixed size.  A `Chunk` is such
a stretch; alignment, `.org` and sizes that are not known yet end one.  Whether the *address* of a chunk is known
is another question: behind an alignment it is, because the section itself is aligned as much.
"""

from __future__ import annotations

from bisect import bisect_right

from ppcmacro.records import NamedTuple

__all__ = ["Chunk", "Place", "Stream", "certainly_after", "distance"]


_HUGE = 1 << 63
_EMPTY = (".bss", ".sbss", ".tbss")
_EMPTY_NAMES = frozenset(name[1:] for name in _EMPTY)


class Chunk:
    """A stretch of a subsection in which every distance is known.

    stream   the subsection
    base     the offset of its start in the section in bytes, None where that is not known
    solid    the number of bytes before it in the subsection without alignments, blocks and gaps
    blocks   the offsets behind its blocks (`.space`, `.fill` …) and how many bytes of blocks there are up to there
    """

    __slots__ = ("base", "blocks", "solid", "stream")

    def __init__(self, stream: Stream, base: int | None, solid: int) -> None:
        self.stream = stream
        self.base = base
        self.solid = solid
        self.blocks: list[tuple[int, int]] = []

    def solid_at(self, offset: int) -> int:
        """Return the number of bytes in the subsection up to an offset in this chunk, of those that `solid` counts."""
        index = bisect_right(self.blocks, (offset, _HUGE)) - 1
        return self.solid + offset - (self.blocks[index][1] if index >= 0 else 0)


class Stream:
    """A subsection: its section's name, its number, and the chunk that is being filled up to `offset` bytes.

    empty     whether the section has no contents in the file (`.bss`)
    doubtful  whether a size in it is unknown to us but not to GNU as
    """

    __slots__ = ("chunk", "doubtful", "empty", "number", "offset", "section")

    def __init__(self, section: str, number: int) -> None:
        self.section = section
        self.number = number
        self.chunk = Chunk(self, 0 if number == 0 else None, 0)
        self.offset = 0
        self.doubtful = False
        self.empty = section.startswith(_EMPTY) and section.split(".")[1] in _EMPTY_NAMES

    def address(self) -> int | None:
        """Return the offset in the section of the next byte."""
        base = self.chunk.base
        return None if base is None else base + self.offset

    def end_chunk(self, address: int | None, *, sure: bool = True) -> None:
        """Begin a new chunk at `address`; not `sure`: only we do not know the distance to the chunk before."""
        self.chunk = Chunk(self, address, self.chunk.solid_at(self.offset))
        self.offset = 0
        self.doubtful = self.doubtful or not sure

    def add_block(self, size: int) -> None:
        """Take note that the last `size` bytes were a block of equal values."""
        blocks = self.chunk.blocks
        blocks.append((self.offset, size + (blocks[-1][1] if blocks else 0)))


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
    """Whether GNU as sees that `left` stands behind `right`, whatever the gaps between them are.

    It counts what was written out as values and instructions, not blocks of `.space` and `.fill` (by experiment).
    """
    one, other = left.chunk, right.chunk
    if one.stream is not other.stream:
        return False
    return one.solid_at(left.offset) > other.solid_at(right.offset)
