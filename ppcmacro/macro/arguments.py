"""The arguments of a macro call and the lists of loops, split as GNU as splits them.

The text is scrubbed.  A value remembers which characters of the text it consists of, so that it can be traced.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ppcmacro.macro.expansion import Parameter
from ppcmacro.names import NAME
from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple

__all__ = ["EMPTY", "Argument", "Binding", "Problem", "bind", "characters", "read_value", "split_list"]

_SEPARATORS = ' \t,";()'
_NAME = pattern(NAME)
_TO_EQUALS = pattern(r"[^ \t,\";()=]*=")
_PLAIN = pattern(r"[^ \t,\"'()\[\]<%]*(?=[ \t,]|$)")
_WORD_PART = pattern(r"[^ \t,\"'()\[\]<]+")

Percent = Callable[[str], "tuple[int, int] | None"]
"""Evaluates the expression at the start of a text: its value and the number of characters it took, or None."""


class Argument(NamedTuple):
    """A value, and the parts [start, end) of the call's text that it is made of."""

    text: str
    spans: tuple[tuple[int, int], ...]


EMPTY = Argument("", ())


class Problem(NamedTuple):
    """Something GNU as says about a call: its words, the offset it is about, and whether it is only a warning."""

    message: str
    offset: int
    kind: str
    warning: bool = False


class Binding(NamedTuple):
    """The arguments of a call by parameter; `refused` when the call expands to nothing."""

    arguments: tuple[Argument, ...]
    problems: tuple[Problem, ...]
    refused: bool


def skip_blanks(text: str, at: int) -> int:
    """Return the offset of the first character from `at` on that is no blank."""
    while at < len(text) and text[at] in " \t":
        at += 1
    return at


def skip_comma(text: str, at: int) -> int:
    """Skip blanks, at most one comma, and blanks."""
    at = skip_blanks(text, at)
    if at < len(text) and text[at] == ",":
        at = skip_blanks(text, at + 1)
    return at


def read_value(text: str, at: int, percent: Percent | None = None) -> tuple[Argument, int]:
    """Read one value from offset `at` on; return it and the offset behind it.

    `percent` is given in `.altmacro` mode, where `<…>`, `'…'` and `%expression` are values.
    """
    at = skip_blanks(text, at)
    length = len(text)
    if at >= length:
        return EMPTY, at
    plain = _PLAIN.match(text, at)
    if plain:
        end = plain.end()
        return (Argument(text[at:end], ((at, end),)) if end > at else EMPTY), end
    first = text[at]
    if percent is not None and first == "%":
        value = percent(text[at + 1 :])
        number, used = value if value is not None else (0, length - at - 1)
        end = at + 1 + used
        return Argument(str(number), ((at, end),)), end
    if first == '"' or (percent is not None and first in "<'"):
        found, end = _read_string(text, at, percent is not None)
        if percent is not None and first != "<":
            found = Argument(f'"{found.text}"', found.spans)
        return found, end
    return _read_word(text, at, percent is not None)


def _read_word(text: str, at: int, alternate: bool) -> tuple[Argument, int]:
    start, length = at, len(text)
    open_brackets: list[str] = []
    while at < length:
        character = text[at]
        if character == "," or (character in " \t" and not open_brackets) or (alternate and character == "<"):
            break
        if character in "\"'":
            close = text.find(character, at + 1)
            if close < 0:
                at = length
                break
            at = close
        elif character in "([":
            open_brackets.append(")" if character == "(" else "]")
        elif open_brackets and character == open_brackets[-1]:
            open_brackets.pop()
        elif character not in ")] \t<":
            found = _WORD_PART.match(text, at)
            assert found is not None
            at = found.end() - 1
        at += 1
    return Argument(text[start:at], ((start, at),)), at


def _read_string(text: str, at: int, alternate: bool) -> tuple[Argument, int]:
    """Read adjoining strings; the quotes go, `""` inside is one quote, `\\"` stays."""
    parts: list[tuple[int, int]] = []
    length = len(text)
    while at < length and (text[at] == '"' or (alternate and text[at] in "<'")):
        quote = text[at]
        at = _read_angle(text, at + 1, parts) if quote == "<" else _read_quoted(text, at + 1, quote, alternate, parts)
    spans: list[tuple[int, int]] = []
    for start, end in parts:
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        elif end > start:
            spans.append((start, end))
    return Argument("".join(text[start:end] for start, end in spans), tuple(spans)), at


