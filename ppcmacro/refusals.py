"""Instructions that GNU as refuses although the macro layer is done with them: unknown opcodes, wrong operands.

Only what is certain is said (`ppcmacro.isa` leaves a problem open that depends on names without a value).  A word
that a file which was not found may define as a macro is at most worth a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro import codes
from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.gas.expression import Name
from ppcmacro.gas.statement import Statement
from ppcmacro.isa import Instruction, is_mnemonic
from ppcmacro.macro.units import unit_of
from ppcmacro.patterns import pattern
from ppcmacro.source import Frame, Origin
from ppcmacro.unit import Unit

__all__ = ["refusals"]

# The search for a similar name takes milliseconds, so it is made for so many words of a file, none of them longer
# than a name is, and among so many of the macros.
_HELPED = 40
_LONGEST = 32
_MACROS = 2000
_PLAIN = pattern(r"[a-z][a-z0-9.]*[-+]?")
_DEPTH = {".if": 1, ".en": -1}


def refusals(unit: Unit) -> Iterator[tuple[int, Diagnostic]]:
    """Yield the index of each statement that is refused and the finding.

    A place in a macro is named once, with the first call for which it weighs most.
    """
    known = {label.name for label in unit.expansion.labels} | set(unit.expansion.symbols)
    found: dict[tuple[object, str], tuple[int, Diagnostic]] = {}
    opcodes: _Opcodes | None = None
    kept = 0
    for index, statement in enumerate(unit.statements):
        if statement.kind != "instruction":
            if statement.kind == "kept":
                kept += _DEPTH.get(statement.head[:3], 0)
            continue
        instruction = unit.instruction(index)
        if (instruction is None or instruction.hint) and not is_mnemonic(statement.head):
            opcodes = opcodes or _Opcodes(unit)
            finding = opcodes.refused(statement)
        elif instruction is None:
            continue
        else:
            finding = _bare_parameter(unit, index, instruction, known) or _refused(unit, index, statement, instruction)
        if finding is None:
            continue
        if kept:
            # of the branches of a kept conditional GNU as may skip this one
            finding = finding._replace(severity=Severity.NOTE)
        key = (finding.origin.location, finding.message)
        if key not in found or found[key][1].severity < finding.severity:
            found[key] = index, finding
    yield from found.values()


def _refused(unit: Unit, index: int, statement: Statement, instruction: Instruction) -> Diagnostic | None:
    if not instruction.problem:
        return None
    empty = [name for frame in _macros(statement)[:1] for name, value in frame.args if not value]
    if empty and instruction.problem == "missing operand":
        frame = _macros(statement)[0]
        names = " and ".join(f"`{name}`" for name in empty)
        return codes.MACRO_PARAMETER(
            unit.origin(index),
            f"missing operand: `{unit.spelled(index).strip()}`; {frame.name} is called without a value for {names}",
            help=f"give {names} a value in the call, or a default in the definition",
        )
    return codes.BAD_OPERAND(
        unit.origin(index),
        f"{instruction.problem}: `{unit.spelled(index).strip()}`",
        severity=Severity.NOTE if unit.unconfigured else codes.BAD_OPERAND.severity,
        help=f"see the operands of `{instruction.mnemonic}`",
    )


def _bare_parameter(unit: Unit, index: int, instruction: Instruction, known: set[str]) -> Diagnostic | None:
    """A parameter's name without its backslash, where a register or a number is needed."""
    names = [one.value.name for one in instruction.operands if isinstance(one.value, Name)]
    if not names:
        return None
    frames = _macros(unit.statements[index])
    if not frames:
        return None
    parameters = {name for name, _ in frames[0].args}
    for name in names:
        if name in parameters and name not in known:
            return codes.MACRO_PARAMETER(
                unit.origin(index),
                f"`{name}` is a parameter of {frames[0].name}, but stands here without its backslash, as a symbol",
                help=f"write `\\{name}`",
            )
    return None


def _macros(statement: Statement) -> list[Frame]:
    return [frame for frame in statement.origin.frames() if frame.kind == "macro"]


class _Opcodes:
    """The unknown opcodes of a unit.

    `absent` are the files that were not found: any of them may define a word as a macro.
    """

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.absent = [] if unit.preprocessed is None else [f"`{one.name}`" for one in unit.preprocessed.missing]
        self.uncertain = bool(self.absent or unit.unconfigured) or any(
            one.code == codes.MISSING_INCLUDE.code for one in unit.expansion.diagnostics
        )
        self.helped: dict[tuple[str, bool], str] = {}

    def refused(self, statement: Statement) -> Diagnostic | None:
        """Return the finding about a word that is no mnemonic, None when it looks like a macro that is not there."""
        at = unit_of(statement.text.text).at
        word = statement.text.text[at : at + len(statement.head)]
        if self.uncertain and not _PLAIN.fullmatch(word):
            return None
        origin, related = _place(statement, at)
        return codes.UNKNOWN_OPCODE(
            origin,
            f"unrecognized opcode: `{statement.head}`",
            severity=Severity.NOTE if self.uncertain else codes.UNKNOWN_OPCODE.severity,
            help=self.help(statement),
            related=related,
        )

    def help(self, statement: Statement) -> str:
        """Return what may have been meant."""
        word = statement.head
        if self.uncertain:
            names = ", ".join(self.absent[:3]) + (", …" if len(self.absent) > 3 else "")
            return f"it may be a macro of a file that was not found{': ' + names if names else ''}"
        alone = not statement.operands.text
        found = self.helped.get((word, alone))
        if found is None:
            few = len(self.helped) < _HELPED and len(word) <= _LONGEST
            # a word alone may as well be a label, so an instruction must be very similar
            found = self.helped[word, alone] = self._similar(word, 0.82 if alone else 0.75) if few else ""
        if not found and alone and not statement.labels:
            found = f"if it is a label, write `{word}:`"
        return found

    def _similar(self, word: str, least: float) -> str:
        from ppcmacro.gas.directives import known_in

        if word[-1] in "+-" and is_mnemonic(word[:-1]):
            return f"`{word[:-1]}` has no form with a branch hint"
        later = next((one for one in self.unit.expansion.macros if one.name.lower() == word), None)
        if later is not None:
            return f"macro `{later.name}` is not defined at this point; a definition has to stand before the first call"
        if word in known_in((2, 40)):
            return f"a directive begins with a dot: `.{word}`"
        close = self._closest(word, least)
        return f"did you mean `{close}`?" if close else ""

    def _closest(self, word: str, least: float) -> str:
        from difflib import get_close_matches

        from ppcmacro.isa.names import described_mnemonics, other_mnemonics

        macros = {one.name.lower(): one.name for one in self.unit.expansion.macros[:_MACROS]}
        for names in (macros, described_mnemonics(), other_mnemonics()):
            # sorted, because equally close names are told apart by their order
            close = get_close_matches(word, sorted(names), 1, least)
            if close:
                return macros.get(close[0], close[0])
        return ""


def _place(statement: Statement, at: int) -> tuple[Origin, tuple[Label, ...]]:
    """Return where the word is written; one that came with an argument stands at the call, so it is a further place."""
    text = statement.text
    place = text.at(at)
    if place.frame is not text.origin.frame and _expansion(place) is not _expansion(text.origin):
        return text.origin, (Label(place, "this part of the statement is written here"),)
    return place, ()


def _expansion(origin: Origin) -> Frame | None:
    return next((frame for frame in origin.frames() if frame.kind != "cpp"), None)
