"""The public functions: one for each command, free of any terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    from ppcmacro.reports.model import LedgerReport
    from ppcmacro.reports.vectors import HandlerInfo
    from ppcmacro.unit import Unit
    from ppcmacro.views.options import ViewOptions

__all__ = [
    "ExpandResult",
    "HandlersResult",
    "LedgerResult",
    "LintResult",
    "RuleInfo",
    "VerifyResult",
    "expand",
    "explain",
    "ledgers",
    "lint",
    "list_handlers",
    "list_rules",
    "verify",
]


@dataclass
class ExpandResult:
    """The expansion of one file, with what was found and which headers are missing.

    `expansion` is None when there is no text to expand; `options` say how it is written.
    """

    expansion: Expansion | None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    options: ViewOptions | None = None

    def parts(self) -> Iterator[str]:
        """Yield the expanded text, a line or less at a time."""
        from ppcmacro.views.writer import parts

        return iter(()) if self.expansion is None else parts(self.expansion, self.options)

    @property
    def text(self) -> str:
        """The expanded text."""
        return "".join(self.parts())

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
    Where it was asked for, it also counts "statements", "instructions", "handlers", and under "unknown mnemonics" the
    instructions that the tables do not have, by mnemonic and file.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    statistics: dict[str, Any] = field(default_factory=dict)


@dataclass
class LedgerResult:
    """The ledgers of the handlers that were asked for, with what was found in reading the file."""

    reports: list[LedgerReport] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)

    def text(self, form: str = "table", path: str = "", color: bool = False) -> str:
        """Return the ledgers as `table`, `md`, `json`, `dot` or `html`.

        `path` says which paths are shown: "worst", "all" or the number of one; "" is worst for text and all for the
        others.  Raises UsageError for a number that no path has.
        """
        from ppcmacro.render.ledger import render

        return render(form, self.reports, path, color)


@dataclass
class HandlersResult:
    """The handlers of one file in the order of their code, with what was found in reading it."""

    path: str
    handlers: list[HandlerInfo] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)

    def text(self, form: str = "table", color: bool = False) -> str:
        """Return the vector map as `table`, `md` or `json`."""
        from ppcmacro.render.handlers import render

        return render(form, [(self.path, self.handlers)], color)


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

    settings = settings or Settings()
    options = ViewOptions(view, annotate, line_markers, depth, only, skip)
    reading = read_unit(path, settings, stdin)
    if reading.unit is None:
        return ExpandResult(None, _selected(reading.diagnostics, settings))
    expansion = reading.unit.expansion
    diagnostics = _diagnostics(reading)
    if handler is not None or ivor is not None:
        expansion = _only_handlers(reading.unit, handler, ivor)
    missing = reading.preprocessed.missing if reading.preprocessed else []
    return ExpandResult(expansion, _selected(diagnostics, settings), missing, options)


def _diagnostics(reading: Reading) -> list[Diagnostic]:
    """Return what GNU as would say of a file: what was found in reading it, and what it refuses of the expansion."""
    if reading.unit is None:
        return reading.diagnostics
    from ppcmacro.refusals import refusals

    diagnostics = reading.diagnostics + _duplicates(reading.unit.expansion)
    if not _unchecked(reading):
        diagnostics += [one for _, one in refusals(reading.unit)]
    return diagnostics


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
    from ppcmacro.vectors import vector_setups
    from ppcmacro.views.selection import select

    handlers = find_handlers(unit, vector_setups(unit, unit.code()))
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
            labels=result.labels + [one._replace(index=one.index + base) for one in part.labels],
            duplicates=result.duplicates + [one._replace(index=one.index + base) for one in part.duplicates],
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


def lint(
    paths: Sequence[str], settings: Settings | None = None, *, stdin: str | None = None, count: bool = False
) -> LintResult:
    """Check files; `stdin` is the text of the only path when it does not come from disk.

    `count` asks for counts of what was read in `statistics`.  Raises UsageError for a file that cannot be read; what
    is wrong in a file is a finding.
    """
    settings = settings or Settings()
    result = LintResult()
    said: set[tuple[object, ...]] = set()
    for path in paths:
        unit = _lint_one(path, settings, stdin, result, said)
        if count and unit is not None:
            _count(unit, result.statistics)
    return result


def _count(unit: Unit, statistics: dict[str, Any]) -> None:
    from ppcmacro.rules.examination import Examination

    examination = Examination(unit)
    code = [index for index, statement in enumerate(unit.statements) if statement.kind == "instruction"]
    for title, number in (
        ("statements", len(unit.statements)),
        ("instructions", len(code)),
        ("handlers", len(examination.handlers)),
    ):
        statistics[title] = statistics.get(title, 0) + number
    for handler, walk in examination.walks:
        blind = [one for one in walk.outcomes if one.kind == "computed" or (one.kind, one.target) == ("hand-off", "")]
        jumps = {one.index for one in blind}
        for title, places in (("places where paths were put together", walk.truncated), ("jumps not followed", jumps)):
            if places:
                statistics.setdefault(title, {})[f"{handler.symbol} in {unit.path}"] = len(places)
    unknown = statistics.setdefault("unknown mnemonics", {})
    for index in code:
        if unit.instruction(index) is None:
            key = f"{unit.statements[index].head} in {unit.path}"
            unknown[key] = unknown.get(key, 0) + 1


def _lint_one(
    path: str, settings: Settings, stdin: str | None, result: LintResult, said: set[tuple[object, ...]]
) -> Unit | None:
    """Check one file and return what was checked, None when the file is not ours to judge."""
    from ppcmacro.project.judging import judge
    from ppcmacro.project.reading import read_unit

    reading = read_unit(path, settings, stdin)
    result.files.append(path)
    why = _unchecked(reading)
    if why:
        unchecked = result.statistics.setdefault("not checked", {})
        unchecked[why] = unchecked.get(why, 0) + 1
        return None
    if reading.preprocessed is not None:
        known = {one.name for one in result.missing}
        result.missing += [one for one in reading.preprocessed.missing if one.name not in known]
    result.diagnostics += _each_once(judge(reading, path, settings), said)
    return reading.unit


def _each_once(diagnostics: list[Diagnostic], said: set[tuple[object, ...]]) -> Iterator[Diagnostic]:
    """Leave out what was already said of the text of a header, which many sources read, and add to `said`."""
    for one in diagnostics:
        origin = one.origin
        if origin.frame is None and origin.location.source.included_from is not None:
            key = (one.code, one.message, origin.location.path, *origin.location[1:])
            if key in said:
                continue
            said.add(key)
        yield one


def _selected(diagnostics: list[Diagnostic], settings: Settings) -> list[Diagnostic]:
    from ppcmacro.project.selection import Selection

    return Selection(settings).apply(diagnostics)


def ledgers(
    path: str,
    handler: str,
    settings: Settings | None = None,
    *,
    places: Sequence[str] = (),
    stdin: str | None = None,
) -> LedgerResult:
    """Follow handlers of a file, or of the text `stdin` under the name `path`, and return what each path does.

    `handler` is a symbol, a glob of symbols, an IVOR number or the offset of a fixed vector; `places` are the
    registers to look at (`r4`, `cr`, `SPRG2`), none for all.  Raises UsageError for a file that cannot be read, and
    for a handler or a register that there is not.
    """
    from ppcmacro.project.reading import read_unit
    from ppcmacro.reports.choice import choose_handlers, choose_places
    from ppcmacro.reports.ledger import ledger_report
    from ppcmacro.rules.examination import Examination

    settings = settings or Settings()
    reading = read_unit(path, settings, stdin)
    diagnostics, missing = _selected(_diagnostics(reading), settings), _missing(reading)
    if reading.unit is None:
        return LedgerResult([], diagnostics, missing)
    examination = Examination(reading.unit)
    wanted = choose_places(reading.unit, places)
    chosen = choose_handlers(reading.unit, examination.handlers, handler)
    return LedgerResult([ledger_report(examination, one, wanted) for one in chosen], diagnostics, missing)


def list_handlers(path: str, settings: Settings | None = None, *, stdin: str | None = None) -> HandlersResult:
    """Return the handlers of a file, or of the text `stdin` under the name `path`: vectors, sizes, how each ends.

    Raises UsageError for a file that cannot be read.
    """
    from ppcmacro.project.reading import read_unit
    from ppcmacro.reports.vectors import handler_table
    from ppcmacro.rules.examination import Examination

    settings = settings or Settings()
    reading = read_unit(path, settings, stdin)
    found = [] if reading.unit is None else handler_table(Examination(reading.unit))
    return HandlersResult(reading.source.path, found, _selected(_diagnostics(reading), settings), _missing(reading))


def _missing(reading: Reading) -> list[Missing]:
    return reading.preprocessed.missing if reading.preprocessed else []


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
