"""The public functions: one for each command, free of any terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, NamedTuple

from ppcmacro import codes
from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.errors import UsageError
from ppcmacro.project.settings import Settings

if TYPE_CHECKING:
    from ppcmacro.cpp import Missing
    from ppcmacro.macro.expansion import Expansion
    from ppcmacro.project.reading import Reading
    from ppcmacro.unit import Unit

__all__ = [
    "ExpandResult",
    "LintResult",
    "RuleInfo",
    "VerifyResult",
    "expand",
    "explain",
    "lint",
    "list_rules",
    "verify",
]


@dataclass
class ExpandResult:
    """The expansion of one file as text, with what was found and which headers are missing."""

    text: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    expansion: Expansion | None = None

    def document(self) -> dict[str, Any]:
        """Return the statements with their origins as values that `json.dumps` takes."""
        from ppcmacro.macro.expansion import Expansion
        from ppcmacro.render.json import findings
        from ppcmacro.views.document import document

        result = document(self.expansion or Expansion())
        result["diagnostics"] = findings(self.diagnostics)
        result["missing_headers"] = [one.name for one in self.missing]
        return result


@dataclass
class VerifyResult:
    """Whether source and expansion give the same object; the report says what differs."""

    identical: bool
    report: str


@dataclass
class LintResult:
    """The findings on some files.

    `statistics` counts what was passed over: under "not checked" the files that are not ours to judge, by the reason.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    statistics: dict[str, Any] = field(default_factory=dict)


class RuleInfo(NamedTuple):
    """A line of the catalogue."""

    code: str
    name: str
    severity: Severity


def expand(
    path: str,
    settings: Settings | None = None,
    *,
    view: str = "numeric",
    annotate: str = "none",
    line_markers: bool = False,
    depth: int | None = None,
    only: tuple[str, ...] = (),
    skip: tuple[str, ...] = (),
    handler: str | None = None,
    ivor: int | None = None,
    stdin: str | None = None,
) -> ExpandResult:
    """Expand one file, or the text `stdin` under the name `path`.

    Raises UsageError for a file that cannot be read and for a handler or IVOR that is not in it.
    """
    from ppcmacro.project.reading import read_unit
    from ppcmacro.views.options import ViewOptions
    from ppcmacro.views.writer import write

    settings = settings or Settings()
    options = ViewOptions(view, annotate, line_markers, depth, only, skip)
    reading = read_unit(path, settings, stdin)
    if reading.unit is None:
        return ExpandResult("", _selected(reading.diagnostics, settings))
    expansion = reading.unit.expansion
    from ppcmacro.refusals import refusals

    diagnostics = reading.diagnostics + _duplicates(expansion)
    if not _unchecked(reading):
        diagnostics += [one for _, one in refusals(reading.unit)]
    if handler is not None or ivor is not None:
        expansion = _only_handlers(reading.unit, handler, ivor)
    missing = reading.preprocessed.missing if reading.preprocessed else []
    return ExpandResult(write(expansion, options), _selected(diagnostics, settings), missing, expansion)


def _unchecked(reading: Reading) -> str:
    """Return why the instructions of a file are not ours to judge, "" when they are."""
    return reading.build.unchecked if reading.build else ""


def _duplicates(expansion: Expansion) -> list[Diagnostic]:
    from ppcmacro.diagnostic import Label

    return [
        codes.SYMBOL_REDEFINED(
            one.origin,
            f"symbol `{one.name}` is already defined",
            related=() if one.previous is None else (Label(one.previous.origin, "first defined here"),),
        )
        for one in expansion.duplicates
    ]


def _only_handlers(unit: Unit, symbol: str | None, ivor: int | None) -> Expansion:
    """Return the part of an expansion that the chosen handlers make up, whole and in order."""
    from ppcmacro.handlers import find_handlers
    from ppcmacro.views.selection import select

    handlers = find_handlers(unit)
    chosen = [
        one
        for one in handlers
        if (ivor is None or one.ivor == ivor) and (symbol is None or fnmatchcase(one.symbol, symbol))
    ]
    ranges = [(one.first, one.last) for one in chosen]
    if not ranges and symbol is not None and ivor is None:
        ranges = _labelled(unit.expansion, symbol)
    if not ranges:
        what = f"handler `{symbol}`" if symbol is not None else f"handler of IVOR {ivor}"
        known = ", ".join(one.symbol or "(no symbol)" for one in handlers)
        raise UsageError(f"there is no {what} in `{unit.path}`" + (f"; it has {known}" if known else ""))
    parts = [select(unit.expansion, first, last) for first, last in ranges]
    result = parts[0]
    for part in parts[1:]:
        base = len(result.statements)
        result = replace(
            result,
            statements=result.statements + part.statements,
            calls=result.calls + [replace(c, first=c.first + base, last=c.last + base) for c in part.calls],
            labels=result.labels + [replace(one, index=one.index + base) for one in part.labels],
            duplicates=result.duplicates + [replace(one, index=one.index + base) for one in part.duplicates],
        )
    return result


