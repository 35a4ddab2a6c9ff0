"""Macro definitions: what `#define` lines say, and the table of those in force."""

from __future__ import annotations

from collections.abc import KeysView

from ppcmacro.cpp.lines import Line
from ppcmacro.cpp.tokens import NAME, PUNCTUATOR, Token
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple
from ppcmacro.source import Location, Source

__all__ = ["Definition", "DefinitionError", "Leaf", "Macro", "Macros", "parse_definition"]

_new = tuple.__new__
_HEAD = pattern(r"[ \t\f\v\0]*([A-Za-z_][A-Za-z0-9_]*)(\()?")


class DefinitionError(Exception):
    """A `#define` that gcc refuses; `offset` is the place in the logical line."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class Definition:
    """What one `#define` line says, independent of how often the file is read.

    parameters  None for an object-like macro, else the names in order; a variable one is the last
    variadic    the last parameter takes all remaining arguments
    line        the logical line
    start       the offset of the macro's name in it
    """

    __slots__ = ("_body", "_names", "_offset", "line", "name", "parameters", "start", "variadic")

    def __init__(
        self, name: str, parameters: tuple[str, ...] | None, variadic: bool, line: Line, start: int, offset: int
    ) -> None:
        self.name = name
        self.parameters = parameters
        self.variadic = variadic
        self.line = line
        self.start = start
        self._offset = offset
        self._body: list[Token] | None = None
        self._names: tuple[str, ...] | None = None

    @property
    def body(self) -> list[Token]:
        """The replacement list: parameters carry their index, `##` and `#` are flags of their neighbours."""
        found = self._body
        if found is None:
            found = self._body = self._parse_body()
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """The identifiers of the replacement list, without the macro's own name."""
        found = self._names
        if found is None:
            found = self._names = tuple({t.text for t in self.body if t.kind == NAME and t.text != self.name})
        return found

    @property
    def glued(self) -> bool:
        """Whether an object-like macro's replacement follows its name without a blank."""
        following = self.line.text[self._offset : self._offset + 1]
        return self.parameters is None and following != "" and following not in " \t\f\v\0"

    def place(self) -> tuple[int, int]:
        """Return the 1-based line and column of the macro's name."""
        return self.line.place(self.start)

    def same_as(self, other: Definition) -> bool:
        """Tell whether a redefinition by `other` changes nothing: same parameters, same tokens, same blanks."""
        if self is other:
            return True
        if self.parameters != other.parameters or self.variadic != other.variadic:
            return False
        mine, theirs = self.body, other.body
        return len(mine) == len(theirs) and all(
            (a.kind, a.text, a.white, a.paste, a.quote, a.arg) == (b.kind, b.text, b.white, b.paste, b.quote, b.arg)
            for a, b in zip(mine, theirs, strict=True)
        )

    def _parse_body(self) -> list[Token]:
        raw = [token for token in self.line.tokens if token.start >= self._offset]
        index = {name: i for i, name in enumerate(self.parameters or ())}
        body: list[Token] = []
        pasting = False
        for token in raw:
            text = token.text
            if token.kind == PUNCTUATOR and text == "##":
                if not body:
                    raise DefinitionError("`##` cannot appear at either end of a macro expansion", token.start)
                body[-1].paste = True
                pasting = True
                continue
            pasting = False
            copy = Token(token.kind, text, token.white, token.line, token.column, token.start, token.end)
            if token.kind == NAME:
                copy.arg = index.get(text, -1)
                if (
                    self.parameters is not None
                    and body
                    and body[-1].text == "#"
                    and body[-1].kind == PUNCTUATOR
                    and not body[-1].paste
                    and (copy.arg >= 0 or (self.variadic and text == "__VA_OPT__"))
                ):
                    sharp = body.pop()
                    copy.quote = True
                    copy.white = sharp.white
            body.append(copy)
        if pasting:
            raise DefinitionError("`##` cannot appear at either end of a macro expansion", raw[-1].start)
        if body:
            body[0].white = False
        return body


class Leaf(NamedTuple):
    """The text of an object-like macro that needs no further expansion.

    text    the replacement with its own blanks
    spans   (start, end, place) of its parts; a part stands on one physical line
    first   the first token
    last    the last token
    """

    text: str
    spans: tuple[tuple[int, int, Location], ...]
    first: Token
    last: Token


