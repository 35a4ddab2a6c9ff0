"""From a path and settings to an expanded unit: reads, preprocesses and expands one file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ppcmacro import codes
from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.errors import UsageError
from ppcmacro.files import MAX_BYTES, TooLarge, binary_fault, read_source
from ppcmacro.macro import ExpandOptions, Limits, expand
from ppcmacro.macro.expansion import Expansion
from ppcmacro.patterns import pattern
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.reading.build import DEFAULT_CPU, Build, build_of
from ppcmacro.project.reading.safety import refused
from ppcmacro.protocols import Cpu, Protocols, load_protocols
from ppcmacro.records import NamedTuple
from ppcmacro.source import Location, Origin, Source, SourceLine, Text
from ppcmacro.unit import Unit

if TYPE_CHECKING:
    from ppcmacro.cpp import Preprocessed

__all__ = ["Reading", "read_unit"]

# Findings that a missing configuration can cause.
_BY_VALUE = frozenset(
    code.code for code in (codes.PREPROCESSOR, codes.SYNTAX_ERROR, codes.NOT_CONSTANT, codes.UNKNOWN_OPCODE)
)


# What tells, where the suffix does not, that a source is written for the C preprocessor.
_CPP = pattern(r"^[ \t]*#[ \t]*(?:include|define|if|ifdef|ifndef)\b", re.MULTILINE)


class Reading(NamedTuple):
    """One file, read.

    unit           the expanded unit; None when the file is no text
    preprocessed   what the C preprocessor gave; None for text that is not preprocessed
    diagnostics    what was found on the way, in order
    lines          the text that the macro engine was given
    build          how it was preprocessed and is assembled; None when the file is no text
    """

    source: Source
    unit: Unit | None
    preprocessed: Preprocessed | None
    diagnostics: list[Diagnostic]
    lines: list[Text]
    build: Build | None = None


def read_unit(path: str, settings: Settings, text: str | None = None) -> Reading:
    """Read, preprocess and expand the file at `path`, or `text` as if it were that file.

    Raises UsageError for a file that cannot be read and ConfigError for a protocol file that cannot be used.
    """
    if text is not None:
        source = Source("<stdin>" if path == "-" else path, text)
    else:
        try:
            source = read_source(path)
        except TooLarge:
            source = Source(path, "")
            message = f"the file has more than {MAX_BYTES // 2**20} MiB, which is the limit, and is not read"
            return Reading(source, None, None, [codes.LIMIT_REACHED(Origin(Location(source, 1, 1)), message)], [])
        except OSError as error:
            raise UsageError(f"cannot read `{path}`: {error.strerror}") from None
    fault = binary_fault(source)
    if fault is not None:
        return Reading(source, None, None, [fault], [])
    protocols = load_protocols(settings.protocols)
    build = build_of(path, settings, protocols)
    fault = refused(source, build.cpp.roots)
    if fault is not None:
        return Reading(fault.origin.location.source, None, None, [fault], [])
    diagnostics: list[Diagnostic] = []
    preprocessed: Preprocessed | None = None
    if _wants_cpp(source, path, settings, build):
        outcome = _preprocess(source, path, settings, build)
        if isinstance(outcome, Diagnostic):
            return Reading(source, None, None, [outcome], [], build)
        preprocessed = outcome
        diagnostics += preprocessed.diagnostics
        lines = preprocessed.lines
    else:
        lines = _plain_lines(source)
    expansion = expand(lines, _expand_options(settings, build, bool(preprocessed and preprocessed.missing)))
    diagnostics += expansion.diagnostics
    unconfigured = build.in_kernel and preprocessed is not None and bool(preprocessed.missing)
    if unconfigured:
        diagnostics = _uncertain(diagnostics)
    claimed = _cpu_of_macros(protocols, expansion)
    cpu = build.cpu or claimed or protocols.cpus[DEFAULT_CPU]
    known = bool(settings.cpu) or claimed is not None
    if build.cpu is not None and not (unconfigured and cpu.name == DEFAULT_CPU):
        known = True  # of an unconfigured tree, files for several cores are read for the usual one
    unit = Unit(source.path, expansion, preprocessed, protocols, cpu, unconfigured, source, known)
    return Reading(source, unit, preprocessed, diagnostics, lines, build)


def _wants_cpp(source: Source, path: str, settings: Settings, build: Build) -> bool:
    language = settings.language or build.language
    if language:
        return language == "assembler-with-cpp"
    if path.endswith((".S", ".sx")):
        return True
    return path.endswith((".asm", ".inc", ".h")) and _CPP.search(source.text) is not None


def _plain_lines(source: Source) -> list[Text]:
    lines = source.text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return [SourceLine(line, source, number) for number, line in enumerate(lines, 1)]


def _preprocess(source: Source, path: str, settings: Settings, build: Build) -> Preprocessed | Diagnostic:
    """Preprocess the source; a Diagnostic says why an external preprocessor gave nothing."""
    from ppcmacro.cpp import preprocess

    preprocessed = preprocess(source, build.cpp)
    if settings.cpp:
        from ppcmacro.project.reading.external_cpp import run_external

        outcome = run_external(settings.cpp, source, path == "-", build)
        if isinstance(outcome, Diagnostic):
            return outcome
        # The contracts' names are looked up in our own table: the program gives text only.
        return preprocessed._replace(lines=outcome, diagnostics=[], missing=[])
    if build.macro_files:
        headers = {f'#include "{name}"\n' for name in build.macro_files}
        preprocessed.lines[:] = [line for line in preprocessed.lines if _top(line).text not in headers]
    return preprocessed


def _top(line: Text) -> Source:
    """Return the source whose `#include`s led to a line."""
    source = line.origin.outermost().source
    while source.included_from is not None:
        source = source.included_from.location.source
    return source


def _uncertain(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return the findings for a tree whose generated headers are missing: what hangs on values becomes a note.

    Without the configuration the wrong branches of `#ifdef CONFIG_…` are read, and what they trip over is no fault.
    """
    return [
        one._replace(severity=Severity.NOTE, confidence="low") if one.code in _BY_VALUE else one for one in diagnostics
    ]


def _expand_options(settings: Settings, build: Build, incomplete: bool) -> ExpandOptions:
    limits = Limits()
    if settings.max_expansion is not None:
        limits = limits._replace(statements=settings.max_expansion)
    if settings.max_depth is not None:
        limits = limits._replace(depth=settings.max_depth)
    options = ExpandOptions(
        include_paths=build.cpp.include_paths,
        symbols=build.symbols,
        regnames=build.regnames,
        alternate=build.alternate,
        incomplete=incomplete,
        limits=limits,
        roots=build.cpp.roots,
    )
    return options if settings.gas_version is None else options._replace(gas_version=settings.gas_version)


def _cpu_of_macros(protocols: Protocols, expansion: Expansion) -> Cpu | None:
    """Return the core of the first contract that claims a macro which the file uses, None when none does."""
    for call in expansion.calls:
        contract = protocols.contract_of_macro(call.macro.name)
        if contract is not None and contract.cpu:
            return protocols.cpus[contract.cpu]
    return None