def _labelled(expansion: Expansion, symbol: str) -> list[tuple[int, int]]:
    """Return the ranges from a label that fits to the next global label."""
    borders = [one.index for one in expansion.labels if one.name in expansion.globals]
    ranges = []
    for one in expansion.labels:
        if fnmatchcase(one.name, symbol):
            last = next((index for index in borders if index > one.index), len(expansion.statements))
            ranges.append((one.index, last))
    return ranges


def verify(path: str, settings: Settings | None = None, assembler: str | None = None) -> VerifyResult:
    """Assemble a file and its expansion with GNU as and compare the objects.

    The file is preprocessed once, by our preprocessor or the external one, and both sides start from that text.
    Raises UsageError when the file cannot be read or the assembler is not found.
    """
    from ppcmacro.project.reading import read_unit
    from ppcmacro.views.verify import verify as compare
    from ppcmacro.views.writer import write

    settings = settings or Settings()
    reading = read_unit(path, settings)
    if reading.unit is None or reading.build is None:
        return VerifyResult(False, f"{path}: there is no text to assemble")
    flags = reading.build.assembler_flags()
    original = _original(reading)
    verdict = compare(original, write(reading.unit.expansion), assembler, flags, statements=reading.unit.statements)
    if verdict.identical:
        return VerifyResult(True, f"{path}: source and expansion assemble to the same object")
    lines = [f"{path}: source and expansion do not assemble to the same object"]
    lines += [f"  {line}" for line in (*verdict.differences, *verdict.messages)]
    return VerifyResult(False, "\n".join(lines))


def _original(reading: Reading) -> str:
    if reading.preprocessed is None:
        return reading.source.text
    return "".join(f"{line.text}\n" for line in reading.lines)


def lint(paths: Sequence[str], settings: Settings | None = None, *, stdin: str | None = None) -> LintResult:
    """Check files; `stdin` is the text of the only path when it does not come from disk.

    Raises UsageError for a file that cannot be read; what is wrong in a file is a finding.
    """
    settings = settings or Settings()
    result = LintResult()
    for path in paths:
        _lint_one(path, settings, stdin, result)
    return result


def _lint_one(path: str, settings: Settings, stdin: str | None, result: LintResult) -> None:
    from ppcmacro.project.reading import read_unit

    reading = read_unit(path, settings, stdin)
    result.files.append(path)
    diagnostics = list(reading.diagnostics)
    why = _unchecked(reading)
    if why:
        unchecked = result.statistics.setdefault("not checked", {})
        unchecked[why] = unchecked.get(why, 0) + 1
        return
    if reading.unit is not None:
        from ppcmacro.rules import examine

        diagnostics += examine(reading.unit)
    if reading.preprocessed is not None:
        known = {one.name for one in result.missing}
        result.missing += [one for one in reading.preprocessed.missing if one.name not in known]
    result.diagnostics += _selected(diagnostics, settings)


def _selected(diagnostics: list[Diagnostic], settings: Settings) -> list[Diagnostic]:
    from ppcmacro.project.selection import Selection

    return Selection(settings).apply(diagnostics)


def list_rules() -> list[RuleInfo]:
    """Return the catalogue, in the order of the codes."""
    from ppcmacro.rules import RULES

    found = [RuleInfo(rule.RULE.code, rule.RULE.name, rule.RULE.severity) for rule in RULES]
    found += [RuleInfo(code.code, code.name, code.severity) for code in codes.ALL]
    return sorted(found)


def explain(code: str) -> str:
    """Return the page of a rule by its code or name, as Markdown.  Raises UsageError when there is no such rule."""
    from ppcmacro.rules import RULES

    for rule in RULES:
        if code in (rule.RULE.code, rule.RULE.name):
            return f"# {rule.RULE.name} ({rule.RULE.code}), {rule.RULE.severity}\n\n{(rule.__doc__ or '').strip()}\n"
    for one in codes.ALL:
        if code in (one.code, one.name):
            return f"# {one.name} ({one.code}), {one.severity}\n\n{one.why}\n"
    from difflib import get_close_matches

    names = [name for info in list_rules() for name in (info.code, info.name)]
    close = get_close_matches(code, names, 1)
    raise UsageError(f"there is no rule `{code}`" + (f"; did you mean `{close[0]}`?" if close else ""))
