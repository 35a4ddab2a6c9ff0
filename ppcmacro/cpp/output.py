"""Output lines: where gcc would put a blank, and where every character is written.

Parts of a line that no macro touches are copied with the blanks they have; around and within expansions the blanks
are those of gcc's own output (scan_translation_unit and cb_line_change in c-ppoutput.c), of which there is one or
none.
"""

from __future__ import annotations

import itertools

from ppcmacro.cpp.expansion import Expander
from ppcmacro.cpp.items import NOWHERE, Item, Run, Use
from ppcmacro.cpp.lines import Line
from ppcmacro.cpp.macros import Leaf, Macro
from ppcmacro.cpp.recording import Recording
from ppcmacro.cpp.tokens import NAME, PADDING, Token, blank_needed
from ppcmacro.source import Location, Origin, Piece, Source, SourceLine, Text

__all__ = ["LineWriter", "plain_text"]

_BLANKS = " \t\f\v\0"
_MAX_RECORDINGS = 4096
_MAX_PIECES = 2000
_new = tuple.__new__


def plain_text(line: Line, source: Source) -> Text:
    """Return a line that no macro touches."""
    text = line.text.rstrip(_BLANKS)
    if not line.segments:
        return SourceLine(text, source, line.line)
    origin = Origin(Location(source, line.line, 1))
    length = len(text)
    starts = [(0, line.line, 1), *(one for one in line.segments if one[0] < length), (length, 0, 0)]
    pieces = tuple(
        Piece(start, following[0], Origin(Location(source, at, column)))
        for (start, at, column), following in itertools.pairwise(starts)
        if start < following[0]
    )
    return Text(text, origin, pieces)


