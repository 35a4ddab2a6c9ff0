"""Instructions that GNU as refuses although the macro layer is done with them: wrong operands.

Only what is certain is said (`ppcmacro.isa` leaves a problem open that depends on names without a value).
"""

from __future__ import annotations

from collections.abc import Iterator

from ppcmacro import codes
from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.gas.expression import Name
from ppcmacro.gas.statement import Statement
from ppcmacro.isa import Instruction
from ppcmacro.source import Frame
from ppcmacro.unit import Unit

__all__ = ["refusals"]


def refusals(unit: Unit) -> Iterator[tuple[int, Diagnostic]]:
    """Yield the statements with refused operands and the finding for each; a place in a macro is named once."""
    known = {label.name for label in unit.expansion.labels} | set(unit.expansion.symbols)
    seen: set[tuple[object, str]] = set()
    for index, statement in enumerate(unit.statements):
        if statement.kind != "instruction":
            continue
        instruction = unit.instruction(index)
        if instruction is None:
            continue
        finding = _bare_parameter(statement, instruction, known) or _refused(unit, index, statement, instruction)
        if finding is not None:
            key = (finding.origin.location, finding.message)
            if key not in seen:
                seen.add(key)
                yield index, finding


def _refused(unit: Unit, index: int, statement: Statement, instruction: Instruction) -> Diagnostic | None:
    if not instruction.problem:
        return None
    empty = [name for frame in _macros(statement)[:1] for name, value in frame.args if not value]
    if empty and instruction.problem == "missing operand":
        frame = _macros(statement)[0]
        names = " and ".join(f"`{name}`" for name in empty)
        return codes.MACRO_PARAMETER(
            statement.origin,
            f"missing operand: `{unit.spelled(index).strip()}`; {frame.name} is called without a value for {names}",
            help=f"give {names} a value in the call, or a default in the definition",
        )
    return codes.BAD_OPERAND(
        statement.origin,
        f"{instruction.problem}: `{unit.spelled(index).strip()}`",
        severity=Severity.NOTE if unit.unconfigured else codes.BAD_OPERAND.severity,
        help=f"see the operands of `{instruction.mnemonic}`",
    )


def _bare_parameter(statement: Statement, instruction: Instruction, known: set[str]) -> Diagnostic | None:
    """A parameter's name without its backslash, where a register or a number is needed."""
    frames = _macros(statement)
    if not frames:
        return None
    parameters = {name for name, _ in frames[0].args}
    for operand in instruction.operands:
        expression = operand.value
        if isinstance(expression, Name) and expression.name in parameters and expression.name not in known:
            name = expression.name
            return codes.MACRO_PARAMETER(
                statement.origin,
                f"`{name}` is a parameter of {frames[0].name}, but stands here without its backslash, as a symbol",
                help=f"write `\\{name}`",
            )
    return None


def _macros(statement: Statement) -> list[Frame]:
    return [frame for frame in statement.origin.frames() if frame.kind == "macro"]
