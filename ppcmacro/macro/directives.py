"""Directives that the macro layer executes or follows besides conditionals, loops and macros."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ppcmacro import codes, names
from ppcmacro.layout import Place
from ppcmacro.macro.arguments import skip_blanks
from ppcmacro.macro.expansion import SymbolDefinition
from ppcmacro.macro.explain import junk
from ppcmacro.macro.files import NotAllowed, file_name, open_source, size_of_file
from ppcmacro.macro.levels import FileLevel, source_lines
from ppcmacro.macro.strings import QUOTED, plain, unquoted
from ppcmacro.patterns import pattern
from ppcmacro.source import Text

if TYPE_CHECKING:
    from ppcmacro.macro.engine import Engine
    from ppcmacro.macro.units import Unit

__all__ = ["DIRECTIVES", "NAME", "QUOTED", "assignment", "line_file"]

NAME = pattern(names.NAME)
_TARGET = pattern(r'("(?:[^"\\]|\\.)*"|[^ ,]+) ?(?:,|$)', re.DOTALL)
_KINDS = {"set": "set", "equ": "set", "equiv": "once", "eqv": "lazy"}


# ---- symbols ----


def assignment(engine: Engine, unit: Unit, text: Text) -> None:
    """`name = expression` and `name == expression`."""
    if unit.labels:
        engine.define_labels(unit, text)
    kind = "lazy" if unit.operator == "==" else "set"
    _assign(engine, unit, text, unit.written, unit.operands.strip(" "), unit.rest, kind)
    engine.emit("assignment", unit, text, unit.written, None, 0)


def set_symbol(engine: Engine, unit: Unit, text: Text) -> None:
    """`.set`, `.equ`, `.equiv`, `.eqv`."""
    if unit.labels:
        engine.define_labels(unit, text)
    operands = unit.operands
    found = _TARGET.match(operands)
    if not found or (not operands[: found.end()].endswith(",")):
        shown = operands.strip() or "nothing"
        message = f"expected comma after name `{shown}`" if operands.strip() else "expected symbol name"
        engine.report(codes.SYNTAX_ERROR, text, message, offset=min(unit.rest, len(text.text) - 1))
        return
    at = skip_blanks(operands, found.end())
    _assign(engine, unit, text, unquoted(found[1]), operands[at:].strip(" "), unit.rest + at, _KINDS[unit.name])
    engine.emit("directive", unit, text, unit.mnemonic, None, 0)


def _assign(engine: Engine, unit: Unit, text: Text, name: str, expression: str, at: int, kind: str) -> None:
    if name in (".", "$"):
        _move(engine, unit, text, expression, at)
        return
    result, done = engine.symbols.assign(name, expression, kind)
    for warning in result.warnings:
        engine.report(codes.READER_WARNING, text, warning, offset=at)
    for error in result.errors:
        engine.report(codes.NOT_CONSTANT, text, error, offset=at)
    if result.message:
        engine.report_syntax(unit, text, result.message, at + result.offset)
    elif not expression:
        engine.report(codes.SYNTAX_ERROR, text, f"missing expression: `{name}` is set to nothing")
    if not done and not engine.conditionals.kept:
        previous = engine.label_places.get(name)
        index = len(engine.written)
        engine.result.duplicates.append(SymbolDefinition(name, text.origin, index, previous))
        return
    if engine.conditionals.kept:
        engine.symbols.doubt(name)
    engine.result.assignments.note(name, len(engine.written), engine.symbols)
    engine.label_places.setdefault(name, SymbolDefinition(name, text.origin, len(engine.written)))


def _move(engine: Engine, unit: Unit, text: Text, expression: str, at: int) -> None:
    result = engine.symbols.evaluate(expression)
    if result.message:
        engine.report_syntax(unit, text, result.message, at + result.offset)
    target = result.value if isinstance(result.value, (int, Place)) else None
    here = engine.layout.here()
    if isinstance(target, Place) and isinstance(here, Place) and target.section != here.section:
        engine.report(codes.SYNTAX_ERROR, text, f'invalid segment "{target.section}"', offset=at)
        return
    if isinstance(here, Place):
        address = target.address if isinstance(target, Place) else target
        if address is not None and here.address is not None and address < here.address:
            message = f"attempt to move .org backwards: from offset {here.address:#x} to {address:#x}"
            engine.report(codes.SYNTAX_ERROR, text, message, offset=at)
            return
    engine.layout.origin(target)


def org(engine: Engine, unit: Unit, text: Text) -> None:
    """`.org target [, fill]`."""
    if unit.labels:
        engine.define_labels(unit, text)
    if engine.checks.refused(unit, text):
        return
    _move(engine, unit, text, unit.operands.partition(",")[0].strip(" "), unit.rest)
    engine.emit("directive", unit, text, ".org", None, 0)


def make_global(engine: Engine, unit: Unit, text: Text) -> None:
    """`.globl`."""
    if unit.labels:
        engine.define_labels(unit, text)
    if unit.escaped and engine.stray(unit, text):
        return
    if engine.checks.refused(unit, text):
        return
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[^ ,]+', unit.operands):
        engine.result.globals.add(unquoted(found[0]))
    engine.pass_on(unit, text)


def common(engine: Engine, unit: Unit, text: Text) -> None:
    """`.comm` and its relatives."""
    if (unit.escaped and engine.stray(unit, text)) or engine.checks.refused(unit, text):
        return
    found = re.match(r'"(?:[^"\\]|\\.)*"|[^ ,]+', unit.operands)
    if found:
        name = unquoted(found[0])
        if engine.symbols.common(name, unit.name == "lcomm") and not engine.conditionals.kept:
            previous = engine.label_places.get(name)
            engine.result.duplicates.append(SymbolDefinition(name, text.origin, len(engine.written), previous))
            return
    engine.pass_on(unit, text)


# ---- messages ----


def _string(engine: Engine, unit: Unit, text: Text) -> str | None:
    """The string operand of a message; None (and a report) when it is no string."""
    operands = unit.operands
    found = QUOTED.match(operands)
    if not found:
        return None
    if operands[found.end() :].strip():
        at = skip_blanks(operands, found.end())
        message = f"junk at end of line, first unrecognized character is `{operands[at]}'"
        engine.report_syntax(unit, text, message, unit.rest + at)
    said = plain(found[1])
    if "\0" in said:
        engine.report(codes.SYNTAX_ERROR, text, "this string may not contain `\\0`", offset=unit.rest)
    return said


def err(engine: Engine, unit: Unit, text: Text) -> None:
    """`.err`."""
    if engine.conditionals.kept:
        engine.pass_on(unit, text)
    else:
        engine.report(codes.USER_ERROR, text, ".err encountered")


def message(engine: Engine, unit: Unit, text: Text) -> None:
    """`.error` and `.warning`."""
    if engine.conditionals.kept:
        engine.pass_on(unit, text)
        return
    code = codes.USER_ERROR if unit.name == "error" else codes.USER_WARNING
    if not unit.operands.strip():
        engine.report(code, text, f".{unit.name} directive invoked in source file")
        return
    said = _string(engine, unit, text)
    if said is None:
        engine.report(codes.SYNTAX_ERROR, text, f".{unit.name} argument must be a string", offset=unit.rest)
        return
    engine.report(code, text, said.replace("\n", " "))
    if unit.name == "warning":
        engine.pass_on(unit, text)


def fail(engine: Engine, unit: Unit, text: Text) -> None:
    """`.fail number`: an error below 500, a warning from there on."""
    if engine.conditionals.kept:
        engine.pass_on(unit, text)
        return
    number = engine.symbols.number(unit.operands.strip(" ")) or 0
    if number >= 500:
        engine.report(codes.USER_WARNING, text, f".fail {number} encountered")
        engine.pass_on(unit, text)
    else:
        engine.report(codes.USER_ERROR, text, f".fail {number} encountered")


def print_text(engine: Engine, unit: Unit, text: Text) -> None:
    """`.print`."""
    if engine.conditionals.kept:
        engine.pass_on(unit, text)
        return
    said = _string(engine, unit, text)
    if said is None:
        engine.report(codes.SYNTAX_ERROR, text, "missing string: `.print` wants one in double quotes")
        return
    engine.result.printed.append(said)
    engine.pass_on(unit, text)


def abort(engine: Engine, unit: Unit, text: Text) -> None:
    """`.abort`: nothing is read after it."""
    if engine.conditionals.kept:
        engine.pass_on(unit, text)
        return
    engine.report(codes.USER_ERROR, text, ".abort detected.  Abandoning ship")
    engine.conditionals.stack.clear()
    engine.stop()


def end(engine: Engine, unit: Unit, text: Text) -> None:
    """`.end`: nothing is read after it, whatever is open."""
    if engine.conditionals.kept:
        engine.refuse_kept(text, "ends the input")
    engine.stop()


# ---- files and lines ----


def include(engine: Engine, unit: Unit, text: Text) -> None:
    """`.include "file"`."""
    named = file_name(unit.operands)
    if named is None:
        engine.report(codes.SYNTAX_ERROR, text, "missing string: `.include` wants a file name in double quotes")
        return
    name, after = named
    if unit.operands[after:].strip():
        at = skip_blanks(unit.operands, after)
        engine.report_syntax(
            unit, text, f"junk at end of line, first unrecognized character is `{unit.operands[at]}'", unit.rest + at
        )
    if sum(level.kind == "file" for level in engine.levels) > engine.options.limits.includes:
        limit = engine.options.limits.includes
        engine.report(codes.LIMIT_REACHED, text, f"too many nested `.include` files: the limit of {limit} is reached")
        engine.stop()
    try:
        source = open_source(name, engine.options, text.origin)
    except NotAllowed as refused:
        engine.report(codes.OUTSIDE, text, str(refused), offset=unit.rest)
        return
    except (OSError, ValueError) as refused:
        reason = getattr(refused, "strerror", None) or "No such file or directory"
        engine.report(
            codes.MISSING_INCLUDE,
            text,
            f"can't open {name} for reading: {reason}",
            offset=unit.rest,
            help="the name counts from the assembler's working folder; give other folders with `-I`",
        )
        return
    engine.result.included.append(source.path)
    engine.result.sources.append(source)
    engine.push(FileLevel(source_lines(source), engine.options.gas_version))


def include_binary(engine: Engine, unit: Unit, text: Text) -> None:
    """`.incbin "file" [, skip [, count]]`."""
    if unit.labels:
        engine.define_labels(unit, text)
    named = file_name(unit.operands)
    if named is None:
        engine.report(codes.SYNTAX_ERROR, text, "missing string: `.incbin` wants a file name in double quotes")
        return
    name, after = named
    at = skip_blanks(unit.operands, after)
    first, *more = unit.operands[at:].split(",", 3)
    if first or len(more) > 2:
        junk(engine, unit, text, unit.rest + (at if first else unit.operands.rindex(",")))
        return
    numbers = []
    for part in more:
        number = engine.symbols.number(part.strip(" ")) if part.strip() else 0
        if number is None:
            message = f"bad or irreducible absolute expression: `{part.strip()}` is no number here"
            engine.report(codes.NOT_CONSTANT, text, message, offset=unit.rest)
            return
        numbers.append(number)
    size = _part_of_file(engine, text, name, *numbers)
    span = engine.layout.unknown() if size is None else engine.layout.add(size)
    engine.emit("directive", unit, text, ".incbin", span.address, span.size)


def _part_of_file(engine: Engine, text: Text, name: str, skip: int = 0, count: int = 0) -> int | None:
    """Return how many bytes `.incbin` takes of a file, None (and a report) when it cannot; a count of 0 means all."""
    try:
        length = size_of_file(name, engine.options)
    except NotAllowed as refused:
        engine.report(codes.OUTSIDE, text, str(refused))
        return None
    except (OSError, ValueError):
        # A build that is not complete yet has not made all its binary files either.
        if not engine.options.incomplete:
            engine.report(
                codes.MISSING_BINARY,
                text,
                f"file not found: {name}",
                help="the name counts from the assembler's working folder; give other folders with `-I`",
            )
        return None
    size = count or length - skip
    if skip < 0 or size < 0 or skip + size > length:
        message = f"skip ({skip}) or count ({size}) invalid for file size ({length})"
        engine.report(codes.SYNTAX_ERROR, text, f"{message}: `{name}` has no such part")
        return None
    return size


def line_file(engine: Engine, unit: Unit, text: Text) -> None:
    """`.linefile number "file"`, which is what a line marker becomes."""
    number, _, rest = unit.operands.partition(" ")
    found = QUOTED.match(rest)
    if number.isdigit() and (found or rest.strip() == "."):
        engine.level.scrubber.move(text.origin, int(number), plain(found[1]) if found else None)


def no_effect(engine: Engine, unit: Unit, text: Text) -> None:
    """`.line`: it has an effect on the messages of GNU as only, so it goes out."""
    if unit.labels:
        engine.define_labels(unit, text)
    engine.pass_on(unit, text)


def mri(engine: Engine, unit: Unit, text: Text) -> None:
    """`.mri`: another macro language, which is refused."""
    if engine.symbols.number(unit.operands.strip(" ")):
        engine.report(codes.UNSUPPORTED, text, "`.mri 1` begins another macro language, which is not supported")
        engine.conditionals.stack.clear()
        engine.stop()


DIRECTIVES: dict[str, Callable[[Engine, Unit, Text], None]] = {
    **dict.fromkeys(_KINDS, set_symbol),
    "org": org,
    **dict.fromkeys(("globl", "global", "xdef"), make_global),
    **dict.fromkeys(("comm", "common", "lcomm", "tls_common"), common),
    "err": err,
    "error": message,
    "warning": message,
    "fail": fail,
    "print": print_text,
    "abort": abort,
    "end": end,
    "include": include,
    "incbin": include_binary,
    "linefile": line_file,
    "line": no_effect,
    "mri": mri,
}
