"""Macros: their definition, their calls, and the directives around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppcmacro import codes
from ppcmacro.diagnostic import Label
from ppcmacro.gas.derived import Cut
from ppcmacro.macro.arguments import Percent, Problem, bind
from ppcmacro.macro.collect import collect, report_swallowed
from ppcmacro.macro.counters import counters_in
from ppcmacro.macro.definition import Header, parse_macro_header
from ppcmacro.macro.expansion import Call, MacroDefinition
from ppcmacro.macro.explain import junk
from ppcmacro.macro.frames import Context, MacroFrame, Source
from ppcmacro.macro.levels import ExpansionLevel
from ppcmacro.macro.substitution import BodyLine, CompiledBody, compile_body
from ppcmacro.macro.units import unit_of
from ppcmacro.names import NAME
from ppcmacro.patterns import pattern
from ppcmacro.source import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppcmacro.macro.engine import Engine
    from ppcmacro.macro.units import Unit

__all__ = ["DIRECTIVES", "Macro", "call", "check_depth"]

_NAME = pattern(NAME)
_MODES = 2


class Macro:
    """A macro that can be called.

    header   the text behind `.macro`, in which the defaults stand
    """

    __slots__ = ("_compiled", "_lines", "defaults", "definition", "header", "names")

    def __init__(self, definition: MacroDefinition, lines: list[BodyLine], header: Text, parsed: Header) -> None:
        self.definition = definition
        self.header = header
        self.defaults: list[Source] = [
            (header, default.spans) if default.spans else None for default in parsed.defaults
        ]
        self.names = tuple(parameter.name for parameter in parsed.parameters)
        self._lines = lines
        self._compiled: list[CompiledBody | None] = [None] * _MODES

    def body(self, alternate: bool, counts: bool) -> CompiledBody:
        """Return the body for the mode that is in force at a call."""
        compiled = self._compiled[alternate]
        if compiled is None:
            compiled = compile_body(self._lines, self.names, macro=True, alternate=alternate, counts=counts)
            self._compiled[alternate] = compiled
        return compiled


def percent_of(engine: Engine) -> Percent | None:
    """Return what evaluates `%expression` in arguments while `.altmacro` is in force."""
    return engine.percent if engine.alternate else None


def check_depth(engine: Engine, text: Text, name: str) -> None:
    """Stop when one more expansion is one too many."""
    limit = engine.options.limits.depth
    if engine.nest >= limit:
        engine.report(
            codes.NESTED_TOO_DEEPLY,
            text,
            f"macros nested too deeply: `{name}` would be expansion {engine.nest + 1} within another, "
            f"{limit} are possible",
            help="a macro that calls itself needs a condition that becomes false",
        )
        engine.conditionals.stack.clear()
        engine.stop()


# ---- definitions ----


def define(engine: Engine, unit: Unit, text: Text) -> None:
    """`.macro`."""
    label = unit.labels[-1] if unit.labels and not unit.labels[-1].isdigit() else ""
    header = parse_macro_header(unit.operands, label, percent_of(engine))
    if label:
        if len(unit.labels) > 1:
            engine.emit_labels(unit, text)
        engine.symbols.assign(label, "0", "set")
        engine.emit_made("assignment", f"{engine.quoted(label)} = 0", text.origin)
    elif unit.labels:
        engine.emit_labels(unit, text)
    name = header.name
    what = f"the definition of macro `{name}`" if name else "a macro definition"
    complaint = f"unexpected end of file in macro `{name}` definition"
    body = collect(engine, text, what, complaint, macro=True)
    header_text = text.slice(unit.rest, len(text.text))
    report_problems(engine, header.problems, text, unit.rest)
    if body.end is None or not header.usable:
        return
    definition = MacroDefinition(
        name, header.parameters, tuple([line.text for line in body.lines]), text.origin, body.end
    )
    lowered = name.lower()
    previous = engine.macros.get(lowered)
    if previous is not None:
        engine.report(
            codes.MACRO_REDEFINED,
            text,
            f"macro `{name}` was already defined; the first definition stays",
            offset=unit.rest if not label else 0,
            related=[Label(previous.definition.origin, f"`{previous.definition.name}` is defined here")],
            help=f"remove one of them, or put `.purgem {name}` before the second",
        )
        return
    if lowered[:1] == "." and lowered[1:] in engine.known:
        message = f"attempt to redefine pseudo-op `{name}` ignored: the directive is used instead of the macro"
        engine.report(codes.READER_WARNING, text, message)
    if engine.conditionals.kept:
        engine.refuse_kept(text, f"defines macro `{name}`")
    engine.result.macros.append(definition)
    engine.macros[lowered] = Macro(definition, body.lines, header_text, header)


def report_problems(engine: Engine, problems: tuple[Problem, ...], text: Text, base: int) -> None:
    """Report what was said about a header or a call; offsets count from `base`."""
    for message, offset, kind, warning in problems:
        if warning:
            code = codes.READER_WARNING
        else:
            code = codes.MACRO_PARAMETER if kind == "parameter" else codes.BAD_DEFINITION
        at = min(base + offset, max(len(text.text) - 1, 0))
        engine.report(code, text, message, offset=at)


def purge(engine: Engine, unit: Unit, text: Text) -> None:
    """`.purgem`: names with commas between them."""
    operands = unit.operands
    at = 0
    while True:
        found = _NAME.match(operands, at)
        if not found:
            break
        if engine.macros.pop(found[0].lower(), None) is None:
            message = f"attempt to purge non-existing macro `{found[0]}`"
            engine.report(codes.READER_WARNING, text, message, offset=unit.rest + at)
        at = found.end()
        if operands[at : at + 1] != ",":
            break
        at += 1
    if operands[at:].strip():
        engine.report_syntax(
            unit,
            text,
            f"junk at end of line, first unrecognized character is `{operands[at:].strip()[0]}'",
            unit.rest + at,
        )
    if engine.conditionals.kept:
        engine.refuse_kept(text, "purges a macro")


# ---- calls ----


def call(engine: Engine, macro: Macro, unit: Unit, text: Text) -> None:
    """Expand a macro: its text becomes the current input."""
    definition = macro.definition
    start = _end_of_name(unit)
    operands = unit.text[start:]
    if unit.dotted and ";" in operands:
        cut = operands.index(";")
        operands = operands[:cut]
        engine.level.split_off(engine.level.index - 1, start + cut + 1)
    name = definition.name
    binding = bind(name, definition.parameters, operands, percent_of(engine))
    if binding.problems:
        _report_call(engine, macro, binding.problems, text, start)
    if binding.refused:
        return
    check_depth(engine, text, name)
    arguments = Cut(operands, text, start)
    values: list[str] = []
    sources: list[Source] = []
    for parameter, argument, default in zip(definition.parameters, binding.arguments, macro.defaults, strict=True):
        if argument.text:
            values.append(argument.text)
            sources.append((arguments, argument.spans))
        else:
            values.append(parameter.default)
            sources.append(default)
    body = macro.body(engine.alternate, engine.options.gas_version >= (2, 43))
    at = unit.at
    origin = text.at(at) if at else text.origin
    where = definition.origin.location
    frame = MacroFrame(name, origin, where, macro.names, tuple(values), sources, unit.text[at:])
    for clash, line in body.clashes:
        message = f"`{clash}` was already used as parameter (or another local) name"
        engine.report(codes.BAD_DEFINITION, line, message)
    for line in body.unclosed:
        engine.report(codes.SYNTAX_ERROR, line, "missing `)`: `\\(` has no `)` in the body of the macro")
    counters = engine.counters
    if counters.doubts:
        engine.refuse_counters(counters_in(body, len(values), macro=True), text)
    count = counters.each.get(macro, 0)
    slots = [*values, str(counters.calls), str(count)]
    for _ in range(body.locals):
        counters.locals += 1
        slots.append(f".LL{counters.locals:04x}")
    counters.calls += 1
    counters.each[macro] = count + 1
    level = ExpansionLevel(
        "macro", body.lines, iter((Context(frame, slots, sources),)), engine.options.gas_version, engine
    )
    level.frame = frame
    level.number = len(engine.result.calls)
    index = len(engine.written)
    part = text.slice(at, len(text.text)) if at else text
    record = Call(frame, definition, index, index, part, dict(zip(macro.names, values, strict=True)))
    engine.result.calls.append(record)
    engine.push(level)


def _end_of_name(unit: Unit) -> int:
    if unit.text[unit.at] == '"':
        return unit.text.index('"', unit.at + 1) + 1
    return unit.at + len(unit.written)


def _report_call(engine: Engine, macro: Macro, problems: tuple[Problem, ...], text: Text, start: int) -> None:
    definition = macro.definition
    swallows = unit_of(text.text).swallows
    if swallows and any(not problem.warning for problem in problems):
        consequence = f"but is an argument of macro `{definition.name}`"
        report_swallowed(engine, text, swallows, consequence)
        return
    related = [Label(definition.origin, f"macro `{definition.name}` is defined here")]
    takes = ", ".join(f"`{name}`" for name in macro.names) or "no parameters"
    for message, offset, _, warning in problems:
        engine.report(
            codes.READER_WARNING if warning else codes.MACRO_PARAMETER,
            text,
            _full(message, definition.name, takes, len(macro.names)),
            offset=min(start + offset, max(len(text.text) - 1, 0)),
            related=related,
        )


def _full(message: str, name: str, takes: str, count: int) -> str:
    if message == "too many positional arguments":
        return f"{message}: macro `{name}` takes {count} ({takes}), so the call expands to nothing"
    if message == "confusion in formal parameters":
        return f"{message}: a word with `=` must begin with a parameter's name and `=`, or stand in parentheses"
    if message == "can't mix positional and keyword arguments":
        return f"{message}: positional ones come first in a call of `{name}`, and here the call expands to nothing"
    if message.startswith("parameter named"):
        return f"{message}; it takes {takes}"
    return message


# ---- ends and exits ----


def stray_endm(engine: Engine, unit: Unit, text: Text) -> None:
    """`.endm` without `.macro`."""
    message = ".endm encountered without preceding .macro"
    engine.report(codes.STRAY_END, text, message, offset=unit.at)
    if unit.operands.strip():
        junk(engine, unit, text, unit.rest)


def exit_expansion(engine: Engine, unit: Unit, text: Text) -> None:
    """`.exitm`: leave the innermost expansion, or the file that was included from one."""
    if not engine.nest:
        message = "ignoring macro exit outside a macro definition"
        engine.report(codes.READER_WARNING, text, message, offset=unit.at)
        return
    if engine.conditionals.kept:
        engine.refuse_kept(text, "leaves an expansion with `.exitm`")
    engine.conditionals.leave(engine.nest)
    engine.pop()


def set_alternate(value: bool) -> Callable[[Engine, Unit, Text], None]:
    """Return what executes `.altmacro` or `.noaltmacro`."""

    def handle(engine: Engine, unit: Unit, text: Text) -> None:
        engine.alternate = value

    return handle


DIRECTIVES: dict[str, Callable[[Engine, Unit, Text], None]] = {
    "macro": define,
    "endm": stray_endm,
    "purgem": purge,
    "exitm": exit_expansion,
    "mexit": exit_expansion,
    "altmacro": set_alternate(True),
    "noaltmacro": set_alternate(False),
}
