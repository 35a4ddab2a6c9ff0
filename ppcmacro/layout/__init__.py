"""The size model: which section a statement goes to, at which offset, and how many bytes it takes.

The macro engine asks it for `.` and for label differences; the answers follow what GNU as knows while it reads,
so a distance across an alignment is unknown although its value could be computed.
"""

from __future__ import annotations

from ppcmacro.layout.model import Layout, Span
from ppcmacro.layout.places import Chunk, Place, Stream, certainly_after, distance
from ppcmacro.layout.sizes import data_size, instruction_size

__all__ = [
    "Chunk",
    "Layout",
    "Place",
    "Span",
    "Stream",
    "certainly_after",
    "data_size",
    "distance",
    "instruction_size",
]
