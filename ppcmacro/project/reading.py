"""From a path and settings to an expanded unit: reads, preprocesses and expands one file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ppcmacro import codes
from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.errors import UsageError
from ppcmacro.files import binary_fault, read_source
from ppcmacro.macro import ExpandOptions, Limits, expand
from ppcmacro.macro.expansion import Expansion
from ppcmacro.project.kernel_tree import KernelTree, find_kernel_tree
from ppcmacro.project.settings import Settings
from ppcmacro.protocols import Cpu, Protocols, load_protocols
from ppcmacro.source import Location, Origin, Source, Text
from ppcmacro.unit import Unit

if TYPE_CHECKING:
    from ppcmacro.cpp import Preprocessed

__all__ = ["Reading", "read_unit"]

_DEFAULT_CPU = "e500v2"
# Findings that a missing configuration can cause.
_BY_VALUE = frozenset(
    code.code for code in (codes.PREPROCESSOR, codes.SYNTAX_ERROR, codes.NOT_CONSTANT, codes.UNKNOWN_OPCODE)
)


@dataclass
class Reading:
    """One file, read.

    unit           the expanded unit; None when the file is no text
    preprocessed   what the C preprocessor gave; None for text that is not preprocessed
    diagnostics    what was found on the way, in order
    lines          the text that the macro engine was given
    """

    source: Source
    unit: Unit | None
    preprocessed: Preprocessed | None
    diagnostics: list[Diagnostic]
    lines: list[Text]


def read_unit(path: str, settings: Settings, text: str | None = None) -> Reading:
    """Read, preprocess and expand the file at `path`, or `text` as if it were that file.

    Raises UsageError for a file that cannot be read and ConfigError for a protocol file that cannot be used.
    """
    if text is not None:
        source = Source("<stdin>" if path == "-" else path, text)
    else:
        try:
            source = read_source(path)
        except OSError as error:
            raise UsageError(f"cannot read `{path}`: {error.strerror}") from None
    fault = binary_fault(source)
    if fault is not None:
        return Reading(source, None, None, [fault], [])
    protocols = load_protocols(settings.protocols)
    tree = None if path == "-" else find_kernel_tree(path)
    diagnostics: list[Diagnostic] = []
    preprocessed = None
    if _wants_cpp(path, settings):
        preprocessed = _preprocess(source, settings, tree, protocols)
        diagnostics += preprocessed.diagnostics
        lines = preprocessed.lines
    else:
        lines = _plain_lines(source)
    expansion = expand(lines, _expand_options(settings, bool(preprocessed and preprocessed.missing)))
    diagnostics += expansion.diagnostics
    unconfigured = tree is not None and preprocessed is not None and bool(preprocessed.missing)
    if unconfigured:
        diagnostics = _uncertain(diagnostics)
    cpu = _cpu(path, settings, tree, protocols, expansion)
    unit = Unit(source.path, expansion, preprocessed, protocols, cpu, unconfigured)
    return Reading(source, unit, preprocessed, diagnostics, lines)


def _wants_cpp(path: str, settings: Settings) -> bool:
    if settings.language:
        return settings.language == "assembler-with-cpp"
    return path.endswith((".S", ".sx"))


def _plain_lines(source: Source) -> list[Text]:
    lines = source.text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return [Text(line, Origin(Location(source, number, 1))) for number, line in enumerate(lines, 1)]


def _preprocess(source: Source, settings: Settings, tree: KernelTree | None, protocols: Protocols) -> Preprocessed:
    from ppcmacro.cpp import CppOptions, preprocess

    options = CppOptions(
        include_paths=list(settings.include_paths),
        defines=list(settings.defines),
        undefines=list(settings.undefines),
        forced=list(settings.forced),
        target=settings.target,
    )
    if tree is not None:
        options.include_paths += tree.include_paths
        options.forced[:0] = tree.forced
        given = {name for name, _ in settings.defines} | set(settings.undefines)
        contract = protocols.contract_of_file(tree.relative(source.path))
        config = contract.kernel_config if contract else ()
        options.defines[:0] = [(name, None) for name in (*tree.defines, *config) if name not in given]
    return preprocess(source, options)


def _uncertain(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return the findings for a tree whose generated headers are missing: what hangs on values becomes a note.

    Without the configuration the wrong branches of `#ifdef CONFIG_…` are read, and what they trip over is no fault.
    """
    return [replace(one, severity=Severity.NOTE) if one.code in _BY_VALUE else one for one in diagnostics]


def _expand_options(settings: Settings, incomplete: bool) -> ExpandOptions:
    limits = Limits()
    if settings.max_expansion is not None:
        limits = replace(limits, statements=settings.max_expansion)
    if settings.max_depth is not None:
        limits = replace(limits, depth=settings.max_depth)
    return ExpandOptions(include_paths=settings.include_paths, incomplete=incomplete, limits=limits)


def _cpu(path: str, settings: Settings, tree: KernelTree | None, protocols: Protocols, expansion: Expansion) -> Cpu:
    """Return the core: the one that is set, else that of the contract that claims the file or its macros."""
    if settings.cpu:
        cpu = protocols.cpus.get(settings.cpu)
        if cpu is None:
            raise UsageError(f"there is no cpu `{settings.cpu}`; known are {', '.join(sorted(protocols.cpus))}")
        return cpu
    contract = protocols.contract_of_file(tree.relative(path)) if tree is not None else None
    if contract is None:
        for call in expansion.calls:
            contract = protocols.contract_of_macro(call.macro.name)
            if contract is not None:
                break
    return protocols.cpus[(contract.cpu if contract else "") or _DEFAULT_CPU]
