"""Expansions put together by hand, and the real judge where it is installed."""

from __future__ import annotations

import re
import shutil

import pytest

from ppcmacro.gas.statement import Statement
from ppcmacro.macro.expansion import Call, Expansion, MacroDefinition, Parameter
from ppcmacro.source import Frame, Location, Origin, Piece, Source, Text

_LABEL = re.compile(r'((?:"[^"]*"|[\w.$]+)) ?:\s*')
_ASSIGNMENT = re.compile(r"([\w.$]+) ?==? ?(?!=)")


class Builder:
    """Builds an expansion of one file, statement by statement."""

    def __init__(self, path: str = "vectors.S", text: str = "") -> None:
        self.source = Source(path, text)
        self.expansion = Expansion()

    def at(self, line: int, column: int = 1, frame: Frame | None = None) -> Origin:
        return Origin(Location(self.source, line, column), frame)

    def use(self, name: str, line: int, spelling: str = "", within: Frame | None = None, column: int = 1) -> Frame:
        """A use of a C macro."""
        return Frame("cpp", name, self.at(line, column, within), None, (), spelling or name)

    def text(self, parts: str | list[str | tuple[str, Frame | None]], line: int, frame: Frame | None = None) -> Text:
        """A text of parts; a part that is a pair comes through the given frame, the others through `frame`.

        Equal parts through one frame stand at one place: they are the same characters, used again.
        """
        if isinstance(parts, str):
            return Text(parts, self.at(line, 1, frame))
        pieces: list[Piece] = []
        whole = ""
        places: dict[tuple[str, int], int] = {}
        for part in parts:
            string, through = (part, frame) if isinstance(part, str) else part
            column = len(whole) + 1
            if not isinstance(part, str):
                column = places.setdefault((string, id(through)), column)
            origin = self.at(line, column, through)
            pieces.append(Piece(len(whole), len(whole) + len(string), origin))
            whole += string
        return Text(whole, self.at(line, 1, frame), tuple(pieces))

    def add(
        self,
        parts: str | list[str | tuple[str, Frame | None]],
        line: int = 1,
        frame: Frame | None = None,
        kind: str = "",
        section: str = ".text",
        address: int | None = None,
        size: int | None = None,
    ) -> Statement:
        text = self.text(parts, line, frame)
        whole = text.text
        labels: list[str] = []
        position = 0
        while (match := _LABEL.match(whole, position)) is not None:
            labels.append(match[1])
            position = match.end()
        rest = whole[position:]
        assigned = _ASSIGNMENT.match(rest)
        if not rest:
            guess, head, offset = "label", "", len(whole)
        elif assigned is not None:
            guess, head, offset = "assignment", assigned[1], position + assigned.end()
        else:
            head, blank, _ = rest.partition(" ")
            guess = "directive" if head.startswith(".") else "instruction"
            offset = position + len(head) + len(blank)
        statement = Statement(
            kind or guess,
            text,
            tuple(labels),
            head if guess == "assignment" else head.lower(),
            text.slice(offset, len(whole)),
            self.at(line, 1, frame),
            section,
            address,
            size,
        )
        self.expansion.statements.append(statement)
        return statement

    def macro(
        self,
        name: str,
        body: list[str],
        parameters: tuple[Parameter, ...] = (),
        line: int = 1,
        frame: Frame | None = None,
    ) -> MacroDefinition:
        lines = tuple(self.text(text, line + 1 + number, frame) for number, text in enumerate(body))
        end = Location(self.source, line + len(body) + 1)
        macro = MacroDefinition(name, parameters, lines, self.at(line, 1, frame), end)
        self.expansion.macros.append(macro)
        return macro

    def call(
        self,
        macro: MacroDefinition,
        parts: str | list[str | tuple[str, Frame | None]],
        line: int,
        within: Frame | None = None,
        args: tuple[tuple[str, str], ...] = (),
    ) -> Call:
        """Begin a call; `close` ends it behind the last statement that was added."""
        text = self.text(parts, line, within)
        origin = self.at(line, 1, within)
        frame = Frame("macro", macro.name, origin, macro.origin.location, args, text.text)
        here = len(self.expansion.statements)
        call = Call(frame, macro, here, here, text)
        self.expansion.calls.append(call)
        return call

    def close(self, call: Call) -> None:
        call.last = len(self.expansion.statements)


@pytest.fixture
def build() -> Builder:
    return Builder()


@pytest.fixture(scope="session")
def assembler() -> str:
    """The path of GNU as for PowerPC."""
    found = shutil.which("powerpc-linux-gnu-as")
    if found is None:
        pytest.skip("powerpc-linux-gnu-as is not installed")
    return found
