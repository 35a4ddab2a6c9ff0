"""The public functions: one for each command, free of any terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from ppcmacro.errors import UsageError
from ppcmacro.project.config.settings import Settings

if TYPE_CHECKING:
    from ppcmacro.cpp import Missing
    from ppcmacro.diagnostic import Diagnostic
    from ppcmacro.macro.expansion import Expansion
    from ppcmacro.project.checking.results import FileResult
    from ppcmacro.project.checking.runs import Run
    from ppcmacro.project.reading.missing import MissingHeader
    from ppcmacro.project.reading.unit_reading import Reading
    from ppcmacro.reports.model import LedgerReport
    from ppcmacro.reports.vectors import HandlerInfo
    from ppcmacro.rules.catalogue import RuleInfo
    from ppcmacro.unit import Unit
    from ppcmacro.views.options import ViewOptions

__all__ = [
    "ExpandResult",
    "HandlersResult",
    "LedgerResult",
    "LintResult",
    "VerifyResult",
    "expand",
    "explain",
    "ledgers",
    "lint",
    "list_handlers",
    "list_rules",
    "schema",
    "verify",
]


class ExpandResult:
    """The expansion of one file, with what was found and which headers are missing.

    `expansion` is None when there is no text to expand; `options` say how it is written.
    """

    def __init__(
        self,
        expansion: Expansion | None,
        diagnostics: list[Diagnostic],
        missing: list[Missing] | None = None,
        options: ViewOptions | None = None,
    ) -> None:
        self.expansion = expansion
        self.diagnostics = diagnostics
        self.missing = missing or []
        self.options = options

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


class VerifyResult:
    """Whether source and expansion give the same object; the report says what differs."""

    def __init__(self, identical: bool, report: str) -> None:
        self.identical = identical
        self.report = report


class LintResult:
    """The findings on some files.

    `statistics` counts what was passed over: under "not checked" the files that are not ours to judge, by the reason.
    Where it was asked for, it also counts "statements", "instructions", "handlers", and under "unknown mnemonics" the
    instructions that the tables do not have, by mnemonic and file.  `faults` are files (path, what went wrong) that
    ppcmacro itself failed on, so that their findings are not known.
    """

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.files: list[str] = []
        self.missing: list[MissingHeader] = []
        self.statistics: dict[str, Any] = {}
        self.faults: list[tuple[str, str]] = []


class LedgerResult:
    """The ledgers of the handlers that were asked for, with what was found in reading the file.

    `cores` are the cores that the file is for, that of the ledgers first; none where there is only one.
    """

    def __init__(
        self,
        reports: list[LedgerReport],
        diagnostics: list[Diagnostic],
        missing: list[Missing],
        cores: tuple[str, ...] = (),
    ) -> None:
        self.reports = reports
        self.cores = cores
        self.diagnostics = diagnostics
        self.missing = missing

    def text(self, form: str = "table", path: str = "", color: bool = False) -> str:
        """Return the ledgers as `table`, `md`, `json`, `dot` or `html`.

        `path` says which paths are shown: "worst", "all" or the number of one; "" is worst for text and all for the
        others.  Raises UsageError for a number that no path has.
        """
        from ppcmacro.render.ledger import render

        return render(form, self.reports, path, color)


class HandlersResult:
    """The handlers of one file in the order of their code, with what was found in reading it.

    `cores` are the cores that the file is for, that of the list first; none where there is only one.
    """

    def __init__(
        self,
        path: str,
        handlers: list[HandlerInfo],
        diagnostics: list[Diagnostic],
        missing: list[Missing],
        cores: tuple[str, ...] = (),
    ) -> None:
        self.path = path
        self.cores = cores
        self.handlers = handlers
        self.diagnostics = diagnostics
        self.missing = missing

    def text(self, form: str = "table", color: bool = False) -> str:
        """Return the vector map as `table`, `md` or `json`."""
        from ppcmacro.render.handlers import render

        return render(form, [(self.path, self.handlers)], color)


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
    from ppcmacro.project.checking.time_limit import OutOfTime, out_of_time, time_limit
    from ppcmacro.project.reading.unit_reading import read_unit
    from ppcmacro.views.options import ViewOptions

    settings = settings or Settings()
    options = ViewOptions(view, annotate, line_markers, depth, only, skip)
    try:
        with time_limit(settings.max_seconds):
            reading = read_unit(path, settings, stdin)
            diagnostics = _diagnostics(reading)
    except OutOfTime:
        return ExpandResult(None, [out_of_time(path, settings)])
    if reading.unit is None:
        return ExpandResult(None, _selected(diagnostics, settings))
    expansion = reading.unit.expansion
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
    from ppcmacro import codes
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
        result = result.part(
            statements=result.statements + part.statements,
            calls=result.calls + [call.moved(base) for call in part.calls],
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
    from ppcmacro.project.reading.unit_reading import read_unit
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
    paths: Sequence[str],
    settings: Settings | None = None,
    *,
    stdin: str | None = None,
    count: bool = False,
    run: Run | None = None,
) -> LintResult:
    """Check files; `stdin` is the text of the only path when it does not come from disk.

    `count` asks for counts of what was read in `statistics`; `run` says whether results are kept and how many
    processes check (default: none are, and this one does).  Raises UsageError for a file that cannot be read; what is
    wrong in a file is a finding.
    """
    from ppcmacro.project.checking.runs import Run, add_counts

    settings = settings or Settings()
    result = LintResult()
    said: set[tuple[object, ...]] = set()
    if stdin is None:
        found = (run or Run()).results(paths, settings, count)
    else:
        from ppcmacro.project.checking.linting import lint_file

        found = iter([lint_file(path, settings, stdin, count) for path in paths])
    known: set[str] = set()
    defining: list[FileResult] = []
    for one in found:
        result.files.append(one.path)
        if one.definitions:
            defining.append(one)
        if one.unchecked:
            add_counts(result.statistics, {"not checked": {one.unchecked: 1}})
        add_counts(result.statistics, one.statistics)
        result.missing += [header for header in one.missing if header.name not in known]
        known.update(header.name for header in one.missing)
        if one.fault:
            result.faults.append((one.path, one.fault))
        result.diagnostics += _each_once(one.diagnostics, said)
    if defining and stdin is None:
        from ppcmacro.project.checking.linking import linked_files, repeated

        others = (run or Run()).results(linked_files(paths, settings), settings)
        result.diagnostics += _selected(list(repeated(defining, others, settings)), settings)
    if settings.waivers or settings.baseline:
        from ppcmacro.project.silencing.settling import settle

        result.diagnostics = settle(result.diagnostics, settings)
    return result


def _each_once(diagnostics: Sequence[Diagnostic], said: set[tuple[object, ...]]) -> Iterator[Diagnostic]:
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
    from ppcmacro.project.config.selection import Selection

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
    from ppcmacro.project.checking.time_limit import OutOfTime, out_of_time, time_limit

    settings = settings or Settings()
    try:
        with time_limit(settings.max_seconds):
            return _ledgers(path, handler, settings, places, stdin)
    except OutOfTime:
        return LedgerResult([], [out_of_time(path, settings)], [])


def _ledgers(path: str, handler: str, settings: Settings, places: Sequence[str], stdin: str | None) -> LedgerResult:
    from ppcmacro.project.reading.unit_reading import read_unit
    from ppcmacro.reports.choice import choose_handlers, choose_places
    from ppcmacro.reports.ledger import ledger_report
    from ppcmacro.rules.examination import Examination

    reading = read_unit(path, settings, stdin)
    diagnostics, missing = _selected(_diagnostics(reading), settings), _missing(reading)
    if reading.unit is None:
        return LedgerResult([], diagnostics, missing)
    examination = Examination(reading.unit, keep=True)
    wanted = choose_places(reading.unit, places)
    chosen = choose_handlers(reading.unit, examination.handlers, handler)
    reports = [ledger_report(examination, one, wanted) for one in chosen]
    return LedgerResult(reports, diagnostics, missing, _cores(reading))


def list_handlers(path: str, settings: Settings | None = None, *, stdin: str | None = None) -> HandlersResult:
    """Return the handlers of a file, or of the text `stdin` under the name `path`: vectors, sizes, how each ends.

    Raises UsageError for a file that cannot be read.
    """
    from ppcmacro.project.checking.time_limit import OutOfTime, out_of_time, time_limit

    settings = settings or Settings()
    try:
        with time_limit(settings.max_seconds):
            return _list_handlers(path, settings, stdin)
    except OutOfTime:
        return HandlersResult(path, [], [out_of_time(path, settings)], [], ())


def _list_handlers(path: str, settings: Settings, stdin: str | None) -> HandlersResult:
    from ppcmacro.project.reading.unit_reading import read_unit
    from ppcmacro.reports.vectors import handler_table
    from ppcmacro.rules.examination import Examination

    reading = read_unit(path, settings, stdin)
    found = [] if reading.unit is None else handler_table(Examination(reading.unit))
    diagnostics = _selected(_diagnostics(reading), settings)
    return HandlersResult(reading.source.path, found, diagnostics, _missing(reading), _cores(reading))


def _cores(reading: Reading) -> tuple[str, ...]:
    """Return the cores of a file that is for several, the one it was read for first."""
    also = () if reading.build is None else reading.build.also
    return (reading.unit.cpu.name, *also) if reading.unit is not None and also else ()


def _missing(reading: Reading) -> list[Missing]:
    return reading.preprocessed.missing if reading.preprocessed else []


def schema(document: str = "findings") -> dict[str, Any]:
    """Return the JSON Schema of a document: `findings`, as `lint` writes them, or `config`, the configuration file."""
    if document == "config":
        from ppcmacro.project.config.key_schema import config_schema

        return config_schema()
    from ppcmacro.render.schema import findings_schema

    return findings_schema()


def list_rules() -> list[RuleInfo]:
    """Return the catalogue, in the order of the codes."""
    from ppcmacro.rules.catalogue import catalogue

    return catalogue()


def explain(code: str, form: str = "markdown") -> str:
    """Return the page of a rule by its code or name, as `markdown`, `text` or `json`.

    Raises UsageError when there is no such rule.
    """
    from ppcmacro.rules.catalogue import find_rule, page

    return page(find_rule(code), form)
