"""Tokens on their way through an expansion, and the uses of macros that they come from."""

from __future__ import annotations

from ppcmacro.cpp.macros import Macro
from ppcmacro.cpp.tokens import END, PADDING, RUN, Token
from ppcmacro.source import Frame, Location, Origin, Source

__all__ = ["AVOID", "FINISH", "Context", "Item", "Run", "Use", "chain_of", "padding", "rebase", "spell"]

_SPELLING_LIMIT = 1000
_new = tuple.__new__
_blank = object.__new__


class Use(Frame):
    """The use of a C macro; `depth` is the number of uses that it is nested in, itself included."""

    __slots__ = ("depth", "parent")

    call: Origin

    def __init__(
        self,
        name: str,
        location: Location,
        parent: Use | None,
        definition: Location | None,
        args: tuple[tuple[str, str], ...] = (),
        spelling: str = "",
    ) -> None:
        self.kind = "cpp"
        self.name = name
        self.call = _new(Origin, (location, parent))
        self.definition = definition
        self.args = args
        self.spelling = spelling or name
        self.turn = 0
        self.parent = parent
        self.depth: int = 1 if parent is None else parent.depth + 1

    def inside(self, parent: Use | None) -> Use:
        """Return the same use within another chain of uses."""
        return Use(self.name, self.call.location, parent, self.definition, self.args, self.spelling)


class Item:
    """A token of an expansion: what it is, where it is written and through which use of a macro it came.

    paste      it is to be joined with the token that follows (`##`)
    painted    a name that must not be expanded any more
    reference  for padding: see `padding`
    parts      for a token that `##` made: (offset, token) of what it was made of
    """

    __slots__ = ("kind", "location", "painted", "parts", "paste", "reference", "text", "use", "white")

    def __init__(self, kind: int, text: str, white: bool, paste: bool, location: Location, use: Use | None) -> None:
        self.kind = kind
        self.text = text
        self.white = white
        self.paste = paste
        self.painted = False
        self.location = location
        self.use = use
        self.reference: Token | None = None
        self.parts: tuple[tuple[int, Item], ...] = ()

    def copy(self, use: Use | None) -> Item:
        """Return the same token as a part of `use`."""
        item = _blank(Item)
        item.kind = self.kind
        item.text = self.text
        item.white = self.white
        item.paste = self.paste
        item.painted = self.painted
        item.location = self.location
        item.use = use
        item.reference = self.reference
        item.parts = self.parts
        return item

    def pasting(self, paste: bool) -> Item:
        """Return the same token, to be joined with what follows or not."""
        item = self.copy(self.use)
        item.paste = paste
        return item

    def paint(self) -> Item:
        """Return the same name as one that is not expanded any more."""
        item = self.copy(self.use)
        item.painted = True
        return item

    def __repr__(self) -> str:
        return f"Item({self.text!r})"


class Run(Item):
    """Tokens [begin, end) of a replacement list that stand side by side and in which there is nothing to expand.

    They are written as they stand.  Whoever needs the single tokens, such as the one who looks for the arguments of
    a call, takes `tokens`.
    """

    __slots__ = ("begin", "end", "macro")

    def __init__(self, macro: Macro, begin: int, end: int, text: str, use: Use | None) -> None:
        super().__init__(RUN, text, macro.body[begin].white, False, macro.places[begin], use)
        self.macro = macro
        self.begin = begin
        self.end = end

    @property
    def first(self) -> Token:
        """Its first token."""
        return self.macro.body[self.begin]

    @property
    def last(self) -> Token:
        """Its last token."""
        return self.macro.body[self.end - 1]

    @property
    def tokens(self) -> list[Item]:
        """Its single tokens."""
        macro = self.macro
        return [
            Item(token.kind, token.text, token.white, False, place, self.use)
            for token, place in zip(macro.body[self.begin : self.end], macro.places[self.begin : self.end], strict=True)
        ]

    def copy(self, use: Use | None) -> Item:
        """Return the same tokens as a part of `use`."""
        return Run(self.macro, self.begin, self.end, self.text, use)


def _mark(reference: Token | None) -> Item:
    item = Item(PADDING, "", False, False, NOWHERE, None)
    item.reference = reference
    return item


NOWHERE = Location(Source("<none>"), 0)
AVOID = _mark(None)
FINISH = Item(END, "", False, False, NOWHERE, None)
_SPACED = _mark(Token(PADDING, "", True, 0, 0, 0, 0))
_TIGHT = _mark(Token(PADDING, "", False, 0, 0, 0, 0))


def padding(token: Item | Token) -> Item:
    """Return a mark between two tokens of different expansions.

    libcpp decides by these marks where its output needs a blank: what counts is whether there is one before `token`.
    With the mark AVOID, whose reference is None, a blank is only needed to keep the neighbours apart.
    """
    return _SPACED if token.white else _TIGHT


class Context:
    """A list of tokens that is being read, and the macro whose replacement it is."""

    __slots__ = ("items", "name", "position")

    def __init__(self, items: list[Item], name: str | None) -> None:
        self.items = items
        self.name = name
        self.position = 0


def chain_of(use: Use | None) -> frozenset[int]:
    """Return the identities of a use and of all uses that it stands in."""
    found = []
    while use is not None:
        found.append(id(use))
        use = use.parent
    return frozenset(found)


def spell(items: list[Item], chain: frozenset[int]) -> str:
    """Return the text of an argument as it was written, with runs of blanks as one.

    Tokens that came out of a use of a macro within the argument are shown by the spelling of that use; `chain` has
    the identities of the uses that the argument as a whole stands in.
    """
    parts: list[str] = []
    length = 0
    last: Use | None = None
    for item in items:
        if item.kind == PADDING:
            continue
        use = item.use
        outermost: Use | None = None
        while use is not None and id(use) not in chain:
            outermost = use
            use = use.parent
        if outermost is not None and outermost is last:
            continue
        text = item.text if outermost is None else outermost.spelling
        if item.white and parts:
            parts.append(" ")
        parts.append(text)
        last = outermost
        length += len(text)
        if length > _SPELLING_LIMIT:
            parts.append("...")
            break
    return "".join(parts)


def rebase(items: list[Item], use: Use, chain: frozenset[int]) -> tuple[list[Item], int]:
    """Put the tokens of an argument into `use`; uses of macros within the argument become inner ones.

    `chain` has the identities of the uses that `use` stands in.  Each inner use gets one copy, so that the copies
    can be told apart by identity.  Also returns how many copies were made.
    """
    copies: dict[int, Use] = {}
    result: list[Item] = []
    for item in items:
        if item.kind == PADDING:
            result.append(item)
            continue
        path: list[Use] = []
        inner = item.use
        while inner is not None and id(inner) not in chain and id(inner) not in copies:
            path.append(inner)
            inner = inner.parent
        new = use if inner is None or id(inner) in chain else copies[id(inner)]
        for old in reversed(path):
            new = copies[id(old)] = old.inside(new)
        result.append(item.copy(new))
    return result, len(copies)
