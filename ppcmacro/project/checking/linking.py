"""Handlers that two files of one program define: what no file shows by itself.

Nothing in a source says what it is linked with, and two files with the same handlers are most often for two
configurations.  So the project says it: the key `linked` names groups of files of which all go into one program.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from ppcmacro.diagnostic import Diagnostic, Label
from ppcmacro.project.checking.results import Definition, FileResult
from ppcmacro.project.config.globs import matches
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.silencing.suppressions import Suppressions
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.v002_duplicate_handler_symbol import RULE
from ppcmacro.source import Origin
from ppcmacro.unit import Unit

__all__ = ["definitions", "linked_files", "repeated"]


def definitions(unit: Unit, silence: Suppressions) -> tuple[Definition, ...]:
    """Return the handlers that a unit defines for the linker; a weak symbol gives way and is no definition.

    A comment that silences the rule there counts as used: which other files define the handler is not known yet.
    """
    handlers = {handler.symbol for handler in Examination(unit).handlers}
    weak = {
        name.strip()
        for statement in unit.statements
        if statement.head == ".weak"
        for name in statement.operand_text.split(",")
    }
    expansion = unit.expansion
    return tuple(
        Definition(one.name, one.origin, silence.mark(_finding(one.name, one.origin)).suppressed)
        for one in expansion.labels
        if one.name in handlers and one.name in expansion.globals and one.name not in weak
    )


def linked_files(paths: Sequence[str], settings: Settings) -> list[str]:
    """Return the files that are linked with some of these and are not among them, in order."""
    groups = [group for group in settings.linked if any(matches(path, settings.root, group) for path in paths)]
    known = {os.path.realpath(path) for path in paths}
    found = []
    for folder, folders, names in os.walk(settings.root or ".") if groups else ():
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.normpath(os.path.join(folder, name))
            fits = any(matches(path, settings.root, group) for group in groups)
            if fits and os.path.isfile(path) and os.path.realpath(path) not in known:
                found.append(path)
    return found


def repeated(results: Iterable[FileResult], others: Iterable[FileResult], settings: Settings) -> Iterator[Diagnostic]:
    """Yield a finding for each handler of a checked file that a file linked with it defines as well.

    `results` are those of the files that are checked, `others` of the files that are linked with them.
    """
    checked = [(one.path, definition) for one in results for definition in one.definitions]
    every = [*checked, *((one.path, definition) for one in others for definition in one.definitions)]
    for group in settings.linked:
        first: dict[str, tuple[str, Definition]] = {}
        within = {path: matches(path, settings.root, group) for path, _ in every}
        for path, definition in sorted(filter(lambda one: within[one[0]], every), key=lambda one: one[0]):
            known = first.setdefault(definition.symbol, (path, definition))
            if known[0] != path and ((path, definition) in checked or known in checked):
                yield _finding(definition.symbol, definition.origin, *known)._replace(suppressed=definition.suppressed)


def _finding(symbol: str, origin: Origin, path: str = "", first: Definition | None = None) -> Diagnostic:
    """Return the finding about a handler that was `first` defined in the file `path`, if that is known."""
    line = 0 if first is None else first.origin.outermost().line
    return Diagnostic(
        RULE.code,
        RULE.name,
        RULE.severity,
        f"`{symbol}` is defined here and in `{path}` (line {line}), which is linked with this file",
        origin,
        label="defined again here",
        related=() if first is None else (Label(first.origin, "first defined here"),),
        why=RULE.why,
        help="keep one definition, or make the one that may be replaced `.weak`",
        handler=symbol,
    )
