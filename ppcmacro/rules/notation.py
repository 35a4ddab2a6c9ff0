"""How the operands of a statement were written, and where: rules about notation ask here.

The decoded operand has the number that the assembler takes; `r4`, `SPRN_SRR1` and `x@ha` are still in the pieces of
the text.
"""

from __future__ import annotations

from ppcmacro.diagnostic import Edit, Fix
from ppcmacro.gas.expression import Name, Number, Register
from ppcmacro.isa import Operand
from ppcmacro.macro.units import unit_of
from ppcmacro.patterns import pattern
from ppcmacro.rules.examination import Examination
from ppcmacro.source import Frame, Location, Origin
from ppcmacro.spelling import spelled, stands_in_line

__all__ = ["following_fix", "mnemonic_fix", "operand_fix", "register_written", "rewritten", "shown", "written_operand"]

_LABELS = pattern(r"(?:[\w.$]+:\s*)+(?=\S)")
_GENERAL = pattern(r"%?r(?:[12]?[0-9]|3[01])")
_VECTOR = pattern(r"%?v(?:[12]?[0-9]|3[01])")
_FLOATING = pattern(r"%?fr?(?:[12]?[0-9]|3[01])")
_END = pattern(r";|/\*|//|#")
_LONGEST = len("fr31")
_FILES = {"r": _GENERAL, "v": _VECTOR, "f": _FLOATING}
_KINDS = {"gpr": "r", "vr": "v", "fpr": "f"}


def shown(examination: Examination, index: int) -> str:
    """Return statement `index` as it stands in its file, without labels, for a message."""
    text = examination.in_source(index)
    label = _LABELS.match(text)
    return text[label.end() :] if label else text


def written_operand(examination: Examination, index: int, operand: Operand) -> str:
    """Return an operand of statement `index` with its C names, such as `VCPU_GPR(R4)` or `r4`."""
    statement = examination.unit.statements[index]
    whole, operands = statement.text, statement.operands
    if whole.text.endswith(operands.text):
        offset = len(whole.text) - len(operands.text)
        return spelled(whole, offset + operand.start, offset + operand.end).strip()
    return spelled(operands, operand.start, operand.end).strip()


def register_written(examination: Examination, index: int, operand: Operand, files: str = "r") -> str:
    """Return the register name that an operand is written as, "" when it is none of the files ("r", "v", "f").

    `%r4`, a plain `r4` and a C macro of that name count; `4`, `R4` and a larger expression do not.
    """
    value = operand.value
    if isinstance(value, Register):
        return operand.text if _KINDS.get(value.kind, "-") in files else ""
    if isinstance(value, Name):
        # a plain word may as well be a symbol, so only the general registers are taken for what they look like
        return value.name if "r" in files and _GENERAL.fullmatch(value.name) else ""
    if not isinstance(value, Number) or value.value > 31 or not _through_c_macro(examination, index, operand, files):
        return ""
    text = written_operand(examination, index, operand)
    return text if any(_FILES[one].fullmatch(text) for one in files) else ""


def _through_c_macro(examination: Examination, index: int, operand: Operand, files: str) -> bool:
    """Whether a number came through a C macro with the name of a register: cheap, and no proof."""
    statement = examination.unit.statements[index]
    if stands_in_line(statement.origin, statement.text.text, operand.text):
        return False
    for start, end, origin in statement.operands.pieces:
        if start >= operand.end:
            return False
        if end > operand.start:
            frame = origin.frame
            while frame is not None:
                if frame.kind == "cpp" and len(frame.name) <= _LONGEST and frame.name[:1] in files:
                    return True
                frame = frame.call.frame
    return False


def rewritten(examination: Examination, index: int, mnemonic: str, operands: list[str]) -> str:
    """Return a statement for a help text: another mnemonic, or other operands, with the usual blanks."""
    return f"{mnemonic or examination.unit.statements[index].head} {', '.join(operands)}"


def mnemonic_fix(examination: Examination, index: int, mnemonic: str, safe: bool = True) -> Fix | None:
    """Return the edit that replaces the mnemonic where it is written, None when it is not found there verbatim."""
    statement = examination.unit.statements[index]
    text = statement.text
    origin = text.at(unit_of(text.text).at)
    return _edit(origin, statement.origin, statement.head, mnemonic, safe)


def following_fix(examination: Examination, index: int, text: str) -> Fix | None:
    """Return the edit that puts a statement behind another one, on its line; None when its end is not found there."""
    statement = examination.unit.statements[index]
    origin = statement.text.at(unit_of(statement.text.text).at)
    source, line, column = origin.location
    rest = source.line(line)[max(column - 1, 0) :]
    if not column or any(frame.kind == "cpp" for frame in origin.frames()) or not rest.startswith(statement.head):
        return None
    # Quotes may hide what ends a statement, and a line that goes on has no end here.
    if '"' in rest or "'" in rest or rest.endswith("\\"):
        return None
    end = len(_END.split(rest, maxsplit=1)[0].rstrip())
    return Fix((Edit(origin._replace(location=Location(source, line, column + end)), 0, f"; {text}"),))


def operand_fix(examination: Examination, index: int, operand: Operand, text: str, safe: bool = True) -> Fix | None:
    """Return the edit that replaces an operand where it is written; None when an argument of a macro gave it."""
    statement = examination.unit.statements[index]
    origin = statement.operands.at(operand.start)
    while origin.frame is not None and origin.frame.kind == "cpp":
        origin = origin.frame.call
    return _edit(origin, statement.origin, written_operand(examination, index, operand), text, safe)


def _edit(origin: Origin, statement: Origin, old: str, new: str, safe: bool) -> Fix | None:
    if origin.frame is not None and origin.frame.kind == "cpp":
        return None  # what a C macro stands for is another text at each of its uses
    if _expansion(origin) is not _expansion(statement) or origin.location.line != statement.location.line:
        return None
    column = origin.location.column
    line = origin.location.source.line(origin.location.line)
    if not column or not old or not line.startswith(old, column - 1):
        return None
    return Fix((Edit(origin, len(old), new),), safe=safe)


def _expansion(origin: Origin) -> Frame | None:
    return next((frame for frame in origin.frames() if frame.kind != "cpp"), None)