class LineWriter:
    """Expands logical lines and puts the output lines together.

    `pending` tells that the last thing written was an expansion that ended; gcc then puts a blank before a `#` that
    begins the next line.
    """

    __slots__ = (
        "_end",
        "_length",
        "_parts",
        "_pieces",
        "_place",
        "_previous",
        "_recordings",
        "_reference",
        "_start",
        "_table",
        "_use",
        "_version",
        "expander",
        "pending",
    )

    def __init__(self, expander: Expander) -> None:
        self.expander = expander
        self.pending = False
        self._table = expander.table
        self._recordings: dict[str, Recording] = {}
        self._version = -1
        self._reset()

    def _reset(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._previous: Token | Item | None = None
        self._reference: Item | Token | None = None
        # The characters written last that stand side by side in a source line; they become a piece when the next
        # ones stand elsewhere.
        self._start = 0
        self._end = 0
        self._place = NOWHERE
        self._use: Use | None = None

    def write(self, line: Line, source: Source) -> Text:
        """Return the output of a line, and of the lines on which its macro calls go on."""
        self._reset()
        expander = self.expander
        entries = self._table.entries
        expander.start(line, source)
        origin = _new(Origin, (_new(Location, (source, line.line, 1)), None))
        tokens = line.tokens
        first = tokens[0]
        if first.start > 1 and first.kind == NAME and first.text in entries:
            self._run(0, first.start - 1, line, source)
        done = 0
        index = 0
        while True:
            count = len(tokens)
            while index < count:
                token = tokens[index]
                if token.kind == NAME and token.text in entries:
                    break
                index += 1
            if index > done:
                self._verbatim(line, source, tokens, done, index)
            if index >= count:
                break
            macro = self._table.lookup(token.text)
            assert macro is not None
            leaf = macro.leaf(self._table)
            if leaf is not None and expander.budget.left > 0:
                self._write_leaf(leaf, macro, token, source)
                index += 1
                done = index
                continue
            used = self._write_use(macro, line, source, tokens, index)
            done = expander.index if used or expander.tokens is not tokens or expander.index != index + 1 else index
            index = expander.index
            if expander.line is not None and expander.line is not line:
                line = expander.line
                tokens = expander.tokens
        self._flush()
        return Text("".join(self._parts), origin, tuple(self._pieces))

    def _write_use(self, macro: Macro, line: Line, source: Source, tokens: list[Token], index: int) -> bool:
        """Write what comes of the name at `index`; False when it is not written since it is no use of the macro."""
        expander = self.expander
        token = tokens[index]
        raw, end = _call(macro, line, tokens, index)
        if self._version != self._table.version or len(self._recordings) > _MAX_RECORDINGS:
            self._recordings.clear()
            self._version = self._table.version
        elif raw:
            recording = self._recordings.get(raw)
            if recording is not None and expander.budget.left > recording.cost:
                self._replay(recording, token, source)
                expander.budget.left -= recording.cost
                expander.index = end
                return True
        expander.index = index + 1
        name = expander.item(token)
        expander.fixed = True
        left = expander.budget.left
        if not expander.enter(macro, name):
            if expander.tokens is tokens and expander.index == index + 1:
                return False
            self._write(name)
            return True
        expander.outside = False
        self._flush()
        parts, pieces, length = len(self._parts), len(self._pieces), self._length
        lead = self._drain(token)
        if raw and expander.fixed and not expander.outside and expander.tokens is tokens and expander.index == end:
            self._flush()
            if 0 < len(self._pieces) - pieces < _MAX_PIECES:
                text = "".join(self._parts[parts:])[self._pieces[pieces].start - length :]
                cost = left - expander.budget.left
                state = (self._reference, self._previous, cost)
                self._recordings[raw] = Recording(text, self._pieces[pieces:], name.location, lead, *state)
        return True

    def _drain(self, token: Token) -> list[Item | Token | None]:
        """Write the tokens of the open contexts; return the paddings and the token that came first."""
        expander = self.expander
        get = expander.get
        contexts = expander.contexts
        lead: list[Item | Token | None] = []
        leading = True
        self._pad(token)
        pending, known, previous = self.pending, self._reference, self._previous
        parts, pieces, length = self._parts, self._pieces, self._length
        begin = last = length
        source, line, column = place = self._place
        use = self._use
        while contexts:
            context = contexts[-1]
            items, position = context.items, context.position
            item = items[position] if position < len(items) else None
            if item is None or item.paste or item.kind == NAME:
                item = get()
            else:
                context.position = position + 1
            if item.kind == PADDING:
                reference = item.reference
                pending = True
                if known is None or (reference is None and not known.white):
                    known = reference
                if leading:
                    lead.append(reference)
                continue
            if leading:
                leading = False
                lead.append(item.first if isinstance(item, Run) else item)
            if item.parts:
                # What `##` made stands in several places: it is rare enough to take the long way.
                self.pending, self._reference, self._previous = pending, known, previous
                self._length, self._start, self._end, self._place, self._use = length, begin, last, place, use
                self._write(item)
                pending, known, previous = False, None, self._previous
                length, begin, last = self._length, self._start, self._end
                source, line, column = place = self._place
                use = self._use
                continue
            first: Item | Token = item
            final: Item | Token = item
            if isinstance(item, Run):
                first, final = item.first, item.last
            white = item.white
            if pending:
                pending = False
                white = white if known is None else known.white
                if not white:
                    if previous is not None:
                        white = blank_needed(previous.kind, previous.text, first.kind, first.text)
                    else:
                        white = first.text == "#"
                known = None
            if white:
                parts.append(" ")
                length += 1
            previous = final
            text = item.text
            parts.append(text)
            at = item.location
            end = length + len(text)
            if not (
                begin < last
                and use is item.use
                and length - last <= 1
                and line == at[1]
                and column + length - begin == at[2]
                and source is at[0]
            ):
                if begin < last:
                    pieces.append(_new(Piece, (begin, last, _new(Origin, (place, use)))))
                begin = length
                source, line, column = place = at
                use = item.use
            length = last = end
        self.pending, self._reference, self._previous = pending, known, previous
        self._length, self._start, self._end, self._place, self._use = length, begin, last, place, use
        return lead

    def _replay(self, recording: Recording, token: Token, source: Source) -> None:
        self._pad(token)
        for reference in recording.lead:
            self._pad(reference)
        first = recording.first
        if self._blank_before(first.kind, first.text, first.white):
            self._blank()
        self._flush()
        recording.play(self._pieces, self._length, _new(Location, (source, token.line, token.column)))
        self._parts.append(recording.text)
        self._length += len(recording.text)
        self._start = self._end = self._length
        self._previous = recording.previous
        self._reference = recording.reference
        self.pending = True

    def _blank_before(self, kind: int, text: str, white: bool) -> bool:
        if not self.pending:
            return white
        self.pending = False
        reference = self._reference
        self._reference = None
        if white if reference is None else reference.white:
            return True
        previous = self._previous
        if previous is None:
            return text == "#"
        return blank_needed(previous.kind, previous.text, kind, text)

    def _pad(self, reference: Item | Token | None) -> None:
        self.pending = True
        known = self._reference
        if known is None or (reference is None and not known.white):
            self._reference = reference

    def _blank(self) -> None:
        self._parts.append(" ")
        self._length += 1

    def _flush(self) -> None:
        """Make a piece of the characters written last."""
        if self._start < self._end:
            self._pieces.append(_new(Piece, (self._start, self._end, _new(Origin, (self._place, self._use)))))
        self._start = self._end = self._length

    def _span(self, text: str, place: Location, use: Use | None) -> None:
        start = self._length
        end = self._length = start + len(text)
        self._parts.append(text)
        begin, last = self._start, self._end
        if begin < last:
            if self._use is use and start - last <= 1:
                source, line, column = self._place
                if line == place[1] and column + start - begin == place[2] and source is place[0]:
                    self._end = end
                    return
            self._pieces.append(_new(Piece, (begin, last, _new(Origin, (self._place, self._use)))))
        self._start = start
        self._end = end
        self._place = place
        self._use = use

    def _run(self, start: int, end: int, line: Line, source: Source) -> None:
        """Write a part of a logical line as it stands."""
        if not line.segments:
            self._span(line.text[start:end], _new(Location, (source, line.line, start + 1)), None)
            return
        for left, right in itertools.pairwise(line.cuts(start, end)):
            self._span(line.text[left:right], Location(source, *line.place(left)), None)

    def _verbatim(self, line: Line, source: Source, tokens: list[Token], start: int, end: int) -> None:
        token = tokens[start]
        begin = token.start
        blank = self._blank_before(token.kind, token.text, token.white)
        if start == 0 and begin and not self._parts:
            begin = 0
        elif blank:
            if token.white and start:
                begin = tokens[start - 1].end
            else:
                self._blank()
        last = tokens[end - 1]
        self._run(begin, last.end, line, source)
        self._previous = last

    def _write(self, item: Item) -> None:
        first: Item | Token = item
        last: Item | Token = item
        if isinstance(item, Run):
            first, last = item.first, item.last
        if self._blank_before(first.kind, first.text, item.white) if self.pending else item.white:
            self._parts.append(" ")
            self._length += 1
        if item.parts:
            ends = [offset for offset, _ in item.parts[1:]] + [len(item.text)]
            for (start, part), end in zip(item.parts, ends, strict=True):
                self._span(item.text[start:end], part.location, part.use)
        else:
            self._span(item.text, item.location, item.use)
        self._previous = last

    def _write_leaf(self, leaf: Leaf, macro: Macro, token: Token, source: Source) -> None:
        self._pad(token)
        first = leaf.first
        if self._blank_before(first.kind, first.text, False):
            self._blank()
        use = Use(macro.name, _new(Location, (source, token.line, token.column)), None, macro.location)
        text = leaf.text
        self.expander.budget.left -= len(text) >> 4
        done = 0
        for start, end, place in leaf.spans:
            if start > done:
                self._blank()
            done = end
            self._span(text[start:end], place, use)
        self._previous = leaf.last
        self.pending = True


def _call(macro: Macro, line: Line, tokens: list[Token], index: int) -> tuple[str, int]:
    """Return the text of a use as it stands in its line and the index of the token behind it; "" when unclear."""
    definition = macro.definition
    if definition is None or line.segments:
        return "", 0
    start = tokens[index].start
    index += 1
    if definition.parameters is None:
        return macro.name, index
    count = len(tokens)
    if index >= count or tokens[index].text != "(":
        return "", 0
    depth = 0
    while index < count:
        text = tokens[index].text
        if text == "(":
            depth += 1
        elif text == ")":
            depth -= 1
            if not depth:
                return line.text[start : tokens[index].end], index + 1
        index += 1
    return "", 0
