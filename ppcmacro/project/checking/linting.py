"""One file from its path to the value that is kept, passed between processes and put together with others."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ppcmacro.errors import PpcmacroError
from ppcmacro.project.checking.judging import judge
from ppcmacro.project.checking.results import FileResult
from ppcmacro.project.checking.time_limit import OutOfTime, out_of_time, time_limit
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.reading.missing import Header
from ppcmacro.project.reading.unit_reading import read_unit
from ppcmacro.witness import watching

if TYPE_CHECKING:
    from ppcmacro.unit import Unit

__all__ = ["lint_file"]


def lint_file(path: str, settings: Settings, stdin: str | None = None, count: bool = False) -> FileResult:
    """Check the file at `path`, or the text `stdin` as if it were that file; `count` asks for statistics.

    Raises UsageError for a file that cannot be read and ConfigError for a protocol file that cannot be used.
    """
    try:
        with time_limit(settings.max_seconds):
            return _lint_file(path, settings, stdin, count)
    except OutOfTime:
        return FileResult(path, (out_of_time(path, settings),), repeatable=False)
    except PpcmacroError:
        raise
    except Exception as error:
        # One file must not hide the findings of the others.
        if os.environ.get("PPCMACRO_DEBUG") == "1":
            import traceback

            traceback.print_exc()
        fault = " ".join(f"{type(error).__name__}: {error}".split())
        return FileResult(path, repeatable=False, fault=fault)


def _lint_file(path: str, settings: Settings, stdin: str | None, count: bool) -> FileResult:
    with watching() as witness:
        reading = read_unit(path, settings, stdin)
        unchecked = reading.build.unchecked if reading.build else ""
        diagnostics, defined = ([], ()) if unchecked else judge(reading, path, settings)
        missing = reading.preprocessed.missing if reading.preprocessed and not unchecked else ()
        statistics = _counts(reading.unit) if count and reading.unit is not None and not unchecked else {}
    return FileResult(
        path,
        tuple(diagnostics),
        tuple(Header(one.name, one.origin) for one in missing),
        statistics,
        unchecked,
        tuple(witness.facts),
        witness.repeatable and stdin is None and not settings.cpp,
        definitions=defined,
    )


def _counts(unit: Unit) -> dict[str, Any]:
    from ppcmacro.rules.examination import Examination

    statistics: dict[str, Any] = {}
    examination = Examination(unit)
    code = [index for index, statement in enumerate(unit.statements) if statement.kind == "instruction"]
    statistics["statements"] = len(unit.statements)
    statistics["instructions"] = len(code)
    statistics["handlers"] = len(examination.handlers)
    for handler, walk in examination.walks:
        blind = [one for one in walk.outcomes if one.kind == "computed" or (one.kind, one.target) == ("hand-off", "")]
        jumps = {one.index for one in blind}
        for title, places in (("places where paths were put together", walk.truncated), ("jumps not followed", jumps)):
            if places:
                statistics.setdefault(title, {})[f"{handler.symbol} in {unit.path}"] = len(places)
    unknown = statistics["unknown mnemonics"] = {}
    for index in code:
        if unit.instruction(index) is None:
            key = f"{unit.statements[index].head} in {unit.path}"
            unknown[key] = unknown.get(key, 0) + 1
    return statistics
