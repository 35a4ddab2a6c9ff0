"""Loops: `.rept`, `.irp` and `.irpc`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ppcmacro import codes
from ppcmacro.gas.derived import Cut
from ppcmacro.macro.arguments import EMPTY, Argument, characters, skip_blanks, skip_comma, split_list
from ppcmacro.macro.calls import check_depth, percent_of
from ppcmacro.macro.collect import collect
from ppcmacro.macro.counters import counters_in
from ppcmacro.macro.explain import junk, why_not_constant
from ppcmacro.macro.frames import Context, Source
from ppcmacro.macro.levels import ExpansionLevel
from ppcmacro.macro.substitution import BodyLine, CompiledBody, CompiledLine, compile_body
from ppcmacro.names import NAME
from ppcmacro.patterns import pattern
from ppcmacro.source import Frame, Origin, Text

if TYPE_CHECKING:
    from ppcmacro.macro.engine import Engine
    from ppcmacro.macro.units import Unit

__all__ = ["DIRECTIVES"]

_NAME = pattern(NAME)


def repeat(engine: Engine, unit: Unit, text: Text) -> None:
    """`.rept count`: the body is not substituted (from gas 2.43 on `\\+` is)."""
    count = _count(engine, unit, text)
    body = collect(engine, text, f"the loop of `.{unit.name}`", "REPT without ENDR", macro=False)
    if count <= 0 or not body.lines or body.end is None:
        return
    check_depth(engine, text, f".{unit.name}")
    counts = engine.options.gas_version >= (2, 43)
    lines = [_repeated(line, counts) for line in body.lines]
    _start(engine, lines, _rounds(unit.name, text, count, counts))


def _repeated(line: BodyLine, counts: bool) -> CompiledLine:
    string = line.text.text
    if not counts or "\\+" not in string:
        return CompiledLine(line.text, line.end, None, ())
    parts: list[str | int] = []
    spans: list[int] = []
    at = 0
    for literal in string.split("\\+"):
        if at:
            parts.append(0)
            spans.append(at - 2)
        if literal:
            parts.append(literal)
            spans.append(at)
        at += len(literal) + 2
    return CompiledLine(line.text, line.end, tuple(parts), tuple(spans))


_NOTHING: list[str] = []


def _rounds(name: str, text: Text, count: int, counts: bool) -> Iterator[Context]:
    call = text.origin
    for turn in range(1, count + 1):
        frame = Frame("loop", name, call, call.location, (), text.text, turn)
        yield Context(frame, [str(turn - 1)] if counts else _NOTHING, ())


def _count(engine: Engine, unit: Unit, text: Text) -> int:
    operands = unit.operands.strip(" ")
    if not operands:
        return 0
    result = engine.symbols.evaluate(operands)
    for warning in result.warnings:
        engine.report(codes.READER_WARNING, text, warning, offset=unit.rest)
    if result.message:
        engine.report_syntax(unit, text, result.message, unit.rest + result.offset)
    number = result.number
    if number is None:
        if not result.message:
            reason = why_not_constant(engine, operands, result)
            message = f"bad or irreducible absolute expression: {reason}"
            engine.report(codes.NOT_CONSTANT, text, message, offset=unit.rest)
        return 0
    if number < 0:
        message = f"negative count for REPT - ignored: `{operands}` is {number}"
        engine.report(codes.SYNTAX_ERROR, text, message, offset=unit.rest)
    return number


def over_values(engine: Engine, unit: Unit, text: Text) -> None:
    """`.irp name, values` and `.irpc name, characters`."""
    operands = unit.operands
    complaint = "unexpected end of file in irp or irpc"
    body = collect(engine, text, f"the loop of `.{unit.name}`", complaint, macro=False)
    at = skip_blanks(operands, 0)
    found = _NAME.match(operands, at)
    if not found:
        message = f"missing model parameter: a name must follow `.{unit.name}`"
        engine.report(codes.BAD_DEFINITION, text, message, offset=min(unit.rest, len(text.text) - 1))
        return
    if body.end is None:
        return
    start = skip_comma(operands, found.end())
    rest = operands[start:].rstrip(" ")
    if not rest:
        values: Sequence[Argument] = [EMPTY]
    elif unit.name in ("irpc", "irepc"):
        values = characters(rest)
    else:
        values = split_list(rest, percent_of(engine))
    check_depth(engine, text, f".{unit.name}")
    compiled = _compile(engine, body.lines, found[0])
    for where in compiled.unclosed:
        engine.report(codes.SYNTAX_ERROR, where, "missing `)`: `\\(` has no `)` in the body of the loop")
    listed = Cut(rest, text, unit.rest + start)
    if engine.counters.doubts:
        engine.refuse_counters(counters_in(compiled, 1, macro=False), text)
    turns = _turns(unit.name, found[0], text, values, listed, str(engine.counters.calls))
    _start(engine, compiled.lines, turns)


def _compile(engine: Engine, lines: list[BodyLine], name: str) -> CompiledBody:
    counts = engine.options.gas_version >= (2, 43)
    return compile_body(lines, (name,), macro=False, alternate=engine.alternate, counts=counts)


def _turns(
    name: str, parameter: str, text: Text, values: Sequence[Argument], listed: Text, counter: str
) -> Iterator[Context]:
    call: Origin = text.origin
    for turn, value in enumerate(values, 1):
        source: Source = (listed, value.spans) if value.spans else None
        frame = Frame("loop", name, call, call.location, ((parameter, value.text),), text.text, turn)
        yield Context(frame, [value.text, counter, str(turn - 1)], (source,))


def _start(engine: Engine, lines: Sequence[CompiledLine], turns: Iterator[Context]) -> None:
    engine.push(ExpansionLevel("loop", lines, turns, engine.options.gas_version, engine))


def stray_endr(engine: Engine, unit: Unit, text: Text) -> None:
    """`.endr` without a loop."""
    message = ".endr encountered without preceding .rept, .irp, or .irpc"
    engine.report(codes.STRAY_END, text, message, offset=unit.at)
    if unit.operands.strip():
        junk(engine, unit, text, unit.rest)


DIRECTIVES: dict[str, Callable[[Engine, Unit, Text], None]] = {
    **dict.fromkeys(("rept", "rep"), repeat),
    **dict.fromkeys(("irp", "irep", "irpc", "irepc"), over_values),
    "endr": stray_endr,
}
