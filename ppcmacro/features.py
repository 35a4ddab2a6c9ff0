"""Feature sections: code that a table lets the kernel replace or blank out when it starts on a core.

Each entry of the table names the code, the code that takes its place (which may be none), and the mask and value that
decide: the code stays when `features & mask == value`.  Source: Linux, arch/powerpc/include/asm/feature-fixups.h and
lib/feature-fixups.c.  The entries are found by the section they are in, so that preprocessed text has them too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ppcmacro.cfg import Flow
from ppcmacro.gas.expression import Binary, Expr, Name, spelling
from ppcmacro.gas.syntax import SyntaxFault, parse_expression
from ppcmacro.records import NamedTuple

__all__ = ["FeatureSection", "feature_sections"]

_WORDS = frozenset({".long", ".4byte", ".8byte", ".quad", ".llong", ".int"})
_PADDING = "0xffffffff"


class FeatureSection(NamedTuple):
    """One replaceable piece of code, by statements.

    first      its first statement with content
    end        the statement behind it, None when nothing follows
    other      the first statement of the code that may take its place, None when that is nothing
    other_end  the last statement of that code
    condition  what decides, as text that is equal for equal conditions; `value` 0 asks for all bits of it clear
    value      the value that keeps the code, as text
    """

    first: int
    end: int | None
    other: int | None
    other_end: int | None
    condition: str
    value: str

    @property
    def question(self) -> str:
        """What is asked when the program starts: pieces with the same question go the same way, or opposite ones.

        They go opposite ways when exactly one of them is kept if all bits are clear (`value` 0).
        """
        single = self.value == "0" or self.value == self.condition.partition(" ")[2]
        return self.condition if single else f"{self.condition} {self.value}"


def feature_sections(flow: Flow, tables: Mapping[str, Sequence[str]]) -> dict[int, FeatureSection]:
    """Return the feature sections of a file by their first statement.

    `tables` has the name of each section that holds entries, with the meaning of the words of an entry in order:
    "mask", "value", "body", "body_end", "other", "other_end".
    """
    found: dict[int, FeatureSection] = {}
    for section, fields in tables.items():
        for words in _entries(flow, section, len(fields)):
            entry = _feature_section(flow, section, dict(zip(fields, words, strict=True)))
            if entry is not None:
                found.setdefault(entry.first, entry)
    return found


def _entries(flow: Flow, section: str, count: int) -> Iterator[list[tuple[int, Expr]]]:
    """Yield the words of each entry with their statements."""
    words: list[tuple[int, Expr]] = []
    for index, statement in enumerate(flow.statements):
        if statement.section != section or statement.head not in _WORDS:
            continue
        parsed = parse_expression(statement.operand_text)
        if isinstance(parsed, SyntaxFault):
            return
        if spelling(parsed) == _PADDING:
            continue
        words.append((index, parsed))
        if len(words) == count:
            yield words
            words = []


def _feature_section(flow: Flow, section: str, words: Mapping[str, tuple[int, Expr]]) -> FeatureSection | None:
    body, body_end = _place(flow, words["body"]), _place(flow, words["body_end"])
    if body is None or body_end is None:
        return None
    first, end = flow.code_of_label(body), flow.code_of_label(body_end)
    if first is None or first == end:
        return None
    other = other_end = None
    if "other" in words:
        start, stop = _place(flow, words["other"]), _place(flow, words["other_end"])
        if start is None or stop is None:
            return None
        other = _content(flow, start, stop)
        other_end = None if other is None else _last(flow, other, stop)
    mask = spelling(words["mask"][1]) if "mask" in words else ""
    value = spelling(words["value"][1]) if "value" in words else ""
    return FeatureSection(first, end, other, other_end, f"{section} {mask}", value)


def _place(flow: Flow, word: tuple[int, Expr]) -> int | None:
    """Return the statement with the label that a distance begins at: `971b-975b` means label 971."""
    index, expression = word
    if isinstance(expression, Binary) and expression.operator == "-" and isinstance(expression.left, Name):
        return flow.label_at(expression.left.name, index)
    return None


def _content(flow: Flow, start: int, stop: int) -> int | None:
    code = flow.code_of_label(start)
    return code if code is not None and code < stop else None


def _last(flow: Flow, first: int, stop: int) -> int:
    """Return the last statement with content before the label at `stop`, in the section of `first`."""
    last = first
    while True:
        following = flow.following(last)
        if following is None or following >= stop:
            return last
        last = following