class Macro:
    """A macro in force: its definition and the reading of the file that it stands in.

    A macro that the preprocessor itself provides, such as `__LINE__`, has no definition.
    """

    __slots__ = (
        "_checked",
        "_leaf",
        "_location",
        "_places",
        "_planned",
        "_runs",
        "body",
        "definition",
        "name",
        "source",
    )

    def __init__(self, name: str, definition: Definition | None, source: Source) -> None:
        self.name = name
        self.definition = definition
        self.source = source
        self.body: list[Token] = [] if definition is None else definition.body
        self._checked = -1
        self._planned = -1
        self._runs: list[tuple[int, str] | None] = []
        self._leaf: Leaf | None = None
        self._location: Location | None = None
        self._places: list[Location] | None = None

    @property
    def location(self) -> Location | None:
        """Where its name is defined; None when the preprocessor itself provides it."""
        if self._location is None and self.definition is not None:
            line, column = self.definition.place()
            self._location = Location(self.source, line, column)
        return self._location

    @property
    def places(self) -> list[Location]:
        """Where the tokens of its replacement list stand."""
        found = self._places
        if found is None:
            found = self._places = [_new(Location, (self.source, token.line, token.column)) for token in self.body]
        return found

    def runs(self, table: Macros) -> list[tuple[int, str] | None]:
        """Return for each token of the replacement list the run of inert tokens that begins there, if one does.

        A run is (index behind it, its text); it stands on one physical line, and no macro, parameter, `#` or `##`
        has to do with it.
        """
        if self._planned != table.version:
            self._planned = table.version
            self._runs = self._plan(table.entries.keys())
        return self._runs

    def _plan(self, names: KeysView[str]) -> list[tuple[int, str] | None]:
        body = self.body
        runs: list[tuple[int, str] | None] = [None] * len(body)
        definition = self.definition
        if definition is None or (definition.variadic and any(token.text == "__VA_OPT__" for token in body)):
            return runs
        text = definition.line.text
        begin = -1
        line = 0
        pasted = False
        for index, token in enumerate(body):
            inert = not (pasted or token.paste or token.arg >= 0 or token.quote or token.text in names)
            if begin >= 0 and (not inert or token.line != line):
                if index - begin > 1:
                    runs[begin] = index, text[body[begin].start : body[index - 1].end]
                begin = -1
            if inert and begin < 0:
                begin = index
                line = token.line
            pasted = token.paste
        if begin >= 0 and len(body) - begin > 1:
            runs[begin] = len(body), text[body[begin].start : body[-1].end]
        return runs

    def leaf(self, table: Macros) -> Leaf | None:
        """Return its text if it is an object-like macro whose replacement has no macro in it."""
        if self._checked != table.version:
            self._checked = table.version
            definition = self.definition
            if (
                definition is None
                or definition.parameters is not None
                or not definition.body
                or not table.entries.keys().isdisjoint(definition.names)
                or any(token.paste for token in definition.body)
            ):
                self._leaf = None
            elif self._leaf is None:
                self._leaf = self._make_leaf(definition)
        return self._leaf

    def _make_leaf(self, definition: Definition) -> Leaf:
        body, line = definition.body, definition.line
        if not line.segments:
            text = line.text[body[0].start : body[-1].end]
            return Leaf(text, ((0, len(text), self.places[0]),), body[0], body[-1])
        parts: list[str] = []
        spans: list[tuple[int, int, Location]] = []
        length = 0
        for token, place in zip(body, self.places, strict=True):
            if token.white:
                parts.append(" ")
                length += 1
            spans.append((length, length + len(token.text), place))
            parts.append(token.text)
            length += len(token.text)
        return Leaf("".join(parts), tuple(spans), body[0], body[-1])

    def __repr__(self) -> str:
        return f"Macro({self.name!r})"


class Macros:
    """The macros in force.

    A macro is entered as (definition, source) and becomes a Macro when it is used, because most are never used.
    `version` changes with every change of the table.
    """

    __slots__ = ("entries", "version")

    def __init__(self, entries: dict[str, Macro | tuple[Definition, Source]]) -> None:
        self.entries = entries
        self.version = 0

    def lookup(self, name: str) -> Macro | None:
        """Return the macro of that name, None when it is not defined."""
        entry = self.entries.get(name)
        if type(entry) is tuple:
            entry = self.entries[name] = Macro(name, *entry)
        return entry  # type: ignore[return-value]

    def set(self, name: str, entry: Macro | tuple[Definition, Source]) -> None:
        """Define a macro."""
        self.entries[name] = entry
        self.version += 1

    def remove(self, name: str) -> None:
        """Undefine a macro, if it is one."""
        if self.entries.pop(name, None) is not None:
            self.version += 1


def parse_definition(line: Line, start: int) -> Definition:
    """Read a `#define` from the offset `start` of a logical line on, which stands behind the directive's name.

    Raises DefinitionError where gcc reports an error and leaves the name as it was.
    """
    text = line.text
    match = _HEAD.match(text, start)
    if match is None:
        visible = text[start:].strip(" \t\f\v\0")
        if not visible:
            raise DefinitionError("no macro name given", start)
        raise DefinitionError("macro names must be identifiers", start)
    name = match[1]
    if name in ("defined", "__has_include", "__has_include_next"):
        raise DefinitionError(f"`{name}` cannot be used as a macro name", match.start(1))
    if not match[2]:
        definition = Definition(name, None, False, line, match.start(1), match.end())
    else:
        parameters, variadic, end = _parameters(line, match.end())
        definition = Definition(name, parameters, variadic, line, match.start(1), end)
    if "##" in text:
        definition.body  # noqa: B018 - a `##` at an end is refused where it is written, not where it is used
    return definition


def _parameters(line: Line, start: int) -> tuple[tuple[str, ...], bool, int]:
    """Read the parameters behind the `(` of a function-like macro: their names, variadic, the offset behind `)`."""
    parameters: list[str] = []
    previous = "("
    variadic = False
    for token in line.tokens:
        if token.start < start:
            continue
        text = token.text
        if token.kind == NAME:
            if previous not in ("(", ",") or variadic:
                raise DefinitionError("expected `,` or `)` in the parameters of a macro", token.start)
            if text in parameters:
                raise DefinitionError(f"duplicate macro parameter `{text}`", token.start)
            parameters.append(text)
            previous = "name"
        elif text == ")":
            if previous == ",":
                raise DefinitionError("expected a parameter name before `)`", token.start)
            return tuple(parameters), variadic, token.end
        elif text == ",":
            if previous != "name" or variadic:
                raise DefinitionError("expected a parameter name before `,`", token.start)
            previous = ","
        elif text == "...":
            if variadic:
                break
            variadic = True
            if previous != "name":
                parameters.append("__VA_ARGS__")
            previous = "name"
        else:
            raise DefinitionError(f"`{text}` may not appear in a macro parameter list", token.start)
    raise DefinitionError("expected `)` at the end of a macro parameter list", len(line.text))
