"""The `.macro` line: the macro's name and its parameters.

The grammar reads the lines that people write.  What it refuses is read again the way GNU as goes about it, one
character at a time, because that accepts some odd lists and decides which words the refusal has.
"""

from __future__ import annotations

from functools import lru_cache

from ppcmacro.gas.syntax import HeaderSyntax, parse_header
from ppcmacro.macro.arguments import EMPTY, Argument, Percent, Problem, read_value, skip_blanks, skip_comma
from ppcmacro.macro.expansion import Parameter
from ppcmacro.names import NAME
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple

__all__ = ["Header", "parse_macro_header", "read_header"]

_NAME = pattern(NAME)


class Header(NamedTuple):
    """What a `.macro` line says.

    name        the macro's name as written, "" when there is none
    offset      the offset of the name
    parameters  the parameters, with their defaults
    defaults    for each parameter where in the line its default stands
    problems    what GNU as says about the line
    usable      whether the macro is defined
    """

    name: str
    offset: int
    parameters: tuple[Parameter, ...]
    defaults: tuple[Argument, ...]
    problems: tuple[Problem, ...]
    usable: bool


def parse_macro_header(text: str, label: str = "", percent: Percent | None = None) -> Header:
    """Read what follows `.macro`.  `label` is the label before it: then that is the name and all are parameters.

    The words of GNU as are in the problems; a `Header` that is not usable leaves the macro undefined.
    """
    if not label and percent is None:
        return _plain_header(text)
    return read_header(text, label, percent)


@lru_cache(1 << 10)
def _plain_header(text: str) -> Header:
    syntax = parse_header(text)
    header = _from_syntax(text, syntax) if isinstance(syntax, HeaderSyntax) else None
    return read_header(text) if header is None else header


def _from_syntax(text: str, syntax: HeaderSyntax) -> Header | None:
    """The header as the grammar sees it; None when anything about it is unusual."""
    parameters: list[Parameter] = []
    defaults: list[Argument] = []
    names = set()
    at = syntax.offset + len(syntax.name)
    for name, qualifier, default, offset in syntax.parameters:
        if name in names or qualifier not in ("", "req", "vararg") or (qualifier == "req" and default is not None):
            return None
        names.add(name)
        value = EMPTY
        if default:
            start = text.index("=", offset) + 1
            value, at = read_value(text, start)
            if at != text.index(default, start) + len(default):
                return None
        else:
            at = offset + len(name)
        parameters.append(Parameter(name, value.text, qualifier))
        defaults.append(value)
    varargs = [parameter.qualifier == "vararg" for parameter in parameters]
    if any(varargs[:-1]):
        return None
    return Header(syntax.name, syntax.offset, tuple(parameters), tuple(defaults), (), True)


def read_header(text: str, label: str = "", percent: Percent | None = None) -> Header:
    """Read what follows `.macro` as GNU as does."""
    at = skip_blanks(text, 0)
    offset = at
    name = label
    if not label:
        found = _NAME.match(text, at)
        if not found:
            return Header("", at, (), (), (Problem("missing macro name", at, "definition"),), False)
        name = found[0]
        at = skip_comma(text, found.end())
        if at >= len(text) and "," in text[found.end() :]:
            at = found.end()
    reader = _ParameterReader(name, text, percent)
    at = reader.read(at)
    usable = not reader.failed
    if usable and at < len(text):
        reader.problems.append(Problem(f"bad parameter list for macro `{name}`", at, "definition"))
        usable = False
    return Header(name, offset, tuple(reader.parameters), tuple(reader.defaults), tuple(reader.problems), usable)


class _ParameterReader:
    """Reads parameters from left to right until something is no parameter."""

    def __init__(self, macro: str, text: str, percent: Percent | None) -> None:
        self.macro = macro
        self.text = text
        self.percent = percent
        self.parameters: list[Parameter] = []
        self.defaults: list[Argument] = []
        self.problems: list[Problem] = []
        self.failed = False

    def read(self, at: int) -> int:
        """Read the list that begins at `at`; return the offset of what is no part of it."""
        text = self.text
        while True:
            found = _NAME.match(text, at)
            if not found:
                return at
            name = found[0]
            start = at
            at = skip_blanks(text, found.end())
            qualifier, at = self._qualifier(name, at)
            value = EMPTY
            if text[at : at + 1] == "=":
                value, at = read_value(text, at + 1, self.percent)
                at = skip_blanks(text, at)
                if qualifier == "req":
                    message = f"pointless default value for required parameter `{name}` in macro `{self.macro}`"
                    self.problems.append(Problem(message, start, "definition", True))
                    value = EMPTY
            if any(parameter.name == name for parameter in self.parameters):
                message = f"a parameter named `{name}` already exists for macro `{self.macro}`"
                self.problems.append(Problem(message, start, "definition"))
                self.failed = True
            self.parameters.append(Parameter(name, value.text, qualifier))
            self.defaults.append(value)
            if qualifier == "vararg":
                return at
            after = skip_comma(text, at)
            if after >= len(text) and text[at : at + 1] == ",":
                return at
            at = after

    def _qualifier(self, name: str, at: int) -> tuple[str, int]:
        if self.text[at : at + 1] != ":":
            return "", at
        at = skip_blanks(self.text, at + 1)
        found = _NAME.match(self.text, at)
        if not found:
            message = f"missing parameter qualifier for `{name}` in macro `{self.macro}`"
        elif found[0] in ("req", "vararg"):
            return found[0], skip_blanks(self.text, found.end())
        else:
            message = f"`{found[0]}` is not a valid parameter qualifier for `{name}` in macro `{self.macro}`"
        self.problems.append(Problem(message, at, "definition"))
        self.failed = True
        return "", skip_blanks(self.text, found.end()) if found else at