def _read_angle(text: str, at: int, parts: list[tuple[int, int]]) -> int:
    length, nested = len(text), 0
    while at < length and (text[at] != ">" or nested):
        if text[at] == "!":
            at += 1
        elif text[at] == ">":
            nested -= 1
        elif text[at] == "<":
            nested += 1
        parts.append((at, min(at + 1, length)))
        at += 1
    return at + 1


def _read_quoted(text: str, at: int, quote: str, alternate: bool, parts: list[tuple[int, int]]) -> int:
    length = len(text)
    escaped = False
    while at < length:
        escaped = not escaped if text[at - 1] == "\\" else False
        character = text[at]
        if alternate and character == "!":
            parts.append((min(at + 1, length), min(at + 2, length)))
            at += 2
            continue
        if character == quote and not escaped:
            at += 1
            if at >= length or text[at] != quote:
                break
        parts.append((at, at + 1))
        at += 1
    return at


def split_list(text: str, percent: Percent | None = None) -> list[Argument]:
    """Return the values of `.irp`: none for an empty list; a comma at the end adds nothing."""
    values = []
    at = skip_blanks(text, 0)
    while at < len(text):
        before = at
        value, at = read_value(text, at, percent)
        values.append(value)
        at = skip_comma(text, at)
        if at == before:
            break
    return values


def characters(text: str) -> list[Argument]:
    """Return the values of `.irpc`: its characters (bytes), without blanks that stand outside quotes.

    Quotes around the whole list go; one further in is a value itself in gas 2.40 and switches the rule for blanks.
    """
    start = skip_blanks(text, 0)
    end = len(text)
    quoted = False
    if text[start : start + 1] == '"':
        quoted = True
        start += 1
        if end > start and text[end - 1] == '"':
            end -= 1
    values = []
    for at in range(start, end):
        character = text[at]
        if character == '"':
            quoted = not quoted
        if character in " \t" and not quoted:
            continue
        if character.isascii():
            values.append(Argument(character, ((at, at + 1),)))
        else:
            raw = character.encode("utf-8", "surrogateescape")
            single = [raw[index : index + 1].decode("utf-8", "surrogateescape") for index in range(len(raw))]
            values += [Argument(byte, ((at, at + 1),)) for byte in single]
    return values


def bind(name: str, parameters: Sequence[Parameter], text: str, percent: Percent | None = None) -> Binding:
    """Give the arguments in a call's text to the parameters of macro `name`, as GNU as does.

    The message of a problem begins with the words of GNU as; its kind is "parameter" or "syntax".
    """
    arguments = [EMPTY] * len(parameters)
    problems: list[Problem] = []
    index = {parameter.name: number for number, parameter in enumerate(parameters)}
    position = 0
    keywords = refused = False
    at = skip_blanks(text, 0)
    while at < len(text):
        if percent is None and _TO_EQUALS.match(text, at):
            found = _NAME.match(text, at)
            if not found or text[found.end() : found.end() + 1] != "=":
                problems.append(Problem("confusion in formal parameters", at, "parameter"))
                refused = True
                break
            keywords = True
            value, after = read_value(text, found.end() + 1)
            number = index.get(found[0])
            if number is None:
                message = f"parameter named `{found[0]}` does not exist for macro `{name}`"
                problems.append(Problem(message, at, "parameter"))
            else:
                if arguments[number].text:
                    message = f"value for parameter `{found[0]}` of macro `{name}` was already specified"
                    problems.append(Problem(message, at, "parameter", True))
                arguments[number] = value
            at = skip_comma(text, after)
            continue
        if keywords:
            problems.append(Problem("can't mix positional and keyword arguments", at, "parameter"))
            refused = True
            break
        if position >= len(parameters):
            problems.append(Problem("too many positional arguments", at, "parameter"))
            refused = True
            break
        if parameters[position].qualifier == "vararg":
            arguments[position] = Argument(text[at:], ((at, len(text)),))
            at = len(text)
        else:
            before = at
            arguments[position], at = read_value(text, at, percent)
            at = skip_comma(text, at)
            if at == before:
                at += 1
        position += 1
    if not refused:
        for number, parameter in enumerate(parameters):
            if parameter.qualifier == "req" and not arguments[number].text:
                message = f"missing value for required parameter `{parameter.name}` of macro `{name}`"
                problems.append(Problem(message, len(text.rstrip(" ")), "parameter"))
    return Binding(tuple(arguments), tuple(problems), refused)
