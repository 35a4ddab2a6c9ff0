"""The writer of expanded assembly: one statement a line, labels on the line of their statement."""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro.gas.statement import Statement
from ppcmacro.macro.expansion import Call, Expansion, MacroDefinition, Parameter
from ppcmacro.source import Origin, Text
from ppcmacro.spelling import spelled_statement
from ppcmacro.views.annotate import beside, call_comment, comment, origin_comment
from ppcmacro.views.line import lay_out
from ppcmacro.views.markers import Markers, written_at
from ppcmacro.views.options import ViewOptions
from ppcmacro.views.outline import Define, Item, Kept, Opened
from ppcmacro.views.prune import prune

__all__ = ["parts", "statement_line", "write"]

_BARE_DEFAULT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$+-*/()@~%|")


def write(expansion: Expansion, options: ViewOptions | None = None) -> str:
    """Return the expanded assembly, every line with its newline; an empty expansion gives an empty text.

    In the numeric view the text assembles to the same object as the source, whatever the other options are.
    Bytes of the source that are no UTF-8 are surrogate escapes, as in `Source`.
    """
    return "".join(parts(expansion, options))


def parts(expansion: Expansion, options: ViewOptions | None = None) -> Iterator[str]:
    """Yield what `write` returns, a line or less at a time, so that nobody has to hold all of it."""
    return _Writer(options or ViewOptions()).parts(expansion)


def statement_line(statement: Statement, symbolic: bool = False) -> str:
    """Return one statement laid out as a line, without its newline."""
    text = statement.text.text
    if symbolic:
        text = spelled_statement(statement.text, statement.operands)
    return lay_out(text, len(statement.labels), statement.kind == "assignment")


class _Writer:
    def __init__(self, options: ViewOptions) -> None:
        self._symbolic = options.view == "symbolic"
        self._comments = options.annotate == "comment"
        self._column = options.annotate == "column"
        self._markers = Markers() if options.line_markers else None
        self._options = options
        self._out: list[str] = []
        self._begun = False
        self._plain = False

    def parts(self, expansion: Expansion) -> Iterator[str]:
        """Yield the output."""
        if not (self._options.prunes or self._comments or self._column or self._markers):
            for statement in expansion.statements:
                yield f"{statement_line(statement, self._symbolic)}\n"
            return
        for item in prune(expansion, self._options):
            self._item(item)
            yield from self._out
            self._out.clear()

    def _item(self, item: Item) -> None:
        if isinstance(item, Statement):
            outside = all(frame.kind == "cpp" for frame in item.origin.frames())
            if self._comments and outside and not self._plain and self._begun:
                self._put("\n")
            self._plain = outside
            self._line(statement_line(item, self._symbolic), item.origin)
        elif isinstance(item, Opened):
            if self._comments:
                if item.level == 1 and self._begun:
                    self._put("\n")
                self._plain = False
                self._put(call_comment(item.call, item.level) + "\n")
        elif isinstance(item, Kept):
            self._plain = item.level == 1
            self._line(lay_out(self._call_text(item.call)), item.call.frame.call)
        elif isinstance(item, Define):
            self._definition(item.macro)
        else:
            self._put(f"\t.purgem\t{item.name}\n")

    def _call_text(self, call: Call) -> str:
        text = call.text
        return spelled_statement(text) if self._symbolic else text.text

    def _line(self, line: str, origin: Origin) -> None:
        if self._column and line:
            line = beside(line, origin_comment(origin))
        if self._markers is not None:
            self._out.append(self._markers.before(origin))
        self._put(line + "\n")

    def _put(self, text: str) -> None:
        self._begun = True
        self._out.append(text)
        if self._markers is not None:
            self._markers.advance(text)

    def _definition(self, macro: MacroDefinition) -> None:
        if self._comments:
            place = written_at(macro.origin)
            self._put(("\n" if self._begun else "") + comment(f"defined at {place.path}:{place.line}") + "\n")
            self._plain = False
        if self._markers is not None:
            self._out.append(self._markers.before(macro.origin))
        parameters = ", ".join(map(_parameter, macro.parameters))
        self._put(f".macro\t{macro.name}{' ' if parameters else ''}{parameters}\n")
        # A string that goes over several lines has to keep what looks like a margin.
        verbatim = any(body.text.count('"') % 2 for body in macro.body)
        for body in macro.body:
            self._body_line(body, verbatim)
        self._put(".endm\n")

    def _body_line(self, body: Text, verbatim: bool) -> None:
        text = body.text
        if not verbatim:
            text = text.strip(" \t")
            if not text:
                return
            if self._markers is not None:
                self._out.append(self._markers.before(body.origin))
            if self._symbolic:
                start = len(body.text) - len(body.text.lstrip(" \t"))
                text = spelled_statement(body.slice(start, start + len(text)))
            if not text.startswith("#") and not text.partition(" ")[0].endswith(":"):
                text = "\t" + text
        self._put(text + "\n")


def _parameter(parameter: Parameter) -> str:
    """Return a parameter as the `.macro` line wants it; a default that is more than one plain word is quoted."""
    written = parameter.name
    if parameter.qualifier:
        written += ":" + parameter.qualifier
    default = parameter.default
    if not default or parameter.qualifier == "req":
        return written
    if _BARE_DEFAULT.issuperset(default) and default.count("(") == default.count(")"):
        return f"{written}={default}"
    return f'{written}="{_inside_quotes(default)}"'


def _inside_quotes(value: str) -> str:
    """Return a value so that reading it between quotes gives it back: a bare quote is doubled (section 6.2)."""
    out: list[str] = []
    escaped = False
    for char in value:
        out.append('""' if char == '"' and not escaped else char)
        escaped = char == "\\" and not escaped
    return "".join(out)
